"""The one door, on a real folder: what is recorded, refused, taken back, and heard of from elsewhere."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from advisor.changes import Add, Delete, Edit, Refused, withdrawal
from advisor.practice import Practice
from advisor.records import Client, Decision, Engagement, Outcome, Person, Profile, Progress, Recommendation, Withdrawal
from advisor.records.choices import Part, Position, Whose, WithdrawalKind
from advisor.standing import State
from advisor.store import Conflict, NotAPractice, StoreError
from advisor.store import Refused as CannotUndo

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
Open = Callable[[], Practice]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Opens the practice of a test, again and again, as a program that starts would."""

    def start() -> Practice:
        practice = Practice.open(
            tmp_path / "practice", state=tmp_path / "state", now=lambda: NOW, who="Maria Keller", create=True
        )
        practice.load()
        return practice

    return start


@pytest.fixture
def practice(opened: Open) -> Practice:
    """A practice with one client, one engagement, and Dana who decides and Ruth who does not."""
    practice = opened()
    northwind = Client(id="northwind", name="Northwind Industries", code="NWD")
    practice.record(
        [Add(northwind), Add(Engagement(id="review00", client="northwind", title="Commercial review"))], "NWD"
    )
    people = [("dana0000", "Dana Ortiz", Part.decides), ("ruth0000", "Ruth Amsel", Part.influences)]
    practice.record([Add(Person(id=i, client="northwind", name=n, part=p)) for i, n, p in people], "people")
    return practice


def give(practice: Practice, title: str = "Publish floor prices", **values: object) -> Recommendation:
    """Record advice given ten days ago."""
    wanted = {"engagement": "review00", "title": title, "given_on": TODAY - timedelta(days=10), **values}
    done = practice.record([Add(Recommendation.model_validate(wanted))], f"advice: {title}")
    assert isinstance(done.records[0], Recommendation)
    return done.records[0]


def decide(practice: Practice, advice: Recommendation, position: Position = Position.adopted, **values: object) -> str:
    """Record a decision of today; returns the id of the action."""
    wanted = {"recommendation": advice.id, "on": TODAY, "position": position, **values}
    return practice.record([Add(Decision.model_validate(wanted))], f"decision: {position.value}").id


def test_a_missing_practice_is_refused_unless_it_may_be_made(tmp_path: Path) -> None:
    with pytest.raises(NotAPractice, match="no practice"):
        Practice.open(tmp_path / "none", state=tmp_path / "state", now=lambda: NOW, who="Ada")
    made = Practice.open(tmp_path / "none", state=tmp_path / "state", now=lambda: NOW, who="Ada", create=True)
    again = Practice.open(tmp_path / "none", state=tmp_path / "state", now=lambda: NOW, who="Ada", create=True)
    assert (made.is_new, again.is_new) == (True, False)


def test_what_was_recorded_is_there_when_the_practice_is_opened_again(practice: Practice, opened: Open) -> None:
    advice = give(practice, advice="One floor price a region.", options=("now", "in spring"))
    again = opened()
    assert again.book.record(advice.id) == advice
    assert again.book.find("nwd-1") == advice
    assert len(again.book) == len(practice.book)


def test_references_are_given_in_order_and_never_twice(practice: Practice, opened: Open) -> None:
    first, second = give(practice, "First"), give(practice, "Second", given_on=None)
    assert (first.reference, second.reference) == ("NWD-1", "NWD-2")
    practice.record([Delete(second)], "delete")
    assert give(opened(), "Third").reference == "NWD-3"
    engagement = practice.book.get(Engagement, "review00")
    assert engagement is not None
    assert engagement.reference == "NWD-E1"


def test_an_action_that_breaks_a_rule_writes_nothing_of_itself(practice: Practice, opened: Open) -> None:
    before = len(practice.book)
    good = Recommendation(engagement="review00", title="Good")
    bad = Recommendation(engagement="review00", title="")
    with pytest.raises(Refused, match="in one line"):
        practice.record([Add(good), Add(bad)], "both")
    assert (len(practice.book), len(opened().book)) == (before, before)
    assert all(entry.action.why != "both" for entry in practice.history())


def test_every_breach_is_named_at_once(practice: Practice) -> None:
    with pytest.raises(Refused) as caught:
        practice.record([Add(Client(name="", code="x"))], "bad client")
    assert {problem.field for problem in caught.value.problems} == {"name", "code"}


