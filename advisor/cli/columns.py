"""What stands in the columns of each list."""

from collections.abc import Callable
from typing import Any

from advisor.agenda import Matter
from advisor.beside import visible
from advisor.cli.cells import CLIENT, ON, REF, as_quoted, of, person, plain, right, wide
from advisor.cli.listing import Cell, ListColumn, Listing, advice_reference
from advisor.cli.output import Column, fancy
from advisor.cli.relationship_columns import RELATIONSHIP_LISTS
from advisor.cli.session import Session
from advisor.counting import tally
from advisor.records import (
    Client,
    Dated,
    Decision,
    Document,
    Engagement,
    FormReturn,
    Outcome,
    Person,
    Progress,
    Recommendation,
    Snooze,
    Withdrawal,
)
from advisor.records.choices import Whose
from advisor.standing import Clock
from advisor.words import amount, glyph, label


def _advice_of(desk: Session, record: Dated) -> str:
    return advice_reference(desk.book, record)


def _advice_title(desk: Session, record: Dated) -> str:
    advice = desk.book.get(Recommendation, record.recommendation)
    return advice.title if advice else ""


def _standing(desk: Session, advice: Recommendation) -> str:
    found = desk.book.standing_of(advice, desk.today)
    late = " !" if found.ringing and not desk.shared else ""
    return f"{glyph(found.state.value, plain=not fancy())} {label(found.state)}{late}"


def _late(desk: Session, advice: Recommendation) -> str:
    ringing = desk.book.standing_of(advice, desk.today).ringing
    return label(ringing[0].clock) if ringing else ""


def _position(desk: Session, decision: Decision) -> str:
    if decision.position is None:
        return ""
    view = " (a view)" if decision.whose is Whose.person else ""
    return f"{glyph(decision.position.value, plain=not fancy())} {label(decision.position)}{view}"


def _value(desk: Session, outcome: Outcome) -> str:
    if outcome.value is None:
        return ""
    return f"{amount(outcome.value, desk.book.profile.currency)} {label(outcome.value_period)}"


def _snoozed(desk: Session, snooze: Snooze) -> str:
    """The line of Today that is put off: ``AMB-4 outcome due``, ``concern: The invoices are late``."""
    cause, _, record_id = snooze.item.partition(":")
    record = desk.book.record(record_id)
    known: list[Clock | Matter] = [*Clock, *Matter]
    name = next((label(each) for each in known if each.value == cause), cause)
    if record is None:
        return name
    return f"{record.reference} {name}" if isinstance(record, Recommendation) else f"{name}: {record.headline}"


def _engagement(desk: Session, document: Document) -> str:
    """The reference of the engagement that a document is about; "" for a whole client or the practice."""
    engagement = desk.book.get(Engagement, document.engagement)
    return engagement.reference if engagement else ""


def _digest(desk: Session, returned: FormReturn) -> str:
    """The beginning of a digest; all of it stands on the page of the record."""
    return returned.sha256[:12]


def _form(desk: Session, returned: FormReturn) -> str:
    """The code of the form that came back."""
    document = desk.book.get(Document, returned.document)
    return document.code if document else ""


def _counts(pick: Callable[[Any], int]) -> Cell:
    """The cell of a count over a client's or an engagement's advice."""

    def cell(desk: Session, record: Client | Engagement) -> str:
        book = desk.book
        engagements = book.engagements_of(record.id) if isinstance(record, Client) else [record]
        advice = [each for engagement in engagements for each in book.advice_of(engagement.id)]
        shown = visible(book, advice, desk.today, shared=desk.shared)
        return str(pick(tally(book.standing_of(each, desk.today) for each in shown)))

    return cell


_GIVEN = ListColumn(Column("Given", right=True), _counts(lambda found: found.given))
_OPEN = ListColumn(Column("Open", right=True), _counts(lambda found: found.open))
_ADVICE = ListColumn(Column("Advice"), _advice_of)

#: Every list by the word that is typed for it.
LISTS: dict[str, Listing] = {
    "clients": Listing(
        Client,
        (
            ListColumn(Column("Code"), None),
            wide("Name", of("name")),
            wide("Industry", of("industry"), drops=1),
            plain("Status", of("status"), shared=False),
            _GIVEN,
            _OPEN,
        ),
    ),
    "people": Listing(
        Person,
        (
            REF,
            CLIENT,
            wide("Name", of("name")),
            wide("Role", of("role")),
            plain("Part", of("part"), shared=False),
            plain("Stance", of("stance"), shared=False, drops=2),
            plain("May be quoted", of("quoted"), shared=False, drops=1),
        ),
    ),
    "engagements": Listing(
        Engagement,
        (
            REF,
            wide("Title", of("title")),
            plain("Kind", of("kind"), drops=2),
            plain("Status", of("status"), shared=False),
            right("Starts", of("starts"), drops=3),
            right("Ends", of("ends"), drops=1),
            _GIVEN,
            _OPEN,
        ),
    ),
    "advice": Listing(
        Recommendation,
        (
            REF,
            wide("Advice", of("title")),
            plain("Standing", _standing),
            right("Given", of("given_on")),
            right("Decide by", of("decide_by"), drops=2),
            plain("Late", _late, shared=False, drops=1),
        ),
    ),
    "decisions": Listing(
        Decision,
        (
            REF,
            ON,
            _ADVICE,
            wide("Title", _advice_title, drops=1),
            plain("Position", _position),
            plain("By", as_quoted("by", person("by"))),
            wide("Their words", as_quoted("words", of("words")), drops=2),
        ),
    ),
    "progress": Listing(
        Progress,
        (
            REF,
            ON,
            _ADVICE,
            wide("Title", _advice_title, drops=1),
            plain("Progress", of("state")),
            right("Promised", of("promised_on"), drops=3),
            wide("Note", of("note"), shared=False, drops=2),
        ),
    ),
    "outcomes": Listing(
        Outcome,
        (
            REF,
            ON,
            _ADVICE,
            wide("Title", _advice_title, drops=1),
            plain("Result", of("result")),
            right("Value", _value),
            wide("Evidence", of("evidence"), drops=2),
        ),
    ),
    "withdrawals": Listing(
        Withdrawal,
        (
            REF,
            ON,
            _ADVICE,
            wide("Title", _advice_title, drops=1),
            plain("Kind", of("kind")),
            wide("Reason", of("reason"), shared=False),
        ),
    ),
    **RELATIONSHIP_LISTS,
    "snoozes": Listing(
        Snooze,
        (
            REF,
            CLIENT,
            wide("Item", _snoozed),
            right("Until", of("until")),
            wide("Reason", of("reason")),
        ),
    ),
    "documents": Listing(
        Document,
        (
            REF,
            CLIENT,
            plain("Engagement", _engagement, drops=3),
            plain("Kind", of("kind")),
            plain("Status", of("status")),
            right("As of", of("as_of")),
            wide("Addressee", of("addressee")),
            right("Sent", of("sent_on")),
            wide("File", of("file"), drops=1),
        ),
    ),
    "returned-forms": Listing(
        FormReturn,
        (
            REF,
            CLIENT,
            right("Read on", of("read_on")),
            wide("File", of("file")),
            plain("SHA-256", _digest),
            right("Doubts", lambda desk, record: str(len(record.doubts) or "")),
            plain("Form", _form),
        ),
    ),
}
