"""Restoring an open practice: what is said first, what is done, and that it can be taken back."""

import contextlib
import shutil
from itertools import count
from pathlib import Path

import pytest

from advisor.changes import Add, Change, Delete, Edit
from advisor.practice import Practice
from advisor.records import Client, Engagement, Person, Profile, Recommendation
from advisor.store import Damaged, KeptUnfinished, PartlyDone, ReadOnly, StoreError
from advisor.store.device import Device
from advisor.upkeep.backing_up import back_up, back_up_to, backups
from advisor.upkeep.erasing import destroy, forget, mentions, what_goes
from advisor.upkeep.foreseeing import How, what_would_change
from advisor.upkeep.restoring import restore, restore_into
from advisor.upkeep.telling import prospect_words
from tests.tools.attack_calls import FAILURES, Fail, attacked
from tests.upkeep.computers import NOW, Desk, northwind

_NWD, _HAR = "northwind", "harbour0"


def _opened(home: Path, name: str = "practice") -> Practice:
    practice = Practice.open(home / name, state=home / "state", now=lambda: NOW, who="Mara", create=True)
    practice.load()
    return practice


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    practice = _opened(tmp_path)
    practice.record([Add(Profile(id="1" * 16, name="Mara Lind"))], "settings")
    for scope, code in ((_NWD, "NWD"), (_HAR, "HAR")):
        work = Engagement(id=f"{scope}w", client=scope, title="Review")
        changes: list[Change] = [Add(Client(id=scope, name=f"{code} Ltd", code=code)), Add(work)]
        for n in range(3):
            changes.append(Add(Recommendation(id=f"{scope}{n}", engagement=work.id, title=f"Advice {n}")))
        practice.record(changes, f"client {code}")
    return practice


def _backup(practice: Practice, whose: str = "NWD") -> Path:
    back_up(practice)
    return next(each.backup.path for each in backups(practice) if each.whose == whose)


def _advice(practice: Practice, id: str) -> Recommendation:
    found = practice.book.get(Recommendation, id)
    assert found is not None
    return found


def _change_much(practice: Practice) -> None:
    """One record changed, one deleted, one added in each client."""
    for scope in (_NWD, _HAR):
        changes: list[Change] = [
            Edit(_advice(practice, f"{scope}0"), {"title": "Another title"}),
            Delete(_advice(practice, f"{scope}1")),
            Add(Person(id=f"{scope}p", client=scope, name="Dana Ortiz")),
        ]
        practice.record(changes, "much")


def _shown(practice: Practice) -> dict[str, object]:
    """Every record by id, but for who wrote it last."""
    return {each.id: each.replaced(rev=None) for each in practice.book}


def test_a_client_goes_back_by_one_step_that_undo_takes_back(practice: Practice, tmp_path: Path) -> None:
    then, backup = _shown(practice), _backup(practice)
    _change_much(practice)
    now = _shown(practice)
    found = what_would_change(practice, backup)
    (prospect,) = found.prospects
    assert (prospect.whose, prospect.how) == ("NWD", How.SET_BACK)
    assert (prospect.added, prospect.changed, prospect.deleted) == (
        {"recommendation": 1},
        {"recommendation": 1},
        {"person": 1},
    )
    assert list(prospect_words(found))[1] == (
        "NWD Ltd (NWD): brings back 1 recommendation; changes back 1 recommendation; "
        "takes out, since they were added later, 1 person."
    )
    assert {kind: len(names) for kind, names in prospect.names.items()} == {"added": 1, "changed": 1, "deleted": 1}
    assert [each.split(":")[0] for each in list(prospect_words(found))[2:]] == [
        "Brought back",
        "Changed back",
        "Taken out",
    ]
    assert _shown(practice) == now
    done = restore(practice, found).done
    assert done is not None
    assert done.why.startswith("Restore NWD as of 2")
    nwd = {id for id in {*then, *now} if id.startswith(_NWD)}
    assert _shown(practice) == {id: each for id, each in now.items() if id not in nwd} | {
        id: each for id, each in then.items() if id in nwd
    }
    assert len(practice.history()) == 6
    assert practice.check() == []
    again = _opened(tmp_path)
    undone = again.undo()
    assert undone is not None
    assert _shown(again) == now
    assert again.check() == []


