"""A curve that comes down in steps, drawn with the dots of braille characters."""

from collections.abc import Callable

#: The bit of each of the eight dots of a braille character, by column and row.
_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_BRAILLE = 0x2800


def steps(value: Callable[[float], float], columns: int, rows: int, *, plain: bool = False) -> list[str]:
    """A curve over 0 to 1 with values from 0 to 1, the highest row first.

    Args:
        value: The value at each place from 0 to 1.
        columns: Cells of a row, at least two.
        rows: Rows, at least two.
        plain: Draw one plain ASCII character a cell.
    """
    if plain:
        found = _heights(value, columns, rows)
        return ["".join("*" if low <= row <= high else " " for low, high in found) for row in range(rows)]
    cells = [[0] * columns for _ in range(rows)]
    for x, (low, high) in enumerate(_heights(value, 2 * columns, 4 * rows)):
        for y in range(low, high + 1):
            cells[y // 4][x // 2] |= _DOTS[x % 2][y % 4]
    return ["".join(chr(_BRAILLE + each) if each else " " for each in row) for row in cells]


def _heights(value: Callable[[float], float], across: int, down: int) -> list[tuple[int, int]]:
    """For each place the first and the last dot from the top: the way from the value before to the value there."""
    found: list[tuple[int, int]] = []
    for x in range(across):
        y = round((1 - value(x / (across - 1))) * (down - 1))
        above = min(found[-1][1] + 1, y) if found else y
        found.append((above, y))
    return found
