"""Decision forms that came back, taken in from the command line."""

from __future__ import annotations

import io
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from advisor.cli.machine import local_now
from tests.cli.conftest import Advisor
from tests.cli.test_checking import on_terminal
from tests.tools.form_filling import Answers, in_word

YESTERDAY = local_now().date() - timedelta(days=1)
ADOPTED: Answers = {("NWD-1", "position"): "Adopted", ("NWD-1", "on"): YESTERDAY, ("NWD-1", "by"): "Dana Ortiz, CFO"}
WORDS: Answers = {("NWD-1", "words"): "We “will” see.\nThen we act."}


@pytest.fixture
def form(advisor: Advisor, tmp_path: Path) -> bytes:
    """A form about the one recommendation that waits."""
    target = tmp_path / "form.docx"
    advisor.does("export", "form", "NWD-E1", "-o", str(target))
    return target.read_bytes()


@pytest.fixture
def back(form: bytes, tmp_path: Path) -> str:
    """The form, filled in without anything doubtful."""
    return saved(tmp_path, in_word(form, {**ADOPTED, **WORDS}))


def saved(folder: Path, content: bytes) -> str:
    path = folder / "back.docx"
    path.write_bytes(content)
    return str(path)


def decisions(advisor: Advisor) -> list[dict[str, str]]:
    found: list[dict[str, str]] = advisor.does("list", "decisions", "--json").json
    return found


def test_old_and_new_are_shown_and_recorded_after_a_yes(advisor: Advisor, back: str) -> None:
    said = advisor.does("import", "decisions", back, "--yes").out
    assert "NWD-1   Publish floor prices  no decision  adopted, " in said
    assert "We “will” see." in said
    assert "Recorded: 1 decision. advisor undo takes it back." in said
    (decision,) = decisions(advisor)
    assert (decision["position"], decision["by"], decision["words"]) == (
        "adopted",
        "Dana Ortiz",
        "We “will” see.\nThen we act.",
    )


def test_the_evidence_is_listed_and_each_decision_leads_to_it(advisor: Advisor, back: str) -> None:
    advisor.does("import", "decisions", back, "--yes")
    (evidence,) = advisor.does("list", "returned-forms", "--json").json
    assert (evidence["file"], evidence["doubts"]) == ("back.docx", [])
    assert decisions(advisor)[0]["form_return_id"] == evidence["id"]
    assert evidence["sha256"] in advisor.does("show", evidence["id"]).out
    assert "What came back from the client is kept" in advisor.refuses("delete", evidence["id"], "--yes")


def test_the_same_file_twice_records_nothing_the_second_time(advisor: Advisor, back: str) -> None:
    advisor.does("import", "decisions", back, "--yes")
    before = advisor.does("history", "--json").json
    said = advisor.does("import", "decisions", back, "--yes").out
    assert "This very file was read on " in said
    assert "There is nothing new to record." in said
    assert advisor.does("history", "--json").json == before


def test_one_undo_takes_everything_back_and_the_form_can_be_read_again(advisor: Advisor, back: str) -> None:
    advisor.does("import", "decisions", back, "--yes")
    assert "Decision form " in advisor.does("undo").out
    assert decisions(advisor) == []
    assert advisor.does("list", "returned-forms", "--json").json == []
    assert "Recorded: 1 decision." in advisor.does("import", "decisions", back, "--yes").out


def test_a_dry_run_and_a_missing_terminal_record_nothing(advisor: Advisor, back: str) -> None:
    before = advisor.does("history", "--json").json
    assert "Would be recorded: 1 decision." in advisor.does("import", "decisions", back, "--dry-run").out
    refused = advisor.refuses("import", "decisions", back)
    assert refused == "Nothing was recorded; --yes records 1 decision, --dry-run only shows it.\n"
    assert advisor.does("history", "--json").json == before


