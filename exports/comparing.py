"""What two materials of the same scope say differently: what is new, what says something else, and what is gone.

Only what a client's document may say is compared. Of what is gone, nothing but its kind and its day is kept: it may
be gone because nobody may read it any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from advisor.standing import State
from exports.material import Advice, Decided, Done, Material, Quoted, Seen, Work, compared

Days = Mapping[str, tuple[date, date]]
"""By the id of a record that was written since: the first day on which it was, and the last."""

Event = Decided | Done | Seen

_TAKEN_BACK = (State.withdrawn, State.superseded)
_ABOUT = ("client", "code", "firm", "author", "currency")
_ELSEWHERE = frozenset({"key", "decisions", "progress", "outcomes"})
_FOLLOWS = frozenset({"state", "counted", "position", "value", "taken_back_on", "replaced_by"})
"""What changes because something else did; told by itself only where nothing else tells it."""
_NAMING = "naming"
"""That the same people stand otherwise than before: by role or without a name, or by another name."""


class What(StrEnum):
    """What can happen to advice."""

    decision = "decision"
    progress = "progress"
    outcome = "outcome"


@dataclass(frozen=True)
class Entered:
    """Something that happened and was not told before, or was told otherwise.

    `restated` names the fields that say something else, none where all of it is new. `recorded` is the day on which
    that was recorded, where its own date is another, and had come by the time of the earlier material.
    """

    what: What
    event: Event
    restated: tuple[str, ...] = ()
    recorded: date | None = None


@dataclass(frozen=True)
class Gone:
    """Something that was told before and no longer stands, with the day it was dated."""

    what: What
    on: date | None


@dataclass(frozen=True)
class AdviceChanges:
    """What changed about one recommendation, which stands here as it does now.

    `recorded` is the day on which advice that is new was recorded, where it should have been told before, and
    `taken_back_recorded` the same of its withdrawal. `given_again` says that a withdrawal no longer stands.
    `restated` names its fields that say something else.
    """

    advice: Advice
    is_new: bool = False
    recorded: date | None = None
    entered: tuple[Entered, ...] = ()
    gone: tuple[Gone, ...] = ()
    taken_back: bool = False
    taken_back_recorded: date | None = None
    given_again: bool = False
    restated: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        changed = self.entered or self.gone or self.taken_back or self.given_again or self.restated
        return self.is_new or bool(changed)


@dataclass(frozen=True)
class WorkChanges:
    """What changed about one engagement, which stands here as it does now, and about its advice."""

    work: Work
    is_new: bool = False
    restated: tuple[str, ...] = ()
    advice: tuple[AdviceChanges, ...] = ()

    def __bool__(self) -> bool:
        return self.is_new or bool(self.restated or self.advice)


@dataclass(frozen=True)
class Changes:
    """Everything that is said differently.

    `gone` are the references of advice, and `gone_works` those of engagements, that no longer stand. `about` names
    what else says something else, such as the currency.
    """

    works: tuple[WorkChanges, ...] = ()
    gone: tuple[str, ...] = ()
    gone_works: tuple[str, ...] = ()
    about: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.works or self.gone or self.gone_works or self.about)

    def advice(self) -> Iterator[AdviceChanges]:
        """What changed about each recommendation."""
        for work in self.works:
            yield from work.advice


def changes(then: Material, now: Material, days: Days) -> Changes:
    """Every difference of two materials of the same scope, whatever its date.

    Args:
        then: What was said then.
        now: What is said now.
        days: When what was written since was recorded.
    """
    told = _Told(then, days)
    works = (_work(told, each) for each in now.works)
    advice, engagements = {each.record for each in now.advice()}, {each.record for each in now.works}
    return Changes(
        works=tuple(each for each in works if each),
        gone=tuple(each.reference for each in then.advice() if each.record not in advice),
        gone_works=tuple(each.reference for each in then.works if each.record not in engagements),
        about=_differing(_ABOUT, then, now),
    )


class _Told:
    """What was told before, by the records that it was read from."""

    def __init__(self, then: Material, days: Days) -> None:
        self.as_of = then.as_of
        self.works = {each.record: each for each in then.works}
        self.advice = {each.record: each for each in then.advice()}
        self.home = {each.record: work.record for work in then.works for each in work.advice}
        self._days = days

    def late(self, record: str, on: date | None, *, again: bool = False) -> date | None:
        """When something was recorded that is dated by then: at first, or with `again` at last.

        What was recorded on its own day is not late.
        """
        if (on is not None and on > self.as_of) or record not in self._days:
            return None
        recorded = self._days[record][again]
        return recorded if recorded != on else None


def _work(told: _Told, now: Work) -> WorkChanges:
    then = told.works.get(now.record)
    found = (_advice(told, each, now) for each in now.advice)
    names = tuple(name for name in compared(Work) if name != "advice")
    restated = _differing(names, then, now) if then else ()
    return WorkChanges(now, then is None, restated, tuple(each for each in found if each))


def _advice(told: _Told, now: Advice, work: Work) -> AdviceChanges:
    then = told.advice.get(now.record)
    if then is None:
        recorded = told.late(now.record, now.given_on)
        new = AdviceChanges(now, is_new=True, recorded=recorded, entered=tuple(_entered(told, None, now)))
        return _with_taking_back(told, None, now, new)
    fields = [name for name in compared(Advice) if name not in _ELSEWHERE]
    entered = tuple(_entered(told, then, now))
    named = [name for name, ids in (("given_to", "whom"), ("owner", "who")) if getattr(then, ids) == getattr(now, ids)]
    restated = _differing([name for name in fields if name not in {*_FOLLOWS, *named}], then, now)
    if told.home[now.record] != work.record:
        restated = (*restated, "engagement")
    found = AdviceChanges(now, entered=entered, gone=tuple(_gone(then, now)), restated=restated)
    found = _with_taking_back(told, then, now, found)
    if not found:
        also = (_NAMING,) if _differing(named, then, now) else ()
        restated = _differing([name for name in fields if name not in named], then, now) or also or _order(then, now)
        found = replace(found, restated=restated)
    return found


def _with_taking_back(told: _Told, then: Advice | None, now: Advice, found: AdviceChanges) -> AdviceChanges:
    was, is_ = then is not None and then.state in _TAKEN_BACK, now.state in _TAKEN_BACK
    if not is_:
        return replace(found, given_again=was)
    if then is not None and was and not _differing(("state", "taken_back_on", "replaced_by"), then, now):
        return found
    recorded = told.late(now.taken_back_by, now.taken_back_on, again=was)
    return replace(found, taken_back=True, taken_back_recorded=recorded)


def _events(advice: Advice) -> Iterator[tuple[What, Sequence[Event]]]:
    yield What.decision, advice.decisions
    yield What.progress, (advice.progress,) if advice.progress else ()
    yield What.outcome, advice.outcomes


def _entered(told: _Told, then: Advice | None, now: Advice) -> Iterator[Entered]:
    for what, before, after in _pairs(then, now):
        if after is None:
            continue
        if before is None:
            yield Entered(what, after, (), told.late(after.record, after.on))
        elif restated := _restated(before, after, now):
            yield Entered(what, after, restated, told.late(after.record, after.on, again=True))


def _pairs(then: Advice | None, now: Advice) -> Iterator[tuple[What, Event | None, Event | None]]:
    """What happened as it was told then, and as it is now: the same record, or another one that says the same."""
    was = dict(_events(then)) if then else {}
    for what, events in _events(now):
        before = list(was.get(what, ()))
        known = {each.record: each for each in before}
        new = [each for each in events if each.record not in known]
        for each in events:
            if each.record in known:
                before.remove(known[each.record])
                yield what, known[each.record], each
        for each in new:
            if each in before:
                before.remove(each)
            else:
                yield what, None, each
        for left in before:
            yield what, left, None


def _restated(before: Event, after: Event, now: Advice) -> tuple[str, ...]:
    """The fields that say something else; that nothing is planned any more follows from where the advice stands."""
    names = _differing(compared(type(after)), before, after)
    over = isinstance(after, Done) and after.planned is None and now.state not in (State.adopted, State.under_way)
    names = tuple(name for name in names if not (over and name == "planned"))
    return names if isinstance(before, Done) or isinstance(after, Done) else _with_naming(names, before, after)


def _with_naming(names: tuple[str, ...], before: Decided | Seen, after: Decided | Seen) -> tuple[str, ...]:
    """The fields that say something else; where the same person only stands otherwise, just that."""
    if before.who != after.who:
        return names
    as_before = {"by", "confirmed_by"} | ({"quoted"} if _words(before) == _words(after) else set())
    left = tuple(name for name in names if name not in as_before)
    return left if left == names else (*left, _NAMING)


def _words(event: Decided | Seen) -> Quoted | None:
    """The words that came with something, whoever signs them."""
    quoted = event.quoted if isinstance(event, Decided) else None
    return replace(quoted, source="") if quoted else None


def _gone(then: Advice, now: Advice) -> Iterator[Gone]:
    """What no longer stands; progress that was followed by other progress is none of it."""
    for what, before, after in _pairs(then, now):
        if before and not after and not (what is What.progress and now.progress):
            yield Gone(what, before.on)


def _differing(names: Sequence[str], then: object, now: object) -> tuple[str, ...]:
    return tuple(name for name in names if getattr(then, name) != getattr(now, name))


def _order(then: Advice, now: Advice) -> tuple[str, ...]:
    """That the same happened in another order; what only follows is told where nothing else tells it."""
    return _differing(("decisions", "progress", "outcomes"), then, now)
