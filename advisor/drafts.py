"""What was typed and is not saved yet, kept on this device so that a program that dies does not take it along.

One file per open form, in the device's state folder and not in the practice: ``drafts/<practice>/<id>.<session>.json``.
A session is one running program; it holds the lock on ``<session>.lock`` for as long as it lives, so that no program
offers what stands in a form of another. While a text is in the user's own editor, its file is ``<id>/text.txt``.
"""

import contextlib
import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from advisor.store.atomic import TEMP_SUFFIX, make_folders, replace_file
from advisor.store.device import practice_key

if TYPE_CHECKING:
    from filelock import FileLock

_NAME = re.compile(r"(?P<id>[0-9a-f]{16})\.(?P<session>[0-9a-f]{16})\.json\Z")


class Draft(NamedTuple):
    """What stood in a form.

    Attributes:
        id: Names its file.
        action: The id of the action that asks for it, such as ``record.edit``.
        kind: The kind of record that was written; "" for a single question.
        heading: What stood in the form's frame.
        at: When it was written down last: an aware instant.
        clients: The ids of the clients whose text it may hold.
        records: The ids of the records it is about, in order.
        texts: What was typed, by field; only what differs from what the form began with.
        seen: The revision of the edited record that the form began with; "" where nothing is edited.
        detail: What else the action was told, such as the id of the advice that supersedes.
        in_editor: The field whose text was handed to the user's own editor; "" where none was.
        recorded: What was recorded of the advice when the form began: by the id of each record its revision, and
            its words. None where nobody noted it.
        saving: The id of the action that was about to save it; where that is in the history, it is saved.
    """

    id: str
    action: str
    kind: str
    heading: str
    at: datetime
    clients: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    texts: Mapping[str, str] = MappingProxyType({})
    seen: str = ""
    detail: str = ""
    in_editor: str = ""
    recorded: dict[str, tuple[str, str]] | None = None
    saving: str = ""


