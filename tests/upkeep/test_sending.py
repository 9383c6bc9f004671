"""What was sent is kept: the very bytes, for good, and gone only with its client."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from advisor.changes import Refused
from advisor.practice import Practice
from advisor.records import Client, Document
from advisor.records.choices import DocumentKind
from advisor.store.archive import read_archive
from advisor.store.backups import catch_up
from advisor.store.unpacking import unpack
from advisor.upkeep import folder_of
from advisor.upkeep.backing_up import back_up, back_up_to
from advisor.upkeep.erasing import destroy, documents_staying
from advisor.upkeep.going import what_goes
from advisor.upkeep.sending import mark_sent
from tests.exports.conftest import TODAY, make, opened, out, practice

__all__ = ["opened", "out", "practice"]


def sent(practice: Practice, out: Path) -> tuple[Document, Path, bytes]:
    """A summary that was made and marked as sent: its record, the kept file, and what it holds."""
    made = make(practice, out)
    content = made.path.read_bytes()
    found = mark_sent(practice, made.document, TODAY)
    return found.document, found.kept, content


def test_the_file_is_kept_as_it_is_with_its_digest(
    opened: Callable[[], Practice], practice: Practice, out: Path
) -> None:
    document, kept, content = sent(practice, out)
    Path(document.file).unlink()
    assert kept.read_bytes() == content
    (again,) = opened().book.all(Document)
    assert (again.sent_on, again.sent_sha256) == (TODAY, sha256(content).hexdigest())
    assert opened().check() == []


def test_a_file_that_was_finished_by_hand_is_kept_as_it_went(practice: Practice, out: Path) -> None:
    made = make(practice, out)
    made.path.write_bytes(made.path.read_bytes() + b"finished in Word")
    found = mark_sent(practice, made.document, TODAY)
    assert found.finished
    assert found.kept.read_bytes().endswith(b"finished in Word")
    assert found.document.sha256 != found.document.sent_sha256 == sha256(found.kept.read_bytes()).hexdigest()


def test_a_pdf_of_it_can_be_what_was_sent(practice: Practice, out: Path) -> None:
    made, pdf = make(practice, out), out / "for Dana.PDF"
    pdf.write_bytes(b"%PDF-1.7")
    found = mark_sent(practice, made.document, TODAY, pdf)
    assert found.kept.suffix == ".pdf"
    assert found.kept.read_bytes() == b"%PDF-1.7"


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (1, "24 November 2026 is still to come; mark it once it is sent."),
        (-1, "It was made on 23 November 2026, and cannot have been sent before."),
    ],
)
def test_a_day_on_which_it_cannot_have_been_sent_is_refused(
    practice: Practice, out: Path, days: int, sentence: str
) -> None:
    made = make(practice, out)
    with pytest.raises(Refused, match=sentence):
        mark_sent(practice, made.document, TODAY + timedelta(days=days))
    assert not (folder_of(practice).layout.sent).exists()


def test_what_was_sent_is_not_sent_again(practice: Practice, out: Path) -> None:
    document, _, _ = sent(practice, out)
    with pytest.raises(Refused, match=r"It was sent on 23 November 2026; undo that first, or make it anew\."):
        mark_sent(practice, document, TODAY)


def test_a_file_that_is_gone_is_named(practice: Practice, out: Path) -> None:
    made = make(practice, out)
    made.path.unlink()
    with pytest.raises(Refused, match=r"summary 2026-11-23\.docx cannot be read \(.*\); name the file that was sent\."):
        mark_sent(practice, made.document, TODAY)


def test_what_is_internal_goes_to_no_client(practice: Practice, out: Path) -> None:
    review = make(practice, out).document.replaced(kind=DocumentKind.practice_review)
    with pytest.raises(Refused, match="A practice review is internal and goes to no client"):
        mark_sent(practice, review, TODAY)


def test_undo_takes_the_mark_back_and_leaves_the_file(practice: Practice, out: Path) -> None:
    _, kept, content = sent(practice, out)
    undone = practice.undoable()
    assert undone is not None
    assert undone.why == "engagement summary sent on 23 Nov 26"
    practice.undo()
    (document,) = practice.book.all(Document)
    assert (document.sent_on, document.sent_sha256) == (None, "")
    assert kept.read_bytes() == content
    assert practice.check() == []


def test_a_kept_file_that_somebody_changed_is_found(practice: Practice, out: Path) -> None:
    _, kept, _ = sent(practice, out)
    kept.write_bytes(b"other")
    (found,) = practice.check()
    assert (found.severity, found.where) == ("error", f"sent/acme000000000000/{kept.name}")
    assert found.words.startswith("It is not as it was sent any more")


def test_a_strange_file_beside_them_is_told(practice: Practice, out: Path) -> None:
    _, kept, _ = sent(practice, out)
    stray = kept.with_name("notes.docx")
    stray.write_bytes(b"x")
    stray.chmod(0o600)
    (found,) = practice.check()
    assert found.words == "It does not belong to the practice; it is not used."


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_nobody_else_may_read_it(practice: Practice, out: Path) -> None:
    _, kept, _ = sent(practice, out)
    assert [path.stat().st_mode & 0o077 for path in (kept, kept.parent, kept.parent.parent)] == [0, 0, 0]


def test_a_whole_backup_holds_it_and_gives_it_back(practice: Practice, out: Path, tmp_path: Path) -> None:
    _, kept, content = sent(practice, out)
    made = back_up_to(practice, out)
    fresh = tmp_path / "fresh"
    unpack(fresh, read_archive(made.path))
    assert (fresh / "sent" / "acme000000000000" / kept.name).read_bytes() == content


def test_the_second_backup_folder_gets_it_once(practice: Practice, out: Path, tmp_path: Path) -> None:
    _, kept, content = sent(practice, out)
    back_up(practice)
    second = tmp_path / "second"
    catch_up(folder_of(practice).layout, second, practice.now())
    there = second / "acme000000000000" / "sent" / kept.name
    assert there.read_bytes() == content
    kept.write_bytes(b"other")
    catch_up(folder_of(practice).layout, second, practice.now())
    assert there.read_bytes() == content


def test_it_goes_with_its_client(practice: Practice, out: Path) -> None:
    _, kept, _ = sent(practice, out)
    code = practice.book.all(Client)[0].code
    destroy(practice, what_goes(practice, code), code)
    assert not kept.parent.exists()
    assert practice.check() == []


def test_a_person_who_is_forgotten_stays_in_it_and_that_is_said(practice: Practice, out: Path) -> None:
    document, kept, _ = sent(practice, out)
    assert documents_staying(practice, document.client) == [document.file, str(kept)]
