"""Reads one Word file again and again, each time with other bits turned: python -m tests.tools.flips FILE WAY NUMBER.

WAY is ``archive`` for bits of the file as it is, which its sums mostly notice, or ``parts`` for bits of what it holds,
packed anew, which reach the reader of XML. It runs as a process of its own, which the system ends where it takes more
than half a second for each on average, or 100 MB beyond what it started with, and it prints what came of it as JSON.
"""

from __future__ import annotations

import json
import random
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

from exports.word.foreign import Unreadable, read_package
from exports.zipped import zipped
from tests.tools.docx_lint import parts_of

_MOST_SECONDS = 0.5
_MOST_BYTES = 100 * 1024 * 1024
_MOST_BITS = 4
Flip = Callable[[random.Random], bytes]


def main() -> int:
    """Read the file of the command line so often, and print what came of it."""
    file, way, number = sys.argv[1], sys.argv[2], int(sys.argv[3])
    content = Path(file).read_bytes()
    flip = in_parts(parts_of(content)) if way == "parts" else _in_archive(content)
    read_whole(content)  # what is loaded at the first reading is no cost of the others
    before = resource.getrusage(resource.RUSAGE_SELF)
    _limit(number)
    seed, refused, slowest = 0, 0, 0.0
    try:
        for seed in range(number):
            flipped = flip(random.Random(seed))
            start = process_time()
            refused += not read_whole(flipped)
            slowest = max(slowest, process_time() - start)
    finally:
        print(f"The last seed was {seed}.", file=sys.stderr)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before.ru_maxrss
    print(json.dumps({"refused": refused, "read": number - refused, "slowest": slowest, "kilobytes": grown}))
    return 0


def read_whole(content: bytes) -> bool:
    """Whether a file can be read, every part and every reference of it.

    Raises:
        MemoryError: When it is refused for want of memory.
    """
    try:
        package = read_package(content, name="Reply.docx")
        for part in package.parts:
            package.relationships(part)
            if part.endswith((".xml", ".rels")):
                package.xml(part)
    except Unreadable as refusal:
        if "memory" in str(refusal):
            raise MemoryError from refusal
        return False
    return True


def _limit(number: int) -> None:
    """Let the system end this process where it takes too much."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + number * _MOST_SECONDS) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    pages = Path("/proc/self/statm")
    if pages.exists():  # elsewhere than on Linux nobody says how much a process has
        has = int(pages.read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (has + _MOST_BYTES, has + _MOST_BYTES))


def _in_archive(content: bytes) -> Flip:
    return lambda chance: _turned(content, chance)


def in_parts(parts: dict[str, bytes]) -> Flip:
    """Turns bits of what a file holds, which is then packed anew."""

    def flip(chance: random.Random) -> bytes:
        name = chance.choice(sorted(parts))
        return zipped({**parts, name: _turned(parts[name], chance)}.items())

    return flip


def _turned(content: bytes, chance: random.Random) -> bytes:
    """Content with one to a few bits turned."""
    turned = bytearray(content)
    for _ in range(chance.randint(1, _MOST_BITS)):
        turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
    return bytes(turned)


if __name__ == "__main__":
    sys.exit(main())
