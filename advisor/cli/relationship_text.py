"""How the relationship with a client stands, as text: the index part by part, promises, silence, concerns, goals."""

from advisor.cli.output import heading, say, wrapped
from advisor.cli.session import Session
from advisor.records import Client
from advisor.records.choices import OursOrTheirs
from advisor.relationship import sentences
from advisor.relationship.concerns import concerns
from advisor.relationship.contacts import quiet
from advisor.relationship.goals import courses
from advisor.relationship.index import index
from advisor.relationship.promises import promises

_INDENT = 27


def print_relationship(desk: Session, client: Client) -> None:
    """Show how the relationship stands; it is for the consultant alone."""
    book, today = desk.book, desk.today
    found = index(book, client, today)
    say()
    heading("Relationship")
    say(wrapped(sentences.index_words(found), "", 0))
    for each in found.parts:
        words = f"{each.figure} ({sentences.points_words(each)}). {each.raises}".strip()
        say(wrapped(words, each.title, _INDENT))
    for whose in OursOrTheirs:
        say(wrapped(sentences.promise_words(promises(book, client.id, whose, today), whose.value), "", 0))
    say(wrapped(sentences.quiet_words(quiet(book, client, today)), "", 0))
    say(wrapped(sentences.concern_words(concerns(book, client.id, today)), "", 0))
    say(wrapped(sentences.goal_words(courses(book, client.id, today)), "", 0))
