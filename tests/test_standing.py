"""Where advice stands: every standing, every clock, as cases."""

import pytest

from advisor.records import Event, Interaction
from advisor.records.choices import Position, ProgressState
from advisor.standing import Clock, Ringing, State, Terms, deferred_until, standing
from tests.factory import advice, day, decision, events, interaction, outcome, progress, withdrawal

ON = day("2026-04-01")
ADOPTED = decision("adopted", "2026-02-01")
DECLINED = decision("declined", "2026-02-01")

#: name: (what happened to advice given on 2026-01-05, state on 2026-04-01, since, position)
CASES: dict[str, tuple[list[Event], State, str | None, str | None]] = {
    "nothing was said": ([], State.awaiting, "2026-01-05", None),
    "adopted": (events(ADOPTED), State.adopted, "2026-02-01", "adopted"),
    "adopted in part": (events(decision("in_part", "2026-02-01")), State.adopted, "2026-02-01", "in_part"),
    "adopted differently": (events(decision("differently", "2026-02-01")), State.adopted, "2026-02-01", "differently"),
    "deferred": (events(decision("deferred", "2026-02-01")), State.deferred, "2026-02-01", "deferred"),
    "declined": (events(DECLINED), State.declined, "2026-02-01", "declined"),
    "lapsed": (events(decision("lapsed", "2026-02-01")), State.lapsed, "2026-02-01", "lapsed"),
    "declined, then adopted after all": (
        events(DECLINED, decision("adopted", "2026-03-01")),
        State.adopted,
        "2026-03-01",
        "adopted",
    ),
    "two positions on one day go by their sequence": (
        events(decision("declined", "2026-02-01", sequence=1), decision("adopted", "2026-02-01", sequence=0)),
        State.declined,
        "2026-02-01",
        "declined",
    ),
    "one person's view says nothing for the client": (
        events(decision("declined", "2026-02-01", whose="person")),
        State.awaiting,
        "2026-01-05",
        None,
    ),
    "a view after the position does not move it": (
        events(ADOPTED, decision("declined", "2026-03-01", whose="person")),
        State.adopted,
        "2026-02-01",
        "adopted",
    ),
    "a decision entered in error does not count": (
        events(decision("declined", "2026-02-01", entered_in_error="wrong client")),
        State.awaiting,
        "2026-01-05",
        None,
    ),
    "a decision of tomorrow does not count today": (
        events(decision("declined", "2026-04-02")),
        State.awaiting,
        "2026-01-05",
        None,
    ),
    "a decision of today counts": (
        events(decision("declined", "2026-04-01")),
        State.declined,
        "2026-04-01",
        "declined",
    ),
    "adopted but not started": (
        events(ADOPTED, progress("not_started", "2026-03-01")),
        State.adopted,
        "2026-02-01",
        "adopted",
    ),
    "not started before anybody adopted it": (
        events(progress("not_started", "2026-03-01")),
        State.adopted,
        "2026-03-01",
        None,
    ),
    "declined, then known as not started": (
        events(DECLINED, progress("not_started", "2026-03-01")),
        State.adopted,
        "2026-03-01",
        "declined",
    ),
    "under way": (events(ADOPTED, progress("under_way", "2026-03-01")), State.under_way, "2026-03-01", "adopted"),
    "under way on the day of adoption": (
        events(ADOPTED, progress("under_way", "2026-02-01")),
        State.under_way,
        "2026-02-01",
        "adopted",
    ),
    "under way since before it was adopted": (
        events(decision("adopted", "2026-03-01"), progress("under_way", "2026-02-01")),
        State.under_way,
        "2026-02-01",
        "adopted",
    ),
    "deferred while it was under way": (
        events(progress("under_way", "2026-02-01"), decision("deferred", "2026-03-01")),
        State.deferred,
        "2026-03-01",
        "deferred",
    ),
    "declined on the day that work began": (
        events(DECLINED, progress("under_way", "2026-02-01")),
        State.declined,
        "2026-02-01",
        "declined",
    ),
    "given up on the day of adoption": (
        events(ADOPTED, progress("abandoned", "2026-02-01")),
        State.abandoned,
        "2026-02-01",
        "adopted",
    ),
    "done": (events(ADOPTED, progress("implemented", "2026-03-01")), State.implemented, "2026-03-01", "adopted"),
    "done, then a note that it is under way": (
        events(ADOPTED, progress("implemented", "2026-03-01"), progress("under_way", "2026-03-10")),
        State.implemented,
        "2026-03-01",
        "adopted",
    ),
    "done, then declined in words": (
        events(progress("implemented", "2026-03-01"), decision("declined", "2026-03-10")),
        State.implemented,
        "2026-03-01",
        "declined",
    ),
    "done, then given up": (
        events(ADOPTED, progress("implemented", "2026-03-01"), progress("abandoned", "2026-03-10")),
        State.abandoned,
        "2026-03-10",
        "adopted",
    ),
    "given up, then adopted again": (
        events(ADOPTED, progress("abandoned", "2026-03-01"), decision("adopted", "2026-03-10")),
        State.adopted,
        "2026-03-10",
        "adopted",
    ),
    "withdrawn": (events(withdrawal("2026-02-01")), State.withdrawn, "2026-02-01", None),
    "withdrawn on a day nobody knows": (events(withdrawal(None)), State.withdrawn, None, None),
    "superseded": (events(withdrawal("2026-02-01", "superseded")), State.superseded, "2026-02-01", None),
    "withdrawn after it was adopted": (
        events(ADOPTED, withdrawal("2026-03-01")),
        State.withdrawn,
        "2026-03-01",
        "adopted",
    ),
    "withdrawn tomorrow": (events(withdrawal("2026-04-02")), State.awaiting, "2026-01-05", None),
}


