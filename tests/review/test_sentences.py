"""The review in words: what a consultant can quote, and what is said where there is too little."""

from datetime import date

import pytest

from advisor.records import Record
from advisor.review import Review, comparisons, delays, review
from advisor.review import sentences as words
from advisor.review.foresight import Foresight
from tests.factory import TODAY, day
from tests.review.practices import book_with, gone, piece, said, seen, went


def reviewed(*pieces: list[Record], on: date = TODAY, days: int = 365) -> Review:
    return review(book_with(*pieces), on, days)


def settled(adopted: int, declined: int, lapsed: int) -> list[list[Record]]:
    positions = ["adopted"] * adopted + ["declined"] * declined + ["lapsed"] * lapsed
    return [piece(number, said(each, "2026-02-01")) for number, each in enumerate(positions)]


def test_adoption_states_its_denominator_its_interval_and_what_lapsed() -> None:
    found = reviewed(*settled(29, 6, 6), piece(90), piece(91))
    assert words.adoption(found.rates) == (
        "Of 41 recommendations settled, 29 were adopted (71 %, 95 % interval 56–82 %); 6 of the 41 lapsed."
        " 29 were adopted in full (71 %, 95 % interval 56–82 %)."
        " Of all 43 given, 29 were adopted so far (67 %)."
    )
    assert words.answers(found.rates) == (
        "Of 43 recommendations given, 35 were answered (81 %, 95 % interval 67–90 %)."
    )


def test_too_little_says_how_much_is_needed() -> None:
    assert words.adoption(reviewed(*settled(1, 1, 0)).rates).endswith(
        "none lapsed. That is too few to say much; about 21 settled are needed."
        " 1 was adopted in full (50 %, 95 % interval 9–91 %)."
    )
    nothing = reviewed(piece(1))
    assert words.adoption(nothing.rates) == (
        "No recommendation is settled yet: none is adopted or declined, and none has lapsed."
        " About 21 settled would make a rate."
    )
    assert "Nothing is adopted yet" in words.implementation(nothing.rates)
    assert words.answers(reviewed().rates) == "No recommendation that counts had been given by that day."
    assert delays.to_implementation(nothing) == "Nothing was adopted yet that could be implemented."


def test_what_is_not_observed_is_said_to_be_so() -> None:
    done = [said("adopted", "2026-02-01"), went("implemented", "2026-03-01")]
    found = reviewed(piece(1, *done), piece(2, *done, seen("as_hoped", "2026-06-01")))
    assert words.worked(found.rates).endswith("1 more is implemented and not observed.")
    assert words.matrix(found.matrix) == "Of 2 taken: 1 as hoped, 1 not observed."
    assert "2 are implemented and not observed" in words.worked(reviewed(piece(1, *done), piece(2, *done)).rates)


def test_the_waiting_names_a_half_only_where_there_is_one() -> None:
    found = reviewed(piece(1, said("adopted", "2026-01-15")), piece(2), on=day("2026-02-04"))
    assert delays.to_answer(found) == (
        "1 of 2 recommendations given had an answer; half had one within 10 days, counting those that still wait."
    )
    found = reviewed(piece(1), piece(2, gone(None)), on=day("2026-02-04"))
    assert delays.to_answer(found) == (
        "0 of 1 recommendation given had an answer; after 30 days, the longest that any was followed, 100 % still wait,"
        " so that no half can be named; the curve must come down to 50 % for that."
        " 1 withdrawn on an unknown day is left out."
    )
    found = reviewed(piece(1, said("adopted", "2026-01-01")))
    assert delays.to_answer(found).endswith("1 answer is dated before the advice was given, and counted as 0 days.")


def test_cohorts_name_what_is_not_yet_due() -> None:
    old = piece(1, said("adopted", "2026-01-10"), went("implemented", "2026-01-20"))
    found = reviewed(old, piece(2, went("under_way", "2026-11-20"), given_on="2026-11-01"), days=30)
    assert words.cohorts(found.cohorts).startswith(
        "Of 1 recommendation given 30 days ago or more, 1 was implemented within 30 days"
        " (100 %, 95 % interval 21–100 %); 1 is not yet due."
    )
    assert words.cohorts(reviewed(piece(1)).cohorts) == (
        "No recommendation was given 365 days ago or more; 1 is not yet due."
    )
    assert words.cohorts(reviewed(piece(1), days=30).cohorts).endswith(
        "No progress is recorded at all. What was done since is not observed, so this is no rate."
    )


