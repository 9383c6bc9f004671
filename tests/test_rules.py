"""Rules across records: each breach is one plain sentence at its field."""

import pytest

from advisor.book import Book
from advisor.changes import adopted_by_doing
from advisor.records import Correction, Event, Person, Problem, Record
from advisor.records.choices import Whose
from advisor.rules import default_whose, needs_adoption, problems_of
from tests.factory import (
    ADVICE_ID,
    CLIENT_ID,
    TODAY,
    advice,
    client,
    decision,
    engagement,
    outcome,
    person,
    profile,
    progress,
    small_book,
    withdrawal,
)

OTHER = client(id="c11e000000000002", code="NW", name="Northwind")
THEIRS = engagement(id="e119000000000002", client=OTHER.id, reference="NW-E1")
STRANGER = person("Nils Strand", client=OTHER.id)
DANA = person("Dana Ortiz")
COLLEAGUE = person("Iris Vale", side="ours")
ADOPTED = decision("adopted", "2026-02-01")
DECLINED = decision("declined", "2026-02-01")
VIEW = decision("declined", "2026-02-01", whose="person")


def book_with(record: Record, *others: Record) -> Book:
    """A book with advice, people, another client and what is given, the record last and in the place of its kind."""
    kept = small_book(OTHER, THEIRS, STRANGER, DANA, COLLEAGUE, advice(), *others)
    kept.put(kept.scope_of(record.id) or CLIENT_ID, record)
    return kept


def problems(record: Record, *others: Record, before: Record | None = None) -> list[Problem]:
    return list(problems_of(book_with(record, *others), record, before, TODAY))


def assert_refused(found: list[Problem], field: str, words: str) -> None:
    (problem,) = found
    assert problem.field == field
    assert words in problem.words
    assert problem.words.endswith(".")


# -- references ----------------------------------------------------------------------------------------------


def test_a_reference_must_lead_to_a_record() -> None:
    found = problems(decision("adopted", "2026-02-01", by="feedfacefeedface"))
    assert_refused(found, "by", "There is no such person")


@pytest.mark.parametrize(
    ("record", "field", "words"),
    [
        (decision("adopted", "2026-02-01", by=STRANGER.id), "by", "That person belongs to another client"),
        (advice(id="a2" * 8, given_to=[DANA.id, STRANGER.id]), "given_to", "That person belongs to another client"),
        (advice(id="a2" * 8, owner=STRANGER.id), "owner", "That person belongs to another client"),
        (
            outcome("as_hoped", "2026-03-01", confirmed_by=STRANGER.id),
            "confirmed_by",
            "That person belongs to another client",
        ),
    ],
    ids=lambda each: each.KIND if isinstance(each, Record) else "",
)
def test_records_of_another_client_cannot_be_named(record: Record, field: str, words: str) -> None:
    assert_refused(problems(record, ADOPTED), field, words)


def test_advice_cannot_replace_advice_of_another_client() -> None:
    theirs = advice(id="a3" * 8, engagement=THEIRS.id, reference="NW-1")
    found = problems(advice(id="a2" * 8, replaces=[theirs.id]), theirs)
    assert_refused(found, "replaces", "That recommendation belongs to another client")


# -- client and practice -------------------------------------------------------------------------------------


def test_a_code_belongs_to_one_client() -> None:
    assert problems(client(id="c3" * 8, code="NW2")) == []
    found = problems(client(id="c3" * 8, code="NW"))
    assert_refused(found, "code", "NW is the code of Northwind already")


def test_a_code_is_fixed_once_the_client_is_there() -> None:
    assert_refused(problems(client(code="ACM"), before=client()), "code", "cannot be changed")
    assert problems(client(name="Acme Tools Ltd"), before=client()) == []


def test_a_record_stays_with_what_it_was_recorded_on() -> None:
    elsewhere = advice(id="a2" * 8)
    moved = ADOPTED.replaced(recommendation=elsewhere.id)
    found = problems(moved, elsewhere, before=ADOPTED)
    assert_refused(found, "recommendation", "cannot be changed once the decision is there")


