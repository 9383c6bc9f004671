"""Where the fields of a form stand in a returned file: by their tags, by their bookmarks, and by what is printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from exports.form.answers import Field, How
from exports.form.marks import REFERENCE, Mark, read_name, read_tag
from exports.form.values import labels, normal
from exports.word.incoming import Reader
from exports.word.seeing import W

_CELL, _ROW, _TABLE, _CONTROL = f"{W}tc", f"{W}tr", f"{W}tbl", f"{W}sdt"
_VALUE, _NAME, _ID = f"{W}val", f"{W}name", f"{W}id"
_FULL_DATE = f"{W}sdtPr/{W}date"
_WRAPPERS = frozenset((_CONTROL, *(f"{W}{each}" for each in ("sdtContent", "customXml", "ins", "moveTo"))))
_MOST = 20_000
"""So many marks of fields stand in a form at most: three times those of the longest."""
_APART = 50
"""How many pieces a bookmark that is in no cell is followed for, to its end."""


@dataclass(frozen=True)
class Place:
    """Where a field was found.

    Attributes:
        form: The code of the form that it says it is of, "" where only print says what it is.
        record: The id of the recommendation, "" where only print says what it is.
        field: The field.
        how: By what it was found.
        elements: What stands there.
        day: The day that a control for dates holds, as it is written in the file; "" for none.
        table: The table that it stands in, by its place among all tables; -1 for none.
    """

    form: str
    record: str
    field: Field
    how: How
    elements: tuple[etree._Element, ...]
    day: str = ""
    table: int = -1


@dataclass(frozen=True)
class Found:
    """Every place where a field was found, and the reference that is printed in each table, by the table's place."""

    places: tuple[Place, ...]
    references: dict[int, str]


def find(body: etree._Element, reader: Reader) -> Found:
    """Every field of a form in a returned file; one that was found by its tag is found by its bookmark, too.

    Args:
        body: The text of the file.
        reader: Reads what stands in it.

    Raises:
        Unreadable: When far more has to be looked at than in any form that was filled in.
    """
    tables = {table: number for number, table in enumerate(body.iter(_TABLE))}
    controls = [(mark, each) for each in body.iter(_CONTROL) if (mark := _tag(each))]
    bookmarks = [(mark, each) for each in body.iter(f"{W}bookmarkStart") if (mark := read_name(each.get(_NAME, "")))]
    if len(controls) + len(bookmarks) > _MOST:
        raise reader.too_much()
    cells = _cells([*controls, *bookmarks])
    places = [_place(How.tag, mark, each, (each,), cells, tables) for mark, each in controls]
    places += [_place(How.bookmark, mark, each, _to_end(each), cells, tables) for mark, each in bookmarks]
    references = dict[int, str]()
    for table, number in tables.items():
        places += _printed(table, number, references, reader)
    return Found(tuple(places), references)


def _tag(control: etree._Element) -> Mark | None:
    tag = control.find(f"{W}sdtPr/{W}tag")
    return None if tag is None else read_tag(tag.get(_VALUE, ""))


def _cells(marks: list[tuple[Mark, etree._Element]]) -> dict[etree._Element, set[tuple[str, Field]]]:
    """The fields that are marked in each cell."""
    cells = defaultdict[etree._Element, set[tuple[str, Field]]](set)
    for mark, element in marks:
        if (cell := _ancestor(element, _CELL)) is not None:
            cells[cell].add((mark.record, mark.field))
    return cells


def _place(
    how: How,
    mark: Mark,
    element: etree._Element,
    own: tuple[etree._Element, ...],
    cells: dict[etree._Element, set[tuple[str, Field]]],
    tables: dict[etree._Element, int],
) -> Place:
    """The place that a mark stands for: all of its cell, where no other field is marked in that.

    Of a control that stands around a whole row, that is its last cell.
    """
    cell, table = _ancestor(element, _CELL), _ancestor(element, _TABLE)
    whole = cell is not None and len(cells[cell]) == 1
    if cell is None and element.tag == _CONTROL:
        own = tuple(islice(element.iter(_CELL), _APART))[-1:] or own
    elements = (cell,) if whole and cell is not None else own
    number = -1 if table is None else tables[table]
    return Place(*mark, how, elements, _day(elements), number)


def _day(elements: tuple[etree._Element, ...]) -> str:
    """What the controls for dates among some elements hold: the one day, or "" where it is none or several."""
    held = {
        control.get(f"{W}fullDate", "")
        for element in elements
        for each in islice(element.iter(_CONTROL), _APART)
        if (control := each.find(_FULL_DATE)) is not None
    }
    return held.pop() if len(held) == 1 else ""


def _to_end(start: etree._Element) -> tuple[etree._Element, ...]:
    """What stands between the two ends of a bookmark; up to the end of its parent where the other is elsewhere."""
    elements = list[etree._Element]()
    for each in islice(start.itersiblings(), _APART):
        if each.tag == f"{W}bookmarkEnd" and each.get(_ID) == start.get(_ID):
            break
        elements.append(each)
    return tuple(elements)


def _printed(table: etree._Element, number: int, references: dict[int, str], reader: Reader) -> Iterator[Place]:
    """The fields of a table by the labels in it, once a reference stands above them."""
    for cells in rows_of(table):
        first = reader.read(cells[:1]).text
        field = labels().get(normal(first)) if len(cells) > 1 else None
        if field is None:
            if number not in references and (reference := REFERENCE.search(first)):
                references[number] = reference[0]
        elif number in references:
            yield Place("", "", field, How.printed, (cells[-1],), _day((cells[-1],)), number)


def rows_of(table: etree._Element) -> Iterator[list[etree._Element]]:
    """The cells of each row of a table; those of tables within it are not among them."""
    for row in _within(table, _ROW):
        yield list(_within(row, _CELL))


def _within(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also where something is wrapped around them."""
    for each in element:
        if each.tag == tag:
            yield each
        elif each.tag in _WRAPPERS:
            yield from _within(each, tag)


def _ancestor(element: etree._Element, tag: str) -> etree._Element | None:
    return next(element.iterancestors(tag), None)
