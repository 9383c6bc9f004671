from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.records import Client, Decision, Outcome, Person, Profile, Progress, Recommendation, Record
from advisor.records.choices import Position
from advisor.records.fields import FieldSpec
from screens.dialogs.form_model import FormModel
from tests.screens.form_book import ADOPTED, ADVICE, CLIENT, DANA, ENGAGEMENT, OLDER, RUTH, TODAY, book


def decision(**typed: str) -> FormModel:
    preset = {"recommendation": ADVICE.id, "on": TODAY, "by": DANA.id}
    return FormModel(Decision, book(), TODAY, CLIENT.id, preset=preset, typed=typed)


def advice(**typed: str) -> FormModel:
    return FormModel(Recommendation, book(), TODAY, CLIENT.id, preset={"engagement": ENGAGEMENT.id}, typed=typed)


def problems(model: FormModel) -> dict[str, str]:
    return {each.field: each.words for each in model.read().problems}


def asked(model: FormModel) -> list[str]:
    return [each.name for each in model.specs]


def test_a_record_that_the_caller_has_settled_is_not_asked_for_but_its_value_is_kept() -> None:
    model = decision(position="adopted")

    assert "recommendation" not in asked(model)
    assert model.read().values["recommendation"] == ADVICE.id


def test_a_person_known_beforehand_is_asked_for_and_shown() -> None:
    assert decision().texts["by"] == "Dana Ortiz"


def test_a_preset_day_that_is_today_reads_today() -> None:
    assert decision().texts["on"] == "today"


def test_the_quick_fields_come_first() -> None:
    quick = [model.quick for model in advice().specs]

    assert quick == sorted(quick, reverse=True)


def test_every_problem_is_found_at_once() -> None:
    found = problems(advice(given_on="someday", adoption_chance="170", value_at_stake="a lot"))

    assert set(found) == {"title", "given_on", "adoption_chance", "value_at_stake"}
    assert found["adoption_chance"] == "The largest that makes sense here is 100."


def test_problems_come_in_the_order_of_the_fields() -> None:
    model = advice(given_on="someday", because="x", value_at_stake="a lot")

    assert [each.field for each in model.read().problems] == ["title", "given_on", "value_at_stake"]


def test_an_untouched_edit_reads_back_as_the_record_itself() -> None:
    model = FormModel(Recommendation, book(), TODAY, CLIENT.id, existing=ADVICE)

    assert model.record(model.read().values) == ADVICE
    assert not model.changed


def test_an_untouched_name_that_two_people_have_stays_the_one_it_was() -> None:
    namesakes = book()
    namesakes.put(CLIENT.id, Person(id="8" * 16, client=CLIENT.id, name="Dana Ortiz", role="Buyer"))
    model = FormModel(Decision, namesakes, TODAY, CLIENT.id, existing=ADOPTED)

    assert model.read().problems == ()
    assert model.read().values["by"] == DANA.id


def test_a_field_that_no_longer_applies_is_saved_empty_and_keeps_its_text() -> None:
    model = decision(position="adopted in part", takes="the north")
    model.texts["position"] = "declined"

    assert model.read().values["takes"] == ""
    assert model.texts["takes"] == "the north"


def test_what_an_edited_record_said_under_another_choice_is_cleared() -> None:
    partly = ADOPTED.with_changes(position=Position.in_part, takes="the north")
    model = FormModel(Decision, book(), TODAY, CLIENT.id, existing=partly)
    model.texts["position"] = "adopted"

    assert model.read().values["takes"] == ""


@pytest.mark.parametrize(
    ("position", "fields"),
    [
        ("adopted", set()),
        ("adopted in part", {"takes", "leaves"}),
        ("adopted differently", {"instead"}),
        ("deferred", {"deferred_until"}),
    ],
)
def test_a_position_asks_for_what_belongs_to_it(position: str, fields: set[str]) -> None:
    model = decision(position=position)

    assert {each.name for each in model.specs if each.when and model.applies(each)} == fields


