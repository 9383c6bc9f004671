"""Whether what happened to advice can have happened in that order, whatever order it was recorded in."""

from collections.abc import Iterator, Sequence
from datetime import date

from advisor.records import Decision, Event, Outcome, Progress, Recommendation, Withdrawal
from advisor.records.choices import ADOPTED, TAKEN_RESULTS, Position, ProgressState, Whose
from advisor.standing import State, order, standing
from advisor.words import label

BY_DOING = "They have not said that they adopt it. Record it as adopted, shown by doing, or their decision first."


def misfits(advice: Recommendation, events: Sequence[Event]) -> dict[str, tuple[str, str]]:
    """The events that do not fit the others, by id: the field that is wrong, and why in one sentence.

    Within one day the benefit of the doubt is given: what holds at some hour of the day is enough.
    """
    found = {}
    for event in events:
        if event.entered_in_error or event.on is None:
            continue
        others = [each for each in events if each.id != event.id]
        wrong: tuple[str, str] | None = None
        if isinstance(event, Decision):
            wrong = _decision(advice, events, event, event.on)
        elif isinstance(event, Progress):
            wrong = _progress(others, event, event.on)
        elif isinstance(event, Outcome):
            wrong = _outcome(advice, others, event, event.on)
        if wrong is not None:
            found[event.id] = wrong
    return found


def _decision(advice: Recommendation, events: Sequence[Event], decision: Decision, day: date) -> tuple[str, str] | None:
    """What is done is not declined, deferred or dropped any more."""
    found = standing(advice, events, day)
    if found.decision is decision and found.implemented and found.position and not found.adopted:
        return "position", "It is implemented; record first that it was abandoned."
    return None


def _progress(others: Sequence[Event], progress: Progress, day: date) -> tuple[str, str] | None:
    """Only what was adopted is done, and only what was taken up is abandoned."""
    if progress.state is ProgressState.abandoned:
        if not any(each.position in ADOPTED for each in _decided(others, day)):
            return "state", "Nothing was taken up that could be abandoned; record their decision instead."
    elif progress.state is not None and not ADOPTED & set(_positions(others, day)):
        return "state", BY_DOING
    return None


def _outcome(advice: Recommendation, others: Sequence[Event], outcome: Outcome, day: date) -> tuple[str, str] | None:
    """What came of advice taken needs advice taken, and what came of advice left needs advice left."""
    if outcome.result is None:
        return None
    found = standing(advice, [each for each in others if not isinstance(each, Withdrawal)], day)
    positions = set(_positions(others, day))
    taken = found.implemented or bool(ADOPTED & positions)
    left = found.state is State.abandoned or bool(positions - ADOPTED - {None})
    words = f"“{label(outcome.result)}” is for advice that was"
    if outcome.result in TAKEN_RESULTS:
        return None if taken else ("result", f"{words} taken; this was not taken by that day.")
    if taken and not left:
        return "result", f"{words} not taken; this was adopted by that day."
    if found.state is State.awaiting and not standing(advice, others, day).withdrawal:
        return "result", "There is no decision yet; record first what they decided, or that they let it lapse."
    return None


def _decided(events: Sequence[Event], day: date) -> Iterator[Decision]:
    """The client's positions up to a day, in their order."""
    decisions = (each for each in sorted(events, key=order) if isinstance(each, Decision))
    counted = (each for each in decisions if not each.entered_in_error and each.whose is not Whose.person)
    return (each for each in counted if each.on and each.on <= day)


def _positions(events: Sequence[Event], day: date) -> list[Position | None]:
    """Every position that held at some hour of a day: the last one before it, and those of the day itself."""
    decided = list(_decided(events, day))
    today = [each.position for each in decided if each.on == day]
    before = [each.position for each in decided if each.on != day]
    return [before[-1] if before else None, *today]
