"""Changing and deleting from the command line."""

from tests.cli.conftest import Advisor


def test_given_advice_asks_whether_it_is_a_correction_or_new_advice(advisor: Advisor) -> None:
    said = advisor.refuses("edit", "NWD-1", "--title", "Publish prices")
    assert said.startswith("--correction: ")
    assert "advisor add advice NWD-E1 --title … --given DATE --replaces NWD-1" in said
    advisor.does("edit", "NWD-1", "--title", "Publish prices", "--correction", "a slip of the pen")
    shown = advisor.does("show", "NWD-1", "--json").json
    assert (shown["title"], shown["corrections"][0]["was"]) == ("Publish prices", {"title": "Publish floor prices"})


def test_a_draft_is_edited_freely(advisor: Advisor) -> None:
    advisor.does("edit", "NWD-2", "--title", "Tie them to margin", "--tags", "pay, margin", "--tags", "sales")
    assert advisor.does("show", "NWD-2", "--json").json["tags"] == ["pay", "margin", "sales"]


def test_an_empty_text_takes_out_what_a_field_says(advisor: Advisor) -> None:
    advisor.does("edit", "NWD-1", "--decide-by", "", "--notes", "")
    shown = advisor.does("show", "NWD-1", "--json").json
    assert (shown["decide_by"], shown["notes"]) == (None, "")


def test_a_field_of_another_type_is_refused_by_name(advisor: Advisor) -> None:
    assert "A client has no field" in advisor.refuses("edit", "NWD", "--decide-by", "fri")


def test_nothing_to_change_is_refused(advisor: Advisor) -> None:
    assert "Nothing to change" in advisor.refuses("edit", "NWD-1")


def test_closing_an_engagement_asks_about_its_open_advice(advisor: Advisor) -> None:
    said = advisor.refuses("edit", "NWD-E1", "--status", "closed")
    assert "NWD-1  Publish floor prices" in said
    assert "--open-items" in said
    advisor.does("edit", "NWD-E1", "--status", "closed", "--open-items", "lapsed")
    assert advisor.does("show", "NWD-1", "--json").json["standing"] == "lapsed"
    advisor.does("undo")
    assert advisor.does("show", "NWD-1", "--json").json["standing"] == "awaiting"
    advisor.does("edit", "NWD-E1", "--status", "closed", "--open-items", "withdrawn")
    assert advisor.does("show", "NWD-1", "--json").json["standing"] == "withdrawn"


def test_open_advice_may_be_left_open(advisor: Advisor) -> None:
    advisor.does("edit", "NWD-E1", "--status", "closed", "--open-items", "leave")
    assert advisor.does("show", "NWD-1", "--json").json["standing"] == "awaiting"


def test_what_was_entered_in_error_counts_nowhere_and_keeps_its_reason(advisor: Advisor) -> None:
    advisor.does("edit", "NWD-1", "--entered-in-error", "wrong client")
    assert [each["reference"] for each in advisor.does("list", "advice", "--json").json] == ["NWD-2"]
    assert "entered in error: wrong client" in advisor.does("show", "NWD-1").out
    advisor.does("edit", "NWD-1", "--entered-in-error", "")
    assert len(advisor.does("list", "advice", "--json").json) == 2


def test_a_decision_entered_in_error_no_longer_counts(advisor: Advisor) -> None:
    advisor.does("decide", "NWD-1", "declined")
    decision = advisor.does("list", "decisions", "--json").json[0]["id"]
    advisor.does("edit", decision[:6], "--entered-in-error", "it was another meeting")
    assert advisor.does("show", "NWD-1", "--json").json["standing"] == "awaiting"


def test_a_client_cannot_be_marked_as_entered_in_error(advisor: Advisor) -> None:
    assert advisor.refuses("edit", "NWD", "--entered-in-error", "x").startswith("--entered-in-error: ")


def test_the_practice_is_edited_by_its_name(advisor: Advisor) -> None:
    advisor.does("edit", "practice", "--name", "Maria Keller", "--firm", "Keller & Partners", "--currency", "CHF")
    advisor.does("edit", "practice", "--wait-days", "60")
    shown = advisor.does("show", "practice", "--json").json
    assert (shown["firm"], shown["currency"], shown["wait_days"]) == ("Keller & Partners", "CHF", 60)
    advisor.does("edit", "NWD-2", "--notes", "x")
    assert advisor.does("history", "--json").json["actions"][-1]["who"] == "Maria Keller"


def test_delete_says_what_it_would_delete_and_deletes_after_a_yes(advisor: Advisor) -> None:
    said = advisor.refuses("delete", "NWD-2")
    assert "NWD-2 Tie bonuses to margin" in said
    assert "Nothing was deleted" in said
    advisor.does("delete", "NWD-2", "--yes")
    assert "NWD-2" in advisor.refuses("show", "NWD-2")
    advisor.does("undo")
    advisor.does("show", "NWD-2")


def test_what_must_stay_is_not_deleted_even_after_a_yes(advisor: Advisor) -> None:
    assert "has been given and stays" in advisor.refuses("delete", "NWD-1", "--yes")
    assert "is named by" in advisor.refuses("delete", "NWD", "--yes")