def test_what_is_needed_follows_from_what_an_empty_record_lacks() -> None:
    assert decision().needed() == {"position", "on"}
    assert "takes" in decision(position="adopted in part").needed()
    assert FormModel(Client, book(), TODAY).needed() == {"name", "code"}


def test_the_options_of_the_advice_are_the_options_to_choose_from() -> None:
    model = decision(position="adopted", option_chosen="North first")

    assert model.options(model.spec("option_chosen")) == ADVICE.options
    assert model.read().values["option_chosen"] == "North first"


def test_an_option_is_not_asked_for_where_none_was_offered() -> None:
    model = FormModel(Decision, book(), TODAY, CLIENT.id, preset={"recommendation": OLDER.id})

    assert "option_chosen" not in asked(model)


def test_a_folded_field_with_a_value_is_shown_from_the_start() -> None:
    model = FormModel(Recommendation, book(), TODAY, CLIENT.id, existing=ADVICE)

    assert model.begins_open(model.spec("options"))
    assert not model.begins_open(model.spec("because"))


def test_a_beginning_of_any_word_of_a_name_offers_the_person() -> None:
    model = decision()
    spec = model.spec("by")

    for typed in ("dan", "ORT", "Dana O"):
        offer = model.offer(spec, typed)
        assert offer is not None
        assert offer.text == "Dana Ortiz"


def test_of_several_names_the_last_is_completed() -> None:
    model = advice(given_to="Dana Ortiz, ru")
    offer = model.offer(model.spec("given_to"), "Dana Ortiz, ru")

    assert offer is not None
    assert offer.text == "Dana Ortiz, Ruth Amsel"


def test_a_complete_name_offers_nothing_and_says_who_it_is() -> None:
    model = decision()

    assert model.offer(model.spec("by"), "dana ortiz") is None
    assert model.note(model.spec("by")) == "decides: the client's position"


def test_it_is_said_beforehand_that_someone_who_does_not_decide_gives_a_view() -> None:
    model = decision(by="Ruth Amsel")

    assert model.note(model.spec("by")) == "influences: one person's view"


def test_other_advice_is_named_by_reference_or_by_title() -> None:
    for typed in ("NWD-9", "nwd-9", "deal desk"):
        assert advice(title="New", replaces=typed).read().values["replaces"] == (OLDER.id,)


def test_a_name_that_nobody_has_is_unknown_and_a_shared_beginning_is_not() -> None:
    model = advice(given_to="Jo Lind, Dana, R")

    assert model.unknown(model.spec("given_to")) == ("Jo Lind",)


def test_a_new_person_is_named_by_the_id_they_will_have() -> None:
    jo = Person(id="7" * 16, client=CLIENT.id, name="Jo Lind")
    values = advice(title="New", given_to="Jo Lind, ruth").read({"Jo Lind": jo}).values

    assert values["given_to"] == (jo.id, RUTH.id)


def test_a_day_is_read_while_it_is_typed() -> None:
    model = decision(on="yesterday")

    assert model.note(model.spec("on")) == "Sun 22 Nov 2026"


def test_an_amount_is_read_while_it_is_typed_and_says_its_currency_before() -> None:
    model = FormModel(Outcome, book(), TODAY, CLIENT.id, preset={"recommendation": OLDER.id})
    spec = model.spec("value")
    assert model.note(spec) == "EUR"

    model.texts["value"] = "140k"
    assert model.note(spec) == "€\u00a0140,000"


def test_a_text_that_cannot_be_read_says_nothing_beside_the_field_but_has_a_problem() -> None:
    model = decision(on="3/4/2027")

    assert model.note(model.spec("on")) == ""
    assert "two ways" in model.problem(model.spec("on"))


