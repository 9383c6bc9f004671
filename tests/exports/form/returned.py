"""A practice that made a decision form, and the forms that come back to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from advisor.changes import Add
from advisor.practice import Practice
from advisor.records import (
    Client,
    Decision,
    Document,
    Engagement,
    FormReturn,
    Person,
    Profile,
    Recommendation,
    Record,
)
from advisor.records.choices import DocumentKind, Part
from exports.form.plan import Item, Plan
from exports.form.returning import read_return, record
from exports.making import Made
from tests.calendar import Calendar
from tests.exports.made import make_document
from tests.tools.form_filling import Answers, Save, in_word

GIVEN = date(2026, 5, 4)
CLIENT = Client(id="acme000000000000", name="Acme Tools", code="ACME")
WORK = Engagement(id="e100000000000000", client=CLIENT.id, title="Supply review")
DANA = Person(id="da1a000000000000", client=CLIENT.id, name="Dana Ortiz", role="CFO", part=Part.decides)
RUTH = Person(id="4074000000000000", client=CLIENT.id, name="Ruth Amsel", part=Part.influences)
OWNER = Recommendation(id="ad00000000000001", engagement=WORK.id, title="Name one owner", given_on=GIVEN)
PRICES = Recommendation(
    id="ad00000000000002",
    engagement=WORK.id,
    title="Publish floor prices",
    options=("On the screen", "In a report"),
    given_on=GIVEN,
)
DESK = Recommendation(id="ad00000000000003", engagement=WORK.id, title="A desk for large deals", given_on=GIVEN)
FULL: dict[str, str | date] = {"position": "Adopted", "on": date(2026, 6, 1), "by": "Dana Ortiz, CFO"}
"""An answer about which nothing is doubtful."""


@dataclass
class Office:
    """A practice on 3 June 2026 that made a form about ACME-1, ACME-2 and ACME-3."""

    home: Path
    practice: Practice
    calendar: Calendar
    form: Made

    @classmethod
    def begun(cls, home: Path) -> Office:
        """The practice, with the form made."""
        calendar = Calendar()
        practice = Practice.open(home / "practice", state=home / "state", now=calendar, who="Maria Keller", create=True)
        practice.load()
        practice.record([Add(Profile(name="Maria Keller", firm="Keller & Partners"))], "profile")
        practice.record([Add(each) for each in (CLIENT, WORK, DANA, RUTH, OWNER, PRICES, DESK)], "Acme")
        return cls(home, practice, calendar, make_document(practice, DocumentKind.form, WORK, to=home / "form.docx"))

    def comes_back(self, answers: Answers, save: Save = bytes, name: str = "back.docx") -> Path:
        """The form filled in in Word, as some program saved it."""
        path = self.home / name
        path.write_bytes(save(in_word(self.form.path.read_bytes(), answers)))
        return path

    def plan(self, answers: Answers, save: Save = bytes) -> Plan:
        """What a form that comes back comes to."""
        return read_return(self.practice, self.comes_back(answers, save))

    def plan_of(self, name: str) -> Plan:
        """What a form comes to that came back under a name."""
        return read_return(self.practice, self.home / name)

    def takes_in(self, answers: Answers, *chosen: Recommendation) -> tuple[Record, ...]:
        """What is recorded of a form that comes back: what nothing is doubtful about, or what is chosen."""
        return record(self.practice, self.plan(answers), [each.id for each in chosen] or None).records

    def adds(self, *records: Record) -> None:
        """Record something."""
        self.practice.record([Add(each) for each in records], "add")

    def decided(self) -> list[Decision]:
        """Every decision that is recorded, in the order in which it was."""
        return sorted(self.practice.book.all(Decision), key=lambda each: each.noted)

    def returns(self) -> list[FormReturn]:
        """Every form that came back."""
        return self.practice.book.all(FormReturn)

    def document(self) -> Document:
        """The record of the form."""
        return self.form.document


def says(reference: str = "ACME-1", /, **fields: str | date) -> dict[tuple[str, str], str | date]:
    """What is filled in about one recommendation."""
    return {(reference, name): value for name, value in fields.items()}


def about(plan: Plan, reference: str = "ACME-1") -> Item:
    """What a plan says of one recommendation."""
    return next(each for each in plan.items if each.reference == reference)
