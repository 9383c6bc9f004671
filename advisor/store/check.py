"""Reads everything in a practice and says what is not as it should be. It changes nothing."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from advisor.store.atomic import TEMP_SUFFIX
from advisor.store.codec import Meta
from advisor.store.errors import Damaged, Unreadable
from advisor.store.history import Line, all_lines, whole
from advisor.store.layout import Layout, is_id
from advisor.store.pending import read_pending
from advisor.store.protocol import Doc, Finding
from advisor.store.state import State, fits, in_order, raise_counters, read_state
from advisor.store.tables import SealedStorage

_COPY = re.compile(r"conflicted copy|\.sync-conflict-| \(\d+\)|conflict", re.IGNORECASE)
_Parts = dict[str, tuple[Line, set[str]]]


def check_practice(layout: Layout) -> list[Finding]:
    """Every finding in a practice, the gravest first; none where all is sound."""
    parts: _Parts = {}
    found = [*_modes(layout), *_strays(layout), *_pending(layout)]
    for scope in layout.scopes():
        found += _scope(layout, scope, parts)
    found += _halves(layout, parts)
    gravity = ("error", "warning", "note")
    return sorted(found, key=lambda finding: (gravity.index(finding.severity), finding.where))


def _scope(layout: Layout, scope: str, parts: _Parts) -> Iterator[Finding]:
    """One scope: its histories line by line, its file, and the one against the other."""
    lines: list[Line] = []
    sound = True
    for device in layout.devices(scope):
        path = layout.chain(scope, device)
        try:
            with layout.reading(path):
                raw = path.read_bytes()
            if len(whole(raw)) < len(raw):
                yield Finding("warning", layout.name(path), "Ends in an unfinished line, which the next save removes.")
            lines += all_lines(layout, scope, device)
        except (Damaged, Unreadable) as error:
            sound = False
            yield Finding("error", layout.name(path), str(error))
    for line in lines:
        parts.setdefault(line.action.id, (line, set()))[1].add(scope)
    path = layout.tables(scope)
    try:
        state = read_state(layout, scope)
        storage = SealedStorage(path, scope)
        with layout.reading(path):
            storage.read()
    except (Damaged, Unreadable) as error:
        if sound:
            yield Finding("error", layout.name(path), str(error))
        return
    if storage.file.foreign and not state.edited:
        yield Finding("note", layout.name(path), "Was rewritten by another program, with the same content.")
    if state.readonly:
        yield Finding("error" if state.edited else "warning", layout.name(path), state.readonly)
    elif sound:
        yield from _against_history(layout, state, lines)


def _against_history(layout: Layout, state: State, lines: list[Line]) -> Iterator[Finding]:
    """Whether the tables are what the history makes them, from its first line on."""
    records: dict[tuple[str, str], Doc | None] = {}
    history = Meta()
    for line in in_order(lines, {}):
        one_by_one: dict[str, dict[str, Doc]] = {}
        for was in line.changes:
            now = records.get((was.table, was.id))
            if now is not None:
                one_by_one.setdefault(was.table, {})[was.id] = now
        if not fits(one_by_one, line.changes):
            yield Finding(
                "error",
                layout.name(layout.chain(state.scope, line.action.device)),
                f"Line {line.n} (“{line.action.why}”) does not follow from what was recorded before it.",
            )
        records |= {(was.table, was.id): was.after for was in line.changes}
        history.heads[line.action.device] = line.n
        raise_counters(history.counters, line.counters)
    kept = {(table, id): doc for table, docs in state.tables.items() for id, doc in docs.items()}
    made = {key: doc for key, doc in records.items() if doc is not None}
    name = layout.name(layout.tables(state.scope))
    wrong = sorted(key for key in kept.keys() | made.keys() if kept.get(key) != made.get(key))
    for table, id in wrong[:10]:
        yield Finding("error", name, f"The record {table}/{id} is not what the history says.")
    if len(wrong) > 10:
        yield Finding("error", name, f"{len(wrong) - 10} more records are not what the history says.")
    if {device: n for device, n in state.meta.heads.items() if n} != history.heads:
        yield Finding("error", name, "Does not say rightly which commits it contains.")
    if any(state.meta.counters.get(prefix, 0) < n for prefix, n in history.counters.items()):
        yield Finding("error", name, "A counter of references is lower than a number that was given.")


def _pending(layout: Layout) -> Iterator[Finding]:
    for id in layout.actions():
        name = layout.name(layout.action(id))
        try:
            action, _ = read_pending(layout, id)
        except (Damaged, Unreadable) as error:
            yield Finding("error", name, str(error))
        else:
            yield Finding(
                "warning",
                name,
                f"“{action.why}” is not finished in every client yet; open the practice again to finish it.",
            )


def _halves(layout: Layout, parts: _Parts) -> Iterator[Finding]:
    """Actions of which a scope is missing, and that nothing will finish."""
    pending = set(layout.actions())
    for id, (line, scopes) in parts.items():
        if len(scopes) < line.action.of and id not in pending:
            yield Finding(
                "warning",
                layout.name(layout.chain(line.action.scopes[0], line.action.device)),
                f"“{line.action.why}” was recorded in {line.action.of} places, "
                f"of which {len(scopes)} are here; the rest may be on its way from another computer.",
            )


def _modes(layout: Layout) -> Iterator[Finding]:
    """Files and folders that others on this computer could read."""
    if os.name == "nt":
        return
    for path in [layout.root, *_everything(layout)]:
        mode = stat.S_IMODE(path.lstat().st_mode)
        if mode & 0o077 and not path.is_symlink():
            name = "." if path == layout.root else layout.name(path)
            yield Finding("warning", name, "Can be read by other users of this computer.")


def _strays(layout: Layout) -> Iterator[Finding]:
    """Files that the store does not read: left behind, or copied by a sync service."""
    for path in _everything(layout):
        if path.is_dir() or _belongs(layout, path):
            continue
        if path.name.endswith(TEMP_SUFFIX):
            yield Finding("warning", layout.name(path), "Was left by a program that died; delete it.")
        elif _COPY.search(path.name):
            yield Finding(
                "warning",
                layout.name(path),
                "Is a copy that a sync service made because two computers wrote at once; it is not used.",
            )
        elif path.parent != layout.root:
            yield Finding("warning", layout.name(path), "Does not belong to the practice; it is not used.")


def _belongs(layout: Layout, path: Path) -> bool:
    if path.parent == layout.root:
        return path in (layout.practice, layout.lock)
    suffix = ".jsonl" if path.parent.parent == layout.histories else ".json"
    return path.suffix == suffix and is_id(path.stem)


def _everything(layout: Layout) -> Iterator[Path]:
    """What lies in the practice's own folders, and the files beside them."""
    yield from sorted(path for path in layout.root.iterdir() if path.is_file())
    for folder in layout.folders:
        yield folder
        yield from sorted(folder.rglob("*"))
