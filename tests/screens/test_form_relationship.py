"""Forms of the records of the relationship, as they follow from their declarations."""

from decimal import Decimal

import pytest

from advisor.records import TYPES, Goal, Insight, Interaction, Promise, Quote, Reading, Record
from advisor.related import RELATED
from screens.dialogs.form_model import FormModel
from tests.factory import book_of
from tests.screens.form_book import ADVICE, CLIENT, DANA, TODAY, book

HOMES = {"client": CLIENT.id, "goal": "90a1000000000001", "sitting": "51771a9000000001"}


def form(record_type: type[Record], **typed: str) -> FormModel:
    preset = {record_type.HOME: HOMES[record_type.HOME], "on": TODAY}
    return FormModel(record_type, book(), TODAY, CLIENT.id, preset=preset, typed=typed)


@pytest.mark.parametrize("kind", RELATED)
def test_a_form_asks_for_little_at_first_and_never_for_what_it_belongs_to(kind: str) -> None:
    record_type = TYPES[kind]
    model = form(record_type)
    assert record_type.HOME not in [each.name for each in model.specs]
    quick = [each.quick for each in model.specs]
    assert quick == sorted(quick, reverse=True)
    assert 1 <= sum(quick) <= 8


@pytest.mark.parametrize(
    ("record_type", "typed"),
    [
        (Interaction, {"said": "They wait", "people": "dana", "raised": ADVICE.reference, "minutes": "45"}),
        (Promise, {"what": "Send it", "due": "+1w"}),
        (Quote, {"person": "dana", "words": "I sleep at night"}),
        (Insight, {"kind": "need", "what": "Cash weekly"}),
        (Goal, {"title": "Margin", "target": "18"}),
        (Reading, {"value": "13.5"}),
    ],
    ids=["a contact", "a promise", "a quote", "an insight", "a goal", "a reading"],
)
def test_the_commonest_are_recorded_with_a_word_or_two(record_type: type[Record], typed: dict[str, str]) -> None:
    model = form(record_type, **typed)
    read = model.read()
    assert read.problems == ()
    record = model.record(read.values)
    assert isinstance(record, record_type)
    assert getattr(record, record_type.HOME) == HOMES[record_type.HOME]
    assert record.values["on"] == TODAY


def test_what_was_raised_and_who_was_there_are_named_as_everywhere() -> None:
    read = form(Interaction, people="dana", raised=ADVICE.reference).read()
    assert (read.values["people"], read.values["raised"]) == ((DANA.id,), (ADVICE.id,))


def test_an_insight_to_replace_is_offered_with_what_it_says() -> None:
    older = Insight(id="01d0000000000001", client=CLIENT.id, what="They need cash weekly", on=TODAY)
    known = book_of(CLIENT, older)
    model = FormModel(Insight, known, TODAY, CLIENT.id, preset={"client": CLIENT.id})
    offer = model.offer(model.spec("replaces"), "They need")
    assert offer is not None
    assert offer.words == "→ 01d0, They need cash weekly"


@pytest.mark.parametrize(
    ("record", "name", "shown"),
    [
        (Interaction(id="a" * 16, client=CLIENT.id, on=TODAY, took_part=False), "took_part", "no"),
        (Goal(id="b" * 16, client=CLIENT.id, title="None lost", on=TODAY, target=Decimal(0)), "target", "0"),
    ],
    ids=["a no where yes is usual", "a nought"],
)
def test_an_edit_shows_what_is_recorded_and_leaves_it_untouched(record: Record, name: str, shown: str) -> None:
    model = FormModel(type(record), book(), TODAY, CLIENT.id, existing=record)
    assert model.texts[name] == shown
    assert model.record(model.read().values) == record
