from hypothesis import given
from hypothesis import strategies as st

from screens.review.bars import bar, level

shares = st.fractions(0, 1).map(float)
rooms = st.integers(2, 60)


def _ink(drawn: str) -> float:
    """How many cells of a bar are filled."""
    return sum(1 - (ord(each) - ord("█")) / 8 if "█" <= each <= "▏" else each == "#" for each in drawn)


@given(shares, rooms, st.booleans())
def test_a_bar_is_as_wide_as_its_room_and_as_long_as_its_share(share: float, room: int, plain: bool) -> None:
    drawn = bar(share, room, plain=plain)
    assert len(drawn) == room
    assert abs(_ink(drawn) - share * room) <= 1
    assert drawn.isascii() or not plain


@given(shares, rooms, st.booleans())
def test_a_bar_shows_what_is_more_than_nothing_and_what_lacks(share: float, room: int, plain: bool) -> None:
    ink = _ink(bar(share, room, plain=plain))
    assert (ink == 0) == (share == 0)
    assert (ink == room) == (share == 1)


@given(shares, shares, rooms, st.booleans())
def test_more_is_never_drawn_shorter(one: float, other: float, room: int, plain: bool) -> None:
    less, more = sorted((one, other))
    assert _ink(bar(less, room, plain=plain)) <= _ink(bar(more, room, plain=plain))


@given(st.integers(1, 500), st.integers(0, 500), st.booleans())
def test_a_level_rises_with_the_count_and_is_blank_for_nothing_only(of: int, count: int, plain: bool) -> None:
    count = min(count, of)
    drawn = level(count, of, plain=plain)
    assert (drawn == " ") == (count == 0)
    order = " .:-=+*#@" if plain else " ▁▂▃▄▅▆▇█"
    assert abs(order.index(drawn) - 8 * count / of) < 1
