"""What waits for an answer is shown field by field, taken in as one action, or left out; nothing of it is lost."""

import errno
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from advisor.changes import Add, Delete, Edit, Refused
from advisor.practice import Practice
from advisor.records import Decision, Person, Profile, Recommendation
from advisor.records.choices import Priority
from advisor.store import KeptUnfinished, PartlyDone, ReadOnly, StoreError
from advisor.upkeep.backing_up import back_up
from advisor.upkeep.foreseeing import what_would_change
from advisor.upkeep.mending import decline, left_out, offers, repair, take_in
from advisor.upkeep.restoring import restore
from tests.tools.attack_calls import FAILURES, Call, Fail, Perform, attacked
from tests.upkeep.computers import NOW, SCOPE, Desk, mended, northwind


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return northwind(tmp_path)


@pytest.fixture
def two(desk: Desk, tmp_path: Path) -> tuple[Desk, Desk]:
    return desk, desk.copied(tmp_path, "lap", "Ben Ode")


def sound(practice: Practice) -> bool:
    return [each for each in practice.check() if each.severity != "note"] == []


def lying_aside(desk: Desk) -> list[bytes]:
    return [path.read_bytes() for path in sorted(desk.folder.glob("backups/*/aside/*"))]


# -- another program edited a file --------------------------------------------------------------------------------


def test_an_outside_edit_is_shown_field_by_field_and_taken_in_as_an_action(desk: Desk) -> None:
    desk.by_hand({"title": "Publish all prices", "priority": None})
    edited = desk.file.read_bytes()
    (offer,) = offers(desk.practice)
    assert (offer.kind, offer.whose, offer.where) == ("edit", "NWD", f"clients/{SCOPE}.json")
    (record,) = offer.records
    assert record.name == "recommendation NWD-1 “Publish all prices”"
    assert [(each.label, each.before, each.after) for each in record.fields] == [
        ("Title", "Publish floor prices", "Publish all prices"),
        ("Priority", "low", ""),
    ]
    done = take_in(desk.practice, offer, {})
    assert done.id
    assert desk.advice().title == "Publish all prices"
    assert desk.practice.troubles == {}
    assert offers(desk.practice) == []
    assert sound(desk.practice)
    assert lying_aside(desk) == [edited]
    assert desk.practice.history()[-1].action.why == "Take in what another program changed in the file of NWD"


def test_what_was_taken_in_is_taken_back_by_undo(desk: Desk) -> None:
    desk.by_hand({"title": "Publish all prices"})
    take_in(desk.practice, offers(desk.practice)[0], {})
    desk.practice.undo()
    assert desk.advice().title == "Publish floor prices"
    assert sound(desk.practice)


def test_a_declined_edit_is_set_aside_and_the_file_is_again_what_the_history_says(desk: Desk) -> None:
    before = desk.file.read_bytes()
    desk.by_hand({"title": "Publish all prices"})
    edited = desk.file.read_bytes()
    with pytest.raises(ReadOnly, match="advisor check --repair"):
        desk.edits(notes="x")
    assert "backups/" in decline(desk.practice, offers(desk.practice)[0])
    assert desk.file.read_bytes() == before
    assert lying_aside(desk) == [edited]
    assert desk.advice().title == "Publish floor prices"
    desk.edits(notes="x")
    assert sound(desk.practice)


def test_what_breaks_a_rule_or_fits_no_record_is_named_and_left_out_and_the_rest_taken_in(desk: Desk) -> None:
    kept = desk.gives("Tie bonuses to margin")
    desk.by_hand({"title": "Fine"}, id=kept.id)
    desk.by_hand({"engagement": "nowhere0"}, id=desk.advice("Publish floor prices").id)
    desk.by_hand({"priority": "utmost", "title": "X", "engagement": "review00"}, id="feed0000")
    desk.by_hand({"any": "thing"}, "person", "ffff0000")
    (offer,) = offers(desk.practice)
    assert [each.name for each in offer.records] == ["recommendation NWD-2 “Fine”"]
    words = " ".join(offer.refused)
    assert "There is no such engagement" in words
    assert "Choose one of: critical" in words
    assert "Give the person a name" in words
    assert len(offer.refused) == 3
    take_in(desk.practice, offer, {})
    assert {each.title for each in desk.practice.book.all(Recommendation)} == {"Publish floor prices", "Fine"}
    assert sound(desk.practice)


