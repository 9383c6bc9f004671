"""Which column of a table says what, and how its values are to be understood."""

from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from advisor.imports.cell_dates import DateOrder
from advisor.imports.limits import TableError
from advisor.imports.synonyms import COLUMNS, STATUSES, StatusRule, plain
from advisor.imports.tables import Table

TITLE_FIELDS = ("title", "advice")
MISSING_FIELDS = ("client", "engagement")
TITLE_WORDS = 12

_NOTHING: AbstractMapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Mapping:
    """How to understand one kind of table; without any setting, by synonyms.

    Attributes:
        columns: the column of each field; empty to find them by name.
        identity: the columns that tell rows apart; empty for all that describe the advice itself.
        aliases: for a field, other words for one value: ``{"client": {"MNZ": "Maritime New Zealand"}}``.
        missing: what stands for an empty client or engagement; where nothing does, such a row is refused.
        statuses: what each status says; None for the common words.
        date_order: how 12/03/2024 is read; None to let the column prove it.
        title_words: how many first words of the advice make a title.
        sheet: which sheet of a workbook; None for the first.
    """

    columns: AbstractMapping[str, str] = field(default_factory=dict)
    identity: tuple[str, ...] = ()
    aliases: AbstractMapping[str, AbstractMapping[str, str]] = field(default_factory=dict)
    missing: AbstractMapping[str, str] = field(default_factory=dict)
    statuses: AbstractMapping[str, StatusRule] | None = None
    date_order: DateOrder | None = None
    title_words: int = TITLE_WORDS
    sheet: str | None = None

    def fitted(self, table: Table) -> "Mapping":
        """Return this mapping with columns as this table spells them, and words as they are compared.

        Raises:
            TableError: a column is not in the table, or nothing gives a title, a client or an engagement.
        """
        columns = (
            {name: self._column(table, column, name) for name, column in self.columns.items()}
            if self.columns
            else _by_synonym(table.columns)
        )
        statuses = STATUSES if self.statuses is None else self.statuses
        fitted = replace(
            self,
            columns=columns,
            identity=tuple(self._column(table, column, "identity") for column in self.identity),
            aliases={
                name: {plain(other): meant for other, meant in known.items()} for name, known in self.aliases.items()
            },
            statuses={
                plain(status): replace(rule, on=self._column(table, rule.on, status)) if rule.on else rule
                for status, rule in statuses.items()
            },
        )
        fitted._require_columns(table)
        return fitted

    def alias(self, name: str, value: str) -> str:
        """Return the value of a field as it is called here, whatever the table calls it (once fitted)."""
        return self.aliases.get(name, _NOTHING).get(plain(value), value)

    def _column(self, table: Table, column: str, purpose: str) -> str:
        for candidate in table.columns:
            if plain(candidate) == plain(column):
                return candidate
        raise TableError(
            f"{table.name} has no column “{column}”, which the map names for {purpose}; it has {_listed(table)}."
        )

    def _require_columns(self, table: Table) -> None:
        if not any(name in self.columns for name in TITLE_FIELDS):
            understood = ", ".join(word.capitalize() for name in TITLE_FIELDS for word in COLUMNS[name][:4])
            raise TableError(
                f"No column of {table.name} says what was advised. It has {_listed(table)}; understood are "
                f"{understood} and others, or what a map names for title or advice."
            )
        for name in MISSING_FIELDS:
            given = name in self.columns or (name == "client" and "client_code" in self.columns)
            if not given and name not in self.missing:
                understood = ", ".join(word.capitalize() for word in COLUMNS[name])
                raise TableError(
                    f"No column of {table.name} names the {name}. It has {_listed(table)}; understood are "
                    f'{understood}, or say it for all rows in a map: [missing] {name} = "…".'
                )


def _listed(table: Table) -> str:
    return ", ".join(f"“{column}”" for column in table.columns)


def _by_synonym(columns: list[str]) -> dict[str, str]:
    """Return the column of each field: the first synonym that is there, each column used once."""
    by_name: dict[str, str] = {}
    for column in columns:
        by_name.setdefault(plain(column), column)
    found: dict[str, str] = {}
    for name, synonyms in COLUMNS.items():
        there = [by_name[word] for word in (plain(name), *synonyms) if word in by_name]
        if there:
            found[name] = there[0]
    return found
