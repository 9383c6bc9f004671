from bisect import bisect_right

from hypothesis import given
from hypothesis import strategies as st

from screens.review.curves import steps

falling = st.lists(st.floats(0, 1), min_size=1, max_size=12).map(lambda found: sorted(found, reverse=True))
sizes = st.tuples(st.integers(2, 60), st.integers(2, 14), st.booleans())


def _value(values: list[float], place: float) -> float:
    return values[min(int(place * len(values)), len(values) - 1)]


def _lowest(drawn: list[str], column: int) -> int:
    return max(row for row, text in enumerate(drawn) if text[column] != " ")


@given(falling, sizes)
def test_the_curve_stands_within_a_cell_of_its_value(values: list[float], size: tuple[int, int, bool]) -> None:
    columns, rows, plain = size
    drawn = steps(lambda place: _value(values, place), columns, rows, plain=plain)
    dots = columns if plain else 2 * columns
    for column in range(columns):
        last_dot = column if plain else 2 * column + 1
        wanted = (1 - _value(values, last_dot / (dots - 1))) * (rows - 1)
        assert abs(_lowest(drawn, column) - wanted) <= 1


@given(falling, sizes)
def test_the_curve_is_drawn_without_a_gap(values: list[float], size: tuple[int, int, bool]) -> None:
    columns, rows, plain = size
    drawn = steps(lambda place: _value(values, place), columns, rows, plain=plain)
    assert [len(each) for each in drawn] == [columns] * rows
    before: set[int] = set()
    for column in range(columns):
        here = {row for row, text in enumerate(drawn) if text[column] != " "}
        assert here
        assert here == set(range(min(here), max(here) + 1))
        assert not before or min(here) <= max(before) + 1
        before = here


def test_a_step_at_one_half_goes_down_there() -> None:
    drawn = steps(lambda place: [1.0, 0.0][bisect_right([0.5], place)], 8, 3, plain=True)
    assert drawn == ["****    ", "    *   ", "    ****"]
