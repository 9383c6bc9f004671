"""What holds of every history of advice, whatever it is."""

import itertools
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from advisor.counting import tally
from advisor.records import Decision, Event, Interaction, Progress, Recommendation, Withdrawal
from advisor.records.choices import Whose
from advisor.standing import Clock, Standing, State, order, standing
from tests.strategies import any_advice, contacts, histories, near_days


@given(any_advice, histories(), near_days, st.randoms(use_true_random=False))
def test_the_order_of_the_list_never_matters(
    advice: Recommendation, records: list[Event], on: date, random: Random
) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)
    assert standing(advice, shuffled, on) == standing(advice, records, on)


@given(any_advice, histories(), near_days)
def test_nothing_dated_after_the_day_matters(advice: Recommendation, records: list[Event], on: date) -> None:
    known = [each for each in records if each.on is None or each.on <= on]
    assert standing(advice, known, on) == standing(advice, records, on)


@given(any_advice, histories(), contacts, near_days, st.randoms(use_true_random=False))
def test_contacts_move_the_day_of_no_answer_and_nothing_else(
    advice: Recommendation, records: list[Event], raised: list[Interaction], on: date, random: Random
) -> None:
    plain = standing(advice, records, on)
    found = standing(advice, records, on, raised=raised)
    random.shuffle(raised)
    assert standing(advice, records, on, raised=raised) == found
    assert found._replace(ringing=(), raised_on=None) == plain._replace(ringing=())
    others = [each for each in plain.ringing if each.clock is not Clock.no_answer]
    assert [each for each in found.ringing if each.clock is not Clock.no_answer] == others
    known = [each for each in raised if each.on and each.on <= on]
    assert standing(advice, records, on, raised=known) == found


@given(any_advice, histories(), near_days)
def test_what_was_entered_in_error_never_matters(advice: Recommendation, records: list[Event], on: date) -> None:
    right = [each for each in records if not each.entered_in_error]
    assert standing(advice, right, on) == standing(advice, records, on)


@given(any_advice, histories(), near_days)
def test_views_of_one_person_never_matter(advice: Recommendation, records: list[Event], on: date) -> None:
    positions = [each for each in records if not (isinstance(each, Decision) and each.whose is Whose.person)]
    assert standing(advice, positions, on) == standing(advice, records, on)


@given(any_advice, histories(), near_days)
def test_slips_are_the_times_the_promised_date_moved_later(
    advice: Recommendation, records: list[Event], on: date
) -> None:
    told = [each for each in records if isinstance(each, Progress) and not each.entered_in_error]
    promised = [each.promised_on for each in sorted(told, key=order) if each.on and each.on <= on and each.promised_on]
    moved = [earlier < later for earlier, later in itertools.pairwise(promised)]
    assert standing(advice, records, on).slips == sum(moved)


@given(any_advice, histories(), near_days)
def test_a_clock_that_rings_has_begun_to(advice: Recommendation, records: list[Event], on: date) -> None:
    found = standing(advice, records, on)
    assert all(each.since <= on for each in found.ringing)
    if found.state in (State.draft, State.withdrawn, State.superseded, State.abandoned):
        assert not found.ringing


def counts_that_withdrawing_may_not_touch(found: Standing) -> dict[str, int]:
    counts = dict(tally([found]).__dict__)
    for name in ("under_way", "withdrawn", "superseded"):
        counts.pop(name)
    return counts


@given(any_advice, histories(withdrawn=False), near_days)
def test_withdrawing_what_is_settled_changes_no_rate(advice: Recommendation, records: list[Event], on: date) -> None:
    before = standing(advice, records, on)
    after = standing(advice, [*records, Withdrawal(id="f" * 16, on=on, reason="moot")], on)
    assert after.state is State.withdrawn
    assert not after.ringing
    if before.counted and before.settled:
        assert counts_that_withdrawing_may_not_touch(after) == counts_that_withdrawing_may_not_touch(before)
    else:
        assert tally([after]).given == 0


@given(any_advice, histories(), near_days)
def test_withdrawing_again_never_brings_advice_back_into_the_count(
    advice: Recommendation, records: list[Event], on: date
) -> None:
    before = standing(advice, records, on)
    again = standing(advice, [*records, Withdrawal(id="f" * 16, on=on, reason="moot")], on)
    assert before.counted or not again.counted


@given(st.lists(st.tuples(any_advice, histories()), max_size=6), near_days)
def test_given_advice_is_the_sum_of_its_positions(kept: list[tuple[Recommendation, list[Event]]], on: date) -> None:
    found = tally(standing(advice, records, on) for advice, records in kept)
    assert found.given == found.settled + found.open
    assert found.settled == found.adopted + found.in_part + found.differently + found.declined + found.lapsed
    assert max(found.implemented, found.under_way, found.observed) <= found.given <= len(kept)
