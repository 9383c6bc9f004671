"""The letter to a team, made of what was written in a sitting."""

from __future__ import annotations

import pytest

from advisor.book import Book
from advisor.instruments.shelf import shipped
from advisor.instruments.sittings import begun
from advisor.records import Record, Sitting
from advisor.records.choices import DocumentKind, DocumentStatus
from advisor.records.sharing import NotShared, letter_texts
from exports.asked import Added
from exports.error import ExportError
from tests import factory
from tests.exports.letters.writing import FINAL, answers, client, letter_bytes, said, written_letter
from tests.exports.rich import everything_in, rich_book
from tests.exports.test_sentinel import FOUND, planted_book
from tests.exports.word.sample import HOSTILE
from tests.factory import CLIENT_ID, TODAY
from tests.tools.docx_lint import lint

TEAM = DocumentKind.team_letter


def letter(book: Book, added: Added = FINAL, sitting: str = "") -> list[str]:
    """The lines of the letter to the client's team."""
    return said(TEAM, book, client(book), added, sitting=sitting).splitlines()


def with_letter(*more: Record, **values: object) -> Book:
    """The rich records with a letter."""
    return rich_book(written_letter(**values), *answers(), *more)


def test_what_was_written_stands_in_it_as_a_letter() -> None:
    lines = letter(with_letter())
    top = ["Keller & Partners", "Maria Keller", "Confidential", "Northwind Industries", "23 November 2026"]
    assert lines[:5] == top
    assert lines[6:] == [
        "Dear Dana, dear Ruth,",
        "In the workshop it became quiet.",
        "I have thought about that since.",
        "Each of you refuses one discount.",
        "With respect,",
        "Maria Keller",
        "Keller & Partners",
    ]


def test_our_message_stands_before_the_greeting_and_the_addressee_above_the_client() -> None:
    lines = letter(with_letter(), Added("The five heads", DocumentStatus.draft, "One more thing.", "And another."))
    assert "Draft · Confidential" in lines
    assert lines[lines.index("The five heads") + 1] == "Northwind Industries"
    assert lines[-5:] == ["One more thing.", "And another.", "With respect,", "Maria Keller", "Keller & Partners"]


def test_a_letter_of_one_text_ends_with_our_greeting() -> None:
    book = rich_book(written_letter(), factory.answer("change", words="Please refuse one discount."))
    assert letter(book)[6:] == ["Please refuse one discount.", "Yours sincerely,", "Maria Keller", "Keller & Partners"]


def test_a_letter_without_its_close_ends_with_our_greeting_and_keeps_its_last_text() -> None:
    told = [each for each in answers() if each.prompt != "close"]  # type: ignore[attr-defined]
    lines = letter(rich_book(written_letter(), *told))
    assert lines[-4:] == ["Each of you refuses one discount.", "Yours sincerely,", "Maria Keller", "Keller & Partners"]


def test_the_latest_finished_letter_is_made_unless_another_is_named() -> None:
    later = {"id": "51771a9000000002", "on": "2026-03-01", "finished_on": "2026-03-02"}
    told = answers(sitting=later["id"], on="2026-03-02")
    told = [each.with_changes(words="Dear Piet,") if each.prompt == "salutation" else each for each in told]  # type: ignore[attr-defined]
    book = with_letter(written_letter(**later), *told)
    assert "Dear Piet," in letter(book)
    assert "Dear Dana, dear Ruth," in letter(book, sitting=factory.SITTING_ID)


@pytest.mark.parametrize(
    ("records", "named", "words"),
    [
        ([], "", "No letter to a team was written for this client"),
        ([factory.sitting(finished_on="2026-02-03")], "", "No letter to a team was written for this client"),
        ([factory.sitting(finished_on="2026-02-03")], factory.SITTING_ID, "“Pulse” is no letter"),
        ([written_letter(finished_on=None)], "", "is not finished"),
        ([written_letter(finished_on=None)], factory.SITTING_ID, "is not finished"),
        ([written_letter()], "", "has no text yet"),
        ([written_letter()], "f" * 16, "not one of the client's"),
        ([written_letter(client="")], factory.SITTING_ID, "not one of the client's"),
    ],
)
def test_where_no_letter_is_written_it_is_refused_in_a_sentence(records: list[Record], named: str, words: str) -> None:
    book = factory.book_of(factory.profile(), factory.client(), factory.engagement(), *records)
    with pytest.raises(ExportError, match=words):
        letter(book, sitting=named)


def test_only_texts_of_a_finished_letter_may_be_shared() -> None:
    one = [factory.answer("change", words="Refuse one.")]
    assert letter_texts(written_letter(), one) == ["", "", "Refuse one.", ""]
    for sitting in (written_letter(letter=False), written_letter(finished_on=None), factory.sitting()):
        with pytest.raises(NotShared):
            letter_texts(sitting, [])


def test_the_instrument_that_ships_as_a_letter_begins_one() -> None:
    begins = {each.id: begun(each, CLIENT_ID, rich_book(), TODAY).letter for each in shipped()}
    assert begins["letter-to-the-team"]
    assert sum(begins.values()) == 1


def test_nothing_internal_is_in_any_part_of_the_file() -> None:
    book = factory.book_of(*planted_book(), written_letter(notes="zqx of the sitting"), *answers())
    content = everything_in(letter_bytes(TEAM, book, client(book))).casefold()
    assert [each for each in FOUND if each.casefold() in content] == []
    assert not any(each.on > TODAY for each in book.all(Sitting) if each.on and each.letter)


@pytest.mark.parametrize("kind", ["markup", "control", "hebrew", "formula", "emoji", "override", "long"])
def test_hostile_text_gives_a_sound_file_which_is_the_same_again(kind: str) -> None:
    told = [factory.answer(each, words=HOSTILE[kind]) for each in ("salutation", "occasion", "change", "close")]
    book = factory.small_book(factory.profile(), written_letter(title=HOSTILE[kind][:200]), *told)
    content = letter_bytes(TEAM, book, client(book))
    assert lint(content) == []
    assert content == letter_bytes(TEAM, book, client(book))
