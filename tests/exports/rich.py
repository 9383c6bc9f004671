"""A client's records for the tests of documents: a book rich in everything, and ways to read what was made."""

from __future__ import annotations

import io
import zipfile

import docx
from lxml import etree

from advisor.book import Book
from advisor.records import Engagement, Record
from exports.asked import Added
from tests import factory
from tests.exports.made import summary_bytes
from tests.factory import TODAY

DANA, RUTH, GEORGE, PIET, MARIA = (f"{name:0<16}" for name in ("da1a", "4074", "9e09", "91e7", "3a71a"))


def people() -> list[Record]:
    """Four people at the client, each quoted in a way of their own."""
    return [
        factory.person("Dana Ortiz", id=DANA, role="CFO", quoted="by_name"),
        factory.person("Ruth Amsel", id=RUTH, role="COO", quoted="by_role"),
        factory.person("George Lund", id=GEORGE, role="CEO", quoted="not_at_all"),
        factory.person("Piet Hanssen", id=PIET, role="Head of Sales", quoted="unattributed"),
    ]


def rich_book(*more: Record) -> Book:
    """A client with advice in every standing, and everything that can be said about it."""
    return factory.book_of(
        factory.profile(name="Maria Keller", firm="Keller & Partners"),
        factory.client(name="Northwind Industries", industry="Pumps and valves"),
        factory.engagement(
            title="Commercial review",
            purpose="Orders grow and profit does not. Find out where the money stays.",
            starts="2025-12-28",
            ends="2027-01-30",
            intended_outcomes="Gross margin above 18 %\nA forecast that is right to five per cent",
        ),
        *people(),
        *_done(),
        *_partly(),
        *_declined(),
        *_open(),
        *_taken_back(),
        *_pursued(),
        *_promised(),
        *more,
    )


def _done() -> list[Record]:
    about = {"recommendation": "ad0000000000000a"}
    return [
        factory.advice(
            id="ad0000000000000a",
            reference="ACME-1",
            title="Show what every discount costs",
            advice="Put the margin after discount on the offer screen.",
            because="Of 412 offers, 391 carried a discount and 8 named its cost.",
            question="Would you still give it?",
            hope="Discounts fall by a third.",
            warning="Every later rule will be argued from anecdotes.",
            options=("On the screen", "In a monthly report"),
            priority="high",
            effort="small",
            value_at_stake="210000",
            given_how="report",
            given_where="First findings, p. 6",
            given_to=(DANA, GEORGE),
            owner=PIET,
        ),
        factory.decision("deferred", "2026-01-12", deferred_until="2026-02-01", **about),
        factory.decision(
            "adopted",
            "2026-02-03",
            by=DANA,
            words="I want that number to hurt a little every time.",
            words_are="exact",
            option_chosen="On the screen",
            conditions="Not for framework customers.",
            **about,
        ),
        factory.progress("implemented", "2026-03-06", evidence="Seen in the Hamburg office.", **about),
        factory.outcome("partly", "2026-06-30", "68000", evidence="Two quarters.", **about),
        factory.outcome(
            "as_hoped",
            "2026-10-20",
            "131000",
            evidence="Controlling report over three quarters.",
            measure_before="14.1 % average discount",
            measure_after="9.4 %",
            value_covers="total",
            value_basis="confirmed",
            confirmed_by=DANA,
            confirmed_on="2026-10-24",
            **about,
        ),
    ]


def _partly() -> list[Record]:
    about = {"recommendation": "ad0000000000000b"}
    return [
        factory.advice(id="ad0000000000000b", reference="ACME-2", title="One owner for the pipeline"),
        factory.decision("in_part", "2026-02-20", takes="The north and the east.", leaves="Exports.", **about),
        factory.progress("under_way", "2026-10-01", "2026-12-18", evidence="Two owners named.", **about),
    ]


def _declined() -> list[Record]:
    about = {"recommendation": "ad0000000000000c"}
    return [
        factory.advice(id="ad0000000000000c", reference="ACME-3", title="Close the second warehouse"),
        factory.decision("declined", "2026-02-12", by=GEORGE, words="Not while the south grows.", **about),
        factory.outcome("harm_came", "2026-09-18", "-74000", evidence="The Lisbon contract.", **about),
    ]


def _open() -> list[Record]:
    deferred = {"recommendation": "ad0000000000000e"}
    return [
        factory.advice(id="ad0000000000000d", reference="ACME-4", title="Publish floor prices", decide_by="2026-10-31"),
        factory.advice(id="ad0000000000000e", reference="ACME-9", title="Deal desk above 250 k"),
        factory.decision("deferred", "2026-06-24", by=RUTH, deferred_until="2026-11-15", words="Later.", **deferred),
        factory.advice(
            id="ad0000000000000f",
            reference="ACME-10",
            title="Tie bonuses",
            decide_by="2026-12-30",
            given_how="call",
            given_to=(DANA,),
        ),
    ]


def _taken_back() -> list[Record]:
    return [
        factory.advice(id="ad00000000000010", reference="ACME-11", title="A loyalty card"),
        factory.withdrawal("2026-03-01", recommendation="ad00000000000010"),
        factory.advice(id="ad00000000000011", reference="ACME-12", title="A floor in the north only"),
        factory.withdrawal("2026-04-01", "superseded", recommendation="ad00000000000011"),
        factory.advice(
            id="ad00000000000012", reference="ACME-13", title="A floor everywhere", replaces=("ad00000000000011",)
        ),
    ]


