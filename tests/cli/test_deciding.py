"""Decisions, progress, outcomes and withdrawals from the command line."""

import pytest

from tests.cli.conftest import Advisor


def standing(advisor: Advisor, reference: str = "NWD-1") -> str:
    """Where advice stands now."""
    return str(advisor.does("show", reference, "--json").json["standing"])


def test_a_decision_says_what_was_recorded_where_it_stands_and_what_you_had_thought(advisor: Advisor) -> None:
    answer = advisor.does(
        *("decide", "NWD-1", "in-part", "--takes", "The north.", "--by", "dana", "--words", "We try.", "--exact")
    )
    assert "NWD-1 Publish floor prices: adopted in part" in answer.out
    assert "adopted." in answer.out
    assert "You gave it 70 %." in answer.out
    record = advisor.does("show", "NWD-1", "--json").json["records"][0]
    assert (record["position"], record["by"], record["words_are"]) == ("in_part", "Dana Ortiz", "exact")


def test_a_view_of_somebody_who_does_not_decide_is_told_apart(advisor: Advisor) -> None:
    answer = advisor.does("decide", "NWD-1", "declined", "--by", "ruth")
    assert "one person's view" in answer.out
    assert "70 %" not in answer.out
    assert standing(advisor) == "awaiting"


def test_a_partial_decision_says_what_they_take(advisor: Advisor) -> None:
    assert advisor.refuses("decide", "NWD-1", "in-part") == "--takes: Say what they take.\n"


def test_a_word_that_is_no_position_is_refused_with_what_there_is(advisor: Advisor) -> None:
    said = advisor.refuses("decide", "NWD-1", "maybe")
    assert said == "position: “maybe” is not one of: adopted, in-part, differently, deferred, declined, lapsed.\n"


def test_a_draft_gets_no_decision(advisor: Advisor) -> None:
    assert "still a draft" in advisor.refuses("decide", "NWD-2", "adopted")


def test_progress_without_adoption_is_refused_unless_it_shows_the_adoption(advisor: Advisor) -> None:
    said = advisor.refuses("progress", "NWD-1", "under-way")
    assert "--by-doing" in said
    assert len(said.splitlines()) == 1
    advisor.does("progress", "NWD-1", "under-way", "--by-doing", "--promised", "+3w")
    shown = advisor.does("show", "NWD-1", "--json").json
    assert (shown["standing"], shown["by_doing"]) == ("under_way", True)
    advisor.does("undo")
    assert standing(advisor) == "awaiting"


def test_by_doing_adds_nothing_where_they_have_adopted_it(advisor: Advisor) -> None:
    advisor.does("decide", "NWD-1", "adopted", "--on", "-5d")
    advisor.does("progress", "NWD-1", "implemented", "--by-doing")
    assert len(advisor.does("list", "decisions", "--json").json) == 1


def test_an_outcome_reminds_of_the_chance_that_it_works(advisor: Advisor) -> None:
    advisor.does("decide", "NWD-1", "adopted", "--on", "-5d")
    advisor.does("progress", "NWD-1", "implemented", "--on", "-4d")
    answer = advisor.does("outcome", "NWD-1", "as-hoped", "--value", "-5k", "--value-period", "per-year")
    assert "You gave it 80 % to work." in answer.out
    assert advisor.does("list", "outcomes", "--json").json[0]["value"] == "-5000"


def test_an_outcome_fits_what_was_decided(advisor: Advisor) -> None:
    assert "not taken" in advisor.refuses("outcome", "NWD-1", "as-hoped")


@pytest.mark.parametrize(("on", "since"), [("unknown", None), ("2026-01-05", "2026-01-05")])
def test_advice_is_withdrawn_on_a_day_or_on_an_unknown_one(advisor: Advisor, on: str, since: str | None) -> None:
    advisor.does("withdraw", "NWD-1", "--reason", "Wrong figures", "--on", on)
    shown = advisor.does("show", "NWD-1", "--json").json
    assert (shown["standing"], shown["since"]) == ("withdrawn", since)


def test_superseding_names_the_newer_advice_on_both_sides(advisor: Advisor) -> None:
    advisor.does("edit", "NWD-2", "--given", "-1d")
    advisor.does("withdraw", "NWD-1", "--superseded-by", "NWD-2", "--reason", "Bonuses do it")
    assert standing(advisor) == "superseded"
    assert advisor.does("show", "NWD-2", "--json").json["replaces"] == ["NWD-1"]
    assert len(advisor.does("list", "withdrawals", "--json").json) == 1


def test_a_withdrawal_says_why(advisor: Advisor) -> None:
    assert advisor.refuses("withdraw", "NWD-1").startswith("--reason: ")


def test_only_advice_can_be_decided_upon(advisor: Advisor) -> None:
    assert "name a recommendation" in advisor.refuses("decide", "NWD", "adopted")
    assert "NWD-9" in advisor.refuses("decide", "NWD-9", "adopted")
