"""The lists of the command line: which records, in which order, in which columns."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from advisor.book import Book, natural, reference_of
from advisor.cli.output import Column, fancy
from advisor.cli.session import Session
from advisor.counting import tally
from advisor.jsonable import record_json, seen
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
from advisor.search import FilterError, parse_filter
from advisor.standing import Clock
from advisor.words import amount, glyph, label, short_date

Cell = Callable[[Session, Any], str]


@dataclass(frozen=True)
class ListColumn:
    """One column: how it looks, what stands in it, and whether it may be seen by the client."""

    shape: Column
    cell: Cell | None
    shared: bool = True

    def text(self, desk: Session, record: Record, names: dict[str, str]) -> str:
        """What stands in the column for a record; a column without a rule of its own holds the name of the record."""
        return self.cell(desk, record) if self.cell else names[record.id]


@dataclass(frozen=True)
class Listing:
    """One list: its record type and its columns."""

    record_type: type[Record]
    columns: tuple[ListColumn, ...]


def selected(desk: Session, kind: Listing, text: str) -> list[Record]:
    """The records of a list that a filter lets through, in their order.

    Raises:
        FilterError: With one sentence, when the filter was not understood.
    """
    book, only = desk.book, desk.only
    records = [each for each in book.all(kind.record_type) if not getattr(each, "entered_in_error", "")]
    if only is not None:
        records = [each for each in records if book.client_of(each) == only and seen(each, True)]
    if text:
        records = _filtered(desk, kind, records, text)
    return sorted(records, key=lambda each: _place(book, each))


def _filtered(desk: Session, kind: Listing, records: Iterable[Record], text: str) -> list[Record]:
    book, today = desk.book, desk.today
    if issubclass(kind.record_type, Recommendation | Dated):
        chosen = parse_filter(text, book, today)
        advice = {each.id for each in book.advice() if chosen.matches(each, book.standing_of(each, today))}
        return [each for each in records if getattr(each, "recommendation", each.id) in advice]
    words = [each.casefold() for each in text.split()]
    return [each for each in records if all(_has(book, each, word) for word in words)]


def _has(book: Book, record: Record, word: str) -> bool:
    """Whether a record has a word somewhere; ``client:acme`` asks for its client, a minus in front negates."""
    if word.startswith("-") and len(word) > 1:
        return not _has(book, record, word.removeprefix("-"))
    key, colon, value = word.partition(":")
    client = book.client_of(record)
    if colon and key == "client":
        return client is not None and (value == client.code.casefold() or value in client.name.casefold())
    if colon and key.isalpha():
        raise FilterError(f"“{key}:” filters advice; a list of {record.PLURAL} takes words and client:.")
    texts = [each for each in record.__dict__.values() if isinstance(each, str)]
    texts += [label(each) for each in record.__dict__.values() if isinstance(each, Choice)]
    texts += [client.name, client.code] if client else []
    return any(word in each.casefold() for each in texts)


def _place(book: Book, record: Record) -> tuple[Any, ...]:
    """Where a record stands in its list: by reference, events by their day, people by client and name."""
    client = book.client_of(record)
    code = client.code if client else ""
    if isinstance(record, Dated):
        day: date | None = getattr(record, "on", None)
        return (day or date.min, natural(_advice_reference(book, record)), record.sequence)
    if isinstance(record, Person):
        return (code, record.name.casefold(), record.id)
    if isinstance(record, Document | Snooze):
        day = record.made_on if isinstance(record, Document) else record.until
        return (day or date.min, code, record.id)
    return (natural(reference_of(record)),)


def _advice_reference(book: Book, record: Dated) -> str:
    advice = book.get(Recommendation, record.recommendation)
    return advice.reference if advice else ""


def short_ids(book: Book, records: Sequence[Record]) -> dict[str, str]:
    """The names by which records can be given on the command line: references, else the shortest unique id."""
    names = {each.id: reference_of(each) for each in records}
    if all(names.values()):
        return names
    ids = sorted(each.id for each in book)
    for index, each in enumerate(ids):
        if names.get(each) == "":
            shared = max(
                _common(each, other) for other in (*ids[max(index - 1, 0) : index], *ids[index + 1 : index + 2])
            )
            names[each] = each[: max(4, shared + 1)]
    return names


def _common(one: str, other: str) -> int:
    """How many characters two ids share at their beginning."""
    length = 0
    while length < min(len(one), len(other)) and one[length] == other[length]:
        length += 1
    return length


def keys_of(desk: Session, kind: Listing) -> list[str]:
    """The keys that the objects of a list have, for the heading of a table without rows."""
    return list(record_json(desk.book, kind.record_type(), desk.today, shared=desk.shared))


# -- what stands in the columns --------------------------------------------------------------------------------


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


def _advice_of(desk: Session, record: Dated) -> str:
    return _advice_reference(desk.book, record)


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
        return str(pick(tally(book.standing_of(each, desk.today) for each in advice)))

    return cell


_GIVEN = ListColumn(Column("Given", right=True), _counts(lambda found: found.given))
_OPEN = ListColumn(Column("Open", right=True), _counts(lambda found: found.open))
_REF = ListColumn(Column("Ref"), None)
_CLIENT = ListColumn(Column("Client"), _code)
_ADVICE = ListColumn(Column("Advice"), _advice_of)
_ON = ListColumn(Column("On", right=True), _of("on"))


def _wide(title: str, cell: Cell, *, shared: bool = True) -> ListColumn:
    """A column that gives way where there is little room."""
    return ListColumn(Column(title, cuts=True), cell, shared)


def _plain(title: str, cell: Cell, *, shared: bool = True) -> ListColumn:
    return ListColumn(Column(title), cell, shared)


#: Every list by the word that is typed for it.
LISTS: dict[str, Listing] = {
    "clients": Listing(
        Client,
        (
            ListColumn(Column("Code"), None),
            _wide("Name", _of("name")),
            _wide("Industry", _of("industry")),
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
            _plain("Stance", _of("stance"), shared=False),
            _plain("May be quoted", _of("quoted"), shared=False),
        ),
    ),
    "engagements": Listing(
        Engagement,
        (
            _REF,
            _wide("Title", _of("title")),
            _plain("Kind", _of("kind")),
            _plain("Status", _of("status"), shared=False),
            ListColumn(Column("Starts", right=True), _of("starts")),
            ListColumn(Column("Ends", right=True), _of("ends")),
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
            ListColumn(Column("Given", right=True), _of("given_on")),
            ListColumn(Column("Decide by", right=True), _of("decide_by")),
            _plain("Late", _late, shared=False),
        ),
    ),
    "decisions": Listing(
        Decision,
        (
            _REF,
            _ON,
            _ADVICE,
            _wide("Title", _advice_title),
            _plain("Position", _position),
            _plain("By", _person("by")),
            _wide("Their words", _of("words")),
        ),
    ),
    "progress": Listing(
        Progress,
        (
            _REF,
            _ON,
            _ADVICE,
            _wide("Title", _advice_title),
            _plain("Progress", _of("state")),
            ListColumn(Column("Promised", right=True), _of("promised_on")),
            _wide("Note", _of("note"), shared=False),
        ),
    ),
    "outcomes": Listing(
        Outcome,
        (
            _REF,
            _ON,
            _ADVICE,
            _wide("Title", _advice_title),
            _plain("Result", _of("result")),
            ListColumn(Column("Value", right=True), _value),
            _wide("Evidence", _of("evidence")),
        ),
    ),
    "withdrawals": Listing(
        Withdrawal,
        (
            _REF,
            _ON,
            _ADVICE,
            _wide("Title", _advice_title),
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
            ListColumn(Column("Until", right=True), _of("until")),
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
            ListColumn(Column("As of", right=True), _of("as_of")),
            _wide("Addressee", _of("addressee")),
            ListColumn(Column("Sent", right=True), _of("sent_on")),
            _wide("File", _of("file")),
        ),
    ),
}
