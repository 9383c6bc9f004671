"""Where a piece of advice stands on a day: one pure function, from the advice and its records."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from advisor.records.advice import Decision, Event, Outcome, Progress, Recommendation, Withdrawal
from advisor.records.choices import (
    ADOPTED,
    ANSWERED,
    SETTLED,
    Position,
    ProgressState,
    Whose,
    WithdrawalKind,
)
from advisor.records.relationship import Interaction

#: Days until a deferral without a date runs out.
DEFERRAL_DAYS = 90


class State(StrEnum):
    """Every standing that advice can have."""

    draft = "draft"
    awaiting = "awaiting"
    deferred = "deferred"
    declined = "declined"
    lapsed = "lapsed"
    adopted = "adopted"
    under_way = "under_way"
    implemented = "implemented"
    abandoned = "abandoned"
    withdrawn = "withdrawn"
    superseded = "superseded"


class Clock(StrEnum):
    """What can be late about advice."""

    decision_overdue = "decision_overdue"
    no_answer = "no_answer"
    deferral_expired = "deferral_expired"
    progress_overdue = "progress_overdue"
    outcome_due = "outcome_due"


class Terms(NamedTuple):
    """What was agreed about waiting, in days: for an answer, and for looking at the outcome."""

    wait_days: int = 90
    follow_up_days: int = 180


class Ringing(NamedTuple):
    """A clock that rings: which one, and the day from which it is late."""

    clock: Clock
    since: date


class Known(NamedTuple):
    """The records that a day knows of, each kind in its order: the client's positions, progress, and so on.

    Those dated later, those entered in error, and the views of single persons are not among them.
    """

    decisions: tuple[Decision, ...] = ()
    progress: tuple[Progress, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()


NOTHING_KNOWN = Known()


class Standing(NamedTuple):
    """Where advice stands on a day.

    ``position`` is the client's latest position; ``decision``, ``progress``, ``outcome`` and ``withdrawal`` are the
    records that say so. ``since`` is the day on which the state began (None where it is unknown). ``counted`` says
    whether the advice belongs in a count of given advice: drafts, entries in error, and advice withdrawn before it
    was settled do not. ``known`` has every record that the day knows of. ``raised_on`` is the day of the last contact
    in which it was raised again, from which waiting for an answer counts then.
    """

    state: State
    since: date | None
    position: Position | None = None
    decision: Decision | None = None
    progress: Progress | None = None
    outcome: Outcome | None = None
    withdrawal: Withdrawal | None = None
    promised_on: date | None = None
    slips: int = 0
    ringing: tuple[Ringing, ...] = ()
    counted: bool = False
    implemented: bool = False
    known: Known = NOTHING_KNOWN
    raised_on: date | None = None

    @property
    def by_doing(self) -> bool:
        """Whether the client adopted it by doing it, without saying so."""
        return self.decision is not None and self.decision.by_doing

    @property
    def adopted(self) -> bool:
        """Whether the latest position is an adoption in any form."""
        return self.position in ADOPTED

    @property
    def answered(self) -> bool:
        """Whether the client has said yes (in any form) or no."""
        return self.position in ANSWERED

    @property
    def settled(self) -> bool:
        """Whether it was answered or has lapsed."""
        return self.position in SETTLED

    @property
    def open(self) -> bool:
        """Whether it still waits for the client's answer."""
        return self.state in (State.awaiting, State.deferred)


def order(record: Event) -> tuple[date, int, datetime, str]:
    """The key by which records of one piece of advice follow each other, whatever order they came in."""
    return (record.on or date.min, record.sequence, record.noted, record.id)


def deferred_until(decision: Decision) -> date:
    """The day on which a deferral runs out: the stated one, else 90 days after the decision."""
    return decision.deferred_until or (decision.on or date.min) + timedelta(days=DEFERRAL_DAYS)


def progress_in_effect(all_progress: Sequence[Progress]) -> Progress | None:
    """The progress that holds: *implemented* ends only by *abandoned*."""
    current: Progress | None = None
    for each in all_progress:
        if current is None or current.state is not ProgressState.implemented or each.state is ProgressState.abandoned:
            current = each
    return current


