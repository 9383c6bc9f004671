"""Records of the relationship in the book: by client, by person, by what they are about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.book import PRACTICE_SCOPE
from advisor.records import TYPES, Concern, Goal, Interaction, Promise, Quote, Record
from advisor.records.fields import fields_of
from advisor.related import RELATED
from advisor.standing import Clock
from tests import factory
from tests.factory import ADVICE_ID, CLIENT_ID, GOAL_ID, SITTING_ID
from tests.strategies import near_days

DANA = factory.person(id="da7a000000000001")


def test_every_record_that_names_people_beside_advice_is_indexed() -> None:
    advice_kinds = {"recommendation", "decision", "outcome"}
    naming = {
        kind for kind, each in TYPES.items() if any(spec.ref and spec.ref.kind == "person" for spec in fields_of(each))
    }
    assert naming - advice_kinds <= set(RELATED)


@pytest.mark.parametrize("kind", RELATED)
def test_the_index_knows_every_field_that_names_people(kind: str) -> None:
    people = [(spec.name, spec.many) for spec in fields_of(TYPES[kind]) if spec.ref and spec.ref.kind == "person"]
    assert RELATED[kind] == tuple(people)


def test_the_records_of_a_client_come_by_type_and_day() -> None:
    late, early = factory.interaction("2026-03-01"), factory.interaction("2026-02-01")
    book = factory.small_book(late, early, factory.concern("2026-01-01"))
    assert book.of_scope(Interaction, CLIENT_ID) == [early, late]
    assert book.of_scope(Promise, CLIENT_ID) == []
    assert book.of_scope(Interaction, "c11e000000000002") == []


def test_the_practice_has_goals_of_its_own() -> None:
    ours = factory.goal(client="", whose="practice")
    book = factory.small_book(ours)
    assert book.of_scope(Goal, PRACTICE_SCOPE) == [ours]
    assert book.of_scope(Goal, CLIENT_ID) == []


@pytest.mark.parametrize(
    "record",
    [
        factory.interaction("2026-02-01", people=[DANA.id]),
        factory.promise("2026-02-01", to=DANA.id),
        factory.concern("2026-02-01", by=DANA.id),
        factory.quote(DANA.id, "2026-02-01"),
        factory.answer("matters", person=DANA.id, words="Yes"),
    ],
    ids=lambda each: each.KIND,
)
def test_what_names_a_person_is_found_until_it_is_changed_or_gone(record: Record) -> None:
    book = factory.small_book(DANA, factory.sitting(), record)
    assert book.naming(DANA.id) == [record]
    field = next(
        spec
        for spec in fields_of(type(record))
        if spec.ref and spec.ref.kind == "person" and getattr(record, spec.name)
    )
    book.put(CLIENT_ID, record.replaced(**{field.name: field.default}))
    assert book.naming(DANA.id) == []
    book.put(CLIENT_ID, record)
    book.drop(record.id)
    assert book.naming(DANA.id) == []


def test_readings_and_answers_come_with_what_they_belong_to() -> None:
    second, first = factory.reading("2026-03-01", "14"), factory.reading("2026-02-01", "13")
    given = factory.answer("trust", score=4)
    book = factory.small_book(factory.goal(), second, first, factory.sitting(), given)
    assert book.readings_of(GOAL_ID) == [first, second]
    assert book.answers_of(SITTING_ID) == [given]
    book.drop(first.id)
    assert book.readings_of(GOAL_ID) == [second]


def test_advice_hears_of_the_contact_that_raised_it_and_of_its_end() -> None:
    on = factory.day("2026-05-01")
    book = factory.small_book(factory.advice())
    assert [each.clock for each in book.standing_of(factory.advice(), on).ringing] == [Clock.no_answer]
    raised = factory.interaction("2026-03-01", raised=[ADVICE_ID])
    book.put(CLIENT_ID, raised)
    assert book.raised_in(ADVICE_ID) == [raised]
    kept = book.get(type(factory.advice()), ADVICE_ID)
    assert kept is not None
    assert book.standing_of(kept, on).ringing == ()
    book.put(CLIENT_ID, raised.replaced(raised=()))
    assert [each.clock for each in book.standing_of(kept, on).ringing] == [Clock.no_answer]
    book.put(CLIENT_ID, raised)
    book.replace_scope(CLIENT_ID, [each for each in book.kept_in(CLIENT_ID) if each.id != raised.id])
    assert [each.clock for each in book.standing_of(kept, on).ringing] == [Clock.no_answer]
    assert book.of_scope(Quote, CLIENT_ID) == book.of_scope(Concern, CLIENT_ID) == []


ABOUT = st.lists(st.sampled_from([DANA.id, "4074000000000001"]), unique=True).map(tuple)
CONTACTS = st.builds(
    Interaction,
    id=st.sampled_from(["c000000000000001", "c000000000000002", "c000000000000003"]),
    client=st.just(CLIENT_ID),
    on=st.none() | near_days,
    people=ABOUT,
    raised=st.sampled_from([(), (ADVICE_ID,)]),
)


@given(st.lists(st.tuples(CONTACTS, st.booleans())))
def test_the_index_says_what_looking_at_every_record_says_whatever_was_put_and_dropped(
    steps: list[tuple[Interaction, bool]],
) -> None:
    book = factory.small_book()
    for contact, stays in steps:
        if stays:
            book.put(CLIENT_ID, contact)
        else:
            book.drop(contact.id)
    left = book.all(Interaction)
    assert {each.id for each in book.of_scope(Interaction, CLIENT_ID)} == {each.id for each in left}
    assert {each.id for each in book.naming(DANA.id)} == {each.id for each in left if DANA.id in each.people}
    assert {each.id for each in book.raised_in(ADVICE_ID)} == {each.id for each in left if each.raised}
    days = [each.on for each in book.of_scope(Interaction, CLIENT_ID) if each.on]
    assert days == sorted(days)
