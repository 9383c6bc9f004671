"""The rows of a table into what is to be recorded, or the reason why not; nothing is recorded here."""

import hashlib
import json
from collections import Counter, defaultdict

from advisor.imports.cell_dates import DateOrder, find_order
from advisor.imports.mapping import Mapping
from advisor.imports.planned import Event, PlannedRow, Refusal, RowPlan
from advisor.imports.row_reader import RowReader
from advisor.imports.tables import RawRow, Table

__all__ = ["Event", "PlannedRow", "Refusal", "RowPlan", "plan_rows"]

#: What describes the advice itself: tells rows apart where the map does not say how.
_IDENTITY_FIELDS = ("reference", "client", "client_code", "engagement", "title", "advice", "given_on")
_DATE_FIELDS = ("given_on", "decide_by", "decided_on", "closed_on")
_ROWS_NAMED = 6


def plan_rows(table: Table, mapping: Mapping) -> RowPlan:
    """Return what the rows of a table mean.

    Raises:
        TableError: the mapping does not fit the table, so that no row could be understood.
    """
    mapping = mapping.fitted(table)
    orders = _orders(table, mapping)
    identities = _identities(table, mapping)
    rows: list[PlannedRow] = []
    refused: list[Refusal] = []
    noted: defaultdict[str, list[int]] = defaultdict(list)
    for row, identity in zip(table.rows, identities, strict=True):
        reader = RowReader(row, mapping, orders)
        planned = reader.planned(identity)
        if reader.problems:
            refused.append(Refusal(row.number, "; ".join(dict.fromkeys(reader.problems))))
            continue
        rows.append(planned)
        for note in dict.fromkeys(reader.notes):
            noted[note].append(row.number)
    counted = [_counted(numbers, note) for note, numbers in noted.items()]
    return RowPlan(rows, refused, [*table.notes, *_unused(table, mapping), *counted])


def _orders(table: Table, mapping: Mapping) -> dict[str, DateOrder | None]:
    columns = {mapping.columns[name] for name in _DATE_FIELDS if name in mapping.columns}
    columns |= {rule.on for rule in (mapping.statuses or {}).values() if rule.on}
    return {column: mapping.date_order or find_order(row.cells[column] for row in table.rows) for column in columns}


def _identities(table: Table, mapping: Mapping) -> list[str]:
    """Return a stable key per row: its own cells, and the how-manieth row with just these it is.

    Refused rows count too, so that correcting one does not change who the others are.
    """
    columns = mapping.identity or tuple(mapping.columns[name] for name in _IDENTITY_FIELDS if name in mapping.columns)
    seen: Counter[tuple[str, ...]] = Counter()
    identities = []
    for row in table.rows:
        key = _key(row, columns)
        seen[key] += 1
        digest = hashlib.blake2b(json.dumps([*key, seen[key]]).encode(), digest_size=16)
        identities.append(digest.hexdigest())
    return identities


def _key(row: RawRow, columns: tuple[str, ...]) -> tuple[str, ...]:
    cells = (row.cells[column] for column in columns)
    return tuple("" if cell is None else " ".join(str(cell).split()) for cell in cells)


def _unused(table: Table, mapping: Mapping) -> list[str]:
    used = {*mapping.columns.values(), *mapping.identity, *(rule.on for rule in (mapping.statuses or {}).values())}
    unused = [f"“{column}”" for column in table.columns if column not in used]
    return [f"Not used: {', '.join(unused)}."] if unused else []


def _counted(numbers: list[int], note: str) -> str:
    named = ", ".join(str(number) for number in numbers[:_ROWS_NAMED])
    more = f" and {len(numbers) - _ROWS_NAMED:,} more" if len(numbers) > _ROWS_NAMED else ""
    count, word = len(numbers), "row" if len(numbers) == 1 else "rows"
    return f"{count:,} {word} {note} ({word} {named}{more})."
