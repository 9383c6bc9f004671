"""What can be made, what is out and not back, and what was made, as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from advisor.book import reference_of
from advisor.forms_out import Out
from advisor.records import Document
from advisor.records.choices import DocumentKind
from advisor.words import count, label, near_date
from exports.asked import Scope
from exports.family import Kind
from screens.actions import MAKES
from screens.desk import Desk
from screens.documents.files import FileState
from screens.documents.previews import Previews, short
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Heading, Item, Row

COLUMNS = (
    Column("", 29, priority=9),
    Column("", 24, weight=1, priority=7),
    Column("", 8, priority=1),
    Column("", 14, align="right", priority=8),
)
OUT = "out:"
"""What the key of the row of a form that is out begins with."""
_DIGITS = 8
_NOTABLE = (FileState.changed, FileState.gone, FileState.closed)


def kind_rows(desk: Desk, kinds: Iterable[Kind], made: Iterable[Document], previews: Previews) -> Iterator[Item]:
    """What can be made: what it would say, and when the last one was made or sent."""
    yield Heading("Can be made")
    latest: dict[DocumentKind, Document] = {}
    for each in made:
        latest.setdefault(each.kind, each)
    for kind in kinds:
        last = latest.get(kind.kind)
        cells = (label(kind.kind), short(desk, previews.get(kind.kind)), "", when(desk, last) if last else "")
        yield Row(f"{MAKES}{kind.kind.value}", cells, tones=("accent", "", "", "dim"), flows=True)


def out_rows(desk: Desk, scope: Scope, forms: Iterable[Out]) -> Iterator[Item]:
    """The forms that went out and are not back, the oldest first."""
    forms = list(forms)
    if forms:
        yield Heading("Forms out and not back", count(len(forms), "form"))
    for each in forms:
        form = each.document
        told = f"{_of(desk, scope, form)}{about(form)}"
        cells = (label(form.kind), told, "", count(each.days, "day") if each.days else "since today")
        yield Row(f"{OUT}{form.id}", cells, tones=("accent", "", "", "warn"))


def made_rows(desk: Desk, scope: Scope, made: Iterable[Document], states: Mapping[str, FileState]) -> Iterator[Item]:
    """The log of what was made, newest first."""
    made = list(made)
    if made:
        yield Heading("Made", count(len(made), "document"))
    for each in made:
        state = states.get(each.id)
        news = f"{state.value} · " if state in _NOTABLE and state else ""
        told = f"{_of(desk, scope, each)}{news}{about(each)}"
        cells = (label(each.kind), told, each.sha256[:_DIGITS], when(desk, each))
        yield Row(each.id, cells, tones=("", "warn" if news else "dim", "dim", "dim"))


def _of(desk: Desk, scope: Scope, document: Document) -> str:
    """Of which engagement a document is, where that is not what is looked at."""
    engagement = desk.book.record(document.engagement) if document.engagement != scope.id else None
    return f"{reference_of(engagement)} · " if engagement else ""


def sent_by(document: Document, on: date) -> date | None:
    """When a document was sent, seen from a day."""
    return document.sent_on if document.sent_on and document.sent_on <= on else None


def about(document: Document) -> str:
    """A document in a few words: how final, for whom, as of when."""
    whom = f"for {document.addressee}" if document.addressee else ""
    as_of = f"as of {near_date(document.as_of, document.made_on or document.as_of)}" if document.as_of else ""
    return ", ".join(filter(None, (label(document.status), whom, as_of)))


def when(desk: Desk, document: Document) -> str:
    """When it was sent, else when it was made."""
    if sent := sent_by(document, desk.on):
        return f"sent {near_date(sent, desk.on)}"
    return f"made {near_date(document.made_on, desk.on)}" if document.made_on else ""