def _pursued() -> list[Record]:
    """Goals of the client's: one reached, one on the way, one never measured; and one of ours."""
    forecast, margin = "90a1f00000000000", "90a1a00000000000"
    return [
        factory.goal(id=forecast, title="A forecast to rely on", measure="Difference", start="14", target="5"),
        factory.reading("2026-05-30", "9.5", goal=forecast, id="4ead000000000001"),
        factory.reading("2026-09-21", "4.4", goal=forecast, id="4ead000000000002"),
        factory.goal(id=margin, title="Margin everywhere", measure="The weakest region", start="12.4", target="18"),
        factory.reading("2026-09-21", "15.9", goal=margin, id="4ead000000000003"),
        factory.goal(id="90a1b00000000000", title="Nobody leaves", unit="people", start="3", target="0", due=None),
        factory.goal(id="90a1c00000000000", title="They ask us first", whose="practice"),
    ]


def _promised() -> list[Record]:
    """Promises of both sides, kept in time and late, broken, and open."""
    us, them = {"by": MARIA, "to": DANA}, {"by": DANA, "to": MARIA, "whose": "theirs"}
    return [
        factory.person("Maria Keller", id=MARIA, side="ours"),
        factory.promise(
            "2026-02-01",
            id="9401000000000000",
            what="The five questions",
            kept_on="2026-01-30",
            effect="Asked ever since.",
            **us,
        ),
        factory.promise("2026-03-01", id="9401000000000001", what="A page on discounts", kept_on="2026-03-08", **us),
        factory.promise(
            "2026-04-01", id="9401000000000002", what="Bring two manufacturers", broken_on="2026-04-01", **us
        ),
        factory.promise("2026-12-01", id="9401000000000003", what="Send the price study", **us),
        factory.promise(
            "2026-02-15", id="9401000000000004", what="The half-year figures", kept_on="2026-02-20", **them
        ),
        factory.promise(
            "2026-03-15", id="9401000000000005", what="A room for the workshop", broken_on="2026-03-20", **them
        ),
        factory.promise("2026-11-30", id="9401000000000006", what="The list of discounts", **them),
    ]


def engagement_of(book: Book) -> Engagement:
    """The one engagement of a book."""
    (found,) = book.all(Engagement)
    return found


def made(book: Book, added: Added | None = None) -> bytes:
    """The summary of a book's one engagement, as of today."""
    return summary_bytes(book, engagement_of(book), TODAY, added or Added())


def paragraphs(content: bytes) -> list[str]:
    """Every paragraph of a document, those in tables too, as python-docx reads them."""
    document = docx.Document(io.BytesIO(content))
    found = [each.text for each in document.paragraphs]
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    found += [each.text for cell in cells for each in cell.paragraphs]
    return [each.replace("\u00a0", " ") for each in found]


def text_of(content: bytes) -> str:
    """Everything a reader of the body can see, one paragraph a line."""
    return "\n".join(paragraphs(content))


def headings(content: bytes) -> list[str]:
    """The headings of a document, without those of the cover and the contents."""
    found = docx.Document(io.BytesIO(content)).paragraphs
    return [each.text for each in found if each.style is not None and str(each.style.name).startswith("Heading")]


def everything_in(content: bytes) -> str:
    """Every part of the file decoded, and its text without the marks between; for a search that misses nothing."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    within = [everything_in(part) for name, part in parts.items() if name.endswith(".xlsx")]
    marked = [part for name, part in parts.items() if not name.endswith(".xlsx")]
    bare = ["".join(str(text) for text in etree.fromstring(part).itertext()) for part in marked]
    return "\n".join([*parts, *(part.decode() for part in marked), *bare, *within])


def rows(content: bytes, caption: str) -> list[list[str]]:
    """The cells of the tables under such a caption, row by row, without their headers."""
    body = docx.Document(io.BytesIO(content)).element.body
    found: list[list[str]] = []
    for element in body.iter("{*}tbl"):
        before = element.getprevious()
        if before is not None and _cell(before).endswith(f"  {caption}"):
            _, *told = [list(row.iter("{*}tc")) for row in element.iter("{*}tr")]
            found += [[_cell(cell) for cell in row] for row in told]
    return found


def tables(content: bytes, *titles: str) -> list[list[list[str]]]:
    """The cells of each table with such titles of its columns, row by row, without them."""
    body = docx.Document(io.BytesIO(content)).element.body
    lines = (each.iter("{*}tr") for each in body.iter("{*}tbl"))
    found = [[[_cell(cell) for cell in row.iter("{*}tc")] for row in each] for each in lines]
    return [told for heads, *told in found if heads == list(titles)]


def _cell(cell: etree._Element) -> str:
    lines = {"br": "\n", "tab": "\t"}
    pieces = (lines.get(etree.QName(each).localname, each.text or "") for each in cell.iter("{*}t", "{*}br", "{*}tab"))
    return "".join(pieces).replace("\u00a0", " ")
