"""The records of a practice in memory: what is found, and what follows when one changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.book import PRACTICE_SCOPE, Book, natural, reference_of
from advisor.records import Client, Decision, Person, Profile, Recommendation
from advisor.records.choices import Position
from advisor.standing import State, Terms
from tests.factory import (
    ADVICE_ID,
    CLIENT_ID,
    ENGAGEMENT_ID,
    TODAY,
    advice,
    client,
    day,
    decision,
    engagement,
    person,
    profile,
    small_book,
)


def test_a_record_is_found_by_type_by_id_and_by_scope() -> None:
    book = small_book(advice())
    assert book.get(Recommendation, ADVICE_ID) == advice()
    assert book.get(Client, ADVICE_ID) is None
    assert book.record(ADVICE_ID) == advice()
    assert book.record("nowhere") is None
    assert (book.scope_of(ADVICE_ID), book.scope_of("nowhere")) == (CLIENT_ID, None)
    assert len(book) == len(list(book)) == 4


@pytest.mark.parametrize("name", ["ACME-1", " acme-1 ", "ad71", ADVICE_ID])
def test_a_record_is_found_by_what_people_call_it(name: str) -> None:
    assert small_book(advice()).find(name) == advice()


@pytest.mark.parametrize("name", ["", "ACME-2", "ad7", "feed"])
def test_a_name_of_nothing_finds_nothing(name: str) -> None:
    assert small_book(advice()).find(name) is None


def test_a_beginning_that_several_share_finds_none_of_them() -> None:
    book = small_book(person(id="abcd000000000001"), person(id="abcd000000000002"))
    assert book.find("abcd") is None


@given(st.sets(st.text("ab", min_size=16, max_size=16), min_size=1, max_size=8))
def test_a_short_id_is_the_shortest_that_finds_its_record(ids: set[str]) -> None:
    people = [person(id=each) for each in ids]
    book = small_book(*people, client(id="c11e000000000002", code="ABAB"))
    for each in people:
        short = book.short_id(each.replaced())
        assert book.find(short) == each
        assert len(short) == 4 or book.find(short[:-1]) != each


def test_the_short_id_of_a_record_with_a_reference_is_the_reference() -> None:
    book = small_book(advice())
    assert [book.short_id(each) for each in (advice(), client())] == ["ACME-1", "ACME"]


def test_an_empty_book_has_a_profile_of_defaults() -> None:
    assert Book().profile == Profile()


def test_a_record_put_again_takes_the_place_of_the_first() -> None:
    book = small_book(advice())
    book.put(CLIENT_ID, advice(reference="ACME-7", engagement="e119000000000002"))
    assert len(book) == 4
    assert book.find("ACME-1") is None
    assert book.find("ACME-7") is not None
    assert book.advice_of(ENGAGEMENT_ID) == []
    assert len(book.advice_of("e119000000000002")) == 1


def test_a_scope_is_replaced_as_a_whole() -> None:
    book = small_book(advice(), decision("adopted", "2026-02-01"))
    book.replace_scope(CLIENT_ID, [client(name="Acme Tools Ltd")])
    assert [each.KIND for each in book] == ["practice", "client"]
    assert book.events_of(ADVICE_ID) == []
    book.replace_scope(PRACTICE_SCOPE, [])
    assert [each.KIND for each in book] == ["client"]


def test_a_scope_taken_in_at_once_is_as_one_taken_in_record_by_record() -> None:
    newer = advice(title="Name one owner")
    records = [client(), advice(), decision("adopted", "2026-02-01"), newer, person()]
    at_once, one_by_one = Book(), Book()
    at_once.replace_scope(CLIENT_ID, records)
    for each in records:
        one_by_one.put(CLIENT_ID, each)
    for book in (at_once, one_by_one):
        assert {each.id: each for each in book} == {each.id: each for each in records}
        assert {each.id for each in book.kept_in(CLIENT_ID)} == {each.id for each in records}
        assert book.standing_of(newer, TODAY).state is State.adopted
        assert book.find("ACME-1") == newer
        assert list(book.namesakes()) == []


def test_a_record_that_comes_with_another_scope_is_in_that_one_alone() -> None:
    before = decision("adopted", "2026-02-01")
    book, now = small_book(advice(), before), before.replaced(position=Position.declined)
    book.replace_scope("c11e000000000002", [now])
    assert book.scope_of(now.id) == "c11e000000000002"
    assert list(book.kept_in("c11e000000000002")) == [now]
    assert now.id not in {each.id for each in book.kept_in(CLIENT_ID)}
    assert book.events_of(ADVICE_ID) == [now]


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(["", "ACME-1", "acme-1", "ACME-2", None]))))
def test_namesakes_are_the_records_whose_reference_another_one_has(steps: list[tuple[str, str | None]]) -> None:
    book, names = Book(), dict[str, str]()
    for record_id, reference in steps:
        if reference is None:
            names.pop(record_id, None)
            book.drop(record_id)
        else:
            names[record_id] = reference.casefold()
            book.put(CLIENT_ID, advice(id=record_id, reference=reference))
    taken = [name for name in names.values() if name]
    wanted = {record_id for record_id, name in names.items() if taken.count(name) > 1}
    assert {each.id for each in book.namesakes()} == wanted


def test_dropping_what_is_not_there_does_nothing() -> None:
    book = small_book()
    book.drop("nowhere")
    assert len(book) == 3


def test_the_ways_between_records() -> None:
    zoe, amy = person("Zoe"), person("amy")
    told = decision("adopted", "2026-02-01", by=zoe.id)
    newer = advice(id="a2" * 8, reference="ACME-2", replaces=[ADVICE_ID])
    book = small_book(zoe, amy, advice(), newer, told)
    assert book.client_of(told) == book.client_of(client()) == client()
    assert book.client_of(book.profile) is None
    assert book.engagement_of(advice()) == engagement()
    assert book.people_of(CLIENT_ID) == [amy, zoe]
    assert (book.person(zoe.id), book.person("")) == (zoe, None)
    assert book.events_of(ADVICE_ID) == [told]
    assert (book.all(Person), book.all(Decision)) == ([zoe, amy], [told])


def test_advice_stands_by_number_and_without_what_was_entered_in_error() -> None:
    book = small_book(
        advice(id="a1" * 8, reference="ACME-12"),
        advice(id="a2" * 8, reference="ACME-9"),
        advice(id="a3" * 8, reference="ACME-3", entered_in_error="wrong client"),
    )
    assert [each.reference for each in book.advice_of(ENGAGEMENT_ID)] == ["ACME-9", "ACME-12"]
    assert [each.reference for each in book.advice()] == ["ACME-12", "ACME-9"]


def test_engagements_stand_by_start_and_those_without_one_last() -> None:
    kept = [
        engagement(id="e1" * 8, reference="ACME-E1"),
        engagement(id="e2" * 8, reference="ACME-E10", starts="2026-03-01"),
        engagement(id="e3" * 8, reference="ACME-E9", starts="2026-03-01"),
        engagement(id="e4" * 8, reference="ACME-E4", starts="2025-03-01"),
    ]
    book = small_book(*kept)
    book.drop(ENGAGEMENT_ID)
    assert [each.reference for each in book.engagements_of(CLIENT_ID)] == ["ACME-E4", "ACME-E9", "ACME-E10", "ACME-E1"]


def test_an_engagement_is_with_the_client_that_it_names_until_it_is_gone() -> None:
    book = small_book()
    assert [each.id for each in book.engagements_of(CLIENT_ID)] == [ENGAGEMENT_ID]
    book.put(CLIENT_ID, engagement(client="c11e000000000002"))
    assert book.engagements_of(CLIENT_ID) == []
    assert [each.id for each in book.engagements_of("c11e000000000002")] == [ENGAGEMENT_ID]
    book.drop(ENGAGEMENT_ID)
    assert book.engagements_of("c11e000000000002") == []


def test_references_sort_as_people_count() -> None:
    names = ["ACME-12", "ACME-9", "ACME-E10", "ACME-E2", "ABC-100", ""]
    assert sorted(names, key=natural) == ["", "ABC-100", "ACME-E2", "ACME-9", "ACME-E10", "ACME-12"]
    assert reference_of(person()) == ""


# -- standings -----------------------------------------------------------------------------------------------


def test_the_terms_are_the_engagements_then_the_practices() -> None:
    book = small_book()
    book.put(PRACTICE_SCOPE, book.profile.with_changes(wait_days=30, follow_up_days=100))
    assert book.terms_of(advice()) == Terms(30, 100)
    book.put(CLIENT_ID, engagement(follow_up_days=40))
    assert book.terms_of(advice()) == Terms(30, 40)


def test_a_standing_follows_every_change_of_its_records() -> None:
    book, told = small_book(advice()), decision("declined", "2026-02-01")
    assert book.standing_of(advice(), TODAY).state is State.awaiting
    book.put(CLIENT_ID, told)
    assert book.standing_of(advice(), TODAY).state is State.declined
    assert book.standing_of(advice(), day("2026-01-31")).state is State.awaiting
    book.drop(told.id)
    assert book.standing_of(advice(), TODAY).state is State.awaiting
    draft = advice(given_on=None)
    book.put(CLIENT_ID, draft)
    assert book.standing_of(draft, TODAY).state is State.draft


def test_a_standing_follows_every_change_of_the_terms() -> None:
    book = small_book(advice())
    patient = profile(id=book.profile.id, wait_days=3660)
    assert book.standing_of(advice(), TODAY).ringing
    book.put(PRACTICE_SCOPE, patient)
    assert not book.standing_of(advice(), TODAY).ringing
    book.drop(patient.id)
    assert book.standing_of(advice(), TODAY).ringing


def test_advice_is_replaced_by_what_was_given_by_then_and_stands() -> None:
    newer = advice(id="a2" * 8, replaces=[ADVICE_ID], given_on="2026-03-01")
    draft = advice(id="a3" * 8, replaces=[ADVICE_ID], given_on=None)
    wrong = advice(id="a4" * 8, replaces=[ADVICE_ID], entered_in_error="wrong client")
    book = small_book(advice(), newer, draft, wrong)
    assert book.replaced_by(ADVICE_ID) == [newer]
    assert book.replaced_by(ADVICE_ID, day("2026-03-01")) == [newer]
    assert book.replaced_by(ADVICE_ID, day("2026-02-28")) == []