@pytest.mark.parametrize("name", CASES)
def test_advice_stands_where_its_records_put_it(name: str) -> None:
    happened, state, since, position = CASES[name]
    found = standing(advice(), happened, ON)
    assert found.state is state
    assert found.since == (day(since) if since else None)
    assert found.position == (Position(position) if position else None)


def test_every_standing_but_draft_is_among_the_cases() -> None:
    assert {state for _, state, _, _ in CASES.values()} == set(State) - {State.draft}


@pytest.mark.parametrize("given_on", [None, "2026-04-02"])
def test_advice_that_is_not_given_by_the_day_is_a_draft(given_on: str | None) -> None:
    found = standing(advice(given_on=given_on), [], ON)
    assert (found.state, found.since, found.counted, found.ringing) == (State.draft, None, False, ())


def test_advice_given_today_is_no_draft() -> None:
    assert standing(advice(given_on="2026-04-01"), [], ON).state is State.awaiting


def test_adoption_shown_by_doing_is_told_apart() -> None:
    said = standing(advice(), [ADOPTED], ON)
    done = standing(advice(), [decision("adopted", "2026-02-01", by_doing=True)], ON)
    assert (said.by_doing, done.by_doing) == (False, True)
    assert done.adopted


@pytest.mark.parametrize(
    ("position", "adopted", "answered", "settled"),
    [
        ("adopted", True, True, True),
        ("in_part", True, True, True),
        ("differently", True, True, True),
        ("declined", False, True, True),
        ("lapsed", False, False, True),
        ("deferred", False, False, False),
    ],
)
def test_lapsed_settles_without_an_answer_and_deferred_does_neither(
    position: str, adopted: bool, answered: bool, settled: bool
) -> None:
    found = standing(advice(), [decision(position, "2026-02-01")], ON)
    assert (found.adopted, found.answered, found.settled) == (adopted, answered, settled)
    assert found.open is (position == "deferred")