def test_what_was_recorded_since_stays_in_the_history(practice: Practice) -> None:
    backup = _backup(practice)
    _change_much(practice)
    restore(practice, what_would_change(practice, backup))
    whys = [entry.action.why for entry in practice.store.history(_NWD)]
    assert whys[:2] == ["client NWD", "much"]


def test_a_whole_practice_goes_back_as_one_action_over_all_clients(practice: Practice, tmp_path: Path) -> None:
    then = _shown(practice)
    whole = back_up_to(practice, tmp_path).path
    _change_much(practice)
    practice.record([Edit(practice.book.profile, {"firm": "Lind"})], "settings")
    now = _shown(practice)
    found = what_would_change(practice, whole)
    assert [each.whose for each in found.prospects] == ["the practice", "HAR", "NWD"]
    done = restore(practice, found).done
    assert done is not None
    assert _shown(practice) == then
    entry = practice.history()[-1]
    assert set(entry.action.scopes) == {"practice", _NWD, _HAR}
    practice.undo()
    assert _shown(practice) == now
    assert practice.check() == []


def test_one_client_of_a_backup_of_everything(practice: Practice, tmp_path: Path) -> None:
    whole = back_up_to(practice, tmp_path).path
    _change_much(practice)
    found = what_would_change(practice, whole, "har")
    assert [each.whose for each in found.prospects] == ["HAR"]
    restore(practice, found)
    assert _advice(practice, f"{_HAR}0").title == "Advice 0"
    assert _advice(practice, f"{_NWD}0").title == "Another title"
    with pytest.raises(StoreError, match="does not hold “ZZZ”; it holds HAR, NWD, the practice"):
        what_would_change(practice, whole, "ZZZ")


def test_a_restore_that_changes_nothing_is_no_action(practice: Practice) -> None:
    found = what_would_change(practice, _backup(practice))
    assert all(each.nothing for each in found.prospects)
    assert restore(practice, found).done is None
    assert len(practice.history()) == 3


def test_a_whole_practice_is_unpacked_into_a_new_folder_with_all_its_history(
    practice: Practice, tmp_path: Path
) -> None:
    _change_much(practice)
    whole = back_up_to(practice, tmp_path).path
    assert restore_into(tmp_path / "new", whole) == 2
    again = _opened(tmp_path, "new")
    assert _shown(again) == _shown(practice)
    assert again.store.history() == practice.store.history()
    assert again.check() == []
    with pytest.raises(StoreError, match="is not empty; choose a new folder"):
        restore_into(tmp_path / "new", whole)
    with pytest.raises(StoreError, match="the backup of one client"):
        restore_into(tmp_path / "newer", _backup(practice))
    assert not (tmp_path / "newer").exists()


def test_a_practice_that_lost_its_own_file_and_history_gets_them_back_between_its_clients(
    practice: Practice, tmp_path: Path
) -> None:
    then, backup = _shown(practice), _backup(practice, "the practice")
    (tmp_path / "practice" / "practice.json").unlink()
    shutil.rmtree(tmp_path / "practice" / "history" / "practice")
    restore_into(tmp_path / "practice", backup)
    again = _opened(tmp_path)
    assert _shown(again) == then
    assert again.check() == []


def test_a_restored_practice_is_written_under_a_new_name_so_that_no_history_forks(
    practice: Practice, tmp_path: Path
) -> None:
    whole = back_up_to(practice, tmp_path).path
    _change_much(practice)
    shutil.rmtree(tmp_path / "practice")
    restore_into(tmp_path / "practice", whole)
    again = _opened(tmp_path)
    again.record([Edit(_advice(again, f"{_NWD}0"), {"title": "Anew"})], "after the restore")
    assert len(list((tmp_path / "practice" / "history" / _NWD).iterdir())) == 2
    assert again.check() == []


def test_a_client_that_is_gone_comes_with_its_history(practice: Practice, tmp_path: Path) -> None:
    _change_much(practice)
    backup, then = _backup(practice), _shown(practice)
    history = practice.store.history(_NWD)
    (tmp_path / "practice" / "clients" / f"{_NWD}.json").unlink()
    shutil.rmtree(tmp_path / "practice" / "history" / _NWD)
    again = _opened(tmp_path)
    assert _NWD not in again.store.scopes()
    found = what_would_change(again, backup)
    assert [(each.whose, each.how) for each in found.prospects] == [("NWD", How.BROUGHT)]
    assert restore(again, found).words == ("NWD Ltd (NWD) is here again, with its history.",)
    assert _shown(again) == then
    assert again.store.history(_NWD) == history
    assert again.check() == []