def test_an_empty_needed_field_is_no_problem_before_it_is_saved() -> None:
    model = advice()

    assert model.problem(model.spec("title")) == ""
    assert problems(model)["title"] == "Say the advice in one line."


def test_refilled_text_counts_as_a_change() -> None:
    assert decision(words="We will do it.").changed
    assert not decision().changed


texts = st.one_of(
    st.text(max_size=30), st.sampled_from(["today", "dan", "adopted", "170", "-1.5m", "Jo Lind, dana", "["])
)


@given(st.sampled_from([Recommendation, Decision, Outcome, Progress, Client, Profile]), st.data())
def test_whatever_is_typed_is_read_or_refused_in_words(record_type: type[Record], data: st.DataObject) -> None:
    model = FormModel(record_type, book(), TODAY, CLIENT.id, preset={"recommendation": ADVICE.id})
    for spec in model.specs:
        model.texts[spec.name] = data.draw(texts, label=spec.name)
    reading = model.read()

    assert all(each.words.endswith((".", ")")) for each in reading.problems)
    for spec in model.specs:
        model.note(spec)
        model.problem(spec)
    if not reading.problems:
        assert list(model.record(reading.values).problems()) == []


VALUES: dict[str, Any] = {
    "text": "Some words",
    "whole": 40,
    "amount": Decimal("1250.50"),
    "date": date(2026, 3, 14),
}


def _value(spec: FieldSpec) -> Any:  # noqa: ANN401 - as the field's type says
    if spec.ref is not None:
        found = {"person": DANA.id, "recommendation": OLDER.id, "engagement": ENGAGEMENT.id}[spec.ref.kind]
        return (found,) if spec.many else found
    if spec.choices is not None:
        return list(spec.choices)[-1]
    return ("One", "Two") if spec.many else VALUES[spec.kind]


def test_every_field_of_advice_comes_back_from_its_text_as_it_was() -> None:
    blank = FormModel(Recommendation, book(), TODAY, CLIENT.id)
    full = ADVICE.replaced(**{each.name: _value(each) for each in blank.specs} | {"decide_by": TODAY})
    shown = FormModel(Recommendation, book(), TODAY, CLIENT.id, existing=full)
    retyped = FormModel(Recommendation, book(), TODAY, CLIENT.id, typed=shown.texts)

    values = retyped.read().values
    assert {each.name: values[each.name] for each in blank.specs} == {
        each.name: getattr(full, each.name) for each in blank.specs
    }


TEXT = st.sampled_from(["", "Publish floor prices", "Deal desk", "North first"])


@given(st.dictionaries(st.sampled_from(["title", "advice", "notes"]), TEXT), TEXT, TEXT)
def test_what_was_typed_stays_and_what_was_not_follows_the_record_as_another_program_left_it(
    typed: dict[str, str], title: str, notes: str
) -> None:
    model = FormModel(Recommendation, book(), TODAY, CLIENT.id, existing=ADVICE, typed=typed)
    touched = {name for name, text in typed.items() if text != getattr(ADVICE, name)}
    now = ADVICE.with_changes(title=title, notes=notes, rev="theirs")
    model.rebase(now, {})
    for name in ("title", "advice", "notes"):
        assert model.texts[name] == (typed[name] if name in touched else getattr(now, name))
        assert model.read().values[name] == model.texts[name]


def test_a_day_that_is_typed_as_a_word_is_kept_as_the_day_that_it_means() -> None:
    model = FormModel(Recommendation, book(), TODAY, CLIENT.id, preset={"given_on": TODAY})
    assert model.unsaved == {}
    model.texts.update(title="Deal desk", decide_by="+1w", warning="fri is no day")
    assert model.unsaved == {
        "title": "Deal desk", "decide_by": "2026-11-30", "given_on": "2026-11-23", "warning": "fri is no day"
    } | {name: "" for name in model.unsaved if name not in ("title", "decide_by", "given_on", "warning")}  # fmt: skip
