"""Everything as one JSON object, with the schema that says what is in it."""

from __future__ import annotations

from datetime import date

import orjson

from advisor.book import Book
from advisor.jsonable import Json, record_json
from exports.chosen import Chosen
from exports.data.schema import schema
from exports.data.tables import records_of


def data_json(book: Book, part: Chosen, on: date) -> Json:
    """Every record of a part of the practice by its kind; what is derived is as of a day.

    The objects are those that `advisor list` and `show` give, whole: nothing is cut or left out.
    """
    profile = book.profile
    return {
        "format": "advisor-data-1",
        "practice": {"name": profile.name, "firm": profile.firm, "currency": profile.currency},
        "scope": part.name,
        "as_of": on.isoformat(),
        "schema": schema(),
        "records": {
            kind: [record_json(book, each, on) for each in records] for kind, records in records_of(book, part).items()
        },
    }


def json_file(book: Book, part: Chosen, on: date) -> bytes:
    """The same as a file."""
    return orjson.dumps(data_json(book, part, on), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
