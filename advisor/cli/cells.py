"""What every list makes its columns of: the cells of fields, and columns that cut, stand right, or give way."""

from datetime import date
from decimal import Decimal

from advisor.beside import texts_as_quoted
from advisor.cli.listing import Cell, ListColumn
from advisor.cli.output import Column
from advisor.cli.session import Session
from advisor.records import Record
from advisor.records.choices import Choice
from advisor.words import label, short_date


def code(desk: Session, record: Record) -> str:
    """The code of the client that a record belongs to; "" for the practice's own."""
    client = desk.book.client_of(record)
    return client.code if client else ""


def of(name: str) -> Cell:
    """The cell of a field: words, a short date, a plain number, a choice by its label."""

    def cell(desk: Session, record: Record) -> str:
        value = getattr(record, name)
        if value is None:
            return ""
        if isinstance(value, Choice):
            return label(value)
        if isinstance(value, Decimal):
            return f"{value.normalize():,f}"
        return short_date(value) if isinstance(value, date) else str(value)

    return cell


def person(name: str) -> Cell:
    """The cell of a field that names a person."""

    def cell(desk: Session, record: Record) -> str:
        found = desk.book.person(getattr(record, name))
        return found.name if found else ""

    return cell


def people(name: str) -> Cell:
    """The cell of a field that names several people."""

    def cell(desk: Session, record: Record) -> str:
        found = [desk.book.person(each) for each in getattr(record, name)]
        return ", ".join(each.name for each in found if each)

    return cell


def as_quoted(name: str, cell: Cell) -> Cell:
    """The cell of a field that says who said something or in which words: before the client, as it may be quoted."""

    def shown(desk: Session, record: Record) -> str:
        told = texts_as_quoted(desk.book, record) if desk.shared else {}
        return told[name] if name in told else cell(desk, record)

    return shown


def wide(title: str, cell: Cell, *, shared: bool = True, drops: int = 0) -> ListColumn:
    """A column that gives way where there is little room."""
    return ListColumn(Column(title, cuts=True, drops=drops), cell, shared)


def plain(title: str, cell: Cell, *, shared: bool = True, drops: int = 0) -> ListColumn:
    """A column of short words."""
    return ListColumn(Column(title, drops=drops), cell, shared)


def right(title: str, cell: Cell, *, drops: int = 0) -> ListColumn:
    """A column of numbers or days."""
    return ListColumn(Column(title, right=True, drops=drops), cell)


REF = ListColumn(Column("Ref"), None)
CLIENT = ListColumn(Column("Client"), code)
ON = ListColumn(Column("On", right=True), of("on"))
