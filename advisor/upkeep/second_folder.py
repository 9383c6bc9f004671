"""The second folder of backups, which the user named: where this practice's lie in it, and whether one can be it."""

from pathlib import Path

from advisor.changes import Refused
from advisor.practice import Practice
from advisor.records import Problem
from advisor.store.atomic import make_folder
from advisor.system import reason_of
from advisor.upkeep import folder_of


def second_shelf(practice: Practice) -> Path | None:
    """Where the second backups of this practice lie, within the folder that the user named; None without one."""
    profile = practice.book.profile
    if not profile.second_backup or not profile.id:
        return None
    return Path(profile.second_backup) / f"{folder_of(practice).layout.root.resolve().name}-{profile.id[:8]}"


def make_second_folder(practice: Practice, typed: str) -> None:
    """Make the folder that somebody names for second backups, unless it is there, before it is recorded.

    Raises:
        Refused: It cannot be one, with the reason.
    """
    if typed:
        _refuse(_why_not_second(folder_of(practice).layout.root.resolve(), typed))


def _why_not_second(root: Path, typed: str) -> str:
    folder = Path(typed)
    if not folder.is_absolute():
        return "Give the whole path of the folder, from the root of the drive on."
    if folder.resolve().is_relative_to(root):
        return "That is inside the practice; a second backup helps only where the practice can be lost without it."
    try:
        make_folder(folder)
    except FileNotFoundError:
        return "That folder is not there, nor is the one that it would be made in; is its drive connected?"
    except OSError as error:
        return f"That folder is not there, and cannot be made: {reason_of(error)}."
    return "" if folder.is_dir() else "That is a file; name a folder."


def _refuse(words: str) -> None:
    if words:
        raise Refused([Problem("second_backup", words)])
