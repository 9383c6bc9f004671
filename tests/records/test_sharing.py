"""What may stand in a client's document: the fields that are marked, and nothing else."""

from typing import Any

import pytest

from advisor.records import TYPES, Document, FormReturn, Recommendation, Record, Snooze
from advisor.records.fields import fields_of
from advisor.records.sharing import NotShared, shared
from tests.factory import advice, outcome

#: Every shared field of every type, by hand from the specification. What is not here is internal.
SHARED: dict[str, str] = {
    "practice": "name firm email currency",
    "client": "name code industry since",
    "person": "name role",
    "engagement": "reference title purpose kind starts ends intended_outcomes",
    "recommendation": (
        "reference title advice because question hope warning options category priority effort value_at_stake "
        "given_on given_how given_where given_to decide_by owner replaces"
    ),
    "decision": "on position by words words_are takes leaves instead deferred_until option_chosen conditions by_doing",
    "withdrawal": "kind on",
    "progress": "on state promised_on evidence",
    "outcome": (
        "on result evidence measure_before measure_after value value_period value_covers value_basis "
        "confirmed_by confirmed_on"
    ),
    "interaction": "",
    "promise": "what due whose by to on kept_on broken_on effect",
    "concern": "",
    "story": "",
    "insight": "",
    "question": "",
    "quote": "person words words_are on about advice",
    "goal": "title whose measure unit start target on due",
    "reading": "value on",
    "sitting": "",
    "answer": "",
    "snooze": "",
    "document": "",
    "form_return": "",
}


def example(record_type: type[Record]) -> Record:
    values: dict[str, Any] = {"given_on": "2026-01-05"} if record_type is Recommendation else {}
    return record_type.of(values)


def test_every_type_is_in_the_list_above() -> None:
    assert set(SHARED) == set(TYPES)


@pytest.mark.parametrize("kind", [kind for kind, names in SHARED.items() if names])
def test_a_shared_view_has_exactly_the_fields_of_the_specification(kind: str) -> None:
    assert set(vars(shared(example(TYPES[kind])))) == set(SHARED[kind].split())


@pytest.mark.parametrize("kind", [kind for kind, names in SHARED.items() if names])
def test_reaching_for_an_internal_field_is_an_error(kind: str) -> None:
    view = shared(example(TYPES[kind]))
    internal = {spec.name for spec in fields_of(TYPES[kind])} - set(SHARED[kind].split())
    assert internal > {"id", "rev", "recorded"}
    for name in internal:
        with pytest.raises(AttributeError, match=name):
            getattr(view, name)


def test_a_shared_view_says_what_the_record_says() -> None:
    view = shared(advice(title="Close the second warehouse", notes="they will not like it"))
    assert view.title == "Close the second warehouse"
    assert "they will not like it" not in repr(view)


@pytest.mark.parametrize("record_type", [Snooze, Document, FormReturn])
def test_a_type_that_nobody_marked_cannot_be_shared(record_type: type[Record]) -> None:
    with pytest.raises(NotShared, match=f"No field of a {record_type.NAME} may stand in a client's document"):
        shared(record_type())


@pytest.mark.parametrize(
    "record",
    [advice(entered_in_error="wrong client"), outcome("as_hoped", "2026-02-01", entered_in_error="wrong client")],
)
def test_what_was_entered_in_error_cannot_be_shared(record: Record) -> None:
    with pytest.raises(NotShared, match="entered in error"):
        shared(record)


def test_a_draft_cannot_be_shared() -> None:
    with pytest.raises(NotShared, match="draft"):
        shared(advice(given_on=None))