def test_given_advice_is_not_rewritten_by_an_edit_of_its_file(desk: Desk) -> None:
    desk.edits(given_on=NOW.date())
    desk.by_hand({"title": "Something else"})
    (offer,) = offers(desk.practice)
    assert (offer.records, offer.refused) == ((), ())
    take_in(desk.practice, offer, {})
    assert desk.advice().title == "Publish floor prices"
    assert sound(desk.practice)


def test_given_advice_is_corrected_by_an_edit_of_its_file_with_the_reason_and_what_was_given_stays(desk: Desk) -> None:
    desk.edits(given_on=NOW.date())
    desk.by_hand({"title": "Something else", "tags": ["prices"]})
    (offer,) = offers(desk.practice)
    (record,) = offer.given
    assert ("Title", "Publish floor prices", "Something else") in [
        (each.label, each.before, each.after) for each in record.fields
    ]
    assert left_out(offer, "") == record.name
    assert left_out(offer, "As said.") == ""
    take_in(desk.practice, offer, {}, reason="As said.")
    advice = desk.advice("Something else")
    assert advice.tags == ("prices",)
    assert [(each.reason, each.was) for each in advice.corrections] == [("As said.", {"title": "Publish floor prices"})]
    assert sound(desk.practice)


def test_without_a_reason_the_rest_of_an_edit_is_taken_in_and_given_advice_left_out(desk: Desk) -> None:
    other = desk.gives("Tie bonuses to margin")
    desk.edits(given_on=NOW.date())
    desk.by_hand({"title": "Something else"}, id=desk.advice("Publish floor prices").id)
    desk.by_hand({"title": "Fine"}, id=other.id)
    (offer,) = offers(desk.practice)
    assert [len(offer.records), len(offer.given)] == [1, 1]
    take_in(desk.practice, offer, {})
    assert {each.title for each in desk.practice.book.all(Recommendation)} == {"Publish floor prices", "Fine"}
    assert sound(desk.practice)


@pytest.mark.parametrize(
    ("change", "called"),
    [
        ({"recorded": "2020-01-01T00:00:00Z"}, "Recorded"),
        ({"recorded": None}, "Recorded"),
        ({"reference": "NWD-7"}, "Reference"),
        ({"adoption_chance_on": "2026-01-01"}, "Adoption chance stated on"),
        ({"adoption_chance_recorded": "2020-01-01T00:00:00Z"}, "“adoption_chance_recorded”"),
        ({"id": "other000"}, "“id”"),
    ],
)
def test_what_only_the_program_writes_is_not_taken_from_an_edited_file(
    desk: Desk, change: dict[str, Any], called: str
) -> None:
    desk.edits(given_on=NOW.date(), adoption_chance=60)
    before = desk.file.read_bytes()
    desk.by_hand(change)
    (offer,) = offers(desk.practice)
    assert offer.records == ()
    assert offer.refused == (
        "Recommendation NWD-1 “Publish floor prices”: "
        f"{called} is what the program writes; put it back as it was in the file.",
    )
    take_in(desk.practice, offer, {})
    assert desk.file.read_bytes() == before
    assert sound(desk.practice)


def test_a_record_added_by_hand_is_shown_with_every_key_that_it_has(desk: Desk) -> None:
    added = {"engagement": "review00", "title": "New", "recorded": "2026-11-01T08:00:00Z", "source": "elsewhere"}
    desk.by_hand(added, id="feed0000")
    (offer,) = offers(desk.practice)
    assert {each.field: each.after for each in offer.records[0].fields} == {**added, "engagement": "NWD-E1"}


def test_a_reference_that_came_from_a_file_is_not_given_again(desk: Desk) -> None:
    desk.by_hand({"engagement": "review00", "title": "By hand", "reference": "NWD-2"}, id="feed0000")
    desk.by_hand({"engagement": "review00", "title": "Far off", "reference": f"NWD-{10**20}"}, id="feed0001")
    take_in(desk.practice, offers(desk.practice)[0], {})
    assert desk.gives("Next").reference == "NWD-3"
    assert sound(desk.practice)


