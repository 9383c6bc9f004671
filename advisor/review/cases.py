"""One piece of given advice as the review sees it: what the figures ask of it, read once."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import NamedTuple

from advisor.counting import NOTHING, Value, loss_of, value_of
from advisor.records import Decision, Outcome, Progress, Recommendation, Withdrawal
from advisor.records.choices import (
    ADOPTED,
    ANSWERED,
    SETTLED,
    TAKEN_RESULTS,
    Position,
    Priority,
    ProgressState,
    Reason,
    Result,
)
from advisor.review.chances import Chance, chance_of
from advisor.standing import Standing, settled_before

# To look in a set asks Python for the hash of a choice each time; thousands of looks are quicker in a tuple.
#: The results of advice that worked.
WORKED = (Result.better_than_hoped, Result.as_hoped)
#: The results of advice that was taken.
OF_TAKEN = tuple(each for each in Result if each in TAKEN_RESULTS)
#: The results of advice that was not taken.
OF_NOT_TAKEN = tuple(each for each in Result if each not in TAKEN_RESULTS)
_ADOPTING = tuple(each for each in Position if each in ADOPTED)
_ANSWERING = tuple(each for each in Position if each in ANSWERED)
_SETTLING = tuple(each for each in Position if each in SETTLED)
_IN_FULL, _DECLINED, _AS_WARNED = Position.adopted, Position.declined, Result.as_warned
_WORTHLESS = (NOTHING, NOTHING, False)
_IMPLEMENTED, _ABANDONED = ProgressState.implemented, ProgressState.abandoned
_ONE_DAY = timedelta(days=1)


class Taken(StrEnum):
    """What the client did with advice: a row of the matrix."""

    taken = "taken"
    abandoned = "abandoned"
    not_taken = "not_taken"
    open = "open"


class Stage(IntEnum):
    """How far advice came on its way; what has come to a stage has come to those before it, *declined* = answered."""

    open = 0
    lapsed = 1
    declined = 2
    adopted = 3
    implemented = 4
    observed = 5
    worked = 6


_OPEN, _NOT, _TOOK, _GAVE_UP = Taken.open, Taken.not_taken, Taken.taken, Taken.abandoned
_WAITS, _LAPSED, _SAID_NO, _ADOPTED, _DONE, _SEEN, _WORKED = Stage


class Case(NamedTuple):
    """Given advice on a day. What depends on a position goes by the latest one.

    Attributes:
        given_on: The day on which it was given; cases are in the order of it, and of their ids.
        id: The id of the advice.
        counted: Whether it counts as given; else only the waiting knows of it.
        engagement: The id of its engagement.
        category: Its category.
        priority: Its priority.
        decider: The id of the person who decided.
        reason: Why they decided so.
        stage: How far it came.
        in_full: Whether it was adopted as advised.
        taken: What the client did with it.
        result: What came of that; None while it is not observed.
        answered_on: The day of the first answer: yes in any form, or no.
        adopted_on: The day on which it was first adopted in any form.
        implemented_on: The day on which it was first implemented.
        done: When it stood implemented: each time from one day on, at the end of the other no longer.
        recorded_on: The day of the latest progress.
        left_on: The day on which it was withdrawn or superseded before it was settled.
        left_unknown: Whether it was, on a day that nobody knows.
        promised: Whether the client named a day by which it would be done.
        slips: How often that day moved later.
        hope: The value at stake.
        value: What it brought.
        loss: What it cost that it was not taken: nothing, or less.
        as_warned: Whether the latest that was seen of not taking it came as we had warned.
        adoption: The chance that it is adopted; its first answer resolves it, or that it lapsed.
        success: The chance that it works; the first outcome that was seen while it was implemented resolves it.
    """

    given_on: date
    id: str
    counted: bool
    engagement: str
    category: str
    priority: Priority | None
    decider: str
    reason: Reason | None
    stage: Stage
    in_full: bool
    taken: Taken
    result: Result | None
    answered_on: date | None
    adopted_on: date | None
    implemented_on: date | None
    done: tuple[tuple[date, date], ...]
    recorded_on: date | None
    left_on: date | None
    left_unknown: bool
    promised: bool
    slips: int
    hope: Decimal | None
    value: Value
    loss: Value
    as_warned: bool
    adoption: Chance
    success: Chance

    def in_time(self, days: timedelta) -> bool:
        """Whether it stood implemented when it had had so many days."""
        return _stood(self.done, self.given_on + days)


def case_of(advice: Recommendation, given_on: date, standing: Standing, on: date) -> Case:
    """What a day knows of given advice.

    Args:
        advice: The recommendation.
        given_on: The day on which it was given.
        standing: Where it stands on the day.
        on: The day.
    """
    decisions, progress, outcomes, withdrawals = standing.known
    decision = standing.decision
    settled_by, answered_on, adopted_on = firsts(decisions) if decisions else (None, None, None)
    done = _done(progress) if progress else ()
    shown_by = _first_shown(done, outcomes) if done and outcomes else None
    taken = _taken(standing) if decisions else _OPEN
    result = _result(taken, outcomes) if outcomes else None
    value, loss, as_warned = _worth(outcomes, on) if outcomes else _WORTHLESS
    left_on, left_unknown = (None, False) if standing.counted else _left(decisions, withdrawals)
    return Case(
        given_on=given_on,
        id=advice.id,
        counted=standing.counted,
        engagement=advice.engagement,
        category=advice.category,
        priority=advice.priority,
        decider=decision.by if decision else "",
        reason=decision.reason if decision else None,
        stage=_stage(standing, taken, result),
        in_full=standing.position is _IN_FULL,
        taken=taken,
        result=result,
        answered_on=answered_on,
        adopted_on=adopted_on,
        implemented_on=done[0][0] if done else None,
        done=done,
        recorded_on=progress[-1].on if progress else None,
        left_on=left_on,
        left_unknown=left_unknown,
        promised=standing.promised_on is not None,
        slips=standing.slips,
        hope=advice.value_at_stake,
        value=value,
        loss=loss,
        as_warned=as_warned,
        adoption=_adoption(advice, settled_by, on),
        success=_success(advice, shown_by, on),
    )


def _adoption(advice: Recommendation, settled_by: Decision | None, on: date) -> Chance:
    """The chance that advice is adopted, beside what settled it."""
    adopted = settled_by is not None and settled_by.position in _ADOPTING
    stated_on, recorded = advice.adoption_chance_on, advice.adoption_chance_recorded
    return chance_of(advice.adoption_chance, stated_on, recorded, settled_by, adopted, on)


def _success(advice: Recommendation, shown_by: Outcome | None, on: date) -> Chance:
    """The chance that advice works, beside what showed whether it does."""
    worked = shown_by is not None and shown_by.result in WORKED
    stated_on, recorded = advice.success_chance_on, advice.success_chance_recorded
    return chance_of(advice.success_chance, stated_on, recorded, shown_by, worked, on)


def firsts(decisions: Iterable[Decision]) -> tuple[Decision | None, date | None, date | None]:
    """What settled it first, and the days on which it was first answered and first adopted."""
    settled_by: Decision | None = None
    answered_on: date | None = None
    for each in decisions:
        position = each.position
        if settled_by is None and position in _SETTLING:
            settled_by = each
        if answered_on is None and position in _ANSWERING:
            answered_on = each.on
        if position in _ADOPTING:
            return settled_by, answered_on, each.on
    return settled_by, answered_on, None


def _done(progress: Iterable[Progress]) -> tuple[tuple[date, date], ...]:
    """The times in which it stood implemented: *implemented* ends only by *abandoned*."""
    times: list[tuple[date, date]] = []
    since: date | None = None
    for each in progress:
        if since is None and each.state is _IMPLEMENTED:
            since = each.on or date.min
        elif since is not None and each.state is _ABANDONED:
            times.append((since, each.on or date.min))
            since = None
    return tuple(times) if since is None else (*times, (since, date.max))


def _stood(done: Iterable[tuple[date, date]], day: date) -> bool:
    """Whether it was implemented at the end of a day."""
    return any(first <= day < end for first, end in done)


def first_shown(progress: Sequence[Progress], outcomes: Iterable[Outcome]) -> Outcome | None:
    """The first outcome of advice taken that was seen while it was implemented, at whatever hour of the day."""
    return _first_shown(_done(progress), outcomes)


def _first_shown(done: Sequence[tuple[date, date]], outcomes: Iterable[Outcome]) -> Outcome | None:
    for each in outcomes:
        if each.result not in OF_TAKEN or each.on is None:
            continue
        if _stood(done, each.on) or _stood(done, each.on - _ONE_DAY):
            return each
    return None


def _taken(standing: Standing) -> Taken:
    """What the client did with advice: by the latest position, and whether what was taken up was abandoned."""
    position, progress, decision = standing.position, standing.progress, standing.decision
    if position not in _ADOPTING:
        return _NOT if position in _SETTLING else _OPEN
    if progress is None or progress.state is not _ABANDONED:
        return _TOOK
    is_adopted_anew = decision is not None and (decision.on or date.min) > (progress.on or date.min)
    return _TOOK if is_adopted_anew else _GAVE_UP


def _stage(standing: Standing, taken: Taken, result: Result | None) -> Stage:
    """How far advice came."""
    if taken is _OPEN:
        return _WAITS
    if taken is _NOT:
        return _SAID_NO if standing.position is _DECLINED else _LAPSED
    if not standing.implemented:
        return _ADOPTED
    if result is None:
        return _DONE
    return _WORKED if result in WORKED else _SEEN


def _result(taken: Taken, outcomes: Sequence[Outcome]) -> Result | None:
    """The result of the latest outcome that speaks of what the client did.

    What came of it before they took it is no result of taking it, nor the other way round. Of advice that was taken
    up and abandoned, either may be said.
    """
    for each in reversed(outcomes):
        if taken is _GAVE_UP or (each.result in OF_TAKEN) == (taken is _TOOK):
            return each.result
    return None


def _worth(outcomes: Sequence[Outcome], on: date) -> tuple[Value, Value, bool]:
    """What advice brought, what it cost that it was not taken, and whether that came as we had warned."""
    without = [each.result for each in outcomes if each.result in OF_NOT_TAKEN]
    if not without:
        return value_of(outcomes, on), NOTHING, False
    return value_of(outcomes, on), loss_of(outcomes, on), without[-1] is _AS_WARNED


def _left(decisions: Sequence[Decision], withdrawals: Iterable[Withdrawal]) -> tuple[date | None, bool]:
    """The first day on which advice was taken back before it was settled, and whether one such day is unknown."""
    left = [each.on for each in withdrawals if not settled_before(decisions, each)]
    days = [each for each in left if each is not None]
    return min(days, default=None), len(days) < len(left)
