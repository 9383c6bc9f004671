"""A piece of advice in full, as it is read on a screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from textual.content import Content

from advisor.agenda import why_words
from advisor.beside import gives_away, visible
from advisor.book import Book
from advisor.records import Recommendation
from advisor.standing import Standing
from advisor.timeline import Moment, moments_of, newer_references, person_name, slip_words
from advisor.words import amount, glyph, label, short_date
from screens.plain import is_plain
from screens.widgets.prose import Block
from screens.widgets.register_text import plain

BLANK = Block(Content(""))


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


def _fields(book: Book, advice: Recommendation, on: date, beside: bool) -> Iterator[tuple[str, str]]:
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
    yield "Owner", "" if beside and gives_away(book, advice, [advice.owner]) else person_name(book, advice.owner)
    yield "Decide by", short_date(advice.decide_by) if advice.decide_by else ""
    newer = newer_references(book, advice.id, on)
    older = [each for each in map(book.record, advice.replaces) if isinstance(each, Recommendation)]
    yield "Replaces", ", ".join(each.reference for each in visible(book, older, on, shared=beside))
    yield "Replaced", f"by {newer}" if newer else ""
    if not beside:
        yield "Slips", slip_words(book, advice, on)
        yield "Tags", ", ".join(advice.tags)
        yield "Notes", advice.notes


def detail_of(book: Book, advice: Recommendation, on: date, *, beside: bool = False) -> list[Block]:
    """The advice, where it stands, and its history; ``beside`` leaves out what is internal.

    Nothing of what a user typed is read as markup, and characters that could move the cursor are shown as text.
    """
    standing = book.standing_of(advice, on)
    blocks = [Block(Content.styled(safe(advice.title), "bold")), Block(_standing_line(advice, standing, on, beside))]
    if advice.entered_in_error:
        words = f"Entered in error: {safe(advice.entered_in_error)}"
        blocks.append(Block(Content.styled(words, "$text-warning")))
    rows = [(name, text) for name, text in _fields(book, advice, on, beside) if text]
    if rows:
        blocks.append(BLANK)
        blocks += [Block(Content(safe(text)), name) for name, text in rows]
    moments = moments_of(book, advice, on, shared=beside)
    if moments:
        blocks += [BLANK, Block(Content.styled("History", "bold"))]
        blocks += [block for each in moments for block in _moment(each)]
    return blocks


def _standing_line(advice: Recommendation, standing: Standing, on: date, beside: bool) -> Content:
    """Where the advice stands, and what is late about it; a client is not told what is late."""
    line = Content.styled(standing_words(standing), "$text-accent")
    if standing.ringing and not beside:
        late = " · ".join(why_words(advice, each, standing, on) for each in standing.ringing)
        line = Content.assemble(line, "  ", (f"! {late}", "$text-warning"))
    return line


def safe(text: str) -> str:
    """Text of several lines with nothing in it that a terminal would obey."""
    return "\n".join(plain(line) for line in text.split("\n"))


def _moment(moment: Moment) -> list[Block]:
    day = short_date(moment.on) if moment.on else "undated"
    lines = [*moment.lines, *moment.private_lines]
    details = [Block(Content.styled(safe(line), "$text-muted"), hang=True) for line in lines]
    return [Block(Content(safe(moment.head)), day, right=True), *details]
