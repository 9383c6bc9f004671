"""What two materials say differently: every difference, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.counting import Value
from advisor.records import Record
from advisor.standing import State
from exports.comparing import Changes, What, changes
from exports.gathering import gather
from exports.material import Advice, Decided, Done, Material, Quoted, Seen, Work, compared
from tests import factory
from tests.exports.rich import DANA, engagement_of, rich_book
from tests.factory import TODAY

_BOOK = rich_book()
RICH = gather(_BOOK, engagement_of(_BOOK), TODAY)
THEN = date(2026, 6, 3)


def _told(then: Material, now: Material) -> Changes:
    return changes(then, now, {})


def _another(kind: type, name: str, value: Any) -> Any:  # noqa: ANN401 - the value of any field
    """A value for a field that is another one than it has."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, Value):
        return value + Value(Decimal(1))
    if isinstance(value, Enum):
        return next(each for each in type(value) if each != value)
    if isinstance(value, date):
        return value + timedelta(days=1)
    if isinstance(value, tuple | str):
        return (*value, "one more") if isinstance(value, tuple) else f"{value} anew"
    if isinstance(value, Decimal):
        return value + 1
    if isinstance(value, Quoted):
        return replace(value, words=f"{value.words} anew")
    assert value is None
    wanted = get_type_hints(kind)[name]
    assert isinstance(wanted, UnionType)
    (some,) = (each for each in get_args(wanted) if each is not NoneType)
    made = {date: date(2026, 3, 1), Decimal: Decimal(1), Quoted: Quoted("New", False, "")}
    return made[some] if some in made else next(iter(some))


_EVENTS = ("decisions", "progress", "outcomes")


def _with_advice(material: Material, at: int, advice: Advice | None) -> Material:
    (work,) = material.works
    changed = [*work.advice[:at], *([advice] if advice else []), *work.advice[at + 1 :]]
    return replace(material, works=(replace(work, advice=tuple(changed)),))


def _places() -> Iterator[tuple[str, int, str, int, str]]:
    """Every field of everything that the rich material says: what has it, which advice, which event, its name."""
    for name in compared(Work):
        if name != "advice":
            yield "work", 0, "", 0, name
    for at, advice in enumerate(RICH.works[0].advice):
        for name in compared(Advice):
            if name not in (*_EVENTS, "key"):
                yield "advice", at, "", 0, name
        for events in ("decisions", "outcomes"):
            for number, each in enumerate(getattr(advice, events)):
                for name in compared(type(each)):
                    yield "event", at, events, number, name
        if advice.progress:
            for name in compared(Done):
                yield "event", at, "progress", 0, name


_PLACES = list(_places())


def _altered(material: Material, place: tuple[str, int, str, int, str]) -> Material:
    what, at, events, number, name = place
    (work,) = material.works
    if what == "work":
        return replace(material, works=(replace(work, **{name: _another(Work, name, getattr(work, name))}),))
    advice = work.advice[at]
    if what == "advice":
        changed = replace(advice, **{name: _another(Advice, name, getattr(advice, name))})
        return _with_advice(material, at, changed)
    told = getattr(advice, events)
    each = told[number] if events != "progress" else told
    new = replace(each, **{name: _another(type(each), name, getattr(each, name))})
    happened: dict[str, Any] = {events: (*told[:number], new, *told[number + 1 :]) if events != "progress" else new}
    return _with_advice(material, at, replace(advice, **happened))


@pytest.mark.parametrize("what", ["work", "advice", "event"])
def test_any_field_that_says_something_else_is_a_change_of_that_advice_or_engagement(what: str) -> None:
    for place in (each for each in _PLACES if each[0] == what):
        now = _altered(RICH, place)
        found = _told(RICH, now)
        assert [each.work for each in found.works] == list(now.works), place
        if what == "work":
            assert found.works[0].restated == (place[-1],)
        else:
            assert [each.advice for each in found.advice()] == [now.works[0].advice[place[1]]], place


@pytest.mark.parametrize("name", ["client", "code", "firm", "author", "currency"])
def test_whoever_it_is_about_and_by_whom_is_compared(name: str) -> None:
    other: dict[str, Any] = {name: "other"}
    assert _told(RICH, replace(RICH, **other)) == Changes(about=(name,))


def test_an_event_that_says_something_else_names_what() -> None:
    at, advice = next((at, each) for at, each in enumerate(RICH.works[0].advice) if each.outcomes)
    seen = replace(advice.outcomes[-1], evidence="Another report.", value=Decimal(7))
    now = _with_advice(RICH, at, replace(advice, outcomes=(*advice.outcomes[:-1], seen)))
    ((entered,),) = (each.entered for each in _told(RICH, now).advice())
    assert (entered.what, entered.event, entered.restated) == (What.outcome, seen, ("evidence", "value"))


