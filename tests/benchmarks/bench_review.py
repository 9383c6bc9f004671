"""The review of a whole practice, beside the standings that it rests on and that the book keeps."""

import gc
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from advisor.book import Book
from advisor.practice import Practice
from advisor.review import review
from tests.benchmarks.figures import Figure
from tests.benchmarks.generate import NOW

RUNS = 9


def measure(large: Path, state: Path) -> list[Figure]:
    """Make the review again and again, as a change of its filter does.

    Args:
        large: A practice of 30,000 records.
        state: What the device remembers of it.
    """
    practice = Practice.open(large, state=state, now=lambda: NOW, who="Mara Lind", create=False)
    practice.load()
    on = NOW.date()
    review(practice.book, on)  # the book keeps the standings from here on
    gc.freeze()  # as the program does once a practice is shown
    taken = 1000 * median(_seconds(practice.book, on) for _ in range(RUNS))
    return [Figure("the review", "30,000 records, standings kept", taken, "ms", 100)]


def _seconds(book: Book, on: date) -> float:
    """How long one review took."""
    start = perf_counter()
    review(book, on)
    return perf_counter() - start
