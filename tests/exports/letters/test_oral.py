"""The letter that confirms what was advised by word of mouth."""

from __future__ import annotations

from datetime import date

import pytest

from advisor.book import Book
from advisor.records import Document, Record
from advisor.records.choices import DocumentKind, DocumentStatus
from exports.asked import Added
from exports.error import ExportError
from tests import factory
from tests.exports.letters.writing import FINAL, client, engagement, letter_bytes, said
from tests.exports.rich import DANA, rich_book
from tests.exports.word.sample import HOSTILE
from tests.tools.docx_lint import lint

ORAL = DocumentKind.oral_letter
CALLED, MET = "ad0000000000000f", "ad00000000000099"


def met(**values: object) -> Record:
    """Advice given in a meeting, about which everything is known."""
    known = {
        "id": MET,
        "reference": "ACME-20",
        "title": "Ask before you discount",
        "advice": "Let two people look.",
        "because": "Nobody looks now.",
        "hope": "Fewer surprises.",
        "warning": "The margin goes first.",
        "options": ("In the office", "By telephone"),
        "given_on": "2026-06-03",
        "given_how": "meeting",
        "given_where": "Steering meeting",
        "given_to": (DANA,),
        "decide_by": "2026-12-30",
    }
    return factory.advice(**known | values)


def confirmed(book: Book, *about: str, added: Added = FINAL) -> list[str]:
    """The lines of the letter about the engagement."""
    return said(ORAL, book, engagement(book), added, *about).splitlines()


def test_all_that_was_advised_is_confirmed() -> None:
    lines = confirmed(rich_book(met()), MET)
    assert lines[:2] == ["Keller & Partners", "Maria Keller"]
    wanted = [
        "Confidential",
        "Dana Ortiz",
        "Northwind Industries",
        "23 November 2026",
        "What we advised: Ask before you discount (ACME-20)",
        "Dear Dana Ortiz,",
        "On 3 June 2026 we advised you in a meeting (Steering meeting). With this letter we confirm what we said.",
        "Advice\tLet two people look.",
        "Because\tNobody looks now.",
        "We hope\tFewer surprises.",
        "We fear\tThe margin goes first.",
        "Options\tIn the office",
        "By telephone",
        "Decision\tWe ask you to decide by 30 December 2026.",
        "Yours sincerely,",
    ]
    assert [each for each in wanted if each not in lines] == []
    assert lines[-2:] == ["Maria Keller", "Keller & Partners"]
    assert any("understood anything differently" in each and "please tell us" in each for each in lines)


def test_of_a_scope_all_oral_advice_is_confirmed_and_no_other() -> None:
    book = rich_book(met())
    lines = confirmed(book)
    assert "When we spoke, we gave you two pieces of advice. With this letter we confirm what we said." in lines
    assert [each for each in lines if "(ACME-" in each] == [
        "Tie bonuses (ACME-10)",
        "Ask before you discount (ACME-20)",
    ]
    assert "We said this on 5 January 2026 in a call." in lines


@pytest.mark.parametrize(("sent_on", "is_there"), [(None, True), ("2026-11-20", False), ("2026-11-24", True)])
def test_what_a_sent_letter_confirmed_is_not_confirmed_again_unless_it_is_named(
    sent_on: str | None, *, is_there: bool
) -> None:
    letter = Document.of(
        {"client": factory.CLIENT_ID, "kind": "oral_letter", "about": (MET,), "sent_on": sent_on, "id": "d" * 16}
    )
    book = rich_book(met(), letter)
    assert ("Ask before you discount" in "\n".join(confirmed(book))) is is_there
    assert any("Ask before you discount" in each for each in confirmed(book, MET))


def test_where_everything_is_confirmed_the_letter_is_refused_in_a_sentence() -> None:
    letter = Document.of(
        {
            "client": factory.CLIENT_ID,
            "kind": "oral_letter",
            "about": (CALLED,),
            "sent_on": "2026-11-20",
            "id": "d" * 16,
        }
    )
    with pytest.raises(ExportError, match="A letter that confirms it was sent about all advice"):
        confirmed(rich_book(letter))


