"""Whether a text gives away whose words stand without a name."""

from __future__ import annotations

import re

from advisor.records import Person
from advisor.records.sharing import attribution, shared

_WORD = re.compile(r"\w+")


def tells_who(text: str, person: Person | None) -> bool:
    """Whether a text has a name or the role of somebody whose words stand without either."""
    if person is None or attribution(person) != "":
        return False
    view, words = shared(person), _words(text)
    names = [each for each in _WORD.findall(view.name) if not each.islower()]  # "van" is none
    if any(each.casefold() in words for each in names):
        return True
    role = _words(view.role)
    return bool(role) and any(words[at : at + len(role)] == role for at in range(len(words)))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
