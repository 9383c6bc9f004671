"""What can be done to records, and the records that follow from it by rule."""

import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from pydantic import ValidationError

from advisor.book import Book
from advisor.records import (
    Correction,
    Dated,
    Decision,
    Engagement,
    Problem,
    Progress,
    Recommendation,
    Record,
    Withdrawal,
)
from advisor.records.choices import Position, Whose, WithdrawalKind
from advisor.records.invalid import problems_from
from advisor.rules import changed_as_given, default_whose
from advisor.standing import order


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


def new_id() -> str:
    """An id for a record or a commit: 16 hexadecimal digits nobody else has."""
    return secrets.token_hex(8)


def added(book: Book, change: Add, now: datetime) -> Record:
    """The record of an ``Add`` with what the program fills in: id, instant, order of the day, whose position."""
    record = change.record
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
    return record.model_copy(update=values)


def _next_of_day(book: Book, record: Dated) -> int:
    """The number behind those of the same kind on the same day."""
    day = order(record)[0]  # type: ignore[arg-type]
    same = [
        each.sequence
        for each in book.events_of(record.recommendation)
        if type(each) is type(record) and order(each)[0] == day
    ]
    return max(same, default=-1) + 1


def edited(change: Edit, now: datetime, today: date) -> Record:
    """The record of an ``Edit`` with its new values, the correction kept beside them.

    Raises:
        Refused: When a value does not fit its field.
    """
    before = change.record
    try:
        after = before.with_changes(**change.values)
    except ValidationError as error:
        raise Refused(problems_from(error, type(before))) from error
    if isinstance(before, Recommendation) and isinstance(after, Recommendation):
        values = _stamped_chances(before, after, now)
        changed = changed_as_given(before, after)
        if changed and change.correction.strip():
            was = before.model_dump(mode="json", include=set(changed))
            correction = Correction(on=today, reason=change.correction.strip(), was=was)
            values["corrections"] = (*before.corrections, correction)
        after = after.model_copy(update=values)
    return after


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


def superseding(book: Book, before: Record | None, after: Record) -> Iterator[Add]:
    """The withdrawals that follow when given advice says that it replaces older advice."""
    if not isinstance(after, Recommendation) or after.given_on is None:
        return
    known = before.replaces if isinstance(before, Recommendation) and before.given_on else ()
    for old_id in after.replaces:
        withdrawn = any(isinstance(e, Withdrawal) and not e.entered_in_error for e in book.events_of(old_id))
        if old_id not in known and not withdrawn:
            yield Add(
                Withdrawal(
                    recommendation=old_id,
                    kind=WithdrawalKind.superseded,
                    on=after.given_on,
                    reason=f"Replaced by newer advice: {after.title}",
                )
            )


def adopted_by_doing(progress: Progress) -> Decision:
    """The decision that progress without one stands for: adopted, shown by doing, on that day."""
    return Decision(
        recommendation=progress.recommendation,
        on=progress.on,
        position=Position.adopted,
        whose=Whose.client,
        by_doing=True,
    )


def withdrawal(advice: Recommendation, reason: str, on: date | None, by: Recommendation | None = None) -> list[Change]:
    """The changes that withdraw advice, or supersede it by other advice that then names it."""
    kind = WithdrawalKind.superseded if by else WithdrawalKind.withdrawn
    changes: list[Change] = [Add(Withdrawal(recommendation=advice.id, kind=kind, on=on, reason=reason))]
    if by is not None and advice.id not in by.replaces:
        changes.append(Edit(by, {"replaces": (*by.replaces, advice.id)}))
    return changes


def copied(advice: Recommendation, engagement: Engagement) -> Recommendation:
    """The advice as a draft for another client: title, advice and options, and nothing else."""
    return Recommendation(engagement=engagement.id, title=advice.title, advice=advice.advice, options=advice.options)
