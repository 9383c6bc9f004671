"""Long text in the user's own editor."""

import os
import shlex
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from advisor.system import reason_of


@dataclass(frozen=True)
class Edited:
    """What came back from the editor: the text, and one sentence where something went wrong."""

    text: str
    trouble: str = ""


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """The editor that the user has chosen, as a command with its arguments; empty where none is."""
    for name in ("VISUAL", "EDITOR"):
        if environment.get(name, "").strip():
            try:
                return shlex.split(environment[name])
            except ValueError:  # an unclosed quotation mark
                return [environment[name]]
    return []


def edit_text(text: str, command: Sequence[str], file: Path | None = None) -> Edited:
    """Let the user edit a text in an editor, in a file that nobody else can read.

    What the editor saved is taken even where it ends badly: saved work is not thrown away. A line end that the
    editor only adds at the end is no change.

    Args:
        text: The text as it is.
        command: The editor and its arguments; the file's name comes behind.
        file: Where the text lies meanwhile, in a folder of its own that the caller removes when it is safe elsewhere;
            None for one that is removed at once.
    """
    if not command:
        return Edited(text, "No editor is chosen; put its command into EDITOR, such as EDITOR=nano, and start again.")
    if file is not None:
        return _edit(text, command, file)
    with tempfile.TemporaryDirectory(prefix="advisor-") as folder:
        return _edit(text, command, Path(folder, "text.txt"))


def _edit(text: str, command: Sequence[str], path: Path) -> Edited:
    path.unlink(missing_ok=True)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(text.encode())
    return _read_back(path, text, _run([*command, str(path)]))


def _run(command: Sequence[str]) -> str:
    """Run the editor until it ends; returns what went wrong, if anything."""
    try:
        status = subprocess.run(command, check=False).returncode
    except OSError as error:
        return f"The editor “{command[0]}” could not be started ({reason_of(error)}); the text is as it was."
    return f"The editor “{command[0]}” ended with an error ({status}); what it had saved is here." if status else ""


def _read_back(path: Path, before: str, trouble: str) -> Edited:
    try:
        after = path.read_bytes().decode().replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError):
        return Edited(before, trouble or "What the editor saved is not plain text in UTF-8; the text is as it was.")
    if not before.endswith("\n"):
        after = after.removesuffix("\n")
    return Edited(after, trouble)
