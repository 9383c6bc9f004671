"""Record types: how they are stored, and what is wrong with one by itself."""

import json
from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.records import TYPES, Misfit, Problem, Record
from tests.factory import (
    advice,
    answer,
    client,
    concern,
    decision,
    engagement,
    goal,
    insight,
    interaction,
    outcome,
    person,
    profile,
    progress,
    promise,
    question,
    quote,
    reading,
    sitting,
    snooze,
    story,
    withdrawal,
)
from tests.strategies import records

ANY_RECORD = st.sampled_from(sorted(TYPES)).flatmap(lambda kind: records(TYPES[kind]))


@given(ANY_RECORD)
def test_the_stored_form_is_json_that_reads_back_as_the_same_record(record: Record) -> None:
    stored = json.loads(json.dumps(record.to_document()))
    assert type(record).of(stored) == record


@given(ANY_RECORD)
def test_the_stored_form_leaves_out_every_default(record: Record) -> None:
    stored = record.to_document()
    assert set(stored) == {name for name, value in record.values.items() if value != type(record).DEFAULTS[name]}


@pytest.mark.parametrize("record_type", TYPES.values(), ids=TYPES)
def test_a_record_with_nothing_in_it_is_stored_as_nothing(record_type: type[Record]) -> None:
    assert record_type(id="0123456789abcdef", rev="some commit").to_document() == {}


@pytest.mark.parametrize("record_type", TYPES.values(), ids=TYPES)
def test_what_a_newer_version_stored_beside_is_passed_over(record_type: type[Record]) -> None:
    assert record_type.of({"invented_later": 1}) == record_type()


def test_a_record_cannot_be_changed_in_place() -> None:
    with pytest.raises(FrozenInstanceError):
        advice().title = "Something else"  # type: ignore[misc]


def test_a_copy_with_changes_is_validated() -> None:
    assert advice().with_changes(adoption_chance=70).adoption_chance == 70
    with pytest.raises(Misfit):
        advice().with_changes(adoption_chance=170)


