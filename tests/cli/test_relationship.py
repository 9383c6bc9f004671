"""What a relationship shows from day to day, by the command line: from the first contact to the figure."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from advisor.changes import Add
from advisor.cli.machine import local_now
from advisor.instruments.shelf import shipped
from advisor.instruments.sittings import begun
from advisor.practice import Practice
from advisor.records import Answer, Client, Person
from advisor.relationship.known import MOST_IMPORTANT
from tests.cli.conftest import Advisor

PEOPLE = ("Dana Ortiz", "Ruth Amsel", "George Lund", "Piet Hanssen", "Inge Falk")


@pytest.fixture
def known(advisor: Advisor) -> Advisor:
    """A client with whom contact was never later than the thirty days that are agreed."""
    advisor.does("edit", "NWD-E1", "--cadence-days", "30")
    for days in range(110, 0, -20):
        advisor.does("log", "NWD", f"Said {days} days ago", "--on", f"-{days}d")
    return advisor


def index_of(advisor: Advisor) -> dict[str, Any]:
    """The index of the client as a program reads it."""
    return dict(advisor.does("show", "NWD", "--json").json["relationship"]["index"])


def part_of(advisor: Advisor, key: str) -> dict[str, Any]:
    """One part of the index."""
    return next(each for each in index_of(advisor)["parts"] if each["key"] == key)


def made(advisor: Advisor, what: str, kept_on: str) -> None:
    """A promise of ours that was due three days ago, and kept on a day."""
    advisor.does("promise", "NWD", what, "--on", "-20d", "--due", "-3d")
    ids = [each["id"] for each in advisor.does("list", "promises", "--json").json if each["what"] == what]
    advisor.does("finish", ids[0], "--on", kept_on)


def test_a_promise_kept_late_lowers_rb_by_half_of_what_promises_are_worth(known: Advisor) -> None:
    assert index_of(known)["rb"] == 50
    made(known, "Send the price study", "-4d")
    assert index_of(known)["rb"] == 50
    made(known, "Introduce the second manufacturer", "-1d")
    assert part_of(known, "promises")["points"] == 10
    assert index_of(known)["rb"] == 38
    assert "1 of 2 of yours kept in time (10 of 20)" in known.does("show", "NWD").out


def test_when_contact_lapses_the_client_stands_in_today_with_the_days(advisor: Advisor) -> None:
    advisor.does("edit", "NWD-E1", "--cadence-days", "30")
    advisor.does("log", "NWD", "They wait for the budget", "--on", "-40d")
    advisor.does("log", "NWD", "Asked again", "--kind", "message", "--took-part", "no")
    (item,) = [each for each in advisor.does("today", "--json").json["items"] if each["type"] == "client"]
    assert (item["section"], item["client"], item["days"]) == ("quiet", "NWD", 10)
    assert "cadence 30 days, 10 days beyond it" in advisor.does("today").out
    advisor.does("log", "NWD", "They rang")
    assert [each for each in advisor.does("today", "--json").json["items"] if each["type"] == "client"] == []


def test_mb_of_a_past_day_is_the_same_after_later_records(known: Advisor) -> None:
    made(known, "Send the price study", "-4d")
    trend = {each["on"]: each["mb"] for each in known.does("show", "NWD", "--json").json["relationship"]["trend"]}
    today = local_now().date()
    past = {day: mb for day, mb in trend.items() if day < today.isoformat()}
    made(known, "Introduce the second manufacturer", "today")
    known.does("add", "concern", "NWD", "--words", "The team changes", "--on", "today")
    known.does("add", "insight", "NWD", "--kind", "need", "--what", "A calm year", "--on", "today")
    after = {each["on"]: each["mb"] for each in known.does("show", "NWD", "--json").json["relationship"]["trend"]}
    assert {day: after[day] for day in past} == past
    assert after[today.isoformat()] != trend[today.isoformat()]


def answered(folder: Path, people: tuple[str, ...], noted: frozenset[str] = frozenset()) -> str:
    """Have people answer the nine questions, some of them only in our own words; returns the sitting's id."""
    practice = Practice.open(folder, state=folder.parent / "state" / "advisor", now=local_now, who="Maria")
    practice.load()
    (client,) = practice.book.all(Client)
    there = {each.name: each.id for each in practice.book.all(Person)}
    missing = [Person(client=client.id, name=each) for each in people if each not in there]
    practice.record([Add(each) for each in missing], why="Add people")
    there = {each.name: each.id for each in practice.book.all(Person)}
    today = local_now().date()
    instrument = next(each for each in shipped() if each.id == MOST_IMPORTANT)
    sitting = begun(instrument, client.id, practice.book, today - timedelta(days=2)).replaced(id="51771e90" * 2)
    answers = [
        Answer.of(
            {
                "sitting": sitting.id,
                "prompt": asked.id,
                "person": there[name],
                "words": f"What {name} said to {asked.id}",
                "words_are": "noted" if name in noted else "exact",
                "on": today - timedelta(days=1),
            }
        )
        for name in people
        for asked in sitting.prompts
    ]
    practice.record([Add(sitting), *map(Add, answers)], why="Ask the most important question")
    return sitting.id


