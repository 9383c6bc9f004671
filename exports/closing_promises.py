"""What both sides promised each other, how it was kept, and what is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from exports.commitments import Promise, counted
from exports.language import Language
from exports.word import Cell, Column, Document, Table, Text, Tint, bold, isolated

_NONE = "–"


def promise_section(made: Document, say: Language, promises: Sequence[Promise]) -> None:
    """Add the section: our promises first; nothing where nothing was promised."""
    if not promises:
        return
    made.heading(1, say("closing.promised"))
    for ours, side in ((True, "ours"), (False, "theirs")):
        some = [each for each in promises if each.ours is ours]
        if not some:
            continue
        made.heading(2, say(f"closing.{side}"))
        made.paragraph(_counted(say, some, side), keep_next=True)
        made.table(_table(say, some, side))


def open_promises(made: Document, say: Language, pending: Sequence[Promise], as_of: date) -> None:
    """Add what is still to come on a day, ours first; nothing where everything was kept or ended."""
    for ours, side in ((True, "ours"), (False, "theirs")):
        some = sorted((each for each in pending if each.ours is ours), key=lambda each: each.due)
        if some:
            made.heading(2, say(f"closing.open_{side}"))
            made.bullets(_pending(say, each, as_of) for each in some)


def _pending(say: Language, promise: Promise, as_of: date) -> Text:
    key = "closing.pending_late" if promise.due < as_of else "closing.pending"
    return say.spread(key, what=[bold(isolated(promise.what))], day=[say.day(promise.due)])


def _counted(say: Language, promises: Sequence[Promise], side: str) -> str:
    """How many promises one side made, and how they went."""
    found = counted(promises)
    told = [("kept", found.kept), ("broken" if side == "ours" else "not_done", found.broken), ("pending", found.open)]
    how = [_part(say, what, many, found.made) for what, many in told if many]
    return say(f"closing.made_{side}", found.made, many=say.number(found.made), how=say.joined(how))


def _part(say: Language, what: str, many: int, made: int) -> str:
    if made == 1:
        return say(f"closing.it_{what}")
    number = say.number(many)
    if many == made:
        number = say("counts.both") if many == 2 else say("counts.all", many, many=number)
    return say(f"closing.some_{what}", many, many=number)


def _table(say: Language, promises: Sequence[Promise], side: str) -> Table:
    effects = any(each.effect.strip() for each in promises)
    columns = [
        Column(say("closing.promise"), 2.7),
        Column(say("closing.who"), 1.7),
        Column(say("closing.how_kept"), 2.3),
        *([Column(say("closing.effect"), 2.8)] if effects else []),
    ]
    rows: list[list[Text | Cell]] = []
    for each in promises:
        effect: list[Text | Cell] = [each.effect.strip() or _NONE] if effects else []
        rows.append([isolated(each.what), _who(say, each), _how(say, each), *effect])
    return Table(columns, rows, say(f"closing.{side}_what"), caption=say(f"closing.{side}_caption"))


def _who(say: Language, promise: Promise) -> str:
    by, to = isolated(promise.by), isolated(promise.to)
    if by and to:
        return say("closing.by_to", by=by, to=to)
    return by or (say("closing.to", to=to) if to else _NONE)


def _how(say: Language, promise: Promise) -> Cell:
    """How a promise went. Where we were late we say so; the client is not graded."""
    if promise.kept_on:
        late = promise.ours and promise.kept_on > promise.due
        key = "closing.kept_late" if late else "closing.kept_on"
        return Cell(say(key, day=say.day(promise.kept_on), due=say.day(promise.due)), Tint.GOOD)
    if promise.broken_on:
        key = "closing.broken" if promise.ours else "closing.not_done"
        return Cell(say(key, due=say.day(promise.due)), Tint.QUIET)
    return Cell(say("closing.still_open", due=say.day(promise.due)), Tint.WAITING)