#: (a record, the field that is wrong, the key words of the sentence)
WRONG: list[tuple[Record, str, str]] = [
    (profile(currency="eur"), "currency", "three capital letters"),
    (profile(currency="XXQ"), "currency", "XXQ is no currency of ISO 4217"),
    (profile(wait_days=None), "wait_days", "number of days"),
    (client(name=""), "name", "a name"),
    (client(code="acme"), "code", "2 to 8 capitals or digits"),
    (client(code="A"), "code", "2 to 8 capitals or digits"),
    (client(code="1ACME"), "code", "starts with a capital"),
    (person(""), "name", "a name"),
    (person(client=""), "client", "which client"),
    (engagement(client=""), "client", "which client"),
    (engagement(title=""), "title", "a title"),
    (engagement(starts="2026-02-01", ends="2026-01-31"), "ends", "end before it starts"),
    (advice(title=""), "title", "in one line"),
    (advice(engagement=""), "engagement", "which engagement"),
    (advice(decide_by="2026-01-04"), "decide_by", "before the advice was given"),
    (decision("adopted", "2026-02-01", recommendation=""), "recommendation", "which recommendation"),
    (decision("adopted", None), "on", "which day"),
    (decision(None, "2026-02-01"), "position", "what was decided"),
    (decision("in_part", "2026-02-01", takes=""), "takes", "what they take"),
    (decision("differently", "2026-02-01", instead=""), "instead", "do instead"),
    (
        decision("deferred", "2026-02-01", deferred_until="2026-01-31"),
        "deferred_until",
        "before the day of the decision",
    ),
    (withdrawal("2026-02-01", reason=""), "reason", "why the advice is taken back"),
    (progress("under_way", None), "on", "which day"),
    (progress(None, "2026-02-01"), "state", "how far"),
    (outcome("as_hoped", None), "on", "which day"),
    (outcome(None, "2026-02-01"), "result", "what came of it"),
    (
        outcome("as_hoped", "2026-02-01", "5", value_basis="confirmed", confirmed_on="2026-02-01"),
        "confirmed_by",
        "who at the client",
    ),
    (decision("lapsed", "2026-02-01", whose="person"), "whose", "nobody's view"),
    (decision("adopted", "2026-02-01", words_are="exact"), "words_are", "no words to be exact"),
    (snooze("no_answer:x", None), "until", "until when"),
    (interaction("2026-02-01", client=""), "client", "which client"),
    (interaction(None), "on", "which day"),
    (promise("2026-02-01", what=""), "what", "was promised"),
    (promise("2026-02-01", on=None), "on", "when it was made"),
    (promise(None), "due", "by when"),
    (promise("2026-01-04"), "due", "due before it was made"),
    (promise("2026-02-01", kept_on="2026-01-04"), "kept_on", "before it was made"),
    (promise("2026-02-01", broken_on="2026-01-04"), "broken_on", "before it was made"),
    (promise("2026-02-01", kept_on="2026-01-06", broken_on="2026-01-07"), "broken_on", "take one of the two days out"),
    (concern("2026-02-01", words=""), "words", "what worries them"),
    (concern(None), "on", "when it was raised"),
    (concern("2026-02-01", resolved_on="2026-01-31"), "resolved_on", "before it was raised"),
    (story("2026-02-01", None), "kind", "success or a horror story"),
    (story("2026-02-01", story=""), "story", "as they tell it"),
    (story(None), "on", "when they told it"),
    (story("2026-02-01", "success", failure="late"), "failure", "Nothing fails"),
    (story("2026-02-01", "success", about="promise_failed"), "about", "no success story"),
    (story("2026-02-01", "horror", about="promise_kept"), "about", "no horror story"),
    (insight("2026-02-01", kind=None), "kind", "what sort"),
    (insight("2026-02-01", what=""), "what", "what we know"),
    (insight(None), "on", "since when"),
    (question("2026-02-01", question=""), "question", "what was asked"),
    (question(None), "on", "when it was asked"),
    (question("2026-02-01", answered_on="2026-02-02"), "answer", "what they answered"),
    (question("2026-02-01", answer="Nothing", answered_on="2026-01-31"), "answered_on", "before it was asked"),
    (quote("", "2026-02-01"), "person", "whose words"),
    (quote("d", "2026-02-01", words=""), "words", "the words"),
    (quote("d", None), "on", "which day"),
    (goal(title=""), "title", "in one line"),
    (goal(client=""), "whose", "the practice's"),
    (goal(target=None), "target", "is to reach"),
    (goal(target="12.00"), "target", "there already"),
    (goal(on=None), "on", "from which day"),
    (goal(due="2026-01-05"), "due", "not after its first day"),
    (goal(ended="reached"), "ended_on", "when it ended"),
    (goal(ended_on="2026-03-01"), "ended", "how it ended"),
    (goal(ended="reached", ended_on="2026-01-04"), "ended_on", "before its first day"),
    (reading("2026-02-01", "13", goal=""), "goal", "which goal"),
    (reading("2026-02-01", None), "value", "what the measure says"),
    (reading(None, "13"), "on", "which day"),
    (sitting(prompts=[]), "instrument", "which instrument"),
    (sitting(on=None), "on", "when it was begun"),
    (sitting(finished_on="2026-02-01"), "finished_on", "before it was begun"),
    (answer("facts", words="x", sitting=""), "sitting", "which sitting"),
    (answer("", words="x"), "prompt", "which prompt"),
    (answer("facts", words="x", on=None), "on", "which day"),
    (answer("facts"), "words", "Give an answer"),
    (answer("trust", score=3, words_are="exact"), "words_are", "no words to be exact"),
]


@pytest.mark.parametrize(("record", "field", "words"), WRONG, ids=lambda each: each if isinstance(each, str) else "")
def test_what_is_missing_is_asked_for_at_its_field(record: Record, field: str, words: str) -> None:
    (problem,) = record.problems()
    assert problem.field == field
    assert words in problem.words


