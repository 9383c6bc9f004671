"""What older programs wrote is read for ever, and what newer ones wrote is left alone.

Format 0 never was. In it a record's title was its name, and a line's why was its reason: a step of files, lines and
pending actions, as every later format will bring one.
"""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from advisor.store import Change, Damaged, ReadOnly
from advisor.store.atomic import replace_file
from advisor.store.formats import FILE, LINE, PENDING, STEPS, upgrade
from advisor.store.strict import UnreadableError
from tests.store.helpers import ACME, BOLT, Practice, commit, new, undo

Doc = dict[str, Any]


def _record(doc: Doc | None, old: str, now: str) -> Doc | None:
    return doc and {(now if key == old else key): value for key, value in doc.items()}


def _changes(changes: list[Doc], old: str, now: str) -> list[Doc]:
    sides = ("before", "after")
    return [each | {side: _record(each[side], old, now) for side in sides} for each in changes]


def _renamed(doc: Doc, old: str, now: str) -> Doc:
    return {(now if key == old else key): value for key, value in doc.items()}


def _file_of_0(doc: Doc) -> Doc:
    tables = {name: {id: _record(each, "name", "title") for id, each in docs.items()} for name, docs in doc.items()}
    return tables | {"_meta": doc["_meta"]}


def _line_of_0(doc: Doc) -> Doc:
    return _renamed(doc, "reason", "why") | (
        {"changes": _changes(doc["changes"], "name", "title")} if "changes" in doc else {}
    )


def _pending_of_0(doc: Doc) -> Doc:
    parts = [part | {"changes": _changes(part["changes"], "name", "title")} for part in doc["changes"]]
    return _renamed(doc, "reason", "why") | {"changes": parts}


@pytest.fixture
def format_0(monkeypatch: pytest.MonkeyPatch) -> None:
    for kind, step in ((FILE, _file_of_0), (LINE, _line_of_0), (PENDING, _pending_of_0)):
        monkeypatch.setitem(STEPS, (kind, 0), step)


def _sealed(start: bytes, rest: bytes) -> bytes:
    return start + sha256(rest).hexdigest().encode() + b'",' + rest


def _canonical(value: Doc) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _write_line(path: Path, lines: list[Doc]) -> None:
    """Lines of history, or a pending action, chained anew."""
    digest, raw = "", b""
    for line in lines:
        if "previous" in line:
            line["previous"] = digest
        changes = _canonical({"changes": line.pop("changes")})[1:-1]
        del line["digest"]
        header = _canonical(line)
        sealed = _sealed(b'{"digest":"', f"{header[1:-1]},{changes}}}\n".encode())
        digest = json.loads(sealed)["digest"]
        raw += sealed
    replace_file(path, raw)


def _write_file(path: Path, doc: Doc) -> None:
    own = doc.pop("_meta")["file"]
    del own["digest"]
    rest = _canonical(own)[1:] + "}"
    for name, docs in sorted(doc.items()):
        rows = ",\n".join(_canonical({id: each})[1:-1] for id, each in sorted(docs.items()))
        rest += f",\n{json.dumps(name)}:{{\n{rows}\n}}"
    replace_file(path, _sealed(b'{"_meta":{"file":{"digest":"', f"{rest}}}\n".encode()))


def _as_format_0(folder: Path) -> None:
    """Write a practice as the program of format 0 would have."""
    for path in folder.rglob("*.jsonl"):
        _write_line(path, [_old_line(json.loads(line)) for line in path.read_bytes().splitlines()])
    for path in [folder / "practice.json", *folder.glob("clients/*.json")]:
        doc = json.loads(path.read_bytes())
        doc["_meta"]["file"]["format"] = 0
        tables = {name: {id: _record(each, "title", "name") for id, each in docs.items()} for name, docs in doc.items()}
        _write_file(path, tables | {"_meta": doc["_meta"]})


def _old_line(doc: Doc) -> Doc:
    return _renamed(doc, "why", "reason") | {"format": 0, "changes": _changes(doc["changes"], "title", "name")}


def _fill(practice: Practice) -> Iterator[str]:
    first = commit(practice.store, new("one", {"title": "A", "unknown": [1]}), why="First")
    second = commit(practice.store, Change(ACME, "advice", "one", {"title": "B"}, first.id), why="Second")
    yield from (first.id, second.id)


