"""A real terminal for the tests: tmux on a socket of its own."""

import os
import shlex
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

HAS_TMUX = shutil.which("tmux") is not None
WAIT = 30.0


class Terminal:
    """A terminal of a size, in which one program runs.

    Args:
        command: The program and its arguments.
        size: Columns and lines.
        environment: What the program finds in its environment beside a minimal one.
    """

    def __init__(self, command: Sequence[str], size: tuple[int, int], environment: dict[str, str]) -> None:
        self._socket = f"advisor-{uuid.uuid4().hex[:12]}"
        self._command = shlex.join(command)
        self._size = size
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self._environment = {**kept, "LANG": "C.UTF-8", "TERM": "xterm-256color", "PYTHONUTF8": "1", **environment}
        self.keys = 0

    def __enter__(self) -> "Terminal":
        columns, lines = self._size
        started = f'{self._command}; echo "ended with $?"; sleep 600'
        self._tmux("-f", os.devnull, "new-session", "-d", "-s", "t", "-x", str(columns), "-y", str(lines), started)
        self._tmux("set", "-g", "escape-time", "0")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        subprocess.run(["tmux", "-L", self._socket, "kill-server"], check=False, capture_output=True)

    def _tmux(self, *words: str) -> str:
        command = ["tmux", "-L", self._socket, *words]
        result = subprocess.run(command, env=self._environment, check=True, capture_output=True, text=True)
        return result.stdout

    def screen(self) -> str:
        """What the terminal shows."""
        return self._tmux("capture-pane", "-p", "-t", "t")

    def press(self, *keys: str) -> None:
        """Press keys by their tmux names; they are counted."""
        self.keys += len(keys)
        self._tmux("send-keys", "-t", "t", *keys)

    def type(self, text: str) -> None:
        """Type a text; its characters are not counted."""
        self._tmux("send-keys", "-t", "t", "-l", text)

    def until(self, *texts: str, gone: str = "") -> str:
        """Wait until the terminal shows all the texts (and no longer ``gone``); returns what it shows.

        Raises:
            TimeoutError: With the screen, when that does not happen.
        """
        return self.until_true(lambda shown: all(t in shown for t in texts) and (not gone or gone not in shown), texts)

    def until_true(self, condition: Callable[[str], bool], what: object) -> str:
        """Wait until what is shown fulfils a condition."""
        limit = time.monotonic() + WAIT
        while time.monotonic() < limit:
            shown = self.screen()
            if condition(shown):
                return shown
            time.sleep(0.02)
        raise TimeoutError(f"{what!r} did not come on:\n{self.screen()}")


def advisor(*words: str) -> list[str]:
    """The program as a command of this Python."""
    return [sys.executable, "-m", "advisor", *words]


def home(folder: Path) -> dict[str, str]:
    """An environment whose home, data, state and documents are inside a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {"XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache", "XDG_CONFIG_HOME": "config"}
    return {"HOME": str(folder), **{name: str(folder / part) for name, part in names.items()}}
