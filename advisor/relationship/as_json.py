"""How a relationship stands, as one JSON object with stable keys. Keys are only ever added."""

from datetime import date
from typing import Any

from advisor.book import Book
from advisor.records import Client
from advisor.records.choices import OursOrTheirs
from advisor.relationship.concerns import Concerns, concerns
from advisor.relationship.contacts import Quiet, quiet
from advisor.relationship.goals import Course, courses
from advisor.relationship.index import Index, index, trend
from advisor.relationship.parts import Part
from advisor.relationship.promises import PromiseState, promises

Json = dict[str, Any]


def relationship_json(book: Book, client: Client, on: date) -> Json:
    """The index with its parts and its trend, promises, silence, concerns and open goals of a client on a day."""
    return {
        "index": _index(index(book, client, on)),
        "trend": [_figures(each) for each in trend(book, client, on)],
        "promises": {
            whose.value: {state.value: len(found.of(state)) for state in PromiseState}
            for whose in OursOrTheirs
            for found in [promises(book, client.id, whose, on)]
        },
        "quiet": _quiet(quiet(book, client, on)),
        "concerns": _concerns(concerns(book, client.id, on)),
        "goals": [_goal(each) for each in courses(book, client.id, on)],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _figures(found: Index) -> Json:
    return {"on": _day(found.on), "rb": found.rb, "ck": found.ck, "mb": found.mb}


def _index(found: Index) -> Json:
    parts = [_part("rb", each) for each in found.kept] + [_part("ck", each) for each in found.known]
    early = {"too_early": found.too_early, "ready_on": _day(found.ready_on)}
    return _figures(found) | early | {"parts": parts}


def _part(half: str, part: Part) -> Json:
    points = None if part.points is None else round(float(part.points), 1)
    told = {"count": part.count, "of": part.of, "worth": part.worth, "points": points}
    return {"half": half, "key": part.key, **told, "figure": part.figure, "raises": part.raises}


def _quiet(found: Quiet) -> Json:
    days = {"cadence_days": found.cadence, "silence_days": found.silence, "beyond_days": found.beyond}
    contacts = {"contacts_90_days": found.recent, "contacts_90_days_before": found.before}
    return {"last_contact": _day(found.last), **days, **contacts, "backsliding": found.backsliding}


def _concerns(found: Concerns) -> Json:
    return {"open": len(found.open), "resolved": len(found.resolved), "open_ids": [each.id for each in found.open]}


def _goal(found: Course) -> Json:
    expected = None if found.expected is None else str(round(found.expected, 2))
    now = None if found.now is None else f"{found.now.normalize():f}"
    return {
        "id": found.goal.id,
        "goal": found.goal.title,
        "now": now,
        "read_on": _day(found.read_on),
        "expected": expected,
        "on_track": found.on_track,
        "readings": [{"on": _day(day), "value": f"{value.normalize():f}"} for day, value in found.points],
    }
