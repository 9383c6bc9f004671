"""A decision form that came back, as paragraphs: what stands, what it says, how it was read, and every doubt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from advisor.book import Book
from advisor.records import Decision, Person
from advisor.words import count, label, long_date
from exports.form.plan import Item, Plan, Verdict
from exports.form.telling import HOWS, nothing_new
from screens.detail import safe
from screens.widgets.prose import Block

LABELS = 9
"""Cells for the words beside."""
_NOTHING = "no decision"
_FATES = {
    Verdict.known: "That is recorded already.",
    Verdict.empty: "It was left open.",
}


def plan_blocks(plan: Plan) -> list[Block]:
    """What is to be known about the form as a whole."""
    sent = f", sent on {long_date(plan.document.sent_on)}" if plan.document.sent_on else ""
    blocks = [_plain(f"{plan.came.name}: the decision form of {plan.client.name}{sent}.")]
    if plan.same is not None:
        blocks.append(_warning(f"This very file was read before{_on(plan.same.read_on)}."))
    elif plan.earlier is not None:
        blocks.append(_warning(f"This form came back before{_on(plan.earlier.read_on)}, in another file."))
    blocks += [_warning(each) for each in plan.doubts]
    if plan.says_nothing_new:
        blocks.append(_plain(nothing_new(plan)))
    return blocks


def item_blocks(book: Book, item: Item) -> list[Block]:
    """One answer beside what is recorded."""
    title = f"{item.reference}  {item.advice.title}" if item.advice else item.reference
    blocks = [Block(Content("")), Block(Content(safe(title)).stylize("bold"))]
    if item.verdict in _FATES:
        return [*blocks, Block(Content.styled(_FATES[item.verdict], "$text-muted"))]
    blocks.append(Block(Content(safe(_position(book, item.before, None) if item.before else _NOTHING)), "now"))
    if item.decision is not None:
        blocks.append(Block(Content(safe(_position(book, item.decision, item.adds))), "form"))
        blocks += [Block(Content(safe(text)), name, hang=True) for name, text in _said(item.decision)]
    blocks.append(Block(Content.styled(HOWS[item.answer.how], "$text-muted"), "found by"))
    blocks += [_warning(each, "doubt") for each in item.doubts]
    blocks += [_warning(each, "not so") for each in item.problems]
    return blocks


def recorded_words(chosen: int) -> str:
    """What a yes records."""
    return f"Record {count(chosen, 'decision')}" if chosen else "Record that it is back"


def _position(book: Book, decision: Decision, adds: Person | None) -> str:
    """A decision in a line: what, when, by whom."""
    person = adds or book.person(decision.by)
    who = f", {person.name}{' (new)' if adds else ''}" if person else ""
    position = label(decision.position) if decision.position else "unclear"
    return f"{position}{_on(decision.on)}{who}"


def _said(decision: Decision) -> Iterator[tuple[str, str]]:
    """What else the form says, by short names."""
    told = (
        ("takes", decision.takes),
        ("leaves", decision.leaves),
        ("instead", decision.instead),
        ("until", long_date(decision.deferred_until) if decision.deferred_until else ""),
        ("option", decision.option_chosen),
        ("words", f"“{decision.words}”" if decision.words else ""),
    )
    yield from ((name, text) for name, text in told if text)


def _on(day: date | None) -> str:
    return f" on {long_date(day)}" if day else ""


def _plain(words: str) -> Block:
    return Block(Content(safe(words)))


def _warning(words: str, name: str = "") -> Block:
    return Block(Content.styled(safe(f"! {words}"), "$text-warning"), name, hang=bool(name))
