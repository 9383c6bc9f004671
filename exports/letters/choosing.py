"""Of which advice a letter is: what was named, or else all of its kind that no letter was sent about yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from advisor.records import Document, Profile
from advisor.records.choices import DocumentKind
from advisor.words import label
from exports.asked import Asked
from exports.error import ExportError
from exports.gathering import gather
from exports.material import Advice


@dataclass(frozen=True)
class Subject:
    """What a kind of letter is about, and how it is refused where there is nothing of it.

    Attributes:
        kind: The kind of letter.
        fits: Whether a letter can be about a piece of advice.
        unfit: What is said after the reference of advice that was named and does not fit.
        none: What is said where no advice fits.
        all_sent: What is said where a letter about each was sent.
    """

    kind: DocumentKind
    fits: Callable[[Advice], bool]
    unfit: str
    none: str
    all_sent: str

    def of(self, asked: Asked) -> list[Advice]:
        """The advice that a letter is about, in the order of its references.

        Raises:
            ExportError: When it cannot be about what was named, or there is nothing to write about.
        """
        assert not isinstance(asked.scope, Profile)
        given = {each.record: each for each in gather(asked.book, asked.scope, asked.as_of).advice()}
        if asked.about:
            return self._named(asked, given)
        fitting = [each for each in given.values() if self.fits(each)]
        sent = self._sent(asked)
        left = [each for each in fitting if each.record not in sent]
        if not left:
            raise ExportError(self.all_sent if fitting else self.none)
        return left

    def about(self, asked: Asked) -> tuple[str, ...]:
        """The ids of the recommendations that a letter is about.

        Raises:
            ExportError: When it cannot be about what was named, or there is nothing to write about.
        """
        return tuple(each.record for each in self.of(asked))

    def _named(self, asked: Asked, given: dict[str, Advice]) -> list[Advice]:
        for record in asked.about:
            if record not in given:
                raise ExportError(f"A {label(self.kind)} is about advice that its client was given; choose another.")
            if not self.fits(given[record]):
                raise ExportError(f"{given[record].reference} {self.unfit}")
        return [each for record, each in given.items() if record in asked.about]

    def _sent(self, asked: Asked) -> set[str]:
        """The ids of what such a letter was sent about by the day."""
        letters = (each for each in asked.book.all(Document) if each.kind is self.kind)
        return {id_ for each in letters if each.sent_on and each.sent_on <= asked.as_of for id_ in each.about}
