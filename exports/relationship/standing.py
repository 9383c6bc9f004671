"""How the relationship with a client stands: the index with what it is made of, and what would raise it."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.book import Book
from advisor.records import Client
from advisor.records.choices import OursOrTheirs
from advisor.relationship.concerns import concerns
from advisor.relationship.contacts import quiet
from advisor.relationship.goals import courses
from advisor.relationship.index import HALF, Index, index
from advisor.relationship.promises import promises
from advisor.relationship.sentences import (
    concern_words,
    goal_words,
    index_words,
    points_words,
    promise_words,
    quiet_words,
)
from exports.asked import Asked
from exports.language import Language
from exports.opening import findings
from exports.word import Column, Document, Table, bold


def standing_sections(made: Document, asked: Asked, client: Client) -> None:
    """Add what the record says in a few sentences, and the parts of the index.

    Args:
        made: The document.
        asked: What was asked for.
        client: Whose relationship it is.
    """
    say, book, on, message = asked.say, asked.book, asked.as_of, asked.added.message
    found, silence = index(book, client, on), quiet(book, client, on)
    told = index_words(found)
    made.heading(1, say("relationship.stands"))
    made.lead(message if message.strip() else told)
    if found.mb is not None:
        made.figures(_figures(say, found))
    if silence.backsliding:
        made.callout(say("relationship.slipping"), quiet_words(silence))
    said = [*promised_words(book, client, asked), concern_words(concerns(book, client.id, on))]
    said = [*said, goal_words(courses(book, client.id, on))]
    made.bullets(
        [*([told] if message.strip() else []), *([] if silence.backsliding else [quiet_words(silence)]), *said]
    )
    made.note(say("relationship.counted", day=say.day(on)))
    findings(made, say, asked.added.found)
    made.heading(1, say("relationship.parts"))
    made.table(_table(say, found))


def promised_words(book: Book, client: Client, asked: Asked) -> Iterator[str]:
    """How the promises of either side were kept, in a sentence each."""
    for whose, key in ((OursOrTheirs.ours, "yours"), (OursOrTheirs.theirs, "theirs")):
        yield promise_words(promises(book, client.id, whose, asked.as_of), key)


def _figures(say: Language, found: Index) -> list[tuple[str, str]]:
    values = ((found.mb, 2 * HALF, "mb"), (found.rb, HALF, "rb"), (found.ck, HALF, "ck"))
    return [
        (say("review.part_of", part=say.digits(value), of=say.digits(of)), say(f"relationship.{key}"))
        for value, of, key in values
        if value is not None
    ]


def _table(say: Language, found: Index) -> Table:
    columns = (
        Column(say("relationship.half"), 0.6),
        Column(say("relationship.part"), 1.1),
        Column(say("relationship.counted_column"), 2.8),
        Column(say("relationship.points"), 1.0, whole=True),
        Column(say("relationship.raises"), 3.0),
    )
    rows = [
        (
            [bold(say(f"relationship.{half}_short"))] if at == 0 else "",
            part.title,
            part.figure,
            points_words(part),
            part.raises,
        )
        for half, parts in (("rb", found.kept), ("ck", found.known))
        for at, part in enumerate(parts)
    ]
    what = say("relationship.parts_what")
    return Table(columns, rows, what, caption=say("relationship.parts_table"), together=True)
