"""A client's file, or ``practice.json``, as it comes back from elsewhere.

Where a case goes by a record, it takes the first in the file, so that it fits any practice.
"""

import json
from collections.abc import Callable
from typing import Any

from tests.tools.corpus import FILE_START, NULS, Case, Change, Fate, compact, sealed, substituted


def _json(edit: Callable[[dict[str, Any]], object], **dumps: Any) -> Change:  # noqa: ANN401  (options of json.dumps)
    """A file read, edited and written again by a program that knows JSON and nothing else."""

    def change(raw: bytes) -> bytes:
        data = json.loads(raw)
        edit(data)
        return json.dumps(data, **dumps).encode()

    return change


def _own(**values: object) -> Change:
    return _json(lambda data: data["_meta"]["file"].update(values))


def _resealed(edit: Callable[[dict[str, Any]], object]) -> Change:
    """A file edited by somebody who also reckons the digest anew."""

    def change(raw: bytes) -> bytes:
        data = json.loads(raw)
        edit(data)
        own = data.pop("_meta")["file"]
        del own["digest"]
        tables = [compact(name) + b":{\n" + _rows(docs) + b"\n}" for name, docs in sorted(data.items())]
        return sealed(FILE_START, b",\n".join([compact(own)[1:] + b"}", *tables]) + b"}\n")

    return change


def _rows(docs: dict[str, Any]) -> bytes:
    return b",\n".join(compact({id: doc})[1:-1] for id, doc in sorted(docs.items()))


