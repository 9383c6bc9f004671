"""What is erased from the copies that lie beside what is read: backups, bytes that were set aside, drafts.

Each function changes nothing where it has done its work before.
"""

import contextlib
from collections.abc import Iterable
from pathlib import Path

import orjson

from advisor.store.archive import Archive, pack, read_archive
from advisor.store.atomic import TEMP_SUFFIX, flush_folder, replace_file
from advisor.store.copies import is_named_after
from advisor.store.erasing import Erasing
from advisor.store.errors import Damaged
from advisor.store.strict import UnreadableError


def rewrite_backups(place: Path, erasing: Erasing) -> None:
    """Take what goes out of the backups in a folder that has them by client.

    Those of a client that is destroyed are left alone here: they are removed whole.
    """
    own = () if erasing.destroys else (erasing.scope,)
    for folder in (each for scope in (*own, *erasing.others) for each in folders_of(place, scope)):
        for path in listed(folder):
            if path.suffix == ".zip":
                _rewrite_backup(path, erasing)
    for folder in (each for scope in own for each in folders_of(place, scope)):
        _rewrite_aside(folder / "aside", erasing)


def folders_of(place: Path, scope: str) -> list[Path]:
    """Where a place for backups holds those of a client, also under a name that a sync service made of the id."""
    return [path for path in listed(place) if path.is_dir() and is_named_after(path, scope)]


def _rewrite_backup(path: Path, erasing: Erasing) -> None:
    """The same backup but for what goes; one that cannot be read cannot be kept either."""
    try:
        archive = read_archive(path)
        files = {name: _scrubbed(archive, name, erasing) for name in archive.files}
    except (Damaged, UnreadableError):
        path.unlink()
    else:
        note = archive.note
        replace_changed(path, pack(note.at, note.practice, note.records, files))
    flush_folder(path.parent)


def _scrubbed(archive: Archive, name: str, erasing: Erasing) -> bytes:
    raw, scrub, scope = archive.files[name], erasing.scrub, erasing.scope
    if name.startswith(f"history/{scope}/"):
        return scrub.chain(raw)
    if name == f"clients/{scope}.json":
        return scrub.file(raw)
    if name.startswith("history/"):
        return scrub.reasons(raw, frozenset(erasing.shared))
    return raw


def _rewrite_aside(folder: Path, erasing: Erasing) -> None:
    """Bytes that were set aside because nobody could read them, or wanted them."""
    for path in listed(folder):
        _rewrite_bytes(path, erasing)
        flush_folder(folder)


def _rewrite_bytes(path: Path, erasing: Erasing) -> None:
    """Bytes of any kind; what is no text goes, since nobody can say what is in it."""
    if not path.is_file():
        return
    raw = path.read_bytes()
    chain = [erasing.scrub.chain] if raw.endswith(b"\n") else []  # which leaves out what is no whole line
    for way in (erasing.scrub.file, *chain, erasing.scrub.anything):
        with contextlib.suppress(UnreadableError):
            scrubbed = way(raw)
            break
    if scrubbed is None:
        path.unlink()
    else:
        replace_changed(path, scrubbed)


def rewrite_drafts(folder: Path, erasing: Erasing) -> None:
    """What stands in forms on this device: gone with the client, or without the words that go."""
    _clear_unfinished(folder)
    if erasing.destroys:
        drop_drafts(folder, [erasing.scope])
        return
    for path in listed(folder):
        if erasing.scope in _clients(path):
            _rewrite_in_editor(_in_editor(path).parent, erasing)
            _rewrite_bytes(path, erasing)
            flush_folder(folder)


def _rewrite_in_editor(folder: Path, erasing: Erasing) -> None:
    """A text in the user's own editor, and what the editor keeps beside it: its own copies, and its swap files."""
    for path in listed(folder):
        if path.is_file() and b"\0" in path.read_bytes():  # no text, whatever pieces of one it holds
            path.unlink()
        _rewrite_bytes(path, erasing)


def drop_drafts(folder: Path, destroyed: Iterable[str]) -> None:
    """Remove the drafts of clients that were destroyed, here or on another computer."""
    gone = set(destroyed)
    for path in listed(folder) if gone else ():
        if gone & set(_clients(path)):
            remove(_in_editor(path).parent)
            remove(path)


def _clear_unfinished(folder: Path) -> None:
    """Drafts that died while they were written: nobody can say whose words they hold."""
    for path in listed(folder):
        if path.suffix == TEMP_SUFFIX:
            remove(path)


def _in_editor(draft: Path) -> Path:
    """Where the text of a draft lies that was handed to the user's own editor."""
    return draft.with_name(draft.name.split(".")[0]) / "text.txt"


def _clients(draft: Path) -> list[str]:
    """The clients whose text a draft may hold; none where it is no draft."""
    if draft.suffix != ".json":
        return []
    try:
        found = orjson.loads(draft.read_bytes())["clients"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return []
    return found if isinstance(found, list) else []


def replace_changed(path: Path, data: bytes) -> None:
    """Put other bytes into a file, where they are others."""
    if path.read_bytes() != data:
        replace_file(path, data)


def remove(path: Path) -> None:
    """Remove a file, or a folder with all that is in it; nothing where there is none. A link goes, not its target."""
    if _remove(path):
        flush_folder(path.parent)


def _remove(path: Path) -> bool:
    if path.is_dir() and not path.is_symlink():
        for each in listed(path):
            _remove(each)
        path.rmdir()
    elif path.exists() or path.is_symlink():
        path.unlink()
    else:
        return False
    return True


def listed(folder: Path) -> list[Path]:
    """What lies in a folder; nothing where there is none. Unlike a glob it does not pass over what it may not see.

    Raises:
        OSError: the folder is there and cannot be read.
    """
    try:
        return sorted(folder.iterdir())
    except FileNotFoundError:
        return []
