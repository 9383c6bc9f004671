"""What is internal never reaches a client's document: planted in every place that is not shared, it is not found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal

import pytest

from advisor.book import Book
from advisor.records import (
    TYPES,
    Answer,
    Client,
    Concern,
    Dated,
    Decision,
    Document,
    Engagement,
    FormReturn,
    Goal,
    Insight,
    Interaction,
    Outcome,
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
)
from advisor.records.fields import FieldSpec, fields_of
from exports.asked import Added, Asked
from exports.family import FAMILY, Kind
from exports.material import Advice, Decided, Done, Seen, Work
from tests import factory
from tests.exports.made import summary_bytes
from tests.exports.rich import DANA, GEORGE, everything_in, rich_book, text_of
from tests.factory import CLIENT_ID, TODAY

MARK = "zqx"
#: What the summary says nothing of: not of the words that the client gave, nor of what we owe them.
_OF_THE_RELATIONSHIP: tuple[type[Record], ...] = (
    Interaction,
    Promise,
    Concern,
    Story,
    Insight,
    Question,
    Quote,
    Goal,
    Reading,
    Sitting,
    Answer,
)
#: The kinds that a client may see, and that can be about an engagement and about a client.
CLIENTS = [each for each in FAMILY.values() if not each.internal and {Engagement, Client} <= set(each.scopes)]
DAY = date(1911, 11, 11)
AMOUNT, PERCENT, DAYS = Decimal("7373737.73"), 73, 3333
#: Ids, the marks that take a record out of everything (planted by themselves below), and what amounts are printed in.
LEFT = {"id", "rev", "client", "engagement", "recommendation", "entered_in_error", "sequence", "currency"}
FOUND = (MARK, "1911", "7,373,737", "7373737", "73 %", "73%", "3333", "politics", "opponent", "former", "paused")


def planted(spec: FieldSpec, kind: str) -> object:
    """A value for a field that would be seen if it were printed."""
    word = f"{MARK}{kind}{spec.name}".replace("_", "")
    if spec.many:
        return (word,) if spec.kind == "lines" else ()
    values = {
        "text": word,
        "amount": AMOUNT,
        "whole": PERCENT if spec.unit == "%" else DAYS,
        "date": DAY,
        "instant": datetime(1911, 11, 11, tzinfo=factory.NOW.tzinfo),
    }
    return values.get(spec.kind, spec.default)


def internal(record: Record) -> dict[str, object]:
    """A planted value for every internal field of a record that can show one."""
    specs = [each for each in fields_of(type(record)) if not each.shared and each.ref is None and each.name not in LEFT]
    choices = {"reason": "politics", "stance": "opponent"}
    values = {spec.name: planted(spec, record.KIND) for spec in specs if spec.choices is None and spec.kind != "flag"}
    values |= {name: value for name, value in choices.items() if name in {spec.name for spec in specs if spec.choices}}
    if isinstance(record, Recommendation):
        values["corrections"] = [{"on": DAY, "reason": f"{MARK}reason", "was": {"title": f"{MARK}was"}}]
    if isinstance(record, Sitting):
        values["prompts"] = [{"id": f"{MARK}id", "section": f"{MARK}part", "asks": f"{MARK}asks", "kind": "text"}]
        values["facts"] = [{"name": f"{MARK}name", "said": f"{MARK}said"}]
    if isinstance(record, Client | Engagement):
        values["status"] = "former" if isinstance(record, Client) else "paused"
    return values


def everywhere(record: Record) -> Record:
    """The record with a planted value in every field that can show one, shared or not."""
    texts = {
        spec.name: planted(spec, record.KIND)
        for spec in fields_of(type(record))
        if spec.ref is None and spec.kind in ("text", "lines") and spec.name not in {*LEFT, "words_are"}
    }
    return record.with_changes(**(internal(record) | texts))


def hidden() -> Iterator[Record]:
    """Records of which nothing may be said, whatever their fields."""
    draft = {"id": "dddddddddddddddd", "reference": "ACME-90", "given_on": None}
    later = {"id": "eeeeeeeeeeeeeeee", "reference": "ACME-91", "given_on": "2026-12-24"}
    wrong = {"id": "ffffffffffffffff", "reference": "ACME-92", "entered_in_error": f"{MARK}error"}
    for values in (draft, later, wrong):
        yield everywhere(factory.advice(**values)).with_changes(given_on=values.get("given_on", "2026-01-05"))
        yield from events(str(values["id"]), "2026-06-01")
    yield from (each.with_changes(entered_in_error=f"{MARK}error") for each in events("ad0000000000000d", "2026-06-01"))
    yield from events("ad0000000000000d", "2026-12-24")
    for advice in ("ad0000000000000d", "ad0000000000000a"):
        view = everywhere(factory.decision("declined", "2026-10-01", recommendation=advice))
        yield view.with_changes(whose="person", on="2026-10-01")
    ours = factory.goal(id="90a1d00000000000", whose="practice")
    yield everywhere(ours).with_changes(on="2026-01-05")
    yield everywhere(factory.reading("2026-12-24", "7373737.73", goal="90a1a00000000000")).with_changes(on="2026-12-24")
    later_promise = everywhere(factory.promise("2026-12-31", on="2026-12-24", id="9401a00000000000"))
    yield later_promise.with_changes(on="2026-12-24", due="2026-12-31")
    yield everywhere(factory.quote(GEORGE, "2026-06-01"))  # who is not to be quoted
    yield everywhere(factory.quote(DANA, "2026-12-24")).with_changes(on="2026-12-24")
    yield everywhere(Document(id="d0c0000000000000", client=CLIENT_ID, engagement=factory.ENGAGEMENT_ID))
    yield everywhere(FormReturn(id="f0e1000000000000", client=CLIENT_ID, document="d0c0000000000000"))
    yield everywhere(Snooze(id="5100000000000000", client=CLIENT_ID, until=TODAY))
    for number, record_type in enumerate(_OF_THE_RELATIONSHIP):
        home = {"client": CLIENT_ID} if record_type.HOME == "client" else {}
        yield everywhere(record_type.of({"id": f"4e1a{number:012x}"} | home))


def events(advice: str, on: str) -> Iterator[Record]:
    """One event of each kind on a day, planted everywhere."""
    about = {"recommendation": advice}
    for each in (
        factory.decision("adopted", on, **about),
        factory.progress("implemented", on, **about),
        factory.outcome("as_hoped", on, "7373737.73", **about),
        factory.withdrawal(on, **about),
    ):
        yield everywhere(each).with_changes(on=on)


def planted_book() -> Book:
    """The rich book with something planted wherever nothing may be said."""
    known = [each.with_changes(**internal(each)) for each in rich_book()]
    return factory.book_of(*known, *hidden())


def scopes(book: Book) -> list[Engagement | Client]:
    return [*book.all(Engagement), *book.all(Client)]


@pytest.fixture(scope="module")
def book() -> Book:
    return planted_book()


def test_every_type_of_record_and_every_internal_field_is_planted(book: Book) -> None:
    assert {each.KIND for each in book} == set(TYPES)
    for record_type in TYPES.values():
        for spec in fields_of(record_type):
            if spec.shared or spec.ref or spec.choices or spec.kind == "flag" or spec.name in LEFT:
                continue
            assert any(getattr(each, spec.name) != spec.default for each in book.all(record_type)), spec.name


@pytest.mark.parametrize(
    ("record_type", "view"),
    [(Recommendation, Advice), (Decision, Decided), (Progress, Done), (Outcome, Seen), (Engagement, Work)],
)
def test_a_document_cannot_reach_an_internal_field(record_type: type[Record], view: type) -> None:
    internal = {spec.name for spec in fields_of(record_type) if not spec.shared}
    assert internal & {each.name for each in fields(view)} == set()


def made_of(book: Book, kind: Kind, scope: int) -> bytes:
    """A client's document about an engagement or a client.

    Raises:
        ExportError: When there is nothing of which it could be made.
    """
    return kind.compose(Asked(book, scopes(book)[scope], TODAY)).to_bytes()


@pytest.mark.parametrize("scope", [0, 1], ids=["an engagement", "a client"])
@pytest.mark.parametrize("kind", CLIENTS, ids=lambda kind: kind.name)
def test_nothing_internal_is_in_any_part_of_the_file(book: Book, kind: Kind, scope: int) -> None:
    content = everything_in(made_of(book, kind, scope)).casefold()
    assert [each for each in FOUND if each.casefold() in content] == []


@pytest.mark.parametrize("scope", [0, 1], ids=["an engagement", "a client"])
@pytest.mark.parametrize("kind", CLIENTS, ids=lambda kind: kind.name)
def test_the_documents_that_the_planted_and_the_plain_records_give_are_the_same(
    book: Book, kind: Kind, scope: int
) -> None:
    assert made_of(book, kind, scope) == made_of(rich_book(), kind, scope)


def test_the_search_finds_what_is_shared(book: Book) -> None:
    advice = book.find("ACME-1")
    assert isinstance(advice, Recommendation)
    seen = everywhere(advice).with_changes(given_on=DAY)
    book = factory.book_of(*(each for each in book if each.id != advice.id), seen)
    content = summary_bytes(book, book.all(Engagement)[0], TODAY, Added())
    assert f"{MARK}recommendationwarning" in everything_in(content)
    assert "1911" in text_of(content)
    assert any(isinstance(each, Dated) for each in book)
