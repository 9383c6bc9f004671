"""The index by hand, its absurd cases, and what never changes it."""

from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.records import Record
from advisor.relationship.index import Index, index, trend
from advisor.relationship.known import MOST_IMPORTANT
from advisor.relationship.parts import Part
from advisor.relationship.sentences import index_words, points_words
from tests import factory
from tests.factory import CLIENT_ID, GOAL_ID, TODAY

LIVE = factory.engagement(cadence_days=30)
PEOPLE = [factory.person(f"Person {number}", id=f"9e{number}" + "0" * 13) for number in range(6)]


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


def of(*records: Record, on: date = TODAY) -> Index:
    return index(factory.small_book(LIVE, *records), factory.client(), on)


def part(found: Index, key: str) -> Part:
    [wanted] = [each for each in found.parts if each.key == key]
    return wanted


def nine_questions(people: int, questions: int = 9, **values: object) -> list[Record]:
    """A sitting of the most important question in which some people answered the first questions."""
    prompts = [{"id": f"q{number}", "section": "All", "asks": f"{number}?", "kind": "quote"} for number in range(9)]
    answers = [
        factory.answer(f"q{number}", person=each.id, words="You do", **({"words_are": "exact", "on": ago(40)} | values))
        for each in PEOPLE[:people]
        for number in range(questions)
    ]
    return [*PEOPLE[:people], factory.sitting(instrument=MOST_IMPORTANT, prompts=prompts), *answers]


MONTHLY: list[Record] = [factory.interaction(ago(days)) for days in range(0, 300, 30)]


def test_an_index_by_hand() -> None:
    found = of(
        factory.interaction(ago(400)),
        factory.interaction(ago(100)),  # the window begins 179 days ago: within 30 days on days 100 to 70 ago …
        factory.interaction(ago(20)),  # … and on days 20 to 0 ago: 31 + 21 of 180
        factory.promise(ago(10), on=ago(50), kept_on=ago(12)),
        factory.promise(ago(60), on=ago(90), kept_on=ago(50)),
        factory.promise(ago(30), on=ago(90), kept_on=ago(30)),
        factory.promise(ago(300), on=ago(320)),
        factory.concern(ago(100), resolved_on=ago(90)),
        factory.concern(ago(14)),
        factory.concern(ago(13)),
        *nine_questions(2),
        *(factory.insight(ago(days)) for days in (1, 179, 180)),
        factory.quote(PEOPLE[0].id, ago(3)),
        factory.quote(PEOPLE[0].id, ago(3), words_are="noted"),
        factory.goal(),
        factory.reading(ago(89), "13"),
        factory.goal(id="90a1" * 4),
    )
    counted = {each.key: (each.count, each.of, each.points) for each in found.parts}
    assert counted == {
        "contact": (52, 180, Fraction(52, 9)),
        "promises": (2, 3, Fraction(40, 3)),
        "concerns": (1, 2, Fraction(5)),
        "questions": (18, 45, Fraction(8)),
        "knowledge": (3, 10, Fraction(9, 2)),
        "goals": (1, 2, Fraction(15, 2)),
    }
    assert (found.rb, found.ck, found.mb) == (24, 20, 44)
    assert index_words(found) == "MB 44 of 100: RB 24 of 50, CK 20 of 50."
    contact = part(found, "contact")
    assert (contact.title, contact.figure) == ("Contact", "the silence was within 30 days on 52 of 180 days")
    assert (points_words(contact), contact.raises) == ("5.8 of 20", "Be in contact at least every 30 days.")


EVERYTHING: list[Record] = [
    *MONTHLY,
    factory.promise(ago(10), on=ago(50), kept_on=ago(12)),
    factory.concern(ago(100), resolved_on=ago(90)),
    *nine_questions(5),
    *(factory.insight(ago(days)) for days in range(10)),
    factory.goal(),
    factory.reading(ago(1), "13"),
]

#: (records, too early, RB, CK, MB): what cannot be said is None.
ABSURD: dict[str, tuple[list[Record], bool, int | None, int | None, int | None]] = {
    "a client without any record": ([], True, None, None, None),
    "a new client with one contact": ([factory.interaction(ago(0))], True, None, None, None),
    "a first contact 89 days ago": ([factory.interaction(ago(89))], True, None, None, None),
    "a first contact 90 days ago": ([factory.interaction(ago(90))], False, 17, 0, 17),
    "contacts that nobody answered": ([factory.interaction(ago(200), took_part=False)], True, None, None, None),
    "nothing promised, no concern, always in contact": (MONTHLY, False, 50, 0, 50),
    "everything kept, everything known": (EVERYTHING, False, 50, 50, 100),
    "nothing kept": (
        [factory.interaction(ago(400)), factory.promise(ago(30), on=ago(90)), factory.concern(ago(30))],
        False,
        0,
        0,
        0,
    ),
    "a promise broken before it was due": (
        [factory.interaction(ago(400)), factory.promise(ago(1), on=ago(90), broken_on=ago(60))],
        False,
        0,
        0,
        0,
    ),
    "one promise due today": ([*MONTHLY, factory.promise(ago(0), on=ago(9))], False, 50, 0, 50),
    "all paused": ([*MONTHLY, factory.engagement(status="paused")], False, None, 0, None),
    "all paused, and a promise kept": (
        [*MONTHLY, factory.engagement(status="paused"), factory.promise(ago(10), on=ago(50), kept_on=ago(12))],
        False,
        50,
        0,
        50,
    ),
    "more known than counts": (
        [*MONTHLY, *nine_questions(6), *(factory.insight(ago(days)) for days in range(20))],
        False,
        50,
        35,
        85,
    ),
    "answers as we noted them": ([*MONTHLY, *nine_questions(5, words_are="noted")], False, 50, 0, 50),
    "answers of more than a year ago": ([*MONTHLY, *nine_questions(5, on=ago(365))], False, 50, 0, 50),
}