def _middle(put: bytes, over: int = 0) -> Change:
    return lambda raw: raw[: len(raw) // 2] + put + raw[len(raw) // 2 + over :]


def _a_table(data: dict[str, Any]) -> dict[str, Any]:
    table: dict[str, Any] = next(docs for name, docs in data.items() if name != "_meta" and docs)
    return table


def _a_record(data: dict[str, Any]) -> dict[str, Any]:
    doc: dict[str, Any] = next(iter(_a_table(data).values()))
    return doc


def _reversed(data: Any) -> Any:  # noqa: ANN401  (any JSON value)
    if isinstance(data, dict):
        return {key: _reversed(data[key]) for key in reversed(data)}
    return data


def _value(by: bytes) -> Change:
    """The first record's revision, which every record has, put to another value."""
    return substituted(rb'("rev":)"\w+"', rb"\g<1>" + by)


REFUSED_FILES: dict[str, Change] = {
    "emptied": lambda raw: b"",
    "a line end and nothing else": lambda raw: b"\n",
    "cut in half": lambda raw: raw[: len(raw) // 2],
    "cut before the last bracket": lambda raw: raw[:-2],
    "an empty block in the middle": _middle(NULS, 512),
    "an empty block at the beginning": lambda raw: NULS + raw[512:],
    "empty blocks and nothing else": lambda raw: bytes(len(raw)),
    "empty blocks behind": lambda raw: raw + NULS,
    "twice the same behind each other": lambda raw: raw + raw,
    "a key twice": substituted(rb'"rev":', b'"rev":"other","rev":'),
    "a record twice": substituted(rb'(\n"(\w+)":\{[^\n]*\})', rb"\g<1>,\g<1>"),
    "not a number": _value(b"NaN"),
    "infinity": _value(b"-Infinity"),
    "a number that becomes infinity": _value(b"1e999"),
    "too large a number": _value(b"1180591620717411303424"),
    "thousands of digits": _value(b"1" * 5000),
    "half a character": _value(rb'"\\ud83d"'),
    "thousands of levels": _value(b"[" * 5000 + b"]" * 5000),
    "a hundred levels": _value(b"[" * 100 + b"]" * 100),
    "merge markers around it": lambda raw: b"<<<<<<< ours\n" + raw + b"=======\n" + raw + b">>>>>>> theirs\n",
    "merge markers in it": substituted(
        rb'\n("\w+":\{[^\n]*)\n', rb"\n<<<<<<< ours\n\g<1>\n=======\n\g<1>\n>>>>>>> theirs\n"
    ),
    "Latin letters of one byte": _value("“Zoë”".encode("cp1252")),
    "UTF-16": lambda raw: raw.decode().encode("utf-16"),
    "UTF-16 without a mark": lambda raw: raw.decode().encode("utf-16-le"),
    "a comment": substituted(rb"\n", b"\n// checked by hand\n"),
    "a comma too many": substituted(rb"\}\n\}", b"},\n}"),
    "other quotation marks": lambda raw: raw.replace(b'"', b"'"),
    "a list": lambda raw: b"[]",
    "a text": lambda raw: b'"_meta"',
    "nothing": lambda raw: b"null",
    "another program's JSON": lambda raw: b'{"version":3,"items":[{"title":"A"}]}',
    "nothing known of itself": _json(lambda data: data.pop("_meta")),
    "little known of itself": _json(lambda data: data["_meta"]["file"].pop("heads")),
    "no digest": _json(lambda data: data["_meta"]["file"].pop("digest")),
    "what it knows of itself in a list": _json(lambda data: data.update(_meta=[1])),
    "heads that are none": _own(heads=[1]),
    "a head below nothing": _own(heads={"aaaaaaaaaaaa": -1}),
    "a head that is yes": _own(heads={"aaaaaaaaaaaa": True}),
    "a counter of text": _own(counters={"NWD-": "7"}),
    "a table in a list": _json(lambda data: data.update(advice=[])),
    "a table that is a path": _json(lambda data: data.update({"../../etc": {"x": {}}})),
    "a record that is a path": _json(lambda data: _a_table(data).update({"../../x": {}})),
    "a record without a name": _json(lambda data: _a_table(data).update({"": {}})),
    "a right digest over a record that is a path": _resealed(lambda data: _a_table(data).update({"../x": {}})),
    "a record that is a number": _json(lambda data: _a_table(data).update(x=7)),
    "a format to come": _own(format=2),
    "no format": _own(format=None),
    "a format that is text": _own(format="1"),
    "somebody else's": _own(scope="bbbbbbbbbbbbbbbb"),
    "nobody's": _own(scope=None),
    "a right digest over no JSON": lambda raw: sealed(FILE_START, b'"format":1,"heads":{}'),
    "a right digest over nothing": lambda raw: sealed(FILE_START, b""),
    "a right digest over heads that are none": _resealed(lambda data: data["_meta"]["file"].update(heads=[])),
    "a right digest over a table in a list": lambda raw: sealed(
        FILE_START, b'"counters":{},"format":1,"heads":{},"scope":""},"advice":[]}'
    ),
    "a right digest over a format to come": _resealed(lambda data: data["_meta"]["file"].update(format=2)),
    "a right digest over somebody else's": _resealed(lambda data: data["_meta"]["file"].update(scope="practice0")),
}
EDITED_FILES: dict[str, Change] = {
    "a field changed in an editor": substituted(rb'"rev":', b'"notes":"By hand","rev":'),
    "a field changed by a program": _json(lambda data: _a_record(data).update(notes="By hand")),
    "a record added": _json(lambda data: _a_table(data).update(byhand00={"rev": "0" * 16})),
    "a record taken out": _json(lambda data: _a_table(data).popitem()),
    "a table taken out": _json(lambda data: data.pop(next(name for name in data if name != "_meta"))),
    "a table added": _json(lambda data: data.update(strange={"x": {"a": 1}})),
    "a head raised": _json(lambda data: data["_meta"]["file"].update(heads={"aaaaaaaaaaaa": 1})),
    "other counters": _json(lambda data: data["_meta"]["file"].update(counters={"NWD-": 1})),
    "something unknown of itself": _own(comment="by hand"),
    "another digest": _own(digest="0" * 64),
    "a digest that is none": _own(digest=7),
    "an edit with a mark in front and other line ends": lambda raw: (
        b"\xef\xbb\xbf" + substituted(rb'"rev":', b'"notes":"By hand","rev":')(raw).replace(b"\n", b"\r\n")
    ),
}
SAME_FILES: dict[str, Change] = {
    "a mark in front": lambda raw: b"\xef\xbb\xbf" + raw,
    "other line ends": lambda raw: raw.replace(b"\n", b"\r\n"),
    "no line end behind": lambda raw: raw[:-1],
    "indented": _json(lambda data: None, indent=4, ensure_ascii=False),
    "on one line, in letters without marks": _json(lambda data: None),
    "in another order": lambda raw: json.dumps(_reversed(json.loads(raw))).encode(),
}
FILES = [
    *(Case(name, change, Fate.REFUSED) for name, change in REFUSED_FILES.items()),
    *(Case(name, change, Fate.EDIT) for name, change in EDITED_FILES.items()),
    *(Case(name, change, Fate.SAME) for name, change in SAME_FILES.items()),
    Case("an edit under a digest reckoned anew", _resealed(lambda data: _a_record(data).update(notes="X")), Fate.FOUND),
    Case(
        "heads reckoned anew that are not here",
        _resealed(lambda data: data["_meta"]["file"]["heads"].update(aaaaaaaaaaaa=1)),
        Fate.WAITING,
    ),
]