def test_a_client_that_cannot_be_read_is_made_again_and_not_set_back(practice: Practice, tmp_path: Path) -> None:
    backup = _backup(practice)
    _change_much(practice)
    now = _shown(practice)
    (tmp_path / "practice" / "clients" / f"{_NWD}.json").write_bytes(b"x")
    again = _opened(tmp_path)
    assert set(again.troubles) == {_NWD}
    found = what_would_change(again, backup)
    assert [(each.how, each.lost) for each in found.prospects] == [(How.MADE_AGAIN, ())]
    (words,) = restore(again, found).words
    assert words == "NWD Ltd (NWD) was made again from all that was left of it; what stood there is kept aside."
    assert again.troubles == {}
    assert _shown(again) == now
    assert again.check() == []
    assert _advice(again, f"{_NWD}0").title == "Another title"


def test_what_was_made_again_is_told_also_where_the_rest_cannot_be_set_back(practice: Practice, tmp_path: Path) -> None:
    whole = back_up_to(practice, tmp_path).path
    _change_much(practice)
    (tmp_path / "practice" / "clients" / f"{_NWD}.json").write_bytes(b"x")
    again = _opened(tmp_path)
    found = what_would_change(again, whole)
    full = Fail(1, FAILURES["ENOSPC"], only=frozenset({"write"}))
    words = r"^NWD Ltd \(NWD\) was made again .* Then it stopped\. Nothing was saved .*the disk is full"
    with attacked(full, tmp_path / "practice" / "history" / _HAR), pytest.raises(PartlyDone, match=words):
        restore(again, found)
    assert again.troubles == {}
    assert _advice(again, f"{_HAR}0").title == "Another title"


def test_what_cannot_be_looked_at_is_a_sentence_also_before_a_restore(practice: Practice, tmp_path: Path) -> None:
    backup = _backup(practice)
    _change_much(practice)
    for at in count(1):
        broken = Fail(at, FAILURES["EIO"])
        with attacked(broken, tmp_path / "practice"), contextlib.suppress(StoreError):
            what_would_change(practice, backup)
        if not broken.happened:
            break
    assert at > 10


def test_what_would_be_lost_is_said_first(practice: Practice, tmp_path: Path) -> None:
    backup = _backup(practice)
    _change_much(practice)
    chain = next((tmp_path / "practice" / "history" / _NWD).iterdir())
    chain.write_bytes(chain.read_bytes().replace(b"Dana Ortiz", b"Dina Ortiz"))
    (tmp_path / "practice" / "clients" / f"{_NWD}.json").write_bytes(b"x")
    again = _opened(tmp_path)
    (prospect,) = what_would_change(again, backup).prospects
    (lost,) = prospect.lost
    assert lost.startswith("NWD Ltd (NWD): 1 save of the computer")
    assert "what they changed is lost" in lost


def test_the_number_of_advice_that_came_back_is_not_given_again(practice: Practice, tmp_path: Path) -> None:
    """As where an old copy of the folder was put back, and then a newer backup is restored into it."""
    shutil.copytree(tmp_path / "practice", tmp_path / "old")
    later = Recommendation(id="later000", engagement=f"{_NWD}w", title="Later")
    practice.record([Add(later)], "later")
    backup = _backup(practice)
    old = _opened(tmp_path, "old")
    restore(old, what_would_change(old, backup))
    assert _advice(old, "later000").reference == "NWD-4"
    done = old.record([Add(Recommendation(id="latest00", engagement=f"{_NWD}w", title="Latest"))], "latest")
    assert [each.reference for each in done.records if isinstance(each, Recommendation)] == ["NWD-5"]


def test_saves_that_only_the_backup_still_has_come_back_as_they_were_recorded(
    practice: Practice, tmp_path: Path
) -> None:
    shutil.copytree(tmp_path / "practice", tmp_path / "old")
    _change_much(practice)
    practice.record([Edit(_advice(practice, f"{_NWD}2"), {"title": "Third"})], "third")
    then, whys = _shown(practice), [each.action.why for each in practice.store.history(_NWD)]
    backup = _backup(practice)
    old = _opened(tmp_path, "old")
    found = what_would_change(old, backup)
    assert list(prospect_words(found))[1:] == [
        "NWD Ltd (NWD): gets back 2 saves that only the backup has, as they were recorded."
    ]
    done = restore(old, found)
    assert done.done is None
    assert done.words == ("2 saves of NWD Ltd (NWD) that only the backup had came back as recorded.",)
    assert [each.action.why for each in old.store.history(_NWD)] == whys
    assert {id: each for id, each in _shown(old).items() if id.startswith(_NWD)} == {
        id: each for id, each in then.items() if id.startswith(_NWD)
    }
    assert old.check() == []
    assert all(each.nothing for each in what_would_change(old, backup).prospects)


