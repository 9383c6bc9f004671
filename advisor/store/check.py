"""Reads everything in a practice and says what is not as it should be. It changes nothing."""

from collections.abc import Iterator
from pathlib import Path

from advisor.store.destroyed import receipt_of_action
from advisor.store.erasing import erasing_findings
from advisor.store.errors import Damaged, StoreError, Unreadable
from advisor.store.history import Line, all_lines, whole
from advisor.store.layout import Layout
from advisor.store.merge import Key
from advisor.store.pending import read_pending
from advisor.store.protocol import ERASURE, Doc, Finding, Tables
from advisor.store.sent_files import changed_files
from advisor.store.shelves import check_shelf, latest_good, with_way_out
from advisor.store.state import State, in_order, read_state
from advisor.store.strays import readable_by_others, strays
from advisor.store.tables import SealedStorage
from advisor.store.weave import Weave

UNFINISHED = (
    "It ends in an unfinished line, which is no part of the record. The next save on the computer that wrote it "
    "removes it, and so does advisor check --repair."
)

MISSING = (
    "The file is not there any more. Its history has everything, so that nothing is lost; advisor check --repair makes "
    "the file again, and so does the next save in it."
)

ANEW = "Move the file out of the practice, and advisor check --repair makes it again from the history."

UNHEARD = (
    " Where its writer had not heard that somebody was forgotten, it still names them; "
    'advisor forget "Person 1 (forgotten)" --name NAME takes that out.'
)

_Parts = dict[str, tuple[Line, set[str]]]


def check_practice(layout: Layout) -> list[Finding]:
    """Every finding in a practice, the gravest first; none where all is sound."""
    parts: _Parts = {}
    found = [
        *_as_far(layout, layout.root, _modes(layout)),
        *_as_far(layout, layout.root, strays(layout)),
        *_as_far(layout, layout.pending, _pending(layout)),
        *_as_far(layout, layout.pending, erasing_findings(layout)),
        *_as_far(layout, layout.backups, check_shelf(layout)),
        *_as_far(layout, layout.sent, changed_files(layout)),
    ]
    for scope in layout.scopes():
        found += _as_far(layout, layout.history(scope), _scope(layout, scope, parts))
    broken = any(each.severity == "error" and each.where.startswith("history/") for each in found)
    found += _as_far(layout, layout.pending, _halves(layout, parts, broken=broken))
    gravity = ("error", "warning", "note")
    return sorted(dict.fromkeys(found), key=lambda finding: (gravity.index(finding.severity), finding.where))


def _as_far(layout: Layout, folder: Path, found: Iterator[Finding]) -> Iterator[Finding]:
    """What a part of the check finds; that the system will not let it look further is a finding, too."""
    try:
        with layout.reading(folder):
            yield from found
    except Unreadable as error:
        yield Finding("error", layout.name(folder), _beside(str(error), layout.name(folder)))


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
                yield Finding("warning", layout.name(path), UNFINISHED)
            lines += all_lines(layout, scope, device)
        except (Damaged, Unreadable) as error:
            sound = False
            yield _unread(layout, scope, path, error)
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
            yield _unread(layout, scope, path, error)
        return
    if storage.file.foreign and not state.edited:
        yield Finding("note", layout.name(path), "It was rewritten by another program, with the same content.")
    if not path.is_file():
        yield Finding("note", layout.name(path), MISSING)
    if state.readonly:
        words = _beside(state.readonly, layout.name(path))
        if not state.edited and not state.clashes and (latest := latest_good(layout, scope)):
            words += f" The latest good one: advisor restore {layout.name(latest.path)}"
        yield Finding("error" if state.edited else "warning", layout.name(path), words)
    if sound and (state.clashes or not state.readonly):
        yield from _against_history(layout, state, lines)


def _unread(layout: Layout, scope: str, path: Path, error: StoreError) -> Finding:
    words = with_way_out(layout, scope, error) if isinstance(error, Damaged) else error
    return Finding("error", layout.name(path), _beside(str(words), layout.name(path)))


def _beside(words: str, where: str) -> str:
    """A sentence to stand beside the place that it speaks of, which it need not name then."""
    return f"It {words.removeprefix(where).lstrip()}" if words.startswith(where) else words.replace(f" {where}", "", 1)


def _against_history(layout: Layout, state: State, lines: list[Line]) -> Iterator[Finding]:
    """Whether the tables are what the history makes them, from its first line on."""
    history = Weave()
    forgotten = any(doc.get("kind") == "forgotten" for doc in state.tables.get(ERASURE, {}).values())
    for line in in_order(lines, {}):
        if not history.fits(line.changes, line.heads):
            yield Finding(
                "error",
                layout.name(layout.chain(state.scope, line.action.device)),
                f"Line {line.n} (“{line.action.why}”) does not follow from what was recorded before it."
                + (UNHEARD if forgotten else ""),
            )
        history.add(line)
    kept, made = _by_key(state.tables), _by_key(history.tables())
    name = layout.name(layout.tables(state.scope))
    wrong = sorted(key for key in kept.keys() | made.keys() if kept.get(key) != made.get(key))
    for table, id in wrong[:10]:
        yield Finding("error", name, f"The record {table}/{id} is not what the history says. {ANEW}")
    if len(wrong) > 10:
        yield Finding("error", name, f"{len(wrong) - 10} more records are not what the history says. {ANEW}")
    if {device: n for device, n in state.meta.heads.items() if n} != history.heads:
        yield Finding("error", name, "It does not say rightly which commits it contains.")
    if any(state.meta.counters.get(prefix, 0) < n for prefix, n in history.counters.items()):
        yield Finding("error", name, "A counter of references is lower than a number that was given.")


def _by_key(tables: Tables) -> dict[Key, Doc]:
    return {(table, id): doc for table, docs in tables.items() for id, doc in docs.items()}


def _pending(layout: Layout) -> Iterator[Finding]:
    for id in layout.actions():
        name = layout.name(layout.action(id))
        try:
            action, _ = read_pending(layout, id)
        except (Damaged, Unreadable) as error:
            yield Finding("error", name, _beside(str(error), name))
        else:
            yield Finding(
                "warning",
                name,
                f"“{action.why}” is not finished in every client yet; open the practice again to finish it.",
            )


def _halves(layout: Layout, parts: _Parts, *, broken: bool) -> Iterator[Finding]:
    """Actions of which a scope is missing, and that nothing will finish; ``broken`` where a history cannot be read."""
    rest = "the rest may be on its way from another computer"
    if broken:
        rest = "the rest may stand in what cannot be read, or be on its way from another computer"
    pending = set(layout.actions())
    for id, (line, scopes) in parts.items():
        if len(scopes) < line.action.of and id not in pending and receipt_of_action(layout, id) is None:
            yield Finding(
                "warning",
                layout.name(layout.chain(line.action.scopes[0], line.action.device)),
                f"“{line.action.why}” was recorded in {line.action.of} places, "
                f"of which {len(scopes)} can be read here; {rest}.",
            )


def _modes(layout: Layout) -> Iterator[Finding]:
    for path in readable_by_others(layout):
        yield Finding("warning", layout.name(path), "It can be read by other users of this computer.")