@pytest.mark.parametrize(
    ("holder", "words"),
    [
        (advice(id="a2" * 8, value_at_stake="5"), "1 amount is recorded in EUR; the currency cannot change under it."),
        (outcome("as_hoped", "2026-03-01", "5"), "1 amount is recorded in EUR"),
        (engagement(fee="5"), "1 amount is recorded in EUR"),
    ],
    ids=["value at stake", "value", "fee"],
)
def test_the_currency_is_fixed_once_an_amount_is_recorded(holder: Record, words: str) -> None:
    before = profile()
    dollars = before.with_changes(currency="USD")
    assert problems(dollars, before=before) == []
    assert_refused(problems(dollars, holder, before=before), "currency", words)
    assert problems(before.with_changes(firm="Lind & Co"), holder, before=before) == []


def test_several_amounts_are_counted() -> None:
    before = profile()
    amounts = [advice(id="a2" * 8, value_at_stake="5"), engagement(fee="5")]
    found = problems(before.with_changes(currency="USD"), *amounts, before=before)
    assert_refused(found, "currency", "2 amounts are recorded in EUR; the currency cannot change under them.")


# -- advice --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "values",
    [
        {"title": "Name two owners"},
        {"advice": "More of it"},
        {"because": "Evidence"},
        {"warning": "Or else"},
        {"options": ["A", "B"]},
        {"given_on": "2026-01-06"},
    ],
    ids=lambda values: next(iter(values)),
)
def test_given_advice_changes_only_as_a_correction_or_by_newer_advice(values: dict[str, object]) -> None:
    found = problems(advice(**values), before=advice())
    assert_refused(found, "correction", "reason of the correction, or record new advice that replaces it")
    corrected = advice(**values, corrections=[Correction(on=TODAY, reason="a slip of the pen", was={"title": "x"})])
    assert problems(corrected, before=advice()) == []


@pytest.mark.parametrize("values", [{"notes": "n"}, {"priority": "high"}, {"decide_by": "2026-12-01"}, {"tags": ["x"]}])
def test_the_rest_of_given_advice_changes_freely(values: dict[str, object]) -> None:
    assert problems(advice(**values), before=advice()) == []


def test_a_draft_changes_freely() -> None:
    assert problems(advice(title="Anything", given_on="2026-02-02"), before=advice(given_on=None)) == []


def test_given_advice_with_a_history_does_not_become_a_draft_again() -> None:
    reason = [Correction(on=TODAY, reason="not given after all", was={"given_on": "2026-01-05"})]
    undone = advice(given_on=None, corrections=reason)
    assert problems(undone, before=advice()) == []
    assert_refused(problems(undone, withdrawal("2026-02-01"), before=advice()), "given_on", "a draft again")


def test_advice_moves_to_another_engagement_but_never_to_another_client() -> None:
    second = engagement(id="e119000000000003", reference="ACME-E2")
    assert problems(advice(engagement=second.id), second, before=advice()) == []
    moved, kept = advice(engagement=THEIRS.id), book_with(advice())
    kept.put(OTHER.id, moved)
    assert_refused(list(problems_of(kept, moved, advice(), TODAY)), "engagement", "ACME-1 stays with its client")


def test_advice_does_not_replace_itself_nor_what_replaces_it() -> None:
    newer = advice(id="a2" * 8, reference="ACME-2", replaces=[ADVICE_ID])
    assert problems(newer) == []
    assert ("replaces", "Advice cannot replace itself.") in [
        (each.field, each.words) for each in problems(advice(replaces=[ADVICE_ID]))
    ]
    assert_refused(problems(advice(replaces=[newer.id]), newer), "replaces", "ACME-2 says that it replaces this one")


@pytest.mark.parametrize("position", ["adopted", "in_part", "differently", "declined", "lapsed"])
def test_the_chance_of_adoption_is_frozen_once_they_have_decided(position: str) -> None:
    decided = decision(position, "2026-02-01")
    found = problems(advice(adoption_chance=70), decided, before=advice(adoption_chance=60))
    assert_refused(found, "adoption_chance", "They have decided")
    assert_refused(problems(advice(), decided, before=advice(adoption_chance=60)), "adoption_chance", "decided")


