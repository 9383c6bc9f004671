"""The list of clients, each with its engagements."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.counting import tally
from advisor.records import Client
from advisor.words import label
from screens.client.advice import advice_of
from screens.client.engagement import engagement_row
from screens.desk import Desk
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Row, Tone

LIST_COLUMNS = (
    Column("", 9, priority=9),
    Column("", 32, weight=3, priority=9),
    Column("", 14, weight=1, priority=5),
    Column("", 18, weight=1, priority=4),
    Column("", 9, align="right", priority=2),
)
NO_CLIENTS = "No client yet.  a  adds the first."


def client_rows(desk: Desk) -> Iterator[Row]:
    """The clients that may be seen with their engagements, then those of which nothing can be read."""
    for client in desk.clients():
        yield _client_row(desk, client)
        yield from (engagement_row(desk, each) for each in desk.book.engagements_of(client.id))
    for unread in desk.unread():
        name = desk.practice.name_of(unread) or f"{unread}.json"
        yield Row(unread, ("?", name, "cannot be read"), tones=("accent", "", "warn"))


def _client_row(desk: Desk, client: Client) -> Row:
    found = tally(desk.book.standing_of(each, desk.on) for each in advice_of(desk, client))
    closed = not desk.beside and client.id in desk.practice.troubles
    status = "" if desk.beside else "only to read" if closed else label(client.status)
    tones: tuple[Tone, ...] = ("accent", "strong", "warn" if closed else "dim", "dim")
    return Row(
        client.id, (client.code, client.name, status, f"{found.given} given, {found.open} open", ""), tones=tones
    )