@pytest.mark.parametrize("name", ABSURD)
def test_absurd_cases_have_their_figure_or_none(name: str) -> None:
    records, early, rb, ck, mb = ABSURD[name]
    found = of(*records)
    assert (found.too_early, found.rb, found.ck, found.mb) == (early, rb, ck, mb)
    assert index_words(found).startswith("Too early") is early


def test_every_part_that_is_not_full_says_what_would_raise_it() -> None:
    for records, *_ in ABSURD.values():
        for each in of(*records).parts:
            full = each.points is None or each.points == each.worth
            assert full or each.raises
            assert not (each.points == each.worth and each.raises)


def test_it_is_too_early_until_90_days_after_the_first_contact() -> None:
    found = of(factory.interaction(ago(10)))
    assert index_words(found) == "Too early: the index begins on 11 February 2027, 90 days after the first contact."
    assert part(found, "contact").points == 20


def test_someone_who_is_no_longer_there_leaves_the_count() -> None:
    records = nine_questions(5)
    assert part(of(*records), "questions").count == 45
    assert part(of(*records[1:]), "questions").count == 36


def test_a_promise_that_is_kept_late_lowers_rb() -> None:
    due = {"due": ago(5), "on": ago(20)}
    in_time, late = (of(*MONTHLY, factory.promise(**due, kept_on=each)) for each in (ago(5), ago(4)))
    assert (in_time.rb, late.rb) == (50, 25)


def test_the_practices_goals_and_those_that_ended_are_no_knowledge_of_the_client() -> None:
    other = {"id": GOAL_ID, "on": ago(200)}
    for each in (factory.goal(**other, whose="practice"), factory.goal(**other, ended="reached", ended_on=ago(1))):
        assert part(of(each, factory.reading(ago(9), "13")), "goals").of == 0


def test_the_trend_has_each_months_end_since_the_first_contact_and_the_day_itself() -> None:
    book = factory.small_book(LIVE, factory.interaction("2026-08-15"), factory.interaction("2026-10-01"))
    found = trend(book, factory.client(), TODAY)
    days = [each.on.isoformat() for each in found]
    assert days == ["2026-08-31", "2026-09-30", "2026-10-31", "2026-11-23"]
    assert [each.mb is None for each in found] == [True, True, True, False]
    assert found[-1] == index(book, factory.client(), TODAY)
    assert len(trend(factory.small_book(LIVE, factory.interaction("2020-01-01")), factory.client(), TODAY)) == 12
    assert trend(factory.small_book(LIVE), factory.client(), TODAY) == []


# -- what never changes it -----------------------------------------------------------------------------------

DAYS = st.integers(0, 500)


@st.composite
def some_records(draw: st.DrawFn) -> list[Record]:
    """Records of every kind that the index reads, dated up to 500 days ago."""
    found: list[Record] = [factory.interaction(ago(each)) for each in draw(st.lists(DAYS, max_size=6))]
    for due in draw(st.lists(DAYS, max_size=4)):
        kept = draw(st.none() | st.integers(0, due + 30))
        found.append(factory.promise(ago(due), on=ago(due + 30), kept_on=None if kept is None else ago(kept)))
    for raised in draw(st.lists(DAYS, max_size=3)):
        resolved = draw(st.none() | st.integers(0, raised))
        found.append(factory.concern(ago(raised), resolved_on=None if resolved is None else ago(resolved)))
    found += [factory.insight(ago(each)) for each in draw(st.lists(DAYS, max_size=4))]
    found += [
        factory.goal(on=ago(500)),
        *(factory.reading(ago(each), "13") for each in draw(st.lists(DAYS, max_size=3))),
    ]
    return [*found, *nine_questions(draw(st.integers(0, 6)), draw(st.integers(0, 9)), on=ago(draw(DAYS)))]


@given(some_records(), DAYS, st.integers(0, 1000))
def test_each_part_keeps_within_its_worth_and_mb_is_the_sum(records: list[Record], days: int, seed: int) -> None:
    found = of(*records, on=TODAY - timedelta(days=days))
    assert all(each.points is None or 0 <= each.points <= each.worth for each in found.parts)
    assert all(each is None or 0 <= each <= 50 for each in (found.rb, found.ck))
    assert found.mb == (None if found.rb is None or found.ck is None else found.rb + found.ck)
    shuffled = list(records)
    Random(seed).shuffle(shuffled)
    assert of(*shuffled, on=found.on) == found


@given(some_records(), st.integers(1, 500))
def test_a_past_figure_is_unchanged_by_records_dated_later(records: list[Record], days: int) -> None:
    then = TODAY - timedelta(days=days)
    known = [each for each in records if _day(each) <= then]
    later = [each for each in records if _day(each) > then]
    assert of(*known, *later, on=then) == of(*known, on=then)
    assert trend(factory.small_book(LIVE, *records), factory.client(), then) == trend(
        factory.small_book(LIVE, *known), factory.client(), then
    )


def _day(record: Record) -> date:
    return getattr(record, "on", None) or date.min


def test_an_engagement_that_begins_later_changes_no_past_figure() -> None:
    book = factory.small_book(LIVE, *MONTHLY)
    before = index(book, factory.client(), TODAY)
    book.put(CLIENT_ID, factory.engagement(id="e2" * 8, starts="2027-01-01", cadence_days=1))
    assert index(book, factory.client(), TODAY) == before
