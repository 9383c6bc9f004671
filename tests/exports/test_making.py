from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path

import platformdirs
import pytest

from advisor.book import PRACTICE_SCOPE
from advisor.changes import Add, Delete, Edit
from advisor.practice import Practice
from advisor.records import Client, Document, Engagement, Profile, Recommendation
from advisor.records.choices import DocumentKind, DocumentStatus
from exports.making import ExportError, Made, last_words, make_summary
from exports.summary import Added
from exports.word import sha256_of
from tests.exports.rich import text_of
from tests.tools.docx_lint import lint

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
NAME = "ACME-E1 summary 2026-11-23.docx"


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[], Practice]:
    """Opens the practice of a test, again and again, as a program that starts would."""

    seconds = count()

    def now() -> datetime:
        return NOW + timedelta(seconds=next(seconds))

    def start() -> Practice:
        folder, state = tmp_path / "practice", tmp_path / "state"
        practice = Practice.open(folder, state=state, now=now, who="Maria Keller", create=True)
        practice.load()
        return practice

    return start


@pytest.fixture
def practice(opened: Callable[[], Practice]) -> Practice:
    """A practice with one client, one engagement and one recommendation."""
    practice = opened()
    practice.record([Add(Profile(name="Maria Keller", firm="Keller & Partners"))], "profile")
    client = Client(id="acme000000000000", name="Acme Tools", code="ACME")
    engagement = Engagement(id="e100000000000000", client=client.id, title="Supply review")
    advice = Recommendation(engagement=engagement.id, title="Name one owner", given_on=TODAY - timedelta(days=10))
    practice.record([Add(client), Add(engagement), Add(advice)], "Acme")
    return practice


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def engagement(practice: Practice) -> Engagement:
    return practice.book.all(Engagement)[0]


def make(practice: Practice, to: Path, **values: str) -> Made:
    return make_summary(practice, engagement(practice), to=to, **values)  # type: ignore[arg-type]


def advise(practice: Practice, title: str = "Publish floor prices") -> None:
    """Record one more recommendation, so that the next summary is another."""
    practice.record([Add(Recommendation(engagement=engagement(practice).id, title=title, given_on=TODAY))], title)


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


# -- which file may be replaced


def test_an_unchanged_file_of_ours_is_replaced(practice: Practice, out: Path) -> None:
    first = make(practice, out)
    advise(practice)
    second = make(practice, out)
    assert second.path == first.path
    assert sha256_of(first.path) == second.sha256 != first.sha256
    assert {each.sha256 for each in practice.book.all(Document)} == {first.sha256, second.sha256}


def test_a_changed_file_is_never_replaced(practice: Practice, out: Path) -> None:
    first = make(practice, out)
    first.path.write_bytes(b"with a sentence of the consultant's own")
    second = make(practice, out)
    third = make(practice, out)
    assert first.path.read_bytes() == b"with a sentence of the consultant's own"
    assert second.path == third.path == out / "ACME-E1 summary 2026-11-23 v2.docx"
    second.path.write_bytes(b"changed as well")
    assert make(practice, out).path == out / "ACME-E1 summary 2026-11-23 v3.docx"


def test_a_file_that_went_to_the_client_is_never_replaced(practice: Practice, out: Path) -> None:
    first = make(practice, out)
    practice.record([Edit(first.document, {"sent_on": TODAY})], "sent")
    advise(practice)
    assert make(practice, out).path.name == "ACME-E1 summary 2026-11-23 v2.docx"
    assert sha256_of(first.path) == first.sha256


def test_somebody_elses_file_of_that_name_is_never_replaced(practice: Practice, out: Path) -> None:
    (out / NAME).write_bytes(b"from elsewhere")
    assert make(practice, out).path.name == "ACME-E1 summary 2026-11-23 v2.docx"
    assert (out / NAME).read_bytes() == b"from elsewhere"


def test_a_file_whose_entry_was_undone_is_not_ours_any_more(practice: Practice, out: Path) -> None:
    make(practice, out)
    practice.undo(practice.history()[-1].action.id)
    assert make(practice, out).path.name == "ACME-E1 summary 2026-11-23 v2.docx"