def _promises(all_progress: Sequence[Progress]) -> tuple[date | None, int]:
    """The date promised last, and how often a promised date moved later."""
    promised: date | None = None
    slips = 0
    for each in all_progress:
        if each.promised_on:
            slips += promised is not None and each.promised_on > promised
            promised = each.promised_on
    return promised, slips


_BY_POSITION = {
    Position.adopted: State.adopted,
    Position.in_part: State.adopted,
    Position.differently: State.adopted,
    Position.deferred: State.deferred,
    Position.declined: State.declined,
    Position.lapsed: State.lapsed,
}
_BY_PROGRESS = {
    ProgressState.not_started: State.adopted,
    ProgressState.under_way: State.under_way,
    ProgressState.implemented: State.implemented,
    ProgressState.abandoned: State.abandoned,
}


#: The states in which something can be late.
_CLOCKED = frozenset(State) - {State.draft, State.abandoned, State.withdrawn, State.superseded}
#: Those in which the client owes us what they took.
_TAKEN = frozenset({State.adopted, State.under_way})
#: Those whose outcome is to be looked at.
_TO_LOOK_AT = frozenset({State.implemented, State.declined, State.lapsed})


def _progress_decides(decision: Decision | None, progress: Progress) -> bool:
    """Whether progress says more than the position: the later of the two decides.

    On one day the deed follows the word of adoption. *Implemented* ends only by *abandoned*, and adopting again
    does not take back work that is under way.
    """
    if decision is None or progress.state is ProgressState.implemented:
        return True
    said, done = decision.on or date.min, progress.on or date.min
    if decision.position in ADOPTED:
        return done >= said or progress.state is ProgressState.under_way
    return done > said


def _state(given_on: date | None, decision: Decision | None, progress: Progress | None) -> tuple[State, date | None]:
    """The state of given advice that was not withdrawn, and since when."""
    if progress is not None and progress.state and _progress_decides(decision, progress):
        if progress.state is ProgressState.not_started and decision is not None and decision.position in ADOPTED:
            return State.adopted, decision.on
        return _BY_PROGRESS[progress.state], progress.on
    if decision is not None and decision.position:
        return _BY_POSITION[decision.position], decision.on
    return State.awaiting, given_on


def _clocks(
    advice: Recommendation,
    state: State,
    since: date | None,
    decision: Decision | None,
    promised_on: date | None,
    outcome: Outcome | None,
    raised_on: date | None,
    terms: Terms,
) -> Iterator[Ringing]:
    """The clocks of advice that stands so: those that ring, and those that will where nothing happens before."""
    if state in _TO_LOOK_AT:
        if since and (outcome is None or (outcome.on or date.min) < since):
            yield Ringing(Clock.outcome_due, since + timedelta(days=terms.follow_up_days))
    elif state in _TAKEN:
        if promised_on:
            yield Ringing(Clock.progress_overdue, promised_on)
    elif state is State.awaiting and advice.given_on:
        if advice.decide_by:
            yield Ringing(Clock.decision_overdue, advice.decide_by)
        yield Ringing(Clock.no_answer, (raised_on or advice.given_on) + timedelta(days=terms.wait_days))
    elif state is State.deferred and decision:
        yield Ringing(Clock.deferral_expired, deferred_until(decision))


#: The clocks that ring on their day; the others leave it to whoever is to do something, and ring from the next one on.
_ON_THEIR_DAY = frozenset({Clock.deferral_expired, Clock.outcome_due})


def _rings(each: Ringing, on: date) -> bool:
    """Whether a clock rings on a day."""
    return each.since < on or (each.since == on and each.clock in _ON_THEIR_DAY)


def clocks_ahead(advice: Recommendation, found: Standing, terms: Terms) -> tuple[Ringing, ...]:
    """The clocks of advice as it stands, each with its day: those that ring, and those that are still to.

    Args:
        advice: The recommendation.
        found: Where it stands.
        terms: The days of waiting that hold for it.
    """
    if found.state not in _CLOCKED or advice.entered_in_error:
        return ()
    said = (found.state, found.since, found.decision, found.promised_on, found.outcome, found.raised_on)
    return tuple(_clocks(advice, *said, terms))


