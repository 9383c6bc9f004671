"""The whole review: every figure of a practice, or of what a filter lets through, as of a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from advisor.book import Book
from advisor.records import Recommendation
from advisor.review.breakdown import Breakdown, breakdowns
from advisor.review.cases import Case, case_of
from advisor.review.cohorts import Cohorts, cohorts
from advisor.review.foresight import Foresight, foresight
from advisor.review.funnel import Funnel, funnel
from advisor.review.matrix import Matrix, matrix
from advisor.review.slips import Slips, slips
from advisor.review.waiting import Curve, to_answer, to_implementation
from advisor.review.worth import Worth, worth
from advisor.search import Filter

#: How many days advice has to be implemented before it counts as old enough to ask.
MATURE_DAYS = 365
#: The most days that can be asked for.
LONGEST_DAYS = 3660
#: What a case is kept under.
_CASE = "case"


@dataclass(frozen=True)
class Review:
    """What the record says of given advice as of a day; every figure holds the ids of what it counts.

    Attributes:
        on: The as-of day.
        filter: What the advice was narrowed by; "" for all of it.
        given: The ids of the given advice that counts.
        left: The ids of what was withdrawn or superseded before it was settled; only the waiting knows of it.
        rates: From given to worked.
        cohorts: How much was implemented in time, by when it was given.
        to_answer: How long the first answer took.
        to_implementation: How long it took from adoption to being implemented.
        matrix: What the client did with it, by what came of it.
        worth: Value, losses and hopes.
        slips: Promised dates that moved later.
        adoption: The chances that it is adopted, beside what happened.
        success: The chances that it works, beside what happened.
        breakdowns: The rates by client, category, priority, decider, reason, year and kind of engagement.
    """

    on: date
    filter: str
    given: tuple[str, ...]
    left: tuple[str, ...]
    rates: Funnel
    cohorts: Cohorts
    to_answer: Curve
    to_implementation: Curve
    matrix: Matrix
    worth: Worth
    slips: Slips
    adoption: Foresight
    success: Foresight
    breakdowns: tuple[Breakdown, ...]


def review(book: Book, on: date, mature_days: int = MATURE_DAYS, filter: Filter | None = None) -> Review:
    """The review of a practice as of a day.

    Records count by their own dates up to the day; fields without a date (categories, priorities, names, an
    engagement's kind) have the value that they have now. Drafts and entries in error never count.

    Args:
        book: The practice.
        on: The as-of day.
        mature_days: How many days advice has to be implemented.
        filter: Which advice; all where there is none.
    """
    everything = list(_cases(book, on))
    known = sorted(
        case for advice, case in everything if filter is None or filter.matches(advice, book.standing_of(advice, on))
    )
    cases = [each for each in known if each.counted]
    recorded_until = max((case.recorded_on for _, case in everything if case.recorded_on), default=None)
    rates, cells = funnel(cases), matrix(cases)
    return Review(
        on=on,
        filter=filter.text.strip() if filter else "",
        given=tuple(each.id for each in cases),
        left=tuple(each.id for each in known if not each.counted),
        rates=rates,
        cohorts=cohorts(cases, on, mature_days, recorded_until),
        to_answer=to_answer(known, on),
        to_implementation=to_implementation(known, on),
        matrix=cells,
        worth=worth(cases, cells),
        slips=slips(cases),
        adoption=foresight((each.id, each.adoption) for each in cases),
        success=foresight((each.id, each.success) for each in cases),
        breakdowns=breakdowns(book, cases, rates),
    )


def _cases(book: Book, on: date) -> Iterator[tuple[Recommendation, Case]]:
    """All advice that was given by a day, each with its case, which the book keeps as it keeps the standing."""
    for advice in book.advice():
        if advice.given_on is not None and advice.given_on <= on:
            kept = book.derived(advice, on)
            case: Case | None = kept.get(_CASE)
            if case is None:
                case = kept[_CASE] = case_of(advice, advice.given_on, book.standing_of(advice, on), on)
            yield advice, case
