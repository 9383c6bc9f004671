"""What can be done to records, and the records that follow from it by rule."""

import secrets
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from advisor.book import Book
from advisor.records import (
    Correction,
    Dated,
    Decision,
    Engagement,
    Misfit,
    Outcome,
    Problem,
    Progress,
    Recommendation,
    Record,
    Sitting,
    Withdrawal,
)
from advisor.records.choices import Position, ValueBasis, Whose, WithdrawalKind
from advisor.records.fields import fields_of
from advisor.records.stored import as_json
from advisor.rules import changed_as_given, default_whose
from advisor.standing import order
from advisor.text import clean

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Add:
    """A new record; it gets an id when it has none."""

    record: Record


@dataclass(frozen=True)
class Edit:
    """Other values for a record as it was seen; given advice also wants the reason of the correction."""

    record: Record
    values: dict[str, Any] = field(default_factory=dict)
    correction: str = ""


@dataclass(frozen=True)
class Delete:
    """A record, as it was seen, taken out."""

    record: Record


Change = Add | Edit | Delete


class Refused(Exception):
    """A change that breaks rules: nothing was written. ``problems`` names every breach, in plain words."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(" ".join(each.words for each in problems))
        self.problems = tuple(problems)


def deletion(book: Book, record: Record) -> list[Delete]:
    """What deletes a record, with what is nothing without it: the answers of a sitting."""
    answers = book.answers_of(record.id) if isinstance(record, Sitting) else []
    return [*map(Delete, answers), Delete(record)]


def new_id() -> str:
    """An id for a record or a commit: 16 hexadecimal digits nobody else has."""
    return secrets.token_hex(8)


def added(book: Book, change: Add, now: datetime) -> Record:
    """The record of an ``Add`` with its text cleaned, and with what the program fills in.

    That is its id, the instant, its order within the day, whose position it is, and the day of confirming.

    Raises:
        Refused: When a value does not fit its field.
    """
    record = _fitting(type(change.record), change.record.values)
    record = _cleaned(record, record.values)
    values: dict[str, Any] = {"recorded": now.astimezone(UTC)}
    if not record.id:
        values["id"] = new_id()
    if isinstance(record, Dated) and record.sequence == 0:
        values["sequence"] = _next_of_day(book, record)
    if isinstance(record, Decision) and record.whose is None:
        lapsed = record.position is Position.lapsed
        values["whose"] = Whose.client if lapsed else default_whose(book.person(record.by))
    if isinstance(record, Recommendation):
        values |= _stamped_chances(None, record, now)
    if isinstance(record, Outcome) and _lacks_confirmed_on(record):
        values["confirmed_on"] = record.on
    return record.replaced(**values)


def _fitting(record_type: type[R], values: Mapping[str, Any]) -> R:
    """A record of values that are checked here, whoever they come from."""
    try:
        return record_type.of(values)
    except Misfit as error:
        raise Refused(error.problems) from error


def _cleaned(record: R, names: Collection[str]) -> R:
    """The record with the text in these fields as it is kept; what the program fills in is left alone."""
    values: dict[str, Any] = {}
    for spec in fields_of(type(record)):
        typed = not spec.system and spec.ref is None and spec.name != "id"
        if spec.name not in names or not (typed or spec.name == "entered_in_error"):
            continue
        value = getattr(record, spec.name)
        if spec.kind == "lines":
            kept: object = tuple(line for each in value if (line := clean(each, lines=False)))
        elif spec.kind == "text":
            kept = clean(value, lines=spec.long)
        else:
            continue
        if kept != value:
            values[spec.name] = kept
    return record.replaced(**values) if values else record


def _lacks_confirmed_on(outcome: Outcome) -> bool:
    confirmed = outcome.value is not None and outcome.value_basis is ValueBasis.confirmed
    return confirmed and outcome.confirmed_on is None


def _next_of_day(book: Book, record: Dated) -> int:
    """The number behind those of the same kind on the same day."""
    day = order(record)[0]  # type: ignore[arg-type]
    same = [
        each.sequence
        for each in book.events_of(record.recommendation)
        if type(each) is type(record) and order(each)[0] == day
    ]
    return max(same, default=-1) + 1


def edited(book: Book, change: Edit, now: datetime, today: date) -> Record:
    """The record of an ``Edit`` with its new values, the correction kept beside them.

    An event that moves to another day goes behind those of that day. A value that is confirmed without saying when
    is confirmed today.

    Raises:
        Refused: When a value does not fit its field.
    """
    before = change.record
    after = _fitting(type(before), before.values | change.values)
    after = _cleaned(after, change.values)
    if isinstance(after, Dated) and isinstance(before, Dated):
        moved = order(after)[0] != order(before)[0]  # type: ignore[arg-type]
        if moved and after.sequence == before.sequence:
            after = after.replaced(sequence=_next_of_day(book, after))
    if isinstance(after, Outcome) and _lacks_confirmed_on(after):
        after = after.replaced(confirmed_on=today)
    if isinstance(before, Recommendation) and isinstance(after, Recommendation):
        values = _stamped_chances(before, after, now)
        reason = clean(change.correction).strip()
        if changed_as_given(before, after) and reason:
            values["corrections"] = (*before.corrections, correction_of(before, after, reason, today))
        after = after.replaced(**values)
    return after


def correction_of(before: Recommendation, after: Recommendation, reason: str, today: date) -> Correction:
    """What is kept of given advice beside a correction of it: what it said, the day, and the reason."""
    was = {name: as_json(getattr(before, name)) for name in changed_as_given(before, after)}
    return Correction(on=today, reason=reason, was=was)


def _stamped_chances(before: Recommendation | None, after: Recommendation, now: datetime) -> dict[str, Any]:
    """When each chance that is new was stated, and when it was recorded."""
    values: dict[str, Any] = {}
    for name in ("adoption_chance", "success_chance"):
        chance = getattr(after, name)
        if before is not None and getattr(before, name) == chance:
            continue
        stated = getattr(after, f"{name}_on") if before is None else None
        values[f"{name}_on"] = (stated or now.date()) if chance is not None else None
        values[f"{name}_recorded"] = now.astimezone(UTC) if chance is not None else None
    return values


def superseding(book: Book, before: Record | None, after: Record) -> Iterator[Add | Delete]:
    """What follows for older advice when given advice says, or says no longer, that it replaces it.

    Args:
        book: The practice as it would be with the change.
        before: The record as it was, or None when it is new.
        after: The record as it would be.
    """
    if not isinstance(after, Recommendation):
        return
    replaced = _replaced_by(after)
    known = _replaced_by(before) if isinstance(before, Recommendation) else ()
    for old_id in replaced:
        if old_id not in known and not _withdrawals(book, old_id):
            yield Add(
                Withdrawal(
                    recommendation=old_id,
                    kind=WithdrawalKind.superseded,
                    on=after.given_on,
                    reason=f"Replaced by newer advice: {after.title}",
                )
            )
    for old_id in known:
        if old_id not in replaced and not book.replaced_by(old_id):
            yield from (Delete(each) for each in _withdrawals(book, old_id) if each.kind is WithdrawalKind.superseded)


def _replaced_by(advice: Recommendation) -> tuple[str, ...]:
    """The older advice that is superseded because of this."""
    return advice.replaces if advice.given_on and not advice.entered_in_error else ()


def _withdrawals(book: Book, advice_id: str) -> list[Withdrawal]:
    """What stands of the withdrawals of advice."""
    events = book.events_of(advice_id)
    return [each for each in events if isinstance(each, Withdrawal) and not each.entered_in_error]


def adopted_by_doing(progress: Progress) -> Decision:
    """The decision that progress without one stands for: adopted, shown by doing, on that day."""
    return Decision(
        recommendation=progress.recommendation,
        on=progress.on,
        position=Position.adopted,
        whose=Whose.client,
        by_doing=True,
    )


def withdrawal(
    advice: Sequence[Recommendation], reason: str, on: date | None, by: Recommendation | None = None
) -> list[Change]:
    """The changes that withdraw advice, or supersede it by other advice that then names it."""
    kind = WithdrawalKind.superseded if by else WithdrawalKind.withdrawn
    changes: list[Change] = [
        Add(Withdrawal(recommendation=each.id, kind=kind, on=on, reason=reason)) for each in advice
    ]
    older = tuple(each.id for each in advice if by is not None and each.id not in by.replaces)
    if by is not None and older:
        changes.append(Edit(by, {"replaces": (*by.replaces, *older)}))
    return changes


#: What can become of open advice when its engagement is closed.
LETTING_GO = ("lapsed", "leave", "withdrawn")


def let_go(advice: Recommendation, what: str, on: date) -> list[Change]:
    """The changes that let open advice go when its engagement is closed; none where it is left open."""
    if what == "lapsed":
        return [Add(Decision(recommendation=advice.id, on=on, position=Position.lapsed))]
    if what == "withdrawn":
        return withdrawal([advice], "The engagement was closed.", on)
    return []


def copied(advice: Recommendation, engagement: Engagement) -> Recommendation:
    """The advice as a draft for another client: title, advice and options, and nothing else."""
    return Recommendation(engagement=engagement.id, title=advice.title, advice=advice.advice, options=advice.options)
