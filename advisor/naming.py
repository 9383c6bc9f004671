"""Clients called by their names where the store, which knows only files, speaks of those."""

import re
from collections.abc import Callable
from typing import Final

from advisor.book import PRACTICE_SCOPE
from advisor.records import Client

NameOf = Callable[[str], str]

_ID: Final = "[a-z0-9]{8,32}"
_FILE: Final = re.compile(rf"(?<![\w/-])(?:([Tt])he file )?(?:clients/({_ID})|practice)\.json(?!\.?[\w/-])")
_HISTORY: Final = re.compile(rf"(?<![\w/-])(?:([Tt])he history )?history/({_ID})(?:/{_ID}\.jsonl)?(?!\.?[\w/-])")
_PLACE: Final = re.compile(rf"practice\.json$|(?:clients|history|backups)/({_ID})\b")


def client_name(client: Client) -> str:
    """A client as sentences call it: ``Castell Logistics (CAS)``."""
    return f"{client.name} ({client.code})" if client.name and client.code else client.name or client.code


def in_names(words: str, name_of: NameOf) -> str:
    """A sentence of the store with clients called by their names in place of their files and histories.

    Args:
        words: The sentence, which names files by their paths within the practice.
        name_of: What people call a client, by its id; "" where nobody knows, so that the path stays.
    """
    return _HISTORY.sub(_naming("history", name_of), _FILE.sub(_naming("file", name_of), words))


def _naming(what: str, name_of: NameOf) -> Callable[[re.Match[str]], str]:
    def named(found: re.Match[str]) -> str:
        scope = found[2] or PRACTICE_SCOPE
        name = name_of(scope)
        if scope != PRACTICE_SCOPE and not name:
            return found[0]
        told = f"the practice's own {what}" if scope == PRACTICE_SCOPE else f"the {what} of {name}"
        begins = found[1] == "T" or (found[1] is None and found.start() == 0)
        return told[:1].upper() + told[1:] if begins else told

    return named


def with_name(where: str, name_of: NameOf) -> str:
    """A place in the practice with its client in front: ``Castell Logistics (CAS), clients/6c35a5ab97d54b85.json``."""
    found = _PLACE.match(where)
    if found is None:
        return where
    name = "The practice's own records" if found[1] in (None, PRACTICE_SCOPE) else name_of(found[1])
    return f"{name}, {where}" if name else where
