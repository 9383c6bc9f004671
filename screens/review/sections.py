"""A review as sections: each a heading, a picture, and sentences under it."""

from collections.abc import Collection, Iterator
from functools import partial

from advisor.review import Review, comparisons, delays, sentences
from advisor.words import count
from screens.review.breakdowns import breakdown_lines, section_key
from screens.review.cohorts import cohort_lines
from screens.review.foresight import foresight_lines
from screens.review.funnel import funnel_lines
from screens.review.lines import Figure, Line, Pen, Section, Span, number
from screens.review.matrix import matrix_lines
from screens.review.waiting import waiting_lines
from screens.review.worth import slip_lines, worth_lines


def sections_of(found: Review, currency: str, expanded: Collection[str] = ()) -> list[Section]:
    """The sections of a review, in the order in which they are read.

    Args:
        found: The review.
        currency: The code of the practice's currency.
        expanded: The keys of the sections that show all of themselves.
    """
    if not found.given:
        words = f"No given recommendation that counts matches “{found.filter}”." if found.filter else ""
        return [
            Section("none", "Nothing to review", no_picture, (words or sentences.answers(found.rates),)),
            _about(found),
        ]
    return [*_main(found, currency), *_by(found, expanded), _about(found)]


def _main(found: Review, currency: str) -> Iterator[Section]:
    rates = found.rates
    words = (
        sentences.answers(rates),
        sentences.adoption(rates),
        sentences.implementation(rates),
        sentences.worked(rates),
    )
    yield Section("funnel", "From given to worked", partial(funnel_lines, rates), words)
    came = sentences.matrix(found.matrix)
    yield Section("matrix", "What came of it", partial(matrix_lines, found.matrix, currency), (came,))
    days = count(found.cohorts.days, "day")
    yield Section(
        "cohorts",
        f"Implemented within {days}, by when it was given",
        partial(cohort_lines, found.cohorts),
        (sentences.cohorts(found.cohorts),),
    )
    yield Section(
        "answer",
        "Waiting for the first answer, %",
        partial(waiting_lines, found.to_answer, "answer", "answered"),
        (delays.to_answer(found),),
    )
    yield Section(
        "implementation",
        "Adopted, waiting to be implemented, %",
        partial(waiting_lines, found.to_implementation, "implementation", "implemented"),
        (delays.to_implementation(found),),
    )
    yield Section(
        "adoption",
        "Foresight: will they adopt it?",
        partial(foresight_lines, found.adoption, "adoption", "adopted"),
        (comparisons.foresight_of_adoption(found.adoption),),
    )
    yield Section(
        "success",
        "Foresight: will it work?",
        partial(foresight_lines, found.success, "success", "as hoped or better"),
        (comparisons.foresight_of_success(found.success),),
    )
    worth = sentences.worth(found.worth, currency)
    yield Section("worth", "Value and losses", lambda pen: worth_lines(found.worth, currency, pen), (worth,))
    yield Section("slips", "Promised dates", partial(slip_lines, found.slips), (sentences.slips(found.slips),))


def _by(found: Review, expanded: Collection[str]) -> Iterator[Section]:
    for each in found.breakdowns:
        if each.is_comparison:
            key = section_key(each)
            yield Section(
                key,
                f"Adopted, by {comparisons.BY_WORDS[each.by]}",
                partial(breakdown_lines, each, whole=key in expanded),
                (comparisons.breakdown(each, found.rates.adoption),),
            )
    if rest := [each for each in found.breakdowns if not each.is_comparison]:
        yield Section("by_nothing", "Not compared yet", no_picture, (comparisons.nothing_to_compare(rest),))


def _about(found: Review) -> Section:
    return Section("about", "About these figures", lambda _: _left(found), (sentences.about(found),))


def _left(found: Review) -> list[Line]:
    """What no rate counts, to be opened."""
    words = "withdrawn or superseded before being settled"
    return [(number(Figure("left", words, found.left)), Span(words, "dim"))] if found.left else []


def no_picture(_: Pen) -> list[Line]:
    """No picture."""
    return []
