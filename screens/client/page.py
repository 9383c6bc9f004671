"""What a page is made of: a text with pictures above, and rows that can be acted on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from textual.content import Content

from advisor.beside import seen
from advisor.records import Client, Person, Record
from advisor.words import label, short_date
from screens.desk import Desk
from screens.detail import safe
from screens.widgets.page_register import Piece
from screens.widgets.prose import Block
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Item

R = TypeVar("R", bound=Record)

COLUMNS = (
    Column("", 9, priority=9),
    Column("", 20, weight=6, priority=9),
    Column("", 14, weight=1, priority=5),
    Column("", 18, weight=1, priority=4),
    Column("", 9, align="right", priority=2),
)

#: What we know of the words of a person, and how they may be used.
NOTED = "as I noted it"


@dataclass(frozen=True)
class Page:
    """A page.

    The key of a row is the id of a record, or a name, a colon and such an id where several rows tell of one record.

    Attributes:
        head: The text and the pictures above the rows.
        rows: The rows and headings.
        columns: What stands in a row.
        empty: What is said where there is no row: what belongs there, and which key adds it.
        about: Gives what is read of the row under the cursor, by its key; None where nothing is.
        filtered: Whether its rows can be narrowed by typing.
        waiting: The keys of the rows that are lines of Today, and can be put off as these.
    """

    head: tuple[Piece, ...] = ()
    rows: tuple[Item, ...] = ()
    columns: tuple[Column, ...] = COLUMNS
    empty: str = ""
    about: Callable[[str], list[Block]] | None = None
    filtered: bool = False
    waiting: frozenset[str] = frozenset()


def record_id(key: str) -> str:
    """The id of the record that a row tells of."""
    return key.rpartition(":")[2]


def facts(parts: Iterable[str]) -> Block:
    """Short facts in a line."""
    return Block(Content.styled(safe(" · ".join(filter(None, parts))), "$text-muted"))


def sentence(words: str, name: str = "") -> Block:
    """A sentence, with a label in front where it has one."""
    return Block(Content(safe(words)), name)


def warning(words: str, name: str = "") -> Block:
    """A sentence that calls for attention."""
    return Block(Content.styled(safe(words), "$text-warning"), name)


def of_client(desk: Desk, record_type: type[R], client: Client) -> list[R]:
    """A client's records of a type up to the day that is seen, oldest first; beside the client, what they may see."""
    found = desk.book.of_scope(record_type, client.id)
    known = [each for each in found if (getattr(each, "on", None) or desk.on) <= desk.on]
    return [each for each in known if seen(desk.book, each, desk.on)] if desk.beside else known


def day(on: date | None) -> str:
    """A day in a list; "" where there is none."""
    return short_date(on) if on else ""


def who(person: Person | None) -> str:
    """A person with their role."""
    return ", ".join(filter(None, (person.name, person.role))) if person else ""


def quoting(person: Person | None) -> str:
    """How a person may be quoted, in words."""
    return f"quoted {label(person.quoted)}" if person else ""


def words_as(words: str, *, exact: bool) -> str:
    """Words of a person in one line: in quotation marks where they are exact, else said to be noted."""
    line = " ".join(words.split())
    return f"“{line}”" if exact else f"{line} ({NOTED})"
