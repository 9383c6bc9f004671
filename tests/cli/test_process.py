"""The program as a process: exit status, streams, what it loads, and two of them at once."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from advisor import __version__
from tests.cli.conftest import Advisor

PROGRAM = [sys.executable, "-m", "advisor"]
POSIX = pytest.mark.skipif(os.name != "posix", reason="streams are closed by a POSIX shell here")


def run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the program to its end, without a terminal."""
    return subprocess.run(
        [*PROGRAM, *words],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **more},
        check=False,
    )


def shell(command: str, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the program inside a line of sh, where it stands as ``"$@"``."""
    return subprocess.run(
        ["sh", "-c", command, "sh", *PROGRAM, *words], capture_output=True, encoding="utf-8", check=False
    )


def test_the_version_is_printed() -> None:
    done = run("--version")
    assert (done.returncode, done.stdout) == (0, f"advisor {__version__}\n")


@pytest.mark.parametrize("words", [["nonsense"], ["today", "--nonsense"], ["list"], ["add", "advice"], ["decide", "X"]])
def test_wrong_use_is_status_2_with_the_usage(words: Sequence[str], advisor: Advisor) -> None:
    answer = advisor(*words)
    assert answer.status == 2
    assert "usage: advisor" in answer.err


@pytest.mark.parametrize(
    "words", [[], ["add"], ["add", "advice"], ["edit"], ["decide"], ["import", "advice"], ["list"]]
)
def test_every_command_has_help(words: Sequence[str], advisor: Advisor) -> None:
    answer = advisor.does(*words, "--help")
    assert "usage: advisor" in answer.out


def test_the_screens_are_refused_without_a_terminal(advisor: Advisor) -> None:
    assert "terminal" in advisor.refuses()


def test_the_practice_is_found_by_its_variable_and_an_option_goes_before_it(advisor: Advisor, tmp_path: Path) -> None:
    assert "NWD-1" in run("today", ADVISOR_PRACTICE=str(advisor.folder)).stdout
    assert run("today", "--practice", str(tmp_path / "none"), ADVISOR_PRACTICE=str(advisor.folder)).returncode == 1
    assert str(tmp_path / "data") in run("today").stderr


@pytest.mark.parametrize("named", ["  ", "a\0b"])
def test_a_folder_that_cannot_be_one_is_refused_at_the_door(
    named: str, advisor: Advisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    advisor.folder = Path("x")
    assert "names no folder" in advisor.refuses("--practice", named, "today")


@pytest.mark.parametrize("words", [("list", "advice"), ("add", "client", "--name", "X", "--code", "XXX")])
def test_a_practice_whose_drive_was_taken_out_is_not_said_to_have_never_been(
    advisor: Advisor, words: Sequence[str]
) -> None:
    advisor.folder.rename(advisor.folder.with_name("taken out"))
    said = advisor.refuses(*words)
    assert "is not there, and was when Advisor last opened it: connect its drive" in said
    assert "makes one there" not in said
    assert not advisor.folder.exists()


def test_a_file_is_no_practice(advisor: Advisor, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "is a file" in advisor.refuses("today", "--practice", str(tmp_path / "file"))
    assert "is not empty" in advisor.refuses(*("add", "client", "--name", "N", "--practice", str(tmp_path)))


LISTED = """
import sys
from advisor.cli import main
main(sys.argv[1:])
heavy = {"textual", "docx", "lxml", "openpyxl", "charset_normalizer", "ftfy", "rich"}
print(sorted(heavy & {name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "words", [["today"], ["list", "advice", "--json"], ["decide", "NWD-1", "adopted"], ["history"], ["review"]]
)
def test_plain_commands_load_neither_screens_nor_word_nor_spreadsheets(advisor: Advisor, words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LISTED, "--practice", str(advisor.folder), *words],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert done.stderr.splitlines()[-1] == "[]"


READ = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from advisor.practice import Practice
folder, state = map(Path, sys.argv[1:])
practice = Practice.open(folder, state=state, now=lambda: datetime.now(UTC), who="Mara", create=False)
practice.load()
assert practice.book.find("NWD-1")
print(sorted({"tinydb", "advisor.store.keeper", "advisor.store.undo", "advisor.store.weave"} & set(sys.modules)))
"""


def test_reading_loads_nothing_that_writes_undoes_or_weaves(advisor: Advisor, tmp_path: Path) -> None:
    words = [sys.executable, "-c", READ, str(advisor.folder), str(tmp_path / "read")]
    runs = [subprocess.run(words, capture_output=True, encoding="utf-8", check=True) for _ in range(2)]
    assert runs[1].stdout == "[]\n", "the first run notes who this device is"


def test_two_programs_writing_at_once_lose_nothing(advisor: Advisor) -> None:
    words = [*PROGRAM, "add", "advice", "NWD", "--practice", str(advisor.folder), "--title"]
    started = [
        subprocess.Popen([*words, f"Advice {number}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for number in range(6)
    ]
    for each in started:
        _, err = each.communicate()
        assert each.returncode == 0, err
    listed = advisor.does("list", "advice", "--json").json
    assert [each["reference"] for each in listed] == [f"NWD-{number}" for number in range(1, 9)]
    assert {f"Advice {number}" for number in range(6)} <= {each["title"] for each in listed}


def test_a_document_goes_to_standard_output(advisor: Advisor) -> None:
    done = subprocess.run(
        [*PROGRAM, "export", "summary", "NWD", "-o", "-", "--practice", str(advisor.folder)],
        capture_output=True,
        check=True,
    )
    assert done.stdout.startswith(b"PK")
    assert advisor.does("list", "documents", "--json").json == []


@POSIX
def test_a_reader_that_stops_early_causes_no_traceback(advisor: Advisor) -> None:
    done = shell('"$@" | true; exit 0', "history", "--json", "--practice", str(advisor.folder))
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@POSIX
@pytest.mark.parametrize("stream", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_closed_streams_cause_no_traceback(advisor: Advisor, stream: str) -> None:
    done = shell(f'"$@" {stream}', "today", "--practice", str(advisor.folder))
    assert "Traceback" not in done.stderr
    assert done.returncode == (1 if ">&-" in stream.replace("2>&-", "") else 0)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_behind_the_output_is_one_line(advisor: Advisor) -> None:
    done = shell('"$@" > /dev/full', "list", "advice", "--practice", str(advisor.folder))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "the disk is full" in done.stderr


@POSIX
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_one_line(advisor: Advisor) -> None:
    for folder in (advisor.folder / "clients", advisor.folder / "history", advisor.folder):
        folder.chmod(0o500)
    said = advisor.refuses("add", "client", "--name", "Harbour")
    advisor.folder.chmod(0o700)
    assert len(said.splitlines()) == 1


@POSIX
def test_output_that_cannot_show_glyphs_gets_their_plain_forms(advisor: Advisor) -> None:
    done = run("today", "--practice", str(advisor.folder), PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "o  awaiting decision  NWD-1" in done.stdout
    assert done.stdout.startswith("Today - ")


@POSIX
def test_ctrl_c_ends_a_question_with_status_1(advisor: Advisor) -> None:
    import pty

    leader, follower = pty.openpty()
    asking = subprocess.Popen(
        [*PROGRAM, "progress", "NWD-1", "under-way", "--practice", str(advisor.folder)],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        start_new_session=True,
    )
    os.close(follower)
    seen = b""
    while b"[y/N]" not in seen:
        seen += os.read(leader, 1024)
    asking.send_signal(signal.SIGINT)
    assert asking.wait() == 1
    os.close(leader)
    assert advisor.does("list", "progress", "--json").json == []


@POSIX
def test_a_yes_at_the_terminal_records_the_adoption_too(advisor: Advisor) -> None:
    import pty

    leader, follower = pty.openpty()
    asking = subprocess.Popen(
        [*PROGRAM, "progress", "NWD-1", "under-way", "--practice", str(advisor.folder)],
        stdin=follower,
        stdout=follower,
        stderr=follower,
    )
    os.close(follower)
    seen = b""
    while b"[y/N]" not in seen:
        seen += os.read(leader, 1024)
    os.write(leader, b"y\n")
    assert asking.wait() == 0
    os.close(leader)
    assert advisor.does("show", "NWD-1", "--json").json["by_doing"] is True
