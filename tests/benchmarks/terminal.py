"""Programs in a terminal of their own (a pty): when what they paint can be seen, and how much memory they took."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from collections.abc import Callable, Sequence
from time import perf_counter

COLUMNS, LINES = 120, 40
PATIENCE = 30.0
"""Seconds after which waiting for something on the screen is given up."""
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])")
_KIB_PER_MB = 1024 if sys.platform != "darwin" else 1024 * 1024

Seen = Callable[[str], bool]


class Program:
    """A Python module that runs in a terminal.

    Args:
        words: The module and its arguments, as after ``python -m``.
    """

    def __init__(self, words: Sequence[str]) -> None:
        self._painted = b""
        self._start = perf_counter()
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
            environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
            os.execve(sys.executable, [sys.executable, "-m", *words], environment)

    def until(self, seen: Seen) -> float:
        """Milliseconds from the start until what was painted so far satisfies a condition.

        Raises:
            SystemExit: When it never does; what was painted is shown.
        """
        while not seen(self.text):
            if not select.select([self._fd], [], [], PATIENCE)[0]:
                raise SystemExit(f"Waited in vain. On the screen:\n{self.text}")
            try:
                chunk = os.read(self._fd, 1 << 16)
            except OSError as error:  # the program has ended
                raise SystemExit(f"The program ended early. On the screen:\n{self.text}") from error
            self._painted += chunk
            if b"\x1b[?2026$p" in chunk:
                os.write(self._fd, b"\x1b[?2026;2$y")
        return (perf_counter() - self._start) * 1000

    @property
    def text(self) -> str:
        """Everything that was painted so far, without colours and moves of the cursor."""
        return _ESCAPES.sub(b" ", self._painted).decode("utf-8", "replace")

    def close(self) -> float:
        """End the program; returns the most memory it took, in MB."""
        os.kill(self._pid, signal.SIGKILL)
        _, _, usage = os.wait4(self._pid, 0)
        os.close(self._fd)
        return usage.ru_maxrss / _KIB_PER_MB


def first_frame(text: str) -> bool:
    """Whether anything to speak of has been painted."""
    return len("".join(text.split())) >= 20


def has(pattern: str) -> Seen:
    """A condition: something that matches a pattern has been painted."""
    compiled = re.compile(pattern)
    return lambda text: compiled.search(text) is not None
