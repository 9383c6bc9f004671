"""The people at a client, and when we last were in contact with each."""

from __future__ import annotations

from advisor.records import Client
from advisor.records.choices import Side
from advisor.relationship.contacts import people
from exports.asked import Asked
from exports.word import Column, Document, Table, isolated


def people_section(made: Document, asked: Asked, client: Client) -> None:
    """Add the section.

    Args:
        made: The document.
        asked: What was asked for.
        client: Whose people.
    """
    say = asked.say
    made.heading(1, say("relationship.people"))
    known = [each for each in people(asked.book, client.id, asked.as_of) if each.person.side is Side.client]
    if not known:
        made.paragraph(say("relationship.nobody"))
        return
    columns = (
        Column(say("relationship.name"), 2.2),
        Column(say("relationship.role"), 2.4),
        Column(say("relationship.contacts"), 1.0, align="end", whole=True),
        Column(say("relationship.last_contact"), 1.6, whole=True),
    )
    rows = [
        (
            isolated(each.person.name),
            isolated(each.person.role),
            say.digits(each.contacts),
            say.day(each.last.on) if each.last and each.last.on else say("relationship.never"),
        )
        for each in known
    ]
    made.table(Table(columns, rows, say("relationship.people_what"), caption=say("relationship.people_table")))
