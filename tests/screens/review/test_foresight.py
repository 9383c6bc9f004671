from hypothesis import given
from hypothesis import strategies as st

from advisor.review.foresight import Forecast, Foresight, reliability
from advisor.review.rates import Rate
from screens.review.foresight import foresight_lines, place
from screens.review.lines import Pen

forecasts = st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=1, max_size=60)


def _foresight(pairs: list[tuple[int, bool]]) -> Foresight:
    bins = reliability(Forecast(f"{number}", chance, happened) for number, (chance, happened) in enumerate(pairs))
    return Foresight(Rate((), ()), None, None, None, bins, (), (), ())


@given(forecasts, st.booleans())
def test_each_mark_stands_over_its_chance_and_within_half_a_row_of_what_came_true(
    pairs: list[tuple[int, bool]], plain: bool
) -> None:
    found = _foresight(pairs)
    rows = ["".join(span.text for span in line) for line in foresight_lines(found, "a", "adopted", Pen(75, plain))][:11]
    mark = "o" if plain else "●"
    columns = sorted({x for row in rows for x, each in enumerate(row) if each == mark})
    assert len(columns) == len(found.bins)
    apart = [place(each) for each in found.bins]
    for column, bin in zip(columns, found.bins, strict=True):
        height = next(10 - y for y, row in enumerate(rows) if row[column] == mark)
        assert abs(height / 10 - (bin.happened.share or 0)) <= 0.05 + 1e-9
        assert column - columns[0] == 4 * (place(bin) - apart[0])