# -- which advice counts -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("happened", "counted"),
    [
        ([], True),
        ([withdrawal("2026-02-01")], False),
        ([withdrawal(None)], False),
        ([decision("deferred", "2026-01-20"), withdrawal("2026-02-01")], False),
        ([ADOPTED, withdrawal("2026-02-01")], True),
        ([ADOPTED, withdrawal("2026-03-01")], True),
        ([ADOPTED, withdrawal(None)], True),
        ([decision("lapsed", "2026-02-01"), withdrawal("2026-03-01", "superseded")], True),
        ([ADOPTED, withdrawal("2026-01-31")], False),
        ([decision("declined", "2026-02-01", whose="person"), withdrawal("2026-03-01")], False),
        ([withdrawal("2026-01-10"), ADOPTED, withdrawal("2026-03-01")], False),
        ([withdrawal(None), withdrawal("2026-01-10"), ADOPTED], False),
    ],
)
def test_withdrawn_advice_counts_only_where_it_was_settled_before(happened: list[Event], counted: bool) -> None:
    assert standing(advice(), happened, ON).counted is counted


def test_advice_entered_in_error_neither_counts_nor_rings() -> None:
    wrong = standing(advice(entered_in_error="wrong client", decide_by="2026-02-01"), [], ON)
    assert (wrong.counted, wrong.ringing) == (False, ())


def test_withdrawn_advice_that_was_done_stays_done() -> None:
    done = events(ADOPTED, progress("implemented", "2026-03-01"), outcome("as_hoped", "2026-03-15"))
    found = standing(advice(), [*done, withdrawal("2026-03-20")], ON)
    assert found.implemented
    assert found.outcome == done[-1]


# -- slips ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("promised", "slips", "last"),
    [
        ([], 0, None),
        (["2026-05-01"], 0, "2026-05-01"),
        (["2026-05-01", "2026-06-01"], 1, "2026-06-01"),
        (["2026-05-01", "2026-06-01", "2026-08-01"], 2, "2026-08-01"),
        (["2026-06-01", "2026-05-01"], 0, "2026-05-01"),
        (["2026-06-01", "2026-05-01", "2026-06-01"], 1, "2026-06-01"),
        (["2026-05-01", "2026-05-01"], 0, "2026-05-01"),
        (["2026-05-01", None, "2026-06-01"], 1, "2026-06-01"),
        (["2026-05-01", "2026-06-01", None], 1, "2026-06-01"),
    ],
)
def test_a_promised_date_that_moves_later_is_a_slip(promised: list[str | None], slips: int, last: str | None) -> None:
    told = [progress("under_way", f"2026-03-{index + 1:02}", each) for index, each in enumerate(promised)]
    found = standing(advice(), [ADOPTED, *told], ON)
    assert found.slips == slips
    assert found.promised_on == (day(last) if last else None)


# -- clocks --------------------------------------------------------------------------------------------------


def clocks(happened: list[Event], on: str, **values: object) -> dict[Clock, str]:
    found = standing(advice(**values), happened, day(on), Terms(wait_days=90, follow_up_days=180))
    return {each.clock: each.since.isoformat() for each in found.ringing}


def test_a_decision_is_overdue_from_the_day_after_it_was_due() -> None:
    assert clocks([], "2026-02-01", decide_by="2026-02-01") == {}
    assert clocks([], "2026-02-02", decide_by="2026-02-01") == {Clock.decision_overdue: "2026-02-01"}


def test_an_answer_is_missed_when_the_days_of_waiting_are_over() -> None:
    assert clocks([], "2026-04-05") == {}
    assert clocks([], "2026-04-06") == {Clock.no_answer: "2026-04-05"}


#: name: (contacts in which the advice of 5 January was raised, the first day of no answer after 90 days)
RAISED: dict[str, tuple[list[Interaction], str]] = {
    "never again": ([], "2026-04-05"),
    "once": ([interaction("2026-02-01")], "2026-05-02"),
    "twice, in any order": ([interaction("2026-03-01"), interaction("2026-02-01")], "2026-05-30"),
    "in a message that nobody answered": ([interaction("2026-03-01", took_part=False)], "2026-04-05"),
    "before it was given": ([interaction("2025-12-01")], "2026-04-05"),
    "on the day itself": ([interaction("2026-01-05")], "2026-04-05"),
}


