"""What stands in the columns of each list."""

from collections.abc import Callable
from datetime import date
from typing import Any

from advisor.beside import texts_as_quoted, visible
from advisor.cli.listing import Cell, ListColumn, Listing, advice_reference
from advisor.cli.output import Column, fancy
from advisor.cli.session import Session
from advisor.counting import tally
from advisor.records import (
    Client,
    Dated,
    Decision,
    Document,
    Engagement,
    Outcome,
    Person,
    Progress,
    Recommendation,
    Record,
    Snooze,
    Withdrawal,
)
from advisor.records.choices import Choice, Whose
from advisor.standing import Clock
from advisor.words import amount, glyph, label, short_date


def _code(desk: Session, record: Record) -> str:
    client = desk.book.client_of(record)
    return client.code if client else ""


def _of(name: str) -> Cell:
    """The cell of a field: words, a short date, money with its sign, a choice by its label."""

    def cell(desk: Session, record: Record) -> str:
        value = getattr(record, name)
        if value is None:
            return ""
        if isinstance(value, Choice):
            return label(value)
        return short_date(value) if isinstance(value, date) else str(value)

    return cell


def _person(name: str) -> Cell:
    def cell(desk: Session, record: Record) -> str:
        person = desk.book.person(getattr(record, name))
        return person.name if person else ""

    return cell


def _as_quoted(name: str, cell: Cell) -> Cell:
    """The cell of a field that says who said something or in which words: before the client, as it may be quoted."""

    def shown(desk: Session, record: Record) -> str:
        return texts_as_quoted(desk.book, record)[name] if desk.shared else cell(desk, record)

    return shown


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
    """The line of Today that is put off: ``AMB-4 outcome due``."""
    clock, _, advice_id = snooze.item.partition(":")
    advice = desk.book.get(Recommendation, advice_id)
    name = label(Clock(clock)) if clock in set(Clock) else clock
    return f"{advice.reference} {name}" if advice else name


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
_REF = ListColumn(Column("Ref"), None)
_CLIENT = ListColumn(Column("Client"), _code)
_ADVICE = ListColumn(Column("Advice"), _advice_of)
_ON = ListColumn(Column("On", right=True), _of("on"))


def _wide(title: str, cell: Cell, *, shared: bool = True, drops: int = 0) -> ListColumn:
    """A column that gives way where there is little room."""
    return ListColumn(Column(title, cuts=True, drops=drops), cell, shared)


def _plain(title: str, cell: Cell, *, shared: bool = True, drops: int = 0) -> ListColumn:
    return ListColumn(Column(title, drops=drops), cell, shared)


def _right(title: str, cell: Cell, *, drops: int = 0) -> ListColumn:
    return ListColumn(Column(title, right=True, drops=drops), cell)


#: Every list by the word that is typed for it.
LISTS: dict[str, Listing] = {
    "clients": Listing(
        Client,
        (
            ListColumn(Column("Code"), None),
            _wide("Name", _of("name")),
            _wide("Industry", _of("industry"), drops=1),
            _plain("Status", _of("status"), shared=False),
            _GIVEN,
            _OPEN,
        ),
    ),
    "people": Listing(
        Person,
        (
            _REF,
            _CLIENT,
            _wide("Name", _of("name")),
            _wide("Role", _of("role")),
            _plain("Part", _of("part"), shared=False),
            _plain("Stance", _of("stance"), shared=False, drops=2),
            _plain("May be quoted", _of("quoted"), shared=False, drops=1),
        ),
    ),
    "engagements": Listing(
        Engagement,
        (
            _REF,
            _wide("Title", _of("title")),
            _plain("Kind", _of("kind"), drops=2),
            _plain("Status", _of("status"), shared=False),
            _right("Starts", _of("starts"), drops=3),
            _right("Ends", _of("ends"), drops=1),
            _GIVEN,
            _OPEN,
        ),
    ),
    "advice": Listing(
        Recommendation,
        (
            _REF,
            _wide("Advice", _of("title")),
            _plain("Standing", _standing),
            _right("Given", _of("given_on")),
            _right("Decide by", _of("decide_by"), drops=2),
            _plain("Late", _late, shared=False, drops=1),
        ),
    ),
    "decisions": Listing(
        Decision,
        (
            _REF,
            _ON,
            _ADVICE,
            _wide("Title", _advice_title, drops=1),
            _plain("Position", _position),
            _plain("By", _as_quoted("by", _person("by"))),
            _wide("Their words", _as_quoted("words", _of("words")), drops=2),
        ),
    ),
    "progress": Listing(
        Progress,
        (
            _REF,
            _ON,
            _ADVICE,
            _wide("Title", _advice_title, drops=1),
            _plain("Progress", _of("state")),
            _right("Promised", _of("promised_on"), drops=3),
            _wide("Note", _of("note"), shared=False, drops=2),
        ),
    ),
    "outcomes": Listing(
        Outcome,
        (
            _REF,
            _ON,
            _ADVICE,
            _wide("Title", _advice_title, drops=1),
            _plain("Result", _of("result")),
            _right("Value", _value),
            _wide("Evidence", _of("evidence"), drops=2),
        ),
    ),
    "withdrawals": Listing(
        Withdrawal,
        (
            _REF,
            _ON,
            _ADVICE,
            _wide("Title", _advice_title, drops=1),
            _plain("Kind", _of("kind")),
            _wide("Reason", _of("reason"), shared=False),
        ),
    ),
    "snoozes": Listing(
        Snooze,
        (
            _REF,
            _CLIENT,
            _wide("Item", _snoozed),
            _right("Until", _of("until")),
            _wide("Reason", _of("reason")),
        ),
    ),
    "documents": Listing(
        Document,
        (
            _REF,
            _CLIENT,
            _plain("Kind", _of("kind")),
            _plain("Status", _of("status")),
            _right("As of", _of("as_of")),
            _wide("Addressee", _of("addressee")),
            _right("Sent", _of("sent_on")),
            _wide("File", _of("file"), drops=1),
        ),
    ),
}
