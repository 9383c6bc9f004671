"""Files handed to the system: opened by whatever the user opens them with, or shown in their folder.

Nothing goes through a shell, and a program gets of our environment only what a desktop needs.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Thread

from advisor.system import reason_of

OPENS = frozenset({".docx", ".pdf"})
"""The kinds of file that are opened: a name in a record must never run a program."""
_PASSED = frozenset(
    {"PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TMPDIR", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY"}
    | {"DBUS_SESSION_BUS_ADDRESS", "DESKTOP_SESSION", "BROWSER", "WSL_DISTRO_NAME", "WSL_INTEROP"}
)
_PASSED_FAMILIES = ("LC_", "XDG_", "KDE_", "GNOME_", "GTK_", "QT_")
#: Seconds that an opener has to say that it cannot; those that stay with the program they open are left alone then.
_PATIENCE = 4.0


def open_file(path: Path, environment: Mapping[str, str], system: str = sys.platform) -> str:
    """Open a document with the program that the user has chosen for its kind.

    Args:
        path: The file.
        environment: Our own environment.
        system: The system, as Python calls it.

    Returns:
        Why it cannot be opened, in one sentence; "" where it is on its way.
    """
    if path.suffix.lower() not in OPENS:
        return f"Only documents are opened from here, and this is none: {path}"
    if not path.is_file():
        return f"It is no longer there: {path}"
    return _handed_over(path, path, environment, system)


def show_in_folder(path: Path, environment: Mapping[str, str], system: str = sys.platform) -> str:
    """Show a file among the others of its folder, or the folder where it is gone from there.

    Args, Returns: as `open_file`.
    """
    folder = path.parent
    if not folder.is_dir():
        return f"Its folder is no longer there: {folder}"
    return _handed_over(folder, path if path.exists() else folder, environment, system)


def why_no_desktop(environment: Mapping[str, str], system: str = sys.platform) -> str:
    """Why nothing can be opened on this screen; "" where it can be."""
    far = any(environment.get(each) for each in ("SSH_CONNECTION", "SSH_TTY"))
    drawn = any(environment.get(each) for each in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"))
    if system in ("win32", "darwin"):
        return "You are here over the network, and it would open on the other machine." if far else ""
    return "" if drawn else "There is no desktop here to open it on."


def _handed_over(target: Path, marked: Path, environment: Mapping[str, str], system: str) -> str:
    """Hand a file or a folder to the system; ``marked`` is what is marked in the folder, where a system can do that."""
    if words := why_no_desktop(environment, system):
        return f"{words} It lies at {marked}"
    if system == "win32":
        return _by_windows(target, marked)
    command = ["xdg-open", str(target)]
    if system == "darwin":
        command = ["open", str(target)] if marked == target else ["open", "-R", str(marked)]
    return _run(command, marked, environment)


def _by_windows(target: Path, marked: Path) -> str:
    try:
        if marked == target:
            os.startfile(target)  # type: ignore[attr-defined,unused-ignore]  # on Windows alone
        else:
            _leave(subprocess.Popen(["explorer", f"/select,{marked}"]))
    except OSError as error:
        return f"Windows does not open it ({reason_of(error)}). It lies at {marked}"
    return ""


def _run(command: list[str], marked: Path, environment: Mapping[str, str]) -> str:
    program = shutil.which(command[0], path=environment.get("PATH"))
    if program is None:
        return f"There is no {command[0]} here to open it with. It lies at {marked}"
    passed = {name: text for name, text in environment.items() if name in _PASSED or name.startswith(_PASSED_FAMILIES)}
    nothing = subprocess.DEVNULL
    try:
        opener = subprocess.Popen(
            [program, *command[1:]], stdin=nothing, stdout=nothing, stderr=nothing, env=passed, start_new_session=True
        )
    except OSError as error:
        return f"{command[0]} cannot be run ({reason_of(error)}). It lies at {marked}"
    try:
        status = opener.wait(_PATIENCE)
    except subprocess.TimeoutExpired:  # it stays with the program that it opened
        _leave(opener)
        return ""
    return f"{command[0]} could not open it. It lies at {marked}" if status else ""


def _leave(opener: subprocess.Popen[bytes]) -> None:
    """Wait for a program no longer, but for its end, so that nothing of it is left over."""
    Thread(target=opener.wait, daemon=True).start()
