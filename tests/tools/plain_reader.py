"""Reads a practice by docs/format.md alone, with nothing of the program: what somebody can write in ten years."""

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from tests.tools.plain_merging import Doc, record

FILE, LINE = b'{"_meta":{"file":{"digest":"', b'{"digest":"'
Tables = dict[str, dict[str, Doc]]


class NotAsWritten(Exception):
    """Something is not what its digest says, or does not follow from what stands before it."""


def sealed(raw: bytes, start: bytes) -> Doc:
    """A file or a line (with its line end), where its digest is right.

    Raises:
        NotAsWritten: it is not.
    """
    digest, rest = raw[len(start) : len(start) + 64], raw[len(start) + 66 :]
    if not raw.startswith(start) or sha256(rest).hexdigest().encode() != digest:
        raise NotAsWritten(raw[:120])
    doc: Doc = json.loads(raw)
    return doc


def finished(raw: bytes) -> list[bytes]:
    """The lines of a history with their ends, but for a last one that was never finished."""
    lines = [line + b"\n" for line in raw.split(b"\n")[:-1]]
    return lines[:-1] if lines and b"\0" in lines[-1] else lines


def chain(path: Path) -> list[Doc]:
    """The lines that one device wrote in one scope.

    Raises:
        NotAsWritten: one was altered, or is missing.
    """
    lines = [sealed(raw, LINE) for raw in finished(path.read_bytes())]
    digest = ""
    for number, line in enumerate(lines, 1):
        if (line["n"], line["previous"]) != (number, digest):
            raise NotAsWritten(f"{path.name} line {number}")
        digest = line["digest"]
    return lines


def in_order(folder: Path) -> list[Doc]:
    """The lines of all devices in one scope, each behind those that its writer had seen.

    Raises:
        NotAsWritten: one of them is not, or lines that a writer had seen are not here.
    """
    lines = (line for path in folder.glob("*.jsonl") for line in chain(path))
    waiting = sorted(lines, key=lambda line: str(line["at"]))
    order: list[Doc] = []
    heads: dict[str, int] = {}
    while waiting:
        line = next((line for line in waiting if _may_come(line, heads)), None)
        if line is None:
            raise NotAsWritten(f"{folder.name} lacks lines")
        waiting.remove(line)
        order.append(line)
        heads[line["device"]] = line["n"]
    return order


def _may_come(line: Doc, heads: Mapping[str, int]) -> bool:
    seen = all(heads.get(device, 0) >= n for device, n in line["heads"].items())
    return seen and heads.get(line["device"], 0) == line["n"] - 1


def tables(folder: Path, heads: Mapping[str, int] | None = None) -> Tables:
    """The records that a history makes: all of it, or only so many lines of each device.

    Raises:
        NotAsWritten: it is not, or a line does not follow from what its writer had seen.
    """
    lines = in_order(folder)
    for line in lines:
        for change in line["changes"]:
            known = record(_seen(lines, line["heads"]), change["table"], change["id"])
            if known != change["before"] and _but_rev(known) != _but_rev(change["after"]):
                raise NotAsWritten(f"{change['table']}/{change['id']} in line {line['n']}")
    counted = lines if heads is None else _seen(lines, heads)
    made: Tables = {}
    for table, id in sorted({(change["table"], change["id"]) for line in counted for change in line["changes"]}):
        doc = record(counted, table, id)
        if doc is not None:
            made.setdefault(table, {})[id] = doc
    return made


def _seen(lines: list[Doc], heads: Mapping[str, int]) -> list[Doc]:
    return [line for line in lines if line["n"] <= heads.get(line["device"], 0)]


def _but_rev(doc: Doc | None) -> Doc | None:
    return doc and {name: value for name, value in doc.items() if name != "rev"}


def practice(folder: Path) -> dict[str, Tables]:
    """Every record by scope, table and id, each file checked against the part of its history that it has seen.

    Raises:
        NotAsWritten: a file says what its history does not.
    """
    found = {}
    for path in [folder / "practice.json", *sorted(folder.glob("clients/*.json"))]:
        doc = sealed(path.read_bytes(), FILE)
        own: dict[str, Any] = doc.pop("_meta")["file"]
        history = folder / "history" / path.stem
        if own["scope"] != path.stem or tables(history, own["heads"]) != {k: v for k, v in doc.items() if v}:
            raise NotAsWritten(path.name)
        found[path.stem] = tables(history)
    return found
