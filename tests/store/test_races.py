"""What happens between two calls of a backup, a repair or a save, each at the call where it would cost something."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.store import Change
from advisor.store.backups import back_up_scope, catch_up
from advisor.store.device import Device
from advisor.store.errors import Busy
from advisor.store.mending import mend_files
from tests.store.helpers import ACME, AT, Practice, commit, new
from tests.tools.attack_calls import Call, Count, Perform, attacked


class Meanwhile:
    """Lets something happen once, before or after the first call that it is about."""

    def __init__(self, about: Callable[[Call], bool], happens: Callable[[], object], *, after: bool = False) -> None:
        self.about = about
        self.happens = happens
        self.after = after
        self.happened = False

    def __call__(self, call: Call, perform: Perform) -> object:
        """Perform it, with what happens."""
        if self.happened or not self.about(call):
            return perform(call.data)
        self.happened = True
        if not self.after:
            self.happens()
        done = perform(call.data)
        if self.after:
            self.happens()
        return done


def _rewritten(path: Path) -> Callable[[], object]:
    return lambda: path.write_bytes(path.read_bytes().replace(b'"A"', b'"X"', 1))


def test_a_history_that_is_rewritten_between_the_look_and_the_lock_gets_no_backup(practice: Practice) -> None:
    commit(practice.store, new("one", {"title": "A"}))
    race = Meanwhile(lambda call: call.path.name == ".lock", _rewritten(practice.chain()))
    with attacked(race, practice.folder), pytest.raises(Busy, match="rewritten while its backup was made"):
        back_up_scope(practice.store, ACME, AT)
    assert race.happened
    assert not list((practice.folder / "backups").rglob("*.zip"))


@pytest.mark.parametrize("how", ["rewritten", "removed"])
def test_a_backup_that_is_rewritten_or_removed_while_it_is_copied_leaves_no_copy(practice: Practice, how: str) -> None:
    commit(practice.store, new("one", {"title": "A"}))
    made = back_up_scope(practice.store, ACME, AT)
    assert made is not None
    second = practice.folder.parent / "second"
    happens = made.path.unlink if how == "removed" else lambda: made.path.write_bytes(b"sealed anew")
    race = Meanwhile(lambda call: call.target is not None, happens, after=True)
    with attacked(race, second):
        assert catch_up(practice.store.layout, second, AT) == 0
    assert race.happened
    assert not list(second.rglob("*.zip"))


def test_a_copied_history_is_put_aside_only_when_its_lines_outlast_a_power_cut(practice: Practice) -> None:
    first = commit(practice.store, new("one", {"title": "A"}))
    older = practice.chain().read_bytes()
    commit(practice.store, Change(ACME, "advice", "one", {"title": "B"}, first.id))
    copy = practice.chain().with_name(f"{practice.store.device} (1).jsonl")
    shutil.copy(practice.chain(), copy)
    practice.chain().write_bytes(older)
    seen = Count()
    with attacked(seen, practice.folder):
        assert list(mend_files(practice.store, AT))
    moves = [at for at, call in enumerate(seen.calls) if call.target is not None]
    taken = next(at for at in moves if seen.calls[at].target == practice.chain())
    aside = next(at for at in moves if seen.calls[at].path == copy)
    flushed = [call.path for call in seen.calls[taken:aside] if call.name == "fsync"]
    assert practice.chain().parent in flushed


def test_the_number_of_an_action_is_remembered_before_its_line_is_written(practice: Practice) -> None:
    commit(practice.store, new("one", {"title": "A"}))
    notes = Device(practice.state, practice.folder).path
    remembered: list[int] = []
    race = Meanwhile(
        lambda call: call.name == "write" and call.path == practice.chain(),
        lambda: remembered.append(json.loads(notes.read_bytes().splitlines()[-1])["turn"]),
    )
    with attacked(race, practice.folder):
        commit(practice.store, new("two", {"title": "B"}))
    line = json.loads(practice.chain().read_bytes().splitlines()[-1])
    assert remembered == [line["turn"]]
