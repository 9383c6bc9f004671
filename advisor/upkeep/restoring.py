"""Restoring from a backup: a client or a whole practice, looked at first, and as a step that can be taken back.

What stands in the practice is set back by one commit, so nothing that was recorded since vanishes from the history.
Where the backup is the one that knows more, because an older folder was put back, its lines come back as they were.
A client that cannot be read is made again from everything that is left of it; a client that is not here at all
comes with its history.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path

from advisor.changes import new_id
from advisor.practice import Done, Practice
from advisor.showing import record_change
from advisor.store import PRACTICE, Change, Doc, PartlyDone, ReadOnly, StoreError, Unreadable, Was
from advisor.store.archive import Archive, read_archive
from advisor.store.layout import Layout
from advisor.store.regaining import Regain, plan_regain, regain
from advisor.store.remake import Lost, Remake, plan_remake, remake
from advisor.store.setting_back import setting_back
from advisor.store.snapshot import is_of_here, snapshot, tables_of
from advisor.store.state import read_state
from advisor.store.unpacking import unpack
from advisor.system import reason_of
from advisor.upkeep import folder_of
from advisor.upkeep.backing_up import code_in, name_in, scope_name, second_shelf, whose
from advisor.upkeep.going import reading
from advisor.words import count, short_date


class How(Enum):
    """How a scope is restored."""

    SET_BACK = "set back"
    MADE_AGAIN = "made again"
    BROUGHT = "brought with its history"


@dataclass(frozen=True)
class Prospect:
    """What a restore would do in one scope.

    Attributes:
        scope: Its id.
        whose: Its client's code, or “the practice”.
        name: How sentences call it.
        how: How it is restored.
        added: How many records would come back, by their kind; where it is not set back, how many the backup holds.
        changed: How many would say again what they said.
        deleted: How many would go, since they were added later.
        lost: What cannot be had again, each in one sentence.
        regained: How many saves, which only the backup still has, come back into the history.
        names: What people call the records of ``added``, ``changed`` and ``deleted``, by those words.
    """

    scope: str
    whose: str
    name: str
    how: How
    added: Mapping[str, int]
    changed: Mapping[str, int]
    deleted: Mapping[str, int]
    lost: tuple[str, ...] = ()
    regained: int = 0
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def nothing(self) -> bool:
        """Whether everything is there already as the backup says."""
        return self.how is How.SET_BACK and not (self.added or self.changed or self.deleted or self.regained)


@dataclass(frozen=True)
class Restoration:
    """A backup that was read and verified, and what restoring it would do.

    Attributes:
        path: Where it lies.
        at: When it was made (an aware instant).
        archive: What it holds.
        prospects: What would happen, by scope; only for the one client where one was named.
    """

    path: Path
    at: datetime
    archive: Archive
    prospects: tuple[Prospect, ...]


@dataclass(frozen=True)
class Restored:
    """What a restore did: the action that set records back (undo takes it), and what else was done, in sentences."""

    done: Done | None
    words: tuple[str, ...]


def what_would_change(practice: Practice, path: Path, client: str = "") -> Restoration:
    """Read a backup and say what restoring it would do; nothing is written.

    Args:
        practice: The practice, read.
        path: A backup of one scope, or of a whole practice.
        client: The code of the one client to be restored; "" for everything in the backup.

    Raises:
        StoreError: It is damaged, no backup, or does not hold that client; or something cannot be read now; or it
            would bring back somebody who was forgotten, and the client was not named.
    """
    archive = read_archive(path)
    for scope in archive.note.records:
        _tables(practice, archive, scope)
    with reading():
        scopes = _scopes(practice, archive, client)
        prospects = tuple(_prospect(practice, archive, scope, named=bool(client)) for scope in scopes)
    return Restoration(path, archive.note.at, archive, prospects)


def restore(practice: Practice, found: Restoration) -> Restored:
    """Do what a restoration says: set back in one action what can be read, make the rest again.

    Raises:
        PartlyDone: Something was made again, and the rest could not be restored; it says what, and why.
        StoreError: Nothing was restored, with the reason.
    """
    words: list[str] = []
    try:
        for each in found.prospects:
            if each.how is not How.SET_BACK:
                words.append(_make_again(practice, found.archive, each))
            elif each.regained:
                words.append(_regain(practice, found.archive, each))
        if words:
            practice.refresh()
        done = _set_back(practice, found)
    except StoreError as error:
        if words:
            raise PartlyDone(" ".join([*words, "Then it stopped.", str(error)])) from error
        raise
    return Restored(done if done and done.id else None, tuple(words))


def _set_back(practice: Practice, found: Restoration) -> Done | None:
    """Set back in one action what can be read; None where there is no such scope."""
    scopes = [each.scope for each in found.prospects if each.how is How.SET_BACK]

    def plan() -> list[Change]:
        store = practice.store
        return [
            change
            for scope in scopes
            for change in setting_back(scope, store.load(scope).tables, _tables(practice, found.archive, scope))
        ]

    names = _named([each.whose for each in found.prospects if each.how is How.SET_BACK])
    at = found.at.astimezone()
    when = f"{short_date(at.date())}, {at:%H:%M}"
    return practice.put_back(plan, f"Restore {names} as of {when}", f"{names} cannot be restored") if scopes else None


def _scopes(practice: Practice, archive: Archive, client: str) -> list[str]:
    """The scopes of a backup that are asked for, the practice first.

    Raises:
        StoreError: The backup does not hold them, or they were destroyed.
    """
    scopes = sorted(archive.note.records, key=lambda scope: (scope != PRACTICE, scope))
    if client:
        scopes = [scope for scope in scopes if client.casefold() in (scope, _code(practice, archive, scope).casefold())]
        if not scopes:
            known = ", ".join(sorted(_code(practice, archive, scope) for scope in archive.note.records))
            raise StoreError(f"This backup does not hold “{client}”; it holds {known}.")
    destroyed = set(folder_of(practice).layout.receipts())
    if gone := destroyed.intersection(scopes):
        if len(gone) == len(scopes):
            raise StoreError("That client was destroyed, and stays so; it is not restored.")
        scopes = [scope for scope in scopes if scope not in gone]
    return scopes


def _code(practice: Practice, archive: Archive, scope: str) -> str:
    """How a scope is called: as the practice knows it, else as the backup does."""
    known = whose(practice.book, scope)
    if known != scope or scope == PRACTICE:
        return known
    return code_in(archive, scope)


def _name(practice: Practice, archive: Archive, scope: str) -> str:
    """How sentences call a scope: as the practice knows it, else as the backup does."""
    known = scope_name(practice, scope)
    return name_in(archive, scope) if known == scope != PRACTICE else known


def _prospect(practice: Practice, archive: Archive, scope: str, *, named: bool) -> Prospect:
    layout = folder_of(practice).layout
    then = _tables(practice, archive, scope)
    code, name = _code(practice, archive, scope), _name(practice, archive, scope)
    is_here = scope in layout.scopes()
    if not is_here or not _is_sound(layout, scope):
        plan = plan_remake(layout, scope, second_shelf(practice), archive)
        if plan.brings_back and not named:
            raise StoreError(_brings_back_words(name) + f" To use this one all the same, add --client {code}.")
        lost = tuple(_lost_words(name, plan))
        return Prospect(scope, code, name, How.MADE_AGAIN if is_here else How.BROUGHT, _counted(then), {}, {}, lost)
    if not is_of_here(layout, archive, scope):
        raise StoreError(
            f"{name}: this backup holds a history that is not the one here; it is from before a person was forgotten, "
            "or from another copy of the practice. It is not restored."
        )
    more = plan_regain(layout, archive, scope)
    now = more.tables if more and not more.asks else practice.store.load(scope).tables
    kinds: dict[str, Counter[str]] = {"added": Counter(), "changed": Counter(), "deleted": Counter()}
    names: dict[str, list[str]] = {kind: [] for kind in kinds}
    for change in setting_back(scope, now, then):
        kind = "deleted" if change.doc is None else "changed" if change.expects else "added"
        kinds[kind][change.table] += 1
        doc = (now if change.doc is None else then)[change.table][change.id]
        names[kind].append(record_change(practice.book, Was(scope, change.table, change.id, None, doc)).name)
    lost = (_stays_words(name, more),) if more and more.asks else ()
    regained = more.lines if more and not more.asks else 0
    return Prospect(
        scope,
        code,
        name,
        How.SET_BACK,
        kinds["added"],
        kinds["changed"],
        kinds["deleted"],
        lost,
        regained,
        {kind: tuple(sorted(each)) for kind, each in names.items()},
    )


def _is_sound(layout: Layout, scope: str) -> bool:
    """Whether a scope can be read and written as it is.

    Raises:
        ReadOnly: What two computers changed apart waits for an answer, which no backup gives.
        Unreadable: The system will not let it be read now.
    """
    try:
        snapshot(layout, scope)
    except Unreadable:
        raise  # it may be sound, and is not to be made again for that
    except ReadOnly:
        if read_state(layout, scope).clashes:
            raise
        return False
    except StoreError:
        return False
    return True


def _tables(practice: Practice, archive: Archive, scope: str) -> dict[str, dict[str, Doc]]:
    return tables_of(folder_of(practice).layout, archive, scope)


def _counted(tables: Mapping[str, Mapping[str, Doc]]) -> dict[str, int]:
    return {table: len(docs) for table, docs in tables.items() if docs}


def _make_again(practice: Practice, archive: Archive, prospect: Prospect) -> str:
    """Make a scope again from all that is left of it; what was done, in a sentence.

    Raises:
        StoreError: It cannot be made again, with the reason; what was there is still there.
    """
    store = folder_of(practice)
    now = practice.now()
    try:
        with store.writing():
            plan = plan_remake(store.layout, prospect.scope, second_shelf(practice), archive)
            added = remake(store, plan, id=new_id(), who=practice.who, on=now.date(), at=now)
    except OSError as error:
        raise StoreError(f"{prospect.name} cannot be made again now: {reason_of(error)}. Restore it again.") from error
    if prospect.how is How.BROUGHT:
        return f"{prospect.name} is here again, with its history."
    what = " What its history had lost is recorded as its file still said it." if added else ""
    return f"{prospect.name} was made again from all that was left of it; what stood there is kept aside.{what}"


def _regain(practice: Practice, archive: Archive, prospect: Prospect) -> str:
    """Take the lines that only the backup has; what was done, in a sentence.

    Raises:
        StoreError: They cannot be written now, with the reason.
    """
    store = folder_of(practice)
    try:
        with store.writing():
            more = plan_regain(store.layout, archive, prospect.scope)
            if more and more.asks:
                raise StoreError(f"{prospect.name} was changed meanwhile; look at the backup again.")
            if more:
                regain(store.layout, more)
    except OSError as error:
        raise StoreError(f"The history of {prospect.name} cannot be written now: {reason_of(error)}.") from error
    return f"{count(prospect.regained, 'save')} of {prospect.name} that only the backup had came back as recorded."


def _stays_words(name: str, more: Regain) -> str:
    return (
        f"{name}: {count(more.lines, 'save')} that only this backup has cannot be joined to what was recorded here "
        "since; what they came to comes back, but not who recorded it, and when. Keep this backup for that."
    )


def _brings_back_words(name: str) -> str:
    return (
        f"{name}: this backup holds a history that was told otherwise since. If a person was forgotten there after it "
        "was made, it brings back what was taken out. The practice's own backups do not."
    )


def _lost_words(name: str, plan: Remake) -> Iterator[str]:
    if plan.brings_back:
        yield _brings_back_words(name)
    if plan.edited:
        yield f"What another program wrote into the file of {name} is set aside and not taken in."
    for lost in plan.lost:
        yield f"{name}: {_lines(lost)} {_of_file(plan)}"


def _lines(lost: Lost) -> str:
    saves = count(lost.last - lost.first + 1, "save")
    return f"{saves} of the computer {lost.device} cannot be found, here or in any backup;"


def _of_file(plan: Remake) -> str:
    if plan.file is not None:
        return "what came of them stands in the client's file and is kept, but not who recorded it, and when."
    return "what they changed is lost. If another computer still has them, let it sync first."


def _named(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{count(len(names) - ('the practice' in names), 'client')}"


def restore_into(folder: Path, path: Path) -> int:
    """Unpack a backup of a whole practice into a new or empty folder, with all its history.

    Returns:
        The number of its clients.

    Raises:
        StoreError: The backup cannot be used, or the folder not.
    """
    return len(unpack(folder, read_archive(path))) - 1