@pytest.mark.parametrize(
    "record",
    [
        profile(),
        client(code="A1"),
        client(code="ABCDEFGH"),
        person(),
        engagement(starts="2026-02-01", ends="2026-02-01"),
        advice(given_on=None, decide_by="2026-01-04"),
        advice(decide_by="2026-01-05"),
        decision("in_part", "2026-02-01"),
        decision("deferred", "2026-02-01", deferred_until="2026-02-01"),
        withdrawal(None),
        progress("implemented", "2026-02-01"),
        outcome("worse", "2026-02-01", "-5"),
        snooze("no_answer:x", "2026-12-01"),
        interaction("2026-02-01"),
        promise("2026-01-05", kept_on="2026-01-05"),
        concern("2026-02-01", resolved_on="2026-02-01"),
        story("2026-02-01", about="promise_failed", failure="late"),
        insight("2026-02-01"),
        question("2026-02-01", answer="Nothing"),
        quote("d", "2026-02-01"),
        goal(ended="given_up", ended_on="2026-01-05"),
        goal(client="", whose="practice"),
        reading("2026-02-01", "0"),
        sitting(finished_on="2026-02-02"),
        answer("trust", score=0),
    ],
    ids=lambda each: each.KIND,
)
def test_a_record_with_what_it_needs_has_no_problem(record: Record) -> None:
    assert list(record.problems()) == []


@pytest.mark.parametrize(
    ("record", "values", "problem"),
    [
        (advice(), {"adoption_chance": 101}, Problem("adoption_chance", "The largest that makes sense here is 100.")),
        (advice(), {"adoption_chance": -1}, Problem("adoption_chance", "The smallest that makes sense here is 0.")),
        (advice(), {"adoption_chance": "7.5"}, Problem("adoption_chance", "Give a whole number.")),
        (advice(), {"priority": "urgent"}, Problem("priority", "Choose one of: critical, high, medium, low.")),
        (advice(), {"title": "x" * 301}, Problem("title", "At most 300 characters fit here.")),
        (
            advice(),
            {"title": "\ud800"},
            Problem("title", "This text has characters that cannot be kept; type it again."),
        ),
        (advice(), {"value_at_stake": "0.001"}, Problem("value_at_stake", "At most 2 decimals fit here.")),
        (advice(), {"value_at_stake": "9" * 16}, Problem("value_at_stake", "At most 15 digits fit here.")),
        (advice(), {"value_at_stake": "NaN"}, Problem("value_at_stake", "Give a number.")),
        (
            advice(),
            {"value_at_stake": "much"},
            Problem("value_at_stake", "Give an amount such as 140000, 140k or 1.5m."),
        ),
        (advice(), {"given_on": "soon"}, Problem("given_on", "Give a day such as 2026-12-01.")),
        (client(), {"cadence_days": 0}, Problem("cadence_days", "The smallest that makes sense here is 1.")),
    ],
)
def test_a_value_that_does_not_fit_is_explained(record: Record, values: dict[str, Any], problem: Problem) -> None:
    with pytest.raises(Misfit) as refused:
        record.with_changes(**values)
    assert refused.value.problems == (problem,)


@pytest.mark.parametrize(
    ("record", "words"),
    [
        (advice(title="t" * 100), "t" * 100),
        (promise("2026-02-01", what="Call"), "Call"),
        (concern("2026-02-01", words="Late\nagain"), "Late again"),
        (concern("2026-02-01", words="w" * 100), "w" * 79 + "…"),
        (interaction("2026-02-01", said="", asked="When?"), "When?"),
        (interaction("2026-02-01", said=""), ""),
        (reading("2026-02-01", "13"), ""),
    ],
    ids=lambda each: each if isinstance(each, str) else each.KIND,
)
def test_people_know_a_record_by_its_title_or_the_beginning_of_its_text(record: Record, words: str) -> None:
    assert record.headline == words


def test_every_value_that_does_not_fit_is_explained_at_once() -> None:
    with pytest.raises(Misfit) as refused:
        advice().with_changes(adoption_chance=101, priority="urgent", effort="none")
    assert [each.field for each in refused.value.problems] == [
        "adoption_chance",
        "priority",
        "effort",
    ]
