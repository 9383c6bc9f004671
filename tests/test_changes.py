"""What can be done to records, and what follows by rule."""

from datetime import timedelta
from typing import Any

import pytest

from advisor.changes import (
    Add,
    Delete,
    Edit,
    Refused,
    added,
    adopted_by_doing,
    copied,
    edited,
    new_id,
    superseding,
    withdrawal,
)
from advisor.records import Dated, Decision, Person, Problem, Recommendation, Record, Withdrawal
from advisor.records.choices import Position, Whose, WithdrawalKind
from advisor.records.stored import as_json
from tests.factory import (
    ADVICE_ID,
    NOW,
    TODAY,
    advice,
    day,
    decision,
    engagement,
    outcome,
    person,
    progress,
    small_book,
)
from tests.factory import withdrawal as withdrawn

LATER = NOW + timedelta(days=3)


def add(record: Record, *others: Record) -> Record:
    return added(small_book(advice(), *others), Add(record), NOW)


def edit(before: Recommendation, correction: str = "", **values: object) -> Recommendation:
    after = edited(small_book(before), Edit(before, values, correction), LATER, LATER.date())
    assert isinstance(after, Recommendation)
    return after


# -- adding --------------------------------------------------------------------------------------------------


def test_ids_are_sixteen_hexadecimal_digits_and_differ() -> None:
    ids = {new_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(each) == 16 and int(each, 16) >= 0 for each in ids)


def test_a_new_record_gets_an_id_and_the_instant_and_keeps_an_id_it_has() -> None:
    unnamed, named = add(person(id="")), add(person(id="abcd000000000001"))
    assert len(unnamed.id) == 16
    assert named.id == "abcd000000000001"
    assert unnamed.recorded == named.recorded == NOW


def sequence(record: Dated, *others: Record) -> int:
    found = add(record, *others)
    assert isinstance(found, Dated)
    return found.sequence


def test_records_of_one_day_follow_each_other_as_they_are_recorded() -> None:
    first = decision("deferred", "2026-02-01")
    assert sequence(first) == 0
    assert sequence(decision("adopted", "2026-02-01"), first) == 1
    assert sequence(decision("adopted", "2026-02-01"), first, decision("declined", "2026-02-01", sequence=4)) == 5
    assert sequence(decision("adopted", "2026-02-02"), first) == 0
    assert sequence(progress("under_way", "2026-02-01"), first) == 0
    assert sequence(decision("adopted", "2026-02-01", sequence=7), first) == 7


@pytest.mark.parametrize(
    ("by", "position", "given", "whose"),
    [
        (None, "adopted", None, Whose.client),
        (person(part="decides"), "adopted", None, Whose.client),
        (person(part="influences"), "declined", None, Whose.person),
        (person(part="influences"), "declined", "client", Whose.client),
        (person(part="decides"), "declined", "person", Whose.person),
        (person(part="influences"), "lapsed", None, Whose.client),
    ],
)
def test_whose_position_it_is_follows_from_who_decides(
    by: Person | None, position: str, given: str | None, whose: Whose
) -> None:
    people = [by] if by else []
    found = add(decision(position, "2026-02-01", by=by.id if by else "", whose=given), *people)
    assert isinstance(found, Decision)
    assert found.whose is whose


def test_a_chance_is_stamped_with_the_day_it_was_stated_and_the_instant_it_was_recorded() -> None:
    found = add(advice(adoption_chance=70, success_chance=60, success_chance_on="2026-01-04"))
    assert isinstance(found, Recommendation)
    assert (found.adoption_chance_on, found.adoption_chance_recorded) == (TODAY, NOW)
    assert (found.success_chance_on, found.success_chance_recorded) == (day("2026-01-04"), NOW)


def test_no_chance_has_no_stamp() -> None:
    found = add(advice(adoption_chance_on="2026-01-04"))
    assert isinstance(found, Recommendation)
    assert (found.adoption_chance_on, found.adoption_chance_recorded) == (None, None)


# -- editing -------------------------------------------------------------------------------------------------


def test_a_chance_that_changes_is_stamped_anew_and_another_one_is_left() -> None:
    before = add(advice(adoption_chance=70, success_chance=60))
    assert isinstance(before, Recommendation)
    after = edit(before, adoption_chance=75)
    assert (after.adoption_chance_on, after.adoption_chance_recorded) == (LATER.date(), LATER)
    assert (after.success_chance_on, after.success_chance_recorded) == (TODAY, NOW)
    assert edit(after, adoption_chance=None).adoption_chance_on is None


