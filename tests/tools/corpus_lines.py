"""A history, or the file of an action that is not finished, as it comes back from elsewhere.

A history needs three lines at least; where a case goes by a line, it takes the first, the second or the last.
"""

import json
from collections.abc import Callable
from typing import Any

from tests.tools.corpus import LINE_START, NULS, Case, Change, Fate, compact, sealed, substituted

Doc = dict[str, Any]
_BYTES_OF_A_CLIENT = b'{"_meta":{"file":{"digest":"'


def _lines(edit: Callable[[list[bytes]], list[bytes]]) -> Change:
    return lambda raw: b"".join(edit(raw.splitlines(keepends=True)))


def _last(edit: Callable[[bytes], bytes]) -> Change:
    return _lines(lambda lines: [*lines[:-1], edit(lines[-1])])


def _reckoned_anew(**values: object) -> Callable[[bytes], bytes]:
    """A line with other values, under a digest that is right for them."""

    def change(line: bytes) -> bytes:
        data = {key: value for key, value in (json.loads(line) | values).items() if value is not ...}
        del data["digest"]
        changes = compact({"changes": data.pop("changes")})[1:] if "changes" in data else b"}"
        return sealed(LINE_START, compact(data)[1:-1] + b"," + changes + b"\n")

    return change


def _one_more(**values: object) -> Change:
    """A line more, which follows from the last as it should, but for some values."""

    def change(raw: bytes) -> bytes:
        last = raw.splitlines(keepends=True)[-1]
        known = json.loads(last)
        follows = {"n": known["n"] + 1, "previous": known["digest"], "turn": known["turn"] + 1, "commit": "f" * 16}
        return raw + _reckoned_anew(**(follows | values))(last)

    return change


def _of_a_change(**values: object) -> list[Doc]:
    return [{"table": "advice", "id": "byhand00", "before": None, "after": {"rev": "f" * 16}} | values]


NOT_WHAT_A_LINE_SAYS: dict[str, Doc] = {
    "heads that are none": {"heads": []},
    "a head that is text": {"heads": {"aaaaaaaaaaaa": "1"}},
    "counters that are none": {"counters": 7},
    "changes that are none": {"changes": 7},
    "a change that is none": {"changes": [7]},
    "a change without its record": {"changes": [{"table": "advice"}]},
    "a record that is none": {"changes": _of_a_change(after=7)},
    "a record in what the file knows of itself": {"changes": _of_a_change(table="_meta", id="file")},
    "a table that is a path": {"changes": _of_a_change(table="../../etc")},
    "a record that is a path": {"changes": _of_a_change(id="../x")},
    "a day that is none": {"on": "tomorrow"},
    "an instant that is none": {"at": "2026-11-23T25:00:00+00:00"},
    "an instant without its zone": {"at": "2026-11-23T09:00:00"},
    "a writer that is none": {"who": ["Ada"]},
    "a reason that is none": {"why": None},
    "no commit": {"commit": ...},
    "a commit that is a path": {"commit": "../../x"},
    "no turn": {"turn": ...},
    "a turn that is text": {"turn": "7"},
    "a number that is text": {"n": "7"},
    "an undoing of many": {"undoes": ["a", "b"]},
    "a count of places that is none": {"of": None},
    "another client": {"scope": "bbbbbbbbbbbbbbbb"},
    "a client that is a path": {"scope": "../../etc"},
    "another device": {"device": "bbbbbbbbbbbb"},
    "a format to come": {"format": 2},
    "no format": {"format": ...},
    "what came before it altered": {"previous": "0" * 64},
}
"""Values that no line has, by what they are."""

