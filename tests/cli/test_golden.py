"""What programs may rely on: every key of every JSON output, with the types that it can have.

A key that disappears or changes its type breaks somebody's script: the test fails. A new key is added to the golden
files with ``ADVISOR_GOLDEN=write pytest tests/cli/test_golden.py``.
"""

import json
import os
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from advisor.changes import Add, Change, Edit
from advisor.cli.machine import local_now
from advisor.practice import Practice
from advisor.records import Client, Decision, Document, FormReturn
from tests.cli.conftest import Advisor
from tests.factory import SITTING_ID, answer, sitting

GOLDEN = Path(__file__).parent / "golden"
LISTS = (
    "clients people engagements advice decisions progress outcomes withdrawals interactions promises concerns stories "
    "insights questions quotes goals readings sittings answers snoozes documents returned-forms"
).split()


def shape(values: list[Any]) -> Any:  # noqa: ANN401 - a description of any JSON value
    """What JSON values can be: names of types, and for objects and arrays what is in them."""
    names = {
        "NoneType": "null",
        "str": "string",
        "bool": "boolean",
        "int": "number",
        "float": "number",
        "dict": "object",
        "list": "array",
    }
    found: dict[str, Any] = {"types": sorted({names[type(each).__name__] for each in values})}
    objects = [each for each in values if isinstance(each, dict)]
    if objects:
        keys: dict[str, list[Any]] = defaultdict(list)
        for each in objects:
            for key, value in each.items():
                keys[key].append(value)
        found["keys"] = {key: shape(known) for key, known in keys.items()}
    arrays = [each for each in values if isinstance(each, list)]
    if arrays:
        found["items"] = shape([item for each in arrays for item in each])
    return found


@pytest.fixture
def rich(bare: Advisor) -> Advisor:
    """A practice in which every field says something in one record and nothing in another."""
    d = bare.does
    d(
        *("add", "client", "--name", "Northwind", "--code", "NWD", "--industry", "Pumps", "--since", "2020-01-01"),
        *("--cadence-days", "21", "--notes", "n"),
    )
    d("add", "client", "--name", "Harbour", "--code", "HAR")
    d("add", "person", "NWD", "--name", "Dana Ortiz", "--role", "CFO", "--part", "decides", "--stance", "champion")
    d("add", "person", "NWD", "--name", "Jo Lind")
    d(
        *("add", "engagement", "NWD", "--title", "Review", "--kind", "review", "--starts", "2025-01-01"),
        *("--ends", "2027-01-01", "--fee", "10k", "--cadence-days", "14", "--follow-up-days", "30"),
    )
    d("add", "engagement", "HAR", "--title", "Coaching")
    d(
        *("add", "advice", "NWD", "--title", "One", "--given", "-100d", "--given-to", "dana", "--given-how", "call"),
        *("--adoption-chance", "70", "--success-chance", "80", "--decide-by", "-3d", "--value-at-stake", "140k"),
        *("--owner", "dana", "--tags", "a,b", "--options", "x", "--priority", "high", "--effort", "small"),
        *("--warning", "w"),
    )
    d("add", "advice", "NWD", "--title", "Two", "--given", "-50d", "--replaces", "NWD-1")
    d("edit", "NWD-2", "--title", "Two!", "--correction", "typing")
    d("add", "advice", "HAR", "--title", "Draft")
    d("add", "advice", "HAR", "--title", "Late", "--given", "-99d")
    d("add", "advice", "HAR", "--title", "Old", "--given", "-400d", "--decide-by", "-300d")
    d("withdraw", "HAR-1", "--reason", "r", "--on", "unknown")
    d("add", "snooze", "HAR-2", "--until", "+2w", "--reason", "r")
    d(
        *("decide", "NWD-2", "adopted", "--on", "-40d", "--by", "dana", "--words", "yes", "--reason", "cost"),
    )
    d("decide", "NWD-1", "deferred", "--on", "-90d", "--deferred-until", "-60d")
    d("progress", "NWD-2", "under-way", "--on", "-40d", "--promised", "-30d")
    d("progress", "NWD-2", "implemented", "--on", "-35d")
    d(
        *("outcome", "NWD-2", "as-hoped", "--value", "5k", "--value-basis", "confirmed", "--confirmed-by", "dana"),
        *("--confirmed-on", "-1d"),
    )
    d("outcome", "NWD-2", "partly", "--on", "-30d")
    for title, said in (("Foreseen", "adopted"), ("Hoped for", "declined")):
        chances = ("--adoption-chance", "60", "--success-chance", "70", "--category", "Pricing")
        ref = d("add", "advice", "HAR", "--title", title, "--given", "-2d", *chances).out.split()[0]
        d("decide", ref, said)
    d("progress", "HAR-4", "implemented")
    d("outcome", "HAR-4", "as-hoped")
    for days in ("-800d", "-1600d"):  # so far from all others that each has a year of its own on any day
        d("add", "advice", "HAR", "--title", "Long ago", "--given", days)
    d("decide", "HAR-6", "lapsed", "--on", "-700d")
    d("edit", "practice", "--name", "Maria Keller", "--firm", "Keller & Partners")
    relate(bare)
    sit(bare)
    d("export", "summary", "NWD-E1", "-o", str(bare.folder.parent / "made.docx"))
    d("export", "summary", "NWD", "-o", str(bare.folder.parent / "whole.docx"))
    come_back(bare)
    return bare


