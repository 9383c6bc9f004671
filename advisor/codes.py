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
    stem = _begun_with_a_letter(stem.upper()) or "CLIENT"
    return numbered(stem if len(stem) > 1 else f"{stem}1", taken, stem)


def numbered(code: str, taken: Collection[str], stem: str = "") -> str:
    """A code, or where it is taken the first of its stem (itself unless told otherwise) with a number that is free."""
    stem, number = stem or code, 1
    while code in taken:
        number += 1
        code = f"{stem[: _LONGEST - len(str(number))]}{number}"
    return code


def _begun_with_a_letter(stem: str) -> str:
    """The same signs with the first letter in front of the digits before it: ``3M`` → ``M3``; C where there is none."""
    match = re.match(r"([0-9]+)([A-Z]?)(.*)", stem)
    return f"{match[2] or 'C'}{match[1]}{match[3]}" if match else stem
