"""A piece of advice in full, as it is read on a screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from advisor.agenda import why_words
from advisor.book import Book
from advisor.records import Recommendation
from advisor.standing import Standing
from advisor.timeline import Moment, moments_of, person_name
from advisor.words import amount, glyph, label, short_date
from screens.plain import is_plain
from screens.widgets.register_text import plain

LABEL_WIDTH = 10


def standing_words(standing: Standing) -> str:
    """A standing in words with its glyph: ``○ awaiting decision``; the form of an adoption stands with it."""
    state = f"{glyph(standing.state.value, plain=is_plain())} {label(standing.state)}"
    position = standing.position
    if position is not None and standing.adopted and position.value in ("in_part", "differently"):
        state += f" ({label(position)})" if standing.state.value != "adopted" else ""
        if standing.state.value == "adopted":
            state = f"{glyph(position.value, plain=is_plain())} {label(position)}"
    if standing.by_doing:
        state += ", shown by doing"
    return state


def _fields(book: Book, advice: Recommendation, beside: bool) -> Iterator[tuple[str, str]]:
    """The labelled texts of advice, as far as they are filled in and may be seen."""
    yield "Advice", advice.advice
    yield "Because", advice.because
    yield "Asked", advice.question
    yield "Hope", advice.hope
    yield "Fear", advice.warning
    yield "Options", "\n".join(f"– {each}" for each in advice.options)
    facts = [label(advice.priority) + " priority" if advice.priority else ""]
    facts += [f"{label(advice.effort)} effort" if advice.effort else "", advice.category]
    facts += [f"{amount(advice.value_at_stake, book.profile.currency)} at stake" if advice.value_at_stake else ""]
    yield "Weight", " · ".join(filter(None, facts))
    yield "Owner", person_name(book, advice.owner)
    yield "Decide by", short_date(advice.decide_by) if advice.decide_by else ""
    newer = ", ".join(each.reference for each in book.replaced_by(advice.id))
    older = ", ".join(each.reference for each in map(book.record, advice.replaces) if isinstance(each, Recommendation))
    yield "Replaces", older
    yield "Replaced", f"by {newer}" if newer else ""
    if not beside:
        yield "Tags", ", ".join(advice.tags)
        yield "Notes", advice.notes


def detail_of(book: Book, advice: Recommendation, on: date, *, beside: bool = False) -> Content:
    """The advice, where it stands, and its history; ``beside`` leaves out what is internal.

    Nothing of what a user typed is read as markup, and characters that could move the cursor are shown as text.
    """
    standing = book.standing_of(advice, on)
    late = " · ".join(why_words(advice, each, standing, on) for each in standing.ringing)
    head = [(_text(advice.title), "bold"), "\n", (standing_words(standing), "$text-accent")]
    if late and not beside:
        head += ["  ", (f"! {late}", "$text-warning")]
    parts: list[Content] = [Content.assemble(*head)]
    if advice.entered_in_error:
        parts.append(Content.assemble((f"Entered in error: {_text(advice.entered_in_error)}", "$text-warning")))
    rows = [(name, text) for name, text in _fields(book, advice, beside) if text]
    if rows:
        parts.append(Content("\n").join([_labelled(name, text) for name, text in rows]))
    moments = [each for each in moments_of(book, advice) if each.on is None or each.on <= on]
    shown = [each for each in moments if not (beside and each.internal)]
    if shown:
        lines = [Content.assemble(("History", "bold"))]
        lines += [_moment(each, beside) for each in shown]
        parts.append(Content("\n").join(lines))
    return Content("\n\n").join(parts)


def _text(text: str) -> str:
    return "\n".join(plain(line) for line in text.split("\n"))


def _labelled(name: str, text: str) -> Content:
    return Content.assemble((f"{name:<{LABEL_WIDTH}}", "$text-muted"), _text(text))


def _moment(moment: Moment, beside: bool) -> Content:
    day = short_date(moment.on) if moment.on else "undated"
    lines = [*moment.lines, *(() if beside else moment.private_lines)]
    content = Content.assemble((f"{day:>{LABEL_WIDTH - 1}} ", "$text-muted"), _text(moment.head))
    for line in lines:
        content = Content("\n").join([content, Content.assemble(" " * LABEL_WIDTH, (_text(line), "$text-muted"))])
    return content
