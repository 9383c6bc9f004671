"""The review in sentences that a consultant can quote, one function for each part of it."""

from advisor.records.choices import Result
from advisor.review import comparisons, delays
from advisor.review.cases import Taken
from advisor.review.cohorts import Cohorts
from advisor.review.funnel import Funnel
from advisor.review.matrix import Cell, Matrix
from advisor.review.reviewing import Review
from advisor.review.slips import Slips
from advisor.review.wording import in_brackets, percent, too_few, were
from advisor.review.worth import Worth
from advisor.value import brought_words
from advisor.words import amount, count, label, long_date, plural

_RECOMMENDATIONS = ("recommendation", "recommendations")


def answers(rates: Funnel) -> str:
    """How much of what was given is answered."""
    rate = rates.response
    if not rate.of:
        return "No recommendation that counts had been given by that day."
    return f"Of {_given(rate.of)}, {rate.count:,} {were(rate.count)} answered{in_brackets(rate)}."


def adoption(rates: Funnel) -> str:
    """How much of what is settled was adopted, how much lapsed, and what that is of all that was given."""
    rate, lapsed, in_full = rates.adoption, rates.lapsed.count, rates.in_full
    if not rate.of:
        return "No recommendation is settled yet: none is adopted or declined, and none has lapsed." + too_few(
            rate, "settled"
        )
    dropped = f"{lapsed:,} of the {rate.of:,} lapsed" if lapsed else "none lapsed"
    first = f"Of {count(rate.of, *_RECOMMENDATIONS)} settled, {rate.count:,} {were(rate.count)} adopted"
    words = f"{first}{in_brackets(rate)}; {dropped}.{too_few(rate, 'settled')}"
    words += f" {in_full.count:,} {were(in_full.count)} adopted in full{in_brackets(in_full)}."
    of_given = rates.adoption_of_given
    if of_given.of != rate.of:
        share = percent(of_given.count, of_given.of)
        words += f" Of all {of_given.of:,} given, {of_given.count:,} {were(of_given.count)} adopted so far ({share})."
    return words


def implementation(rates: Funnel) -> str:
    """How much of what was adopted is implemented."""
    rate = rates.implementation
    if not rate.of:
        return "Nothing is adopted yet that could have been implemented." + too_few(rate, "adopted")
    words = f"Of {rate.of:,} adopted, {rate.count:,} {plural(rate.count, 'is', 'are')} implemented{in_brackets(rate)}."
    return words + too_few(rate, "adopted")


def worked(rates: Funnel) -> str:
    """How much of what was implemented turned out as hoped, and how much nobody has looked at."""
    rate = rates.worked
    unseen = len(rates.unseen)
    if not rate.of:
        number = (
            f"{unseen:,} {plural(unseen, 'is', 'are')} implemented and not observed"
            if unseen
            else "none is implemented"
        )
        return f"No outcome of implemented advice is recorded yet; {number}.{too_few(rate, 'with an outcome')}"
    words = f"Of {rate.of:,} implemented with an outcome, {rate.count:,} turned out as hoped or better"
    rest = f" {unseen:,} more {plural(unseen, 'is', 'are')} implemented and not observed." if unseen else ""
    return f"{words}{in_brackets(rate)}.{too_few(rate, 'with an outcome')}{rest}"


def cohorts(found: Cohorts) -> str:
    """How much of what is old enough was implemented in its time; that this is not known where nobody recorded it."""
    everything, days = found.all, count(found.days, "day")
    rate, young = everything.implemented, len(everything.not_due)
    due = f"{young:,} {plural(young, 'is', 'are')} not yet due" if young else "none is younger"
    if not rate.of:
        return f"No recommendation was given {days} ago or more; {due}."
    first = f"Of {_given(rate.of)} {days} ago or more, {rate.count:,} {were(rate.count)} implemented within {days}"
    if everything.watched:
        return f"{first}{in_brackets(rate)}; {due}.{too_few(rate, 'that old')}{_unwatched(found)}"
    return f"{first}; {due}.{_unwatched(found)} What was done since is not observed, so this is no rate."


