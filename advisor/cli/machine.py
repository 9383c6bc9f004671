"""What only the machine knows: the time, and who has logged in."""

import getpass
from datetime import datetime


def local_now() -> datetime:
    """The clock: the instant, in local time. Nothing below the entry points reads one."""
    return datetime.now().astimezone()


def login() -> str:
    """The name of the user for the history, until the profile has one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
