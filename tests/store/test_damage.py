"""Files that are not as we wrote them: what is refused, what is read, what is found."""

import json
import shutil
from pathlib import Path

import pytest

from advisor.store import PRACTICE, Change, Damaged, NotAPractice, ReadOnly, create_practice, open_practice
from advisor.store.check import MISSING
from tests.store.helpers import ACME, BOLT, Practice, commit, new


def _fill(practice: Practice) -> None:
    first = commit(practice.store, new("one", {"title": "A"}), new("two", {"title": "B"}))
    second = commit(practice.store, Change(ACME, "advice", "one", {"title": "C"}, first.id))
    commit(practice.store, Change(ACME, "advice", "one", None, second.id), new("three", {"title": "Ünï"}))
    commit(practice.store, new("bolt", {"title": "D"}, BOLT))


def _words(practice: Practice) -> str:
    return " ".join(finding.words for finding in practice.store.check())


def test_a_torn_last_line_is_as_if_it_had_never_been_begun(practice: Practice) -> None:
    _fill(practice)
    kept = practice.advice()
    with practice.chain().open("ab") as file:
        file.write(b'{"digest":"0123')
    assert practice.advice() == kept
    assert "unfinished line" in _words(practice)
    commit(practice.again(), new("four", {}))
    assert practice.store.check() == []


@pytest.mark.parametrize("torn", [b"\0" * 512, b"\0" * 512 + b'"x"}\n', b"\n"[:0] + b"\0\n"])
def test_blocks_that_a_power_cut_left_empty_are_a_torn_line(practice: Practice, torn: bytes) -> None:
    _fill(practice)
    kept = practice.advice()
    with practice.chain().open("ab") as file:
        file.write(torn)
    assert practice.advice() == kept
    commit(practice.again(), new("four", {}))
    assert practice.store.check() == []


def test_a_client_whose_first_line_was_never_finished_is_not_there(practice: Practice) -> None:
    begun = practice.chain()
    begun.parent.mkdir(mode=0o700)
    assert practice.store.scopes() == [PRACTICE]
    begun.write_bytes(b'{"digest":"01')
    begun.chmod(0o600)
    assert practice.store.scopes() == [PRACTICE]
    commit(practice.store, new("one", {}))
    assert practice.store.scopes() == [PRACTICE, ACME]
    assert practice.store.check() == []


def test_a_lost_file_is_made_again_from_its_history(practice: Practice) -> None:
    _fill(practice)
    kept = practice.advice()
    practice.file().unlink()
    assert practice.advice() == kept
    commit(practice.again(), new("four", {}))
    assert practice.file().exists()
    assert practice.store.check() == []


@pytest.mark.parametrize("saves", [1, 2])
def test_a_lost_file_is_told_however_little_was_ever_saved(practice: Practice, saves: int) -> None:
    for n in range(saves):
        commit(practice.store, new(f"record{n}", {"title": "A"}))
    practice.file().unlink()
    (finding,) = practice.again().check()
    assert (finding.severity, finding.where, finding.words) == ("note", f"clients/{ACME}.json", MISSING)


def test_a_damaged_middle_of_the_history_is_refused_when_it_is_needed_and_found_by_check(
    practice: Practice,
) -> None:
    _fill(practice)
    lines = practice.chain().read_bytes().splitlines(keepends=True)
    practice.chain().write_bytes(lines[0] + lines[1].replace(b'"C"', b'"X"') + lines[2])
    assert "not as it was written" in _words(practice)
    practice.file().unlink()
    with pytest.raises(Damaged, match=rf"history/{ACME}/.*backup"):
        practice.store.load(ACME)
    assert practice.store.load(BOLT).tables["advice"]["bolt"]["title"] == "D"


@pytest.mark.parametrize("drop", [0, 1, 2])
def test_a_line_taken_out_of_the_history_is_found(practice: Practice, drop: int) -> None:
    _fill(practice)
    lines = practice.chain().read_bytes().splitlines(keepends=True)
    practice.chain().write_bytes(b"".join(lines[:drop] + lines[drop + 1 :]))
    assert [finding.severity for finding in practice.store.check()] != []


def test_a_file_that_was_only_laid_out_anew_is_read_and_written_as_before(practice: Practice) -> None:
    _fill(practice)
    kept = practice.advice()
    practice.file().write_text(json.dumps(json.loads(practice.file().read_bytes()), indent=2), "utf-8-sig")
    assert practice.advice() == kept
    assert "same content" in _words(practice)
    commit(practice.again(), new("four", {}))
    assert practice.store.check() == []


def test_an_edit_by_another_program_can_be_read_but_not_written_over(practice: Practice) -> None:
    _fill(practice)
    edited = practice.file().read_bytes().replace(b'"B"', b'"By hand"')
    practice.file().write_bytes(edited)
    scope = practice.store.load(ACME)
    assert scope.tables["advice"]["two"]["title"] == "By hand"
    assert scope.readonly is not None
    assert f"clients/{ACME}.json was changed by another program" in scope.readonly
    with pytest.raises(ReadOnly, match="another program"):
        commit(practice.store, new("four", {}))
    assert practice.file().read_bytes() == edited
    assert practice.store.check()[0].severity == "error"
    assert "advisor check --repair" in scope.readonly
    practice.file().rename(practice.folder.parent / "moved.json")
    assert practice.advice()["two"]["title"] == "B"
    commit(practice.store, new("four", {}))
    assert practice.store.check() == []