def test_undo_and_redo_work_across_restarts(practice: Practice, opened: Open) -> None:
    advice = give(practice)
    decide(practice, advice)
    assert practice.book.standing_of(advice, TODAY).state is State.adopted
    again = opened()
    undone = again.undo()
    assert undone is not None
    assert undone.why == "undo: decision: adopted"
    assert again.book.standing_of(advice, TODAY).state is State.awaiting
    third = opened()
    assert third.book.standing_of(advice, TODAY).state is State.awaiting
    redone = third.redo()
    assert redone is not None
    assert third.book.standing_of(advice, TODAY).state is State.adopted
    assert third.redo() is None


def test_undo_of_an_edit_takes_out_what_the_edit_put_in(practice: Practice) -> None:
    advice = give(practice)
    practice.record([Edit(advice, {"decide_by": date(2026, 12, 1), "notes": "call first"})], "edit")
    practice.undo()
    taken_back = practice.book.get(Recommendation, advice.id)
    assert taken_back is not None
    assert (taken_back.decide_by, taken_back.notes) == (None, "")


def test_undo_over_several_clients_takes_the_whole_action(practice: Practice, opened: Open) -> None:
    practice.record([Add(Client(name="Harbour", code="HAR")), Add(Client(name="Bellweather", code="BEL"))], "two")
    practice.undo()
    assert [each.code for each in opened().book.all(Client)] == ["NWD"]


def test_what_was_built_upon_is_not_taken_back(practice: Practice) -> None:
    advice = give(practice)
    first = practice.record([Edit(advice, {"notes": "one"})], "first note").id
    changed = practice.book.get(Recommendation, advice.id)
    assert changed is not None
    practice.record([Edit(changed, {"notes": "two"})], "second note")
    with pytest.raises(CannotUndo, match="second note"):
        practice.undo(first)


def test_a_commit_of_another_program_is_heard_of(practice: Practice, opened: Open) -> None:
    other = opened()
    advice = give(other, "From elsewhere")
    assert practice.refresh() == frozenset({"northwind"})
    assert practice.book.record(advice.id) == advice
    assert practice.refresh() == frozenset()


def test_a_client_made_by_another_program_is_heard_of(practice: Practice, opened: Open) -> None:
    opened().record([Add(Client(id="harbour0", name="Harbour", code="HAR"))], "client")
    assert practice.refresh() == frozenset({"harbour0"})
    assert practice.book.find("HAR") is not None


def test_what_somebody_else_changed_first_is_a_conflict_that_shows_both(practice: Practice, opened: Open) -> None:
    advice = give(practice)
    opened().record([Edit(advice, {"notes": "theirs"})], "theirs")
    with pytest.raises(Conflict) as caught:
        practice.record([Edit(advice, {"notes": "ours"})], "ours")
    clash = caught.value.clashes[0]
    assert clash.stored is not None
    assert clash.wanted is not None
    assert (clash.stored["notes"], clash.wanted["notes"]) == ("theirs", "ours")


def test_chances_are_stamped_with_their_day_and_instant_when_they_are_stated(practice: Practice) -> None:
    advice = give(practice, adoption_chance=70)
    assert (advice.adoption_chance_on, advice.adoption_chance_recorded) == (TODAY, NOW)
    assert (advice.success_chance_on, advice.success_chance_recorded) == (None, None)
    practice.record([Edit(advice, {"success_chance": 80})], "chance")
    after = practice.book.get(Recommendation, advice.id)
    assert after is not None
    assert (after.adoption_chance_recorded, after.success_chance_recorded) == (NOW, NOW)


def test_a_chance_stays_as_it_was_once_they_have_decided(practice: Practice) -> None:
    advice = give(practice, adoption_chance=70)
    decide(practice, advice, Position.declined)
    with pytest.raises(Refused, match="stays as it was"):
        practice.record([Edit(advice, {"adoption_chance": 10})], "hindsight")


def test_new_advice_that_replaces_older_advice_supersedes_it_in_the_same_action(practice: Practice) -> None:
    old = give(practice, "Old")
    new = give(practice, "New", replaces=(old.id,), given_on=TODAY)
    found = practice.book.standing_of(old, TODAY)
    assert (found.state, found.since) == (State.superseded, TODAY)
    practice.undo()
    assert practice.book.standing_of(old, TODAY).state is State.awaiting
    assert practice.book.record(new.id) is None


