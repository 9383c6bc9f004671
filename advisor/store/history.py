"""The history of a scope: per device one file, one line per commit, each holding the digest of the last.

Only whole lines count. What stands behind the last line end is a line that was never finished, and so is
a last line with NUL bytes in it (blocks that a power cut left empty); the next append removes it.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from advisor.store import shape
from advisor.store.codec import check_line, decode_header, decode_line, digest_of, encode_line
from advisor.store.errors import Damaged, Unreadable
from advisor.store.formats import FORMAT, NewerError
from advisor.store.layout import Layout
from advisor.store.protocol import Action, Doc, Was
from advisor.store.strict import UnreadableError

_WINDOW = 16 * 1024


class Line(NamedTuple):
    """One commit in one scope, as one device wrote it.

    ``n`` counts the device's lines in this scope, ``previous`` is the digest of the one before, ``heads``
    what its writer had seen, ``counters`` the numbers given by it.
    """

    action: Action
    n: int
    previous: str
    heads: dict[str, int]
    counters: dict[str, int]
    changes: tuple[Was, ...]
    digest: str


class Tail(NamedTuple):
    """Where a device's history ends: its last number and digest, the size of its whole lines, and its last action."""

    n: int = 0
    digest: str = ""
    size: int = 0
    action: str = ""


def tail(layout: Layout, scope: str, device: str) -> Tail:
    """The end of a device's history; an empty tail when it has none.

    Raises:
        Damaged: the last line is not as it was written.
    """
    path = layout.chain(scope, device)
    with layout.reading(path):
        lines, size = _last_lines(path, -1)
    if not lines:
        return Tail(size=size)
    try:
        check_line(lines[-1])
        header = decode_header(lines[-1])
        return Tail(header["n"], digest_of(lines[-1]), size, header.get("commit", ""))
    except UnreadableError as error:
        raise _bad_line(layout, path, error) from error


def last_turn(layout: Layout, scope: str, device: str) -> int:
    """The number of a device's latest action in a scope; 0 where its history does not say."""
    path = layout.chain(scope, device)
    try:
        with layout.reading(path):
            lines, _ = _last_lines(path, -1)
        return int(decode_header(lines[-1])["turn"]) if lines else 0
    except (Unreadable, UnreadableError, KeyError, TypeError, ValueError):
        return 0  # whoever needs the line reads it whole and says what is wrong with it


def lines_after(layout: Layout, scope: str, device: str, n: int) -> list[Line]:
    """The lines of a device with numbers above ``n``, read from the end.

    Raises:
        Damaged: one of them is not as it was written, or one is missing.
    """
    path = layout.chain(scope, device)
    with layout.reading(path):
        raws, _ = _last_lines(path, n)
    lines = [_line(layout, path, scope, raw) for raw in raws]
    for before, line in pairwise(lines):
        _follows(layout, path, before, line)
    if lines and lines[0].n > n + 1:
        raise _damaged(layout, path, f"does not begin with line {n + 1}")
    return [line for line in lines if line.n > n]


def all_lines(layout: Layout, scope: str, device: str) -> Iterator[Line]:
    """Every line of a device, each checked against the one before.

    Raises:
        Damaged: at the first line that is not as it was written.
    """
    path = layout.chain(scope, device)
    with layout.reading(path):
        raw = _read(path)
    yield from verified(layout, scope, device, raw)


def verified(layout: Layout, scope: str, device: str, raw: bytes) -> Iterator[Line]:
    """Every whole line in the bytes of a device's history, wherever they lie, each checked against the one before.

    Raises:
        Damaged: at the first line that is not as it was written.
    """
    path = layout.chain(scope, device)
    before = None
    for each in _split(raw):
        line = _line(layout, path, scope, each)
        _follows(layout, path, before, line)
        before = line
        yield line


def sound_lines(layout: Layout, scope: str, device: str, raw: bytes) -> Iterator[tuple[Line, bytes]]:
    """The lines in some bytes that are as they were written, with theirs, whatever stands between them.

    Raises:
        Damaged: one is of a format that only a newer program knows.
    """
    path = layout.chain(scope, device)
    for each in filter(None, raw.split(b"\n")):
        try:
            yield _line(layout, path, scope, each), each + b"\n"
        except Damaged as error:
            if isinstance(error.__cause__, NewerError):
                raise


def lines_begun(raw: bytes) -> int:
    """How many lines stood in some bytes of a history, sound or not; a torn last one where it tells its number."""
    *lines, torn = raw.split(b"\n")
    return len(lines) + (_number(torn) > 0)


def first_lines(raw: bytes, n: int) -> bytes:
    """The first ``n`` whole lines of a history."""
    return b"".join(line + b"\n" for line in _split(raw)[:n])


class Headers(NamedTuple):
    """The unverified headers of the whole lines of a history from some byte on.

    ``first`` and ``last`` are the digests of the first and the last line, ``at`` is where the last begins. Lines that
    only a newer program can read are left out of ``docs``.
    """

    docs: list[Doc]
    first: str
    last: str
    at: int


