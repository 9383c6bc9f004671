"""From the command to the first frame and to the first records, and the memory they take."""

from collections import defaultdict
from pathlib import Path
from statistics import median

from tests.benchmarks.figures import Figure
from tests.benchmarks.generate import generate
from tests.benchmarks.terminal import Program, first_frame, has

RUNS = 7
SMALL, LARGE = 2_000, 30_000
A_ROW = has(r"\bC\d{3}\b")
"""The code of a client, with which the first rows of Today begin."""


def measure(scratch: Path, large: Path) -> list[Figure]:
    """Start each program in turn, again and again, so that a busy moment hits all of them alike.

    Args:
        scratch: Where a small practice can be made.
        large: A practice of 30,000 records.
    """
    small = scratch / "small"
    generate(small, scratch / "small-state", SMALL)
    found: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(RUNS):
        least = Program(["tests.benchmarks.minimal_app"])
        found["least"].append(least.until(first_frame))
        least.close()
        for name, folder in (("small", small), ("large", large)):
            program = Program(["advisor", "--practice", str(folder)])
            found[f"{name} frame"].append(program.until(first_frame))
            found[f"{name} rows"].append(program.until(A_ROW))
            found[f"{name} memory"].append(program.close())
    middle = {name: median(times) for name, times in found.items()}
    least_ms = middle["least"]
    return [
        Figure("first painted frame", f"{SMALL:,} records", middle["small frame"], "ms", 1.25, least_ms),
        Figure("first painted frame", f"{LARGE:,} records", middle["large frame"], "ms", 1.25, least_ms),
        Figure("data usable", f"{SMALL:,} records", middle["small rows"], "ms", 1.5, least_ms),
        Figure("data usable", f"{LARGE:,} records", middle["large rows"], "ms", 2.8, least_ms),
        Figure("memory, at most", f"{LARGE:,} records open", middle["large memory"], "MB", 250),
    ]