def test_an_edit_between_two_saves_in_one_client_is_not_written_over(practice: Practice) -> None:
    commit(practice.store, new("one", {"title": "A"}))
    edited = practice.file().read_bytes().replace(b'"A"', b'"By hand"')
    practice.file().write_bytes(edited)
    with pytest.raises(ReadOnly, match="another program"):
        commit(practice.store, new("two", {}))
    assert practice.file().read_bytes() == edited


def test_an_edit_by_another_program_is_told_to_those_who_follow(practice: Practice) -> None:
    first = commit(practice.store, new("one", {"title": "A"}))
    practice.file().write_bytes(practice.file().read_bytes().replace(b'"A"', b'"By hand"'))
    changes = practice.store.changes_since(ACME, first.cursors[ACME])
    assert changes.whole
    assert [changed.doc and changed.doc["title"] for changed in changes.changed] == ["By hand"]
    assert practice.store.changes_since(ACME, changes.cursor).changed == ()


def test_heads_that_are_not_here_yet_make_a_client_read_only(practice: Practice) -> None:
    _fill(practice)
    commit(practice.elsewhere(), new("theirs", {"title": "E"}))
    (theirs,) = (path for path in practice.chain().parent.iterdir() if path != practice.chain())
    raw = theirs.read_bytes()
    theirs.unlink()
    scope = practice.store.load(ACME)
    assert "theirs" in scope.tables["advice"]
    assert scope.readonly is not None
    assert "has not arrived here yet" in scope.readonly
    theirs.write_bytes(raw)
    assert practice.store.load(ACME).readonly is None


def test_history_from_elsewhere_that_arrives_before_the_file_is_taken_in(practice: Practice) -> None:
    _fill(practice)
    before = practice.file().read_bytes()
    commit(practice.elsewhere(), new("theirs", {"title": "E"}))
    practice.file().write_bytes(before)
    mine = commit(practice.store, new("mine", {"title": "F"}))
    assert mine.changed[0].id == "mine"
    assert {"theirs", "mine"} <= set(practice.advice())
    assert practice.store.check() == []


def test_a_practice_put_back_from_a_copy_is_written_on_as_a_new_device(practice: Practice, tmp_path: Path) -> None:
    commit(practice.store, new("one", {"title": "A"}))
    shutil.copytree(practice.folder, tmp_path / "copy")
    commit(practice.store, new("two", {"title": "B"}))
    before = practice.store.device
    shutil.rmtree(practice.folder)
    shutil.copytree(tmp_path / "copy", practice.folder)
    store = practice.again()
    commit(store, new("three", {"title": "C"}))
    assert store.device != before
    assert set(practice.advice()) == {"one", "three"}
    assert store.check() == []


def test_copies_made_by_a_sync_service_are_named_and_never_loaded(practice: Practice) -> None:
    _fill(practice)
    scopes = practice.store.scopes()
    for name in (f"{ACME} (1).json", f"{ACME} (Ada's conflicted copy).json", f"{ACME}.sync-conflict-1.json"):
        shutil.copy(practice.file(), practice.file().with_name(name))
    shutil.copy(practice.file(), practice.folder / "practice (1).json")
    assert practice.again().scopes() == scopes
    found = practice.store.check()
    assert [finding.severity for finding in found] == ["warning"] * 4
    assert all("is not used" in finding.words for finding in found)


def test_a_file_left_by_a_program_that_died_goes_at_the_next_start(practice: Practice) -> None:
    left = practice.folder / "clients" / ".acme0000.json.12345678.writing"
    left.touch(0o600)
    assert "program that died" in _words(practice)
    assert practice.again().check() == []
    assert not left.exists()


def test_a_folder_without_a_practice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAPractice, match="There is no practice"):
        open_practice(tmp_path, tmp_path / "state")
    (tmp_path / "letter.docx").touch()
    with pytest.raises(NotAPractice, match="not empty"):
        create_practice(tmp_path, tmp_path / "state")


def test_a_damaged_practice_file_leaves_the_clients_open(practice: Practice) -> None:
    _fill(practice)
    (practice.folder / "practice.json").write_bytes(b"")
    store = practice.again()
    with pytest.raises(Damaged, match=r"practice\.json"):
        store.load(PRACTICE)
    assert store.load(ACME).readonly is None


def test_two_clients_files_under_each_others_names_are_refused_and_found(practice: Practice) -> None:
    commit(practice.store, new("one", {"title": "A"}), new("two", {"title": "B"}, BOLT))
    ours, theirs = practice.file().read_bytes(), practice.file(BOLT).read_bytes()
    practice.file().write_bytes(theirs)
    practice.file(BOLT).write_bytes(ours)
    for scope in (ACME, BOLT):
        with pytest.raises(Damaged, match="belongs into another one"):
            practice.again().load(scope)
    assert [finding.severity for finding in practice.store.check()] == ["error", "error"]
