"""The place Documents on a practice that has made some."""

from datetime import date
from pathlib import Path

from textual.pilot import Pilot

from advisor.changes import Add
from advisor.practice import Practice
from advisor.records import Document
from advisor.records.choices import DocumentKind, DocumentStatus
from screens.app import AdvisorApp
from screens.places.documents import DocumentsPlace
from tests.screens.running import NWD, REVIEW, opened, press, settled, until

NOWHERE = "/nowhere/on/this/computer"


def with_documents(folder: Path) -> Practice:
    """Three documents of the review at Northwind, one of them a form that is out; their files are gone."""
    practice = opened(folder)
    made = [
        _made(1, DocumentKind.summary, date(2026, 6, 3), status=DocumentStatus.final, sent_on=date(2026, 6, 5)),
        _made(2, DocumentKind.form, date(2026, 11, 10), addressee="Dana Ortiz", sent_on=date(2026, 11, 11)),
        _made(3, DocumentKind.summary, date(2026, 11, 20), addressee="Ruth Amsel", message="Look at the prices."),
    ]
    for each in made:
        practice.record([Add(each)], "a document")
    return practice


def _made(number: int, kind: DocumentKind, on: date, **values: object) -> Document:
    fields = {"id": f"d0c{number:013x}", "client": NWD, "engagement": REVIEW, "kind": kind, "as_of": on, "made_on": on}
    fields |= {"file": f"{NOWHERE}/{number}.docx", "sha256": f"{number}abcdef0" * 8}
    return Document.of(fields | values)


def place_of(app: AdvisorApp) -> DocumentsPlace:
    """The place."""
    return app.screen_stack[0].query_one(DocumentsPlace)


async def go(app: AdvisorApp, pilot: Pilot[int], *keys: str) -> None:
    """Go to the documents, and press keys once everything that it shows is reckoned."""
    await press(pilot, "5")
    await until(pilot, lambda: app.place == "documents" and place_of(app).is_fresh, "the documents")
    for each in keys:
        await press(pilot, each)
        await settled(pilot, app)
