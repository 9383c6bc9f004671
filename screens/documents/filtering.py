"""The filter of documents: words, ``client:acme``, ``engagement:acme-e3``, ``kind:letter``, and how far each is."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from advisor.search import FilterError, parts_of
from screens.widgets.register_rows import fold

#: The words before a colon, each with what may follow it.
KEYS: Final = {
    "client": "a code or part of a name, such as client:acme",
    "engagement": "a reference or part of a title, such as engagement:acme-e3",
    "kind": "part of what it is called, such as kind:form,letter",
}
#: What a document that was made may be, in a word.
FLAGS: Final = ("sent", "unsent", "out", "draft", "final")
_DIGEST = re.compile(r"[0-9a-f]{4,64}")


@dataclass(frozen=True)
class Entry:
    """Something that can be found: a document that was made, or a kind that can be made of something. All casefolded.

    Attributes:
        client: The client's code and name.
        engagement: The reference and title of the engagement, "" where it is of none.
        kind: What it is called.
        text: What else words are looked for in.
        flags: Those of `FLAGS` that it is; none where it is yet to be made.
        digests: The SHA-256 of its file as it was made, and as it was sent.
    """

    client: str
    engagement: str
    kind: str
    text: str = ""
    flags: frozenset[str] = frozenset()
    digests: tuple[str, ...] = ()

    def has(self, word: str) -> bool:
        """Whether a word is found in it, begins one of its kind, or is the beginning of the SHA-256 of its file."""
        if any(word in each for each in (self.client, self.engagement, self.text)):
            return True
        if re.search(rf"\b{re.escape(word)}", self.kind):  # every client can have a register, not STE alone
            return True
        return bool(_DIGEST.fullmatch(word)) and any(each.startswith(word) for each in self.digests)


Test = Callable[[Entry], bool]


def parse(text: str) -> tuple[Test, ...]:
    """Read a filter; ``-`` in front negates, and “not sent” may be said for ``unsent``.

    Raises:
        FilterError: With one sentence that names what was not understood, and what is allowed.
    """
    tests: list[Test] = []
    for part in parts_of(re.sub(r"\bnot\s+sent\b", "unsent", fold(text))):
        key, colon, value = part.bare.partition(":")
        if colon:
            test = _keyed(key, value)
        elif key in FLAGS:
            test = _flag(key)
        else:
            test = _word(key or part.quoted)
        tests.append(_not(test) if part.negated else test)
    return tuple(tests)


def understood(text: str) -> tuple[tuple[Test, ...], str]:
    """What a filter asks for, and what is wrong with it; where something is, what stands before it holds."""
    try:
        return parse(text), ""
    except FilterError as error:
        before = text.rpartition(" ")[0]
        return (understood(before)[0] if before else ()), str(error)


def _keyed(key: str, value: str) -> Test:
    if key not in KEYS:
        allowed = ", ".join((*(f"{each}:" for each in KEYS), *FLAGS))
        raise FilterError(
            f"“{key}:” is not something to filter documents by. There are {allowed}; "
            "quotation marks make plain words of it."
        )
    wanted = [each for each in value.split(",") if each]
    if not wanted:
        raise FilterError(f"Say what after “{key}:” — {KEYS[key]}.")
    return lambda entry: any(each in getattr(entry, key) for each in wanted)


def _flag(name: str) -> Test:
    return lambda entry: name in entry.flags


def _word(word: str) -> Test:
    return lambda entry: entry.has(word)


def _not(test: Test) -> Test:
    return lambda entry: not test(entry)
