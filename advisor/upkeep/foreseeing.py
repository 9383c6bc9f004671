"""What restoring a backup would do, scope by scope: looked at before anybody says yes; nothing is written."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from pathlib import Path

from advisor.practice import Practice
from advisor.showing import record_change
from advisor.store import PRACTICE, Doc, ReadOnly, StoreError, Unreadable, Was
from advisor.store.archive import Archive, read_archive
from advisor.store.layout import Layout
from advisor.store.regaining import Regain, plan_regain
from advisor.store.remake import Lost, Remake, plan_remake
from advisor.store.setting_back import setting_back
from advisor.store.snapshot import is_of_here, snapshot, tables_of
from advisor.store.state import read_state
from advisor.upkeep import folder_of
from advisor.upkeep.backing_up import code_in, name_in, scope_name, whose
from advisor.upkeep.going import reading
from advisor.upkeep.second_folder import second_shelf
from advisor.words import count


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
    archive, layout = read_archive(path), folder_of(practice).layout
    for scope in archive.note.records:  # one that is damaged anywhere is not to be trusted with the rest
        tables_of(layout, archive, scope)
    with reading():
        scopes = _scopes(practice, archive, client)
        prospects = tuple(_prospect(practice, archive, scope, named=bool(client)) for scope in scopes)
    return Restoration(path, archive.note.at, archive, prospects)


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
    then = tables_of(layout, archive, scope)
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


def _counted(tables: Mapping[str, Mapping[str, Doc]]) -> dict[str, int]:
    return {table: len(docs) for table, docs in tables.items() if docs}


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