class Drafts:
    """The drafts of one practice on this device.

    Args:
        state: The device's state folder.
        practice: The practice folder.
    """

    def __init__(self, state: Path, practice: Path) -> None:
        self.folder = state / "drafts" / practice_key(practice)
        self._state = state
        self._session = ""
        self._lock: FileLock | None = None

    # -- what is there ---------------------------------------------------------------------------------------

    def left(self) -> list[Draft]:
        """The drafts whose program has ended without saving or dropping them, the oldest first.

        A text that was in the user's own editor is as the editor saved it last.
        """
        dead = {session for session in {session for _, session in self._files()} if not self._lives(session)}
        left = {path for path, session in self._files() if session in dead}
        return sorted(filter(None, map(self._read, left)), key=lambda each: each.at)

    def _files(self) -> list[tuple[Path, str]]:
        """The files of drafts, each with its session."""
        found = ((path, _NAME.match(path.name)) for path in self._listed())
        return [(path, match["session"]) for path, match in found if match]

    def _listed(self) -> list[Path]:
        try:
            return sorted(self.folder.iterdir())
        except OSError:  # there is no folder yet, or it cannot be looked into: nothing to offer either way
            return []

    def _read(self, path: Path) -> Draft | None:
        """A draft as it stands; None where another program has just taken it away, or it is none."""
        try:
            known: dict[str, Any] = json.loads(path.read_bytes())
            lists = {name: tuple(map(str, known[name])) for name in ("clients", "records")}
            if known.get("recorded") is not None:
                known["recorded"] = {id: (str(rev), str(words)) for id, (rev, words) in known["recorded"].items()}
            draft = Draft(**{**known, **lists, "at": datetime.fromisoformat(known["at"]), "id": path.name[:16]})
            texts = {str(name): str(text) for name, text in draft.texts.items()}
        except (OSError, KeyError, TypeError, ValueError, AttributeError):
            return None
        with contextlib.suppress(OSError, UnicodeDecodeError):
            if draft.in_editor:
                texts[draft.in_editor] = (self.folder / draft.id / "text.txt").read_bytes().decode()
        return draft._replace(texts=texts)

    def _path(self, id: str) -> Path | None:
        return next((path for path, _ in self._files() if path.name.startswith(f"{id}.")), None)

    # -- writing ---------------------------------------------------------------------------------------------

    @staticmethod
    def new_id() -> str:
        """An id for a draft."""
        return os.urandom(8).hex()

    def keep(self, draft: Draft) -> None:
        """Write a draft down, in place of what was written under its id before.

        Raises:
            OSError: It cannot be written; what was written before stays.
        """
        path = self._path(draft.id) or self._begin() / f"{draft.id}.{self._session}.json"
        document = {**draft._asdict(), "texts": dict(draft.texts), "at": draft.at.isoformat()}
        replace_file(path, json.dumps(document).encode())  # all in ASCII: half a character survives, too

    def drop(self, id: str) -> None:
        """Remove a draft; nothing where there is none.

        Raises:
            OSError: It cannot be removed.
        """
        path = self._path(id)
        if path is not None:
            path.unlink(missing_ok=True)
        self.end_editor(id)

    def take_over(self, draft: Draft) -> Draft | None:
        """Make a draft of a program that has ended one of ours; None where another program was faster.

        Raises:
            OSError: It cannot be taken over.
        """
        path = self._path(draft.id)
        if path is None or self._lives(path.name.split(".")[1]):
            return None
        own = self._begin() / f"{draft.id}.{self._session}.json"
        try:
            path.rename(own)
        except FileNotFoundError:
            return None
        return self._read(own)

    def editor_file(self, id: str) -> Path:
        """Where the text of a draft lies while the user's own editor has it; its folder is made.

        Raises:
            OSError: The folder cannot be made.
        """
        folder = self._begin() / id
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder / "text.txt"

    def end_editor(self, id: str) -> None:
        """Remove what the user's own editor had of a draft."""
        shutil.rmtree(self.folder / id, ignore_errors=True)

    def close(self) -> None:
        """End this program's session: what it has not dropped is offered at the next start."""
        if self._lock is not None:
            self._lock.release()
            self._lock, self._session = None, ""
            self.tidy()

    # -- sessions --------------------------------------------------------------------------------------------

    def _begin(self) -> Path:
        """The folder of the drafts, made, with this program's lock in it."""
        if self._lock is None:
            make_folders(self.folder)
            session = os.urandom(8).hex()
            lock = self._lock_of(session)
            lock.acquire()
            self._lock, self._session = lock, session
        return self.folder

    def _lock_of(self, session: str) -> "FileLock":
        from filelock import FileLock  # when something is typed, not before

        return FileLock(self.folder / f"{session}.lock", timeout=0, mode=0o600, thread_local=False)

    def _lives(self, session: str) -> bool:
        """Whether the program of a session is running."""
        if session == self._session:
            return True
        if not (self.folder / f"{session}.lock").exists():
            return False
        from filelock import Timeout

        lock = self._lock_of(session)
        try:
            lock.acquire()
        except Timeout:
            return True
        except OSError:  # not ours to lock: leave it alone
            return True
        lock.release()
        return False

    def tidy(self, is_saved: Callable[[str], bool] = lambda action: False) -> None:
        """Remove what programs that have ended left behind: what is beside their drafts, and drafts that were saved.

        Args:
            is_saved: Whether an action is in the history, by its id.
        """
        for each in self.left():
            if each.saving and is_saved(each.saving):
                with contextlib.suppress(OSError):  # it is tried again at the next start
                    self.drop(each.id)
        files = self._files()
        ids, sessions = {path.name.split(".")[0] for path, _ in files}, {session for _, session in files}
        for path in self._listed():
            lock = path.suffix == ".lock" and path.stem not in sessions and not self._lives(path.stem)
            if lock or (path.suffix == TEMP_SUFFIX and not self._lives(path.name.split(".")[2])):
                with contextlib.suppress(OSError):
                    path.unlink()
            elif path.is_dir() and path.name not in ids:
                shutil.rmtree(path, ignore_errors=True)