_STEP = st.sampled_from(_PLACES)


def _unaltered(material: Material) -> Material:
    """A material without what may differ although nothing that is told does: the day, and places in the document."""
    works = tuple(replace(work, advice=tuple(replace(each, key="") for each in work.advice)) for work in material.works)
    return replace(material, as_of=TODAY, works=works)


@given(steps=st.lists(_STEP, max_size=5), drops=st.sets(st.integers(0, len(RICH.works[0].advice) - 1), max_size=2))
def test_there_is_a_change_exactly_where_the_materials_differ(
    steps: list[tuple[str, int, str, int, str]], drops: set[int]
) -> None:
    now = RICH
    for step in steps:
        now = _altered(now, step)
    for at in sorted(drops, reverse=True):
        now = _with_advice(now, at, None)
    assert bool(_told(RICH, now)) == (_unaltered(now) != _unaltered(RICH))
    assert bool(_told(now, RICH)) == (_unaltered(now) != _unaltered(RICH))
    assert not _told(now, now)


@given(number=st.integers(0, 300))
def test_a_later_day_and_another_place_in_the_document_are_no_changes(number: int) -> None:
    (work,) = RICH.works
    moved = tuple(replace(each, key=f"advice-{number + at}") for at, each in enumerate(work.advice))
    now = replace(RICH, as_of=RICH.as_of + timedelta(days=number), works=(replace(work, advice=moved),))
    assert not _told(RICH, now)


_LATER: list[Record] = [
    factory.advice(id="ad000000000000ff", reference="ACME-30", title="Something new", given_on="2026-07-01"),
    factory.decision("declined", "2026-07-02", recommendation="ad000000000000ff", by=DANA),
    factory.decision("adopted", "2026-07-03", recommendation="ad0000000000000c"),
    factory.progress("under_way", "2026-07-04", recommendation="ad0000000000000c"),
    factory.outcome("partly", "2026-07-05", "100", recommendation="ad0000000000000a"),
    factory.withdrawal("2026-07-06", recommendation="ad0000000000000b"),
]


@given(order=st.permutations(_LATER))
def test_in_which_order_things_were_recorded_does_not_matter(order: list[Record]) -> None:
    book, in_turn = factory.book_of(*_BOOK, *order), factory.book_of(*_BOOK, *_LATER)
    found = _told(RICH, gather(book, engagement_of(book), TODAY))
    assert found == _told(RICH, gather(in_turn, engagement_of(in_turn), TODAY))
    assert [each.advice.reference for each in found.advice()] == ["ACME-1", "ACME-2", "ACME-3", "ACME-30"]
    *_, new = found.advice()
    assert (new.is_new, [each.what for each in new.entered]) == (True, [What.decision])


def _of(*records: Record) -> Material:
    book = factory.small_book(*records)
    return gather(book, engagement_of(book), TODAY)


def test_what_no_longer_stands_keeps_its_kind_and_its_day_and_none_of_its_words() -> None:
    decision = factory.decision("adopted", "2026-02-03", words="Not to be read any more")
    outcome = factory.outcome("as_hoped", "2026-04-04", evidence="Not to be read any more")
    found = _told(_of(factory.advice(), decision, outcome), _of(factory.advice()))
    (changed,) = found.advice()
    told = [(each.what, each.on) for each in changed.gone]
    assert told == [(What.decision, date(2026, 2, 3)), (What.outcome, date(2026, 4, 4))]
    assert "Not to be read" not in repr(found)


def test_advice_that_no_longer_stands_keeps_its_reference_alone() -> None:
    found = _told(_of(factory.advice(title="Thought better of")), _of())
    assert found.gone == ("ACME-1",)
    assert "Thought better of" not in repr(found)


def test_what_was_taken_out_and_recorded_again_alike_is_no_change() -> None:
    advice = factory.advice()
    twice = [
        _of(advice, factory.decision("adopted", "2026-02-03"), factory.outcome("partly", "2026-04-04")) for _ in "ab"
    ]
    assert not _told(*twice)


def test_progress_that_went_on_is_followed_and_not_gone() -> None:
    first, then = factory.progress("under_way", "2026-02-03"), factory.progress("implemented", "2026-05-05")
    (changed,) = _told(_of(factory.advice(), first), _of(factory.advice(), first, then)).advice()
    assert [each.event for each in changed.entered if isinstance(each.event, Done)] == [changed.advice.progress]
    assert changed.gone == ()


def test_taking_advice_back_and_letting_it_stand_again_are_told() -> None:
    withdrawal = factory.withdrawal("2026-04-01")
    stands, taken_back = _of(factory.advice()), _of(factory.advice(), withdrawal)
    ((withdrawn,), (again,)) = (_told(stands, taken_back).advice(), _told(taken_back, stands).advice())
    assert (withdrawn.taken_back, withdrawn.given_again, withdrawn.restated) == (True, False, ())
    assert (again.taken_back, again.given_again, again.restated) == (False, True, ())


