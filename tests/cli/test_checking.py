"""The check and the repair from the command line: what is found, what is mended, and what is asked on a terminal."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Advisor


def client_file(advisor: Advisor) -> Path:
    (found,) = (advisor.folder / "clients").glob("*.json")
    return found


def edit_by_hand(advisor: Advisor, name: str = "title", value: str = "Changed by hand") -> None:
    path = client_file(advisor)
    data = json.loads(path.read_bytes())
    draft = next(doc for doc in data["recommendation"].values() if doc["reference"] == "NWD-2")
    draft[name] = value
    path.write_text(json.dumps(data))


def test_check_is_content_with_what_was_written_and_not_with_a_changed_byte(advisor: Advisor) -> None:
    assert "Everything is as it was written: 1 client, 6 records." in advisor.does("check").out
    assert advisor.does("check", "--json").json["sound"] is True
    path = client_file(advisor)
    path.write_bytes(path.read_bytes().replace(b"Commercial", b"Commercinl", 1))
    answer = advisor("check")
    assert answer.status == 1
    assert "was changed by another program" in answer.out
    assert advisor("check", "--json").json["findings"]


def test_an_edit_is_shown_and_waits_where_nobody_sits_before_a_terminal(advisor: Advisor) -> None:
    edit_by_hand(advisor)
    answer = advisor("check", "--repair")
    assert answer.status == 1
    assert "The file of Northwind Industries (NWD) was changed by another program." in answer.out
    assert "Title: Tie bonuses to margin → Changed by hand" in answer.out
    assert "It waits: advisor check --repair asks again." in answer.out
    (waiting,) = advisor("check", "--json").json["waiting"]
    assert (waiting["kind"], waiting["whose"]) == ("edit", "NWD")
    assert waiting["records"][0]["fields"][0]["after"] == "Changed by hand"


def test_yes_takes_in_what_leaves_nothing_to_choose(advisor: Advisor) -> None:
    edit_by_hand(advisor)
    out = advisor.does("check", "--repair", "--yes").out
    assert "Done: Take in what another program changed in the file of NWD; advisor undo takes it back." in out
    assert "Everything is as it was written" in out
    assert advisor.does("show", "NWD-2", "--json").json["title"] == "Changed by hand"
    advisor.does("undo")
    assert advisor.does("show", "NWD-2", "--json").json["title"] == "Tie bonuses to margin"


def test_yes_leaves_an_edit_of_which_nothing_can_be_taken_in(advisor: Advisor) -> None:
    edit_by_hand(advisor, "engagement", "nowhere0")
    answer = advisor("check", "--repair", "--yes")
    assert answer.status == 1
    assert "cannot be taken in: Recommendation NWD-2" in answer.out
    assert "was changed by another program" in answer.out


def test_what_waits_is_told_as_json_with_the_keys_that_are_documented(advisor: Advisor) -> None:
    path = client_file(advisor)
    behind = path.read_bytes()
    advisor.does("edit", "NWD-1", "--title", "Recorded", "--correction", "A slip.")
    path.write_bytes(behind.replace(b"Publish floor prices", b"By hand"))
    (waiting,) = advisor("check", "--json").json["waiting"]
    assert set(waiting) == {"kind", "whose", "where", "heading", "records", "given", "questions", "refused"}
    (question,) = waiting["questions"]
    assert set(question) == {"key", "record", "label", "before", "versions"}
    assert question["versions"] == [
        {"place": "as recorded here", "words": "Recorded", "by": "", "corrects": False},
        {"place": "in the changed file", "words": "By hand", "by": "", "corrects": True},
    ]


def test_what_was_repaired_is_told_as_json_too(advisor: Advisor) -> None:
    path = client_file(advisor)
    shutil.copy(path, path.with_name(f"{path.stem} (1).json"))
    path.chmod(0o644)
    told = advisor.does("check", "--repair", "--json").json
    words = " ".join(told["repaired"])
    assert "could be read by other users of this computer; now only by you" in words
    assert "is in the record already" in words
    assert told["waiting"] == []
    assert advisor.does("check", "--repair").out.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="there is no pseudo-terminal to ask on")
@pytest.mark.parametrize(
    ("answer", "title", "sound"),
    [
        ("y", "Changed by hand", "Everything is as it was written"),
        ("n", "Tie bonuses to margin", "Everything is as it was written"),
        ("", "Changed by hand", "It waits"),
    ],
)
def test_on_a_terminal_each_offer_is_asked(advisor: Advisor, answer: str, title: str, sound: str) -> None:
    edit_by_hand(advisor)
    said = on_terminal(advisor, "check", "--repair", answers=[answer])
    assert "Take it in? (y/n, or enter for later)" in said
    assert sound in said
    assert advisor("show", "NWD-2", "--json").json["title"] == title


@pytest.mark.skipif(os.name != "posix", reason="there is no pseudo-terminal to ask on")
def test_on_a_terminal_both_versions_are_shown_and_one_is_chosen(advisor: Advisor) -> None:
    path = client_file(advisor)
    behind = path.read_bytes()
    advisor.does("edit", "NWD-2", "--title", "Recorded")
    path.write_bytes(behind.replace(b"Tie bonuses to margin", b"Changed by hand"))
    said = on_terminal(advisor, "check", "--repair", answers=["2", "y"])
    assert "Title of recommendation NWD-2 “Recorded” was changed on both sides; before: Tie bonuses to margin." in said
    assert "  1: Recorded (as recorded here)" in said
    assert "  2: Changed by hand (in the changed file)" in said
    assert advisor.does("show", "NWD-2", "--json").json["title"] == "Changed by hand"


@pytest.mark.skipif(os.name != "posix", reason="there is no pseudo-terminal to ask on")
@pytest.mark.parametrize(("reason", "title"), [("You said margin.", "By hand"), ("", "Publish floor prices")])
def test_on_a_terminal_given_advice_is_corrected_with_the_reason_that_is_asked_for(
    advisor: Advisor, reason: str, title: str
) -> None:
    path = client_file(advisor)
    path.write_bytes(path.read_bytes().replace(b"Publish floor prices", b"By hand"))
    said = on_terminal(advisor, "check", "--repair", answers=["y", reason])
    assert "Why is the given advice corrected? (enter leaves it as it was given)" in said
    assert ("Done: " in said, "It waits" in said) == (bool(reason), not reason)
    entries = advisor("history", "NWD-1", "--json").json["actions"]
    assert any("Take in what another program changed" in each["why"] for each in entries) is bool(reason)
    if reason:
        assert advisor.does("show", "NWD-1", "--json").json["title"] == title


@pytest.mark.skipif(os.name != "posix", reason="there is no pseudo-terminal to ask on")
@pytest.mark.parametrize(("reason", "title"), [("You said margin.", "By hand"), ("", "Recorded")])
def test_on_a_terminal_a_version_that_rewrites_given_advice_holds_with_the_reason_only(
    advisor: Advisor, reason: str, title: str
) -> None:
    path = client_file(advisor)
    behind = path.read_bytes()
    advisor.does("edit", "NWD-1", "--title", "Recorded", "--correction", "A slip.")
    path.write_bytes(behind.replace(b"Publish floor prices", b"By hand"))
    said = on_terminal(advisor, "check", "--repair", answers=["2", "y", reason])
    assert ("Done: " in said, "It waits" in said) == (bool(reason), not reason)
    told = advisor("history", "NWD-1", "--json").json
    assert title in json.dumps(told)


def test_what_an_answer_leaves_to_be_mended_is_mended_in_the_same_go(advisor: Advisor) -> None:
    path = client_file(advisor)
    behind = path.read_bytes()
    edit_by_hand(advisor)
    path.with_name(f"{path.stem} (1).json").write_bytes(behind)
    told = advisor.does("check", "--repair", "--yes", "--json").json
    assert any("Take in what another program changed" in each for each in told["repaired"])
    assert "is in the record already" in told["repaired"][-1]


def test_both_versions_are_named_also_where_nobody_can_choose(advisor: Advisor) -> None:
    path = client_file(advisor)
    behind = path.read_bytes()
    advisor.does("edit", "NWD-2", "--title", "Recorded")
    path.write_bytes(behind.replace(b"Tie bonuses to margin", b"Changed by hand"))
    answer = advisor("check", "--repair")
    assert answer.status == 1
    assert "  2: Changed by hand (in the changed file)" in answer.out


def on_terminal(advisor: Advisor, *words: str, answers: list[str]) -> str:
    """Run a command before a wide pseudo-terminal, answering what it asks; returns what was to be seen."""
    import pty

    process, screen = pty.fork()
    if process == 0:
        os.environ["COLUMNS"] = "400"
        os.execv(sys.executable, [sys.executable, "-m", "advisor", "--practice", str(advisor.folder), *words])
    for each in answers:
        os.write(screen, f"{each}\n".encode())
    seen = bytearray()
    while True:
        try:
            part = os.read(screen, 4096)
        except OSError:  # Linux says so when the program has closed its side
            break
        if not part:
            break
        seen += part
    os.waitpid(process, 0)
    os.close(screen)
    return seen.decode().replace("\r\n", "\n")


@pytest.mark.parametrize("which", ["client", "practice"])
def test_a_file_that_is_gone_is_told_and_made_again_from_its_history(advisor: Advisor, which: str) -> None:
    path = client_file(advisor) if which == "client" else advisor.folder / "practice.json"
    if which == "practice":
        advisor.does("edit", "practice", "--name", "Maria Keller")
    before = path.read_bytes()
    path.unlink()
    answer = advisor.does("check")
    assert f"{path.name}: The file is not there any more. Its history has everything" in answer.out
    named = {"client": "The file of Northwind Industries (NWD)", "practice": "The practice's own file"}[which]
    assert f"{named} was not there, and was made again from its history." in advisor.does("check", "--repair").out
    assert path.read_bytes() == before


def test_a_history_that_is_gone_leads_to_the_backup_that_makes_it_again(advisor: Advisor) -> None:
    advisor.does("backup")
    (chain,) = (advisor.folder / "history" / client_file(advisor).stem).glob("*.jsonl")
    chain.unlink()
    said = advisor("check").out
    assert "If there is no other computer, or it is through, a backup makes it again" in said
    backup = said.partition("The latest good one: advisor restore ")[2].split()[0]
    advisor.does("restore", backup, "--yes")
    advisor.does("check")


def test_a_check_says_once_what_is_wrong_and_of_whom(advisor: Advisor) -> None:
    file = client_file(advisor)
    file.write_bytes(b"{")
    answer = advisor("check")
    assert (answer.status, answer.err) == (1, "")
    (finding,) = answer.out.splitlines()
    assert finding.startswith(
        f"error: Northwind Industries (NWD), clients/{file.name}: The file is damaged from line 1 on"
    )
    assert finding.count(file.name) == 1
