"""Marking a document as sent from the command line."""

from pathlib import Path

from tests.cli.conftest import Advisor


def made(advisor: Advisor, tmp_path: Path) -> Path:
    """A summary, made."""
    target = tmp_path / "out.docx"
    advisor.does("export", "summary", "NWD-E1", "-o", str(target))
    return target


def test_a_document_is_marked_as_sent_by_its_file_and_kept(advisor: Advisor, tmp_path: Path) -> None:
    target = made(advisor, tmp_path)
    first, kept = advisor.does("sent", str(target)).out.splitlines()
    assert first.startswith("The engagement summary is marked as sent on ")
    assert Path(kept.removeprefix("Kept: ")).read_bytes() == target.read_bytes()
    (document,) = advisor.does("list", "documents", "--json").json
    assert document["sent_on"] is not None
    assert document["sent_sha256"] == document["sha256"]


def test_the_same_document_is_named_by_its_id_and_is_not_sent_twice(advisor: Advisor, tmp_path: Path) -> None:
    target = made(advisor, tmp_path)
    target.write_bytes(target.read_bytes() + b"finished")
    (document,) = advisor.does("list", "documents", "--json").json
    said = advisor.does("sent", document["id"]).out
    assert "The file is another than the one that was made; it is kept as it was sent." in said
    refused = advisor.refuses("sent", document["id"])
    assert refused.startswith("It was sent on ")
    told = "NWD-1 is a recommendation; name a document: advisor list documents shows them.\n"
    assert advisor.refuses("sent", "NWD-1") == told


def test_a_file_that_is_no_document_of_ours_is_named(advisor: Advisor, tmp_path: Path) -> None:
    made(advisor, tmp_path)
    told = advisor.refuses("sent", str(tmp_path / "other.docx"))
    assert told.startswith(f"No document was made as {tmp_path / 'other.docx'}; ")
    assert told.count("\n") == 1


def test_a_day_on_which_it_cannot_have_been_sent_is_refused_by_the_name_of_the_option(
    advisor: Advisor, tmp_path: Path
) -> None:
    target = made(advisor, tmp_path)
    assert advisor.refuses("sent", str(target), "--on", "2020-01-01").startswith("--on: It was made on ")