def test_worth_keeps_value_losses_and_hopes_apart() -> None:
    found = reviewed(
        piece(1, said("adopted", "2026-02-01"), seen("as_hoped", "2026-06-01", "1000"), value_at_stake="9000"),
        piece(2, said("declined", "2026-02-01"), seen("as_warned", "2026-06-01", "-70")),
    )
    assert words.worth(found.worth, "EUR").replace("\u00a0", " ") == (
        "Advice that was taken brought € 1,000 by our estimate."
        " Advice that was not taken, as warned: a loss of € 70 by our estimate."
        " Hoped for: € 9,000, stated as at stake with 1 recommendation; it is added to nothing."
    )
    assert words.worth(reviewed(piece(1)).worth, "EUR") == "No value of advice taken is recorded yet."


def judged(adopted: int, declined: int, chance: int = 70, **more: object) -> Foresight:
    stated = {"adoption_chance": chance, "adoption_chance_on": "2026-01-05"}
    stated |= {"adoption_chance_recorded": "2026-01-05T09:00:00+00:00"}
    positions = ["adopted"] * adopted + ["declined"] * declined
    known = {"recorded": "2026-02-01T09:00:00+00:00"}
    return reviewed(
        *(piece(number, said(each, "2026-02-01", **known), **stated) for number, each in enumerate(positions)),
        piece(99, said("adopted", "2026-02-01", **known)),
    ).adoption


def test_foresight_says_how_far_off_it_was_and_whether_it_beats_the_base_rate() -> None:
    assert comparisons.foresight_of_adoption(judged(24, 8)) == (
        "Of 32 with a chance stated before the answer, 24 were adopted (75 %); you had said 70 % on average,"
        " 5 points too doubtful. Brier score 0.19 (0 is perfect), skill −0.01, no better than always saying 75 %."
        " Left out: 1 without a chance."
    )


@pytest.mark.parametrize(
    ("chance", "told"),
    [(90, "skill 0.00, no better than always saying 90 %."), (89, "skill 0.00, no better than always saying 90 %.")],
)
def test_a_skill_that_is_none_to_speak_of_has_no_sign(chance: int, told: str) -> None:
    assert told in comparisons.foresight_of_adoption(judged(36, 4, chance))


def test_foresight_of_few_says_that_it_is_too_early() -> None:
    assert comparisons.foresight_of_adoption(judged(2, 0)) == (
        "Too early to judge: 2 of the 30 resolved chances that are needed."
        " Of 2 with a chance stated before the answer, 2 were adopted (100 %); you had said 70 % on average,"
        " 30 points too doubtful. Brier score 0.09 (0 is perfect), skill not defined, as all came out alike."
        " Left out: 1 without a chance."
    )
    assert comparisons.foresight_of_success(reviewed(piece(1)).success) == (
        "Too early to judge: 0 of the 30 resolved chances that are needed."
    )


def test_a_difference_by_reason_is_not_sold_as_a_cause() -> None:
    yes = [piece(number, said("adopted", "2026-02-01")) for number in range(9)]
    no = [piece(20 + number, said("declined", "2026-02-01", reason="cost")) for number in range(9)]
    found = reviewed(*yes, *no)
    [by_reason] = [each for each in found.breakdowns if each.by.value == "reason"]
    assert comparisons.breakdown(by_reason, found.rates.adoption) == (
        "By reason: where none is named, 9 of 9 adopted, more than 0 of 9 elsewhere;"
        " cost, 0 of 9 adopted, less than 9 of 9 elsewhere."
        " A reason is noted with a no more often than with a yes, which by itself makes such a difference."
    )


@pytest.mark.parametrize(
    ("high", "told"),
    [
        (
            9,
            "By priority: high, 9 of 9 adopted, more than 0 of 9 elsewhere;"
            " low, 0 of 9 adopted, less than 9 of 9 elsewhere.",
        ),
        (1, "By priority, no difference of the 2 compared is larger than chance may make it."),
        (0, "By priority there is nothing to compare yet: two groups with settled advice are needed."),
    ],
)
def test_a_breakdown_names_what_chance_does_not_explain(high: int, told: str) -> None:
    low = [piece(number, said("declined", "2026-02-01"), priority="low") for number in range(9)]
    adopted = [piece(50 + number, said("adopted", "2026-02-01"), priority="high") for number in range(high)]
    found = reviewed(*low, *adopted)
    [by_priority] = [each for each in found.breakdowns if each.by.value == "priority"]
    assert comparisons.breakdown(by_priority, found.rates.adoption) == told


def test_the_page_says_what_its_figures_go_by() -> None:
    found = words.about(reviewed(piece(1), piece(2, gone("2026-02-01"))))
    assert found.startswith("As of 23 November 2026. Records count by their own dates up to that day;")
    assert found.endswith("1 recommendation withdrawn or superseded before being settled counts in no rate.")
