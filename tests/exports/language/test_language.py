from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import exports.language
from advisor.changes import Edit
from advisor.practice import Practice
from advisor.records.choices import DocumentKind, Position
from exports.error import ExportError
from exports.language import ENGLISH, language, languages
from exports.making import asked_of
from exports.word import bold
from tests.exports.conftest import engagement
from tests.exports.language.pseudo import PSEUDO

ANOTHER = """
from dataclasses import replace
from exports.language.en import TABLE as ENGLISH

PHRASES = {**ENGLISH.phrases, "common.draft": "Skizo", "asking.advice": "{reference}: {title}"}
TABLE = replace(ENGLISH, tag="eo", phrases=PHRASES, day="la {day}-a de {month} {year}", thousands=" ", decimal=",")
"""


@pytest.fixture
def another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The code of a language whose table is a file beside the English one, and nothing else."""
    folder = tmp_path / "languages"
    folder.mkdir()
    (folder / "qx.py").write_text(ANOTHER, encoding="utf-8")
    monkeypatch.setattr(exports.language, "__path__", [*exports.language.__path__, str(folder)])
    yield "qx"
    sys.modules.pop("exports.language.qx", None)


def test_a_file_beside_the_english_one_is_a_language(another: str) -> None:
    assert languages() == ["en", another]
    say = language(another)
    assert (say.tag, say("common.draft"), say("common.confidential")) == ("eo", "Skizo", "Confidential")
    assert say.day(date(2026, 6, 3)) == "la\u00a03-a\u00a0de\u00a0June\u00a02026"
    assert say.money(Decimal("1234.5"), "EUR") == "€\u00a01 234,50"


def test_the_documents_of_a_practice_are_in_its_language(practice: Practice, another: str) -> None:
    practice.record([Edit(practice.book.profile, {"language": another})], "language")
    asked = asked_of(practice, DocumentKind.summary, engagement(practice))
    assert asked.say.tag == "eo"


def test_a_language_without_a_table_is_refused_in_a_sentence() -> None:
    with pytest.raises(ExportError, match=r"^Documents are not written in “xx” yet; choose one of en\.$"):
        language("xx")


def test_a_phrase_takes_the_form_of_its_count() -> None:
    said = [ENGLISH("figures.given", count) for count in (0, 1, 2)]
    assert said == ["recommendations given", "recommendation given", "recommendations given"]


def test_a_phrase_that_is_not_filled_in_is_an_error() -> None:
    with pytest.raises(KeyError, match="day"):
        ENGLISH("telling.on")


def test_what_is_filled_in_stays_as_it_is() -> None:
    assert ENGLISH("telling.owner", owner="{day} {0}") == "owner {day} {0}"


def test_pieces_that_are_no_plain_text_stand_where_the_phrase_has_them(another: str) -> None:
    title, reference = [bold("Prices")], ["ACME", "-1"]
    english = ENGLISH.spread("asking.advice", title=title, reference=reference)
    assert english == [bold("Prices"), " (ACME-1)"]
    other = language(another).spread("asking.advice", title=title, reference=reference)
    assert other == ["ACME-1: ", bold("Prices")]


@pytest.mark.parametrize(
    ("parts", "joined", "listed"),
    [([], "", ""), (["a"], "a", "a"), (["a", "b"], "a and b", "a, b"), (["a", "b", "c"], "a, b and c", "a, b, c")],
)
def test_parts_follow_each_other_as_in_a_sentence(parts: list[str], joined: str, listed: str) -> None:
    assert (ENGLISH.joined(parts), ENGLISH.listed(parts)) == (joined, listed)


def test_clauses_make_a_sentence_and_sentences_a_text() -> None:
    assert ENGLISH.sentence(["two were adopted", "", "one is open"]) == "Two were adopted; one is open."
    assert ENGLISH.sentence(["", ""]) == ""
    assert ENGLISH.together(["One.", "", "Two."]) == "One. Two."


@pytest.mark.parametrize(
    ("write", "english", "other"),
    [
        (lambda say: say.number(3), "three", "⟦three⟧"),
        (lambda say: say.number(1300), "1,300", "1⟦.⟧300"),
        (lambda say: say.digits(3), "3", "3"),
        (lambda say: say.money(Decimal("-1300.5"), "EUR"), "−€\u00a01,300.50", "−1⟦.⟧300⟦,⟧50⟦ ⟧EUR"),
        (lambda say: say.day(date(2026, 6, 3)), "3\u00a0June\u00a02026", "⟦June⟧⟦-⟧3⟦-⟧2026"),
        (lambda say: say.label(Position.in_part), "adopted in part", "⟦adopted in part⟧"),
        (lambda say: say.quoted("Yes."), "“Yes.”", "⟦«⟧Yes.⟦»⟧"),
    ],
)
def test_everything_that_a_language_writes_is_from_its_table(
    write: Callable[[exports.language.Language], str], english: str, other: str
) -> None:
    assert (write(ENGLISH), write(PSEUDO)) == (english, other)