def test_a_correction_keeps_its_reason_and_what_was_said_before() -> None:
    before = advice(title="Name a owner", options=["Now", "Later"])
    once = edit(before, "  a slip of the pen ", title="Name an owner", options=["Now"], notes="n")
    twice = edit(once, "the wrong day", given_on="2026-01-06")
    assert (once.title, once.options) == ("Name an owner", ("Now",))
    assert [as_json(each) for each in twice.corrections] == [
        {
            "on": "2026-11-26",
            "reason": "a slip of the pen",
            "was": {"title": "Name a owner", "options": ["Now", "Later"]},
        },
        {"on": "2026-11-26", "reason": "the wrong day", "was": {"given_on": "2026-01-05"}},
    ]


@pytest.mark.parametrize(
    ("before", "reason", "values"),
    [
        (advice(), "", {"title": "Another"}),
        (advice(), "  ", {"title": "Another"}),
        (advice(), "a reason", {"notes": "nothing that was given"}),
        (advice(), "a reason", {"title": "Name one owner for the forecast"}),
        (advice(given_on=None), "a reason", {"title": "Another"}),
    ],
    ids=["no reason", "a blank reason", "other fields", "the same text", "a draft"],
)
def test_without_a_reason_or_a_change_of_what_was_given_nothing_is_a_correction(
    before: Recommendation, reason: str, values: dict[str, object]
) -> None:
    assert edit(before, reason, **values).corrections == ()


def test_values_that_do_not_fit_are_refused_each_in_words() -> None:
    with pytest.raises(Refused) as refused:
        edit(advice(), adoption_chance=170, priority="urgent")
    assert refused.value.problems == (
        Problem("adoption_chance", "The largest that makes sense here is 100."),
        Problem("priority", "Choose one of: critical, high, medium, low."),
    )
    assert str(refused.value) == (
        "The largest that makes sense here is 100. Choose one of: critical, high, medium, low."
    )


def test_an_event_that_moves_to_another_day_goes_behind_those_of_that_day() -> None:
    first, second = decision("deferred", "2026-02-01"), decision("adopted", "2026-02-02")
    kept = small_book(advice(), first, second)

    def moved(**values: object) -> Record:
        return edited(kept, Edit(second, values), LATER, LATER.date())

    assert moved(on="2026-02-01") == second.with_changes(on="2026-02-01", sequence=1)
    assert moved(on="2026-02-03") == second.with_changes(on="2026-02-03")
    assert moved(on="2026-02-01", sequence=5) == second.with_changes(on="2026-02-01", sequence=5)
    assert moved(reason="cost") == second.with_changes(reason="cost")


def test_editing_without_a_change_gives_an_equal_record() -> None:
    for each in (advice(title=" kept  as it was "), decision("adopted", "2026-02-01"), outcome("partly", "2026-02-01")):
        assert edited(small_book(advice(), each), Edit(each), LATER, LATER.date()) == each


# -- text and days that are filled in ------------------------------------------------------------------------

TYPED: dict[str, Any] = {
    "title": "  Name\n one\towner ",
    "advice": "\n\nPay \u202e000,1\u202c  \r\nnow\x00\n",
    "options": ["A\u2028B", "  ", "C"],
    "tags": [" x ", "\x07"],
}
KEPT: dict[str, Any] = {"title": "Name one owner", "advice": "Pay 000,1\nnow", "options": ["A B", "C"], "tags": ["x"]}


def test_text_is_cleaned_at_the_door_whatever_it_came_through() -> None:
    assert add(advice(**TYPED)) == advice(**KEPT, recorded=NOW)
    assert edit(advice(given_on=None), **TYPED) == advice(given_on=None, **KEPT)
    assert edit(advice(), "the\u202e reason\n", title="Another").corrections[0].reason == "the reason"


def test_a_title_of_blanks_is_none() -> None:
    assert [each.field for each in add(advice(title=" \n\t ")).problems()] == ["title"]


def test_what_the_program_fills_in_is_left_as_it_is() -> None:
    assert add(advice(source="table a  b\t")) == advice(source="table a  b\t", recorded=NOW)