def _unwatched(found: Cohorts) -> str:
    """That nobody has recorded progress since a day, where advice came due after it."""
    unwatched = len(found.all.unwatched)
    if not unwatched:
        return ""
    if found.recorded_until is None:
        return " No progress is recorded at all."
    since = f"No progress was recorded since {long_date(found.recorded_until)}"
    return f" {since}, and {unwatched:,} of the {found.all.implemented.of:,} came due after that."


def matrix(found: Matrix) -> str:
    """What came of advice that was taken, and of advice that was not."""
    rows = [(taken, _row(taken, found.row(taken))) for taken in Taken]
    return " ".join(words for _, words in rows if words) or "There is no advice that something could have come of."


_ROWS = {
    Taken.taken: "taken",
    Taken.abandoned: "taken up and then abandoned",
    Taken.not_taken: "declined or lapsed",
    Taken.open: "still open",
}


def _row(taken: Taken, cells: tuple[Cell, ...]) -> str:
    number = sum(len(each.ids) for each in cells)
    seen = [f"{len(each.ids):,} {label(each.result)}" for each in cells if each.ids and isinstance(each.result, Result)]
    unseen = len(cells[-1].ids)
    if not number or (taken is Taken.open and not seen):
        return ""
    parts = [*seen, f"{unseen:,} not observed"] if unseen else seen
    return f"Of {number:,} {_ROWS[taken]}: {', '.join(parts)}."


def worth(found: Worth, currency: str) -> str:
    """What advice brought, what it cost not to take it, and what had been hoped, each by itself."""
    brought = brought_words(found.brought.value, currency)
    words = f"Advice that was taken brought {brought}." if brought else "No value of advice taken is recorded yet."
    for loss, how in ((found.as_warned, "as warned"), (found.other_losses, "otherwise")):
        lost = brought_words(loss.value, currency)
        words += f" Advice that was not taken, {how}: {lost}." if lost else ""
    if found.hoping:
        hoped, number = amount(found.hoped, currency), len(found.hoping)
        words += (
            f" Hoped for: {hoped}, stated as at stake with {count(number, *_RECOMMENDATIONS)}; it is added to nothing."
        )
    return words


def slips(found: Slips) -> str:
    """How often a promised date moved."""
    rate = found.slipped
    if not rate.of:
        return "No date was promised yet." + too_few(rate, "promised dates")
    words = f"Of {rate.of:,} with a promised date, {rate.count:,} slipped{in_brackets(rate)}"
    times = f", {count(found.times, 'time')} in all" if found.times != rate.count else ""
    return f"{words}{times}.{too_few(rate, 'promised dates')}"


def about(found: Review) -> str:
    """What the figures go by."""
    words = (
        f"As of {long_date(found.on)}. Records count by their own dates up to that day; what has no date (names,"
        " categories, priorities, the kind of an engagement) is as it is today. Drafts and entries in error never"
        " count."
    )
    if found.left:
        number = len(found.left)
        words += (
            f" {count(number, *_RECOMMENDATIONS)} withdrawn or superseded before being settled"
            f" {plural(number, 'counts', 'count')} in no rate."
        )
    return words


def _given(number: int) -> str:
    return f"{count(number, *_RECOMMENDATIONS)} given"


def in_words(found: Review, currency: str) -> dict[str, str]:
    """Every part of a review in words, by a short key."""
    return {
        "about": about(found),
        "answers": answers(found.rates),
        "adoption": adoption(found.rates),
        "implementation": implementation(found.rates),
        "worked": worked(found.rates),
        "cohorts": cohorts(found.cohorts),
        "to_answer": delays.to_answer(found),
        "to_implementation": delays.to_implementation(found),
        "matrix": matrix(found.matrix),
        "worth": worth(found.worth, currency),
        "slips": slips(found.slips),
        "foresight_of_adoption": comparisons.foresight_of_adoption(found.adoption),
        "foresight_of_success": comparisons.foresight_of_success(found.success),
        **{f"by_{each.by.value}": comparisons.breakdown(each, found.rates.adoption) for each in found.breakdowns},
    }
