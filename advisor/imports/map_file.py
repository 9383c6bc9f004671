"""A mapping as a consultant writes it down, in a TOML file."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import fields
from enum import StrEnum
from pathlib import Path

from advisor.imports.cell_dates import DateOrder
from advisor.imports.mapping import MISSING_FIELDS, TITLE_WORDS, Mapping
from advisor.imports.synonyms import COLUMNS, StatusRule
from advisor.records.choices import Position, ProgressState, Result, WithdrawalKind
from advisor.system import reason_of

_SECTIONS = ("sheet", "columns", "identity", "title", "aliases", "missing", "dates", "statuses")
_ALIASED = ("client", "engagement", "priority", "category", "owner")
_CHOICES: dict[str, type[StrEnum]] = {
    "decision": Position,
    "progress": ProgressState,
    "outcome": Result,
    "withdrawal": WithdrawalKind,
}
_ON_MISSING = ("given", "unknown", "refuse")
_MAX_TITLE_WORDS = 40


class MapError(ValueError):
    """A mistake in a map; its message names the file, the line where it can, the key, and what is allowed."""


def read_map(path: Path) -> Mapping:
    """Read a mapping from a TOML file.

    Raises:
        MapError: the file cannot be read, is not TOML, or says something that has no meaning.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise MapError(f"The map {path} cannot be read: {reason_of(error)}.") from None
    except UnicodeDecodeError:
        raise MapError(f"The map {path} is not UTF-8 text.") from None
    return parse_map(text, path.name)


def parse_map(text: str, name: str) -> Mapping:
    """Return the mapping that TOML text describes.

    Args:
        text: the TOML.
        name: what to call the file in messages.

    Raises:
        MapError: as for ``read_map``.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MapError(f"{name} is not a TOML file: {error}.") from None
    return _Reader(name, text).mapping(content)


class _Reader:
    """Checks the parsed TOML piece by piece; a path of keys goes along, for the messages."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._text = text

    def mapping(self, content: dict[str, object]) -> Mapping:
        self._known((), content, _SECTIONS)
        title = self._table(("title",), content.get("title", {}))
        self._known(("title",), title, ("words",))
        identity = self._table(("identity",), content.get("identity", {}))
        self._known(("identity",), identity, ("columns",))
        return Mapping(
            columns=self._texts(("columns",), content.get("columns", {}), COLUMNS),
            identity=self._list(("identity", "columns"), identity.get("columns", [])),
            aliases=self._aliases(content.get("aliases", {})),
            missing=self._texts(("missing",), content.get("missing", {}), MISSING_FIELDS),
            statuses=self._statuses(content["statuses"]) if "statuses" in content else None,
            date_order=self._date_order(content.get("dates", {})),
            title_words=self._words(("title", "words"), title.get("words", TITLE_WORDS)),
            sheet=self._text_at(("sheet",), content["sheet"]) if "sheet" in content else None,
        )

    def _aliases(self, value: object) -> dict[str, dict[str, str]]:
        table = self._table(("aliases",), value)
        self._known(("aliases",), table, _ALIASED)
        return {name: self._texts(("aliases", name), names, None) for name, names in table.items()}

    def _date_order(self, value: object) -> DateOrder | None:
        table = self._table(("dates",), value)
        self._known(("dates",), table, ("order",))
        if "order" not in table:
            return None
        return DateOrder(self._choice(("dates", "order"), table["order"], list(DateOrder)))

    def _statuses(self, value: object) -> dict[str, StatusRule]:
        table = self._table(("statuses",), value)
        return {status: self._status(("statuses", status), rule) for status, rule in table.items()}

    def _status(self, path: tuple[str, ...], value: object) -> StatusRule:
        table = self._table(path, value)
        self._known(path, table, [item.name for item in fields(StatusRule)])
        said = {
            key: self._choice((*path, key), table[key], list(choices))
            for key, choices in _CHOICES.items()
            if key in table
        }
        if "on" in table:
            said["on"] = self._text_at((*path, "on"), table["on"])
        if "on_missing" in table:
            said["on_missing"] = self._choice((*path, "on_missing"), table["on_missing"], _ON_MISSING)
        rule = StatusRule(**said)
        if rule.on_missing == "unknown" and (rule.decision or rule.progress or rule.outcome):
            raise self._wrong((*path, "on_missing"), 'only a withdrawal may be undated; use "given" or "refuse"')
        return rule

    def _known(self, path: tuple[str, ...], table: dict[str, object], allowed: Iterable[str]) -> None:
        for key in table:
            if key not in allowed:
                raise self._wrong((*path, key), f"not known here; allowed are {', '.join(allowed)}")

    def _table(self, path: tuple[str, ...], value: object) -> dict[str, object]:
        if not isinstance(value, dict):
            raise self._wrong(path, f"must be a section, [{'.'.join(path)}]")
        return value

    def _texts(self, path: tuple[str, ...], value: object, allowed: Iterable[str] | None) -> dict[str, str]:
        table = self._table(path, value)
        if allowed is not None:
            self._known(path, table, allowed)
        return {key: self._text_at((*path, key), text) for key, text in table.items()}

    def _list(self, path: tuple[str, ...], value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise self._wrong(path, 'must be a list of columns, such as ["Number", "Client"]')
        return tuple(self._text_at(path, item) for item in value)

    def _text_at(self, path: tuple[str, ...], value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self._wrong(path, "must be text in quotation marks, and not empty")
        return value

    def _words(self, path: tuple[str, ...], value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= _MAX_TITLE_WORDS:
            raise self._wrong(path, f"must be a whole number from 1 to {_MAX_TITLE_WORDS}")
        return value

    def _choice(self, path: tuple[str, ...], value: object, allowed: Iterable[str]) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise self._wrong(path, f"“{value}” has no meaning; allowed are {', '.join(allowed)}")
        return str(value)

    def _wrong(self, path: tuple[str, ...], words: str) -> MapError:
        line = _line_of(self._text, path)
        where = f"{self._name}, line {line}" if line else self._name
        return MapError(f"{where}: {'.'.join(path)}: {words}.")


def _line_of(text: str, path: tuple[str, ...]) -> int | None:
    """Return the line on which a key stands, as far as plain sections and ``key =`` lines tell."""
    section: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if heading := re.match(r"\s*\[([^\[].*)\]\s*(?:#.*)?$", line):
            section = _keys(heading[1])
            if section == path:
                return number
        elif (entry := re.match(r"\s*([^#=]+?)\s*=", line)) and (*section, *_keys(entry[1])) == path:
            return number
    return None


_KEY = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*(?:\.|$)""")


def _keys(dotted: str) -> tuple[str, ...]:
    return tuple(next(filter(None, found.groups()), "") for found in _KEY.finditer(dotted))
