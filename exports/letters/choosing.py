"""Of which advice a letter is: what was named, or else all that calls for one and that none was sent about yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

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
        calls: Whether advice that fits calls for a letter on a day, so that it is in one of a whole scope.
        unfit: What is said after the reference of advice that was named and does not fit.
        none: What is said where no advice fits.
        none_calls: What is said where some fits, and none calls for a letter.
        all_sent: What is said where a letter about each was sent.
    """

    kind: DocumentKind
    fits: Callable[[Advice], bool]
    calls: Callable[[Advice, date], bool]
    unfit: str
    none: str
    none_calls: str
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
        calling = [each for each in fitting if self.calls(each, asked.as_of)]
        sent = self._sent(asked)
        left = [each for each in calling if each.record not in sent]
        if not left:
            raise ExportError(self.all_sent if calling else self.none_calls if fitting else self.none)
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
