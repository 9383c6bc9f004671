from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from advisor.book import PRACTICE_SCOPE
from advisor.changes import Add, Delete
from advisor.past import as_it_was
from advisor.practice import Practice
from advisor.records import Client, Document, Engagement, Recommendation
from advisor.records.choices import DocumentKind, DocumentStatus
from exports.asked import Added
from exports.error import ExportError
from exports.making import asked_of, last_words
from exports.making import make as make_asked
from tests.exports.conftest import NAME, TODAY, advise, engagement, make
from tests.exports.made import make_summary
from tests.exports.rich import text_of
from tests.tools.docx_lint import lint


def test_a_summary_is_a_sound_file_named_by_reference_and_day(practice: Practice, out: Path) -> None:
    made = make(practice, out)
    content = made.path.read_bytes()
    assert made.path == out / NAME
    assert lint(content) == []
    assert "Name one owner" in text_of(content)
    assert made.sha256 == hashlib.sha256(content).hexdigest()
    assert [each.name for each in out.iterdir()] == [NAME]


def test_it_is_logged_as_a_document_with_the_words_that_were_added(
    opened: Callable[[], Practice], practice: Practice, out: Path
) -> None:
    made = make_summary(
        practice,
        engagement(practice),
        to=out,
        as_of=date(2026, 11, 20),
        addressee="Dana Ortiz",
        status=DocumentStatus.final,
        message="It pays.",
        found="Prices rose.",
    )
    (kept,) = opened().book.all(Document)
    assert kept == made.document
    expected = Document(
        id=kept.id,
        rev=kept.rev,
        recorded=kept.recorded,
        client="acme000000000000",
        engagement="e100000000000000",
        kind=DocumentKind.summary,
        as_of=date(2026, 11, 20),
        made_on=TODAY,
        addressee="Dana Ortiz",
        status=DocumentStatus.final,
        message="It pays.",
        found="Prices rose.",
        file=str(out / "ACME-E1 summary 2026-11-20.docx"),
        sha256=made.sha256,
    )
    assert kept == expected


def test_taking_the_entry_back_leaves_the_file(practice: Practice, out: Path) -> None:
    made = make(practice, out)
    practice.undo(practice.history()[-1].action.id)
    assert practice.book.all(Document) == []
    assert made.path.exists()


# -- what is refused, in one sentence, with nothing written and nothing logged


def refused(practice: Practice, out: Path, scope: Engagement | Client | None = None, **values: object) -> str:
    """The one sentence with which a summary is refused."""
    with pytest.raises(ExportError) as error:
        make_summary(practice, scope or engagement(practice), **({"to": out} | values))  # type: ignore[arg-type]
    assert practice.book.all(Document) == []
    assert list(out.iterdir()) == []
    return str(error.value)


def test_a_day_to_come_is_refused(practice: Practice, out: Path) -> None:
    sentence = "24 November 2026 is still to come; make the engagement summary as of today or an earlier day."
    assert refused(practice, out, as_of=TODAY + timedelta(days=1)) == sentence


def test_a_name_that_is_not_of_a_word_document_is_refused(practice: Practice, out: Path) -> None:
    wanted = out / "summary.pdf"
    sentence = f"{wanted} does not name a Word document; let the name end in .docx, or name a folder."
    assert refused(practice, out, to=wanted) == sentence


def test_text_that_cannot_be_kept_is_refused(practice: Practice, out: Path) -> None:
    assert refused(practice, out, addressee="D" * 301) == "Addressee: At most 300 characters fit here."
    sentence = "Our message: This text has characters that cannot be kept; type it again."
    assert refused(practice, out, message="half \ud83d") == sentence


def test_an_engagement_that_is_gone_is_refused(practice: Practice, out: Path) -> None:
    empty = Engagement(client="acme000000000000", title="Empty")
    (gone,) = practice.record([Add(empty)], "add").records
    assert isinstance(gone, Engagement)
    practice.record([Delete(gone)], "delete")
    assert refused(practice, out, gone) == "This engagement is no longer in the practice; choose another."


@pytest.mark.parametrize("scope", ["acme000000000000", PRACTICE_SCOPE])
def test_a_client_whose_records_cannot_all_be_read_is_refused(practice: Practice, out: Path, scope: str) -> None:
    practice.troubles[scope] = "2 records cannot be read; run advisor check."
    assert refused(practice, out) == "2 records cannot be read; run advisor check."


def test_a_file_that_could_not_be_logged_is_said_to_be_there(practice: Practice, out: Path, tmp_path: Path) -> None:
    asked = asked_of(practice, DocumentKind.summary, engagement(practice))
    (tmp_path / "practice" / "clients" / "acme000000000000.json").write_text("{")
    with pytest.raises(ExportError, match=r"summary 2026-11-23\.docx was written, but not recorded as a document: "):
        make_asked(practice, DocumentKind.summary, asked, to=out)
    assert (out / NAME).exists()


def test_nothing_is_written_where_the_practice_is_gone(practice: Practice, out: Path, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "practice")
    with pytest.raises(ExportError, match=r"practice is not there now\. No document was made\.$"):
        make(practice, out)
    assert list(out.iterdir()) == []


# -- the words that are offered again


def test_the_last_words_of_the_same_scope_are_offered_again(practice: Practice, out: Path) -> None:
    assert last_words(practice.book, DocumentKind.summary, engagement(practice)) == Added()
    make(practice, out, message="First.", found="One.")
    make(practice, out, message="Second.", found="Two.", addressee="Dana Ortiz")
    make_summary(practice, practice.book.all(Client)[0], to=out, message="To the client.")
    assert last_words(practice.book, DocumentKind.summary, engagement(practice)) == Added(
        "Dana Ortiz", DocumentStatus.draft, "Second.", "Two."
    )
    assert last_words(practice.book, DocumentKind.summary, practice.book.all(Client)[0]).message == "To the client."


def test_what_another_program_recorded_meanwhile_is_what_the_document_says(
    opened: Callable[[], Practice], practice: Practice, out: Path
) -> None:
    asked = asked_of(practice, DocumentKind.summary, engagement(practice))
    advise(opened(), "Publish floor prices")
    made = make_asked(practice, DocumentKind.summary, asked, to=out)
    assert "Publish floor prices" in text_of(made.path.read_bytes())
    then = as_it_was(practice.store, made.document.client, made.document.noted, adding=made.document.id)
    said = {each.title for each in then.book.all(Recommendation)}
    assert said == {"Name one owner", "Publish floor prices"}


def test_of_what_another_program_took_back_meanwhile_no_document_is_made(
    opened: Callable[[], Practice], practice: Practice, out: Path
) -> None:
    asked = asked_of(practice, DocumentKind.summary, engagement(practice))
    assert opened().undo() is not None
    with pytest.raises(ExportError, match="This engagement is no longer in the practice"):
        make_asked(practice, DocumentKind.summary, asked, to=out)
    assert list(out.iterdir()) == []
