"""Backups of scopes: made of what is sound, rotated, copied elsewhere, and consistent while others write."""

import errno
import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from advisor.store import PRACTICE, Change, Damaged, ReadOnly, StoreError, open_practice
from advisor.store.archive import read_archive
from advisor.store.backups import back_up_scope, back_up_whole, catch_up, needs_backup
from advisor.store.layout import Layout
from advisor.store.shelves import all_backups, latest_good, shelved
from advisor.store.snapshot import snapshot, still_stands, tables_of
from tests.store.helpers import ACME, AT, BOLT, Practice, commit, new
from tests.tools.attack_processes import running
from tests.tools.attack_writer import SUM, begin, write_both

_HOUR = timedelta(hours=1)


def _layout(practice: Practice) -> Layout:
    return practice.store.layout


def _fill(practice: Practice) -> None:
    first = commit(practice.store, new("one", {"title": "A"}), new("two", {"title": "B"}))
    commit(practice.store, Change(ACME, "advice", "one", {"title": "C"}, first.id))


def test_a_backup_holds_the_tables_and_the_whole_history(practice: Practice) -> None:
    _fill(practice)
    made = back_up_scope(practice.store, ACME, AT)
    assert made is not None
    archive = read_archive(made.path)
    assert archive.tables(ACME) == practice.file().read_bytes()
    assert archive.chains(ACME) == {practice.store.device: practice.chain().read_bytes()}
    assert archive.note.records == {ACME: 2}
    assert tables_of(_layout(practice), archive, ACME)["advice"]["one"]["title"] == "C"


def test_a_backup_holds_what_is_kept_and_not_yet_in_the_file(practice: Practice) -> None:
    _fill(practice)
    behind = practice.file().read_bytes()
    commit(practice.store, new("three", {}))
    practice.file().write_bytes(behind)
    made = back_up_scope(practice.store, ACME, AT)
    assert made is not None
    assert set(tables_of(_layout(practice), read_archive(made.path), ACME)["advice"]) == {"one", "two", "three"}


def test_nothing_is_backed_up_twice_nor_what_was_never_written(practice: Practice) -> None:
    assert back_up_scope(practice.store, PRACTICE, AT) is None
    _fill(practice)
    assert back_up_scope(practice.store, ACME, AT) is not None
    assert back_up_scope(practice.store, ACME, AT + _HOUR) is None
    with practice.chain().open("ab") as file:
        file.write(b'{"digest":"0123')  # a torn line is no news
    assert back_up_scope(practice.store, ACME, AT + _HOUR) is None


def test_a_damaged_latest_backup_is_no_reason_to_make_none(practice: Practice) -> None:
    _fill(practice)
    made = back_up_scope(practice.store, ACME, AT)
    assert made is not None
    made.path.write_bytes(made.path.read_bytes()[:-1])
    assert latest_good(_layout(practice), ACME) is None
    again = back_up_scope(practice.store, ACME, AT)
    assert again is not None
    assert again.at == AT + timedelta(seconds=1)
    assert latest_good(_layout(practice), ACME) == again
    assert "not as it was made" in practice.store.check()[0].words


def test_it_is_due_when_something_changed_and_the_last_is_an_hour_old(practice: Practice) -> None:
    layout = _layout(practice)
    assert not needs_backup(layout, ACME, AT)
    _fill(practice)
    assert needs_backup(layout, ACME, AT)
    back_up_scope(practice.store, ACME, AT)
    assert not needs_backup(layout, ACME, AT + _HOUR)
    commit(practice.store, new("three", {}))
    assert not needs_backup(layout, ACME, AT + _HOUR / 2)
    assert needs_backup(layout, ACME, AT + _HOUR)


