"""Documents made from the command line."""

import hashlib
import io
import zipfile
from pathlib import Path

from tests.cli.conftest import Advisor


def words_of(data: bytes) -> str:
    """The text of a Word document, mark-up and all."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return parts.read("word/document.xml").decode()


def test_a_summary_is_made_recorded_and_holds_nothing_internal(advisor: Advisor, tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    answer = advisor.does("export", "summary", "NWD-E1", "-o", str(target), "--addressee", "Dana Ortiz")
    assert answer.out == f"{target} is made (draft).\n"
    text = words_of(target.read_bytes())
    assert "Publish floor prices" in text
    assert "amused" not in text
    document = advisor.does("list", "documents", "--json").json[0]
    assert document["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest()
    assert (document["engagement"], document["addressee"], document["status"]) == ("NWD-E1", "Dana Ortiz", "draft")


def test_what_was_added_the_last_time_stands_in_the_next_one(advisor: Advisor, tmp_path: Path) -> None:
    target = str(tmp_path / "out.docx")
    advisor.does("export", "summary", "NWD-E1", "-o", target, "--message", "Please decide.", "--status", "final")
    advisor.does("export", "summary", "NWD-E1", "-o", target)
    said = [(each["message"], each["status"]) for each in advisor.does("list", "documents", "--json").json]
    assert sorted(said) == [("Please decide.", "draft"), ("Please decide.", "final")]


def test_a_changed_file_is_never_replaced(advisor: Advisor, tmp_path: Path) -> None:
    target = tmp_path / "out.docx"
    advisor.does("export", "summary", "NWD", "-o", str(target))
    target.write_bytes(b"their comments")
    said = advisor.does("export", "summary", "NWD", "-o", str(target)).out
    assert target.read_bytes() == b"their comments"
    assert "out v2.docx" in said


def test_a_place_that_cannot_be_used_is_refused_in_one_sentence(advisor: Advisor, tmp_path: Path) -> None:
    (tmp_path / "f.txt").write_text("mine")
    for place in ("f.txt/x.docx", "gone/x.docx", f"{'x' * 300}.docx"):
        said = advisor.refuses("export", "summary", "NWD", "-o", str(tmp_path / place))
        assert said.count("\n") == 1
        assert said.endswith("name another place for the file.\n")
    assert advisor.does("list", "documents", "--json").json == []


def test_a_summary_of_something_else_is_never_replaced(advisor: Advisor, tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    advisor.does("export", "summary", "NWD-E1", "-o", str(target))
    before = target.read_bytes()
    assert "a v2.docx is made" in advisor.does("export", "summary", "NWD", "-o", str(target)).out
    assert target.read_bytes() == before


def test_a_bad_day_place_or_scope_is_refused(advisor: Advisor, tmp_path: Path) -> None:
    assert advisor.refuses("export", "summary", "NWD", "--as-of", "3/4/2027").startswith("--as-of: ")
    assert "is a recommendation" in advisor.refuses("export", "summary", "NWD-1")
    assert ".docx" in advisor.refuses("export", "summary", "NWD", "-o", str(tmp_path / "x.pdf"))
    assert advisor.does("list", "documents", "--json").json == []


def test_every_kind_is_a_thing_that_can_be_made(advisor: Advisor) -> None:
    told = advisor("export", "--help").out
    assert "make a report of the client's voice in Word" in told
    assert "make an engagement summary in Word" in told
