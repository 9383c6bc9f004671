"""Nobody else on the computer can read anything, at any moment, and nothing of a client is where it need not be."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.session_worker import SECRET

HOLDS_CLIENTS = ("data/Advisor/practice", "restored", "usb", "Documents", "state/Advisor/drafts", "table.csv", "ZAN ")
"""Where a client may be named in the folders of a user: what was kept, taken along, typed and exported."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folders of a user, with a table to import and a stick."""
    home = tmp_path / "home"
    for folder in (home, home / "tmp", home / "usb"):
        folder.mkdir(mode=0o700)
    table = home / "table.csv"
    table.touch(0o600)
    table.write_text(f"Client,Engagement,Title,Given\nZAN,Review,Buy in {SECRET},2026-01-02\n")
    return home


def _day(home: Path, umask: str) -> str:
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("DATA", "STATE", "CACHE", "CONFIG")}
    own |= {"ADVISOR_PRACTICE": "", "HOME": str(home), "TMPDIR": str(home / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "tests.session_worker", str(home), umask]
    done = subprocess.run(command, env=os.environ | own, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stderr.partition("open to others:")[2].strip()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_can_read_anything_from_the_first_byte_on(home: Path) -> None:
    """The worker looks at every file before the next thing is done to any; here is what is left in the end.

    Nothing is masked: what would be open to others under any mask is open to them here.
    """
    assert _day(home, "000") == ""
    everything = sorted(home.rglob("*"))
    assert len(everything) > 50
    open_to_others = [path for path in everything if stat.S_IMODE(path.lstat().st_mode) & 0o077]
    assert open_to_others == []
    assert list((home / "tmp").iterdir()) == []
    named = [path.relative_to(home).as_posix() for path in everything if _names_the_client(path)]
    assert named
    assert [path for path in named if not path.startswith(HOLDS_CLIENTS)] == []


def _names_the_client(path: Path) -> bool:
    return SECRET in path.name or (path.is_file() and SECRET.encode() in path.read_bytes())
