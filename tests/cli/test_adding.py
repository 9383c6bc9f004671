"""What can be added, and that the options are those of the record types."""

from datetime import date, timedelta

import pytest

from advisor.codes import code_for
from advisor.records.client import CODE
from tests.cli.conftest import Advisor


def test_the_first_command_that_writes_makes_the_practice_and_says_so(bare: Advisor) -> None:
    answer = bare.does("add", "client", "--name", "Northwind Industries", "--code", "NWD")
    assert str(bare.folder) in answer.err
    assert "NWD" in answer.out
    assert (bare.folder / "practice.json").is_file()
    assert bare.does("add", "client", "--name", "Harbour").err == ""


@pytest.mark.parametrize("words", [["today"], ["list", "clients"], ["show", "NWD"], ["history"], ["check"], ["undo"]])
def test_a_command_that_reads_refuses_a_missing_practice_and_leaves_it_missing(bare: Advisor, words: list[str]) -> None:
    assert "no practice" in bare.refuses(*words)
    assert not bare.folder.exists()


def test_every_problem_is_told_at_once_by_the_name_of_its_option(advisor: Advisor) -> None:
    said = advisor.refuses(
        *("add", "advice", "NWD", "--decide-by", "3/4/2027", "--adoption-chance", "many", "--given-to", "nobody")
    )
    lines = said.splitlines()
    assert [line.partition(":")[0] for line in lines] == ["--given-to", "--adoption-chance", "--decide-by", "--title"]
    assert "two ways" in lines[2]
    assert "Dana Ortiz" in lines[0]


def test_a_field_has_the_same_limits_as_in_a_form(advisor: Advisor) -> None:
    said = advisor.refuses("add", "advice", "NWD", "--title", "x" * 301, "--success-chance", "101")
    assert {line.partition(":")[0] for line in said.splitlines()} == {"--title", "--success-chance"}


def test_values_that_begin_with_a_minus_are_values(advisor: Advisor) -> None:
    advisor.does("add", "advice", "NWD", "--title", "Sell", "--value-at-stake", "-1.5m", "--given", "-3d")
    shown = advisor.does("show", "NWD-3", "--json").json
    assert shown["value_at_stake"] == "-1500000"
    assert shown["given_on"] == (date.today() - timedelta(days=3)).isoformat()


def test_advice_without_a_day_is_a_draft_and_says_how_to_give_it(advisor: Advisor) -> None:
    said = advisor.does("add", "advice", "NWD", "--title", "Third").out
    assert "draft" in said
    assert "advisor edit NWD-3 --given" in said


def test_a_code_is_enough_where_one_engagement_is_active_and_not_otherwise(advisor: Advisor) -> None:
    advisor.does("add", "engagement", "NWD", "--title", "Coaching")
    said = advisor.refuses("add", "advice", "NWD", "--title", "Which one?")
    assert "NWD-E1 Commercial review; NWD-E2 Coaching" in said
    advisor.does("edit", "NWD-E2", "--status", "proposed")
    advisor.does("add", "advice", "NWD", "--title", "The active one")
    assert advisor.does("show", "NWD-3", "--json").json["engagement"] == "NWD-E1"


def test_new_advice_supersedes_what_it_replaces(advisor: Advisor) -> None:
    said = advisor.does("add", "advice", "NWD", "--title", "Better", "--given", "today", "--replaces", "NWD-1").out
    assert "NWD-1 is superseded" in said
    assert advisor.does("show", "nwd-1", "--json").json["standing"] == "superseded"


def test_a_line_of_today_is_put_off_and_comes_back_on_its_day(advisor: Advisor) -> None:
    assert len(advisor.does("today", "--json").json["items"]) == 1
    advisor.does("add", "snooze", "NWD-1", "--until", "+2w", "--reason", "Dana is on leave")
    assert advisor.does("today", "--json").json["items"] == []
    assert "NWD-2" in advisor.refuses("add", "snooze", "NWD-2", "--until", "+2w")


def test_an_unknown_client_is_refused_with_the_codes_that_are_known(advisor: Advisor) -> None:
    assert "There are: NWD" in advisor.refuses("add", "person", "ACME", "--name", "Jo Lind")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Maritime New Zealand", "MNZ"),
        ("Bellweather", "BELL"),
        ("The Society of Anglers", "SOCI"),
        ("Škoda Auto", "SKOD"),
        ("3M Deutschland GmbH", "M3DE"),
        ("3M", "M3"),
        ("A", "A1"),
        ("7-Eleven", "E7LE"),
        ("24", "C24"),
        ("株式会社", "CLIENT"),
        ("", "CLIENT"),
    ],
)
def test_a_code_is_made_from_the_name(name: str, code: str) -> None:
    assert code_for(name, ()) == code


def test_a_short_code_that_is_taken_is_counted_on() -> None:
    assert code_for("A", {"A1"}) == "A2"


def test_codes_never_collide_and_always_have_the_form_of_a_code() -> None:
    taken: set[str] = set()
    for number in range(1200):
        code = code_for("Bellweather Stores Group of Companies" if number % 2 else "Bellweather", taken)
        assert CODE.fullmatch(code)
        assert code not in taken
        taken.add(code)


def test_a_client_of_the_same_name_is_only_added_with_a_code(advisor: Advisor) -> None:
    said = advisor.refuses("add", "client", "--name", "northwind  industries")
    assert said == "There is a client called Northwind Industries already (NWD); give --code to add another.\n"
    advisor.does("add", "client", "--name", "Northwind Industries", "--code", "NWI")


def test_a_person_of_the_same_name_is_told_apart_by_the_role_and_named_by_the_id(advisor: Advisor) -> None:
    assert "already" in advisor.refuses("add", "person", "NWD", "--name", "dana ortiz", "--role", "CFO")
    advisor.does("add", "person", "NWD", "--name", "Dana Ortiz", "--role", "Chair")
    said = advisor.refuses("decide", "NWD-1", "adopted", "--by", "dana ortiz")
    people = {each["role"]: each["id"] for each in advisor.does("list", "people", "--json").json}
    assert f"Dana Ortiz, Chair ({people['Chair'][:4]}" in said
    assert f"Dana Ortiz, CFO ({people['CFO'][:4]}" in said
    chair = people["Chair"][:8]
    assert "Dana Ortiz" in advisor.does("decide", "NWD-1", "adopted", "--by", chair).out
    assert advisor.does("list", "decisions", "--json").json[0]["by_id"] == people["Chair"]


def test_an_unknown_option_gets_the_usage_of_its_command_and_the_nearest_names(advisor: Advisor) -> None:
    answer = advisor("add", "advice", "NWD", "--value", "3")
    assert answer.status == 2
    assert "usage: advisor add advice SCOPE" in answer.err
    assert "there is no option --value here; did you mean --value-at-stake?" in answer.err
    assert "usage: advisor show" in advisor("show", "NWD-1", "NWD-2").err


def test_what_cannot_be_changed_is_refused_by_name(advisor: Advisor) -> None:
    assert "Code cannot be changed once the client is there." in advisor.refuses("edit", "NWD", "--code", "XYZ")
    assert "--code" not in advisor.does("edit", "--help").out
