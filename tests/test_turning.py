"""Between two turning days nothing about advice is otherwise, whatever happened to it."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from advisor.records import Event, Interaction, Recommendation
from advisor.standing import Terms, standing
from advisor.turning import turning_days
from tests.factory import advice, day, decision, interaction, outcome, progress
from tests.strategies import any_advice, contacts, histories

terms = st.builds(Terms, st.integers(1, 400), st.integers(1, 400))
some_day_between = st.randoms(use_true_random=False)


def periods(turns: tuple[date, ...]) -> list[tuple[date, date]]:
    """The first and the last day of every time without a turning day in it, long before the first one and after all."""
    ends = [turns[0] - timedelta(days=400), *turns, turns[-1] + timedelta(days=4000)] if turns else []
    return [(first, following - timedelta(days=1)) for first, following in pairwise(ends)]


@given(any_advice, histories(), terms, contacts, some_day_between)
def test_advice_stands_alike_from_one_turning_day_to_the_next(
    advice: Recommendation, records: list[Event], terms: Terms, raised: list[Interaction], random: Random
) -> None:
    for first, last in periods(turning_days(advice, records, terms, raised)):
        between = first + timedelta(days=random.randint(0, (last - first).days))
        at_first = standing(advice, records, first, terms, raised)
        assert standing(advice, records, between, terms, raised) == at_first
        assert standing(advice, records, last, terms, raised) == at_first


def test_advice_that_was_never_given_and_nothing_happened_to_never_turns() -> None:
    assert turning_days(advice(given_on=None), [], Terms(), []) == ()


def test_every_clock_has_its_turning_day() -> None:
    given = advice(decide_by="2026-02-01", adoption_chance_on="2026-01-07")
    records: list[Event] = [
        decision("deferred", "2026-03-01", deferred_until="2026-04-01"),
        progress("under_way", "2026-05-01", "2026-06-01"),
        outcome("as_hoped", "2026-09-01", confirmed_on="2026-10-01"),
    ]
    turns = turning_days(given, records, Terms(wait_days=20, follow_up_days=10), [interaction("2026-07-01")])
    assert turns == tuple(
        map(
            day,
            (
                *("2026-01-05", "2026-01-07", "2026-01-26", "2026-02-02"),  # given, chance, no answer, decide by
                *("2026-03-01", "2026-03-11", "2026-04-01"),  # deferred, to be looked at, run out
                *("2026-05-01", "2026-05-11", "2026-06-02"),  # under way, to be looked at, promised and not done
                *("2026-07-01", "2026-07-22"),  # raised, no answer since
                *("2026-09-01", "2026-10-01"),  # seen, confirmed
            ),
        )
    )
