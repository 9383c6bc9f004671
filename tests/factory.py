"""Small makers of records: each fills in what its type needs, so that a test names only what it is about.

Days may be given as ISO text. Events are of ``ADVICE_ID`` unless told otherwise.
"""

from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import count

from advisor.book import PRACTICE_SCOPE, Book
from advisor.records import (
    Client,
    Dated,
    Decision,
    Engagement,
    Event,
    Outcome,
    Person,
    Profile,
    Progress,
    Recommendation,
    Record,
    Snooze,
    Withdrawal,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
CLIENT_ID = "c11e000000000001"
ENGAGEMENT_ID = "e119000000000001"
ADVICE_ID = "ad71ce0000000001"

_numbers = count()


def new_id() -> str:
    """An id that no other record of this run has."""
    return sha256(str(next(_numbers)).encode()).hexdigest()[:16]


def day(text: str) -> date:
    """A date from its ISO form."""
    return date.fromisoformat(text)


def profile(**values: object) -> Profile:
    """The practice's profile."""
    return Profile.of({"id": new_id(), "name": "Mara Lind", "firm": "Lind Advisory"} | values)


def client(**values: object) -> Client:
    """A client; by default the one that everything else belongs to."""
    return Client.of({"id": CLIENT_ID, "name": "Acme Tools", "code": "ACME"} | values)


def person(name: str = "Dana Ortiz", **values: object) -> Person:
    """Somebody at the client."""
    return Person.of({"id": new_id(), "client": CLIENT_ID, "name": name} | values)


def engagement(**values: object) -> Engagement:
    """An engagement of the client."""
    given = {"id": ENGAGEMENT_ID, "client": CLIENT_ID, "reference": "ACME-E1", "title": "Supply review"}
    return Engagement.of(given | values)


def advice(**values: object) -> Recommendation:
    """Advice that was given on 5 January 2026."""
    given = {
        "id": ADVICE_ID,
        "engagement": ENGAGEMENT_ID,
        "reference": "ACME-1",
        "title": "Name one owner for the forecast",
        "given_on": "2026-01-05",
    }
    return Recommendation.of(given | values)


def decision(position: str | None, on: str | None, **values: object) -> Decision:
    """A decision; the client's position unless told otherwise."""
    said = {"position": position, "on": on, "whose": "client", "takes": "", "instead": ""}
    said |= {"takes": "the half of it"} if position == "in_part" else {}
    said |= {"instead": "their own way"} if position == "differently" else {}
    return Decision.of(_event() | said | values)


def progress(state: str | None, on: str | None, promised: str | None = None, **values: object) -> Progress:
    """Progress, perhaps with a promised date."""
    return Progress.of(_event() | {"state": state, "on": on, "promised_on": promised} | values)


def outcome(result: str | None, on: str | None, value: str | None = None, **values: object) -> Outcome:
    """An outcome, perhaps with an amount."""
    return Outcome.of(_event() | {"result": result, "on": on, "value": value} | values)


def withdrawal(on: str | None, kind: str = "withdrawn", **values: object) -> Withdrawal:
    """Advice taken back."""
    return Withdrawal.of(_event() | {"on": on, "kind": kind, "reason": "the plant was sold"} | values)


def snooze(item: str, until: str | None, **values: object) -> Snooze:
    """A line of Today put off."""
    return Snooze.of({"id": new_id(), "client": CLIENT_ID, "item": item, "until": until} | values)


def _event() -> dict[str, object]:
    return {"id": new_id(), "recommendation": ADVICE_ID}


def book_of(*records: Record) -> Book:
    """A book that holds these records, each kept with the client that it leads to."""
    book = Book()
    known = {each.id: each for each in records}
    for each in records:
        book.put(_scope(known, each), each)
    return book


def small_book(*more: Record) -> Book:
    """A book with a profile, one client and one engagement, and what is given."""
    return book_of(profile(), client(), engagement(), *more)


def _scope(known: dict[str, Record], record: Record) -> str:
    if isinstance(record, Profile):
        return PRACTICE_SCOPE
    if isinstance(record, Client):
        return record.id
    parent = record.recommendation if isinstance(record, Dated) else getattr(record, "engagement", "")
    if parent in known and not isinstance(known[parent], Client):
        return _scope(known, known[parent])
    return str(getattr(record, "client", "")) or CLIENT_ID


def events(*given: Event) -> list[Event]:
    """The events as one list of their common type."""
    return list(given)