def test_superseding_from_the_old_advice_withdraws_it_once(practice: Practice) -> None:
    old, new = give(practice, "Old"), give(practice, "New")
    practice.record(withdrawal(old, "overtaken by events", TODAY, by=new), "supersede")
    events = [each for each in practice.book.events_of(old.id) if isinstance(each, Withdrawal)]
    assert [(each.kind, each.reason) for each in events] == [(WithdrawalKind.superseded, "overtaken by events")]
    assert practice.book.replaced_by(old.id)[0].id == new.id


def test_a_correction_keeps_the_text_that_was_decided_upon(practice: Practice, opened: Open) -> None:
    advice = give(practice, advice="One floor price.")
    with pytest.raises(Refused, match="has been given"):
        practice.record([Edit(advice, {"advice": "Two."})], "silently")
    practice.record([Edit(advice, {"advice": "Two floor prices."}, correction="a slip of the pen")], "correct")
    kept = opened().book.get(Recommendation, advice.id)
    assert kept is not None
    assert kept.advice == "Two floor prices."
    assert kept.corrections[0].was == {"advice": "One floor price."}
    assert kept.corrections[0].reason == "a slip of the pen"


def test_a_view_of_somebody_who_does_not_decide_is_not_the_clients_position(practice: Practice) -> None:
    advice = give(practice)
    decide(practice, advice, by="ruth0000")
    assert practice.book.standing_of(advice, TODAY).state is State.awaiting
    decide(practice, advice, by="dana0000")
    assert practice.book.standing_of(advice, TODAY).state is State.adopted
    whose = {each.by: each.whose for each in practice.book.all(Decision)}
    assert whose == {"ruth0000": Whose.person, "dana0000": Whose.client}


def test_decisions_of_one_day_follow_each_other_as_they_were_recorded(practice: Practice) -> None:
    advice = give(practice)
    decide(practice, advice, Position.declined)
    decide(practice, advice, Position.adopted)
    assert practice.book.standing_of(advice, TODAY).position is Position.adopted


def test_an_outcome_is_judged_beside_the_progress_of_the_same_action(practice: Practice) -> None:
    advice = give(practice)
    decide(practice, advice)
    progress = Progress.model_validate({"recommendation": advice.id, "on": TODAY, "state": "implemented"})
    outcome = Outcome.model_validate({"recommendation": advice.id, "on": TODAY, "result": "as_hoped"})
    practice.record([Add(progress), Add(outcome)], "done and seen")
    assert practice.book.standing_of(advice, TODAY).implemented


def test_the_profile_is_kept_in_the_practice_itself(practice: Practice, opened: Open) -> None:
    practice.record([Add(Profile(name="Maria Keller", currency="CHF"))], "profile")
    assert opened().book.profile.currency == "CHF"


def test_the_history_of_a_record_a_client_and_everything(practice: Practice) -> None:
    advice = give(practice)
    decide(practice, advice)
    practice.record([Add(Client(name="Harbour", code="HAR"))], "another client")
    client = practice.book.find("NWD")
    assert [entry.action.why for entry in practice.history(advice)] == ["advice: Publish floor prices"]
    assert [entry.action.why for entry in practice.history(client)][-1] == "decision: adopted"
    assert practice.history()[-1].action.why == "another client"
    assert {entry.action.who for entry in practice.history()} == {"Maria Keller"}


def test_a_sound_practice_has_no_findings(practice: Practice) -> None:
    give(practice)
    assert practice.check() == []


def test_a_damaged_client_is_told_and_the_others_are_read(practice: Practice, opened: Open, tmp_path: Path) -> None:
    practice.record([Add(Client(id="harbour0", name="Harbour", code="HAR"))], "client")
    (tmp_path / "practice" / "clients" / "northwind.json").write_bytes(b"{")
    again = opened()
    assert set(again.troubles) == {"northwind"}
    assert [each.code for each in again.book.all(Client)] == ["HAR"]


def test_a_practice_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError):
        Practice.open(tmp_path / "file" / "x", state=tmp_path / "state", now=lambda: NOW, who="Ada", create=True)