@pytest.mark.parametrize(
    "said",
    [decision("deferred", "2026-02-01"), VIEW, decision("declined", "2026-02-01", entered_in_error="wrong client")],
    ids=["deferred", "a view", "in error"],
)
def test_the_chance_of_adoption_is_free_while_nothing_is_settled(said: Event) -> None:
    assert problems(advice(adoption_chance=70), said, before=advice(adoption_chance=60)) == []


def test_the_chance_of_success_is_frozen_once_the_outcome_is_seen() -> None:
    before, after = advice(success_chance=60), advice(success_chance=70)
    assert_refused(
        problems(after, ADOPTED, outcome("partly", "2026-03-01"), before=before), "success_chance", "outcome is known"
    )
    assert problems(after, ADOPTED, before=before) == []
    assert problems(after, DECLINED, outcome("no_harm", "2026-03-01"), before=before) == []


# -- what happened to advice ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "event",
    [ADOPTED, progress("under_way", "2026-02-01"), outcome("no_harm", "2026-02-01")],
    ids=lambda each: each.KIND,
)
def test_a_draft_has_no_decision_no_progress_and_no_outcome(event: Event) -> None:
    assert_refused(problems(event, advice(given_on=None)), "", "ACME-1 is still a draft; say first when it was given")


def test_a_draft_can_be_withdrawn() -> None:
    assert problems(withdrawal("2026-02-01"), advice(given_on=None)) == []


@pytest.mark.parametrize(
    "event",
    [
        decision("declined", "2026-11-24"),
        progress("under_way", "2026-11-24"),
        outcome("as_hoped", "2026-11-24"),
        withdrawal("2026-11-24"),
    ],
    ids=lambda each: each.KIND,
)
def test_nothing_is_recorded_of_a_day_to_come(event: Event) -> None:
    assert_refused(problems(event, ADOPTED), "on", "That day is still to come")
    assert problems(event.replaced(on=TODAY), ADOPTED) == []


def test_a_day_to_come_may_be_promised_or_deferred_to() -> None:
    assert problems(decision("deferred", "2026-11-23", deferred_until="2027-03-01")) == []
    assert problems(progress("under_way", "2026-11-23", "2027-03-01"), ADOPTED) == []


def test_nothing_more_is_recorded_on_advice_entered_in_error() -> None:
    assert_refused(problems(ADOPTED, advice(entered_in_error="wrong client")), "", "ACME-1 was entered in error")


def test_an_event_entered_in_error_need_not_fit_any_more() -> None:
    wrong = outcome("as_hoped", "2026-11-24", entered_in_error="wrong client")
    assert problems(wrong) == []


def test_a_decision_is_made_at_the_client_among_the_options_offered() -> None:
    assert_refused(problems(decision("adopted", "2026-02-01", by=COLLEAGUE.id)), "by", "Iris Vale is on our side")
    offered = advice(options=["Now", "Next year"])
    assert problems(decision("adopted", "2026-02-01", by=DANA.id, option_chosen="Now"), offered) == []
    never = decision("adopted", "2026-02-01", option_chosen="Never")
    assert_refused(problems(never, offered), "option_chosen", "not one of the options (Now; Next year)")
    assert_refused(problems(never), "option_chosen", "none were offered")


@pytest.mark.parametrize("state", ["not_started", "under_way", "implemented"])
@pytest.mark.parametrize("said", [None, DECLINED, VIEW, decision("adopted", "2026-02-11")])
def test_progress_needs_adoption_by_that_day(state: str, said: Event | None) -> None:
    others = [said] if said else []
    found = problems(progress(state, "2026-02-10"), *others)
    assert_refused(found, "state", "adopted, shown by doing")


@pytest.mark.parametrize("said", ["adopted", "in_part", "differently"])
def test_progress_on_adopted_advice_is_fine(said: str) -> None:
    assert problems(progress("under_way", "2026-02-10"), decision(said, "2026-02-10")) == []


