"""Which figure the keys lead to from another."""

from collections.abc import Callable, Iterable

from screens.review.layout import Page, Stop


def below(page: Page, stop: Stop, lines: int = 1) -> Stop | None:
    """The figure at least so many lines further down in the same column, else the last one there."""
    return _along(page, stop, lambda each: each.y - stop.y, lines)


def above(page: Page, stop: Stop, lines: int = 1) -> Stop | None:
    """The figure at least so many lines further up in the same column, else the first one there."""
    return _along(page, stop, lambda each: stop.y - each.y, lines)


def aside(page: Page, stop: Stop, by: int) -> Stop | None:
    """The next figure on the line, or the nearest one in the column on that side.

    Args:
        page: The page.
        stop: Where the cursor is.
        by: 1 to the right, -1 to the left.
    """
    column = page.place_of(stop).column
    on_line = [each for each in _of_column(page, column) if each.y == stop.y and (each.x - stop.x) * by > 0]
    if on_line:
        return min(on_line, key=lambda each: abs(each.x - stop.x))
    beside = list(_of_column(page, column + by))
    return min(beside, key=lambda each: (abs(each.y - stop.y), abs(each.x - stop.x)), default=None)


def next_section(page: Page, stop: Stop, by: int) -> Stop:
    """The first figure of the section after or before, round the page."""
    number = (stop.place + by) % len(page.places)
    return next((each for each in page.stops if each.place == number), stop)


def _along(page: Page, stop: Stop, way: Callable[[Stop], int], lines: int) -> Stop | None:
    ahead = [each for each in _of_column(page, page.place_of(stop).column) if way(each) > 0]
    far = [each for each in ahead if way(each) >= lines]
    if far:
        return min(far, key=lambda each: (way(each), abs(each.x - stop.x)))
    return max(ahead, key=lambda each: (way(each), -abs(each.x - stop.x)), default=None)


def _of_column(page: Page, column: int) -> Iterable[Stop]:
    return (each for each in page.stops if page.place_of(each).column == column)