def test_a_value_confirmed_without_a_day_is_confirmed_when_it_was_seen_or_when_that_is_recorded() -> None:
    estimated, confirmed = (
        outcome("as_hoped", "2026-03-01", "5", value_basis=basis, confirmed_by="d1" * 8)
        for basis in ("estimate", "confirmed")
    )
    assert add(confirmed) == confirmed.with_changes(confirmed_on="2026-03-01", recorded=NOW)
    assert add(estimated) == estimated.with_changes(recorded=NOW)
    later = edited(small_book(advice(), estimated), Edit(estimated, {"value_basis": "confirmed"}), LATER, LATER.date())
    assert later == estimated.with_changes(value_basis="confirmed", confirmed_on=LATER.date())


# -- what follows by rule ------------------------------------------------------------------------------------

OLD = "01d0000000000001"


def follows(before: Recommendation | None, after: Recommendation, *others: Record) -> list[Add | Delete]:
    old = advice(id=OLD, reference="ACME-2")
    return list(superseding(small_book(old, after, *others), before, after))


def test_given_advice_supersedes_the_advice_it_replaces() -> None:
    (change,) = follows(None, advice(replaces=[OLD], title="Better"))
    assert change == Add(
        Withdrawal(
            recommendation=OLD,
            kind=WithdrawalKind.superseded,
            on=day("2026-01-05"),
            reason="Replaced by newer advice: Better",
        )
    )


def test_a_draft_supersedes_when_it_is_given_and_only_once() -> None:
    draft, given = advice(replaces=[OLD], given_on=None), advice(replaces=[OLD])
    assert follows(None, draft) == []
    assert len(follows(draft, given)) == 1
    assert follows(given, advice(replaces=[OLD], notes="n")) == []
    assert len(follows(advice(), given)) == 1


def test_advice_withdrawn_already_is_not_withdrawn_again() -> None:
    gone = withdrawn("2026-01-01", recommendation=OLD)
    wrong = gone.replaced(entered_in_error="wrong advice")
    assert follows(None, advice(replaces=[OLD]), gone) == []
    assert len(follows(None, advice(replaces=[OLD]), wrong)) == 1


@pytest.mark.parametrize(
    "after",
    [
        advice(),
        advice(replaces=[OLD], given_on=None),
        advice(replaces=[OLD], entered_in_error="wrong client"),
    ],
    ids=["it names it no longer", "it is a draft again", "it was entered in error"],
)
def test_advice_that_nothing_replaces_any_more_is_not_superseded_any_more(after: Recommendation) -> None:
    before = advice(replaces=[OLD])
    superseded = withdrawn("2026-01-05", "superseded", recommendation=OLD)
    assert follows(before, after, superseded) == [Delete(superseded)]
    assert follows(before, before, superseded) == []
    assert follows(before, after, withdrawn("2026-01-05", recommendation=OLD)) == []
    assert follows(before, after, superseded, advice(id="a3" * 8, replaces=[OLD])) == []
    (again,) = follows(after, before)
    assert isinstance(again, Add)


def test_other_records_supersede_nothing() -> None:
    assert list(superseding(small_book(), None, outcome("as_hoped", "2026-02-01"))) == []


def test_progress_without_a_decision_stands_for_adoption_on_that_day() -> None:
    assert adopted_by_doing(progress("under_way", "2026-02-01")) == Decision(
        recommendation=ADVICE_ID,
        on=day("2026-02-01"),
        position=Position.adopted,
        whose=Whose.client,
        by_doing=True,
    )


def test_withdrawing_adds_one_record_with_the_reason() -> None:
    (change,) = withdrawal([advice()], "the plant was sold", TODAY)
    assert change == Add(Withdrawal(recommendation=ADVICE_ID, on=TODAY, reason="the plant was sold"))


def test_superseding_names_the_old_advice_in_the_new_unless_it_is_named_there() -> None:
    newer = advice(id="a2" * 8, replaces=["a3" * 8])
    change, naming = withdrawal([advice()], "we know better", None, by=newer)
    assert change == Add(Withdrawal(recommendation=ADVICE_ID, kind=WithdrawalKind.superseded, reason="we know better"))
    assert naming == Edit(newer, {"replaces": ("a3" * 8, ADVICE_ID)})
    assert len(withdrawal([advice()], "we know better", None, by=advice(id="a2" * 8, replaces=[ADVICE_ID]))) == 1


def test_advice_copied_to_another_client_takes_title_advice_and_options_and_nothing_else() -> None:
    told = advice(
        advice="Do it", options=["A", "B"], because="their books", notes="n", adoption_chance=70, owner="x", warning="w"
    )
    there = engagement(id="e119000000000002", client="c11e000000000002")
    assert copied(told, there) == Recommendation(
        engagement=there.id, title="Name one owner for the forecast", advice="Do it", options=("A", "B")
    )
