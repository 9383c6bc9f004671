"""What was found in a template, in plain sentences: what is used, what is brought, and what is taken out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from exports.word.template.placeholders import PLACEHOLDERS


@dataclass(frozen=True)
class Findings:
    """What a template brings, for whoever made it.

    Attributes:
        found: What of it is used, a sentence each.
        missing: What it lacks, and what is done about that.
        removed: What never reaches a document.
        known: The placeholders that are filled in.
        unknown: The placeholders that nothing is known of; they stay as they are.
        marked: Whether it says where the report goes.
    """

    found: tuple[str, ...]
    missing: tuple[str, ...]
    removed: tuple[str, ...]
    known: tuple[str, ...]
    unknown: tuple[str, ...]
    marked: bool


@dataclass
class Notes:
    """What is noted while a template is read.

    Attributes:
        removed: How many of each thing were taken out, by what they are called.
        placeholders: The names between braces, in the order in which they were met.
    """

    found: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    removed: Counter[str] = field(default_factory=Counter)
    placeholders: dict[str, None] = field(default_factory=dict)

    def remove(self, what: str, count: int = 1) -> None:
        """Note that something was taken out, by a name in the singular such as "a comment"."""
        self.removed[what] += count

    def meet(self, names: Iterable[str]) -> None:
        """Note the placeholders of a text."""
        self.placeholders.update(dict.fromkeys(names))

    def findings(self, *, marked: bool) -> Findings:
        """All of it, as it is told."""
        removed = (
            f"{what[0].upper()}{what[1:]}{f' ({count} times)' if count > 1 else ''}."
            for what, count in self.removed.items()
        )
        return Findings(
            tuple(self.found),
            tuple(self.missing),
            tuple(removed),
            tuple(name for name in self.placeholders if name in PLACEHOLDERS),
            tuple(name for name in self.placeholders if name not in PLACEHOLDERS),
            marked,
        )


def told(findings: Findings) -> list[tuple[str, Sequence[str]]]:
    """All that was found as headings with lines, for people; a heading without lines is left out."""
    unknown = [
        f"{each} is not known; there are {', '.join(map(braced, PLACEHOLDERS))}."
        for each in map(braced, findings.unknown)
    ]
    every = (
        ("Found", findings.found),
        ("Missing", findings.missing),
        ("Left out", findings.removed),
        ("Filled in", tuple(map(braced, findings.known))),
        ("Stays as it is", unknown),
    )
    return [(heading, lines) for heading, lines in every if lines]


def braced(name: str) -> str:
    """A placeholder as it stands in a template."""
    return f"{{{{{name}}}}}"
