"""What waits for an answer: an outside edit, a copy of a sync service, or what two computers changed apart.

A proposal says what its side would bring into the record, and what both sides changed to different things.
Nothing here writes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from advisor.store.codec import File, decode_file
from advisor.store.copies import Copy, copies
from advisor.store.errors import Damaged, Unreadable
from advisor.store.history import Line, all_lines, verified, whole
from advisor.store.layout import Layout
from advisor.store.merge import FieldClash, merge
from advisor.store.protocol import Doc, Tables, Was
from advisor.store.state import State, in_order, read_state, settling_state, woven
from advisor.store.strict import UnreadableError
from advisor.store.weave import Apart, Weave

Kind = Literal["edit", "copy", "apart"]


@dataclass(frozen=True, slots=True)
class Question:
    """What must be asked: a field (or, where ``field`` is "", a record that one side deleted) and what each side says.

    ``current`` is the record as it stands. ``writers`` are the lines behind the versions; None where the question is
    between what is recorded here and the file that is proposed.
    """

    table: str
    id: str
    field: str
    base: Any
    versions: tuple[Any, ...]
    current: Doc | None
    writers: tuple[Line | None, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What one side would bring into a scope.

    ``path`` is the file that it comes from (None for ``apart``), ``changes`` what merges by itself, each record as
    it stands before and after, over ``ours``, which is what the history makes. ``by_hand`` says whether the file is
    not as we wrote it, so that nobody has judged what it says. ``trouble`` says why the file cannot be read. ``token``
    is another when anything that the proposal rests on has changed.
    """

    scope: str
    kind: Kind
    path: Path | None
    changes: tuple[Was, ...]
    questions: tuple[Question, ...]
    ours: Tables
    token: str
    by_hand: bool = False
    trouble: str = ""

    @property
    def is_contained(self) -> bool:
        """Whether all that it holds is in the record already."""
        return not (self.changes or self.questions or self.trouble)


def proposals(layout: Layout) -> list[Proposal]:
    """Everything that waits for an answer; of a scope only what comes first, for the rest depends on it.

    What is damaged, cannot be read, or is not here yet, is no matter of an answer and left out.
    """
    copied = copies(layout)
    return [found for scope in layout.scopes() for found in of_scope(layout, scope, copied)]


def of_scope(layout: Layout, scope: str, copied: Sequence[Copy]) -> list[Proposal]:
    """What waits for an answer in one scope: its edited file, else what was changed apart, else its copies."""
    try:
        state = read_state(layout, scope)
        if state.edited:
            return _edited(layout, scope)
        if state.clashes:
            return [_apart(state)]
        if state.readonly:
            return []
        return [_copied(layout, each) for each in copied if each.scope == scope]
    except (Damaged, Unreadable, UnreadableError):
        return []


def _edited(layout: Layout, scope: str) -> list[Proposal]:
    ours = settling_state(layout, scope)
    if ours.readonly:  # what the file had seen is not here yet
        return []
    path = layout.tables(scope)
    with layout.reading(path):
        raw = path.read_bytes()
    file = decode_file(raw)
    side = _Side(scope, "edit", path, _token(raw, ours.cursor), by_hand=True)
    base = woven(layout, scope).tables(_here(file, ours.meta.heads))
    return [side.against(base, ours.tables, file.tables, [_asked(ours.tables, each) for each in ours.clashes])]


def _apart(state: State) -> Proposal:
    asked = tuple(_asked(state.tables, each) for each in state.clashes)
    return Proposal(state.scope, "apart", None, (), asked, state.tables, _token(b"", state.cursor))


def _copied(layout: Layout, copy: Copy) -> Proposal:
    ours = settling_state(layout, copy.scope)
    with layout.reading(copy.path):
        raw = copy.path.read_bytes()
    token, by_hand = _token(raw, ours.cursor), False
    try:
        if copy.device:
            base, theirs = _of_chain(layout, copy, raw)
        else:
            file = decode_file(raw)
            base, theirs, by_hand = _had_seen(layout, copy, file), file.tables, file.edited is not None
    except (Damaged, UnreadableError) as error:
        words = str(error) if isinstance(error, UnreadableError) else "is not as it was written"
        trouble = f"{layout.name(copy.path)} {words}."
        return Proposal(copy.scope, "copy", copy.path, (), (), ours.tables, token, trouble=trouble)
    side = _Side(copy.scope, "copy", copy.path, token, by_hand)
    return side.against(base, ours.tables, theirs)


