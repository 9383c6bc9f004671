"""What was done, and what taking it back would change."""

from collections.abc import Collection, Iterator

from advisor.store.destroyed import receipt_of_action
from advisor.store.errors import Damaged, Refused, Unreadable
from advisor.store.history import Line, all_lines, lines_after
from advisor.store.layout import Layout
from advisor.store.ledger import Ledger
from advisor.store.merge import differing
from advisor.store.protocol import ERASURE, Action, Change, Doc, Entry, Was
from advisor.store.sequence import in_sequence
from advisor.store.state import State, read_state


def entries(layout: Layout, scope: str | None, record: str | None, unread: dict[str, str] | None = None) -> list[Entry]:
    """The commits of one scope or all, or only what touched a record; newest last.

    Args:
        layout: The practice.
        scope: The scope; None for all.
        record: The id of the record; None for all.
        unread: Takes, by scope, why its history cannot be read, and lets the others be told.

    Raises:
        Damaged, Unreadable: a history cannot be read, and nobody takes up why.
    """
    found: list[Line] = []
    for each in [scope] if scope else layout.scopes():
        try:
            found += list(_lines(layout, each))
        except (Damaged, Unreadable) as error:
            if unread is None:
                raise
            unread[each] = str(error)
    parts: dict[str, dict[str, Line]] = {}
    for line in found:
        parts.setdefault(line.action.id, {}).setdefault(line.action.scopes[0], line)
    made = (_entry(list(parts[id].values()), record) for id in in_sequence(found))
    return [entry for entry in made if entry.changes or record is None]


def _lines(layout: Layout, scope: str) -> Iterator[Line]:
    for device in layout.devices(scope):
        yield from all_lines(layout, scope, device)


def lines_of(layout: Layout, ledger: Ledger, id: str) -> list[Line]:
    """The lines of one action, one per scope; none where it is not known."""
    found: dict[str, Line] = {}
    for scope, device, mark in ledger.where(id):
        if scope not in found:
            lines = lines_after(layout, scope, device, mark.n - 1)
            found[scope] = next(line for line in lines if line.n == mark.n)
    return list(found.values())


def next_undo(layout: Layout, ledger: Ledger, device: str, but: Collection[str] = ()) -> Action | None:
    """The latest action of a device that stands, passing over those that wrote only certain tables."""
    done, _ = _stacks(ledger, device)
    return _named(layout, ledger, done, but)


def next_redo(layout: Layout, ledger: Ledger, device: str) -> Action | None:
    """The latest undo of a device, unless it did something else since."""
    _, undone = _stacks(ledger, device)
    return _named(layout, ledger, undone)


def plan(layout: Layout, ledger: Ledger, id: str) -> list[Change]:
    """The changes that put every record of an action back to what it was before.

    Raises:
        Refused: with the reason, where not all of it can be taken back.
    """
    lines = lines_of(layout, ledger, id)
    if not lines:
        raise Refused("There is no such action in the history.")
    action = lines[0].action
    if any(was.table == ERASURE for line in lines for was in line.changes):
        raise Refused(f"“{action.why}” cannot be taken back: what was erased is nowhere any more.")
    receipt = receipt_of_action(layout, id) if action.of > 1 else None
    if receipt is not None:
        raise Refused(f"“{action.why}” cannot be taken back: it also changed {receipt.code}, which was destroyed.")
    if ledger.taken_back(id):
        raise Refused(f"“{action.why}” is taken back already.")
    if len(lines) < action.of:
        raise Refused(f"“{action.why}” cannot be taken back yet: {_why_lacking(layout, ledger)}.")
    states = {scope: read_state(layout, scope) for line in lines for scope in line.action.scopes}
    return [_back(layout, line, was, states[was.scope]) for line in lines for was in line.changes]


def _why_lacking(layout: Layout, ledger: Ledger) -> str:
    """Why an action is not here whole, as the end of a sentence."""
    unread = [f"the history {layout.name(layout.history(scope))}" for scope in ledger.unread()]
    if unread:
        return f"a part of it may stand in what cannot be read now, {' and '.join(unread)}"
    return "a part of it has not arrived from another computer"


def _back(layout: Layout, line: Line, was: Was, state: State) -> Change:
    now = state.tables.get(was.table, {}).get(was.id)
    if differing(now, was.after):
        raise Refused(
            f"“{line.action.why}” cannot be taken back: a record was changed since"
            f"{_by_whom(layout, was, line)}. Take that back first."
        )
    rev = now["rev"] if now else None
    return Change(was.scope, was.table, was.id, _patch(now, was.before), rev)


def _by_whom(layout: Layout, was: Was, line: Line) -> str:
    """The latest action that changed the record, among those that the writer of a line had not seen."""
    later = {each.action.id for each in _lines(layout, was.scope) if line.heads.get(each.action.device, 0) < each.n}
    for entry in reversed(entries(layout, was.scope, was.id)):
        if entry.action.id in later - {line.action.id}:
            return f" (“{entry.action.why}”, {entry.action.on.day} {entry.action.on:%b %y})"
    return ""


def _patch(now: Doc | None, before: Doc | None) -> Doc | None:
    """The patch that makes one document out of another: what is to go is None."""
    if before is None:
        return None
    return {**dict.fromkeys(now or {}), **before}


def _stacks(ledger: Ledger, device: str) -> tuple[list[str], list[str]]:
    """What the device's next undo and redo would take, last first taken.

    An undo takes its action from the first and stands on the second itself; a redo is the undo of an
    undo. Anything new clears the second.
    """
    done: dict[str, None] = {}
    undone: dict[str, None] = {}
    for id, mark in ledger.turns(device):
        if mark.undoes in done:
            del done[mark.undoes]
            undone[id] = None
        elif mark.undoes in undone:
            del undone[mark.undoes]
            done[id] = None
        else:
            done[id] = None
            undone.clear()
    return list(done), list(undone)


def _named(layout: Layout, ledger: Ledger, stack: list[str], but: Collection[str] = ()) -> Action | None:
    for id in reversed(stack):
        entry = _entry(lines_of(layout, ledger, id), None)
        erased = any(was.table == ERASURE for was in entry.changes)
        if not erased and any(was.before is not None or was.table not in but for was in entry.changes):
            return entry.action
    return None


def _entry(lines: list[Line], record: str | None) -> Entry:
    changes = tuple(was for line in lines for was in line.changes if record in (None, was.id))
    scopes = tuple(line.action.scopes[0] for line in lines)
    records = sum(line.action.records for line in lines)
    return Entry(lines[0].action._replace(scopes=scopes, records=records), changes)
