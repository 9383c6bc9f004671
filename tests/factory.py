"""Small makers of records: each fills in what its type needs, so that a test names only what it is about.

Days may be given as ISO text. Events are of ``ADVICE_ID`` unless told otherwise.
"""

from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import count

from advisor.book import PRACTICE_SCOPE, Book
from advisor.records import (
    Answer,
    Client,
    Concern,
    Decision,
    Engagement,
    Event,
    Goal,
    Insight,
    Interaction,
    Outcome,
    Person,
    Profile,
    Progress,
    Promise,
    Question,
    Quote,
    Reading,
    Recommendation,
    Record,
    Sitting,
    Snooze,
    Story,
    Withdrawal,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
CLIENT_ID = "c11e000000000001"
ENGAGEMENT_ID = "e119000000000001"
ADVICE_ID = "ad71ce0000000001"
GOAL_ID = "90a1000000000001"
SITTING_ID = "51771a9000000001"

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


def interaction(on: str | None, **values: object) -> Interaction:
    """A meeting with the client."""
    return Interaction.of(_with_client() | {"on": on, "said": "They would rather wait for the budget"} | values)


def promise(due: str | None, **values: object) -> Promise:
    """What we promised the client on 5 January 2026."""
    said = {"what": "Send the price list", "on": "2026-01-05", "due": due}
    return Promise.of(_with_client() | said | values)


def concern(on: str | None, **values: object) -> Concern:
    """What worries the client."""
    return Concern.of(_with_client() | {"on": on, "words": "Nobody told us that the team would change"} | values)


def story(on: str | None, kind: str | None = "horror", **values: object) -> Story:
    """A story of working with us."""
    return Story.of(_with_client() | {"on": on, "kind": kind, "story": "The report came after the board met"} | values)


def insight(on: str | None, **values: object) -> Insight:
    """What we know of the client."""
    said = {"on": on, "kind": "need", "what": "They need to see cash weekly", "why": "The bank asks for it"}
    return Insight.of(_with_client() | said | values)


def question(on: str | None, **values: object) -> Question:
    """A tough question."""
    return Question.of(_with_client() | {"on": on, "question": "What would make you stop this?"} | values)


def quote(person_id: str, on: str | None, **values: object) -> Quote:
    """A person's own words."""
    return Quote.of(_with_client() | {"person": person_id, "on": on, "words": "Now I sleep at night"} | values)


def goal(**values: object) -> Goal:
    """A goal of the client: 12 % at first, 18 % by the end of 2026."""
    said = {"title": "Gross margin above 18 %", "measure": "the monthly report", "unit": "%", "start": "12"}
    said |= {"target": "18", "on": "2026-01-05", "due": "2026-12-31", "id": GOAL_ID}
    return Goal.of(_with_client() | said | values)


def reading(on: str | None, value: str | None, **values: object) -> Reading:
    """What the measure of the goal said."""
    return Reading.of({"id": new_id(), "goal": GOAL_ID, "on": on, "value": value} | values)


def sitting(**values: object) -> Sitting:
    """A sitting with one prompt of each kind."""
    prompts = [
        {"id": "matters", "section": "Today", "asks": "Do we really matter to you?", "kind": "quote"},
        {"id": "trust", "section": "Today", "asks": "How much do they trust us?", "kind": "score", "scale": [""] * 5},
        {"id": "facts", "section": "Facts", "asks": "What do the numbers say?", "kind": "text"},
        {"id": "again", "section": "Facts", "asks": "When do we look again?", "kind": "date"},
        {"id": "mood", "section": "Facts", "asks": "How is the mood?", "kind": "choice", "options": ["good", "bad"]},
        {"id": "keys", "section": "Facts", "asks": "What is there?", "kind": "checklist", "options": ["cash", "plan"]},
    ]
    said = {"id": SITTING_ID, "instrument": "pulse", "version": 1, "title": "Pulse", "on": "2026-02-02"}
    return Sitting.of({"client": CLIENT_ID, "prompts": prompts} | said | values)


def answer(prompt: str, **values: object) -> Answer:
    """What was answered to a prompt of the sitting."""
    return Answer.of({"id": new_id(), "sitting": SITTING_ID, "prompt": prompt, "on": "2026-02-02"} | values)


def _with_client() -> dict[str, object]:
    return {"id": new_id(), "client": CLIENT_ID}


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
    parent = str(getattr(record, record.HOME))
    if parent in known and not isinstance(known[parent], Client):
        return _scope(known, known[parent])
    if record.HOME == "client":
        return parent or PRACTICE_SCOPE
    return CLIENT_ID


def events(*given: Event) -> list[Event]:
    """The events as one list of their common type."""
    return list(given)
