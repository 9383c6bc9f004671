"""What the documentation repeats of the code: the README's table of keys, and docs/json.md.

``python -m tests.tools.reference`` writes both anew; with ``--check`` it only says what is stale.
"""

import sys
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from advisor.book import Book
from advisor.jsonable import page_json
from advisor.records import TYPES, Record
from advisor.records.fields import FieldSpec, fields_of
from screens.actions import ACTIONS
from tests.tools import review_words
from tests.tools.json_words import ALWAYS, DERIVED, HEAD, TAIL

PROJECT = Path(__file__).parents[2]
README = PROJECT / "README.md"
JSON = PROJECT / "docs" / "json.md"
BEGIN, END = "<!-- keys: written by make reference -->", "<!-- end of keys -->"
_GROUPS = {"Do": "Do something", "Go": "Go somewhere", "See": "See it another way", "Keep": "Look after the practice"}
_KINDS = {
    "text": "text",
    "lines": "array of text",
    "whole": "whole number or null",
    "amount": "amount as text, or null",
    "date": "date or null",
    "instant": "instant or null",
    "flag": "true or false",
    "parts": "array of objects",
}


def keys_table() -> str:
    """Every action of the screens with its keys, as the tables of a README."""
    tables = []
    order = list(_GROUPS)
    for group, actions in groupby(sorted(ACTIONS, key=lambda each: order.index(each.group)), lambda each: each.group):
        rows = [f"| `{each.all_keys.replace(' or ', '` `')}` | {each.label} | {each.tooltip} |" for each in actions]
        tables.append("\n".join([f"| {_GROUPS[group]} | | |", "| --- | --- | --- |", *rows]))
    return "\n\n".join(tables)


def readme() -> str:
    """The README as it should be: its own words around today's table of keys."""
    before, _, rest = README.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{keys_table()}\n\n{END}{after}"


def json_reference() -> str:
    """Every key of every JSON object that stands for a record, from the declarations of the record types."""
    sections = [HEAD]
    for record_type in TYPES.values():
        rows = "\n".join(f"| `{key}` | {what} | {words} |" for key, what, words in _keys(record_type))
        sections.append(f"## {record_type.PLURAL.capitalize()}\n\n| key | holds | |\n| --- | --- | --- |\n{rows}\n")
    return "\n".join([*sections, review_words.section(), TAIL])


def _keys(record_type: type[Record]) -> Iterator[tuple[str, str, str]]:
    """The keys of a record's object in their order: key, type, words.

    Raises:
        SystemExit: When a key is neither a field nor described among the derived ones.
    """
    specs = {each.name: each for each in fields_of(record_type)}
    found, shared = _objects(record_type)
    for key in found:
        inside = "" if key in shared else " · internal"
        if key in specs and key not in ALWAYS:
            yield key, _type(specs[key]), (_words(specs[key]) or DERIVED[key][1]) + inside
        elif key.endswith(("_id", "_ids")) and key.rpartition("_")[0] in specs:
            many = key.endswith("_ids")
            yield key, "array of ids" if many else "id or null", f"the same as `{key.rpartition('_')[0]}`" + inside
        elif key not in DERIVED:
            raise SystemExit(f"The JSON key {key!r} has no words yet; add them to tests/tools/json_words.py.")
        else:
            what, words = DERIVED[key]
            yield key, what, words + inside


def _objects(record_type: type[Record]) -> tuple[list[str], set[str]]:
    """The keys of an empty record's object, and those of the object that may stand before the client."""
    book, day = Book(), date(2026, 1, 1)
    record = record_type(id="0" * 16)
    return list(page_json(book, record, day)), set(page_json(book, record, day, shared=True))


def _type(spec: FieldSpec) -> str:
    if spec.choices is not None:
        keys = ", ".join(f"`{each.value}`" for each in spec.choices)
        return f"one of {keys}" + (" or null" if spec.default is None else "")
    if spec.ref is not None:
        named = TYPES[spec.ref.kind]
        return f"array of {named.PLURAL} by name" if spec.many else f"{named.NAME} by name, or null"
    return _KINDS[spec.kind]


def _words(spec: FieldSpec) -> str:
    label = spec.label if spec.label != spec.name else ""
    return f"{label}: {spec.hint}" if label and spec.hint else label or spec.hint


def main(argv: list[str]) -> int:
    """Write what is stale, or with ``--check`` name it; 1 when something was named."""
    wanted = {README: readme(), JSON: json_reference()}
    stale = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        name = path.relative_to(PROJECT).as_posix()
        if "--check" in argv:
            print(f"{name} no longer says what the code does; make reference writes it anew.", file=sys.stderr)
        else:
            path.write_text(wanted[path], encoding="utf-8")
            print(f"{name} is written anew.")
    return 1 if stale and "--check" in argv else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
