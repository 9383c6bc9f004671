from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

from advisor.changes import Edit
from advisor.practice import Practice
from advisor.records import Client, Document
from exports.error import ExportError
from exports.names import MOST_VERSIONS
from exports.word.files import sha256_of
from tests.exports.conftest import NAME, TODAY, advise, engagement, make
from tests.exports.made import make_summary

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


@pytest.mark.parametrize("reference", ["../../etc/passwd", "C:\\x", "a/b", "\x00", "", "…", "A" * 300])
def test_a_reference_never_becomes_a_path(practice: Practice, out: Path, reference: str) -> None:
    odd = engagement(practice).replaced(reference=reference)
    practice.book.put("acme000000000000", odd)
    made = make_summary(practice, odd, to=out)
    assert made.path.parent == out


@pytest.mark.parametrize("code", ["CON", "NUL", "AUX", "PRN", "COM1", "LPT9"])
def test_a_code_that_windows_keeps_for_a_device_is_no_folder(practice: Practice, out: Path, code: str) -> None:
    client = practice.book.all(Client)[0].replaced(code=code)
    practice.book.put("acme000000000000", client)
    made = make_summary(practice, engagement(practice), home=out)
    assert made.path.parent == out / f"{code}-"


def test_a_document_of_ours_about_something_else_is_never_replaced(practice: Practice, out: Path) -> None:
    first = make(practice, out / "a.docx")
    of_the_client = make_summary(practice, practice.book.all(Client)[0], to=out / "a.docx")
    assert of_the_client.path == out / "a v2.docx"
    assert sha256_of(first.path) == first.sha256
    assert make(practice, out / "a.docx").path == first.path


def test_a_place_of_its_own_may_be_given_for_all_documents(practice: Practice, out: Path) -> None:
    made = make_summary(practice, engagement(practice), home=out / "sample" / "documents")
    assert made.path == out / "sample" / "documents" / "ACME" / NAME


# -- places that cannot be used are refused in one sentence, with nothing written and nothing logged


def refused(practice: Practice, to: Path) -> str:
    """The one sentence with which a place is refused."""
    with pytest.raises(ExportError) as error:
        make(practice, to)
    assert practice.book.all(Document) == []
    return str(error.value)


def test_a_file_cannot_hold_a_document(practice: Practice, out: Path) -> None:
    (out / "notes.txt").write_text("mine")
    sentence = f"{out / 'notes.txt'} is not a folder; name another place for the file."
    assert refused(practice, out / "notes.txt" / "x.docx") == sentence
    assert (out / "notes.txt").read_text() == "mine"


def test_a_missing_folder_is_not_made_unasked(practice: Practice, out: Path) -> None:
    sentence = f"The folder {out / 'gone'} is not there; make it, or name another place for the file."
    assert refused(practice, out / "gone" / "summary.docx") == sentence
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("name", ["x" * 300 + ".docx", "y" * 300, "x" * 250 + ".docx"])
def test_a_name_that_is_too_long_is_refused(practice: Practice, out: Path, name: str) -> None:
    if len(name) == 255:
        (out / name).write_bytes(b"so that a version would be needed")
    assert refused(practice, out / name).endswith(": the name is too long; name another place for the file.")


def test_the_home_of_nobody_is_refused(practice: Practice) -> None:
    sentence = refused(practice, Path("~nobody-of-that-name/x.docx"))
    assert sentence.startswith("~nobody-of-that-name/x.docx cannot be used: ")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that the user may not enter")
def test_a_folder_that_may_not_be_entered_is_refused(practice: Practice, out: Path) -> None:
    out.chmod(0o000)
    try:
        assert "permission denied" in refused(practice, out / "x.docx")
    finally:
        out.chmod(0o700)


def test_versions_come_to_an_end(practice: Practice, out: Path) -> None:
    for name in ["x.docx", *(f"x v{number}.docx" for number in range(2, MOST_VERSIONS + 1))]:
        (out / name).write_bytes(b"changed")
    sentence = f"{out / 'x.docx'} and its versions up to v{MOST_VERSIONS} are all in use; name another file."
    assert refused(practice, out / "x.docx") == sentence


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_what_is_no_file_is_passed_over_unread(practice: Practice, out: Path) -> None:
    os.mkfifo(out / NAME)
    assert make(practice, out).path.name == "ACME-E1 summary 2026-11-23 v2.docx"
