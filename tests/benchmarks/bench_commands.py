"""Whole processes: Today from the shell, and the import of real recommendations."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.benchmarks.figures import Figure

RUNS = 5
PROJECT = Path(__file__).parents[2]
MAP = PROJECT / "tests" / "data" / "taic.toml"
TABLE = PROJECT / ".." / "shared" / "data" / "taic" / "TAIC_recommendations_04_04_2024.xlsx"


def measure(scratch: Path, large: Path) -> list[Figure]:
    """Run both, the import only where the table is.

    Args:
        scratch: Where practices can be made.
        large: A practice of 30,000 records.
    """
    today = median(_seconds(["--practice", str(large), "today"]) for _ in range(RUNS))
    found = [Figure("advisor today", "30,000 records, whole process", today, "s", 0.6)]
    for what, ending, wanted in (("calendar", "ics", 2), ("data", "xlsx", 15), ("data", "json", 5)):
        words = ["--practice", str(large), "export", what, "-o", str(scratch / f"{what}.{ending}")]
        figure = Figure(f"export {what} (.{ending})", "30,000 records, whole process", _seconds(words), "s", wanted)
        found.append(figure)
    if TABLE.is_file():
        words = ["import", "advice", str(TABLE), "--map", str(MAP)]
        taken = median(_seconds(["--practice", str(scratch / f"import-{run}"), *words]) for run in range(3))
        found.append(Figure("import", "2,192 recommendations, whole process", taken, "s", 3))
    else:
        print("The import is not measured: the table of real recommendations is no part of the project.")
    return found


def _seconds(words: Sequence[str]) -> float:
    """How long a command took from its start to its end."""
    start = perf_counter()
    subprocess.run([sys.executable, "-m", "advisor", *words], check=True, capture_output=True)
    return perf_counter() - start