_CLOSED_AT_THE_END: dict[str, Change] = {
    "a mark in front of every line": lambda raw: b"".join(b"\xef\xbb\xbf" + line for line in raw.splitlines(True)),
    "other line ends": lambda raw: raw.replace(b"\n", b"\r\n"),
    "UTF-16": lambda raw: raw.decode().encode("utf-16-be") + b"\n",
    "other quotation marks": lambda raw: raw.replace(b'"', b"'"),
    "the last line altered": _last(lambda line: line.replace(b'"rev"', b'"ref"', 1)),
    "the last line in another order": _last(lambda line: json.dumps(json.loads(line)).encode() + b"\n"),
    "an empty line behind": lambda raw: raw + b"\n",
    "something behind": lambda raw: raw + b"checked by hand\n",
    "merge markers around it": lambda raw: b"<<<<<<< ours\n" + raw + b"=======\n" + raw + b">>>>>>> theirs\n",
    "a client's file": lambda raw: _BYTES_OF_A_CLIENT + b"0" * 64 + b'"}}}\n',
    "a list": lambda raw: b"[]\n",
    "a right digest over no JSON": lambda raw: raw + sealed(LINE_START, b"x}\n"),
    "a right digest over nothing": lambda raw: raw + sealed(LINE_START, b"}\n"),
    **{
        f"a line more with {what}": _one_more(**values)
        for what, values in NOT_WHAT_A_LINE_SAYS.items()
        if what != "a format to come"
    },
}
_SHORTER: dict[str, Change] = {
    "emptied": lambda raw: b"",
    "the last line taken out": _lines(lambda lines: lines[:-1]),
    "cut in half": lambda raw: raw[: len(raw) // 2],
    "empty blocks and nothing else": lambda raw: bytes(len(raw)),
    "an empty block over its end": lambda raw: raw[:-512] + NULS,
}
_NEWER = {"a line more in a format to come": _one_more(format=2, something="new")}
_HARMED_BEFORE_THE_END: dict[str, Change] = {
    "a mark in front": lambda raw: b"\xef\xbb\xbf" + raw,
    "the first line taken out": _lines(lambda lines: lines[1:]),
    "the second line taken out": _lines(lambda lines: [lines[0], *lines[2:]]),
    "a line twice": _lines(lambda lines: [lines[0], *lines]),
    "the last line twice": _lines(lambda lines: [*lines, lines[-1]]),
    "two lines exchanged": _lines(lambda lines: [lines[1], lines[0], *lines[2:]]),
    "two lines joined": _lines(lambda lines: [lines[0].rstrip(b"\n"), *lines[1:]]),
    "a line broken in two": substituted(rb",", b",\n"),
    "an empty line between": _lines(lambda lines: [lines[0], b"\n", *lines[1:]]),
    "a word altered": _lines(lambda lines: [lines[0].replace(b'"why":"', b'"why":"Not ', 1), *lines[1:]]),
    "an empty block in it": lambda raw: raw[:80] + bytes(8) + raw[88:],
    "Latin letters of one byte": _lines(lambda lines: [lines[0].replace(b'"who":"', b'"who":"Zo\xeb ', 1), *lines[1:]]),
    "a word altered under a digest reckoned anew": _lines(
        lambda lines: [_reckoned_anew(why="Otherwise")(lines[0]), *lines[1:]]
    ),
}
_TORN: dict[str, Change] = {
    "half a line behind": lambda raw: raw + b'{"digest":"0123',
    "an empty block behind": lambda raw: raw + NULS,
    "an empty block and a line end behind": lambda raw: raw + NULS + b'"}\n',
    "a mark and no line behind": lambda raw: raw + b"\xef\xbb\xbf",
}
HISTORIES = [
    *(Case(name, change, Fate.REFUSED) for name, change in _CLOSED_AT_THE_END.items()),
    *(Case(name, change, Fate.WAITING) for name, change in (_SHORTER | _NEWER).items()),
    *(Case(name, change, Fate.FOUND) for name, change in _HARMED_BEFORE_THE_END.items()),
    *(Case(name, change, Fate.TORN) for name, change in _TORN.items()),
]


def _parts(edit: Callable[[Doc], object]) -> Change:
    """An action that is not finished, with each of its parts edited under a digest reckoned anew."""

    def change(raw: bytes) -> bytes:
        parts = json.loads(raw)["changes"]
        for part in parts:
            edit(part)
        return _reckoned_anew(changes=parts)(raw)

    return change


_NOT_IN_A_PART = ("another client", "another device", "what came before it altered")
_OF_THE_ACTION = ("at", "on", "who", "why", "commit", "undoes", "of", "format")
_UNFIT_ACTIONS: dict[str, Change] = {
    "emptied": lambda raw: b"",
    "cut in half": lambda raw: raw[: len(raw) // 2],
    "empty blocks and nothing else": lambda raw: bytes(len(raw)),
    "other line ends": lambda raw: raw.replace(b"\n", b"\r\n"),
    "a mark in front": lambda raw: b"\xef\xbb\xbf" + raw,
    "a word altered": lambda raw: raw.replace(b'"why":"', b'"why":"Not ', 1),
    "indented": lambda raw: json.dumps(json.loads(raw), indent=2).encode(),
    "merge markers around it": lambda raw: b"<<<<<<< ours\n" + raw + b"=======\n" + raw + b">>>>>>> theirs\n",
    "UTF-16": lambda raw: raw.decode().encode("utf-16"),
    "a list": lambda raw: b"[]",
    "a right digest over no JSON": lambda raw: sealed(LINE_START, b"x}\n"),
    "parts that are none": _reckoned_anew(changes=7),
    "a part that is none": _reckoned_anew(changes=[7]),
    "a client with a long name": _parts(lambda part: part.update(scope="a" * 300)),
    "a client of Windows' own": _parts(lambda part: part.update(scope="CON")),
    "what does not fit here": _parts(
        lambda part: part.update(changes=_of_a_change(id="byhand00", before={"rev": "0" * 16}))
    ),
    **{
        what: _reckoned_anew(**values)
        for what, values in NOT_WHAT_A_LINE_SAYS.items()
        if next(iter(values)) in _OF_THE_ACTION
    },
    **{
        what: _parts(lambda part, values=values: part.update(values))  # type: ignore[misc]
        for what, values in NOT_WHAT_A_LINE_SAYS.items()
        if next(iter(values)) in ("changes", "counters", "scope") and what not in _NOT_IN_A_PART
    },
}
ACTIONS = [Case(name, change, Fate.FOUND) for name, change in _UNFIT_ACTIONS.items()]
