"""What happened to advice stays in an order in which it can have happened, whatever is changed or taken out."""

import pytest

from advisor.records import Correction, Event, Record
from advisor.rules import problems_of, reasons_to_keep
from tests.factory import TODAY, advice, day, decision, outcome, progress, small_book, withdrawal

ADOPTED = decision("adopted", "2026-02-01")
DECLINED = decision("declined", "2026-02-01")
UNDER_WAY = progress("under_way", "2026-03-03")
DONE = progress("implemented", "2026-03-03")
IN_ERROR = {"entered_in_error": "wrong client"}


def words(record: Record, *others: Record, before: Record | None = None) -> list[str]:
    """What is wrong with a record beside others, on advice that was given on 5 January."""
    book = small_book(*({each.id: each for each in (advice(), *others, record)}.values()))
    return [each.words for each in problems_of(book, record, before, TODAY)]


def changed(before: Event, *others: Record, **values: object) -> list[str]:
    """What is wrong with other values of a record beside others."""
    return words(before.with_changes(**values), *others, before=before)


def deleted(record: Record, *others: Record) -> list[str]:
    """Why a record cannot be taken out from beside others."""
    return list(reasons_to_keep(small_book(advice(), *others), record))


# -- what rests on a decision --------------------------------------------------------------------------------

RESTING = {
    "Progress of 3 Mar 26": UNDER_WAY,
    "Outcome of 4 Mar 26": outcome("as_hoped", "2026-03-04"),
}


@pytest.mark.parametrize("name", RESTING)
@pytest.mark.parametrize(
    "values",
    [
        {"position": "declined"},
        {"position": "deferred"},
        {"on": "2026-03-05"},
        {"whose": "person"},
        IN_ERROR,
    ],
    ids=lambda values: next(iter(values)),
)
def test_a_decision_on_which_something_rests_does_not_move_away_from_adoption(
    name: str, values: dict[str, object]
) -> None:
    rests = f"{name} rests on this decision; delete or correct that first."
    assert changed(ADOPTED, RESTING[name], **values) == [rests]
    assert changed(ADOPTED, **values) == []
    assert deleted(ADOPTED, RESTING[name]) == [rests]
    assert deleted(ADOPTED) == []


def test_a_decision_beside_another_that_carries_the_same_can_go() -> None:
    again = decision("in_part", "2026-02-10")
    assert deleted(ADOPTED, again, DONE) == []
    assert changed(ADOPTED, DONE, on="2026-03-03") == []
    assert changed(ADOPTED, DONE, position="differently", instead="their way") == []


def test_what_is_entered_in_error_rests_on_nothing() -> None:
    assert deleted(ADOPTED, progress("implemented", "2026-03-03", **IN_ERROR)) == []


def test_a_decision_recorded_late_does_not_come_between() -> None:
    between = decision("declined", "2026-02-20")
    assert words(between, ADOPTED, UNDER_WAY) == [
        "This does not fit the progress of 3 Mar 26; delete or correct that first."
    ]
    assert words(decision("declined", "2026-03-03"), ADOPTED, UNDER_WAY) == []
    assert words(decision("declined", "2026-03-04"), ADOPTED, UNDER_WAY) == []


def test_what_came_of_advice_left_rests_on_its_being_left() -> None:
    harm = outcome("harm_came", "2026-04-01")
    rests = "Outcome of 1 Apr 26 rests on this {}; delete or correct that first."
    assert deleted(DECLINED, harm) == [rests.format("decision")]
    abandoned = progress("abandoned", "2026-03-20")
    assert deleted(abandoned, ADOPTED, harm) == [rests.format("progress")]
    assert changed(abandoned, ADOPTED, harm, state="under_way") == [rests.format("progress")]


def test_an_older_slip_is_not_held_against_the_change_that_mends_another() -> None:
    early, earlier = progress("under_way", "2026-01-20"), progress("not_started", "2026-01-10")
    assert changed(early, earlier, ADOPTED, on="2026-02-02") == []
    assert changed(early, earlier, ADOPTED, note="they began at once") == []
    assert deleted(early, earlier, ADOPTED) == []


def test_progress_stays_with_the_adoption_when_it_is_changed() -> None:
    assert changed(UNDER_WAY, ADOPTED, on="2026-02-01") == []
    (found,) = changed(UNDER_WAY, ADOPTED, on="2026-01-20")
    assert found.startswith("They have not said that they adopt it.")


# -- what is done is not undone by a word --------------------------------------------------------------------


