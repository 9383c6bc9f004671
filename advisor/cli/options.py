"""Options that follow from the declaration of a record type: names, hints, and what may be chosen."""

import argparse
from collections.abc import Collection, Iterable

from advisor.records import Record
from advisor.records.fields import FieldSpec, asked_fields

#: Shorter names that people type: an option of the same record type that means the same field.
_ALIASES = {"given_on": ("--given",), "people": ("--with",)}
_METAVARS = {"date": "DATE", "whole": "N", "amount": "AMOUNT", "flag": "yes|no", "choice": "CHOICE"}
_DEST = "field "
_TABLE_FORMS = ("--json", "--csv")


def add_fields(parser: argparse.ArgumentParser, record_type: type[Record], *, leave: Collection[str] = ()) -> None:
    """Offer every field of a record type that a person fills in as an option."""
    for spec in asked_fields(record_type):
        if spec.name not in leave:
            add_field(parser, spec, _help(spec))


def add_fields_of_any(parser: argparse.ArgumentParser, record_types: Iterable[type[Record]]) -> None:
    """Offer the fields of several record types together, each option once, with the types that have it.

    What cannot be changed is understood as well, so that it can be said, but no help lists it.
    """
    owners: dict[str, list[tuple[type[Record], FieldSpec]]] = {}
    for record_type in record_types:
        for spec in asked_fields(record_type):
            owners.setdefault(spec.name, []).append((record_type, spec))
    for found in owners.values():
        open_ones = [(record_type, spec) for record_type, spec in found if not spec.fixed]
        names = ", ".join(record_type.NAME for record_type, _ in open_ones)
        words = "; ".join(dict.fromkeys(_help(spec) for _, spec in open_ones))
        told = f"{words} [{names}]".replace("%", "%%").replace("%%%%", "%%")
        add_field(parser, found[0][1], told if open_ones else argparse.SUPPRESS)


def add_field(parser: argparse.ArgumentParser, spec: FieldSpec, words: str) -> None:
    """Offer one field as an option; one that holds several may be given several times."""
    parser.add_argument(
        spec.option,
        *_ALIASES.get(spec.name, ()),
        dest=_DEST + spec.name,
        action="append" if spec.many else "store",
        metavar=_metavar(spec),
        help=words,
    )


def _metavar(spec: FieldSpec) -> str:
    if spec.ref is not None:
        return "NAME" if spec.ref.kind == "person" else "REF"
    return _METAVARS.get(spec.kind, "TEXT")


def _help(spec: FieldSpec) -> str:
    parts = [spec.label]
    if spec.hint:
        parts.append(spec.hint)
    if spec.choices is not None:
        parts.append(", ".join(each.value.replace("_", "-") for each in spec.choices))
    if spec.many:
        parts.append("may be given several times")
    return " — ".join(parts).replace("%", "%%")


def typed_fields(args: argparse.Namespace) -> dict[str, str | list[str]]:
    """What was typed, by field; fields without an option on the line are absent."""
    return {
        name.removeprefix(_DEST): value
        for name, value in vars(args).items()
        if name.startswith(_DEST) and value is not None
    }


def tamed(argv: Iterable[str]) -> list[str]:
    """The words of a command with those that begin with a minus kept from looking like options.

    ``--on -3d`` and ``--value -1.5m`` are values; in ``list advice -priority:low`` the minus negates, as in ``review``
    and ``export``. In a list and in ``export`` the filter may follow ``--json`` as well, for which argparse has no ear.
    """
    words: list[str] = []
    command = ""
    for word in argv:
        before = words[-1] if words else ""
        takes = before.startswith("--") and "=" not in before and len(before) > 2
        looks = len(word) > 1 and word[0] == "-" and word[1] != "-" and word not in ("-h", "-o")
        if looks and _negates(command, word, before):
            words.append(f" {word}")
        elif looks and takes:
            words[-1] = f"{before}={word}"
        else:
            words.append(word)
        if not command and not word.startswith("-") and before not in ("--practice", "--only"):
            command = word
    if command in ("list", "export") and "--" not in words:
        words.sort(key=_TABLE_FORMS.__contains__)
    return words


def _negates(command: str, word: str, before: str) -> bool:
    """Whether the minus of a word negates a part of a filter: in a command that takes one, and not in a value."""
    if command != "export":
        return command in ("list", "review") and before != "--as-of"
    a_file = before == "-o" or (word.startswith("-o") and word != "-overdue" and not word.startswith("-owner:"))
    return not a_file and (not before.startswith("--") or "=" in before or before == "--json")
