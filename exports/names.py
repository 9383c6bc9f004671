"""Where what is made goes by itself, and by what names: safe on every system, and others where they are taken."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import platformdirs

from advisor.store.atomic import make_folders
from advisor.system import reason_of
from exports.error import ExportError

MOST_VERSIONS = 99
"""So many files of one name are kept apart; whoever needs more has another name in mind."""

ELSEWHERE = "name another place for the file."
"""What to do where a file cannot stand."""

OUR_OWN = "Our practice"
"""The folder of what is about the practice itself; no code of a client has a space."""

_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9-]+")
_LONGEST_NAME = 60
_NAMES_OF_WINDOWS = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]", re.IGNORECASE)  # devices, in whatever folder


def safe_name(reference: str) -> str:
    """A reference as a name of a file or folder on any system."""
    name = _NOT_IN_A_NAME.sub("-", reference)[:_LONGEST_NAME].strip("-")
    return f"{name}-" if _NAMES_OF_WINDOWS.fullmatch(name) else name


def home_folder(home: Path | None, name: str) -> Path:
    """A folder in the one for everything that is made, made where it is not there yet.

    Args:
        home: The folder for everything that is made; None for the one in the user's documents.
        name: The folder in it.

    Raises:
        ExportError: When it cannot be made.
    """
    folder = (home or Path(platformdirs.user_documents_dir()) / "Advisor") / name
    try:
        make_folders(folder)
    except OSError as error:
        raise ExportError(f"The folder {folder} cannot be made: {reason_of(error)}; {ELSEWHERE}") from error
    return folder


def versions(wanted: Path) -> Iterator[Path]:
    """A file and what its next versions are called."""
    yield wanted
    for number in range(2, MOST_VERSIONS + 1):
        yield wanted.with_name(f"{wanted.stem} v{number}{wanted.suffix}")


def in_a_folder(path: Path) -> Path:
    """The same path, as far as its folder is there.

    Raises:
        ExportError: When it is not.
    """
    if not path.parent.exists():
        raise ExportError(f"The folder {path.parent} is not there; make it, or {ELSEWHERE}")
    if not path.parent.is_dir():
        raise ExportError(f"{path.parent} is not a folder; {ELSEWHERE}")
    return path
