"""A whole practice out of a backup, in a folder of its own, with all its history."""

from pathlib import Path

from advisor.store.archive import Archive
from advisor.store.atomic import flush_folder, make_folder, make_folders, replace_file
from advisor.store.errors import NotAPractice, StoreError
from advisor.store.layout import Layout
from advisor.store.own_files import is_own
from advisor.store.protocol import PRACTICE
from advisor.store.snapshot import tables_of
from advisor.system import reason_of


def unpack(folder: Path, archive: Archive) -> list[str]:
    """Make a practice out of a backup; returns its scopes.

    The practice's own file is written last: until then there is no practice in the folder. Where all but that is
    there, because it was lost with its history, a backup of it alone will do.

    Args:
        folder: A new or empty folder, or one that holds clients and no practice.
        archive: The backup of a whole practice.

    Raises:
        NotAPractice: the folder is in use.
        StoreError: the backup is of one client only, or holds what is damaged; or the disk refuses.
    """
    if PRACTICE not in archive.note.records:
        raise StoreError("This is the backup of one client; restore it into a practice that is there.")
    layout = Layout(folder)
    for scope in archive.note.records:
        tables_of(layout, archive, scope)
    try:
        make_folders(folder)
        if any(folder.iterdir()) and not _is_only_what_lacks(layout, archive):
            raise NotAPractice(f"{folder} is not empty; choose a new folder for the practice.")
        folder.chmod(0o700)
        _write(layout, archive)
    except OSError as error:
        raise StoreError(f"The practice cannot be made in {folder}: {reason_of(error)}.") from error
    return list(archive.note.records)


def _is_only_what_lacks(layout: Layout, archive: Archive) -> bool:
    there = layout.clients.is_dir() and not layout.practice.exists() and not layout.history(PRACTICE).exists()
    return there and set(archive.note.records) == {PRACTICE}


def _write(layout: Layout, archive: Archive) -> None:
    for folder in layout.folders:
        make_folder(folder)
    own = layout.name(layout.practice)
    last = (f"history/{PRACTICE}/", own)
    written = set()
    for name in sorted(archive.files, key=lambda name: (name == own, name.startswith(last), name)):
        path = layout.root / name
        if is_own(name) and path.exists():
            continue  # whoever wrote it by hand has it, and may have gone on writing
        make_folders(path.parent)
        replace_file(path, archive.files[name])
        written |= {path.parent, path.parent.parent}
    for folder in (*written, layout.root.parent):
        flush_folder(folder)
