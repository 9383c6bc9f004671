"""A small practice to be harmed, put back, and harmed again."""

import contextlib
import io
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from advisor.changes import Add, Delete, Edit
from advisor.cli import main
from advisor.practice import Practice
from advisor.records import Client, Engagement, Person, Profile, Recommendation
from advisor.store import FolderStore, open_practice
from advisor.store.device import Device
from advisor.store.layout import Layout

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
NORTHWIND, HARBOUR, PRACTICE = "northwind", "harbour0", "practice"
CODES = {NORTHWIND: "NWD", HARBOUR: "HAR"}


@dataclass(frozen=True)
class Ground:
    """A small practice of two clients that can be put back as it was."""

    folder: Path
    state: Path

    @classmethod
    def made(cls, scratch: Path) -> "Ground":
        """A practice with every kind of history: several lines, an edit, a deletion, an undo, a bulk action."""
        ground = cls(scratch / "practice", scratch / "Advisor")
        practice = Practice.open(ground.folder, state=ground.state, now=lambda: NOW, who="Zoë", create=True)
        practice.record([Add(Profile(id="1" * 16, name="Zoë"))], "settings")
        for name in ("Zoë Lind", "Zoë Lind-Marsh"):
            practice.record([Edit(practice.book.profile, {"name": name})], "settings")
        practice.record([Add(Client(id=each, name=CODES[each], code=CODES[each])) for each in CODES], "clients")
        for client in CODES:
            work = Engagement(id=f"{client}w", client=client, title="Review")
            practice.record([Add(work), Add(Person(id=f"{client}p", client=client, name="Dana"))], "begun")
            given = [Recommendation(id=f"{client}{number}", engagement=work.id, title="Advice") for number in range(3)]
            done = practice.record([Add(each) for each in given], "advice")
            practice.record([Delete(done.records[2])], "deleted")
        practice.undo()
        advice = [each for each in practice.book.all(Recommendation) if each.id.endswith("0")]
        practice.record([Edit(each, {"title": "Anders — 別の"}) for each in advice], "both")
        return ground

    def again(self, scratch: Path) -> "Ground":
        """The same, copied to a place of its own."""
        copy = Ground(scratch / "practice", scratch / "Advisor")
        shutil.copytree(self.folder, copy.folder)
        copy.state.mkdir()
        shutil.copy(Device(self.state, self.folder).path, Device(copy.state, copy.folder).path)
        return copy

    def store(self) -> FolderStore:
        """The practice's files as a program finds them that is started now."""
        return open_practice(self.folder, self.state)

    def open(self) -> Practice:
        """The practice as a program has it that was started now."""
        practice = Practice.open(self.folder, state=self.state, now=lambda: NOW, who="Zoë")
        practice.load()
        return practice

    def file(self, scope: str) -> Path:
        """The file of a scope."""
        return Layout(self.folder).tables(scope)

    def chain(self, scope: str) -> Path:
        """The one history of a scope."""
        (found,) = (self.folder / "history" / scope).iterdir()
        return found

    def bytes_now(self) -> dict[Path, bytes]:
        """Everything that is kept, but for the lock."""
        found = sorted(self.folder.rglob("*"))
        return {path: path.read_bytes() for path in found if path.is_file() and path.name != ".lock"}

    def says(self, *words: str) -> tuple[int, str]:
        """What a command answers: its status, and all that it prints.

        Raises:
            Exception: Whatever the program lets escape, which is a traceback for its user.
        """
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        with own_state(self.state.parent), contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            status = main(["--practice", str(self.folder), *words])
        out.seek(0)
        return status, out.read()


@contextlib.contextmanager
def own_state(folder: Path) -> Iterator[None]:
    """Let the command line keep what belongs to this device in a folder of ours."""
    before = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ["XDG_STATE_HOME"]
        else:
            os.environ["XDG_STATE_HOME"] = before


@contextlib.contextmanager
def copied(ground: Ground, scratch: Path) -> Iterator[Ground]:
    copy = ground.again(scratch / "copy")
    try:
        yield copy
    finally:
        shutil.rmtree(scratch / "copy")