def test_a_reference_with_a_number_beyond_all_is_restored(desk: Desk) -> None:
    desk.by_hand({"engagement": "review00", "title": "Far off", "reference": f"NWD-{10**20}"}, id="feed0001")
    take_in(desk.practice, offers(desk.practice)[0], {})
    (backup,) = [each.path for each in back_up(desk.practice).made if each.scope == SCOPE]
    desk.practice.record([Delete(desk.advice("Far off"))], "Delete advice")
    restore(desk.practice, what_would_change(desk.practice, backup))
    assert desk.advice("Far off").reference == f"NWD-{10**20}"
    assert desk.gives("Next").reference == "NWD-2"


def test_a_record_deleted_by_hand_that_others_name_stays(desk: Desk) -> None:
    desk.edits(owner="dana0000")
    data = json.loads(desk.file.read_bytes())
    del data["person"]["dana0000"]
    desk.file.write_text(json.dumps(data))
    desk.practice.refresh()
    (offer,) = offers(desk.practice)
    assert "Dana Ortiz is named by 1 other record" in offer.refused[0]
    take_in(desk.practice, offer, {})
    assert desk.practice.book.get(Person, "dana0000") is not None
    assert sound(desk.practice)


def test_a_field_that_this_version_does_not_know_is_shown_and_kept(desk: Desk) -> None:
    desk.by_hand({"mood": {"of": "Dana"}})
    (offer,) = offers(desk.practice)
    assert [(each.label, each.after) for each in offer.records[0].fields] == [("“mood”", '{"of": "Dana"}')]
    take_in(desk.practice, offer, {})
    assert json.loads(desk.file.read_bytes())["recommendation"][desk.advice().id]["mood"] == {"of": "Dana"}


def test_an_edit_of_a_file_that_is_behind_is_merged_with_what_was_recorded_since(desk: Desk) -> None:
    behind = desk.file.read_bytes()
    desk.edits(priority="high")
    desk.file.write_bytes(behind.replace(b"Publish floor prices", b"Publish all prices"))
    desk.practice.refresh()
    (offer,) = offers(desk.practice)
    take_in(desk.practice, offer, {})
    assert (desk.advice().title, desk.advice().priority) == ("Publish all prices", Priority.high)
    assert sound(desk.practice)


def test_a_field_that_was_edited_by_hand_and_recorded_since_is_asked(desk: Desk) -> None:
    behind = desk.file.read_bytes()
    desk.edits("Publish floor prices", title="Recorded")
    desk.file.write_bytes(behind.replace(b"Publish floor prices", b"By hand"))
    desk.practice.refresh()
    (offer,) = offers(desk.practice)
    (question,) = offer.questions
    assert (question.label, question.before) == ("Title", "Publish floor prices")
    assert [(each.origin, each.words) for each in question.versions] == [
        ("as recorded here", "Recorded"),
        ("in the changed file", "By hand"),
    ]
    with pytest.raises(StoreError, match=r"Choose first what is to hold: Title of recommendation NWD-1"):
        take_in(desk.practice, offer, {})
    take_in(desk.practice, offer, {question.key: 1})
    assert desk.advice().title == "By hand"
    assert sound(desk.practice)


@pytest.mark.parametrize(("version", "reason"), [(1, "As said."), (0, "")], ids=["of the file", "as recorded"])
def test_a_version_of_a_file_that_rewrites_given_advice_holds_with_the_reason_of_the_correction(
    desk: Desk, version: int, reason: str
) -> None:
    desk.edits(given_on=NOW.date())
    behind = desk.file.read_bytes()
    desk.practice.record([Edit(desk.advice(), {"title": "Recorded"}, correction="A slip.")], "Correct")
    desk.file.write_bytes(behind.replace(b"Publish floor prices", b"By hand"))
    desk.practice.refresh()
    (offer,) = offers(desk.practice)
    (question,) = offer.questions
    assert [each.corrects for each in question.versions] == [False, True]
    assert (offer.given, offer.may_correct) == ((), True)
    choices = {question.key: version}
    assert offer.corrects(choices) is bool(reason)
    if reason:
        with pytest.raises(Refused, match="Give the reason of the correction"):
            take_in(desk.practice, offer, choices)
    take_in(desk.practice, offer, choices, reason=reason)
    assert desk.advice().title == ("By hand" if version else "Recorded")
    assert [each.reason for each in desk.advice().corrections] == ["A slip.", *([reason] if reason else [])]
    assert sound(desk.practice)


