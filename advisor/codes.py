"""A client's code made from its name, for when nobody chooses one."""

import re
import unicodedata
from collections.abc import Collection

_LONGEST = 8
_SMALL_WORDS = frozenset(
    "a ab ag and bv co company corp corporation de der des die et for gmbh group inc kg la le limited llc llp ltd nv "
    "of oy plc sa sarl se spa srl the und".split()
)


def code_for(name: str, taken: Collection[str]) -> str:
    """A code for a client: ``Maritime New Zealand`` → MNZ, ``Bellweather`` → BELL; numbered where it is taken.

    Args:
        name: The client's name, in any script.
        taken: The codes that are in use.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().replace("'", "")
    words = re.findall(r"[A-Za-z0-9]+", plain)
    telling = [each for each in words if each.casefold() not in _SMALL_WORDS] or words
    stem = "".join(each[0] for each in telling[:5]) if len(telling) > 2 else "".join(telling)[:4]
    stem = re.sub(r"^[0-9]+", "", stem.upper())
    if len(stem) < 2:
        stem = f"{stem}CLIENT"[:6]
    number, code = 1, stem
    while code in taken:
        number += 1
        code = f"{stem[: _LONGEST - len(str(number))]}{number}"
    return code
