"""Restoring from a backup: a client or a whole practice, as a step that can be taken back.

What stands in the practice is set back by one commit, so nothing that was recorded since vanishes from the history.
Where the backup is the one that knows more, because an older folder was put back, its lines come back as they were.
A client that cannot be read is made again from everything that is left of it; a client that is not here at all
comes with its history.
"""

from dataclasses import dataclass
from pathlib import Path

from advisor.changes import new_id
from advisor.practice import Done, Practice
from advisor.store import Change, PartlyDone, StoreError
from advisor.store.archive import Archive, read_archive
from advisor.store.regaining import plan_regain, regain
from advisor.store.remake import plan_remake, remake
from advisor.store.setting_back import setting_back
from advisor.store.snapshot import tables_of
from advisor.store.unpacking import unpack
from advisor.system import reason_of
from advisor.upkeep import folder_of
from advisor.upkeep.foreseeing import How, Prospect, Restoration
from advisor.upkeep.second_folder import second_shelf
from advisor.words import count, short_date


@dataclass(frozen=True)
class Restored:
    """What a restore did: the action that set records back (undo takes it), and what else was done, in sentences."""

    done: Done | None
    words: tuple[str, ...]


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
        store, layout = practice.store, folder_of(practice).layout
        return [
            change
            for scope in scopes
            for change in setting_back(scope, store.load(scope).tables, tables_of(layout, found.archive, scope))
        ]

    names = _named([each.whose for each in found.prospects if each.how is How.SET_BACK])
    at = found.at.astimezone()
    when = f"{short_date(at.date())}, {at:%H:%M}"
    return practice.put_back(plan, f"Restore {names} as of {when}", f"{names} cannot be restored") if scopes else None


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