def test_saves_that_came_back_and_may_not_outlast_a_power_cut_are_not_called_refused(
    practice: Practice, tmp_path: Path
) -> None:
    shutil.copytree(tmp_path / "practice", tmp_path / "old")
    _change_much(practice)
    backup = _backup(practice)
    old = _opened(tmp_path, "old")
    found = what_would_change(old, backup)
    broken = Fail(1, FAILURES["EIO"], only=frozenset({"fsync"}))
    with attacked(broken, tmp_path / "old" / "history" / _NWD), pytest.raises(KeptUnfinished, match="a power cut may"):
        restore(old, found)
    old.refresh()
    assert _advice(old, f"{_NWD}0").title == "Another title"


def test_a_restore_that_is_broken_off_leaves_nothing_unread(practice: Practice, tmp_path: Path) -> None:
    shutil.copytree(tmp_path / "practice", tmp_path / "old")
    _change_much(practice)
    backup = _backup(practice)
    old = _opened(tmp_path, "old")
    found = what_would_change(old, backup)
    broken = Fail(1, FAILURES["KeyboardInterrupt"], only=frozenset({"open"}))
    with attacked(broken, tmp_path / "old" / "clients"), pytest.raises(KeyboardInterrupt):
        restore(old, found)
    old.refresh()
    assert _advice(old, f"{_NWD}0").title == "Another title"


def test_what_was_recorded_on_an_older_folder_is_set_back_and_stays_beside_the_saves_that_come_back(
    practice: Practice, tmp_path: Path
) -> None:
    shutil.copytree(tmp_path / "practice", tmp_path / "old")
    _change_much(practice)
    backup = _backup(practice)
    old = _opened(tmp_path, "old")
    old.record([Edit(_advice(old, f"{_NWD}2"), {"title": "Since"})], "since")
    restore(old, what_would_change(old, backup))
    whys = {each.action.why for each in old.store.history(_NWD)}
    assert whys > {"client NWD", "much", "since"}
    assert _advice(old, f"{_NWD}0").title == "Another title"
    assert _advice(old, f"{_NWD}2").title == "Advice 2"
    assert old.check() == []


def test_saves_that_cannot_be_joined_to_what_is_here_are_said_to_stay_in_the_backup(
    practice: Practice, tmp_path: Path
) -> None:
    shutil.copytree(tmp_path / "practice", tmp_path / "old")
    _change_much(practice)
    backup = _backup(practice)
    old = _opened(tmp_path, "old")
    old.record([Edit(_advice(old, f"{_NWD}0"), {"title": "Since"})], "since")
    found = what_would_change(old, backup)
    assert "1 save that only this backup has cannot be joined" in found.prospects[0].lost[0]
    restore(old, found)
    assert _advice(old, f"{_NWD}0").title == "Another title"
    assert "much" not in {each.action.why for each in old.store.history(_NWD)}
    assert old.check() == []


def _forgotten(home: Path) -> tuple[Desk, Path]:
    """A desk where Dana was forgotten, and a backup from before, kept elsewhere."""
    desk = northwind(home)
    back_up(desk.practice)
    (backup,) = [each.backup.path for each in backups(desk.practice)]
    kept = Path(shutil.copy(backup, home / "kept.zip"))
    dana = desk.practice.book.get(Person, "dana0000")
    assert dana is not None
    forget(desk.practice, mentions(desk.practice, dana), "Dana Ortiz")
    return desk, kept


@pytest.mark.parametrize("left", ["backups", "file"])
def test_a_backup_from_before_a_person_was_forgotten_is_used_only_where_the_client_is_named(
    tmp_path: Path, left: str
) -> None:
    desk, kept = _forgotten(tmp_path)
    desk.chain().write_bytes(b"x\n")
    if left == "backups":
        desk.file.write_bytes(b"x")
    else:
        shutil.rmtree(desk.folder / "backups")
    again = Desk.at(tmp_path, "desk").practice
    with pytest.raises(StoreError, match=r"If a person was forgotten .* it brings back .* --client NWD\."):
        what_would_change(again, kept)
    (prospect,) = what_would_change(again, kept, "NWD").prospects
    assert any("it brings back what was taken out" in words for words in prospect.lost)


