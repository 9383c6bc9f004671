"""Backups, and restoring from them: what can be typed. What does it is loaded when it is wanted."""

import argparse

from advisor.cli.family import Family

_BACKUP = """Backups are made by themselves: in the practice, and in the second folder that the settings name
(advisor edit practice --second-backup DIR), each hour, day and week in which something changed. With DIR, everything
goes into one file there."""
_RESTORE = """What is in the practice is set back by one action, which advisor undo takes back; what was recorded since
stays in the history. A client that cannot be read is made again from all that is left of it. Where --practice names a
new folder, a backup of a whole practice is unpacked there with all its history."""


def offer(family: Family) -> None:
    """Add ``backup`` and ``restore``."""
    backup = family.command("backup", _run_backup, "back up everything now", epilog=_BACKUP)
    backup.add_argument("folder", nargs="?", metavar="DIR", help="put one file with everything there")
    again = family.command("restore", _run_restore, "list the backups, or restore from one", epilog=_RESTORE)
    again.add_argument("file", nargs="?", metavar="FILE", help="a backup, as the list names it, or any other")
    again.add_argument("--client", metavar="CODE", help="only this client, of a backup of everything")
    again.add_argument("--list", action="store_true", help="list the backups (as without FILE)")
    again.add_argument("--json", action="store_true", help="list them as one JSON object")
    again.add_argument("--yes", action="store_true", help="do it without asking")


def _run_backup(args: argparse.Namespace) -> int:
    from advisor.cli.backing_up import run_backup

    return run_backup(args)


def _run_restore(args: argparse.Namespace) -> int:
    from advisor.cli.restoring import run_restore

    return run_restore(args)
