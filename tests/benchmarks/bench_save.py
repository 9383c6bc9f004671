"""Saving one record in a client of 500, against appending a line to a file and waiting for the disk."""

import os
from pathlib import Path
from statistics import median
from time import perf_counter

from advisor.changes import Edit
from advisor.records import Recommendation
from tests.benchmarks.figures import Figure
from tests.benchmarks.generate import generate

RUNS = 60
RECORDS = 500
LINE = b"x" * 400 + b"\n"


def measure(scratch: Path) -> list[Figure]:
    """Save and append in turn."""
    practice = generate(scratch / "one-client", scratch / "one-client-state", RECORDS + 1, clients=1)
    advice = practice.book.all(Recommendation)[0].id
    saves, appends = [], []
    with (scratch / "line").open("ab", buffering=0) as file:
        for run in range(RUNS):
            record = practice.book.record(advice)
            assert record is not None
            start = perf_counter()
            practice.record([Edit(record, {"notes": f"Note {run}"})], why="Note")
            saved = perf_counter()
            file.write(LINE)
            os.fsync(file.fileno())
            saves.append((saved - start) * 1000)
            appends.append((perf_counter() - saved) * 1000)
    return [Figure("save", f"a client of {RECORDS} records", median(saves), "ms", 15, median(appends))]
