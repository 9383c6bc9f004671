"""Where the practice is, and where this device keeps what belongs to it alone."""

import os
from pathlib import Path
from typing import NamedTuple

import platformdirs

from advisor.cli.refusal import Refusal

VARIABLE = "ADVISOR_PRACTICE"


class Place(NamedTuple):
    """The folder of the practice, and the state folder of this device, which is never inside it."""

    folder: Path
    state: Path


def place(typed: str | None) -> Place:
    """Where to work: the folder that was typed, else that of ADVISOR_PRACTICE, else the usual one.

    Raises:
        Refusal: When what was named cannot be a practice folder.
    """
    named = typed if typed is not None else os.environ.get(VARIABLE, "")
    source = "--practice" if typed is not None else VARIABLE
    usual = Path(platformdirs.user_data_dir("Advisor", appauthor=False)) / "practice"
    folder = _folder(named, source) if named or typed is not None else usual
    return Place(folder, Path(platformdirs.user_state_dir("Advisor", appauthor=False)))


def path_named(typed: str) -> Path:
    """A file or folder as it was typed, with ``~`` as the home folder.

    Raises:
        Refusal: When it begins with the home of somebody who has none here.
    """
    try:
        return Path(typed).expanduser()
    except RuntimeError as error:
        raise Refusal(
            f"{typed} begins with the home of somebody who has none on this computer; name it whole."
        ) from error


def _folder(named: str, source: str) -> Path:
    if not named.strip() or "\0" in named:
        raise Refusal(f"{source} names no folder; give the path of the practice.")
    try:
        folder = Path(named).expanduser().absolute()
        is_file = folder.exists() and not folder.is_dir()
    except (OSError, RuntimeError) as error:
        raise Refusal(f"{source} names {named!r}, which cannot be a folder: {error}.") from error
    if is_file:
        raise Refusal(f"{source} names {folder}, which is a file; a practice is a folder.")
    return folder


def sample_home() -> Path:
    """The folder under which the throw-away sample practice is made."""
    return Path(platformdirs.user_cache_dir("Advisor", appauthor=False)) / "sample"
