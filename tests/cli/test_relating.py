"""Contacts, promises, what the client says and aims at: by the command line, as a consultant types it."""

from datetime import timedelta

import pytest

from advisor.changes import Add
from advisor.cli.machine import local_now
from advisor.practice import Practice
from advisor.records import Client
from tests.cli.conftest import Advisor
from tests.factory import answer, sitting


def first(advisor: Advisor, kind: str) -> str:
    """The id of the first record in a list."""
    return str(advisor.does("list", kind, "--json").json[0]["id"])


def test_a_contact_is_logged_in_one_line_with_today_and_a_meeting(advisor: Advisor) -> None:
    out = advisor.does("log", "nwd", "They wait for the budget", "--with", "dana", "--with", "ruth").out
    assert "Contact with Northwind Industries on" in out
    (contact,) = advisor.does("list", "interactions", "--json").json
    assert contact["on"] == local_now().date().isoformat()
    assert (contact["kind"], contact["said"], contact["took_part"]) == ("meeting", "They wait for the budget", True)
    assert contact["people"] == ["Dana Ortiz", "Ruth Amsel"]
    assert contact["id"][:4] in out


def test_a_message_that_nobody_answered_is_an_attempt(advisor: Advisor) -> None:
    out = advisor.does("log", "NWD", "Asked again", "--kind", "message", "--took-part", "no").out
    assert out.startswith("Attempt at a contact with")
    assert "message, no answer" in advisor.does("list", "interactions").out


def test_advice_that_was_raised_again_waits_from_that_day(advisor: Advisor) -> None:
    advisor.does("edit", "NWD-1", "--decide-by", "")
    assert advisor.does("today", "--json").json["items"][0]["clock"] == "no_answer"
    advisor.does("log", "NWD", "Asked in a letter", "--took-part", "no", "--raised", "NWD-1")
    assert advisor.does("today", "--json").json["items"]
    advisor.does("log", "NWD", "Asked face to face", "--raised", "NWD-1", "--on", "-95d")
    (item,) = [each for each in advisor.does("today", "--json").json["items"] if each["type"] == "recommendation"]
    assert (item["clock"], item["days"]) == ("no_answer", 95)
    assert item["why"].startswith("raised ")
    advisor.does("log", "NWD", "Asked face to face", "--raised", "NWD-1", "--on", "-1d")
    assert advisor.does("today", "--json").json["items"] == []


def test_a_promise_is_made_and_kept_late_and_kept_once(advisor: Advisor) -> None:
    out = advisor.does("promise", "NWD", "Send the price list", "--due", "-3d", "--on", "-9d", "--to", "dana").out
    assert "Our promise “Send the price list”, due" in out
    assert "overdue" in advisor.does("list", "promises").out
    name = first(advisor, "promises")
    out = advisor.does("finish", name[:6], "--effect", "They could quote at once").out
    assert "is recorded as kept on" in out
    assert "kept late" in advisor.does("list", "promises").out
    assert "already" in advisor.refuses("finish", name, "--broken")
    (promise,) = advisor.does("list", "promises", "--json").json
    assert (promise["effect"], promise["broken_on"]) == ("They could quote at once", None)
    advisor.does("undo")
    assert "overdue" in advisor.does("list", "promises").out


def test_a_day_on_which_it_cannot_have_ended_is_refused_by_the_name_of_the_option(advisor: Advisor) -> None:
    advisor.does("promise", "NWD", "Send the figures", "--due", "+1w")
    told = advisor.refuses("finish", first(advisor, "promises"), "--on", "-2d")
    assert told.startswith("--on: That is before it was made.")


def test_what_they_promised_is_theirs_and_can_be_broken(advisor: Advisor) -> None:
    out = advisor.does("promise", "NWD", "Name an owner", "--due", "-1d", "--on", "-9d", "--theirs", "--by", "dana").out
    assert out.startswith("Their promise")
    advisor.does("finish", first(advisor, "promises"), "--broken", "--on", "-1d")
    (promise,) = advisor.does("list", "promises", "--json").json
    yesterday = (local_now().date() - timedelta(days=1)).isoformat()
    assert (promise["whose"], promise["broken_on"], promise["kept_on"]) == ("theirs", yesterday, None)


def test_a_promise_without_a_day_is_asked_for_one(advisor: Advisor) -> None:
    assert advisor.refuses("promise", "NWD", "Send it") == "--due: Say by when.\n"


def test_a_concern_is_raised_and_resolved(advisor: Advisor) -> None:
    advisor.does("add", "concern", "NWD", "--words", "The team changes", "--by", "dana", "--on", "-9d")
    name = first(advisor, "concerns")
    assert "Only a promise can be broken" in advisor.refuses("finish", name, "--broken")
    assert "recorded as resolved" in advisor.does("finish", name, "--done", "We came", "--reaction", "Relieved").out
    assert "resolved on" in advisor.refuses("finish", name)
    page = advisor.does("show", name[:4]).out
    assert [each for each in ("The team changes", "We came", "Relieved") if each not in page] == []