def _had_seen(layout: Layout, copy: Copy, file: File) -> Tables:
    """What the history says for what a copied file had seen."""
    if file.meta.scope != copy.scope:
        raise UnreadableError("is the file of another client")
    weave = woven(layout, copy.scope)
    return weave.tables(_here(file, weave.heads))


def _of_chain(layout: Layout, copy: Copy, raw: bytes) -> tuple[Tables, Tables]:
    """What stands at the end of a copied history, and where it parts from the one that is here."""
    copied = list(verified(layout, copy.scope, copy.device, raw))
    mine = list(all_lines(layout, copy.scope, copy.device))
    common = sum(1 for one, other in zip(mine, copied, strict=False) if one.digest == other.digest)
    if not copied:
        return {}, {}
    others = [device for device in layout.devices(copy.scope) if device != copy.device]
    lines = [line for device in others for line in all_lines(layout, copy.scope, device)]
    theirs = Weave(in_order([*lines, *copied], {}))
    seen = {device: n for device, n in copied[-1].heads.items() if device != copy.device}
    ours = Weave(in_order([*lines, *mine], {}))
    return ours.tables({**seen, copy.device: common}), theirs.tables({**seen, copy.device: copied[-1].n})


def extends(layout: Layout, copy: Copy) -> bool:
    """Whether a copied history is the one that is here and goes on from there.

    Raises:
        Damaged: one of them is not as it was written.
    """
    with layout.reading(copy.path):
        theirs = copy.path.read_bytes()
    chain = copy.original(layout)
    with layout.reading(chain):
        ours = whole(chain.read_bytes()) if chain.exists() else b""
    if not whole(theirs).startswith(ours) or len(whole(theirs)) == len(ours):
        return False
    return len(list(verified(layout, copy.scope, copy.device, theirs))) > 0


@dataclass(frozen=True, slots=True)
class _Side:
    """Where a proposal comes from."""

    scope: str
    kind: Kind
    path: Path
    token: str
    by_hand: bool

    def against(self, base: Tables, ours: Tables, theirs: Tables, asked: Sequence[Question] = ()) -> Proposal:
        merged = merge(base, ours, _without_nothing(theirs))
        changes = tuple(
            Was(self.scope, table, id, ours.get(table, {}).get(id), after)
            for (table, id), (_, after) in merged.changed.items()
        )
        questions = (*asked, *(_question(ours, each) for each in merged.clashes))
        return Proposal(self.scope, self.kind, self.path, changes, questions, ours, self.token, self.by_hand)


def _asked(tables: Tables, apart: Apart) -> Question:
    values, lines = tuple(each.value for each in apart.writes), tuple(each.line for each in apart.writes)
    current = tables.get(apart.table, {}).get(apart.id)
    return Question(apart.table, apart.id, apart.field, apart.base, values, current, lines)


def _question(tables: Tables, clash: FieldClash) -> Question:
    current = tables.get(clash.table, {}).get(clash.id)
    return Question(clash.table, clash.id, clash.field, clash.base, clash.versions, current, (None, None))


def _here(file: File, heads: dict[str, int]) -> dict[str, int]:
    """What a file had seen of the lines that are here."""
    return {device: min(n, heads.get(device, 0)) for device, n in file.meta.heads.items()}


def _without_nothing(tables: Tables) -> Tables:
    """The tables without keys that say null, which is how a program that edits a file may take a value out."""
    return {
        table: {id: {key: value for key, value in doc.items() if value is not None} for id, doc in docs.items()}
        for table, docs in tables.items()
    }


def _token(raw: bytes, cursor: str) -> str:
    return sha256(sha256(raw).digest() + cursor.encode()).hexdigest()[:16]