def headers(layout: Layout, scope: str, device: str, start: int = 0) -> Headers:
    """The headers of the whole lines from byte ``start`` on.

    Raises:
        Damaged: one of them is no line of history.
    """
    path = layout.chain(scope, device)
    with layout.reading(path):
        raw = whole(_read(path, start))
    found = []
    lines = _split(raw)
    for line in lines:
        try:
            found.append(decode_header(line))
        except NewerError:
            continue
        except UnreadableError as error:
            raise _bad_line(layout, path, error) from error
    first, last = (digest_of(lines[0]), digest_of(lines[-1])) if lines else ("", "")
    return Headers(found, first, last, start + len(raw) - (len(lines[-1]) + 1 if lines else 0))


def as_docs(changes: Iterable[Was]) -> list[Doc]:
    """Records' before and after as they stand in a line."""
    return [{"table": was.table, "id": was.id, "before": was.before, "after": was.after} for was in changes]


def write_line(
    action: Action, before: Tail, heads: dict[str, int], counters: dict[str, int], changes: list[Was]
) -> bytearray:
    """The next line behind ``before``, for an action in the one scope that it names."""
    header = {
        "at": action.at.isoformat(),
        "commit": action.id,
        "count": len(changes),
        "counters": counters,
        "device": action.device,
        "format": FORMAT,
        "heads": heads,
        "n": before.n + 1,
        "of": action.of,
        "on": action.on.isoformat(),
        "previous": before.digest,
        "scope": action.scopes[0],
        "turn": action.turn,
        "undoes": action.undoes,
        "who": action.who,
        "why": action.why,
    }
    return encode_line(header, as_docs(changes))


def written(line: bytes | bytearray, before: Tail, action: str) -> Tail:
    """The end of a history after the ``line`` of an action was appended to it."""
    return Tail(before.n + 1, digest_of(line), before.size + len(line), action)


def whole(raw: bytes) -> bytes:
    """The part of some bytes that is finished lines."""
    end = raw.rfind(b"\n") + 1
    last = raw.rfind(b"\n", 0, max(end - 1, 0)) + 1
    return raw[:last] if b"\0" in raw[last:end] else raw[:end]


def _split(raw: bytes) -> list[bytes]:
    return whole(raw).split(b"\n")[:-1]


def _last_lines(path: Path, n: int) -> tuple[list[bytes], int]:
    """Whole lines from the end back to the one after number ``n`` (-1: only the last), and their end."""
    window = _WINDOW
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            while True:
                start = max(0, size - window)
                file.seek(start)
                finished = whole(file.read(size - start))
                first = finished.find(b"\n") + 1 if start else 0  # another line begins before the window
                lines = finished[first:].split(b"\n")[:-1]
                if not start or (lines and (n < 0 or _number(lines[0]) <= n + 1)):
                    return lines, start + len(finished)
                window *= 4
    except FileNotFoundError:
        return [], 0


def _number(raw: bytes) -> int:
    try:
        return int(decode_header(raw)["n"])
    except (UnreadableError, KeyError, TypeError, ValueError):
        return 0  # the caller reads the line whole and says what is wrong with it


def _read(path: Path, start: int = 0) -> bytes:
    try:
        with path.open("rb") as file:
            file.seek(start)
            return file.read()
    except FileNotFoundError:
        return b""


def _line(layout: Layout, path: Path, scope: str, raw: bytes) -> Line:
    try:
        doc = decode_line(raw)
        line = Line(
            action=shape.action(doc, device=doc["device"], scopes=(scope,)),
            n=doc["n"],
            previous=doc["previous"],
            heads=shape.counts(doc["heads"]),
            counters=shape.counts(doc["counters"]),
            changes=shape.records(scope, doc["changes"]),
            digest=doc["digest"],
        )
    except UnreadableError as error:
        raise _bad_line(layout, path, error) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:  # somebody wrote the digest, too
        raise _damaged(layout, path, "holds a line that is not as it was written") from error
    if doc.get("scope") != scope or line.action.device != path.stem:
        raise _damaged(layout, path, "holds a line that belongs elsewhere")
    return line


def _follows(layout: Layout, path: Path, before: Line | None, line: Line) -> None:
    n, digest = (before.n, before.digest) if before else (0, "")
    if line.n != n + 1 or line.previous != digest:
        raise _damaged(layout, path, f"lacks or has altered what stood before line {line.n}")


def _bad_line(layout: Layout, path: Path, error: UnreadableError) -> Damaged:
    if isinstance(error, NewerError):  # nothing is wrong with it, and no backup makes it older
        return Damaged(f"The history {layout.name(path)} holds a line that {error}. Nothing was changed.")
    return _damaged(layout, path, f"holds a line that {error}")


def _damaged(layout: Layout, path: Path, what: str) -> Damaged:
    name = layout.name(path)
    return Damaged(f"The history {name} {what}. Nothing was changed.")