def test_a_question_is_answered_once(advisor: Advisor) -> None:
    advisor.does("add", "question", "NWD", "--question", "Who loses?", "--people", "dana", "--on", "-9d")
    name = first(advisor, "questions")
    assert "Say what they answered" in advisor.refuses("finish", name)
    assert "recorded as answered" in advisor.does("finish", name, "--answer", "Sales", "--opened", "Bonuses").out
    (question,) = advisor.does("list", "questions", "--json").json
    assert (question["answer"], question["opened"]) == ("Sales", "Bonuses")
    assert "answered on" in advisor.refuses("finish", name, "--answer", "Nobody")


@pytest.mark.parametrize(("broken", "how"), [((), "reached"), (("--broken",), "given up")])
def test_a_goal_is_reached_or_given_up(advisor: Advisor, broken: tuple[str, ...], how: str) -> None:
    advisor.does("add", "goal", "NWD", "--title", "Margin", "--target", "18", "--on", "-9d")
    name = first(advisor, "goals")
    assert f"recorded as {how}" in advisor.does("finish", name, *broken).out
    assert f"was {how} on" in advisor.refuses("finish", name, *broken)


def test_only_what_ends_is_finished(advisor: Advisor) -> None:
    assert "Only a promise, a concern, a question or a goal" in advisor.refuses("finish", "NWD-1")
    advisor.does("promise", "NWD", "x", "--due", "+1d")
    assert "is not a date" in advisor.refuses("finish", first(advisor, "promises"), "--on", "soon")


def test_a_goal_is_measured_and_shown_with_its_readings(advisor: Advisor) -> None:
    advisor.does(
        *("add", "goal", "NWD", "--title", "Margin above 18 %", "--unit", "%", "--start", "12", "--target", "18"),
        *("--on", "-90d", "--due", "+90d"),
    )
    goal = first(advisor, "goals")
    assert "has 1 reading" in advisor.does("add", "reading", goal[:4], "--value", "13.25", "--on", "-9d").out
    assert "has 2 readings" in advisor.does("add", "reading", goal, "--value", "14").out
    page = advisor.does("show", goal, "--json").json
    assert [each["value"] for each in page["readings"]] == ["13.25", "14"]
    assert "13.25" in advisor.does("show", goal).out
    assert "before the goal begins" in advisor.refuses("add", "reading", goal, "--value", "1", "--on", "-91d")
    assert "name a goal" in advisor.refuses("add", "reading", "NWD", "--value", "1")
    assert "2 other records (readings)" in advisor.refuses("delete", goal, "--yes")


def test_the_practice_has_goals_of_its_own(advisor: Advisor) -> None:
    assert "of the practice" in advisor.does("add", "goal", "practice", "--title", "Five clients", "--target", "5").out
    (goal,) = advisor.does("list", "goals", "--json").json
    assert (goal["client"], goal["whose"]) == (None, "practice")
    assert advisor.does("list", "goals", "--only", "NWD", "--json").json == []


def test_a_client_sees_of_its_scope_no_goal_that_is_ours(advisor: Advisor) -> None:
    advisor.does("add", "goal", "NWD", "--title", "A second project", "--target", "1", "--whose", "practice")
    assert advisor.does("list", "goals", "--only", "NWD", "--json").json == []


def test_insights_follow_each_other_and_the_older_stays_readable(advisor: Advisor) -> None:
    advisor.does("add", "insight", "NWD", "--kind", "need", "--what", "Cash weekly", "--on", "-9d")
    older = first(advisor, "insights")
    advisor.does("add", "insight", "NWD", "--kind", "need", "--what", "Cash daily", "--replaces", older[:6])
    out = advisor.does("list", "insights").out
    assert "Cash weekly" in out
    assert "Cash daily" in out
    newer = advisor.does("list", "insights", "--json").json[1]
    assert (newer["replaces"], newer["replaces_id"]) == ("Cash weekly", older)


@pytest.mark.parametrize("words", ["dana", "weather", "client:nwd"])
def test_a_list_is_filtered_by_words_by_people_and_by_client(advisor: Advisor, words: str) -> None:
    advisor.does("log", "NWD", "The weather", "--with", "dana")
    advisor.does("add", "client", "--name", "Harbour", "--code", "HAR")
    advisor.does("log", "HAR", "Prices")
    assert [each["said"] for each in advisor.does("list", "interactions", words, "--json").json] == ["The weather"]


def test_the_page_of_a_client_shows_the_latest_ten_of_each_and_says_how_many_more(advisor: Advisor) -> None:
    for number in range(12):
        advisor.does("log", "NWD", f"Contact number {number}.", "--on", f"-{20 - number}d")
    page = advisor.does("show", "NWD").out
    assert "Contact number 11." in page
    assert "Contact number 1." not in page
    assert "… and 2 before these: advisor list interactions client:NWD" in page
    assert len(advisor.does("show", "NWD", "--json").json["interactions"]) == 12


