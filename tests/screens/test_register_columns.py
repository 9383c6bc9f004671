from hypothesis import given
from hypothesis import strategies as st

from screens.widgets.register_columns import GAP, Column, Place, arrange

ADVICE = [
    Column("Ref", 7, priority=4),
    Column("Advice", 20, weight=1, priority=5),
    Column("Client", 10, weight=0, priority=1),
    Column("Standing", 12, priority=3),
    Column("Given", 9, align="right", priority=2),
]


def test_a_flexible_column_takes_the_room_the_others_leave() -> None:
    assert arrange(ADVICE, 100) == [Place(0, 7), Place(1, 54), Place(2, 10), Place(3, 12), Place(4, 9)]


def test_columns_of_low_priority_go_first_when_room_is_short() -> None:
    assert [ADVICE[place.column].title for place in arrange(ADVICE, 60)] == [
        "Ref",
        "Advice",
        "Standing",
        "Given",
    ]
    assert [ADVICE[place.column].title for place in arrange(ADVICE, 50)] == ["Ref", "Advice", "Standing"]
    assert [ADVICE[place.column].title for place in arrange(ADVICE, 30)] == ["Ref", "Advice"]
    assert arrange(ADVICE, 20) == [Place(1, 20)]


def test_of_equal_columns_the_rightmost_goes_first() -> None:
    assert arrange([Column("a", 5), Column("b", 5), Column("c", 5)], 12) == [Place(0, 5), Place(1, 5)]


def test_the_last_column_is_cut_to_a_width_it_does_not_fit() -> None:
    assert arrange(ADVICE, 8) == [Place(1, 8)]
    assert arrange(ADVICE, 0) == [Place(1, 0)]


def test_without_columns_nothing_is_placed() -> None:
    assert arrange([], 40) == []


@given(
    st.lists(
        st.builds(
            Column,
            title=st.just("x"),
            width=st.integers(1, 30),
            weight=st.integers(0, 3),
            priority=st.integers(0, 3),
        ),
        min_size=1,
        max_size=8,
    ),
    st.integers(0, 200),
)
def test_columns_never_need_more_than_the_width_and_fill_it_where_one_can_grow(
    columns: list[Column], width: int
) -> None:
    places = arrange(columns, width)
    used = sum(place.width for place in places) + GAP * (len(places) - 1)
    assert used <= width
    if any(columns[place.column].weight for place in places):
        assert used == width
