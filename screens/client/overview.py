"""A client at a glance: how far the advice came, how the relationship stands, what is next, and the people."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.records import Client
from advisor.relationship.contacts import Met, people
from advisor.relationship.index import index, trend
from advisor.words import count, label, number, short_date
from screens.client.advice import advice_of, how_far
from screens.client.engagement import document_rows, engagement_row
from screens.client.index_picture import index_picture
from screens.client.next_dates import first_of, next_rows, waiting_of
from screens.client.page import Page, facts, sentence, who
from screens.desk import Desk
from screens.detail import BLANK
from screens.widgets.page_register import Drawn, Piece
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Heading, Item, Row, Tone

COLUMNS = (
    Column("", 9, priority=9),
    Column("", 20, weight=3, priority=9),
    Column("", 14, weight=3, priority=5),
    Column("", 18, weight=2, priority=6),
    Column("", 9, align="right", priority=2),
)
_EMPTY = "Nothing is recorded of this client yet.  a  adds an engagement or advice."
#: From how many days on it is worth saying that somebody has not been spoken to.
_LONG_AGO = 120


def overview_page(desk: Desk, client: Client) -> Page:
    """Who they are and how it stands; what waits, the engagements, the people, the documents."""
    parts = [client.industry, f"client since {short_date(client.since)}" if client.since else ""]
    parts += [] if desk.beside else [label(client.status)]
    waiting = [] if desk.beside else waiting_of(desk, client)
    head: list[Piece] = [facts(parts), *first_of(waiting), BLANK, *how_far(desk, advice_of(desk, client))]
    rows: list[Item] = []
    if not desk.beside:
        found = index(desk.book, client, desk.on)
        head += [BLANK, Drawn(index_picture(found, trend(desk.book, client, desk.on))), BLANK]
        head += [sentence(client.better_relationship, "Aim")] if client.better_relationship else []
        head += [sentence(client.notes, "Notes")] if client.notes else []
        rows += next_rows(desk, client, waiting)
    rows += _engagement_rows(desk, client)
    if not desk.beside:
        rows += _people_rows(desk, client)
    rows += document_rows(desk, client.id)
    return Page(tuple(head), tuple(rows), COLUMNS, _EMPTY, waiting=frozenset(each.key for each in waiting))


def _engagement_rows(desk: Desk, client: Client) -> Iterator[Item]:
    engagements = desk.book.engagements_of(client.id)
    if engagements:
        yield Heading("Engagements", count(len(engagements), "engagement"))
        yield from (engagement_row(desk, each) for each in engagements)


def _people_rows(desk: Desk, client: Client) -> Iterator[Item]:
    """Everybody there, with their part in decisions, their stance, and when there was a contact with them."""
    found = people(desk.book, client.id, desk.on)
    if found:
        yield Heading("People", count(len(found), "person", "people"))
        yield from (_person_row(desk, each) for each in found)


def _person_row(desk: Desk, met: Met) -> Row:
    person = met.person
    part = " · ".join(label(each) for each in (person.part, person.stance) if each)
    tone: Tone = "dim"
    if met.last and met.last.on:
        silence = (desk.on - met.last.on).days
        last = f"spoke {short_date(met.last.on)}"
        if silence >= _LONG_AGO:
            last, tone = f"! {last}, {number(silence // 30)} months ago", "warn"
    else:
        last = "no contact yet"
    return Row(person.id, ("", who(person), part, last, ""), tones=("", "", "dim", tone, "dim"))
