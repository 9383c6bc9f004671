import errno
import os
from pathlib import Path

import pytest

from advisor.system import reason_of


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EROFS, "the folder can only be read"),
        (errno.EACCES, "you have no permission for that"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EIO, "the disk does not work as it should"),
    ],
)
def test_a_refusal_of_the_system_is_told_in_plain_words(number: int, words: str) -> None:
    assert reason_of(OSError(number, os.strerror(number))) == words


def test_a_refusal_without_plain_words_is_told_as_the_system_tells_it() -> None:
    assert reason_of(OSError(errno.EDOM, "Out of domain.")) == "the system says “Out of domain”"
    assert reason_of(OSError("A pipe of its own kind.")) == "the system says “A pipe of its own kind”"


def test_a_file_that_another_program_has_open_on_windows_is_no_lack_of_permission() -> None:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.__dict__["winerror"] = 32
    assert reason_of(error) == "another program uses it"


def test_a_real_refusal_is_told_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match="file") as told:
        (tmp_path / "file" / "below").read_bytes()
    assert reason_of(told.value) == "a file stands where a folder is needed"


def test_no_sentence_of_the_program_quotes_the_system() -> None:
    root = Path(__file__).parent.parent
    alone = (root / "advisor/system.py", root / "advisor/store/atomic.py")
    files = [path for folder in ("advisor", "exports", "screens") for path in (root / folder).rglob("*.py")]
    assert [str(path) for path in files if path not in alone and "strerror" in path.read_text(encoding="utf-8")] == []
