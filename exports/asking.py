"""What we ask of the client now: open decisions, deferrals that ran out, and work that was promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from advisor.records.choices import Position
from advisor.standing import State
from exports import sentences
from exports.material import Advice


@dataclass(frozen=True)
class Ask:
    """One request about `advice`: the words before its title, and those after its reference."""

    advice: Advice
    before: str
    after: str


def asks(advice: Sequence[Advice], as_of: date) -> list[Ask]:
    """Everything that waits for the client on a day: decisions first, then deferrals, then work; each by its date.

    Nothing is asked about advice that was taken back, and a date that has passed is named without a reproach.
    """
    found = [(rank, day, ask) for each in advice for rank, day, ask in _ask(each, as_of)]
    found.sort(key=lambda each: each[:2])
    return [ask for _, _, ask in found]


def _ask(advice: Advice, as_of: date) -> list[tuple[int, date, Ask]]:
    done, decided = advice.progress, advice.decided
    if advice.state is State.awaiting:
        return [(0, advice.decide_by or date.max, _to_decide(advice, as_of))]
    if advice.state is State.deferred and decided and decided.position is Position.deferred:
        until = decided.until or date.max
        after = f", which was deferred until {sentences.day(until)}."
        return [(1, until, Ask(advice, "Please come back to", after))] if until <= as_of else []
    if advice.state in (State.adopted, State.under_way) and done and done.planned:
        return [(2, done.planned, _to_finish(advice, done.planned, as_of))]
    return []


def _to_decide(advice: Advice, as_of: date) -> Ask:
    by = advice.decide_by
    if by is None:
        return Ask(advice, "Please let us have your decision on", ".")
    if by < as_of:
        return Ask(advice, "Please let us have your decision on", f"; we had asked for it by {sentences.day(by)}.")
    return Ask(advice, "Please decide on", f" by {sentences.day(by)}.")


def _to_finish(advice: Advice, planned: date, as_of: date) -> Ask:
    if planned < as_of:
        return Ask(advice, "Please tell us where you are with", f"; it was planned for {sentences.day(planned)}.")
    return Ask(advice, "Please see through", f", planned for {sentences.day(planned)}.")