@pytest.mark.skipif(os.name == "nt", reason="making a link takes rights there")
def test_a_link_is_not_followed_and_not_replaced(practice: Practice, out: Path) -> None:
    (out / NAME).symlink_to(out / "gone.docx")
    assert make(practice, out).path.name == "ACME-E1 summary 2026-11-23 v2.docx"
    assert (out / NAME).is_symlink()


def test_a_folder_of_that_name_is_passed_over(practice: Practice, out: Path) -> None:
    (out / NAME).mkdir()
    assert make(practice, out).path.name == "ACME-E1 summary 2026-11-23 v2.docx"


# -- where it goes


def test_a_file_may_be_named(practice: Practice, out: Path) -> None:
    assert make(practice, out / "For Dana.docx").path == out / "For Dana.docx"


def test_without_a_place_it_goes_to_a_folder_of_the_client(
    practice: Practice, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platformdirs, "user_documents_dir", lambda: str(out))
    made = make_summary(practice, engagement(practice))
    assert made.path == out / "Advisor" / "ACME" / NAME


def test_the_summary_of_a_client_is_named_by_its_code(practice: Practice, out: Path) -> None:
    made = make_summary(practice, practice.book.all(Client)[0], to=out)
    assert made.path.name == "ACME summary 2026-11-23.docx"
    assert made.document.engagement == ""


@pytest.mark.parametrize("reference", ["../../etc/passwd", "C:\\x", "a/b", "\x00", "", "…"])
def test_a_reference_never_becomes_a_path(practice: Practice, out: Path, reference: str) -> None:
    odd = engagement(practice).model_copy(update={"reference": reference})
    practice.book.put("acme000000000000", odd)
    made = make_summary(practice, odd, to=out)
    assert made.path.parent == out


# -- what is refused, in one sentence, with nothing written and nothing logged


def refused(practice: Practice, out: Path, scope: Engagement | Client | None = None, **values: object) -> str:
    """The one sentence with which a summary is refused."""
    with pytest.raises(ExportError) as error:
        make_summary(practice, scope or engagement(practice), **({"to": out} | values))  # type: ignore[arg-type]
    assert practice.book.all(Document) == []
    assert list(out.iterdir()) == []
    return str(error.value)


def test_a_day_to_come_is_refused(practice: Practice, out: Path) -> None:
    sentence = "24 November 2026 is still to come; make the summary as of today or an earlier day."
    assert refused(practice, out, as_of=TODAY + timedelta(days=1)) == sentence


def test_a_name_that_is_not_of_a_word_document_is_refused(practice: Practice, out: Path) -> None:
    wanted = out / "summary.pdf"
    sentence = f"{wanted} does not name a Word document; let the name end in .docx, or name a folder."
    assert refused(practice, out, to=wanted) == sentence


def test_a_missing_folder_is_refused(practice: Practice, out: Path) -> None:
    sentence = refused(practice, out, to=out / "gone" / "summary.docx")
    assert sentence == f"summary.docx cannot be written to {out / 'gone'}: no such file or directory."


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
    shutil.rmtree(tmp_path / "practice")
    with pytest.raises(ExportError, match=r"summary 2026-11-23\.docx was written, but not recorded as a document: "):
        make(practice, out)
    assert (out / NAME).exists()


# -- the words that are offered again


def test_the_last_words_of_the_same_scope_are_offered_again(practice: Practice, out: Path) -> None:
    assert last_words(practice.book, engagement(practice)) == Added()
    make(practice, out, message="First.", found="One.")
    make(practice, out, message="Second.", found="Two.", addressee="Dana Ortiz")
    make_summary(practice, practice.book.all(Client)[0], to=out, message="To the client.")
    assert last_words(practice.book, engagement(practice)) == Added(
        "Dana Ortiz", DocumentStatus.draft, "Second.", "Two."
    )
    assert last_words(practice.book, practice.book.all(Client)[0]).message == "To the client."