def test_a_clock_that_was_years_ahead_once_stops_no_backup(practice: Practice) -> None:
    _fill(practice)
    back_up_scope(practice.store, ACME, AT + 90000 * _HOUR)
    assert not needs_backup(_layout(practice), ACME, AT)
    commit(practice.store, new("three", {}))
    assert needs_backup(_layout(practice), ACME, AT)
    back_up_scope(practice.store, ACME, AT)
    assert not needs_backup(_layout(practice), ACME, AT + _HOUR)


def _edit(practice: Practice) -> None:
    practice.file().write_bytes(practice.file().read_bytes().replace(b'"C"', b'"X"'))


def _empty(practice: Practice) -> None:
    practice.file().write_bytes(b"")


def _alter_history(practice: Practice) -> None:
    practice.chain().write_bytes(practice.chain().read_bytes().replace(b'"A"', b'"X"', 1))


def _cut_history(practice: Practice) -> None:
    practice.chain().write_bytes(practice.chain().read_bytes().splitlines(keepends=True)[0])


@pytest.mark.parametrize("harm", [_edit, _empty, _alter_history, _cut_history])
def test_what_is_damaged_or_edited_takes_the_place_of_nothing_good(
    practice: Practice, harm: Callable[[Practice], None]
) -> None:
    _fill(practice)
    good = back_up_scope(practice.store, ACME, AT)
    commit(practice.store, new("three", {"title": "C"}))
    harm(practice)
    with pytest.raises((Damaged, ReadOnly)):
        back_up_scope(practice.store, ACME, AT + _HOUR)
    assert list(all_backups(_layout(practice))) == [good]


def test_a_years_backups_are_rotated_and_the_newest_stays(practice: Practice) -> None:
    for day in range(100):
        commit(practice.store, new(f"r{day}", {}))
        newest = back_up_scope(practice.store, ACME, AT + day * 24 * _HOUR)
    found = shelved(_layout(practice).backups, ACME)
    assert found[0] == newest
    assert 25 < len(found) < 40
    assert {each.path for each in found} == set((_layout(practice).backups / ACME).iterdir())


