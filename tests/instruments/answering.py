"""Short ways to sittings and answers of the shipped instruments."""

from datetime import date

from advisor.book import Book
from advisor.instruments.definition import Instrument
from advisor.instruments.shelf import shipped
from advisor.instruments.sittings import begun
from advisor.records import Answer, Person, Sitting
from tests.factory import CLIENT_ID, TODAY, new_id, person

PEOPLE = [person(each) for each in ("Dana Ortiz", "Ruth Amsel", "Piet Maas", "Ana Reis", "Tom Weir")]


def shipped_one(id: str) -> Instrument:
    """The instrument that ships under an id."""
    return next(each for each in shipped() if each.id == id)


def sitting_of(id: str, book: Book | None = None, *, client: str = CLIENT_ID, on: date = TODAY) -> Sitting:
    """A sitting of a shipped instrument."""
    return begun(shipped_one(id), client, book or Book(), on).replaced(id=new_id())


def reply(sitting: Sitting, prompt: str, **values: object) -> Answer:
    """An answer that one prompt has."""
    return Answer.of({"id": new_id(), "sitting": sitting.id, "prompt": prompt, "on": TODAY} | values)


def said(sitting: Sitting, prompt: str, who: Person, how: str = "exact") -> Answer:
    """What a person said to a question."""
    return reply(sitting, prompt, person=who.id, words="They call back.", words_are=how)


def everybody(sitting: Sitting, *people: Person) -> list[Answer]:
    """Exact words of each of these people to every question."""
    return [said(sitting, asked.id, who) for asked in sitting.prompts for who in people]
