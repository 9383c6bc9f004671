"""The review of a whole practice, made again after whatever a user may change."""

import gc
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

from advisor.practice import Practice
from advisor.records import Recommendation
from advisor.review import review
from tests.benchmarks.figures import Figure
from tests.benchmarks.generate import NOW

RUNS = 9


def measure(large: Path, state: Path) -> list[Figure]:
    """Make the review again and again: with another filter, as of days that nobody saw yet, and after a change.

    Args:
        large: A practice of 30,000 records.
        state: What the device remembers of it.
    """
    practice = Practice.open(large, state=state, now=lambda: NOW, who="Mara Lind", create=False)
    practice.load()
    book, today = practice.book, NOW.date()
    review(book, today)  # the book keeps what it derived from here on
    gc.freeze()  # as the program does once a practice is shown
    days = (today - timedelta(days=40 * each) for each in range(1, RUNS + 1))
    advice = cycle(each for each in book.all(Recommendation) if book.events_of(each.id))

    def change_one() -> None:
        """Put one record in the place of itself: what was derived of its advice is derived anew."""
        changed = book.events_of(next(advice).id)[0]
        book.put(book.scope_of(changed.id) or "", changed)
        review(book, today)

    return [
        _figure("with another filter", lambda: review(book, today)),
        _figure("as of another day", lambda: review(book, next(days))),
        _figure("after a change", change_one),
    ]


def _figure(when: str, made: Callable[[], object]) -> Figure:
    taken = 1000 * median(islice(_seconds(made), RUNS))
    return Figure("the review again", f"30,000 records, {when}", taken, "ms", 100)


def _seconds(made: Callable[[], object]) -> Iterator[float]:
    """How long it took, each time it is done."""
    while True:
        start = perf_counter()
        made()
        yield perf_counter() - start
