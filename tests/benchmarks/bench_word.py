"""How long a document of 2,000 recommendations takes, and its memory: python -m tests.benchmarks.bench_word.

Imports are not counted; the memory is by how much a document raises the most that the process ever had, the lightest
first.
"""

import gc
import sys
from datetime import date, timedelta
from time import perf_counter

from advisor.book import Book
from advisor.records import Engagement, Record
from advisor.records.choices import DocumentKind
from advisor.words import label
from tests import factory
from tests.exports.made import document_bytes

RECOMMENDATIONS = 2_000
WANTED_SECONDS = {
    DocumentKind.register: 0.5,
    DocumentKind.value: 1.0,
    DocumentKind.closing: 1.0,
    DocumentKind.practice_review: 1.0,
    DocumentKind.summary: 1.0,
}
WANTED_MEGABYTES = 100
WORDS = (
    "Thirty-four of the hundred deals that we read closed below cost, and nobody could say who had agreed to it. "
    "The three regions that publish a floor closed four. We asked nine people why; seven named the same reason."
)


def large_book(recommendations: int = RECOMMENDATIONS) -> Book:
    """A book with one engagement of so many recommendations, each decided, done and seen."""
    people = [factory.person(name, role="Head of Sales", quoted="by_name") for name in ("Dana Ortiz", "Piet Hanssen")]
    records: list[Record] = list(people)
    for number in range(recommendations):
        given = date(2025, 1, 6) + timedelta(days=number % 300)
        advice = factory.advice(
            id=f"{number:016x}",
            reference=f"ACME-{number + 1}",
            title=f"Publish floor prices for region {number + 1}",
            advice=WORDS,
            because=WORDS,
            hope="Margin back above 18 % within two quarters.",
            warning="Every quarter below the floor costs about 140,000 euros.",
            given_on=given,
            given_to=(people[0].id,),
            owner=people[1].id,
            priority="high",
            value_at_stake="140000",
        )
        about = {"recommendation": advice.id}
        said = {"by": people[0].id, "words": "Do it, but not before the summer.", "words_are": "exact"}
        decided = (given + timedelta(days=12)).isoformat()
        done = (given + timedelta(days=60)).isoformat()
        records += [advice, factory.decision("adopted", decided, **about, **said)]
        records.append(factory.progress("implemented", done, evidence="Seen in the field.", **about))
        records.append(factory.outcome("as_hoped", done, "1200", evidence="Controlling report.", **about))
    return factory.small_book(*records)


def main() -> None:
    """Print the seconds and the memory beside what is wanted."""
    book, small = large_book(), factory.small_book(factory.advice())
    for kind, wanted in WANTED_SECONDS.items():
        _made(kind, small)  # whatever is loaded for the first document is loaded now
        gc.collect()
        before = _memory()
        started = perf_counter()
        content = _made(kind, book)
        seconds = perf_counter() - started
        print(f"{label(kind)} of {RECOMMENDATIONS:,} recommendations, {len(content) / 1e6:.1f} MB")
        print(f"  {seconds:.2f} s (wanted: at most {wanted} s)")
        print(f"  {_memory() - before:.0f} MB more memory at its highest (wanted: at most {WANTED_MEGABYTES} MB)")


def _made(kind: DocumentKind, book: Book) -> bytes:
    engagement = book.find("ACME-E1")
    assert isinstance(engagement, Engagement)
    return document_bytes(kind, book, engagement, factory.TODAY)


def _memory() -> float:
    """The most memory that this process has ever had, in megabytes."""
    import resource  # not on Windows, where the tests use what stands above

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
