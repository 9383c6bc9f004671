"""The decision form as it goes out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from lxml import etree

from advisor.book import Book
from advisor.practice import Practice
from advisor.records import Client, Recommendation
from advisor.records.choices import DocumentKind, DocumentStatus
from exports.asked import Added, Asked
from exports.error import ExportError
from exports.form.answers import Field
from exports.form.content import MOST, about
from exports.form.marks import Mark, name, printed, read_name, read_printed, read_tag, tag
from exports.form.writing import document
from tests import factory
from tests.exports.conftest import TODAY, advise, engagement
from tests.exports.made import make_document
from tests.exports.rich import engagement_of, everything_in, headings, paragraphs, rich_book, text_of
from tests.exports.test_summary import hostile_book
from tests.exports.word.sample import HOSTILE
from tests.tools.docx_file import DocxFile, find, value
from tests.tools.docx_lint import lint
from tests.tools.form_file import LABELS

WAITING = ("ad0000000000000d", "ad0000000000000e", "ad0000000000000f", "ad00000000000012")
FIELDS = [each for each in LABELS if each != "option"]


def asked(book: Book, **values: object) -> Asked:
    return Asked(book, engagement_of(book), factory.TODAY, **values)  # type: ignore[arg-type]


def form(book: Book, **values: object) -> bytes:
    return document(asked(book, **values)).to_bytes()


def small(**values: object) -> Book:
    return factory.small_book(factory.advice(**values))


def test_it_asks_about_what_awaits_a_decision_or_was_put_off_and_about_nothing_else() -> None:
    assert headings(form(rich_book())) == [
        "How to fill it in",
        "The recommendations",
        "ACME-4 Publish floor prices",
        "ACME-9 Deal desk above 250 k",
        "ACME-10 Tie bonuses",
        "ACME-13 A floor everywhere",
    ]
    assert about(asked(rich_book())) == WAITING


def test_it_asks_about_those_alone_that_were_named() -> None:
    named = asked(rich_book(), about=WAITING[1:2])
    assert about(named) == WAITING[1:2]
    found = headings(document(named).to_bytes())
    assert found == ["How to fill it in", "The recommendation", "ACME-9 Deal desk above 250 k"]


def test_a_form_about_advice_that_is_decided_is_refused_and_says_why() -> None:
    with pytest.raises(ExportError, match=r"^ACME-3 does not wait for a decision \(declined\); leave it out"):
        form(rich_book(), about=("ad0000000000000c",))
    with pytest.raises(ExportError, match="was given"):
        form(rich_book(), about=("0" * 16,))


@pytest.mark.parametrize(
    "line",
    [
        "Decision form",
        "Commercial review",
        "For Dana Ortiz, Northwind Industries  ·  from Maria Keller, Keller & Partners  ·  23 November 2026",
        "Thank you for the talk.",
        "Four recommendations wait for your decision.",
        "Save the file as the Word document that it is, and send it back to Maria Keller.",
        "We had asked for your decision by 31 October 2026.",
        "You put this off until 15 November 2026.",
        "Please decide by 30 December 2026.",
        "Your decision on ACME-13",
    ],
)
def test_it_says(line: str) -> None:
    assert line in paragraphs(form(rich_book(), added=Added("Dana Ortiz", message="Thank you for the talk.")))


def test_without_a_name_or_an_address_it_goes_back_to_us() -> None:
    nobody = factory.profile(name="", firm="", email="")
    book = factory.book_of(nobody, factory.client(), factory.engagement(), factory.advice())
    text = text_of(form(book))
    assert "send it back to us." in text
    assert "consultant" not in text


def test_it_tells_the_advice_with_its_hope_its_warning_and_its_options() -> None:
    options = ("On the screen", "In a report")
    book = small(advice="Name the cost.", hope="Fewer of them.", warning="Anecdotes.", options=options)
    told = paragraphs(form(book))
    for line in (
        "Advice\tName the cost.",
        "We hope\tFewer of them.",
        "We fear\tAnecdotes.",
        "Options\tOn the screen\nIn a report",
    ):
        assert line in told


def test_each_field_has_a_control_with_a_tag_a_bookmark_around_it_and_a_label_beside_it() -> None:
    file = DocxFile(form(rich_book()))
    for table, record in zip(file.all("w:tbl"), WAITING, strict=True):
        rows = find(table, "w:tr")[1:]
        for row, field in zip(rows, FIELDS, strict=True):
            label, cell = find(row, "w:tc")
            assert "".join(each.text or "" for each in find(label, ".//w:t")) == LABELS[field]
            (control,) = find(cell, ".//w:sdt")
            before, after = control.getprevious(), control.getnext()
            marks = (read_tag(value(find(control, "w:sdtPr/w:tag")[0])), read_name(value(before, "name")))
            assert [mark and (mark.record, mark.field.value) for mark in marks] == [(record, field)] * 2
            assert value(before, "id") == value(after, "id")
            assert value(find(control, "w:sdtPr/w:lock")[0]) == "sdtLocked"
            assert find(control, "w:sdtPr/w:showingPlcHdr")


def test_it_offers_the_five_positions_and_the_options_that_were_given() -> None:
    file = DocxFile(form(small(options=("A & B", "C <d>"))))
    shown = [[value(item, "displayText") for item in find(each, "w:listItem")] for each in file.all("w:dropDownList")]
    positions = ["Adopted", "Adopted in part", "Adopted differently", "Deferred", "Declined"]
    assert shown == [positions, ["A & B", "C <d>"]]


def test_nothing_is_protected_or_bound() -> None:
    content = everything_in(form(rich_book()))
    assert not any(word in content for word in ("documentProtection", "dataBinding", "formProt"))


def test_the_list_beside_the_text_names_the_form_and_its_recommendations() -> None:
    made = document(asked(rich_book()))
    root = etree.fromstring(DocxFile(made.to_bytes()).parts["customXml/item1.xml"])
    assert root.get("code") == made.code
    assert [each.get("id") for each in root] == list(WAITING)
    assert [each.get("reference") for each in root] == ["ACME-4", "ACME-9", "ACME-10", "ACME-13"]
    properties = etree.fromstring(DocxFile(made.to_bytes()).parts["customXml/itemProps1.xml"])
    (identity,) = [text for name, text in properties.items() if str(name).endswith("itemID")]
    assert UUID(str(identity))


def test_its_code_stands_in_the_header_of_every_page() -> None:
    made = document(asked(rich_book()))
    assert f"Form {printed(made.code)} · Draft · Confidential" in everything_in(made.to_bytes())


def test_a_code_is_read_as_it_is_printed() -> None:
    assert read_printed(f"Form {printed('3a7c91d20b4e')}  ·  Confidential") == "3a7c91d20b4e"
    assert read_printed("Form of 2026-11-23") == ""


def test_the_longest_tag_and_bookmark_are_ones_that_word_keeps() -> None:
    for field in Field:
        mark = Mark("0" * 12, "f" * 16, field)
        assert len(tag(mark)) <= 64
        assert len(name(mark)) <= 40
        assert read_tag(tag(mark)) == read_name(name(mark)) == mark


def test_the_same_records_give_the_same_form_and_what_it_says_another_code() -> None:
    assert form(rich_book()) == form(rich_book())
    plain = document(asked(small())).code
    assert document(asked(small(notes="Internal.", adoption_chance=20))).code == plain
    changed = [asked(small(advice="Otherwise.")), asked(small(), added=Added("Dana"))]
    changed.append(asked(small(), added=Added(status=DocumentStatus.final)))
    assert len({plain, *(document(each).code for each in changed)}) == 4


def test_a_form_that_could_not_be_read_again_for_its_length_is_refused() -> None:
    advice = [factory.advice(id=f"{number:016x}", reference=f"ACME-{number}") for number in range(1, MOST + 2)]
    with pytest.raises(ExportError, match=rf"{MOST} recommendations at most, and {MOST + 1} wait"):
        form(factory.small_book(*advice))
    assert len(about(asked(factory.small_book(*advice[:-1])))) == MOST


def nothing() -> bytes:
    return form(factory.small_book())


def test_where_nothing_waits_it_says_so_and_asks_nothing() -> None:
    content = nothing()
    assert headings(content) == []
    assert "Nothing waits for your decision at present." in text_of(content)
    assert DocxFile(content).all("w:sdt") == []


def whole_client() -> bytes:
    book = rich_book(
        factory.engagement(id="e2", reference="ACME-E2", title="Coaching"),
        factory.advice(id="aaaaaaaaaaaaaaaa", reference="ACME-30", engagement="e2", title="Coach in pairs"),
    )
    return document(Asked(book, book.all(Client)[0], factory.TODAY)).to_bytes()


def test_the_form_of_a_client_asks_about_every_engagement() -> None:
    assert headings(whole_client())[-2:] == ["ACME-13 A floor everywhere", "ACME-30 Coach in pairs"]


@pytest.mark.parametrize("make", [lambda: form(rich_book()), nothing, whole_client], ids=["rich", "nothing", "client"])
def test_every_form_is_a_sound_file(make: Callable[[], bytes]) -> None:
    assert lint(make()) == []


@pytest.mark.parametrize("key", [each for each in HOSTILE if each != "surrogate"])
def test_a_form_of_hostile_text_is_a_sound_file(key: str) -> None:
    assert lint(form(hostile_book(HOSTILE[key]), added=Added(HOSTILE[key], message=HOSTILE[key]))) == []


def test_the_record_of_a_form_has_its_code_and_what_it_asks_about(practice: Practice, out: Path) -> None:
    advise(practice)
    made = make_document(practice, DocumentKind.form, engagement(practice), to=out)
    advice = sorted(practice.book.all(Recommendation), key=lambda each: each.given_on or TODAY)
    assert made.path.name == "ACME-E1 form 2026-11-23.docx"
    assert set(made.document.about) == {each.id for each in advice}
    assert f"Form {printed(made.document.code)}" in everything_in(made.path.read_bytes())


def test_a_form_is_replaced_by_none_that_asks_about_something_else(practice: Practice, out: Path) -> None:
    first = make_document(practice, DocumentKind.form, engagement(practice), to=out)
    advise(practice)
    second = make_document(practice, DocumentKind.form, engagement(practice), to=out)
    assert second.path.name == "ACME-E1 form 2026-11-23 v2.docx"
    assert first.document.code != second.document.code
