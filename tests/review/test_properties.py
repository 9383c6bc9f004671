"""What holds of the review of every practice, whatever is recorded in it."""

from datetime import date, timedelta
from functools import partial
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.counting import tally
from advisor.records import Dated, Recommendation, Record
from advisor.review import Rate, Review, review
from advisor.search import parse_filter
from advisor.value import brought
from tests import factory
from tests.review.practices import LATEST, gone, piece, random_day, random_event, random_practice, said

Drawn = tuple[Random, list[Record], date]


def _drawn(seed: int, size: int) -> Drawn:
    random = Random(seed)
    return random, random_practice(random, size), random_day(random)


#: Where chance comes from, a practice, and a day to look at it.
practices = st.builds(_drawn, st.integers(0, 2**32), st.integers(0, 14))
quick = settings(max_examples=150, deadline=None)


def rates(found: Review) -> list[Rate]:
    """Every rate of the funnel."""
    funnel = found.rates
    return [
        *(funnel.response, funnel.adoption, funnel.adoption_of_given, funnel.in_full, funnel.lapsed),
        *(funnel.implementation, funnel.worked, found.slips.slipped, found.cohorts.all.implemented),
    ]


@given(practices)
@quick
def test_the_parts_add_up(drawn: Drawn) -> None:
    _, records, on = drawn
    found = review(factory.book_of(*records), on)
    everything = sorted(found.given)
    assert sorted(each for cell in found.matrix.cells for each in cell.ids) == everything
    for cohorts in (found.cohorts.years, found.cohorts.quarters, (found.cohorts.all,)):
        assert sorted(each for part in cohorts for each in (*part.implemented.among, *part.not_due)) == everything
        assert sum(part.implemented.count for part in cohorts) == found.cohorts.all.implemented.count
    for breakdown in found.breakdowns:
        assert sorted(each for group in breakdown.groups for each in group.ids) == everything
        for name in ("adoption", "implementation", "worked"):
            whole: Rate = getattr(found.rates, name)
            parts: list[Rate] = [getattr(group, name) for group in breakdown.groups]
            assert sorted(each for part in parts for each in part.hits) == sorted(whole.hits)
            assert sorted(each for part in parts for each in part.among) == sorted(whole.among)
    for foresight in (found.adoption, found.success):
        assert sum(part.happened.of for part in foresight.bins) == foresight.resolved
        assert sum(part.happened.count for part in foresight.bins) == foresight.happened.count
    waiting = found.to_answer
    assert sorted((*waiting.among, *waiting.left_out)) == sorted((*found.given, *found.left))
    assert sorted(each for step in waiting.steps for each in step.happened) == sorted(waiting.happened)


@given(practices)
@quick
def test_what_happened_is_among_what_could_have_and_scores_are_scores(drawn: Drawn) -> None:
    _, records, on = drawn
    found = review(factory.book_of(*records), on)
    for rate in rates(found):
        assert set(rate.hits) <= set(rate.among) <= set(found.given)
        if rate.share is not None and rate.low is not None and rate.high is not None:
            assert 0 <= rate.low <= rate.share <= rate.high <= 1
    for foresight in (found.adoption, found.success):
        assert foresight.brier is None or 0 <= foresight.brier <= 1
        assert foresight.skill is None or foresight.skill <= 1
    shares = [step.waiting for step in found.to_answer.steps]
    assert shares == sorted(shares, reverse=True)
    assert all(0 <= each <= 1 for each in shares)


@given(practices)
@quick
def test_a_filter_and_its_opposite_add_up_to_the_whole(drawn: Drawn) -> None:
    _, records, on = drawn
    book = factory.book_of(*records)
    whole = review(book, on)
    parts = [review(book, on, filter=parse_filter(text, book, on)) for text in ("priority:high", "-priority:high")]
    for index, rate in enumerate(rates(whole)):
        of_parts = [rates(each)[index] for each in parts]
        assert sorted(each for part in of_parts for each in part.hits) == sorted(rate.hits)
        assert sorted(each for part in of_parts for each in part.among) == sorted(rate.among)
    assert parts[0].worth.brought.value + parts[1].worth.brought.value == whole.worth.brought.value
    assert parts[0].worth.hoped + parts[1].worth.hoped == whole.worth.hoped
    assert sum(len(each.to_answer.happened) for each in parts) == len(whole.to_answer.happened)
    assert sum(each.adoption.resolved for each in parts) == whole.adoption.resolved
    assert {each.cohorts.recorded_until for each in parts} == {whole.cohorts.recorded_until}


@given(practices)
@quick
def test_the_order_of_entry_does_not_matter(drawn: Drawn) -> None:
    random, records, on = drawn
    before = review(factory.book_of(*records), on)
    random.shuffle(records)
    assert review(factory.book_of(*records), on) == before


