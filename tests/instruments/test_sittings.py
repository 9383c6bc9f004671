"""Sittings: how they begin, how far they are, what they lack, and what comes of them."""

from datetime import date

import pytest

from advisor.instruments.definition import Becomes, Instrument
from advisor.instruments.shelf import shipped
from advisor.instruments.sittings import Proposal, begun, missing, progress, proposals
from advisor.records import Asked, Sitting
from tests.factory import CLIENT_ID, TODAY, advice, book_of, client, decision, engagement
from tests.instruments.answering import PEOPLE, everybody, reply, shipped_one, sitting_of

DANA = PEOPLE[0]


@pytest.mark.parametrize("instrument", shipped(), ids=lambda each: each.id)
def test_a_sitting_keeps_everything_that_was_asked(instrument: Instrument) -> None:
    found = begun(instrument, CLIENT_ID, book_of(client()), TODAY)
    assert list(found.problems()) == []
    assert [(each.id, each.asks, each.kind, each.hint) for each in found.prompts] == [
        (each.id, each.asks, each.kind, each.hint) for each in instrument.prompts()
    ]
    assert [each.again for each in found.prompts] == [each.again for each in instrument.prompts()]
    assert [each.options for each in found.prompts] == [each.options for each in instrument.prompts()]
    assert list(dict.fromkeys(each.section for each in found.prompts)) == [each.title for each in instrument.sections]
    assert (found.instrument, found.version, found.title) == (instrument.id, instrument.version, instrument.title)
    assert found.minimum_people == instrument.rules.minimum_people


@pytest.mark.parametrize("instrument", shipped(), ids=lambda each: each.id)
def test_a_sitting_fits_its_declaration_as_if_it_had_been_typed(instrument: Instrument) -> None:
    found = begun(instrument, CLIENT_ID, book_of(client()), TODAY)
    assert Sitting.of(found.values) == found


def test_a_score_has_a_place_for_the_words_of_every_step() -> None:
    found = sitting_of("facing-the-music")
    [willing] = [each for each in found.prompts if each.id == "willing"]
    assert willing.lowest == 1
    assert willing.scale == ("we will talk about it", "", "if nothing comes between", "", "it has begun")


def test_a_sitting_opens_with_the_facts_as_they_stood_that_day() -> None:
    given = advice(given_on="2026-01-05")
    book = book_of(client(), engagement(), given, decision("adopted", "2026-02-01"))
    before = sitting_of("facing-the-music", book, on=date(2026, 1, 20))
    after = sitting_of("facing-the-music", book)
    told = {each.name: each.said for each in after.facts}
    assert "1 was answered" in told["adoption"]
    assert "0 were answered" in {each.name: each.said for each in before.facts}["adoption"]
    assert set(told) <= set(after.prompts[0].facts)


def test_a_sitting_goes_on_at_the_first_prompt_without_an_answer() -> None:
    sitting = sitting_of("crisis-mitigation")
    answers = [reply(sitting, "happened", words="The plant stands still."), reply(sitting, "gravity", score=4)]
    found = progress(sitting, answers)
    assert (found.answered, found.of) == (2, 20)
    assert found.next == sitting.prompts[1]
    assert progress(sitting, [reply(sitting, each.id, words="Yes.") for each in sitting.prompts]).next is None


def test_what_is_required_is_missing_until_it_is_answered() -> None:
    sitting = sitting_of("facing-the-music")
    assert missing(sitting, [], PEOPLE)[0] == "“What do the numbers say?” has no answer yet."
    required = [each for each in sitting.prompts if each.required]
    assert len(missing(sitting, [], PEOPLE)) == len(required) == 6
    assert missing(sitting, [reply(sitting, each.id, words="So.") for each in required], PEOPLE) == ()


def test_a_sitting_with_people_lacks_whoever_its_coverage_lacks() -> None:
    sitting = sitting_of("most-important-question")
    assert missing(sitting, everybody(sitting, *PEOPLE[:4]), PEOPLE) == (
        "Each of the nine questions needs one more person.",
    )
    assert missing(sitting, everybody(sitting, *PEOPLE), PEOPLE) == ()


def test_goals_and_dates_of_the_blueprint_become_goals_and_promises() -> None:
    sitting = sitting_of("customer-blueprint")
    answers = [
        reply(sitting, "goal-1", words="Fewer returns"),
        reply(sitting, "goal-1-measure", words="Returns a month; 40 today"),
        reply(sitting, "goal-1-by", day="2027-06-30"),
        reply(sitting, "goal-2", words="One name for every order"),
        reply(sitting, "goal-3-by", day="2027-12-31"),
        reply(sitting, "first-step", words="Send them the list of names"),
        reply(sitting, "first-step-by", day="2026-12-01"),
    ]
    assert list(proposals(sitting, answers)) == [
        Proposal(Becomes.goal, "goal-1", "Fewer returns", date(2027, 6, 30), "Returns a month; 40 today"),
        Proposal(Becomes.goal, "goal-2", "One name for every order", None, ""),
        Proposal(Becomes.promise, "first-step", "Send them the list of names", date(2026, 12, 1), ""),
    ]


def test_a_sitting_is_read_without_its_instrument() -> None:
    asked = Asked(
        id="old", section="Once", asks="What was it?", kind=shipped_one("the-hard-part").sections[0].prompts[2].kind
    )
    sitting = sitting_of("the-hard-part").replaced(instrument="gone", prompts=(asked,))
    assert progress(sitting, []).next == asked
