"""A file as somebody names it: typed, completed, pasted, or dropped into the terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ESCAPED = re.compile(r"\\(.)")


def path_of(typed: str, system: str = sys.platform) -> str:
    """What was meant: without quotation marks, escapes and ``file://``, and with ``~`` as the home folder.

    Args:
        typed: What stands in the line.
        system: The system, as Python calls it; on Windows a backslash parts folders.
    """
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    elif text.lower().startswith("file://"):
        text = unquote(urlsplit(text).path)
        if system == "win32":
            text = text.lstrip("/")
    elif system != "win32" and not os.path.exists(os.path.expanduser(text)):
        text = _ESCAPED.sub(r"\1", text)
    return os.path.expanduser(text)


def matches(typed: str, ending: str = "") -> list[str]:
    """The folders and files that what is typed may go on to, folders with a separator behind, in the way it is typed.

    Args:
        typed: What stands in the line.
        ending: What the name of a file must end in.
    """
    meant = path_of(typed)
    folder, begun = os.path.split(meant)
    try:
        with os.scandir(folder or ".") as entries:
            found = sorted(_names(entries, begun, ending), key=str.casefold)
    except (OSError, ValueError):
        return []
    kept = typed.strip()[: len(typed.strip()) - len(begun)] if typed.strip().endswith(begun) else meant[: -len(begun)]
    return [f"{kept}{each}" for each in found]


def _names(entries: Iterable[os.DirEntry[str]], begun: str, ending: str) -> list[str]:
    names = []
    for each in entries:
        hidden = each.name.startswith(".") and not begun.startswith(".")
        if hidden or not each.name.casefold().startswith(begun.casefold()):
            continue
        if each.is_dir():
            names.append(f"{each.name}{os.sep}")
        elif each.name.lower().endswith(ending):
            names.append(each.name)
    return names


def completed(typed: str, ending: str = "") -> str | None:
    """What is typed with as much behind it as all matches agree on, else the first match; None where it is whole."""
    if not typed.strip() or Path(path_of(typed)).is_file():
        return None
    found = matches(typed, ending)
    if not found:
        return None
    agreed = _agreed(found)
    return agreed if len(agreed) > len(typed.strip()) else found[0]


def _agreed(names: list[str]) -> str:
    """As much of the first name as all of them begin with, in whichever case."""
    length = 0
    for letters in zip(*names, strict=False):
        if len({each.casefold() for each in letters}) > 1:
            break
        length += 1
    return names[0][:length]
