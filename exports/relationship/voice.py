"""Whose words there are to each question that we ask of them, and whose are missing."""

from __future__ import annotations

from datetime import date

from advisor.book import Book
from advisor.coverage import Coverage, coverage, in_a_sentence, missing_voices
from advisor.instruments.sittings import voices
from advisor.records import Client, Sitting
from advisor.records.choices import PromptKind
from exports.asked import Asked
from exports.language import Language
from exports.word import Cell, Column, Document, Table, Tint, isolated


def voice_section(made: Document, asked: Asked, client: Client) -> None:
    """Add the section.

    Args:
        made: The document.
        asked: What was asked for.
        client: Whose words.
    """
    say, book, on = asked.say, asked.book, asked.as_of
    made.heading(1, say("relationship.voice"))
    sittings = latest_sittings(book, client, on)
    if not sittings:
        made.paragraph(say("relationship.nothing_asked"))
    for each in sittings:
        found = coverage(each, *voices(book, each, on))
        made.heading(2, each.title)
        made.paragraph(in_a_sentence(found), keep_next=True)
        made.table(_table(say, found))
        made.bullets(missing_voices(found))


def latest_sittings(book: Book, client: Client, on: date) -> list[Sitting]:
    """The latest sitting with a client by a day of each questionnaire that asks people for their words."""
    begun = [each for each in book.of_scope(Sitting, client.id) if each.on and each.on <= on]
    latest = {each.instrument: each for each in begun}
    return [each for each in latest.values() if any(one.kind is PromptKind.quote for one in each.prompts)]


def _table(say: Language, found: Coverage) -> Table:
    columns = (
        Column(say("relationship.question"), 5.0),
        Column(say("relationship.answers"), 1.2, align="end"),
        Column(say("relationship.noted"), 1.2, align="end"),
        Column(say("relationship.lacks"), 1.2, align="end"),
    )
    rows = [
        (
            isolated(each.asked.asks),
            say("review.part_of", part=say.digits(found.needed - each.lacks), of=say.digits(found.needed)),
            say.digits(len(each.noted)),
            Cell(say.digits(each.lacks), Tint.WAITING if each.lacks else Tint.GOOD),
        )
        for each in found.questions
    ]
    return Table(columns, rows, say("relationship.voice_what"), caption=say("relationship.voice_table"))
