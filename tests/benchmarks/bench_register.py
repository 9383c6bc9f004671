"""From key to frame in a register of 30,000 rows, at 120×40: python -m tests.benchmarks.bench_register.

The program runs in a terminal of its own (a pty), as a user has it. A key counts from the moment it is
written until the end of the largest frame it brings about; frames are told apart by synchronized output,
which the terminal here says it can do.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from collections.abc import Iterable
from statistics import quantiles
from time import perf_counter
from typing import NamedTuple

COLUMNS, LINES = 120, 40
QUIET = 0.1
"""Seconds without output after which a key has had its effect."""
PATIENCE = 2.0
"""Seconds to wait for the first frame."""
FRAME_END = b"\x1b[?2026l"
KEYS = {
    "down": b"\x1b[B",
    "up": b"\x1b[A",
    "pagedown": b"\x1b[6~",
    "pageup": b"\x1b[5~",
    "back": b"\x7f",
    "shift+tab": b"\x1b[Z",
}


class Frame(NamedTuple):
    """One painted frame: how long after the key it was complete, in milliseconds, and its size in bytes."""

    after: float
    size: int


class Terminal:
    """A pty with the bench's program in it."""

    def __init__(self) -> None:
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
            environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TEXTUAL_FPS": "120"}
            os.execve(sys.executable, [sys.executable, "-m", "tests.benchmarks.register_app"], environment)
        self.send(b"", quiet=1.0)

    def send(self, data: bytes, quiet: float = QUIET) -> list[Frame]:
        """The frames that follow what is typed, until there was none for `quiet` seconds."""
        start = perf_counter()
        os.write(self._fd, data)
        frames: list[Frame] = []
        pending = b""
        while select.select([self._fd], [], [], quiet if frames else PATIENCE)[0]:
            chunk = os.read(self._fd, 1 << 16)
            after = (perf_counter() - start) * 1000
            if b"\x1b[?2026$p" in chunk:
                os.write(self._fd, b"\x1b[?2026;2$y")
            *complete, pending = re.split(re.escape(FRAME_END), pending + chunk)
            frames += [Frame(after, len(each)) for each in complete]
        return frames

    def key(self, name: str) -> float:
        """Milliseconds until the largest frame after this key was complete."""
        frames = self.send(KEYS.get(name, name.encode()))
        if not frames:
            raise SystemExit(f"The key {name!r} changed nothing: the bench has lost its place.")
        return max(frames, key=lambda frame: frame.size).after

    def close(self) -> None:
        """End the program."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._fd)


def report(name: str, times: Iterable[float], bar: str) -> None:
    """One line: how many, median, 95th percentile, most, and what is wanted."""
    times = sorted(times)
    cuts = quantiles(times, n=20, method="inclusive")
    print(f"{name:16} {len(times):4} {cuts[9]:8.1f} {cuts[18]:8.1f} {times[-1]:8.1f}   {bar}")


def main() -> None:
    """Measure, and print."""
    terminal = Terminal()
    try:
        print(f"{'milliseconds':16} {'n':>4} {'p50':>8} {'p95':>8} {'max':>8}   wanted")
        moves = [terminal.key(name) for name in ["down"] * 80 + ["up"] * 40]
        report("move", moves, "p95 16")
        report("page", [terminal.key(name) for name in ["pagedown"] * 60 + ["pageup"] * 30], "p95 20")
        flood = terminal.send(KEYS["down"] * 200, quiet=0.3)
        terminal.send(KEYS["shift+tab"])
        first = terminal.key("p")
        typed = [word for word in ("rice", "north", "deal desk own", "zz") for _ in range(2)]
        filters = [terminal.key("back")]
        for word in typed:
            filters += [terminal.key(letter) for letter in word]
            filters += [terminal.key("back") for _ in word]
        report("filter", filters, "p50 16, p95 40")
        print(f"{'200 queued downs':16} {flood[-1].after:31.1f}   150")
        print(f"{'first letter':16} {first:31.1f}   builds the search text, unless the loader did")
    finally:
        terminal.close()


if __name__ == "__main__":
    main()
