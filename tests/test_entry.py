"""What people type, read into values, and values shown as they would be typed."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.entry import Read, Reader, read_amount, read_choice, show_value, split_lines, split_names
from advisor.records import TYPES, Client, Decision, Goal, Interaction, Person, Problem, Profile, Recommendation, Record
from advisor.records.choices import Choice, Position, Priority, ProgressState, Result, ValuePeriod, WordsAre
from advisor.records.fields import FieldSpec, asked_fields, field_of
from advisor.records.marks import Ref
from tests.factory import ADVICE_ID, CLIENT_ID, TODAY, advice, client, day, person, small_book
from tests.strategies import names, values_of

DANA = person("Dana Ortiz", id="da7a000000000001")
LEE = person("Lee Chen", id="1ee0000000000001")
DANIEL = person("Daniel Ortiz", id="da71e10000000001")
COMMA = person("Berg, Ulla", id="be60000000000001")
ELSEWHERE = person("Dana Ortiz", id="da7a000000000002", client="c11e000000000002")
OTHER = client(id="c11e000000000002", code="NW", name="Northwind")
BOOK = small_book(DANA, LEE, DANIEL, COMMA, OTHER, ELSEWHERE, advice())
READER = Reader(BOOK, TODAY, CLIENT_ID)


def read(record_type: type[Record], **typed: str | list[str]) -> Read:
    return READER.read(record_type, typed)


# -- amounts -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("140000", "140000"),
        ("140,000", "140000"),
        ("1,400,000.50", "1400000.50"),
        ("1,40,000", "140000"),
        ("1 500", "1500"),
        ("1\u00a0500", "1500"),
        ("1\u202f500", "1500"),
        ("1'500", "1500"),
        ("1’500", "1500"),
        ("140k", "140000"),
        ("140 K", "140000"),
        ("1.5m", "1500000"),
        ("1.234k", "1234"),
        ("12.5", "12.5"),
        ("-1.5m", "-1500000"),
        ("−1.5m", "-1500000"),
        ("+20", "20"),
        (".5", "0.5"),
        ("€ 140,000", "140000"),
        ("€140k", "140000"),
        ("140k €", "140000"),
        ("-€ 20", "-20"),
        ("€ -20", "-20"),
        ("−£ 1,500,000", "-1500000"),
        ("12 CHF", "12"),
        ("CHF 12", "12"),
        ("12 MXN", "12"),
        ("12 mxn", "12"),
        ("12 kes", "12"),
        ("12kEUR", "12000"),
        ("3m EUR", "3000000"),
        ("100 DKK", "100"),
        ("20 kr", "20"),
        ("20k kr", "20000"),
        ("500 Kč", "500"),
        ("0", "0"),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed: str, value: str) -> None:
    assert read_amount(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "much",
        "12,50",
        "1,5m",
        "140.000.000",
        "140.000",
        "(500)",
        "--5",
        "-€-5",
        "5 apples",
        "1e5",
        "NaN",
        "∞",
        "5kk",
        "€",
    ],
)
def test_an_amount_that_can_be_misread_is_refused(typed: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the sentence follows
        read_amount(typed)
    assert str(refused.value) == f"“{typed}” is not an amount; give one such as 140000, 140k or -1.5m."


@given(st.text() | st.text("0123456789,. kmKM-−+€CHF'"))
def test_any_text_is_an_amount_or_a_value_error(text: str) -> None:
    try:
        assert read_amount(text).is_finite()
    except ValueError as refused:
        assert "is not an amount" in str(refused)  # noqa: PT017 - either way is right


@pytest.mark.parametrize(
    ("value", "shown"),
    [("140000", "140000"), ("140000.00", "140000"), ("-12.5", "-12.50"), ("140.000", "140"), ("1E+5", "100000")],
)
def test_an_amount_is_shown_in_plain_digits(value: str, shown: str) -> None:
    assert show_value(BOOK, field_of(Recommendation, "value_at_stake"), Decimal(value)) == shown


# -- choices -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "choice"),
    [
        ("in_part", Position.in_part),
        ("in-part", Position.in_part),
        ("In Part", Position.in_part),
        ("adopted in part", Position.in_part),
        ("adopted", Position.adopted),
        ("decl", Position.declined),
        ("lap", Position.lapsed),
        ("diff", Position.differently),
        ("  High ", Priority.high),
        ("under way", ProgressState.under_way),
        ("as i noted it", WordsAre.noted),
        ("one-off", ValuePeriod.one_off),
        ("better t", Result.better_than_hoped),
    ],
)
def test_a_choice_is_read_by_key_by_words_or_by_a_clear_beginning(typed: str, choice: Choice) -> None:
    assert read_choice(typed, type(choice)) is choice


@pytest.mark.parametrize("typed", ["ad hoc", "", "de", "d"])
def test_a_choice_that_is_not_there_or_not_clear_lists_what_is(typed: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the sentence follows
        read_choice(typed, Position)
    allowed = "adopted, in-part, differently, deferred, declined, lapsed"
    assert str(refused.value) == f"“{typed}” is not one of: {allowed}."


# -- lists ---------------------------------------------------------------------------------------------------


def test_lists_are_split_at_their_separators_and_empty_parts_are_dropped() -> None:
    assert split_lines("one, more\n\n two \r\nthree\rfour") == ("one, more", "two", "three", "four")
    assert split_names(" cost, risk;time\n\n,cost of it ") == ("cost", "risk", "time", "cost of it")


# -- fields --------------------------------------------------------------------------------------------------


def test_each_field_is_read_as_its_type() -> None:
    found = read(
        Recommendation,
        engagement="acme-e1",
        title=" Name  one owner ",
        advice="Line one\nLine two",
        given_on="fri",
        given_to="Dana Ortiz, Lee Chen",
        adoption_chance="70 %",
        options="Do it\nLeave it\nDo it",
        tags="cost, risk",
        priority="crit",
        value_at_stake="140k",
    )
    assert found.problems == ()
    assert found.values == {
        "engagement": "e119000000000001",
        "title": "Name one owner",
        "advice": "Line one\nLine two",
        "given_on": day("2026-11-27"),
        "given_to": (DANA.id, LEE.id),
        "adoption_chance": 70,
        "options": ("Do it", "Leave it"),
        "tags": ("cost", "risk"),
        "priority": Priority.critical,
        "value_at_stake": Decimal(140_000),
    }


def test_nothing_typed_is_the_default() -> None:
    found = read(Decision, words_are=" ", position="", on="", words="", by="")
    assert found.values == {"words_are": WordsAre.noted, "position": None, "on": None, "words": "", "by": ""}
    assert read(Profile, cadence_days="").values == {"cadence_days": 30}


def test_every_mistake_is_told_at_once_each_at_its_field() -> None:
    found = read(
        Recommendation, mood="good", given_on="soon", adoption_chance="likely", engagement="NW-E9", title="Fine"
    )
    assert found.values == {"title": "Fine"}
    assert {each.field for each in found.problems} == {"mood", "given_on", "adoption_chance", "engagement"}
    assert Problem("mood", "A recommendation has no field “mood”.") in found.problems
    assert Problem("adoption_chance", "“likely” is not a whole number; give one such as 70.") in found.problems
    assert Problem("engagement", "“NW-E9” does not name an engagement.") in found.problems


@pytest.mark.parametrize(("typed", "value"), [("yes", True), ("Y", True), ("1", True), ("no", False), ("off", False)])
def test_a_flag_is_yes_or_no(typed: str, value: bool) -> None:
    assert READER.value(field_of(Decision, "by_doing"), typed) is value


def test_a_flag_that_is_neither_is_refused() -> None:
    with pytest.raises(ValueError, match="yes or no"):
        READER.value(field_of(Decision, "by_doing"), "perhaps")


@pytest.mark.parametrize(("typed", "value"), [("30", 30), ("30 days", 30), ("1 day", 1), ("+5", 5), ("-5", -5)])
def test_a_whole_number_may_carry_its_unit(typed: str, value: int) -> None:
    assert READER.value(field_of(Profile, "wait_days"), typed) == value


def test_minutes_may_be_said_and_a_measure_is_shown_as_it_is_typed() -> None:
    assert READER.value(field_of(Interaction, "minutes"), "45 minutes") == 45
    target = field_of(Goal, "target")
    assert READER.value(target, "13.5") == Decimal("13.5")
    assert show_value(BOOK, target, Decimal("13.50")) == "13.5"
    assert show_value(BOOK, target, Decimal(1200)) == "1200"


# -- people and references -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Dana Ortiz", DANA),
        ("  dana   ORTIZ ", DANA),
        ("dana", DANA),
        ("lee", LEE),
        ("chen", LEE),
        ("Berg, Ulla", COMMA),
        ("da7a000000000001", DANA),
    ],
)
def test_a_person_is_named_by_any_clear_beginning(typed: str, found: Person) -> None:
    assert READER.reference("person", typed) == found.id


def test_a_name_of_several_people_lists_them() -> None:
    with pytest.raises(ValueError, match=r"“ortiz” can be several people: Dana Ortiz; Daniel Ortiz\."):
        READER.reference("person", "ortiz")


def test_a_name_of_nobody_lists_who_there_is() -> None:
    with pytest.raises(ValueError, match=r"Nobody at ACME is called “Zoe” \(Berg, Ulla; Dana Ortiz; .*Lee Chen\)\."):
        READER.reference("person", "Zoe")
    with pytest.raises(ValueError, match=r"Nobody is called “Zoe” \(nobody is recorded yet\)\."):
        Reader(BOOK, TODAY).reference("person", "Zoe")


@pytest.mark.parametrize(
    ("typed", "people"),
    [
        ("Dana Ortiz, Lee Chen", (DANA, LEE)),
        ("lee; Berg, Ulla\ndana", (LEE, COMMA, DANA)),
        ("Berg, Ulla", (COMMA,)),
        ("lee, lee", (LEE,)),
        (["lee", "dana"], (LEE, DANA)),
        (["Berg, Ulla", "dana, lee"], (COMMA, DANA, LEE)),
        ("", ()),
    ],
)
def test_people_are_named_in_a_list(typed: str | list[str], people: tuple[Person, ...]) -> None:
    assert READER.value(field_of(Recommendation, "given_to"), typed) == tuple(each.id for each in people)


def test_advice_is_named_by_its_reference_or_the_beginning_of_its_id() -> None:
    assert READER.reference("recommendation", "acme-1") == ADVICE_ID
    assert READER.reference("recommendation", "ad71") == ADVICE_ID
    with pytest.raises(ValueError, match="“ACME” does not name a recommendation"):
        READER.reference("recommendation", "ACME")


# -- there and back ------------------------------------------------------------------------------------------

ASKED = [(record_type, spec) for record_type in TYPES.values() for spec in asked_fields(record_type)]


def targets(ref: Ref) -> list[str]:
    return [each.id for each in BOOK if ref.kind == each.KIND and BOOK.scope_of(each.id) == CLIENT_ID]


def typed_values(spec: FieldSpec) -> st.SearchStrategy[Any]:
    if spec.ref is None:
        return values_of(spec)
    ids = st.sampled_from([*targets(spec.ref)]) if targets(spec.ref) else st.nothing()
    return st.lists(ids, unique=True).map(tuple) if spec.many else st.just("") | ids


@pytest.mark.parametrize(
    ("record_type", "spec"), ASKED, ids=[f"{record_type.KIND}.{spec.name}" for record_type, spec in ASKED]
)
@settings(max_examples=30)
@given(data=st.data())
def test_a_value_as_it_is_shown_is_read_as_the_same_value(
    record_type: type[Record], spec: FieldSpec, data: st.DataObject
) -> None:
    value = data.draw(typed_values(spec))
    if value == "":  # nothing typed is the default, and a text whose default says something is never empty
        value = spec.default
    shown = show_value(BOOK, spec, value)
    assert READER.read(record_type, {spec.name: shown}) == Read({spec.name: value}, ())


@given(st.lists(names, min_size=1, max_size=4), st.data())
def test_people_as_they_are_shown_are_read_as_the_same_people_whatever_they_are_called(
    called: list[str], data: st.DataObject
) -> None:
    people = [person(each) for each in called]
    book = small_book(*people)
    chosen = data.draw(st.lists(st.sampled_from([each.id for each in people]), unique=True).map(tuple))
    spec = field_of(Recommendation, "given_to")
    assert Reader(book, TODAY, CLIENT_ID).value(spec, show_value(book, spec, chosen)) == chosen


def test_two_people_are_not_taken_for_one_whose_name_has_a_comma() -> None:
    ann, bob, both = person("Ann"), person("Bob"), person("Ann, Bob")
    book = small_book(ann, bob, both)
    spec = field_of(Recommendation, "given_to")
    shown = show_value(book, spec, (ann.id, bob.id))
    assert shown == "Ann; Bob"
    assert Reader(book, TODAY, CLIENT_ID).value(spec, shown) == (ann.id, bob.id)


def test_two_people_of_one_name_are_told_apart() -> None:
    twins = [person("Kim Roe"), person("kim roe")]
    book = small_book(*twins)
    spec = field_of(Decision, "by")
    assert [Reader(book, TODAY, CLIENT_ID).value(spec, show_value(book, spec, each.id)) for each in twins] == [
        each.id for each in twins
    ]


def test_a_reference_to_a_record_that_is_gone_is_shown_as_it_is_kept() -> None:
    assert show_value(BOOK, field_of(Decision, "by"), "feedfacefeedface") == "feedfacefeedface"


def test_what_is_kept_in_capitals_may_be_typed_in_small_letters() -> None:
    reader = Reader(small_book(), TODAY)
    assert reader.read(Client, {"code": "acme"}).values == {"code": "ACME"}
    assert reader.read(Profile, {"currency": "chf"}).values == {"currency": "CHF"}
