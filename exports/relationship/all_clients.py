"""All clients beside each other: how each relationship stands, who slips away, and what would help most."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from advisor.book import PRACTICE_SCOPE, Book
from advisor.records import Client
from advisor.records.choices import OursOrTheirs
from advisor.relationship.concerns import concerns
from advisor.relationship.contacts import Quiet, quiet
from advisor.relationship.index import Index, index
from advisor.relationship.promises import Promises, joined, promises
from advisor.relationship.sentences import index_words, promise_words, quiet_words
from exports.asked import Asked
from exports.language import Language
from exports.opening import findings
from exports.own_preview import slipping_words
from exports.relationship.goals import goals_section
from exports.word import Cell, Column, Document, Table, Text, Tint, bold, isolated, link
from exports.word.charts import Series, stacked

_NONE = "–"
_AGO = 180
"""So many days before the as-of day the index is held against it."""
_TOLD = 30
"""Of so many there are sentences, those that slip away first; each other has a review of its own."""
_DRAWN = 20
"""More bars than this are no picture any more; the table has them all."""


class Relation(NamedTuple):
    """How the relationship with one client stands.

    Attributes:
        client: The client.
        now: The index on the as-of day.
        before: The index half a year before.
        silence: How long there was no contact.
        ours: Our promises to them.
        theirs: Their promises to us.
        worries: How many concerns are open.
    """

    client: Client
    now: Index
    before: Index
    silence: Quiet
    ours: Promises
    theirs: Promises
    worries: int


def relations(book: Book, on: date) -> list[Relation]:
    """How it stands with every client on a day: those that slip away first, then those with the least MB."""
    found = [_relation(book, each, on) for each in book.all(Client)]
    return sorted(found, key=lambda each: (not each.silence.backsliding, *_low(each.now.mb), each.client.code))


def _relation(book: Book, client: Client, on: date) -> Relation:
    return Relation(
        client,
        index(book, client, on),
        index(book, client, on - timedelta(days=_AGO)),
        quiet(book, client, on),
        promises(book, client.id, OursOrTheirs.ours, on),
        promises(book, client.id, OursOrTheirs.theirs, on),
        len(concerns(book, client.id, on).open),
    )


def _low(mb: int | None) -> tuple[bool, int]:
    return (mb is None, mb or 0)


def all_clients(made: Document, asked: Asked) -> None:
    """Add everything about all clients.

    Args:
        made: The document.
        asked: What was asked for.
    """
    say, found = asked.say, relations(asked.book, asked.as_of)
    if found:
        made.contents(2)
    made.heading(1, say("relationship.stand"))
    _summary(made, asked, found)
    if not found:
        return
    made.heading(1, say("relationship.beside"))
    _draw(made, say, [each for each in found if each.now.mb is not None][:_DRAWN])
    told = [each for each in found if each.now.first][:_TOLD]
    made.table(_table(say, found, {each.client.id for each in told}))
    if told:
        made.heading(1, say("relationship.each"))
    for each in told:
        _one(made, say, each)
    if left := sum(each.now.first is not None for each in found) - len(told):
        made.paragraph(say("relationship.more_clients", left, many=say.digits(left)))
    goals_section(made, asked, PRACTICE_SCOPE, say("relationship.own_goals"))


def _summary(made: Document, asked: Asked, found: Sequence[Relation]) -> None:
    say, message = asked.say, asked.added.message
    slipping, worries = sum(each.silence.backsliding for each in found), sum(each.worries for each in found)
    ours, theirs = joined(each.ours for each in found), joined(each.theirs for each in found)
    first = slipping_words(say, [each.silence for each in found])
    made.lead(message if message.strip() else first)
    if found:
        figures = (
            (len(found), "relationship.figure_clients"),
            (slipping, "relationship.figure_slipping"),
            (len(ours.late), "relationship.figure_late"),
            (worries, "relationship.figure_worries"),
        )
        made.figures([(say.digits(many), say(key, many)) for many, key in figures])
        told = [promise_words(ours, "yours"), promise_words(theirs, "theirs")]
        made.bullets([*([first] if message.strip() else []), *told])
    made.note(say("relationship.counted", day=say.day(asked.as_of)))
    findings(made, say, asked.added.found)


def _draw(made: Document, say: Language, known: Sequence[Relation]) -> None:
    """RB and CK as the two parts of MB, a bar for each client."""
    if len(known) < 2:
        return
    names = [f"{each.client.name} ({each.client.code})" for each in known]
    series = [
        Series(say("relationship.rb_short"), [each.now.rb for each in known]),
        Series(say("relationship.ck_short"), [each.now.ck for each in known]),
    ]
    best = max(known, key=lambda each: each.now.mb or 0)
    message = say("relationship.beside_message", many=say.digits(len(known)), name=best.client.name)
    chart = stacked(say("review.client"), names, series)
    made.chart(chart, caption=say("relationship.beside_picture"), message=message)


def _table(say: Language, found: Sequence[Relation], told: Container[str]) -> Table:
    columns = (
        Column(say("review.client"), 2.4),
        *(Column(say(f"relationship.{key}_short"), 0.6, align="end", whole=True) for key in ("mb", "rb", "ck")),
        Column(say("relationship.before", days=_AGO), 1.0, align="end", whole=True),
        Column(say("relationship.silence"), 1.2, align="end"),
        Column(say("relationship.late_column"), 0.9, align="end"),
        Column(say("relationship.worries_column"), 1.0, align="end"),
        Column(say("review.remark"), 1.5),
    )
    rows = [list(_row(say, each, linked=each.client.id in told)) for each in found]
    return Table(columns, rows, say("relationship.beside_what"), caption=say("relationship.beside_table"))


def _row(say: Language, each: Relation, *, linked: bool) -> Iterator[Text | Cell]:
    yield link(isolated(each.client.name), each.client.id) if linked else isolated(each.client.name)
    yield from (_NONE if points is None else say.digits(points) for points in (each.now.mb, each.now.rb, each.now.ck))
    yield _NONE if each.before.mb is None else say.digits(each.before.mb)
    yield _silence(say, each.silence)
    yield say.digits(len(each.ours.late))
    yield say.digits(each.worries)
    yield _remark(say, each)


def _silence(say: Language, found: Quiet) -> str:
    if found.silence is None:
        return _NONE
    if found.cadence is None:
        return say.digits(found.silence)
    return say("review.part_of", part=say.digits(found.silence), of=say.digits(found.cadence))


def _remark(say: Language, each: Relation) -> str | Cell:
    if each.silence.backsliding:
        return Cell(say("relationship.slips"), Tint.BAD)
    if each.now.first is None:
        return say("relationship.none_yet")
    if each.now.too_early:
        return Cell(say("relationship.early"), Tint.QUIET)
    return say("relationship.not_agreed") if each.silence.cadence is None else ""


def _one(made: Document, say: Language, each: Relation) -> None:
    """A client in a few sentences, and what would raise each part of its index."""
    made.heading(2, each.client.name, key=each.client.id)
    made.paragraph(f"{index_words(each.now)} {quiet_words(each.silence)}")
    raises: list[Text] = [[bold(f"{part.title}: "), part.raises] for part in each.now.parts if part.raises]
    if each.silence.cadence is not None and raises:
        made.paragraph(say("relationship.would_raise"), keep_next=True)
        made.bullets(raises)
    elif each.silence.cadence is None:
        made.paragraph(
            say("relationship.at_rest", status=say.label(each.client.status), name=isolated(each.client.name))
        )