def remove(advisor: Advisor, name: str) -> None:
    """Take a person out, with the answers that name them: a person who is named is not deleted."""
    (person,) = [each["id"] for each in advisor.does("list", "people", name.split()[0], "--json").json]
    assert "delete those first" in advisor.refuses("delete", person, "--yes")
    for each in advisor.does("list", "answers", name.split()[0], "--json").json:
        advisor.does("delete", each["id"], "--yes")
    advisor.does("delete", person, "--yes")


def test_when_one_of_five_people_is_removed_the_questions_lack_a_person(known: Advisor) -> None:
    sitting = answered(known.folder, PEOPLE)
    assert part_of(known, "questions")["count"] == 45
    remove(known, "Inge Falk")
    assert part_of(known, "questions")["count"] == 36
    assert "one more person" in known.does("show", sitting).out


def test_a_note_in_our_own_words_does_not_count_where_only_exact_words_do(known: Advisor) -> None:
    sitting = answered(known.folder, PEOPLE, noted=frozenset({"Ruth Amsel"}))
    assert part_of(known, "questions")["count"] == 36
    page = known.does("show", sitting).out
    assert "“What Dana Ortiz said to use”" in page
    assert "“What Ruth Amsel said to use”" not in page
    assert "What Ruth Amsel said to use" in page


def text_of(document: bytes) -> str:
    """Everything that a Word file says, in whichever of its parts."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return "\n".join(package.read(each).decode() for each in package.namelist() if each.endswith((".xml", ".rels")))


def test_a_summary_says_nothing_of_the_relationship_and_quotes_nobody_who_may_not_be(
    known: Advisor, tmp_path: Path
) -> None:
    known.does("add", "person", "NWD", "--name", "George Lund", "--role", "CEO", "--quoted", "not at all")
    known.does("decide", "NWD-1", "declined", "--by", "george", "--words", "Words of decision", "--exact")
    known.does("promise", "NWD", "Words of promise", "--due", "-1d", "--on", "-9d")
    for kind, field in (("concern", "words"), ("question", "question"), ("insight", "what"), ("story", "story")):
        more = {"insight": ("--kind", "need"), "story": ("--kind", "horror")}.get(kind, ())
        known.does("add", kind, "NWD", f"--{field}", f"Words of {kind}", "--on", "-9d", *more)
    known.does("add", "quote", "NWD", "--person", "george", "--words", "Words of quote", "--on", "-9d")
    known.does("export", "summary", "NWD-E1", "-o", str(tmp_path / "summary.docx"))
    text = text_of((tmp_path / "summary.docx").read_bytes())
    assert "Publish floor prices" in text
    assert [each for each in ("Words of", "Said ", "George Lund", "CEO") if each in text] == []


def test_a_code_means_its_own_client_and_not_whoever_has_it_in_the_name(advisor: Advisor) -> None:
    advisor.does("add", "client", "--name", "New Worlds", "--code", "NWO")
    advisor.does("add", "client", "--name", "Knwd & Sons", "--code", "KNS")
    for code in ("NWD", "NWO", "KNS"):
        advisor.does("log", code, f"With {code}")
    found = [each["said"] for each in advisor.does("list", "interactions", "client:nwd", "--json").json]
    assert found == ["With NWD"]
    assert len(advisor.does("list", "interactions", "client:nw", "--json").json) == 1
    assert len(advisor.does("list", "interactions", "client:n", "--json").json) == 3