@pytest.mark.usefixtures("format_0")
@pytest.mark.parametrize("laid_out_anew", [False, True])
def test_a_practice_of_an_older_format_is_read_checked_and_written_on_in_ours(
    practice: Practice, laid_out_anew: bool
) -> None:
    first, second = _fill(practice)
    _as_format_0(practice.folder)
    if laid_out_anew:
        practice.file().write_text(json.dumps(json.loads(practice.file().read_bytes()), indent=1))
    old = practice.chain().read_bytes()
    store = practice.again()
    assert store.load(ACME).readonly is None
    assert store.load(ACME).tables == {"advice": {"one": {"title": "B", "unknown": [1], "rev": second}}}
    assert [entry.action.why for entry in store.history(ACME)] == ["First", "Second"]
    assert [finding.severity for finding in store.check()] == ["note"] * laid_out_anew
    assert b'"format":0' in practice.file().read_bytes().replace(b" ", b""), "reading never writes"

    undo(store, second)
    assert practice.chain().read_bytes() == old, "history is never rewritten"
    assert store.load(ACME).tables["advice"]["one"]["title"] == "A"
    assert json.loads(practice.file().read_bytes())["_meta"]["file"]["format"] == 1
    assert store.check() == []
    assert {first, second} < {entry.action.id for entry in store.history(ACME)}


@pytest.mark.usefixtures("format_0")
def test_a_file_of_an_older_format_that_was_lost_is_made_again_from_its_history(practice: Practice) -> None:
    *_, second = _fill(practice)
    _as_format_0(practice.folder)
    practice.file().unlink()
    assert practice.again().load(ACME).tables["advice"]["one"] == {"title": "B", "unknown": [1], "rev": second}


@pytest.mark.usefixtures("format_0")
def test_what_another_program_changed_in_a_file_of_an_older_format_is_seen(practice: Practice) -> None:
    list(_fill(practice))
    _as_format_0(practice.folder)
    practice.file().write_bytes(practice.file().read_bytes().replace(b'"B"', b'"By hand"'))
    scope = practice.again().load(ACME)
    assert scope.readonly
    assert scope.tables["advice"]["one"]["title"] == "By hand"


@pytest.mark.usefixtures("format_0")
def test_an_action_that_an_older_program_left_half_done_is_finished(practice: Practice) -> None:
    list(_fill(practice))
    changes = [{"table": "advice", "id": "x", "before": None, "after": {"name": "X"}}]
    part = {"counters": {}, "heads": {}, "changes": changes}
    header = {"at": "2026-11-23T09:30:00+00:00", "commit": "d" * 16, "digest": "", "format": 0, "of": 2}
    words = {"on": "2026-11-23", "undoes": None, "who": "Ada", "reason": "Both"}
    pending = practice.folder / "pending" / f"{'d' * 16}.json"
    _write_line(pending, [header | words | {"changes": [part | {"scope": ACME}, part | {"scope": BOLT}]}])
    store = practice.again()
    assert [store.load(scope).tables["advice"]["x"] for scope in (ACME, BOLT)] == [{"title": "X"}] * 2
    assert store.history()[-1].action.why == "Both"
    assert not pending.exists()


Harm = Callable[[Practice], None]


def _newer_file(practice: Practice) -> None:
    doc = json.loads(practice.file().read_bytes())
    doc["_meta"]["file"] = {"digest": "", "format": 2, "something": "else"}
    _write_file(practice.file(), doc)


def _newer_line(practice: Practice) -> None:
    raw = practice.chain().read_bytes()
    _write_line(practice.chain(), [{"digest": "", "format": 2, "something": "else", "changes": []}])
    practice.chain().write_bytes(raw + practice.chain().read_bytes())


def _newer_pending(practice: Practice) -> None:
    path = practice.folder / "pending" / f"{'d' * 16}.json"
    _write_line(path, [{"digest": "", "format": 2, "something": "else", "changes": []}])


@pytest.mark.parametrize("harm", [_newer_file, _newer_line, _newer_pending])
def test_what_a_newer_program_wrote_is_left_as_it_is_and_the_way_out_is_named(practice: Practice, harm: Harm) -> None:
    list(_fill(practice))
    commit(practice.store, new("bolt", {}, BOLT))
    harm(practice)
    before = {path: path.read_bytes() for path in practice.folder.rglob("*.json*")}
    store = practice.again()
    words = " ".join(finding.words for finding in store.check())
    assert "newer Advisor" in words
    assert "backup" not in words
    if harm is not _newer_pending:
        with pytest.raises((Damaged, ReadOnly), match=r"newer Advisor.*update Advisor"):
            commit(store, new("two", {}))
    assert before == {path: path.read_bytes() for path in practice.folder.rglob("*.json*")}
    commit(store, new("two", {}, BOLT))


@pytest.mark.parametrize("harm", [_newer_line, _newer_file])
def test_what_was_done_elsewhere_is_undone_beside_what_a_newer_program_wrote(practice: Practice, harm: Harm) -> None:
    list(_fill(practice))
    done = commit(practice.store, new("bolt", {}, BOLT))
    harm(practice)
    store = practice.again()
    latest = store.undoable()
    assert latest is not None
    assert latest.id == done.id
    undo(store, done.id)
    assert store.load(BOLT).tables["advice"] == {}


@pytest.mark.parametrize("format", [None, True, "1", 1.0, -1, 0, [1], {}])
def test_a_format_that_never_was_is_refused(format: object) -> None:
    with pytest.raises(UnreadableError, match="format"):
        upgrade(FILE, format, {})