@given(practices)
@quick
def test_what_is_dated_later_changes_no_earlier_figure(drawn: Drawn) -> None:
    random, records, on = drawn
    before = review(factory.book_of(*records), on)
    given = [each.id for each in records if isinstance(each, Recommendation)]
    later = [
        random_event(random, 9000 + number, LATEST.isoformat())(random.choice(given))
        for number in range(5 if given else 0)
    ]
    newer = piece(99, said("adopted", LATEST.isoformat()), given_on=LATEST)
    assert review(factory.book_of(*records, *later, *newer), on) == before


@given(practices)
@quick
def test_a_chance_that_is_stated_later_changes_no_earlier_figure(drawn: Drawn) -> None:
    _, records, on = drawn
    later = {"adoption_chance_on": LATEST, "adoption_chance": 50}
    stated = [
        each.with_changes(**later) if isinstance(each, Recommendation) and each.adoption_chance is None else each
        for each in records
    ]
    assert review(factory.book_of(*stated), on) == review(factory.book_of(*records), on)


@given(practices)
@quick
def test_what_was_withdrawn_before_it_was_settled_is_in_no_denominator(drawn: Drawn) -> None:
    _, records, on = drawn
    book = factory.book_of(*records)
    found = review(book, on)
    left = {each.id for each in book.advice() if not book.standing_of(each, on).counted}
    counted = [*rates(found), found.adoption.happened, found.success.happened]
    assert not left & {each for rate in counted for each in rate.among}
    assert not left & {*found.worth.brought.ids, *found.worth.hoping, *found.adoption.pending, *found.adoption.without}
    assert set(found.left) <= left


@given(practices)
@quick
def test_withdrawing_what_is_settled_changes_no_figure(drawn: Drawn) -> None:
    _, records, on = drawn
    book = factory.book_of(*records)
    before = review(book, on)
    settled = [each.id for each in book.advice() if book.standing_of(each, on).counted]
    settled = [each for each in settled if each in before.rates.adoption.among]
    for each in settled:
        book.put(factory.CLIENT_ID, gone(on.isoformat())(each))
    assert review(book, on) == before


@given(practices)
@quick
def test_what_was_entered_in_error_and_the_views_of_single_persons_change_nothing(drawn: Drawn) -> None:
    _, records, on = drawn
    wrong = {each.id for each in records if getattr(each, "entered_in_error", "")}
    views = {each.id for each in records if getattr(each, "whose", None) == "person"}
    kept = [each for each in records if each.id not in wrong | views]
    kept = [each for each in kept if not (isinstance(each, Dated) and each.recommendation in wrong)]
    assert review(factory.book_of(*kept), on) == review(factory.book_of(*records), on)


@given(practices)
@quick
def test_the_review_counts_as_the_documents_do(drawn: Drawn) -> None:
    _, records, on = drawn
    book = factory.book_of(*records)
    found, counted = review(book, on), tally(book.standing_of(each, on) for each in book.advice())
    assert (found.rates.response.of, found.rates.response.count) == (counted.given, counted.answered)
    assert (found.rates.adoption.of, found.rates.adoption.count) == (counted.settled, counted.taken)
    assert (found.rates.in_full.count, found.rates.lapsed.count) == (counted.adopted, counted.lapsed)
    assert found.worth.brought.value == brought(book, book.advice(), on)
    losses = [cell.loss for cell in found.matrix.cells]
    assert sum(each.estimated_once for each in losses) == sum(
        each.value.estimated_once for each in (found.worth.as_warned, found.worth.other_losses)
    )


@given(practices)
@quick
def test_what_changes_after_a_review_is_in_the_next_one(drawn: Drawn) -> None:
    random, records, on = drawn
    book = factory.book_of(*records)
    review(book, on)
    given = [each.id for each in records if isinstance(each, Recommendation)]
    more = [random_event(random, 9000 + number)(random.choice(given)) for number in range(3 if given else 0)]
    gone_again = random.choice([each.id for each in records if isinstance(each, Dated)] or [""])
    for each in more:
        book.put(factory.CLIENT_ID, each)
    book.drop(gone_again)
    kept = [each for each in [*records, *more] if each.id != gone_again]
    assert review(book, on) == review(factory.book_of(*kept), on)


@given(practices, st.integers(1, 800))
@quick
def test_in_time_is_what_stood_implemented_on_the_last_of_its_days(drawn: Drawn, days: int) -> None:
    _, records, on = drawn
    book = factory.book_of(*records)
    found = review(book, on, days).cohorts.all.implemented
    stood = [
        each
        for each in map(partial(book.get, Recommendation), found.among)
        if each and each.given_on and book.standing_of(each, each.given_on + timedelta(days=days)).implemented
    ]
    assert list(found.hits) == [each.id for each in stood]


@given(practices)
@quick
def test_other_days_to_be_implemented_read_no_advice_anew(drawn: Drawn) -> None:
    _, records, on = drawn
    book = factory.book_of(*records)
    review(book, on)
    kept = {each.id: dict(book.derived(each, on)) for each in book.advice()}
    review(book, on, mature_days=30)
    assert {each.id: dict(book.derived(each, on)) for each in book.advice()} == kept