@pytest.mark.parametrize("name", RAISED)
def test_no_answer_counts_from_the_last_contact_that_raised_it(name: str) -> None:
    raised, rings = RAISED[name]
    found = standing(advice(), [], day("2026-12-01"), raised=raised)
    assert found.ringing == (Ringing(Clock.no_answer, day(rings)),)
    assert standing(advice(), [], day(rings), raised=raised).ringing == ()


def test_a_contact_says_nothing_of_the_days_before_it() -> None:
    raised = [interaction("2026-05-01")]
    assert standing(advice(), [], day("2026-04-30"), raised=raised) == standing(advice(), [], day("2026-04-30"))


def test_the_decision_that_is_overdue_is_named_before_the_answer_that_is_missing() -> None:
    assert list(clocks([], "2026-04-06", decide_by="2026-02-01")) == [Clock.decision_overdue, Clock.no_answer]


def test_a_deferral_runs_out_on_its_day() -> None:
    deferred = events(decision("deferred", "2026-02-01", deferred_until="2026-03-01"))
    assert clocks(deferred, "2026-02-28", decide_by="2026-02-10") == {}
    assert clocks(deferred, "2026-03-01") == {Clock.deferral_expired: "2026-03-01"}


def test_a_deferral_without_a_day_runs_out_after_ninety() -> None:
    deferred = decision("deferred", "2026-02-01")
    assert deferred_until(deferred) == day("2026-05-02")
    assert clocks([deferred], "2026-05-01") == {}
    assert clocks([deferred], "2026-05-02") == {Clock.deferral_expired: "2026-05-02"}


@pytest.mark.parametrize("state", ["not_started", "under_way"])
def test_progress_is_overdue_from_the_day_after_it_was_promised(state: str) -> None:
    promised = events(ADOPTED, progress(state, "2026-03-01", "2026-04-01"))
    assert clocks(promised, "2026-04-01") == {}
    assert clocks(promised, "2026-04-02") == {Clock.progress_overdue: "2026-04-01"}


def test_what_is_done_is_no_longer_overdue() -> None:
    done = events(ADOPTED, progress("under_way", "2026-02-10", "2026-03-01"), progress("implemented", "2026-03-20"))
    assert clocks(done, "2026-04-01") == {}


@pytest.mark.parametrize(
    "happened",
    [
        [ADOPTED, progress("implemented", "2026-03-01")],
        [decision("declined", "2026-03-01")],
        [decision("lapsed", "2026-03-01")],
    ],
)
def test_an_outcome_is_due_after_the_follow_up(happened: list[Event]) -> None:
    assert clocks(happened, "2026-08-27") == {}
    assert clocks(happened, "2026-08-28") == {Clock.outcome_due: "2026-08-28"}


def test_an_outcome_seen_since_stops_the_clock_and_one_seen_before_does_not() -> None:
    done = events(ADOPTED, progress("implemented", "2026-03-01"))
    assert clocks([*done, outcome("partly", "2026-02-20")], "2026-08-28") == {Clock.outcome_due: "2026-08-28"}
    assert clocks([*done, outcome("partly", "2026-03-01")], "2026-08-28") == {}


def test_the_days_of_waiting_are_those_agreed() -> None:
    hurried = standing(advice(), [], day("2026-01-16"), Terms(wait_days=10))
    assert hurried.ringing == (Ringing(Clock.no_answer, day("2026-01-15")),)
    followed = standing(advice(), [DECLINED], day("2026-02-11"), Terms(follow_up_days=10))
    assert followed.ringing == (Ringing(Clock.outcome_due, day("2026-02-11")),)


@pytest.mark.parametrize("happened", [[], [DECLINED], [ADOPTED, progress("under_way", "2026-02-01", "2026-02-02")]])
def test_withdrawing_stops_every_clock(happened: list[Event]) -> None:
    assert clocks(happened, "2026-11-23", decide_by="2026-02-01")
    assert clocks([*happened, withdrawal("2026-03-01")], "2026-11-23", decide_by="2026-02-01") == {}


def test_adopted_advice_without_a_promised_date_rings_no_clock() -> None:
    assert clocks(events(ADOPTED, progress(ProgressState.under_way, "2026-02-01")), "2026-11-23") == {}