def relate(advisor: Advisor) -> None:
    """Contacts and what else belongs to the relationship, each kind once with everything and once with little."""
    d = advisor.does
    d(
        *("log", "NWD", "They wait for the budget", "--with", "dana", "--raised", "NWD-1", "--on", "-20d"),
        *("--initiative", "theirs", "--minutes", "45", "--asked", "When?"),
    )
    d("log", "HAR", "No answer", "--kind", "message", "--took-part", "no")
    d("promise", "NWD", "Send the price list", "--due", "+2w", "--to", "dana")
    d("promise", "NWD", "Name an owner", "--due", "-1d", "--on", "-9d", "--theirs", "--by", "dana")
    promises = d("list", "promises", "--json").json
    d("finish", promises[0]["id"], "--broken")
    d("promise", "NWD", "Call back", "--due", "-1d", "--on", "-9d")
    kept = next(each["id"] for each in d("list", "promises", "--json").json if each["what"] == "Call back")
    d("finish", kept, "--effect", "They could go on")
    d("add", "concern", "NWD", "--words", "The team changes", "--by", "dana", "--words-are", "exact", "--on", "-3d")
    (concern,) = d("list", "concerns", "--json").json
    d("finish", concern["id"], "--done", "We came with the new team", "--reaction", "Relieved")
    d("add", "concern", "HAR", "--words", "Too slow")
    d("add", "story", "NWD", "--kind", "horror", "--story", "Late", "--about", "promise-failed", "--failure", "late")
    d("add", "story", "HAR", "--kind", "success", "--story", "At once", "--by", "")
    d("add", "insight", "NWD", "--kind", "need", "--what", "Cash weekly", "--why", "The bank", "--on", "-9d")
    (insight,) = d("list", "insights", "--json").json
    d("add", "insight", "NWD", "--kind", "need", "--what", "Cash daily", "--replaces", insight["id"], "--by", "dana")
    d("add", "question", "NWD", "--question", "Why?", "--people", "dana", "--on", "-3d", "--answer", "So", "--why", "w")
    d("edit", d("list", "questions", "--json").json[0]["id"], "--answered-on", "-2d", "--opened", "A door")
    d("add", "question", "HAR", "--question", "What else?")
    d("add", "quote", "NWD", "--person", "dana", "--words", "I sleep at night", "--about", "cash", "--advice", "NWD-2")
    d("add", "quote", "NWD", "--person", "jo", "--words", "Fine", "--words-are", "noted")
    d(
        *("add", "goal", "NWD", "--title", "Margin", "--measure", "report", "--unit", "%", "--start", "12"),
        *("--target", "18", "--on", "-90d", "--due", "+90d"),
    )
    d(
        "add",
        "goal",
        "practice",
        "--title",
        "Five clients",
        "--target",
        "5",
        "--ended",
        "reached",
        "--ended-on",
        "today",
    )
    goal = next(each for each in d("list", "goals", "--json").json if each["title"] == "Margin")
    d("add", "reading", goal["id"], "--value", "13.5", "--on", "-30d", "--note", "n")
    d("add", "reading", goal["id"], "--value", "14")


def sit(advisor: Advisor) -> None:
    """A sitting that is finished, with an answer of each kind, and one that is not begun upon."""
    practice = Practice.open(
        advisor.folder, state=advisor.folder.parent / "state", now=local_now, who="me", create=False
    )
    practice.load()
    client = next(each for each in practice.book.all(Client) if each.code == "NWD")
    dana = next(each for each in practice.book.people_of(client.id) if each.name == "Dana Ortiz")
    records = [
        sitting(client=client.id, finished_on="2026-02-03", notes="n", facts=[{"name": "contacts", "said": "Two"}]),
        sitting(client="", id="51771a9000000002", only_exact_words=True),
        answer("matters", person=dana.id, words="You do", words_are="exact"),
        answer("trust", score=4),
        answer("again", day="2027-01-04"),
        answer("keys", chosen=["cash"]),
    ]
    practice.record([Add(each) for each in records], "Sit")


def come_back(advisor: Advisor) -> None:
    """A form that came back with a doubt, with a decision that leads to it, and one without either."""
    practice = Practice.open(
        advisor.folder, state=advisor.folder.parent / "state", now=local_now, who="me", create=False
    )
    practice.load()
    document = next(each for each in practice.book.all(Document) if not each.engagement)
    decision = next(each for each in practice.book.all(Decision) if each.words == "yes")
    said = {"client": document.client, "read_on": "2026-02-03", "file": "back.docx", "sha256": "5a"}
    first = FormReturn.of({"id": "f0e1000000000001", "document": document.id, "doubts": ["No date"]} | said)
    changes: list[Change] = [Add(first), Add(FormReturn.of(said)), Edit(decision, {"form_return": first.id})]
    practice.record(changes, "Come back")


COMMANDS = {
    "today": [["today"]],
    **{f"list-{name}": [["list", name]] for name in LISTS},
    "list-advice-only": [["list", "advice", "--only", "NWD"]],
    "show-advice": [["show", "NWD-1"], ["show", "NWD-2"], ["show", "HAR-1"]],
    "show-sitting": [["show", SITTING_ID]],
    "show-engagement": [["show", "NWD-E1"], ["show", "HAR-E1"]],
    "show-client": [["show", "NWD"], ["show", "HAR"]],
    "show-practice": [["show", "practice"]],
    "review": [["review"], ["review", "client:har", "--as-of", "-1d", "--mature-days", "30"]],
    "history": [["history"]],
    "check": [["check"]],
}


def test_every_key_and_type_is_the_promised_one(rich: Advisor) -> None:
    found = {
        name: shape([rich.does(*command, "--json").json for command in commands]) for name, commands in COMMANDS.items()
    }
    if os.environ.get("ADVISOR_GOLDEN") == "write":
        for name, each in found.items():
            (GOLDEN / f"{name}.json").write_text(json.dumps(each, indent=1) + "\n", encoding="utf-8")
    promised = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(GOLDEN.glob("*.json"))}
    assert found.keys() == promised.keys()
    for name, each in found.items():
        assert each == promised[name], name
