"""The relationship review: every figure is that of ``advisor show --json``, of one client or of all."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from advisor.book import Book
from advisor.records import Client
from advisor.records.choices import DocumentKind
from advisor.relationship.as_json import relationship_json
from exports.asked import Added, Scope
from tests import factory
from tests.exports.made import document_bytes
from tests.exports.rich import headings, paragraphs, rows
from tests.factory import TODAY
from tests.sample.in_memory import sample_book
from tests.tools.docx_file import DocxFile

NONE = "–"
PARTS, ALL = "What the figures are made of", "Where each relationship stands"


def made(book: Book, scope: Scope, added: Added | None = None, on: date = TODAY) -> bytes:
    return document_bytes(DocumentKind.relationship_review, book, scope, on, added)


def charts(content: bytes) -> int:
    return sum(name.startswith("word/charts/chart") for name in DocxFile(content).trees)


@pytest.fixture(scope="module")
def sample() -> Book:
    return sample_book(TODAY)


@pytest.fixture(scope="module")
def told(sample: Book) -> list[tuple[Client, bytes, dict[str, Any]]]:
    """Every client of the sample, its document and its JSON."""
    clients = sample.all(Client)
    return [(each, made(sample, each), relationship_json(sample, each, TODAY)) for each in clients]


def test_the_index_is_that_of_the_json(told: list[tuple[Client, bytes, dict[str, Any]]]) -> None:
    assert {json["index"]["mb"] is None for _, _, json in told} == {True, False}
    for _, content, json in told:
        index = json["index"]
        line = f"MB {index['mb']} of 100: RB {index['rb']} of 50, CK {index['ck']} of 50."
        assert (line in paragraphs(content)) is (index["mb"] is not None)
        assert (f"{index['mb']} of 100" in paragraphs(content)) is (index["mb"] is not None)


def test_the_parts_are_those_of_the_json(told: list[tuple[Client, bytes, dict[str, Any]]]) -> None:
    for _, content, json in told:
        expected = []
        for each in json["index"]["parts"]:
            points = "left out" if each["points"] is None else f"{each['points']:.1f}".removesuffix(".0")
            expected.append(
                (each["figure"], points if each["points"] is None else f"{points} of {each['worth']}", each["raises"])
            )
        assert [tuple(row[2:]) for row in rows(content, PARTS)] == expected


def test_promises_and_concerns_are_as_many_as_in_the_json(told: list[tuple[Client, bytes, dict[str, Any]]]) -> None:
    shown = ("late", "due", "open", "broken", "kept_late")
    for _, content, json in told:
        for whose, caption in (
            ("ours", "Our promises that are open, were kept late or were broken"),
            ("theirs", "Their promises that are open, were kept late or were broken"),
        ):
            states = [row[3] for row in rows(content, caption)]
            counted = {state: states.count(state.replace("_", " ")) for state in shown}
            assert counted == {state: json["promises"][whose][state] for state in shown}
        assert len(rows(content, "Concerns that are open")) == json["concerns"]["open"]


def test_every_client_stands_beside_the_others_those_that_slip_away_first(sample: Book) -> None:
    listed = rows(made(sample, sample.profile), ALL)
    json = {each.name: relationship_json(sample, each, TODAY) for each in sample.all(Client)}
    assert {row[0] for row in listed} == set(json)
    for name, mb, rb, ck, _, silence, late, worries, remark in listed:
        index, quiet = json[name]["index"], json[name]["quiet"]
        assert [mb, rb, ck] == [NONE if index[key] is None else str(index[key]) for key in ("mb", "rb", "ck")]
        assert silence.split(" of ")[0] == str(quiet["silence_days"])
        assert (int(late), int(worries)) == (json[name]["promises"]["ours"]["late"], json[name]["concerns"]["open"])
        assert (remark == "slipping away") is quiet["backsliding"]
    slipping = [row[-1] == "slipping away" for row in listed]
    assert slipping == sorted(slipping, reverse=True)
    assert any(slipping)


def test_a_client_that_slips_away_is_warned_of() -> None:
    book = factory.small_book(factory.interaction("2026-01-10"))
    found = paragraphs(made(book, book.all(Client)[0]))
    assert "Slipping away" in found
    assert any(each.startswith("The last contact was on 10 January 2026, 317 days before") for each in found)


def test_contacts_are_counted_by_month_and_by_who_began_them() -> None:
    book = factory.small_book(
        factory.interaction("2026-11-02", initiative="ours"),
        factory.interaction("2026-11-20", initiative="theirs"),
        factory.interaction("2026-11-21", initiative="theirs", took_part=False),
        factory.interaction("2026-09-01"),
        factory.interaction("2025-11-30", initiative="ours"),
    )
    content = made(book, book.all(Client)[0])
    lines = DocxFile(content).all("w:tbl/w:tr", "word/document.xml")
    said = [["".join(map(str, cell.itertext())) for cell in line.iter("{*}tc")] for line in lines]
    assert ["Begun by us", *["0"] * 11, "1"] in said
    assert ["Begun by them", *["0"] * 11, "1"] in said
    assert ["Not noted by whom", *["0"] * 9, "1", "0", "0"] in said


def test_contacts_of_a_single_month_are_a_sentence_and_no_picture() -> None:
    book = factory.small_book(factory.interaction("2026-11-03"), factory.interaction("2026-11-12"))
    content = made(book, book.all(Client)[0])
    assert "There were 2 contacts in the last twelve months." in paragraphs(content)
    assert charts(content) == 0


def test_of_a_client_without_a_record_it_says_what_there_is_to_do() -> None:
    book = factory.small_book()
    content = made(book, book.all(Client)[0])
    assert headings(content) == [
        "How the relationship stands",
        "Part by part, and what would raise it",
        "Month by month",
        "What is owed, and what worries them",
        "What they say in their own words",
        "People",
    ]
    assert charts(content) == 0
    assert "Too early: no contact is recorded yet. The parts below say what there is." in paragraphs(content)
    assert next(row[-1] for row in rows(content, PARTS)) == "Record the first contact."


def test_of_very_many_clients_the_table_has_all_and_those_in_need_have_sentences() -> None:
    many = [factory.client(id=f"{number:016x}", code=f"C{number}", name=f"Client {number}") for number in range(1, 41)]
    met = [factory.interaction("2026-01-10", client=each.id, id=f"f{at:0>15x}") for at, each in enumerate(many)]
    book = factory.book_of(factory.profile(), *many, *met)
    content = made(book, book.profile)
    assert len(rows(content, ALL)) == 40
    assert sum(each.startswith("Client ") for each in headings(content)) == 31
    assert "10 more clients stand in the table alone; a review of their own says more." in paragraphs(content)


def test_of_a_practice_without_clients_it_says_that_there_are_none() -> None:
    book = factory.book_of(factory.profile())
    content = made(book, book.profile)
    assert headings(content) == ["How the relationships stand"]
    assert "No client is recorded yet." in paragraphs(content)


def test_what_is_dated_later_is_not_in_it() -> None:
    book = factory.small_book(factory.interaction("2026-03-01"), factory.concern("2026-10-01"))
    client = book.all(Client)[0]
    assert rows(made(book, client, on=date(2026, 9, 30)), "Concerns that are open") == []
    assert len(rows(made(book, client), "Concerns that are open")) == 1


def test_the_same_records_give_the_same_bytes(sample: Book) -> None:
    again = sample_book(TODAY)
    assert made(sample, sample.profile) == made(again, again.profile)
