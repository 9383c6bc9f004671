"""What came of advice, taken or not, with what it was worth beside it."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.review import Review, sentences
from advisor.review.cases import Taken
from advisor.review.matrix import Cell, Matrix
from advisor.review.worth import Sum
from advisor.value import brought_words
from exports.language import Language
from exports.review.rates import NONE
from exports.sentences import capital
from exports.word import Column, Document, Table
from exports.word.charts import matrix

_PICTURED = 4
"""Fewer outcomes than this are no picture: the table tells of them."""


def matrix_section(made: Document, say: Language, found: Review, currency: str) -> None:
    """Add the section.

    Args:
        made: The document.
        say: The language.
        found: The review, with advice in it.
        currency: What amounts are in.
    """
    made.heading(1, say("review.came"))
    told = sentences.matrix(found.matrix)
    made.paragraph(told, keep_next=True)
    if _is_pictured(found.matrix):
        _draw(made, say, found.matrix, told)
    made.table(_table(say, found.matrix, currency))
    made.heading(2, say("review.worth"))
    sums = [
        ("review.brought", found.worth.brought),
        ("review.as_warned", found.worth.as_warned),
        ("review.other_losses", found.worth.other_losses),
    ]
    known = [(key, each) for key, each in sums if each.ids]
    if known:
        made.table(_worth(say, known, currency))
    else:
        made.paragraph(sentences.worth(found.worth, currency))


def _is_pictured(found: Matrix) -> bool:
    """Whether more than a few things came of advice, so that they can be compared."""
    seen = [each for _, cells in _shown(found) for each in cells if each.result]
    return len(seen) > 1 and sum(len(each.ids) for each in seen) >= _PICTURED


def _shown(found: Matrix) -> list[tuple[Taken, list[Cell]]]:
    """The rows that hold advice, each with its cells that do."""
    rows = [(taken, [each for each in found.row(taken) if each.ids]) for taken in Taken]
    return [(taken, cells) for taken, cells in rows if cells]


def _draw(made: Document, say: Language, found: Matrix, told: str) -> None:
    groups = {
        say(f"review.{taken}"): [(_result(say, each), len(each.ids)) for each in cells]
        for taken, cells in _shown(found)
    }
    made.chart(matrix(say("review.result"), groups), caption=say("review.came_picture"), message=told)


def _table(say: Language, found: Matrix, currency: str) -> Table:
    columns = (
        Column(say("review.what_was_done"), 1.6),
        Column(say("review.result"), 1.6),
        Column(say("review.count"), 0.8, align="end", whole=True),
        Column(say("review.of"), 0.6, align="end", whole=True),
        Column(say("review.worth_column"), 2.6),
    )
    rows = [
        (
            "" if index else say(f"review.{taken}"),
            _result(say, each),
            say.digits(len(each.ids)),
            say.digits(sum(len(other.ids) for other in cells)),
            _amounts(each, currency),
        )
        for taken, cells in _shown(found)
        for index, each in enumerate(cells)
    ]
    return Table(columns, rows, say("review.came_what"), caption=say("review.came_table"), together=True)


def _result(say: Language, cell: Cell) -> str:
    return capital(say.label(cell.result)) if cell.result else say("review.not_observed")


def _amounts(cell: Cell, currency: str) -> str:
    """What the advice of a cell brought and what it cost, each on a line of its own."""
    told = (brought_words(each, currency) for each in (cell.value, cell.loss))
    return "\n".join(each.replace(" · ", "\n") for each in told if each) or NONE


def _worth(say: Language, sums: Sequence[tuple[str, Sum]], currency: str) -> Table:
    titles = ("value.confirmed_once", "value.confirmed_yearly", "value.estimated_once", "value.estimated_yearly")
    filled = [index for index in range(len(titles)) if any(each.value.parts[index] for _, each in sums)]
    columns = (
        Column(say("review.what"), 2.2),
        Column(say("review.count"), 0.7, align="end", whole=True),
        *(Column(say(titles[index]), 1.3, align="end", whole=True) for index in filled),
    )
    rows = [
        (
            say(key),
            say.digits(len(each.ids)),
            *(say.money(part, currency) if (part := each.value.parts[index]) else NONE for index in filled),
        )
        for key, each in sums
    ]
    return Table(columns, rows, say("review.worth_what"), caption=say("review.worth_table"), together=True)