def settled_before(decisions: Iterable[Decision], withdrawal: Withdrawal) -> bool:
    """Whether the client had settled it when it was withdrawn; where the day is unknown, any settling counts."""
    before = [each for each in decisions if withdrawal.on is None or (each.on or date.min) <= withdrawal.on]
    return bool(before) and before[-1].position in SETTLED


def _by(records: Iterable[Event], on: date) -> Known:
    """The records that a day knows of, each kind in its order."""
    decisions: list[Decision] = []
    all_progress: list[Progress] = []
    outcomes: list[Outcome] = []
    withdrawals: list[Withdrawal] = []
    for each in records:
        day = each.on
        if each.entered_in_error or (day is not None and day > on):
            continue
        if isinstance(each, Decision):
            if each.whose is not Whose.person:
                decisions.append(each)
        elif isinstance(each, Progress):
            all_progress.append(each)
        elif isinstance(each, Outcome):
            outcomes.append(each)
        else:
            withdrawals.append(each)
    kinds: tuple[list[Any], ...] = (decisions, all_progress, outcomes, withdrawals)
    for found in kinds:
        if len(found) > 1:  # nearly all have one of a kind, and none of the others
            found.sort(key=order)
    return Known(tuple(decisions), tuple(all_progress), tuple(outcomes), tuple(withdrawals))


def _raised_on(given_on: date | None, raised: Iterable[Interaction], on: date) -> date | None:
    """The day of the last contact after advice was given, up to a day; a message that nobody answered is none."""
    days = [each.on for each in raised if each.took_part and each.on and each.on <= on]
    return max((each for each in days if given_on and each > given_on), default=None)


def standing(
    advice: Recommendation,
    records: Iterable[Event],
    on: date,
    terms: Terms | None = None,
    raised: Sequence[Interaction] = (),
) -> Standing:
    """Where a piece of advice stands on a day.

    Args:
        advice: The recommendation.
        records: Its decisions, withdrawals, progress and outcomes, in any order; those dated after ``on`` and those
            entered in error do not matter, nor do views of single persons.
        on: The as-of day.
        terms: The agreed days of waiting; the defaults where none are given.
        raised: The contacts in which it was raised, in any order; those dated after ``on`` do not matter.
    """
    raised_on = _raised_on(advice.given_on, raised, on) if raised else None
    known = _by(records, on)
    decisions, all_progress, outcomes, withdrawals = known.decisions, known.progress, known.outcomes, known.withdrawals
    outcome = outcomes[-1] if outcomes else None
    withdrawal = withdrawals[-1] if withdrawals else None
    decision = decisions[-1] if decisions else None
    progress = progress_in_effect(all_progress)
    promised_on, slips = _promises(all_progress)
    is_draft = advice.given_on is None or advice.given_on > on
    if withdrawal is not None:
        superseded = withdrawal.kind is WithdrawalKind.superseded
        state, since = (State.superseded if superseded else State.withdrawn), withdrawal.on
        counted = not is_draft and all(settled_before(decisions, each) for each in withdrawals)
    elif is_draft:
        state, since, counted = State.draft, None, False
    else:
        (state, since), counted = _state(advice.given_on, decision, progress), True
    ringing: tuple[Ringing, ...] = ()
    if state in _CLOCKED and not advice.entered_in_error:
        clocks = _clocks(advice, state, since, decision, promised_on, outcome, raised_on, terms or Terms())
        ringing = tuple([each for each in clocks if _rings(each, on)])
    return Standing(
        state=state,
        since=since,
        position=decision.position if decision else None,
        decision=decision,
        progress=progress,
        outcome=outcome,
        withdrawal=withdrawal,
        promised_on=promised_on,
        slips=slips,
        ringing=ringing,
        counted=counted and not advice.entered_in_error,
        implemented=progress is not None and progress.state is ProgressState.implemented,
        known=known,
        raised_on=raised_on,
    )
