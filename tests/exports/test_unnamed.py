"""Of any client whatever: nothing internal leaves, and nobody is known by what stands beside words without their name.

A section of a document, a row of a table and a letter are each read as a whole, as somebody would who wants to know.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.book import Book
from advisor.records import Client, Decision, Engagement, Person, Quote, Record
from advisor.records.choices import DocumentKind, DocumentStatus, Whose
from advisor.words import long_date
from exports.asked import Added, Asked
from exports.error import ExportError
from exports.family import FAMILY, TABLES, Kind
from tests import factory
from tests.exports.rich import everything_in
from tests.factory import TODAY
from tests.tools.docx_file import DocxFile, W

MARK = "zqx"
CLIENTS = [each for each in FAMILY.values() if not each.internal and Engagement in each.scopes]
LETTERS = (DocumentKind.oral_letter, DocumentKind.declined_letter)
NAMES = ("Aldous Quell", "Berit Vance", "Cosmo Tarn", "Doreen Yates", "Eamon Zuber")
ROLES = ("Bursar", "Registrar", "Provost", "Almoner", "Steward")
WAYS = ("by_name", "by_role", "unattributed", "not_at_all")
DAYS = ("2026-02-03", "2026-05-04")
PEOPLE = [f"{number:016x}" for number in range(1, 6)]
ADVICE = [f"{number:016x}" for number in range(11, 14)]
BESIDES = ("Besides", "What you told us")

somebody = st.sampled_from((*PEOPLE, *PEOPLE, ""))
mostly = st.sampled_from((True, True, True, False))


class Word(NamedTuple):
    """Words that are found again wherever they stand, whose they are, and the day of the decision they came with."""

    text: str
    person: Person | None
    on: str
    shown: bool


@st.composite
def clients(draw: st.DrawFn) -> list[Record]:
    """A client with people who may be quoted in every way, and what they were told, decided and said."""
    ways = ("unattributed", *draw(st.permutations(WAYS)))
    people = [
        factory.person(name, id=id_, role=role, quoted=way, stance="opponent", email=f"{MARK}@example.org")
        for id_, name, role, way in zip(PEOPLE, NAMES, ROLES, ways, strict=True)
    ]
    texts = st.sampled_from(
        ("", "", "", *(f"As {each.name.split()[0]} does it." for each in people if each.quoted != "by_role"))
    )
    records: list[Record] = [*people]
    for number, id_ in enumerate(ADVICE[: draw(st.integers(1, 3))], 1):
        records += draw(_advice(id_, number, texts))
    for number in range(draw(st.integers(0, 2))):
        about = {"about": draw(texts), "advice": draw(st.sampled_from(("", ADVICE[0])))}
        said = {"words": f"quote{number}", "id": f"{number + 51:016x}"}
        records.append(factory.quote(draw(st.sampled_from(PEOPLE)), draw(st.sampled_from(DAYS)), **about, **said))
    return records


@st.composite
def _advice(draw: st.DrawFn, id_: str, number: int, texts: st.SearchStrategy[str]) -> list[Record]:
    """A recommendation, up to two decisions on it, and what came of it."""
    to = draw(st.lists(st.sampled_from(PEOPLE), max_size=2, unique=True))
    told: dict[str, object] = {"reference": f"ACME-{number}", "title": f"Matter {number}", "because": draw(texts)}
    told |= {"notes": f"{MARK} note", "tags": (f"{MARK}tag",), "given_how": "call", "owner": draw(somebody)}
    records: list[Record] = [factory.advice(id=id_, given_to=to, adoption_chance=37, success_chance=38, **told)]
    about = {"recommendation": id_}
    for one in range(draw(st.integers(1, 2))):
        position = draw(st.sampled_from(("declined", "adopted", "deferred")))
        said = {"words": f"word{number}{one}" if draw(mostly) else "", "by": draw(somebody), "reason": "politics"}
        said |= {"conditions": draw(texts), "whose": "client" if draw(mostly) else "person"}
        said |= {"entered_in_error": "" if draw(mostly) else f"{MARK} error", "id": f"{number}{one:015x}"}
        records.append(factory.decision(position, draw(st.sampled_from(DAYS)), **about, **said))
    seen = {"evidence": draw(texts), "lesson": f"{MARK} lesson", "value_basis": "confirmed"}
    seen |= {"confirmed_by": draw(st.sampled_from(PEOPLE)), "confirmed_on": "2026-06-30"}
    if draw(st.booleans()):
        records.append(factory.outcome("as_hoped", "2026-06-30", "1000", **about, **seen))
    return records


def words_of(book: Book) -> list[Word]:
    """Everything that was said, and whether it may stand in a document at all."""
    found = []
    for each in book.all(Decision):
        if each.words:
            shown = each.whose is not Whose.person and not each.entered_in_error
            found.append(Word(each.words, book.person(each.by), str(each.on), shown))
    found += [Word(each.words, book.person(each.person), "", shown=True) for each in book.all(Quote)]
    return found


def made(book: Book, kind: Kind, asked: Asked) -> dict[str, bytes]:
    """The document in every form that it has, by the ending; none where there is nothing of which it could be made."""
    with suppress(ExportError):
        found = {".docx": kind.compose(asked).to_bytes()}
        return found | ({each: kind.table(asked, each) for each in TABLES} if kind.tables else {})
    return {}


def read_as_a_whole(content: bytes) -> Iterator[tuple[str, str]]:
    """The sections of a document, each with its heading; a letter has one."""
    heading, told = "", list[str]()
    for block in DocxFile(content).body:
        text = "".join(each.text or "" for each in block.iter("{*}t")).replace("\u00a0", " ")
        style = block.find("{*}pPr/{*}pStyle")
        if style is not None and style.get(f"{W}val", "").startswith("Heading"):
            yield heading, "\n".join(told)
            heading, told = text, [text]
        else:
            told.append(text)
    yield heading, "\n".join(told)


def rows(content: bytes) -> Iterator[tuple[str, str]]:
    for each in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        yield each[0], "\n".join(each)


def check(files: dict[str, bytes], book: Book) -> None:
    """Nothing stands in any of the files that may not."""
    words = words_of(book)
    for ending, content in files.items():
        all_of_it = content.decode("utf-8-sig") if ending == ".csv" else everything_in(content)
        internal = (MARK, "37 %", "38 %", "politics", "opponent")
        hidden = [each.text for each in words if not each.shown or (each.person and each.person.quoted == "not_at_all")]
        assert [each for each in (*internal, *hidden) if each in all_of_it] == []
        if ending == ".xlsx":
            continue  # the same rows as in the .csv file
        for heading, text in rows(content) if ending == ".csv" else read_as_a_whole(content):
            for each in words:
                if each.text in text:
                    _check_around(each, text, apart=re.sub(r"^[\d.\s]+", "", heading) in BESIDES)
            for person in book.all(Person):
                _check_days(person, words, text, all_of_it)


def _check_around(word: Word, text: str, *, apart: bool) -> None:
    """Nothing around words tells who said them."""
    way = word.person.quoted if word.person else "unattributed"
    if way == "by_name" or apart:
        return
    if word.person:
        assert word.person.name not in text
    if way == "unattributed" and word.person:
        assert [each for each in (*word.person.name.split(), word.person.role) if each in text] == []
    if way == "unattributed" and word.on:
        assert not re.search(r"Given on [^.]* to \w+ \w+", text)


def _check_days(person: Person, words: list[Word], text: str, all_of_it: str) -> None:
    """Nobody decides by name on a day on which words of theirs stand without one."""
    said = {each.on for each in words if each.person == person and each.on and each.shown and each.text in all_of_it}
    if person.quoted == "unattributed":
        for each in said:
            assert f"on {long_date(factory.day(each))}, decided by {person.name}" not in text


@settings(max_examples=25)
@given(clients(), st.sampled_from([Engagement, Client]), st.sampled_from(DocumentStatus))
def test_whatever_is_recorded_nothing_internal_leaves_and_nobody_is_known_by_what_stands_around_their_words(
    records: list[Record], scope: type[Engagement] | type[Client], status: DocumentStatus
) -> None:
    book = factory.small_book(*records)
    for kind in CLIENTS:
        about = ADVICE[:1] if kind.kind in LETTERS else ()  # a letter about several is no one section
        check(made(book, kind, Asked(book, book.all(scope)[0], TODAY, Added("", status), tuple(about))), book)
