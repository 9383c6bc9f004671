"""What the command line writes: text for people, JSON and CSV for programs, nothing that a terminal would obey."""

import codecs
import io
import os
import re
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple, TextIO

from advisor.words import en

#: Escapes, other control characters, half characters, and marks that turn the direction of writing.
_UNSAFE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
_UNBOUNDED = 10_000
_READABLE = 100
_NARROWEST = 12
_COMFORTABLE = 26
_GAP = "  "


#: What stands for the characters of our own words where the output cannot show them.
_PLAIN = {
    "·": "-",
    "—": "-",
    "–": "-",
    "−": "-",
    "…": "...",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "→": "->",
    "\u00a0": " ",
    **{sign: code for code, sign in en.CURRENCY_SIGNS.items()},
}
IN_PLAIN = "advisor.plain"


def _in_plain(error: UnicodeError) -> tuple[str, int]:
    """Write what an encoding lacks in plain characters, and ? for the rest."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    return "".join(_PLAIN.get(each, "?") for each in lacking), error.end


codecs.register_error(IN_PLAIN, _in_plain)


@cache
def _unsafe() -> re.Pattern[str]:
    """What no terminal is given; it takes long to make, and the screens are opened without it."""
    return re.compile(_UNSAFE)


def safe(text: str) -> str:
    """Text that no terminal obeys: control characters and direction marks become �, line ends stay."""
    return _unsafe().sub("�", text.replace("\r\n", "\n").replace("\t", " "))


def line(text: str) -> str:
    """The same on one line."""
    return " ".join(safe(text).split())


def say(text: str = "") -> None:
    """Write a line or more to standard output; on a terminal, lines are broken between words."""
    print(_fitting(safe(text), sys.stdout))


def tell(text: str) -> None:
    """Say on standard error why it stopped; where nobody can hear it, the exit status says enough."""
    if sys.stderr is not None:
        try:
            warn(text)
        except OSError:
            return


def warn(text: str) -> None:
    """Write a line or more to standard error; on a terminal, lines are broken between words."""
    print(_fitting(safe(text), sys.stderr), file=sys.stderr)


def _fitting(text: str, stream: TextIO) -> str:
    """Text with its long lines broken between words where a terminal would break them anywhere."""
    if not stream.isatty():
        return text
    return "\n".join(broken(each, shutil.get_terminal_size().columns) for each in text.split("\n"))


def broken(text: str, room: int) -> str:
    """A line in as many as it needs; where it begins with blanks, what follows is indented by two more."""
    if cells(text) <= room:
        return text
    margin = " " * (len(text) - len(text.lstrip(" ")))
    deeper = f"{margin}  " if margin else ""
    lines = textwrap.wrap(
        text.lstrip(" "),
        max(room, _NARROWEST),
        initial_indent=margin,
        subsequent_indent=deeper,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)


def heading(text: str) -> None:
    """Write a heading: bold on a terminal, unless NO_COLOR asks for plain text."""
    plain = not sys.stdout.isatty() or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb" or os.name == "nt"
    print(safe(text) if plain else f"\x1b[1m{safe(text)}\x1b[22m")


def fancy() -> bool:
    """Whether standard output can show the glyphs of standings; else their plain forms are written."""
    try:
        "✓○■⇢".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def width() -> int:
    """How many columns a table may take: those of the terminal, and no limit where output goes elsewhere."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else _UNBOUNDED


def wrapped(text: str, label: str, indent: int) -> str:
    """A label and a text beside it, the text broken at words and aligned at ``indent``."""
    room = max(min(width(), _READABLE) - indent, 20)
    lines: list[str] = []
    for paragraph in safe(text).split("\n"):
        lines += textwrap.wrap(paragraph, room, break_long_words=False, break_on_hyphens=False) or [""]
    head = label.ljust(indent)
    return "\n".join((head if index == 0 else " " * indent) + each for index, each in enumerate(lines)).rstrip()


@lru_cache(maxsize=4096)
def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in text)
    return len(text) + wide - sum(unicodedata.category(each) in ("Mn", "Me", "Cf") for each in text)


def cut(text: str, room: int) -> str:
    """A text in at most ``room`` columns, the end replaced by … where it is longer."""
    if cells(text) <= room:
        return text
    kept = text[: max(room - 1, 0)]
    while kept and cells(kept) > room - 1:
        kept = kept[:-1]
    return kept.rstrip() + "…"


class Column(NamedTuple):
    """One column of a table: its heading, whether it aligns at its right, and what happens where room is short.

    ``cuts`` says that its texts may be cut. Columns that ``drops`` numbers are left out, 1 first, before those that
    may be cut become uncomfortably narrow.
    """

    title: str
    right: bool = False
    cuts: bool = False
    drops: int = 0


def table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Write aligned rows under their headings."""
    head, *body = aligned(columns, [[each.title for each in columns], *rows])
    heading(head)
    for each in body:
        print(each)


def aligned(columns: Sequence[Column], rows: Iterable[Sequence[str]], room: int = 0) -> list[str]:
    """Rows as lines with their columns aligned; those that may be cut share the room (that of the output when 0)."""
    body = [[line(each) for each in row] for row in rows]
    wanted = [max((cells(row[index]) for row in body), default=0) for index in range(len(columns))]
    kept = _kept(columns, wanted, room or width())
    shown = [columns[index] for index in kept]
    widths = _fitted(shown, [wanted[index] for index in kept], (room or width()) - len(_GAP) * (len(kept) - 1))
    return [_row(shown, [row[index] for index in kept], widths) for row in body]


def _kept(columns: Sequence[Column], wanted: list[int], room: int) -> list[int]:
    """Which columns are shown: all that fit while every text keeps a comfortable width."""
    kept = list(range(len(columns)))

    def needed() -> int:
        widths = (min(wanted[index], _COMFORTABLE) if columns[index].cuts else wanted[index] for index in kept)
        return sum(widths) + len(_GAP) * (len(kept) - 1)

    for index in sorted((index for index in kept if columns[index].drops), key=lambda index: columns[index].drops):
        if needed() > room:
            kept.remove(index)
    return kept


def _fitted(columns: Sequence[Column], wanted: list[int], room: int) -> list[int]:
    """The widths of columns: as wanted, but what may be cut gives way, the widest first."""
    widths = list(wanted)
    cuttable = [index for index, each in enumerate(columns) if each.cuts]
    while sum(widths) > room and cuttable:
        widest = max(cuttable, key=lambda index: widths[index])
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _row(columns: Sequence[Column], row: Sequence[str], widths: Sequence[int]) -> str:
    parts = []
    for column, text, room in zip(columns, row, widths, strict=True):
        shown = cut(text, room)
        space = " " * (room - cells(shown))
        parts.append(space + shown if column.right else shown + space)
    return _GAP.join(parts).rstrip()


def write_json(value: Mapping[str, Any] | Sequence[Mapping[str, Any]]) -> None:
    """Write one JSON value, in UTF-8 on every system; what a terminal would obey stands as an escape."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
    # Raw control characters can only stand inside strings here, except for the line ends between the values.
    text = _unsafe().sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    _write_bytes(f"{text}\n".encode())


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table for spreadsheets: UTF-8 with the mark that Excel needs, and no cell that is a formula."""
    import csv

    from advisor.spreadsheet import neutral

    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([safe(neutral(each)) for each in row] for row in rows)
    _write_bytes(text.getvalue().encode("utf-8-sig"))


def _write_bytes(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
