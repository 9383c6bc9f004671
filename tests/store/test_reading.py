"""Nothing but a commit writes: reading leaves a practice as it is, and every byte goes through one module."""

import ast
import os
from pathlib import Path

import pytest

import advisor.store
from advisor.store import PRACTICE
from tests.store.helpers import ACME, Practice, commit, new
from tests.tools.ground import HARBOUR, NORTHWIND, Ground
from tests.tools.touches import changes_under

STORE = Path(advisor.store.__file__).parent
READING = [
    ("today",),
    ("list", "advice"),
    ("list", "clients", "--json"),
    ("show", "NWD-1"),
    ("show", "NWD"),
    ("history",),
    ("history", "NWD-1", "--json"),
    ("check",),
    ("--only", "NWD", "list", "advice"),
]


def test_reading_leaves_every_file_untouched(tmp_path: Path) -> None:
    ground = Ground.made(tmp_path)
    with changes_under(tmp_path) as changes:
        store = ground.store()
        for scope in (PRACTICE, NORTHWIND, HARBOUR):
            cursor = store.load(scope).cursor
            store.changes_since(scope, cursor)
            store.changes_since(scope, '{"edited": null, "heads": {}}')
        entries = store.history()
        store.history(NORTHWIND, f"{NORTHWIND}0")
        store.undoable(), store.redoable()
        store.plan_undo(entries[-1].action.id)
        store.stamps()
        store.check()
        practice = ground.open()
        practice.refresh()
        practice.check()
        practice.history()
    assert changes == []


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_a_command_that_only_reads_leaves_every_file_untouched(tmp_path: Path, words: tuple[str, ...]) -> None:
    ground = Ground.made(tmp_path)
    with changes_under(ground.folder) as changes:
        ground.says(*words)
    assert changes == []


def test_a_command_that_is_refused_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    ground = Ground.made(tmp_path)
    before = ground.bytes_now()
    assert ground.says("add", "person", "NWD", "--name", "")[0] == 1
    assert before == ground.bytes_now()


def test_a_scope_whose_file_is_behind_its_history_is_read_without_writing_it(practice: Practice) -> None:
    commit(practice.store, new("one", {"title": "A"}))
    behind = practice.file().read_bytes()
    commit(practice.store, new("two", {"title": "B"}))
    practice.file().write_bytes(behind)
    with changes_under(practice.folder) as changes:
        assert set(practice.again().load(ACME).tables["advice"]) == {"one", "two"}
    assert changes == []


def test_what_writes_is_seen(practice: Practice) -> None:
    with changes_under(practice.folder) as changes:
        commit(practice.store, new("one", {"title": "A"}))
    assert {os.path.basename(path) for _, path in changes} >= {f"{ACME}.json", practice.chain().name}


def test_bytes_are_written_by_one_module_alone() -> None:
    writing = {"write_bytes", "write_text", "touch", "mkstemp", "NamedTemporaryFile", "copy", "copyfile", "copytree"}
    found = []
    for path in sorted(STORE.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or path.name == "atomic.py":
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            modes = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            opens = called == "open" and modes != ["rb"]
            if called in writing or opens:
                found.append(f"{path.name}:{node.lineno}: {ast.unparse(node.func)}")
    assert found == []