def test_that_nothing_is_planned_any_more_is_not_told_beside_the_withdrawal_that_ended_it() -> None:
    work = [factory.advice(), factory.decision("adopted", "2026-02-01")]
    work.append(factory.progress("under_way", "2026-02-03", "2026-12-01"))
    (changed,) = _told(_of(*work), _of(*work, factory.withdrawal("2026-04-01"))).advice()
    assert changed.taken_back
    assert changed.entered == ()


def test_a_name_that_falls_silent_beside_words_without_a_name_is_no_change_of_whom_it_was_given_to() -> None:
    dana = factory.person("Dana Ortiz", id="da1a000000000000", quoted="unattributed")
    known = [dana, factory.advice(given_to=(dana.id,), owner=dana.id)]
    said = factory.decision("declined", "2026-02-03", by=dana.id, words="Not now.", words_are="exact")
    (changed,) = _told(_of(*known), _of(*known, said)).advice()
    assert ([each.what for each in changed.entered], changed.restated) == ([What.decision], ())
    (changed,) = _told(_of(*known), _of(dana, factory.advice())).advice()
    assert changed.restated == ("given_to", "owner")


@pytest.mark.parametrize(
    ("then", "now"), [("by_name", "unattributed"), ("by_role", "by_name"), ("unattributed", "by_role")]
)
def test_that_somebody_stands_otherwise_than_before_is_no_change_of_who_decided_or_of_the_words(
    then: str, now: str
) -> None:
    who = "da1a000000000000"
    confirmed = {"value_basis": "confirmed", "confirmed_by": who, "confirmed_on": "2026-06-30"}
    told = (
        factory.advice(given_to=(who,), owner=who),
        factory.decision("adopted", "2026-02-03", by=who, words="So be it."),
        factory.outcome("as_hoped", "2026-06-30", "1000", **confirmed),
    )

    def known(quoted: str) -> Material:
        return _of(factory.person("Dana Ortiz", id=who, role="CFO", quoted=quoted), *told)

    (changed,) = _told(known(then), known(now)).advice()
    assert ([each.restated for each in changed.entered], changed.restated) == ([("naming",), ("naming",)], ())


def test_a_person_who_is_called_otherwise_is_no_other_to_whom_it_was_given() -> None:
    dana = factory.person("Dana Ortiz", id="da1a000000000000")
    given = factory.advice(given_to=(dana.id,), owner=dana.id)
    (changed,) = _told(_of(dana, given), _of(dana.with_changes(name="Dana Smith"), given)).advice()
    assert changed.restated == ("naming",)


def test_only_what_is_dated_by_then_says_when_it_was_recorded() -> None:
    late, timely = factory.decision("declined", "2026-05-01"), factory.outcome("no_harm", "2026-07-01")
    recorded = date(2026, 11, 3)
    days = {each.id: (recorded, TODAY) for each in (late, timely)}
    then = replace(_of(factory.advice()), as_of=THEN)
    (changed,) = changes(then, _of(factory.advice(), late, timely), days).advice()
    assert [(each.what, each.recorded) for each in changed.entered] == [
        (What.decision, recorded),
        (What.outcome, None),
    ]


def test_a_late_correction_says_when_it_was_corrected_last() -> None:
    before = factory.decision("adopted", "2026-05-01")
    days = {before.id: (date(2026, 7, 1), date(2026, 8, 1))}
    then = replace(_of(factory.advice(), before), as_of=THEN)
    now = _of(factory.advice(), before.replaced(conditions="Not before May."))
    (changed,) = changes(then, now, days).advice()
    (entered,) = changed.entered
    assert (entered.restated, entered.recorded) == (("conditions",), date(2026, 8, 1))


def test_a_late_withdrawal_says_when_it_was_recorded() -> None:
    withdrawal = factory.withdrawal(None)
    then = replace(_of(factory.advice()), as_of=THEN)
    days = {withdrawal.id: (date(2026, 7, 1), date(2026, 7, 1))}
    (changed,) = changes(then, _of(factory.advice(), withdrawal), days).advice()
    assert (changed.advice.state, changed.taken_back_recorded) == (State.withdrawn, date(2026, 7, 1))


def test_everything_that_a_material_says_knows_the_record_it_was_read_from() -> None:
    said: list[Work | Advice | Decided | Done | Seen] = [*RICH.works, *RICH.advice()]
    for advice in RICH.advice():
        said += [*advice.decisions, *advice.outcomes, *([advice.progress] if advice.progress else [])]
    assert all(each.record for each in said)
    assert len({each.record for each in said}) == len(said)
    assert all("record" in {field.name for field in fields(each)} for each in said)
