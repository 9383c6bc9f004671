"""What the book keeps for the review says the same as what is made anew, for every day and after every change."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.book import Book
from advisor.records import Dated, Engagement, Interaction, Profile, Recommendation, Record
from advisor.review import review
from advisor.review.cases import case_of
from advisor.standing import standing
from advisor.turning import turning_days
from tests import factory
from tests.review.practices import FIRST, random_day, random_event, random_piece, random_practice

quick = settings(max_examples=100, deadline=None)
seeds = st.integers(0, 2**32)

#: Makes what a record becomes; None where it is taken out.
Change = Callable[[Random, list[Record]], tuple[str, Record | None]]


def _of(records: list[Record], *types: type[Record]) -> list[Record]:
    return [each for each in records if isinstance(each, types)]


def _happens(random: Random, records: list[Record]) -> tuple[str, Record | None]:
    """Something happens to advice, or is told otherwise than before."""
    about = random.choice(_of(records, Recommendation))
    found = random_event(random, random.choice((9000, 9001, 9002)))(about.id)
    return found.id, found


def _is_an_error(random: Random, records: list[Record]) -> tuple[str, Record | None]:
    """A record was entered in error, or was not after all."""
    found = random.choice(_of(records, Dated, Recommendation))
    assert isinstance(found, Dated | Recommendation)
    return found.id, found.with_changes(entered_in_error="" if found.entered_in_error else "the wrong client")


def _is_taken_out(random: Random, records: list[Record]) -> tuple[str, Record | None]:
    return random.choice(_of(records, Dated, Recommendation, Interaction) or records).id, None


def _is_put_otherwise(random: Random, records: list[Record]) -> tuple[str, Record | None]:
    """Advice was given on another day, with other chances, in another category."""
    old = random.choice(_of(records, Recommendation))
    other = _of(random_piece(random, 0), Recommendation)[0]
    return old.id, other.with_changes(id=old.id)


def _is_raised(random: Random, records: list[Record]) -> tuple[str, Record | None]:
    raised = tuple(random.sample([each.id for each in _of(records, Recommendation)], 1))
    met = factory.interaction(random_day(random).isoformat(), raised=raised, id=f"c{random.randrange(3):015x}")
    return met.id, met


def _has_other_terms(random: Random, records: list[Record]) -> tuple[str, Record | None]:
    """The practice or the engagement waits for other numbers of days."""
    found = random.choice(_of(records, Profile, Engagement))
    changes = {"follow_up_days": random.choice((20, 400))}
    if isinstance(found, Profile):
        changes["wait_days"] = random.choice((10, 300))
    return found.id, found.with_changes(**changes)


CHANGES: tuple[Change, ...] = (
    *(_happens, _is_an_error, _is_taken_out),
    *(_is_put_otherwise, _is_raised, _has_other_terms),
)


def _change(random: Random, book: Book) -> None:
    """Change a book in some way; sometimes it is undone at once, or after a look at another day."""
    records = list(book)
    if not _of(records, Recommendation):
        return
    record_id, after = random.choice(CHANGES)(random, records)
    before, scope = book.record(record_id), book.scope_of(record_id) or factory.CLIENT_ID
    _put(book, scope, record_id, after)
    if random.random() < 0.3:
        review(book, random_day(random))
        _put(book, scope, record_id, before)


def _put(book: Book, scope: str, record_id: str, record: Record | None) -> None:
    if record is None:
        book.drop(record_id)
    else:
        book.put(scope, record)


@given(seeds, st.integers(1, 8))
@quick
def test_the_review_of_any_day_after_any_change_is_that_of_a_book_read_anew(seed: int, size: int) -> None:
    random = Random(seed)
    book = factory.book_of(*random_practice(random, size))
    days = [random_day(random) for _ in range(3)]
    for _ in range(8):
        on = random.choice([*days, random_day(random)])
        anew = factory.book_of(*book)
        if random.random() < 0.5:
            other = random_day(random)
            assert _standings(book, other) == _standings(factory.book_of(*book), other)
        assert review(book, on) == review(anew, on)
        assert _standings(book, on) == _standings(anew, on)
        _change(random, book)


def _standings(book: Book, on: date) -> dict[str, object]:
    return {each.id: book.standing_of(each, on) for each in book.all(Recommendation)}


@given(seeds)
@quick
def test_a_case_is_the_same_from_one_turning_day_of_its_advice_to_the_next(seed: int) -> None:
    random = Random(seed)
    book = factory.book_of(*random_practice(random, 1))
    for advice in book.all(Recommendation):
        events, terms = book.events_of(advice.id), book.terms_of(advice)

        def case(on: date, advice: Recommendation = advice) -> object:
            stood = standing(advice, book.events_of(advice.id), on)
            return case_of(advice, advice.given_on or FIRST, stood, on)

        for first, following in pairwise(turning_days(advice, events, terms, ())):
            between = first + timedelta(days=random.randrange((following - first).days))
            assert case(between) == case(first)
            assert case(following - timedelta(days=1)) == case(first)