def test_backups_and_their_folders_are_for_their_owner_alone(practice: Practice) -> None:
    _fill(practice)
    old = os.umask(0)
    try:
        back_up_scope(practice.store, ACME, AT)
        catch_up(_layout(practice), practice.folder.parent / "second", AT)
        back_up_whole(practice.store, practice.folder.parent, "whole.zip", AT)
    finally:
        os.umask(old)
    second = practice.folder.parent / "second"
    backups = _layout(practice).backups
    for path in (backups, *backups.rglob("*"), second, *second.rglob("*"), practice.folder.parent / "whole.zip"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


# -- a second folder


def test_a_second_folder_is_caught_up_when_it_is_back(practice: Practice) -> None:
    second = practice.folder.parent / "drive" / "second"
    commits = iter(range(100))

    def back_up_day(day: int) -> None:
        commit(practice.store, new(f"r{next(commits)}", {}))
        back_up_scope(practice.store, ACME, AT + day * 24 * _HOUR)

    back_up_day(0)
    with pytest.raises(OSError, match="No such file"):
        catch_up(_layout(practice), second, AT)
    back_up_day(1)
    second.parent.mkdir()
    assert catch_up(_layout(practice), second, AT) == 2
    assert catch_up(_layout(practice), second, AT) == 0
    here, there = (shelved(shelf, ACME) for shelf in (_layout(practice).backups, second))
    assert [each.path.read_bytes() for each in here] == [each.path.read_bytes() for each in there]


def test_a_second_folder_keeps_what_the_practice_lost_and_gets_nothing_damaged(practice: Practice) -> None:
    second = practice.folder.parent / "second"
    _fill(practice)
    first = back_up_scope(practice.store, ACME, AT)
    catch_up(_layout(practice), second, AT)
    assert first is not None
    first.path.unlink()
    commit(practice.store, new("three", {}))
    bad = back_up_scope(practice.store, ACME, AT + _HOUR)
    assert bad is not None
    bad.path.write_bytes(b"x")
    assert catch_up(_layout(practice), second, AT) == 0
    assert [each.at for each in shelved(second, ACME)] == [AT]


def test_what_a_program_left_half_copied_in_the_second_folder_goes_with_the_next_copy(practice: Practice) -> None:
    second = practice.folder.parent / "second"
    _fill(practice)
    back_up_scope(practice.store, ACME, AT)
    catch_up(_layout(practice), second, AT)
    old, young = second / ACME / ".old.writing", second / ACME / ".young.writing"
    for path, age in ((old, 2), (young, 0)):
        path.touch()
        os.utime(path, ((AT - age * _HOUR).timestamp(),) * 2)
    catch_up(_layout(practice), second, AT)
    assert not old.exists()
    assert young.exists()


def test_a_full_disk_leaves_the_shelf_as_it_was(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    _fill(practice)
    back_up_scope(practice.store, ACME, AT)
    commit(practice.store, new("three", {}))
    before = sorted(practice.folder.rglob("*"))

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises((OSError, StoreError), match=r"No space left|the disk is full"):
        back_up_scope(practice.store, ACME, AT + _HOUR)
    monkeypatch.undo()
    assert sorted(practice.folder.rglob("*")) == before
    assert back_up_scope(practice.store, ACME, AT + _HOUR) is not None


# -- a whole practice, and beside those who write


def test_a_whole_backup_is_a_practice_when_it_is_unpacked_by_any_program(practice: Practice, tmp_path: Path) -> None:
    _fill(practice)
    commit(practice.store, new("bolt", {}, BOLT))
    made = back_up_whole(practice.store, tmp_path, "whole.zip", AT)
    assert made.size == made.path.stat().st_size
    with zipfile.ZipFile(made.path) as archive:
        archive.extractall(tmp_path / "practice again")
    found = open_practice(tmp_path / "practice again", tmp_path / "state again")
    assert found.load(ACME).tables == practice.store.load(ACME).tables
    assert found.history() == practice.store.history()


def test_a_whole_backup_says_what_it_could_not_take(practice: Practice, tmp_path: Path) -> None:
    _fill(practice)
    commit(practice.store, new("bolt", {}, BOLT))
    practice.file().write_bytes(b"")
    made = back_up_whole(practice.store, tmp_path, "whole.zip", AT)
    assert set(made.left_out) == {ACME}
    assert set(read_archive(made.path).note.records) == {PRACTICE, BOLT}


@pytest.fixture
def adding(practice: Practice) -> Iterator[None]:
    """Another program that commits over two clients at once, again and again."""
    begin(practice.store)
    with running(write_both, practice.folder, practice.state):
        yield


@pytest.mark.usefixtures("adding")
def test_backups_made_while_another_program_writes_are_whole_and_agree(practice: Practice, tmp_path: Path) -> None:
    layout = _layout(practice)
    sums = set()
    for turn in range(1000):
        back_up_scope(practice.store, ACME, AT + turn * _HOUR)
        whole = read_archive(back_up_whole(practice.store, tmp_path, "whole.zip", AT).path)
        one, other = (tables_of(layout, whole, scope)["advice"][SUM]["n"] for scope in (ACME, BOLT))
        assert one == other
        sums.add(one)
        if len(sums) > 50:
            break
    assert len(sums) > 50
    for each in all_backups(layout):
        tables_of(layout, read_archive(each.path), ACME)


def test_a_history_that_was_rewritten_while_its_backup_was_made_gets_none(practice: Practice) -> None:
    _fill(practice)
    taken = snapshot(_layout(practice), ACME)
    assert still_stands(_layout(practice), taken)
    commit(practice.store, new("three", {}))
    assert still_stands(_layout(practice), taken)
    whole = practice.chain().read_bytes()
    practice.chain().write_bytes(whole.replace(b'"A"', b'"X"', 1))
    assert not still_stands(_layout(practice), taken)
    practice.chain().unlink()
    assert not still_stands(_layout(practice), taken)
