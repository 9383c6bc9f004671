"""A whole day with the program, run by a test as a process of its own that watches every file and folder it makes.

It works where its environment says that the user's folders are, all within the folder of its first argument, under
the umask of its second. It prints what anybody else could have read or entered at any moment.
"""

import asyncio
import os
import stat
import sys
from pathlib import Path

SECRET = "Zanzibar"
"""A word that is in every text of the client."""


class Watch:
    """Looks, before each thing that Python does to files, at those that were made since."""

    def __init__(self, home: Path) -> None:
        self._home = str(home)
        self._made: set[str] = set()
        self.open_to_others: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[object, ...]) -> None:
        if not event.startswith(("open", "os.", "shutil.", "tempfile.", "subprocess.")):
            return
        self.look()
        if event in ("open", "os.mkdir", "tempfile.mkdtemp", "tempfile.mkstemp") and isinstance(args[0], str | Path):
            path = os.path.abspath(args[0])
            if path.startswith(self._home) and not os.path.lexists(path):
                self._made.add(path)

    def look(self) -> None:
        """Note what of that was made by now can be read or entered by others."""
        for path in list(self._made):
            try:
                found = os.lstat(path)
            except OSError:  # not made yet, or moved away by now
                continue
            if stat.S_IMODE(found.st_mode) & 0o077:
                self.open_to_others.append(f"{path} {stat.S_IMODE(found.st_mode):o}")
            self._made.discard(path)


def command(*words: str, status: int = 0) -> None:
    """Run a command of the command line."""
    from advisor.cli import main

    done = main(list(words))
    assert done == status, (words, done)


def at_the_desk(home: Path) -> None:
    """What a user types: clients, advice, decisions, documents, and taking things back."""
    command("add", "client", "--name", f"{SECRET} Pumps", "--code", "ZAN")
    command("add", "client", "--name", f"{SECRET} Boats", "--code", "BOA")
    command("add", "person", "ZAN", "--name", f"Dana {SECRET}", "--role", "CFO", "--part", "decides")
    command("add", "engagement", "ZAN", "--title", f"{SECRET} review", "--starts", "-1y")
    command("add", "advice", "ZAN", "--title", f"Sell in {SECRET}", "--given", "-10d", "--given-to", "dana")
    command("decide", "ZAN-1", "adopted", "--words", f"{SECRET}, yes.", "--by", "dana")
    command("edit", "ZAN-1", "--notes", f"They like {SECRET}", "--correction", "A slip of the pen")
    command("import", "advice", str(home / "table.csv"))
    command("undo")
    command("redo")
    command("export", "summary", "ZAN")
    command("export", "summary", "ZAN", "-o", str(home))
    command("history", "ZAN")
    command("today")
    command("check")
    command("demo")


def looking_after(home: Path) -> None:
    """Backups, restoring, forgetting a person and destroying a client."""
    command("backup")
    command("backup", str(home / "usb"))
    (whole,) = (home / "usb").glob("*.zip")
    command("--practice", str(home / "restored" / "here"), "restore", str(whole), "--yes")
    command("forget", f"Dana {SECRET}", "--client", "ZAN", "--confirm", f"Dana {SECRET}")
    command("destroy", "BOA", "--confirm", "BOA")


async def on_the_screens() -> None:
    """A form that is left open when the program ends, and a text in the user's own editor."""
    from advisor.cli.machine import local_now
    from advisor.cli.place import place
    from screens.app import AdvisorApp
    from screens.dialogs.editor import edit_text
    from screens.dialogs.form import RecordForm
    from screens.start import Start
    from tests.screens.running import press, running, type_text, until

    where = place(None)
    app = AdvisorApp(Start(where.folder, where.state, local_now, "maria"))
    async with running(app) as pilot:
        await press(pilot, "2", "a")
        await until(pilot, lambda: isinstance(app.screen, RecordForm), "the form")
        await type_text(pilot, SECRET)
        await until(pilot, lambda: any(where.state.rglob("drafts/*/*.json")), "the draft")
    edit_text(f"A text about {SECRET}", ["true"])


def main() -> None:
    """Spend the day, and say what was open to others."""
    home, umask = Path(sys.argv[1]), int(sys.argv[2], 8)
    os.umask(umask)
    watch = Watch(home)
    at_the_desk(home)
    asyncio.run(on_the_screens())
    looking_after(home)
    watch.look()
    print("open to others:", *watch.open_to_others, sep="\n", file=sys.stderr)


if __name__ == "__main__":
    main()