def test_an_edit_of_a_file_whose_history_is_not_here_is_asked_too_and_the_history_may_still_come(
    two: tuple[Desk, Desk],
) -> None:
    desk, lap = two
    lap.edits(priority="high")
    shutil.copy(lap.file, desk.file)
    desk.by_hand({"title": "By hand"})
    (offer,) = offers(desk.practice)
    assert {each.label for record in offer.records for each in record.fields} == {"Priority", "Title"}
    take_in(desk.practice, offer, {})
    desk.gets(lap)
    lap.gets(desk)
    for each in two:
        assert offers(each.practice) == []
        assert (each.advice().title, each.advice().priority) == ("By hand", Priority.high)
        assert sound(each.practice)


def test_an_offer_that_has_changed_meanwhile_is_not_taken_in(desk: Desk) -> None:
    desk.by_hand({"title": "One"})
    (offer,) = offers(desk.practice)
    desk.by_hand({"title": "Two"})
    with pytest.raises(StoreError, match="look at it again"):
        take_in(desk.practice, offer, {})
    with pytest.raises(StoreError, match="look at it again"):
        decline(desk.practice, offer)


# -- two computers wrote apart ------------------------------------------------------------------------------------


def test_what_two_computers_changed_apart_is_asked_with_who_and_when_and_settled_for_both(
    two: tuple[Desk, Desk],
) -> None:
    desk, lap = two
    desk.edits(title="Desk's", notes="of the desk")
    lap.edits(title="Lap's", priority="high")
    desk.gets(lap)
    lap.gets(desk)
    (offer,) = offers(desk.practice)
    assert (offer.kind, offer.heading, offer.records) == (
        "apart",
        "Northwind Industries (NWD) was changed on two computers at once.",
        (),
    )
    assert not offer.can_be_declined
    (question,) = offer.questions
    assert (question.label, question.before) == ("Title", "Publish floor prices")
    said = {each.words: each.origin for each in question.versions}
    assert "Mara Lind, on this computer, 23 Nov 26" in said["Desk's"]
    assert "Ben Ode, on another computer, 23 Nov 26" in said["Lap's"]
    with pytest.raises(StoreError, match="cannot be left out"):
        decline(desk.practice, offer)
    wanted = [each.words for each in question.versions].index("Lap's")
    take_in(desk.practice, offer, {question.key: wanted})
    lap.gets(desk)
    for each in two:
        assert offers(each.practice) == []
        assert each.practice.troubles == {}
        advice = each.advice()
        assert (advice.title, advice.notes, advice.priority) == ("Lap's", "of the desk", Priority.high)
        assert sound(each.practice)
    lap.edits(notes="on with it")
    desk.gets(lap)
    assert desk.advice().notes == "on with it"


@pytest.mark.parametrize("version", [0, 1])
def test_a_question_is_settled_also_by_leaving_what_stands(two: tuple[Desk, Desk], version: int) -> None:
    desk, lap = two
    desk.edits(title="Desk's")
    lap.edits(title="Lap's")
    desk.gets(lap)
    (offer,) = offers(desk.practice)
    take_in(desk.practice, offer, {offer.questions[0].key: version})
    lap.gets(desk)
    assert offers(lap.practice) == []
    assert lap.advice().title == desk.advice().title == offer.questions[0].versions[version].words