@pytest.mark.parametrize("position", ["declined", "deferred", "lapsed"])
def test_what_is_implemented_is_abandoned_before_it_is_declined_deferred_or_dropped(position: str) -> None:
    for on in ("2026-03-03", "2026-04-01"):
        said = decision(position, on)
        assert words(said, ADOPTED, DONE) == ["It is implemented; record first that it was abandoned."]
        assert words(said, ADOPTED, DONE, progress("abandoned", on, sequence=1)) == []
    assert words(decision("declined", "2026-04-01", whose="person"), ADOPTED, DONE) == []
    assert words(decision(position, "2026-04-01"), ADOPTED, UNDER_WAY) == []


def test_the_abandoning_stays_where_a_later_no_rests_on_it() -> None:
    abandoned, no = progress("abandoned", "2026-03-20"), decision("declined", "2026-04-01")
    assert deleted(abandoned, ADOPTED, DONE, no) == [
        "Decision of 1 Apr 26 rests on this progress; delete or correct that first."
    ]


# -- days ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "event", [decision("declined", "2026-01-04"), progress("under_way", "2026-01-04"), outcome("worse", "2026-01-04")]
)
def test_nothing_comes_of_advice_before_it_is_given(event: Event) -> None:
    early = "That is before the advice was given (5 Jan 26)."
    yes = decision("adopted", "2026-01-05")
    assert early in words(event, yes)
    assert early in changed(event.replaced(on=day("2026-01-05")), yes, on="2026-01-04")
    assert early not in words(event, yes, before=event)


def test_advice_may_be_taken_back_before_it_is_given() -> None:
    assert words(withdrawal("2026-01-04")) == []


def test_advice_is_not_given_on_a_day_to_come_nor_after_what_came_of_it() -> None:
    assert words(advice(given_on="2026-11-24")) == ["That day is still to come; leave it empty while it is a draft."]
    assert words(advice(given_on="2026-11-23")) == []
    moved = advice(given_on="2026-02-02", corrections=[Correction(on=TODAY, reason="the wrong day", was={})])
    assert words(moved, ADOPTED, before=advice()) == ["That is after the first that is recorded of it (1 Feb 26)."]
    assert words(moved, before=advice()) == []


# -- withdrawing twice ---------------------------------------------------------------------------------------


def test_advice_is_taken_back_once() -> None:
    gone, unknown = withdrawal("2026-02-01"), withdrawal(None, "superseded")
    assert words(withdrawal("2026-03-01"), gone) == ["ACME-1 is withdrawn already (1 Feb 26)."]
    assert words(gone, unknown) == ["ACME-1 is superseded already."]
    assert words(gone, withdrawal("2026-01-20", **IN_ERROR)) == []
    wrong = gone.with_changes(**IN_ERROR)
    assert words(gone, unknown, before=wrong) == ["ACME-1 is superseded already."]
    assert changed(gone, unknown, reason="the plant was closed") == []


# -- warnings ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("corrected", "was", "now", "warned"),
    [
        ("2026-02-28", "", "stock runs out", True),
        ("2026-03-01", "", "stock runs out", True),
        ("2026-03-02", "", "stock runs out", False),
        ("2026-03-02", "stock runs out", "", True),
        ("2026-02-28", "stock runs out", "", False),
    ],
)
def test_a_warning_is_one_only_if_it_was_written_before_the_harm(
    corrected: str, was: str, now: str, *, warned: bool
) -> None:
    correction = Correction(on=day(corrected), reason="left out", was={"warning": was})
    found = words(outcome("as_warned", "2026-03-01"), DECLINED, advice(warning=now, corrections=[correction]))
    assert (found == []) is warned
    assert warned or found[0].startswith("No warning was written before")


# -- chances -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("moved", [IN_ERROR, {"position": "deferred"}, {"whose": "person"}])
def test_a_decision_does_not_come_back_over_a_chance_stated_since(moved: dict[str, object]) -> None:
    said = ADOPTED.with_changes(recorded=day_at(2))
    away = said.with_changes(**moved)
    assert words(said, advice(adoption_chance=90, adoption_chance_recorded=day_at(1)), before=away) == []
    assert words(said, advice(adoption_chance=90, adoption_chance_recorded=day_at(3)), before=away) == [
        "A chance was stated after this decision was recorded; record it anew instead."
    ]


def test_an_outcome_does_not_come_back_over_a_chance_stated_since() -> None:
    seen = outcome("as_hoped", "2026-03-01", recorded=day_at(2))
    stated = advice(success_chance=90, success_chance_recorded=day_at(3))
    assert words(seen, ADOPTED, stated, before=seen.with_changes(**IN_ERROR)) == [
        "A chance was stated after this outcome was recorded; record it anew instead."
    ]
    assert words(seen, ADOPTED, stated, before=seen.with_changes(evidence="their books")) == []


def day_at(number: int) -> str:
    """An instant on a day of November."""
    return f"2026-11-{number:02}T09:00:00Z"