def test_a_client_that_is_damaged_after_a_person_was_forgotten_is_made_again_without_them(tmp_path: Path) -> None:
    desk, _ = _forgotten(tmp_path)
    desk.edits(notes="Later.")
    desk.file.write_bytes(b"x")
    again = Desk.at(tmp_path, "desk").practice
    (backup,) = [each.backup.path for each in backups(again)]
    assert not any("brings back" in words for words in what_would_change(again, backup).prospects[0].lost)
    restore(again, what_would_change(again, backup))
    assert not [path for path in desk.folder.rglob("*.json*") if b"Ortiz" in path.read_bytes()]


def test_a_damaged_backup_is_refused_and_changes_nothing(practice: Practice) -> None:
    backup = _backup(practice)
    _change_much(practice)
    now = _shown(practice)
    raw = backup.read_bytes()
    backup.write_bytes(raw[:100] + bytes([raw[100] ^ 1]) + raw[101:])
    with pytest.raises(Damaged, match="was changed since it was made"):
        what_would_change(practice, backup)
    assert _shown(practice) == now


def test_a_backup_whose_history_went_another_way_under_the_same_name_is_refused(
    practice: Practice, tmp_path: Path
) -> None:
    shutil.copytree(tmp_path / "practice", tmp_path / "other")
    shutil.copy(
        Device(tmp_path / "state", tmp_path / "practice").path, Device(tmp_path / "state", tmp_path / "other").path
    )
    _change_much(practice)
    other = _opened(tmp_path, "other")
    other.record([Edit(_advice(other, f"{_NWD}0"), {"title": "The other way"})], "another way")
    with pytest.raises(StoreError, match="a history that is not the one here"):
        what_would_change(practice, _backup(other))


def test_a_destroyed_client_stays_destroyed_whatever_backup_is_brought(practice: Practice, tmp_path: Path) -> None:
    whole = back_up_to(practice, tmp_path).path
    alone = tmp_path / "alone.zip"
    shutil.copy(_backup(practice), alone)
    destroy(practice, what_goes(practice, "NWD"), "NWD")
    with pytest.raises(StoreError, match="was destroyed, and stays so"):
        what_would_change(practice, alone)
    assert [each.whose for each in what_would_change(practice, whole).prospects] == ["the practice", "HAR"]
    restore(practice, what_would_change(practice, whole))
    assert practice.book.get(Client, _NWD) is None


def test_what_waits_for_an_answer_is_answered_first_and_not_by_a_backup(tmp_path: Path) -> None:
    desk = northwind(tmp_path)
    back_up(desk.practice)
    (backup,) = [each.backup.path for each in backups(desk.practice)]
    other = desk.copied(tmp_path, "other")
    desk.edits(notes="Ours.")
    other.edits(notes="Theirs.")
    desk.gets(other)
    with pytest.raises(ReadOnly, match="changed on two computers at once"):
        what_would_change(desk.practice, backup)


def test_an_edit_by_another_program_is_set_aside_by_a_restore_and_said_to_be(tmp_path: Path) -> None:
    desk = northwind(tmp_path)
    back_up(desk.practice)
    (backup,) = [each.backup.path for each in backups(desk.practice)]
    desk.by_hand({"title": "By hand"})
    found = what_would_change(desk.practice, backup)
    assert found.prospects[0].lost == (
        "What another program wrote into the file of Northwind Industries (NWD) is set aside and not taken in.",
    )
    restore(desk.practice, found)
    assert desk.advice().title == "Publish floor prices"
    assert desk.practice.check() == []


def test_the_first_few_records_that_would_change_are_named_and_the_rest_counted(practice: Practice) -> None:
    backup = _backup(practice)
    people = [Person(client=_NWD, name=name) for name in ("Dora", "Anna", "Emil", "Bert", "Carl")]
    practice.record([Add(each) for each in people], "People")
    assert list(prospect_words(what_would_change(practice, backup)))[1:] == [
        "NWD Ltd (NWD): takes out, since they were added later, 5 people.",
        "Taken out: person “Anna”; person “Bert”; person “Carl”; and 2 more.",
    ]