DECIDED = factory.decision("adopted", "2026-10-20", recommendation=MET)


@pytest.mark.parametrize(
    ("given_on", "decided", "is_there"),
    [
        ("2026-06-03", None, True),
        ("2026-06-03", factory.decision("deferred", "2026-10-20", recommendation=MET), True),
        ("2026-06-03", DECIDED, False),
        ("2026-10-23", DECIDED.replaced(on=date(2026, 10, 24)), False),
        ("2026-10-24", DECIDED.replaced(on=date(2026, 10, 24)), True),
    ],
)
def test_of_a_scope_what_is_decided_is_confirmed_for_a_month_unless_it_is_named(
    given_on: str, decided: Record | None, *, is_there: bool
) -> None:
    book = rich_book(met(given_on=given_on), *([decided] if decided else []))
    assert ("Ask before you discount" in "\n".join(confirmed(book))) is is_there
    assert "Ask before you discount" in "\n".join(confirmed(book, MET))


def test_where_all_of_it_is_decided_long_since_the_letter_is_refused_and_says_how_it_can_be_had() -> None:
    book = factory.small_book(factory.advice(given_how="call"), factory.decision("adopted", "2026-02-01"))
    with pytest.raises(ExportError, match="is decided, and none was given in the last 30 days; name a recommendation"):
        confirmed(book)
    assert any("Name one owner" in each for each in confirmed(book, factory.ADVICE_ID))


@pytest.mark.parametrize("how", [None, "message", "report"])
def test_what_was_given_in_writing_is_not_confirmed(how: str | None) -> None:
    book = factory.small_book(factory.advice(given_how=how))
    with pytest.raises(ExportError, match="nothing to confirm"):
        confirmed(book)
    with pytest.raises(ExportError, match="ACME-1 was not given in a meeting or by call"):
        confirmed(book, factory.ADVICE_ID)


def test_advice_that_was_taken_back_is_not_confirmed() -> None:
    book = factory.small_book(factory.advice(given_how="call"), factory.withdrawal("2026-03-01"))
    with pytest.raises(ExportError, match="nothing to confirm"):
        confirmed(book)


def test_where_little_is_known_the_letter_says_that_and_no_more() -> None:
    lines = confirmed(factory.small_book(factory.advice(given_how="call")))
    assert "Dear Sir or Madam," in lines
    assert "Advice\tName one owner for the forecast" in lines
    assert [each for each in lines if each.startswith(("Because", "We hope", "We fear", "Options", "Decision"))] == []


def test_a_draft_says_so_and_our_words_stand_in_it() -> None:
    added = Added("Dana Ortiz, CFO", DocumentStatus.draft, "Thank you for the coffee.", "It was good.")
    lines = confirmed(rich_book(), added=added)
    assert "Draft · Confidential" in lines
    assert "Dear Dana Ortiz," in lines
    assert {"Dana Ortiz, CFO", "Thank you for the coffee.", "It was good."} <= set(lines)


@pytest.mark.parametrize("kind", ["markup", "control", "hebrew", "formula", "emoji", "override", "long"])
def test_hostile_text_gives_a_sound_file_which_is_the_same_again(kind: str) -> None:
    text, line = HOSTILE[kind], " ".join(HOSTILE[kind].split())[:300]
    words = dict.fromkeys(("advice", "because", "hope", "warning"), text)
    advice = factory.advice(given_how="call", title=line, given_where=line, options=(line,), **words)
    book, added = factory.small_book(advice), Added(line, DocumentStatus.draft, text, text)
    content = letter_bytes(ORAL, book, client(book), added)
    assert lint(content) == []
    assert content == letter_bytes(ORAL, book, client(book), added)
