from hypothesis import given
from hypothesis import strategies as st

from advisor.text import fold
from screens.widgets.register_rows import Heading, Item, Row
from screens.widgets.register_view import BLANK, View


def rows(*titles: str) -> list[Row]:
    return [Row(title, (title,)) for title in titles]


def shown(view: View) -> list[str]:
    return [
        "" if index == BLANK else item.title if isinstance(item := view.items[index], Heading) else item.key
        for index in view.lines
    ]


def test_every_word_is_looked_for_in_any_order_and_case() -> None:
    view = View()
    view.replace(rows("Deal desk", "Desk of deals", "Floor prices"))
    view.search("DESK deal")
    assert shown(view) == ["Deal desk", "Desk of deals"]


def test_accents_match_however_they_were_typed_and_case_folds_as_german_needs_it() -> None:
    view = View()
    view.replace(rows("Cafe\u0301 prices", "STRASSE"))
    view.search("café")
    assert view.count == 1
    view.search("straße")
    assert view.count == 1


def test_text_beside_the_cells_is_searched_too() -> None:
    view = View()
    view.replace([Row("a", ("Floor prices",), more="Dana Ortiz")])
    view.search("ortiz")
    assert view.count == 1


def test_a_word_never_matches_across_two_cells() -> None:
    view = View()
    view.replace([Row("a", ("price", "study"))])
    view.search("pricestudy")
    assert view.count == 0


def test_keys_and_words_narrow_together_and_hold_for_rows_that_come_later() -> None:
    view = View()
    view.replace(rows("floor a", "floor b", "desk c"))
    view.show_only({"floor b", "desk c", "floor d"})
    view.search("floor")
    assert shown(view) == ["floor b"]
    view.append(rows("floor d", "floor e"))
    assert shown(view) == ["floor b", "floor d"]
    view.show_only(None)
    assert shown(view) == ["floor a", "floor b", "floor d", "floor e"]
    view.replace(rows("floor z", "desk"))
    assert shown(view) == ["floor z"]


def grouped() -> list[Item]:
    return [Heading("Owed"), *rows("a1", "a2"), Heading("Waiting"), *rows("b1"), Heading("Quiet"), *rows("c1")]


def test_a_heading_stands_above_its_rows_with_an_empty_line_between_groups() -> None:
    view = View()
    view.replace(grouped())
    assert shown(view) == ["Owed", "a1", "a2", "", "Waiting", "b1", "", "Quiet", "c1"]
    assert view.count == 4


def test_a_heading_goes_with_its_last_row() -> None:
    view = View()
    view.replace(grouped())
    view.search("1")
    view.show_only({"a1", "c1"})
    assert shown(view) == ["Owed", "a1", "", "Quiet", "c1"]


def test_the_nearest_row_is_looked_for_first_ahead_and_then_behind() -> None:
    view = View()
    view.replace(grouped())
    assert view.nearest(0) == 1
    assert view.nearest(3) == 5
    assert view.nearest(3, forward=False) == 2
    assert view.nearest(0, forward=False) == 1
    assert view.nearest(99) == 8
    view.search("nowhere")
    assert view.nearest(0) is None


WORDS = st.lists(st.sampled_from(["a", "ab", "abc", "b", "Ä", "ss", "x"]), max_size=3).map(" ".join)


@given(
    titles=st.lists(st.text("abcÄßs ", max_size=8), max_size=20),
    searches=st.lists(WORDS, min_size=1, max_size=6),
)
def test_whatever_was_searched_before_the_rows_with_all_the_words_are_found(
    titles: list[str], searches: list[str]
) -> None:
    view = View()
    view.replace([Row(str(number), (title,)) for number, title in enumerate(titles)])
    for search in searches:
        view.search(search)
    wanted = [
        index for index, title in enumerate(titles) if all(word in fold(title) for word in fold(searches[-1]).split())
    ]
    assert view.lines == wanted
    assert view.count == len(wanted)


@given(st.lists(st.sampled_from(["heading", "odd", "even"]), max_size=30), st.sampled_from(["", "odd", "none"]))
def test_every_line_that_holds_an_item_is_found_again_from_it(kinds: list[str], search: str) -> None:
    view = View()
    view.replace(
        [Heading(str(number)) if kind == "heading" else Row(str(number), (kind,)) for number, kind in enumerate(kinds)]
    )
    view.search(search)
    for line, index in enumerate(view.lines):
        if index != BLANK:
            assert view.line_of(index) == line
    assert [view.line_of(index) for index in range(len(kinds)) if index not in view.lines] == [None] * (
        len(kinds) - len([index for index in view.lines if index != BLANK])
    )
