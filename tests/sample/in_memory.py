"""The sample in a book in memory, noted session by session as the practice would."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from advisor.book import PRACTICE_SCOPE, Book
from advisor.changes import Add, added
from advisor.records import Client, Problem
from advisor.rules import problems_of
from advisor.sample.filling import Session, sessions


def noted(book: Book, session: Session) -> Iterator[Problem]:
    """Put a session into a book; yields what the rules say against it."""
    now = datetime.combine(session.day, time(17, 30), UTC)
    records = []
    about = session.facts[0].about
    for each in session.records:
        before = book.record(each.id)
        record = added(book, Add(each), now)
        record = record.replaced(recorded=before.recorded) if before else record
        clients = {each.name: each.id for each in book.all(Client)}
        scope = record.id if isinstance(record, Client) else clients.get(about, PRACTICE_SCOPE)
        book.put(scope, record)
        records.append(record)
    for record in records:
        yield from problems_of(book, record, None, session.day)


def sample_book(today: date) -> Book:
    """The whole sample as of a day."""
    book = Book()
    for session in sessions(today):
        assert list(noted(book, session)) == []
    return book
