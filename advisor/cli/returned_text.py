"""What a returned decision form comes to, as text and as JSON."""

from __future__ import annotations

from typing import Any

from advisor.book import Book
from advisor.cli.output import Column, heading, line, say, table, wrapped
from advisor.jsonable import plain
from advisor.practice import Done
from advisor.records import Decision, FormReturn
from exports.form.plan import Item, Plan, Verdict
from exports.form.telling import HOWS, VERDICTS, by, details, headline, known_since, position_of, said

_INDENT = 20
_COLUMNS = (
    Column("Advice"),
    Column("Title", cuts=True, drops=2),
    Column("Now"),
    Column("The form says"),
    Column("By", cuts=True),
    Column("Found by", drops=1),
    Column("That is"),
)
_SAID = (
    *("position", "on", "takes", "leaves", "instead", "deferred_until"),
    *("option_chosen", "words", "words_are"),
)


def print_plan(book: Book, plan: Plan) -> None:
    """Show old and new side by side, then everything else that the form says, with each doubt."""
    say(line(headline(plan)))
    for told in filter(None, (known_since(plan), *plan.doubts)):
        say(line(told))
    say()
    table(_COLUMNS, [_row(book, each) for each in plan.items])
    for each in plan.items:
        if each.verdict not in (Verdict.empty, Verdict.known):
            _print_details(book, each)
    say()


def _row(book: Book, item: Item) -> list[str]:
    title = item.advice.title if item.advice else ""
    how = "" if item.verdict is Verdict.empty else HOWS[item.answer.how]
    now = position_of(item.before) if item.advice else ""
    return [item.reference, title, now, said(item), by(book, item), how, VERDICTS[item.verdict]]


def _print_details(book: Book, item: Item) -> None:
    told = list(details(book, item))
    if not (told or item.doubts or item.problems):
        return
    say()
    heading(line(f"{item.reference}  {item.advice.title if item.advice else ''}"))
    for label, text in told:
        say(wrapped(text, label, _INDENT))
    for each in item.doubts:
        say(wrapped(each, "Doubt", _INDENT))
    for each in item.problems:
        say(wrapped(each, "Not recorded", _INDENT))


def plan_json(book: Book, plan: Plan, done: Done | None) -> dict[str, Any]:
    """What a returned form comes to, and what was recorded of it."""
    recorded = done.records if done else ()
    return {
        "form": plan.document.code,
        "document_id": plan.document.id,
        "client": plan.client.code,
        "file": plan.came.name,
        "sha256": plan.came.sha256,
        "read_before": plain(plan.same.read_on) if plan.same else None,
        "doubts": list(plan.doubts),
        "answers": [_answer_json(book, each) for each in plan.items],
        "returned_form_id": next((each.id for each in recorded if isinstance(each, FormReturn)), None),
        "recorded": [each.id for each in recorded if isinstance(each, Decision)],
    }


def _answer_json(book: Book, item: Item) -> dict[str, Any]:
    before = item.before
    decision = item.decision if item.answer.position else None
    return {
        "reference": item.reference,
        "recommendation_id": item.advice.id if item.advice else None,
        "verdict": item.verdict.value,
        "found_by": item.answer.how.value,
        "before": {"position": plain(before.position), "on": plain(before.on)} if before else None,
        "decision": {name: plain(getattr(decision, name)) or None for name in _SAID} if decision else None,
        "by": by(book, item) or None,
        "adds_person": item.adds is not None,
        "doubts": list(item.doubts),
        "problems": list(item.problems),
    }
