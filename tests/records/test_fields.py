"""What a declaration says about its fields."""

import pytest

from advisor.records import TYPES, Client, Decision, Engagement, Outcome, Profile, Recommendation, Record
from advisor.records.choices import Position
from advisor.records.fields import asked_fields, field_of, fields_of

ALL_FIELDS = [(kind, spec) for kind, record_type in TYPES.items() for spec in fields_of(record_type)]


def test_every_field_that_is_asked_for_has_a_label() -> None:
    unnamed = [f"{kind}.{spec.name}" for kind, spec in ALL_FIELDS if not spec.system and spec.label == spec.name]
    assert unnamed == []


def test_labels_differ_within_a_type() -> None:
    for record_type in TYPES.values():
        labels = [spec.label for spec in asked_fields(record_type)]
        assert len(set(labels)) == len(labels)


def test_every_reference_leads_to_a_type_that_exists() -> None:
    assert {spec.ref.kind for _, spec in ALL_FIELDS if spec.ref} <= set(TYPES)


def test_every_condition_names_a_field_and_values_that_exist() -> None:
    for kind, spec in ALL_FIELDS:
        if spec.when:
            choices = field_of(TYPES[kind], spec.when.field).choices
            assert choices is not None
            assert set(spec.when.values) <= set(choices)


@pytest.mark.parametrize(
    ("record_type", "name", "kind", "many"),
    [
        (Recommendation, "title", "text", False),
        (Recommendation, "options", "lines", True),
        (Recommendation, "given_to", "lines", True),
        (Recommendation, "given_on", "date", False),
        (Recommendation, "adoption_chance", "whole", False),
        (Recommendation, "value_at_stake", "amount", False),
        (Recommendation, "priority", "choice", False),
        (Recommendation, "corrections", "parts", True),
        (Recommendation, "recorded", "instant", False),
        (Decision, "by_doing", "flag", False),
    ],
)
def test_a_field_says_what_it_holds(record_type: type[Record], name: str, kind: str, many: bool) -> None:
    spec = field_of(record_type, name)
    assert (spec.kind, spec.many) == (kind, many)


def test_a_field_carries_its_marks() -> None:
    assert field_of(Recommendation, "advice").long
    assert not field_of(Recommendation, "title").long
    assert field_of(Recommendation, "adoption_chance").unit == "%"
    assert field_of(Profile, "wait_days").unit == "days"
    assert field_of(Engagement, "fee").unit == "currency"
    assert field_of(Client, "code").fixed
    assert field_of(Client, "code").capitals
    assert field_of(Outcome, "confirmed_by").option == "--confirmed-by"
    assert field_of(Decision, "position").choices is Position


def test_a_field_that_is_not_there_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="mood"):
        field_of(Client, "mood")


def test_the_fields_asked_for_begin_with_the_quick_ones_and_leave_out_the_programs_own() -> None:
    asked = asked_fields(Recommendation)
    assert [spec.name for spec in asked[:6]] == (
        "title advice given_on given_to adoption_chance success_chance".split()
    )
    assert not any(spec.quick for spec in asked[6:])
    assert not {spec.name for spec in asked} & {"id", "rev", "recorded", "reference", "corrections", "entered_in_error"}


def test_a_fixed_field_is_asked_for_once() -> None:
    assert "code" in [spec.name for spec in asked_fields(Client)]
    assert "code" not in [spec.name for spec in asked_fields(Client, editing=True)]


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        ("in_part", {"takes", "leaves"}),
        (Position.in_part, {"takes", "leaves"}),
        ("differently", {"instead"}),
        ("deferred", {"deferred_until"}),
        ("adopted", set()),
        (None, set()),
    ],
)
def test_what_a_position_asks_for_beside_it(position: str | None, expected: set[str]) -> None:
    conditional = [spec for spec in fields_of(Decision) if spec.when]
    assert {spec.name for spec in conditional if spec.applies({"position": position})} == expected