def test_what_a_quote_says_stands_before_the_client_as_the_person_may_be_quoted(advisor: Advisor) -> None:
    advisor.does("add", "quote", "NWD", "--person", "dana", "--words", "I sleep at night")
    (quote,) = advisor.does("list", "quotes", "--only", "NWD", "--json").json
    assert (quote["person"], quote["person_id"], quote["words"]) == (None, None, "I sleep at night")
    advisor.does("edit", advisor.does("list", "people", "dana", "--json").json[0]["id"], "--quoted", "not-at-all")
    assert advisor.does("list", "quotes", "--only", "NWD", "--json").json == []
    assert "I sleep" not in advisor.does("show", "NWD", "--only", "NWD").out
    assert "for the client's eyes" in advisor.refuses("list", "concerns", "--only", "NWD")


def test_a_sitting_is_shown_with_its_answers_and_deleted_with_them(advisor: Advisor) -> None:
    practice = Practice.open(
        advisor.folder, state=advisor.folder.parent / "state", now=local_now, who="me", create=False
    )
    practice.load()
    (client,) = practice.book.all(Client)
    dana = practice.book.people_of(client.id)[0]
    records = [
        sitting(client=client.id),
        answer("matters", person=dana.id, words="You do", words_are="exact"),
        answer("trust", score=4),
    ]
    practice.record([Add(each) for each in records], "Sit")
    page = advisor.does("show", records[0].id).out
    assert [each for each in ("Do we really matter to you?", "Dana Ortiz", "“You do”", "4") if each not in page] == []
    assert len(advisor.does("show", records[0].id, "--json").json["answers"]) == 2
    assert "You do" in advisor.does("list", "answers").out
    assert "begun" in advisor.does("list", "sittings").out
    (before,) = advisor.does("list", "sittings", "--json").json
    assert "with 2 answers" in advisor.refuses("delete", records[0].id)
    advisor.does("delete", records[0].id, "--yes")
    assert advisor.does("list", "answers", "--json").json == advisor.does("list", "sittings", "--json").json == []
    advisor.does("undo")
    assert len(advisor.does("list", "answers", "--json").json) == 2
    assert advisor.does("list", "sittings", "--json").json == [before]


def test_a_promise_that_is_kept_late_is_seen_in_rb(advisor: Advisor) -> None:
    for days in range(200, -1, -20):
        advisor.does("log", "NWD", "They wait for the budget", "--on", f"-{days}d")
    advisor.does("promise", "NWD", "Send the price list", "--due", "-3d", "--on", "-9d")
    name = first(advisor, "promises")
    advisor.does("finish", name, "--on", "-3d")
    assert advisor.does("show", "NWD", "--json").json["relationship"]["index"]["rb"] == 50
    advisor.does("undo")
    advisor.does("finish", name, "--on", "-1d")
    relationship = advisor.does("show", "NWD", "--json").json["relationship"]
    assert relationship["index"]["rb"] == 25
    assert relationship["promises"]["ours"]["kept_late"] == 1
    out = advisor.does("show", "NWD").out
    assert "RB 25 of 50" in out
    assert "0 of 1 of yours kept in time (0 of 20). Keep the next ones" in " ".join(out.split())


def test_before_the_client_nothing_is_said_of_the_relationship(advisor: Advisor) -> None:
    advisor.does("log", "NWD", "They wait for the budget", "--on", "-100d")
    advisor.does("promise", "NWD", "Send the price list", "--due", "-3d", "--on", "-9d")
    assert "relationship" not in advisor.does("show", "NWD", "--only", "NWD", "--json").json
    assert "RB" not in advisor.does("show", "NWD", "--only", "NWD").out
    today = advisor.does("today", "--only", "NWD").out
    assert "Send the price list" in today
    assert "quiet" not in today


def test_a_contact_that_lapses_and_a_late_promise_stand_in_today_and_can_be_put_off(advisor: Advisor) -> None:
    advisor.does("log", "NWD", "They wait for the budget", "--on", "-47d")
    advisor.does("promise", "NWD", "Send the price list", "--due", "-3d", "--on", "-9d")
    out = advisor.does("today").out
    assert "Owed by us  (1, 1 late)" in out
    assert "17 days beyond it" in out
    assert "NWD is put off" in advisor.does("add", "snooze", "NWD", "--until", "+2w").out
    advisor.does("add", "snooze", first(advisor, "promises"), "--until", "+2w", "--reason", "Dana is on leave")
    out = advisor.does("today").out
    assert "Owed by us" not in out
    assert "quiet" not in out
    out = advisor.does("list", "snoozes").out
    assert "promise: Send the price list" in out
    assert "gone quiet: Northwind Industries" in out
