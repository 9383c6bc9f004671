"""The advice matrix: what the client did with advice, by what came of it."""

from collections.abc import Sequence

from advisor.records.choices import Result
from advisor.review.cases import OF_NOT_TAKEN, OF_TAKEN, Taken
from advisor.review.matrix import Cell, Matrix
from advisor.words import amount, label
from screens.review import tables
from screens.review.bars import level
from screens.review.lines import Figure, Line, Pen, Span, number, width_of
from screens.review.tables import Bar, Name, Right, table
from screens.review.worth import amounts_of

NAMES = {
    Taken.taken: "taken",
    Taken.abandoned: "abandoned",
    Taken.not_taken: "not taken",
    Taken.open: "no answer",
}
#: The two halves: what can come of advice that was taken, and of advice that was not.
_HALVES: tuple[tuple[tuple[Result | None, ...], tuple[Taken, ...]], ...] = (
    ((*OF_TAKEN, None), (Taken.taken, Taken.abandoned)),
    ((*OF_NOT_TAKEN, None), (Taken.not_taken, Taken.abandoned, Taken.open)),
)
_NAME = 9


def result_name(result: Result | None) -> str:
    """What came of advice, in words; that nobody has looked is said as such."""
    return label(result) if result else "not observed"


def cell_figure(cell: Cell) -> Figure:
    """A cell of the matrix as a figure."""
    result = result_name(cell.result)
    return Figure(f"matrix.{cell.taken}.{result}", f"{NAMES[cell.taken]}, {result}", cell.ids)


def matrix_lines(found: Matrix, currency: str, pen: Pen) -> list[Line]:
    """The counts, and below them what each of these cells brought or cost."""
    counts, amounts = _counts(found, pen), _amounts(found, currency, pen)
    return [*counts, (), *amounts] if amounts else counts


def _counts(found: Matrix, pen: Pen) -> list[Line]:
    """Each number with its share of the row as a level; a list where there is no room for columns."""
    lines: list[Line] = []
    for results, rows in _HALVES:
        half = _half(found, results, rows, pen)
        if not half:
            continue
        if max(map(width_of, half)) > pen.width:
            return _list(found, pen)
        lines += [*([()] if lines else []), *half]
    return lines


def _amounts(found: Matrix, currency: str, pen: Pen) -> list[Line]:
    """A row for each amount of a cell, as far as there are any."""
    rows: list[list[tables.Cell]] = []
    for cell in found.cells:
        name = f"{NAMES[cell.taken]}, {result_name(cell.result)}"
        for money, words in (*amounts_of(cell.value), *amounts_of(cell.loss)):
            rows.append([Name(name), Right((Span(amount(money, currency)),)), (Span(words, "dim"),)])
            name = ""
    return table(rows, pen)


def _half(found: Matrix, results: Sequence[Result | None], rows: Sequence[Taken], pen: Pen) -> list[Line]:
    shown = [each for each in rows if _is_shown(found, each, results)]
    if not shown:
        return []
    heads = [_two_lines(result_name(each)) for each in results]
    widths = [max(6, *(len(each) for each in head)) for head in heads]
    lines: list[Line] = []
    for line in (0, 1):
        lines.append(
            (
                Span(" " * (_NAME + 7)),
                *(Span(f"{head[line]:>{width + 1}}", "dim") for head, width in zip(heads, widths, strict=True)),
            )
        )
    for taken in shown:
        lines.append(_row(found, taken, results, widths, pen))
    return lines


def _is_shown(found: Matrix, taken: Taken, results: Sequence[Result | None]) -> bool:
    """Whether a row has anything in this half; what was abandoned and not observed stands in the first one."""
    known = [each for each in found.row(taken) if each.result in results]
    return any(
        each.ids for each in known if taken is not Taken.abandoned or Result.as_warned not in results or each.result
    )


def _row(found: Matrix, taken: Taken, results: Sequence[Result | None], widths: Sequence[int], pen: Pen) -> Line:
    row = found.row(taken)
    among = tuple(each for cell in row for each in cell.ids)
    total = number(Figure(f"matrix.{taken}", NAMES[taken], among))
    parts = [Span(f"{NAMES[taken]:<{_NAME}}"), Span(" " * (7 - len(total.text))), total]
    cells = {each.result: each for each in row}
    for result, width in zip(results, widths, strict=True):
        cell = cells.get(result)
        if cell is None or (result is None and taken is Taken.abandoned and Result.as_warned in results):
            parts.append(Span(" " * (width + 1)))
            continue
        count = number(cell_figure(cell)) if cell.ids else Span(" . " if pen.plain else " · ", "dim")
        parts.append(Span(" " * (width - len(count.text))))
        parts += [count, Span(level(len(cell.ids), len(among), plain=pen.plain), "bar")]
    return tuple(parts)


def _two_lines(words: str) -> tuple[str, str]:
    """A heading on two lines, the first of them one word."""
    first, _, rest = words.partition(" ")
    return (first, rest) if rest else ("", first)


def _list(found: Matrix, pen: Pen) -> list[Line]:
    """The same one below the other."""
    rows: list[list[tables.Cell]] = []
    for taken in Taken:
        row = found.row(taken)
        among = tuple(each for cell in row for each in cell.ids)
        if among:
            total = number(Figure(f"matrix.{taken}", NAMES[taken], among))
            rows.append([Name(NAMES[taken]), Right((total,)), Bar(None)])
            rows += [
                [
                    Name(f"  {result_name(each.result)}"),
                    Right((number(cell_figure(each)),)),
                    Bar(len(each.ids) / len(among)),
                ]
                for each in row
                if each.ids
            ]
    return table(rows, pen)