def test_both_computers_may_settle_it_apart_to_the_same_and_nothing_is_asked_again(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    desk.edits(title="Desk's")
    lap.edits(title="Lap's")
    desk.gets(lap)
    lap.gets(desk)
    for each in two:
        (offer,) = offers(each.practice)
        take_in(each.practice, offer, {offer.questions[0].key: 0})
    desk.gets(lap)
    lap.gets(desk)
    assert offers(desk.practice) == offers(lap.practice) == []
    assert desk.advice().title == lap.advice().title
    assert sound(desk.practice)


def test_settled_apart_to_different_things_it_is_asked_again(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    desk.edits(title="Desk's")
    lap.edits(title="Lap's")
    desk.gets(lap)
    lap.gets(desk)
    for version, each in enumerate(two):
        (offer,) = offers(each.practice)
        take_in(each.practice, offer, {offer.questions[0].key: version})
    desk.gets(lap)
    lap.gets(desk)
    for each in two:
        (offer,) = offers(each.practice)
        assert {said.words for said in offer.questions[0].versions} == {"Desk's", "Lap's"}


@pytest.mark.parametrize("keeps", [True, False])
def test_deleted_on_one_computer_and_edited_on_the_other_it_is_kept_or_goes(
    two: tuple[Desk, Desk], keeps: bool
) -> None:
    desk, lap = two
    desk.practice.record([Delete(desk.advice())], "Delete advice")
    lap.edits(priority="high")
    desk.gets(lap)
    (offer,) = offers(desk.practice)
    (question,) = offer.questions
    assert question.label == "The whole record"
    words = [each.words for each in question.versions]
    assert "deleted" in words
    assert "kept, with Priority: high" in words
    take_in(desk.practice, offer, {question.key: words.index("deleted") ^ keeps})
    lap.gets(desk)
    for each in two:
        left = each.practice.book.all(Recommendation)
        assert [advice.priority for advice in left] == ([Priority.high] if keeps else [])
        assert sound(each.practice)


def test_what_one_computer_built_on_is_not_settled_as_deleted(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    advice = desk.advice()
    desk.practice.record([Delete(advice)], "Delete advice")
    lap.edits(given_on="2026-11-01")
    decision = Decision.of({"recommendation": advice.id, "position": "adopted", "on": "2026-11-20", "by": "dana0000"})
    lap.practice.record([Add(decision)], "Decision")
    desk.gets(lap)
    (offer,) = offers(desk.practice)
    (question,) = offer.questions
    deleted = [each.words for each in question.versions].index("deleted")
    with pytest.raises(Refused, match="NWD-1 has been given and stays"):
        take_in(desk.practice, offer, {question.key: deleted})
    take_in(desk.practice, offer, {question.key: 1 - deleted})
    assert sound(desk.practice)


def test_who_was_deleted_on_one_computer_and_named_on_the_other_is_brought_back_by_a_repair(
    two: tuple[Desk, Desk],
) -> None:
    desk, lap = two
    dana = desk.practice.book.get(Person, "dana0000")
    assert dana is not None
    desk.practice.record([Delete(dana)], "Delete Dana")
    lap.edits(owner="dana0000")
    desk.gets(lap)
    lap.gets(desk)
    (finding,) = [each for each in desk.practice.check() if each.severity == "error"]
    assert finding.words.startswith("Owner: the person that it names is not there; advisor check --repair brings it")
    for each in two:
        (said,) = mended(each.practice)
        assert said == "The person “Dana Ortiz” was deleted on one computer and named on another; it is back."
    desk.gets(lap)
    lap.gets(desk)
    for each in two:
        back = each.practice.book.get(Person, "dana0000")
        assert back is not None
        assert (back.name, back.recorded) == ("Dana Ortiz", dana.recorded)
        assert mended(each.practice) == []
        assert offers(each.practice) == []
        assert sound(each.practice)


def test_an_edited_file_beside_what_was_changed_apart_is_asked_in_one_go(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    desk.edits(title="Desk's")
    lap.edits(title="Lap's")
    desk.gets(lap)
    desk.by_hand({"priority": "high"})
    (offer,) = offers(desk.practice)
    assert offer.kind == "edit"
    (question,) = offer.questions
    take_in(desk.practice, offer, {question.key: 0})
    assert desk.advice().priority is Priority.high
    assert offers(desk.practice) == []
    lap.gets(desk)
    assert offers(lap.practice) == []
    assert sound(desk.practice)


# -- copies of sync services --------------------------------------------------------------------------------------

NAMES = [
    "{} (Mara's conflicted copy 2026-11-23).json",
    "{}.sync-conflict-20261123-093000-ABCDEFG.json",
    "{} (1).json",
    "{} 2.json",
    "{}-LAPTOP.json",
    "Copy of {}.json",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_whose_lines_never_arrived_is_merged_after_a_yes(two: tuple[Desk, Desk], name: str) -> None:
    desk, lap = two
    lap.edits(priority="high")
    lap.gives("Another", owner="dana0000")
    desk.edits(notes="of the desk")
    copy = desk.file.with_name(name.format(SCOPE))
    shutil.copy(lap.file, copy)
    assert any("copy that a sync service made" in each.words for each in desk.practice.check())
    (offer,) = offers(desk.practice)
    assert (offer.kind, offer.where) == ("copy", f"clients/{copy.name}")
    made = "A sync service made a copy of a file of Northwind Industries (NWD)"
    assert offer.heading == f"{made}: clients/{copy.name}."
    take_in(desk.practice, offer, {})
    assert desk.advice("Publish floor prices").priority is Priority.high
    assert desk.advice("Publish floor prices").notes == "of the desk"
    assert desk.advice("Another").owner == "dana0000"
    assert not copy.exists()
    assert lying_aside(desk) == [lap.file.read_bytes()]
    assert sound(desk.practice)


def test_a_copy_that_was_taken_in_and_cannot_be_set_aside_is_said_to_be_kept(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    lap.edits(priority="high")
    copy = desk.file.with_name(f"{SCOPE} (1).json")
    shutil.copy(lap.file, copy)
    (offer,) = offers(desk.practice)
    (desk.folder / "backups").write_bytes(b"in the way")
    with pytest.raises(KeptUnfinished, match=r"is kept, but clients/.* cannot be set aside"):
        take_in(desk.practice, offer, {})
    assert desk.advice().priority is Priority.high
    (desk.folder / "backups").unlink()
    assert "is in the record already" in mended(desk.practice)[-1]
    assert sound(desk.practice)


def test_an_edit_that_was_taken_in_and_cannot_be_read_again_is_said_to_be_kept(desk: Desk) -> None:
    clients, flushed = desk.file.parent, list[Path]()

    def breaks_behind_the_flush(call: Call, perform: Perform) -> object:
        if call.name == "open" and clients in flushed:
            raise OSError(errno.EIO, "Input/output error")
        flushed.extend([call.path] if call.name == "fsync" else [])
        return perform(call.data)

    desk.by_hand({"notes": "by hand"})
    (offer,) = offers(desk.practice)
    told = pytest.raises(KeptUnfinished, match=r"is kept, but the file clients/.* could not be made anew")
    with attacked(breaks_behind_the_flush, clients), told:
        take_in(desk.practice, offer, {})
    assert desk.advice().notes == "by hand"
    assert sound(desk.practice)


def test_a_file_that_was_made_again_and_may_not_outlast_a_power_cut_is_said_to_be(desk: Desk) -> None:
    desk.by_hand({"notes": "by hand"})
    (offer,) = offers(desk.practice)
    of_the_folder = Fail(2, FAILURES["EIO"], only=frozenset({"fsync"}))  # the first is of the file itself
    with attacked(of_the_folder, desk.file.parent), pytest.raises(KeptUnfinished, match="may still bring back"):
        decline(desk.practice, offer)
    assert desk.advice().notes == ""
    assert sound(desk.practice)


@pytest.mark.parametrize("older", [True, False])
def test_a_copy_that_holds_nothing_new_is_set_aside_without_asking(desk: Desk, older: bool) -> None:
    copy = desk.file.with_name(f"{SCOPE} (1).json")
    shutil.copy(desk.file, copy)
    if older:
        desk.edits(notes="since")
    assert offers(desk.practice) == []
    (said,) = mended(desk.practice)
    assert said.startswith(f"All of clients/{SCOPE} (1).json is in the record already; it lies in backups/{SCOPE}/")
    assert not copy.exists()
    assert mended(desk.practice) == []
    assert sound(desk.practice)


def test_a_copy_of_the_practice_file_is_merged_like_a_clients(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    lap.practice.record([Add(Profile(name="Mara Lind", firm="Lind Advisory"))], "Profile")
    shutil.copy(lap.folder / "practice.json", desk.folder / "practice-LAPTOP.json")
    (offer,) = offers(desk.practice)
    assert offer.whose == "the practice"
    take_in(desk.practice, offer, {})
    assert desk.practice.book.profile.firm == "Lind Advisory"
    assert sound(desk.practice)


def test_a_copy_that_was_edited_by_hand_is_judged_like_an_edited_file(desk: Desk) -> None:
    desk.edits(given_on=NOW.date())
    data = json.loads(desk.file.read_bytes())
    advice, person = data["recommendation"][desk.advice().id], data["person"]["dana0000"]
    advice.update(title="", given_on="2035-01-01", recorded="2020-01-01T00:00:00Z", source="forged")
    person.update(role="Head of pricing")
    desk.file.with_name(f"{SCOPE} (1).json").write_text(json.dumps(data))
    (offer,) = offers(desk.practice)
    assert [each.name for each in offer.records] == ["person “Dana Ortiz”"]
    (words,) = offer.refused
    for part in ("Recorded is what the program", "Source is what", "still to come", "Say the advice in one line"):
        assert part in words
    before = desk.advice()
    take_in(desk.practice, offer, {})
    assert desk.advice() == before
    assert sound(desk.practice)


def test_what_a_merged_copy_would_make_unfit_is_named_and_left_out(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    desk.edits(decide_by="2026-11-05")
    lap.edits("Publish floor prices", given_on="2026-11-20")
    lap.gives("Another")
    shutil.copy(lap.file, desk.file.with_name(f"{SCOPE} (1).json"))
    (offer,) = offers(desk.practice)
    assert [each.name for each in offer.records] == ["recommendation NWD-2 “Another”"]
    assert offer.refused == ("Recommendation NWD-1 “Publish floor prices”: That is before the advice was given.",)
    take_in(desk.practice, offer, {})
    assert desk.advice("Publish floor prices").given_on is None
    assert desk.advice("Another").reference == "NWD-2"
    assert sound(desk.practice)


def test_a_copied_history_that_goes_on_where_ours_ends_is_taken(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    lap.edits(priority="high")
    desk.gets(lap)
    lap.edits(notes="on the road")
    chain = desk.folder / lap.chain().relative_to(lap.folder)
    copy = chain.with_name(f"{chain.stem} (1).jsonl")
    shutil.copy(lap.chain(), copy)
    (said,) = mended(desk.practice)
    assert f"{chain.stem} (1).jsonl goes on where" in said
    assert desk.advice().notes == "on the road"
    assert sound(desk.practice)
    shutil.copy(lap.chain(), copy)
    assert "is in the record already" in mended(desk.practice)[0]


def test_a_copied_history_is_taken_also_where_it_is_the_only_one(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    lap.edits(priority="high")
    shutil.copy(lap.chain(), desk.chain().with_name(f"{lap.practice.store.device}.sync-conflict-1.jsonl"))
    mended(desk.practice)
    assert desk.advice().priority is Priority.high
    assert sound(desk.practice)


def test_two_histories_under_the_name_of_one_device_are_merged_by_record(desk: Desk, tmp_path: Path) -> None:
    twin = desk.copied(tmp_path, "twin")
    (known,), (here,) = ((tmp_path / f"{name} state").iterdir() for name in ("desk", "twin"))
    shutil.copy(known, here)  # as where a whole home folder was copied
    twin = Desk.at(tmp_path, "twin", "Twin")
    assert twin.practice.store.device == desk.practice.store.device
    desk.edits(title="Desk's", notes="of the desk")
    twin.edits(title="Twin's", priority="high")
    shutil.copy(twin.chain(), desk.chain().with_name(f"{desk.chain().stem} (1).jsonl"))
    (offer,) = offers(desk.practice)
    (question,) = offer.questions
    assert [each.words for each in question.versions] == ["Desk's", "Twin's"]
    take_in(desk.practice, offer, {question.key: 1})
    advice = desk.advice()
    assert (advice.title, advice.notes, advice.priority) == ("Twin's", "of the desk", Priority.high)
    assert offers(desk.practice) == []
    assert sound(desk.practice)


def test_a_damaged_copy_is_named_and_set_aside_only_when_told(desk: Desk) -> None:
    copy = desk.file.with_name(f"{SCOPE} (1).json")
    copy.write_bytes(b"<<<<<<< ours\n{}")
    copy.chmod(0o600)
    (offer,) = offers(desk.practice)
    assert offer.refused == (f"clients/{SCOPE} (1).json is damaged from line 1 on, and cannot be read.",)
    assert mended(desk.practice) == []
    assert copy.exists()
    decline(desk.practice, offer)
    assert sound(desk.practice)


# -- what is mended without asking --------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["", "clients", "history/practice", f"history/{SCOPE}", "backups", "destroyed"])
def test_what_a_program_that_died_left_half_written_goes_wherever_check_names_it(desk: Desk, place: str) -> None:
    folder = desk.folder / place
    folder.mkdir(mode=0o700, exist_ok=True)
    left = folder / ".x.json.0123.writing"
    left.touch(mode=0o600)
    (found,) = desk.practice.check()
    assert found.where.endswith(left.relative_to(desk.folder).as_posix())
    assert "was left by a program that died" in " ".join(repair(desk.practice))
    assert desk.practice.check() == []


def test_what_loses_nothing_is_mended_and_told(desk: Desk) -> None:
    desk.file.chmod(0o644)
    (desk.folder / "clients").chmod(0o755)
    with desk.chain().open("ab") as file:
        file.write(b'{"digest":"01')
    (desk.folder / "clients" / ".x.json.0123.writing").write_bytes(b"{")
    said = " ".join(repair(desk.practice))
    assert said.startswith(
        "1 backup was made before anything was mended. 3 files and folders could be read by other users"
    )
    assert "ended in an unfinished line" in said
    assert "was left by a program that died" in said
    assert sound(desk.practice)
    assert mended(desk.practice) == []


def test_a_torn_end_that_no_save_here_removes_is_cut_by_a_repair(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    lap.edits(priority="high")
    desk.gets(lap)
    torn = desk.folder / lap.chain().relative_to(lap.folder)
    with torn.open("ab") as file:
        file.write(b'{"digest":"01')
    desk.edits(notes="the next save")
    (finding,) = desk.practice.check()
    assert "on the computer that wrote it removes it, and so does advisor check --repair" in finding.words
    (said,) = mended(desk.practice)
    assert "it was cut off and lies in" in said
    assert sound(desk.practice)


def test_what_was_mended_is_told_also_where_the_rest_cannot_be(desk: Desk) -> None:
    desk.file.write_bytes(desk.file.read_bytes()[:-40])
    (desk.folder / "practice.json").chmod(0o644)
    refused = Fail(1, FAILURES["EACCES"], only=frozenset({"chmod"}))
    words = r"It was made again.* Then it stopped\. Not everything .*no permission"
    with attacked(refused, desk.folder), pytest.raises(PartlyDone, match=words):
        repair(desk.practice)
    assert len(mended(desk.practice)) == 1
    assert sound(desk.practice)


def test_a_damaged_file_is_made_again_behind_a_backup_where_its_history_is_whole(desk: Desk) -> None:
    before = desk.file.read_bytes()
    desk.file.write_bytes(before[: len(before) // 2])
    desk.practice.refresh()
    assert desk.practice.troubles
    (said,) = mended(desk.practice)
    assert said.startswith("The file of Northwind Industries (NWD) is damaged from line")
    assert "It was made again, and nothing is lost" in said
    assert desk.file.read_bytes() == before
    assert before[: len(before) // 2] in lying_aside(desk)
    assert sound(desk.practice)


def test_a_damaged_line_that_no_backup_has_is_not_mended_but_named(desk: Desk) -> None:
    raw = desk.chain().read_bytes()
    desk.chain().write_bytes(raw.replace(b"floor", b"flour", 1))
    assert not [each for each in repair(desk.practice) if "made again" in each]
    assert any("not as it was written" in each.words for each in desk.practice.check())
    assert desk.chain().read_bytes() == raw.replace(b"floor", b"flour", 1)


def test_a_damaged_line_that_a_backup_has_is_mended(desk: Desk) -> None:
    back_up(desk.practice)
    raw = desk.chain().read_bytes()
    desk.chain().write_bytes(raw.replace(b"floor", b"flour", 1))
    assert any("It was made again, and nothing is lost" in each for each in repair(desk.practice))
    assert desk.chain().read_bytes() == raw
    assert sound(desk.practice)