def test_progress_passes_beside_adopted_shown_by_doing() -> None:
    done = progress("implemented", "2026-02-10")
    shown = adopted_by_doing(done).replaced(id="d0" * 8)
    assert needs_adoption(book_with(done), advice(), done)
    assert problems(done, shown) == []
    assert problems(shown, done) == []


def test_only_what_was_taken_up_is_abandoned() -> None:
    given_up = progress("abandoned", "2026-02-10")
    assert not needs_adoption(book_with(given_up), advice(), given_up)
    assert_refused(problems(given_up), "state", "Nothing was taken up")
    assert problems(given_up, ADOPTED) == []


@pytest.mark.parametrize("result", ["better_than_hoped", "as_hoped", "partly", "no_effect", "worse"])
def test_an_outcome_of_advice_taken_needs_advice_taken_by_that_day(result: str) -> None:
    seen = outcome(result, "2026-03-01")
    assert problems(seen, ADOPTED) == []
    for said in (DECLINED, VIEW, decision("adopted", "2026-03-02")):
        assert_refused(problems(seen, said), "result", "is for advice that was taken")


@pytest.mark.parametrize("result", ["as_warned", "harm_came", "no_harm", "better_without"])
def test_an_outcome_of_advice_not_taken_needs_advice_not_taken(result: str) -> None:
    seen, warned = outcome(result, "2026-03-01"), advice(warning="stock runs out")
    assert problems(seen, warned, DECLINED) == []
    for said in (decision("deferred", "2026-02-01"), decision("lapsed", "2026-02-01"), withdrawal("2026-02-01")):
        assert problems(seen, warned, said) == []
    assert_refused(problems(seen, warned), "result", "There is no decision yet")
    assert_refused(problems(seen, warned, VIEW), "result", "There is no decision yet")
    assert_refused(problems(seen, warned, ADOPTED), "result", "is for advice that was not taken")
    assert problems(seen, warned, ADOPTED, progress("abandoned", "2026-02-20")) == []


def test_as_warned_needs_a_warning_written_before() -> None:
    assert_refused(problems(outcome("as_warned", "2026-03-01"), DECLINED), "result", "No warning was written before")


def test_a_value_is_confirmed_by_the_client() -> None:
    values = {"value_basis": "confirmed", "confirmed_on": "2026-03-01"}
    assert problems(outcome("as_hoped", "2026-03-01", "5", confirmed_by=DANA.id, **values), ADOPTED) == []
    ours = outcome("as_hoped", "2026-03-01", "5", confirmed_by=COLLEAGUE.id, **values)
    assert_refused(problems(ours, ADOPTED), "confirmed_by", "Iris Vale is on our side")


def test_every_breach_is_told_at_once() -> None:
    found = problems(decision("in_part", "2026-11-24", takes="", by=STRANGER.id, option_chosen="Never"))
    assert [each.field for each in found] == ["takes", "by", "on", "option_chosen"]


@pytest.mark.parametrize(
    ("who", "whose"),
    [
        (None, Whose.client),
        (person(), Whose.client),
        (person(part="decides"), Whose.client),
        (person(part="influences"), Whose.person),
        (person(part="does_the_work"), Whose.person),
        (person(part="is_affected"), Whose.person),
    ],
)
def test_a_decision_is_a_view_where_that_person_does_not_decide(who: Person | None, whose: Whose) -> None:
    assert default_whose(who) is whose


def test_advice_is_what_it_was_on_the_day_of_the_event() -> None:
    late_yes = decision("adopted", "2026-06-01")
    seen = outcome("no_harm", "2026-03-01")
    assert problems(seen, DECLINED, late_yes) == []
    assert book_with(seen, DECLINED, late_yes).standing_of(advice(), TODAY).adopted


def test_advice_does_not_replace_itself_over_however_many_steps() -> None:
    second = advice(id="a2" * 8, reference="ACME-2", replaces=[ADVICE_ID])
    third = advice(id="a3" * 8, reference="ACME-3", replaces=[second.id])
    assert problems(third, second) == []
    assert_refused(problems(advice(replaces=[third.id]), second, third), "replaces", "ACME-2 says that it replaces")
