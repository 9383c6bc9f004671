"""The one door, on a real folder: what is recorded, refused, taken back, and heard of from elsewhere."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from advisor.changes import Add, Delete, Edit, Refused, new_id, withdrawal
from advisor.practice import Practice
from advisor.records import Client, Decision, Engagement, Outcome, Person, Profile, Progress, Recommendation, Withdrawal
from advisor.records.choices import Part, Position, Whose, WithdrawalKind
from advisor.standing import State
from advisor.store import Change, Conflict, NotAPractice, ReadOnly, StoreError
from advisor.store import Refused as CannotUndo
from tests.tools.attack_calls import FAILURES, Fail, attacked

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
    done = practice.record([Add(Recommendation.of(wanted))], f"advice: {title}")
    assert isinstance(done.records[0], Recommendation)
    return done.records[0]


def decide(practice: Practice, advice: Recommendation, position: Position = Position.adopted, **values: object) -> str:
    """Record a decision of today; returns the id of the action."""
    wanted = {"recommendation": advice.id, "on": TODAY, "position": position, **values}
    return practice.record([Add(Decision.of(wanted))], f"decision: {position.value}").id


def test_a_missing_practice_is_refused_unless_it_may_be_made(tmp_path: Path) -> None:
    with pytest.raises(NotAPractice, match="no practice"):
        Practice.open(tmp_path / "none", state=tmp_path / "state", now=lambda: NOW, who="Ada")
    made = Practice.open(tmp_path / "none", state=tmp_path / "state", now=lambda: NOW, who="Ada", create=True)
    again = Practice.open(tmp_path / "none", state=tmp_path / "state", now=lambda: NOW, who="Ada", create=True)
    assert (made.is_new, again.is_new) == (True, False)


def test_a_practice_that_is_gone_is_not_begun_anew_until_somebody_makes_its_folder(
    practice: Practice, opened: Open, tmp_path: Path
) -> None:
    practice.record([Add(Client(id=new_id(), name="Acme", code="ACM"))], "client ACM")
    away = (tmp_path / "practice").rename(tmp_path / "drive-in-a-drawer")
    with pytest.raises(NotAPractice, match="is not there, and was when Advisor last opened it: connect its drive"):
        opened()
    assert not (tmp_path / "practice").exists()
    away.rename(tmp_path / "practice")
    assert opened().book.find("ACM")
    (tmp_path / "practice").rename(away)
    (tmp_path / "practice").mkdir()
    assert opened().is_new


def test_where_no_practice_can_be_looked_for_it_is_told_in_a_sentence_and_none_is_begun(tmp_path: Path) -> None:
    folder, state = tmp_path / "none", tmp_path / "state"
    told: list[str] = []
    while not folder.exists():
        failing = Fail(len(told) + 1, FAILURES["EIO"], only=frozenset({"stat"}))
        with attacked(failing, folder, state):
            try:
                Practice.open(folder, state=state, now=lambda: NOW, who="Ada", create=True)
            except StoreError as error:
                told.append(str(error))
    assert len(told) > 2
    assert all("cannot be read now" in each for each in told)


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
    practice.record(withdrawal([old], "overtaken by events", TODAY, by=new), "supersede")
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
    progress = Progress.of({"recommendation": advice.id, "on": TODAY, "state": "implemented"})
    outcome = Outcome.of({"recommendation": advice.id, "on": TODAY, "result": "as_hoped"})
    practice.record([Add(progress), Add(outcome)], "done and seen")
    assert practice.book.standing_of(advice, TODAY).implemented


def test_the_profile_is_kept_in_the_practice_itself(practice: Practice, opened: Open) -> None:
    practice.record([Add(Profile(name="Maria Keller", currency="CHF"))], "profile")
    assert opened().book.profile.currency == "CHF"


def test_the_history_of_a_record_a_client_and_everything(practice: Practice) -> None:
    advice = give(practice)
    decide(practice, advice)
    practice.record([Add(Client(name="Harbour", code="HAR"))], "another client")
    practice.record([Edit(advice, {"notes": "call first"}), Add(Person(client="northwind", name="Ann"))], "both")
    client = practice.book.find("NWD")
    of_advice = practice.history(advice)
    assert [entry.action.why for entry in of_advice] == ["advice: Publish floor prices", "decision: adopted", "both"]
    assert [was.table for was in of_advice[-1].changes] == ["recommendation"]
    whys = [entry.action.why for entry in practice.history(practice.book.find("NWD-E1"))]
    assert whys == ["NWD", "advice: Publish floor prices", "decision: adopted", "both"]
    assert [entry.action.why for entry in practice.history(practice.book.record("dana0000"))] == ["people"]
    assert [entry.action.why for entry in practice.history(client)][-1] == "both"
    assert practice.history()[-1].action.why == "both"
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
    assert practice.refresh() == frozenset({"northwind"})
    assert practice.book.find("NWD") is not None, "what was read before it was damaged is not lost from view"


def test_a_practice_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError):
        Practice.open(tmp_path / "file" / "x", state=tmp_path / "state", now=lambda: NOW, who="Ada", create=True)


def _misfit(practice: Practice, advice: Recommendation) -> None:
    """Write, as a newer version of the program could, a record that this one cannot read."""
    doc = {"recommendation": advice.id, "on": "2026-11-20", "position": "postponed to a better year"}
    change = Change("northwind", "decision", "newer000", doc, None)
    practice.store.commit([change], id="newer" + "0" * 11, who="Ann", why="newer", on=TODAY, at=NOW)


def test_where_a_record_cannot_be_read_nothing_is_written(practice: Practice, opened: Open) -> None:
    advice = give(practice)
    _misfit(opened(), advice)
    practice.refresh()
    assert practice.troubles["northwind"].startswith("1 record of NWD cannot be read (decision newer000)")
    with pytest.raises(ReadOnly, match=r"Nothing was saved\. 1 record of NWD cannot be read"):
        decide(practice, advice)
    with pytest.raises(ReadOnly, match="1 record of NWD"):
        practice.undo(practice.history(advice)[0].action.id)
    assert [(each.severity, each.where) for each in practice.check()] == [("error", "decision newer000")]
    practice.record([Add(Client(name="Harbour", code="HAR"))], "elsewhere")


def test_a_misfit_that_comes_with_a_commit_is_told_and_the_commit_is_done(
    practice: Practice, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    advice = give(practice)
    other = opened()
    stamps = dict(practice.store.stamps())
    _misfit(other, advice)
    monkeypatch.setattr(practice.store, "stamps", lambda *_: stamps)  # it comes after the look around
    done = practice.record([Edit(advice, {"notes": "ours"})], "ours")
    assert [each.id for each in done.records] == [advice.id]
    assert "newer000" in practice.troubles["northwind"]


def test_a_file_that_cannot_be_read_now_is_told_and_read_when_it_can_be(practice: Practice, tmp_path: Path) -> None:
    advice = give(practice)
    path = tmp_path / "practice" / "clients" / "northwind.json"
    path.rename(path.with_suffix(".away"))
    path.mkdir()
    assert practice.refresh() == frozenset({"northwind"})
    assert "cannot be read now" in practice.troubles["northwind"]
    assert practice.book.record(advice.id) == advice
    assert practice.refresh() == frozenset(), "it is tried again, and told once"
    path.rmdir()
    path.with_suffix(".away").rename(path)
    assert practice.refresh() == frozenset({"northwind"})
    assert practice.troubles == {}
    assert decide(practice, advice)


def test_a_practice_that_is_gone_for_a_while_is_not_emptied(practice: Practice, tmp_path: Path) -> None:
    records = len(practice.book)
    (tmp_path / "practice").rename(tmp_path / "unplugged")
    assert practice.refresh() == frozenset({"practice"})
    assert (practice.refresh(), len(practice.book)) == (frozenset(), records)
    assert "is not there now" in practice.troubles["practice"]
    with pytest.raises(StoreError, match="is not there now"):
        give(practice)
    (tmp_path / "unplugged").rename(tmp_path / "practice")
    assert practice.refresh() == frozenset({"practice"})
    assert practice.troubles == {}


def test_rules_are_judged_beside_what_another_program_has_just_written(practice: Practice, opened: Open) -> None:
    advice = give(practice)
    other = opened()
    other.record([Add(Client(name="Beta Tools", code="BETA"))], "theirs")
    with pytest.raises(Refused, match="BETA is the code of Beta Tools already"):
        practice.record([Add(Client(name="Beta Works", code="BETA"))], "ours")
    decide(other, advice, Position.declined)
    with pytest.raises(Refused, match="They have decided"):
        practice.record([Edit(advice, {"adoption_chance": 90})], "hindsight")
    ruth = other.book.get(Person, "ruth0000")
    assert ruth is not None
    other.record([Delete(ruth)], "gone")
    with pytest.raises(Refused, match="no such person"):
        decide(practice, advice, by="ruth0000")
    harbour = other.record([Add(Client(name="Harbour", code="HAR"))], "client").records[0]
    practice.refresh()
    other.record([Delete(harbour)], "no client after all")
    with pytest.raises(Refused, match="no such client"):
        practice.record([Add(Engagement(client=harbour.id, title="Review"))], "engagement")
    assert practice.refresh(), "what was heard of while recording is still news to the screens"
    assert opened().check() == []


def test_two_programs_that_add_one_client_at_once_keep_one(practice: Practice, tmp_path: Path) -> None:
    line = [sys.executable, "-m", "tests.adding_worker", str(tmp_path / "practice"), str(tmp_path / "state")]
    programs = [subprocess.Popen(line, cwd=Path(__file__).parents[1]) for _ in range(2)]
    assert sum(program.wait(60) for program in programs) == 30
    practice.refresh()
    assert len(practice.book.all(Client)) == 31
    assert practice.check() == []


def test_what_others_built_on_is_not_taken_back(practice: Practice, opened: Open) -> None:
    client = practice.record([Add(Client(id="harbour0", name="Harbour", code="HAR"))], "client HAR")
    practice.record([Add(Engagement(id="harbour1", client="harbour0", title="Port review"))], "engagement")
    with pytest.raises(CannotUndo, match="“client HAR” cannot be taken back: engagement HAR-E1 “Port review” would"):
        practice.undo(client.id)
    advice = give(practice)
    decide(opened(), advice)
    with pytest.raises(CannotUndo, match="decision on NWD-1 would then name a recommendation that is not there"):
        practice.undo(practice.history(advice)[0].action.id)
    assert practice.check() == []


def test_what_belonged_to_something_deleted_since_is_not_brought_back(practice: Practice) -> None:
    client = practice.record([Add(Client(id="harbour0", name="Harbour", code="HAR"))], "client").records[0]
    engagement = practice.record([Add(Engagement(client="harbour0", title="Port"))], "engagement").records[0]
    deleted = practice.record([Delete(engagement)], "delete HAR-E1")
    practice.record([Delete(client)], "delete HAR")
    with pytest.raises(CannotUndo, match="“delete HAR-E1” cannot be taken back: the client that engagement HAR-E1"):
        practice.undo(deleted.id)


def test_an_action_that_is_kept_but_not_finished_is_done_and_told(
    practice: Practice, opened: Open, tmp_path: Path
) -> None:
    practice.record([Add(Client(id="harbour0", name="Harbour", code="HAR"))], "client")
    northwind, harbour = (practice.book.get(Client, each) for each in ("northwind", "harbour0"))
    assert northwind is not None
    assert harbour is not None
    full = Fail(2, FAILURES["ENOSPC"], only=frozenset({"replace"}))
    with attacked(full, tmp_path):
        done = practice.record([Edit(northwind, {"notes": "a"}), Edit(harbour, {"notes": "b"})], "both")
    assert [getattr(each, "notes", "") for each in done.records] == ["a", "b"]
    assert "is kept" in practice.troubles["unfinished"]
    practice.record([Add(Client(name="Bellweather", code="BEL"))], "next")
    assert practice.troubles == {}
    assert [entry.action.why for entry in opened().history()].count("both") == 1


def test_what_another_program_left_unfinished_is_finished_before_the_next_change_is_judged(
    practice: Practice, opened: Open, tmp_path: Path
) -> None:
    practice.record([Add(Client(id="harbour0", name="Harbour", code="HAR"))], "client")
    other = opened()
    full = Fail(3, FAILURES["ENOSPC"], only=frozenset({"fsync"}))  # the first two are for the action's own file
    both = [Edit(each, {"notes": "ours"}) for each in practice.book.all(Client)]
    with attacked(full, tmp_path):
        practice.record(both, "both")
    edited = {each.id: each for each in other.book.all(Client)}
    with pytest.raises(Conflict):
        other.record([Edit(each, {"notes": "theirs"}) for each in edited.values()], "theirs")
    done = other.record([Edit(each, {"notes": "theirs"}) for each in other.book.all(Client)], "theirs")
    assert len(done.records) == 2
    assert {each.notes for each in opened().book.all(Client)} == {"theirs"}


def test_an_action_has_one_today_from_beginning_to_end(practice: Practice) -> None:
    advice = give(practice)
    midnight = datetime(2026, 11, 23, 23, 59, 59, tzinfo=UTC)
    ticks = iter([midnight, midnight + timedelta(seconds=2)])
    practice.now = lambda: next(ticks)
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(Refused, match="still to come"):
        practice.record([Add(Decision(recommendation=advice.id, on=tomorrow, position=Position.adopted))], "early")


def test_a_check_finds_what_two_computers_made_of_it_together(practice: Practice) -> None:
    give(practice)
    changes = [
        Change("harbour0", "client", "harbour0", {"name": "Harbour", "code": "NWD"}, None),
        Change("northwind", "recommendation", "advice02", {"title": "Stray", "reference": "NWD-1"}, None),
        Change("northwind", "decision", "decided0", {"recommendation": "nowhere0", "position": "adopted"}, None),
    ]
    practice.store.commit(changes, id="synced0000", who="Ann", why="synced", on=TODAY, at=NOW)
    mends = "advisor check --repair tells them apart."
    assert {(each.severity, each.where, each.words) for each in practice.check()} == {
        (
            "error",
            "decision on advice that is gone",
            "Recommendation: the recommendation that it names is not there; advisor check --repair brings it back "
            "where another computer deleted it.",
        ),
        ("error", "recommendation NWD-1 “Stray”", "It belongs to no engagement."),
        ("error", "NWD", f"2 records have this code: “Harbour”; “Northwind Industries”. {mends}"),
        ("error", "NWD-1", f"2 records have this reference: “Publish floor prices”; “Stray”. {mends}"),
    }


def test_an_edit_that_changes_nothing_is_not_written(practice: Practice) -> None:
    advice = give(practice)
    done = practice.record([Edit(advice, {"title": advice.title})], "nothing")
    assert (done.id, done.records) == ("", ())
    practice.record([Edit(advice, {"title": advice.title}), Add(Person(client="northwind", name="Ann"))], "one of two")
    (last,) = practice.history()[-1:]
    assert (last.action.why, [was.table for was in last.changes]) == ("one of two", ["person"])