def test_what_is_doubtful_is_left_out_unless_it_is_named(advisor: Advisor, form: bytes, tmp_path: Path) -> None:
    path = saved(tmp_path, in_word(form, {("NWD-1", "position"): "Declined"}))
    said = advisor.does("import", "decisions", path, "--yes").out
    assert "No date was filled in; it is recorded as of today." in " ".join(said.split())
    assert "Left out because of doubts: NWD-1. --with-doubts REF records one in spite of them." in said
    assert "Recorded: that the form came back, and no decision." in said
    assert decisions(advisor) == []
    for _ in range(2):
        advisor.does("import", "decisions", path, "--yes", "--with-doubts", "nwd-1")
    assert [each["position"] for each in decisions(advisor)] == ["declined"]
    evidence = {each["id"]: each["doubts"] for each in advisor.does("list", "returned-forms", "--json").json}
    accepted = evidence.pop(decisions(advisor)[0]["form_return_id"])
    assert accepted == ["NWD-1: No date was filled in; it is recorded as of today."]
    assert [*evidence.values()] == [[]]


def test_what_the_form_does_not_answer_or_cannot_be_recorded_is_refused(
    advisor: Advisor, form: bytes, tmp_path: Path
) -> None:
    path = saved(tmp_path, in_word(form, {("NWD-1", "position"): "Adopted, mostly"}))
    words = ("import", "decisions", path, "--yes", "--with-doubts")
    assert advisor.refuses(*words, "NWD-9") == "The form does not answer “NWD-9”; it answers NWD-1.\n"
    assert "What was decided cannot be read from it" in advisor.refuses(*words, "NWD-1")
    assert decisions(advisor) == []


def test_all_of_it_is_had_as_json(advisor: Advisor, back: str) -> None:
    found = advisor.does("import", "decisions", back, "--yes", "--json").json
    assert (found["client"], found["file"], found["read_before"]) == ("NWD", "back.docx", None)
    (answer,) = found["answers"]
    assert (answer["reference"], answer["verdict"], answer["found_by"]) == ("NWD-1", "ready", "tag")
    assert answer["decision"]["on"] == YESTERDAY.isoformat()
    assert found["recorded"] == [each["id"] for each in decisions(advisor)]


def test_its_keys_are_those_that_are_promised(advisor: Advisor, back: str) -> None:
    found = advisor.does("import", "decisions", back, "--dry-run", "--json").json
    assert [*found] == [
        *("form", "document_id", "client", "file", "sha256", "read_before", "doubts", "answers"),
        *("returned_form_id", "recorded"),
    ]
    assert [*found["answers"][0]] == [
        *("reference", "recommendation_id", "verdict", "found_by", "before", "decision", "by", "adds_person"),
        *("doubts", "problems"),
    ]
    assert [*found["answers"][0]["decision"]] == [
        *("position", "on", "takes", "leaves", "instead", "deferred_until", "option_chosen", "words", "words_are"),
    ]


def test_a_form_comes_from_standard_input(advisor: Advisor, back: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path(back).read_bytes())))
    assert "standard input is the decision form" in advisor.does("import", "decisions", "-", "--yes").out
    assert len(decisions(advisor)) == 1


def test_what_is_no_form_or_none_of_this_practice_is_refused_in_a_sentence(
    advisor: Advisor, back: str, tmp_path: Path
) -> None:
    (tmp_path / "scan.docx").write_bytes(b"%PDF-1.7\n")
    assert advisor.refuses("import", "decisions", str(tmp_path / "scan.docx")).startswith("scan.docx is a PDF")
    assert "gone.docx is not there" in advisor.refuses("import", "decisions", str(tmp_path / "gone.docx"))
    other = ("--practice", str(tmp_path / "other"))
    advisor.does(*other, "add", "client", "--name", "Harbour", "--code", "HAR")
    assert "is of none that was made in this practice" in advisor.refuses(*other, "import", "decisions", back)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal that Python can open")
@pytest.mark.parametrize(("answer", "recorded"), [("y", ["adopted"]), ("n", []), ("", [])])
def test_somebody_at_a_terminal_is_asked(advisor: Advisor, back: str, answer: str, recorded: list[str]) -> None:
    seen = on_terminal(advisor, "import", "decisions", back, answers=[answer])
    assert "Record 1 decision? y or n: " in seen
    assert ("Nothing was recorded." in seen) is not bool(recorded)
    assert [each["position"] for each in decisions(advisor)] == recorded
