"""Reads a practice by docs/format.md alone, with nothing of the program: what somebody can write in ten years."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

Doc = dict[str, Any]
FILE, LINE = b'{"_meta":{"file":{"digest":"', b'{"digest":"'


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


def chain(path: Path) -> list[Doc]:
    """The lines that one device wrote in one scope.

    Raises:
        NotAsWritten: one was altered, or is missing.
    """
    lines = [sealed(raw, LINE) for raw in path.read_bytes().splitlines(keepends=True) if raw.endswith(b"\n")]
    digest = ""
    for number, line in enumerate(lines, 1):
        if (line["n"], line["previous"]) != (number, digest):
            raise NotAsWritten(f"{path.name} line {number}")
        digest = line["digest"]
    return lines


def in_order(folder: Path) -> list[Doc]:
    """The lines of all devices in one scope, each behind those that its writer had seen."""
    lines = (line for path in folder.glob("*.jsonl") for line in chain(path))
    waiting = sorted(lines, key=lambda line: str(line["at"]))
    order: list[Doc] = []
    heads: dict[str, int] = {}
    while waiting:
        line = next(line for line in waiting if all(heads.get(device, 0) >= n for device, n in line["heads"].items()))
        waiting.remove(line)
        order.append(line)
        heads[line["device"]] = line["n"]
    return order


def tables(folder: Path) -> dict[str, dict[str, Doc]]:
    """The records that a history makes, where nobody wrote apart."""
    made: dict[str, dict[str, Doc]] = {}
    for line in in_order(folder):
        for change in line["changes"]:
            table = made.setdefault(change["table"], {})
            if table.pop(change["id"], None) != change["before"]:
                raise NotAsWritten(f"{change['table']}/{change['id']} in line {line['n']}")
            if change["after"] is not None:
                table[change["id"]] = change["after"]
    return {name: docs for name, docs in made.items() if docs}


def practice(folder: Path) -> dict[str, dict[str, dict[str, Doc]]]:
    """Every record by scope, table and id, each file checked against its history.

    Raises:
        NotAsWritten: a file says what its history does not.
    """
    found = {}
    for path in [folder / "practice.json", *sorted(folder.glob("clients/*.json"))]:
        doc = sealed(path.read_bytes(), FILE)
        own = doc.pop("_meta")["file"]
        if own["scope"] != path.stem or tables(folder / "history" / path.stem) != {k: v for k, v in doc.items() if v}:
            raise NotAsWritten(path.name)
        found[path.stem] = doc
    return found
