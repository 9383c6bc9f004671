"""What an answer is held against: the record as it is, and as it was when the form was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from advisor.book import Book
from advisor.records import Client, Decision, Document, FormReturn, Recommendation
from advisor.records.choices import Whose
from advisor.records.fields import field_of
from advisor.standing import order
from advisor.words import label, long_date
from exports.form.answers import AnswerRead

_PRINTED = ("title", "advice", "hope", "warning", "options")
"""What a form says of advice, and asks a decision about."""


@dataclass(frozen=True)
class Beside:
    """The record beside a returned form.

    Attributes:
        book: The client's records as they are.
        then: The same as they stood when the form was made.
        document: The form as it went out.
        client: Whose it is.
        now: The instant.
        file: The SHA-256 of the file that came back.
        lost_code: Whether the file did not say which form it is.
    """

    book: Book
    then: Book
    document: Document
    client: Client
    now: datetime
    file: str = ""
    lost_code: bool = False

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.date()

    def advice_of(self, answer: AnswerRead) -> Recommendation | None:
        """The recommendation that an answer is about, None where the form did not ask about it."""
        asked = [each for each in map(self._advice, self.document.about) if each]
        if answer.recommendation:
            return next((each for each in asked if each.id == answer.recommendation), None)
        return next((each for each in asked if self._reference(each) == answer.reference), None)

    def _advice(self, record: str) -> Recommendation | None:
        return self.book.get(Recommendation, record)

    def _reference(self, advice: Recommendation) -> str:
        """The reference of advice as it stands on the form."""
        was = self.then.get(Recommendation, advice.id)
        return (was or advice).reference

    def decisions(self, advice: str) -> list[Decision]:
        """The client's positions that are recorded of advice, the latest last."""
        events = (each for each in self.book.events_of(advice) if not each.entered_in_error)
        decided = (each for each in events if isinstance(each, Decision) and each.whose is not Whose.person)
        return sorted(decided, key=order)

    def is_of_this_form(self, decision: Decision) -> bool:
        """Whether a decision was recorded from this form."""
        came = self.book.get(FormReturn, decision.form_return)
        return came is not None and came.document == self.document.id

    def is_of_this_file(self, decision: Decision) -> bool:
        """Whether a decision was recorded from the very file that came back."""
        came = self.book.get(FormReturn, decision.form_return)
        return came is not None and came.sha256 == self.file


def odd_fields(decision: Decision) -> Iterator[str]:
    """That something was filled in which does not go with the position; it is kept all the same."""
    for name in ("takes", "leaves", "instead", "deferred_until"):
        spec = field_of(Decision, name)
        if getattr(decision, name) and decision.position and not spec.applies(decision.values):
            yield f"“{spec.label}” is filled in, which does not go with “{label(decision.position)}”."


def outdated(beside: Beside, advice: Recommendation) -> Iterator[str]:
    """What became of advice since the form was made that the client did not see when they decided."""
    was = beside.then.get(Recommendation, advice.id)
    changed = [name for name in _PRINTED if was and getattr(was, name) != getattr(advice, name)]
    if changed:
        names = ", ".join(f"“{field_of(Recommendation, name).label}”" for name in changed)
        yield f"The advice was changed since the form was made: {names}. They decided on what the form says."
    standing = beside.book.standing_of(advice, beside.today)
    if standing.withdrawal:
        on = f" on {long_date(standing.withdrawal.on)}" if standing.withdrawal.on else ""
        yield f"The advice was {label(standing.withdrawal.kind)}{on}."


def newer(beside: Beside, decision: Decision) -> Iterator[str]:
    """A position that is later than the answer, or that was recorded since the form was made."""
    others = [each for each in beside.decisions(decision.recommendation) if each.position and each.on]
    for each in reversed(others):
        assert each.position is not None
        assert each.on is not None
        said = f"“{label(each.position)}” of {long_date(each.on)}"
        if decision.on and each.on > decision.on:
            yield f"A later decision stands: {said}; it goes on counting."
            return
        if each.noted > beside.document.noted:
            yield f"Since the form was made, {said} was recorded."
            return
