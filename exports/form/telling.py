"""What a returned form comes to in words, for the consultant who says yes to it: old, new, and how it was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from advisor.book import Book
from advisor.records import Decision
from advisor.records.fields import field_of
from advisor.showing import in_words
from advisor.words import label, long_date, short_date
from exports.form.answers import How
from exports.form.marks import printed
from exports.form.plan import Item, Plan, Verdict

VERDICTS: Final = {
    Verdict.ready: "new",
    Verdict.doubtful: "doubtful",
    Verdict.blocked: "not as it is",
    Verdict.known: "recorded",
    Verdict.empty: "",
}
"""What can become of an answer, in a word or two."""
HOWS: Final = {
    How.tag: "its tag",
    How.bookmark: "its bookmark",
    How.printed: "what is printed beside it",
}
"""By what an answer was found again."""
_DETAILS = ("takes", "leaves", "instead", "deferred_until", "option_chosen", "words")


def headline(plan: Plan) -> str:
    """Which form came back, in one sentence."""
    made = f", made on {long_date(plan.document.made_on)}" if plan.document.made_on else ""
    return f"{plan.came.name} is the decision form {printed(plan.document.code)} of {plan.client.name}{made}."


def nothing_new(plan: Plan) -> str:
    """That there is nothing to record, and about what that is only since it cannot be as it is."""
    stuck = [each.reference for each in plan.items if each.problems]
    if stuck:
        return f"There is nothing new that can be recorded as it is; see about {', '.join(stuck)}."
    return "There is nothing new to record."


def known_since(plan: Plan) -> str:
    """That the very same file was read before; "" where it was not."""
    if plan.same is None or plan.same.read_on is None:
        return ""
    return f"This very file was read on {long_date(plan.same.read_on)}."


def why_not(item: Item) -> str:
    """Why nothing can be recorded of an answer."""
    return " ".join(item.problems) or "It was left open."


def position_of(decision: Decision | None) -> str:
    """A position with its day: ``adopted, 3 Jun 26``; that there is none yet."""
    if decision is None or decision.position is None:
        return "no decision"
    return f"{label(decision.position)}, {short_date(decision.on)}" if decision.on else label(decision.position)


def said(item: Item) -> str:
    """What the form says was decided, with its day."""
    if item.verdict is Verdict.empty:
        return "left open"
    if item.answer.position is None:
        return "cannot be read"
    return position_of(item.decision) if item.decision else label(item.answer.position)


def by(book: Book, item: Item) -> str:
    """Who decided, as it would be recorded."""
    if item.adds:
        return item.adds.name
    person = book.person(item.decision.by) if item.decision else None
    return person.name if person else ""


def details(book: Book, item: Item) -> Iterator[tuple[str, str]]:
    """What the decision would say beside its position, its day and its person: labels and texts."""
    if item.decision is None:
        return
    for name in _DETAILS:
        spec = field_of(Decision, name)
        if text := in_words(book, spec, getattr(item.decision, name)):
            yield spec.label, text
