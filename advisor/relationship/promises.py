"""Where promises stand on a day, ours and theirs."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from advisor.book import Book
from advisor.records import Promise
from advisor.records.choices import OursOrTheirs

#: From how many days ahead a promise is near.
DUE_DAYS = 7


class PromiseState(StrEnum):
    """Where a promise stands: ``due`` is today or within a week."""

    open = "open"
    due = "due"
    late = "late"
    kept = "kept"
    kept_late = "kept_late"
    broken = "broken"


OPEN = frozenset({PromiseState.open, PromiseState.due, PromiseState.late})


def state_of(promise: Promise, on: date) -> PromiseState | None:
    """Where a promise stands on a day; None where it was not made by then, or has not its days."""
    if not promise.on or not promise.due or promise.on > on:
        return None
    if promise.kept_on and promise.kept_on <= on:
        return PromiseState.kept if promise.kept_on <= promise.due else PromiseState.kept_late
    if promise.broken_on and promise.broken_on <= on:
        return PromiseState.broken
    ahead = (promise.due - on).days
    if ahead < 0:
        return PromiseState.late
    return PromiseState.due if ahead <= DUE_DAYS else PromiseState.open


class Promises(NamedTuple):
    """The promises of one side, each list by the day on which it is due."""

    open: tuple[Promise, ...] = ()
    due: tuple[Promise, ...] = ()
    late: tuple[Promise, ...] = ()
    kept: tuple[Promise, ...] = ()
    kept_late: tuple[Promise, ...] = ()
    broken: tuple[Promise, ...] = ()

    def of(self, state: PromiseState) -> tuple[Promise, ...]:
        """The promises in a state."""
        return getattr(self, state.value)  # type: ignore[no-any-return]

    @property
    def made(self) -> int:
        """How many were made."""
        return sum(len(self.of(each)) for each in PromiseState)


def promises(book: Book, client_id: str, whose: OursOrTheirs, on: date) -> Promises:
    """The promises of one side towards the other, as they stand on a day."""
    found: dict[str, list[Promise]] = {}
    for each in book.of_scope(Promise, client_id):
        state = state_of(each, on) if each.whose is whose else None
        if state:
            found.setdefault(state.value, []).append(each)
    by_due = {state: tuple(sorted(each, key=lambda one: one.due or date.max)) for state, each in found.items()}
    return Promises(**by_due)


def joined(several: Iterable[Promises]) -> Promises:
    """The promises of several clients as those of one."""
    known = list(several)
    return Promises(**{state.value: tuple(one for each in known for one in each.of(state)) for state in PromiseState})
