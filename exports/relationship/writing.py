"""The relationship review: of one client part by part, or of all clients beside each other."""

from __future__ import annotations

from advisor.book import Book
from advisor.records import Client
from advisor.relationship.as_json import relationship_json
from advisor.relationship.contacts import contacts
from exports.asked import Asked
from exports.material import digest
from exports.own_report import own_report
from exports.relationship.all_clients import all_clients
from exports.relationship.contacts import course_section
from exports.relationship.goals import goals_section
from exports.relationship.owed import owed_section
from exports.relationship.people import people_section
from exports.relationship.standing import standing_sections
from exports.relationship.voice import voice_section
from exports.report import colophon
from exports.word import Document


def document(asked: Asked) -> Document:
    """The relationship review that is asked for."""
    say, scope, book = asked.say, asked.scope, asked.book
    made = own_report(asked, kicker=say("relationship.kicker"), subtitle=say("relationship.subtitle"))
    if isinstance(scope, Client):
        _one_client(made, asked, scope)
        clients = [scope]
    else:
        clients = book.all(Client)
        all_clients(made, asked)
    colophon(say, made, digest([(each.id, _told(book, asked, each)) for each in clients]))
    return made


def _one_client(made: Document, asked: Asked, client: Client) -> None:
    if contacts(asked.book, client.id, asked.as_of):
        made.contents(2)
    standing_sections(made, asked, client)
    course_section(made, asked, client)
    owed_section(made, asked, client)
    goals_section(made, asked, client.id, asked.say("relationship.goals"))
    voice_section(made, asked, client)
    people_section(made, asked, client)


def _told(book: Book, asked: Asked, client: Client) -> object:
    return relationship_json(book, client, asked.as_of)
