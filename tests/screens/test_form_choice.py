from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from screens.widgets.fields_choice import ChoiceInput, pack

words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=60)


@given(st.lists(words, min_size=1, max_size=14), st.integers(8, 120))
def test_options_stand_in_their_order_inside_the_width_and_never_on_each_other(options: list[str], width: int) -> None:
    places = pack(options, width)

    assert [each.option for each in places] == list(range(len(options)))
    assert all(each.start >= 0 and each.end <= width for each in places)
    for before, after in pairwise(places):
        assert (after.line, after.start) > (before.line, before.end) or after.line > before.line


@given(st.lists(words, min_size=1, max_size=14), st.integers(8, 120))
def test_a_new_line_begins_only_where_the_option_would_not_fit(options: list[str], width: int) -> None:
    places = pack(options, width)

    for before, after in pairwise(places):
        if after.line > before.line:
            assert before.end + 1 + cell_len(after.words) + 2 > width


class Page(App[None]):
    """Shows one choice."""

    def __init__(self, choice: ChoiceInput) -> None:
        super().__init__()
        self.choice = choice
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.choice

    def on_choice_input_changed(self, event: ChoiceInput.Changed) -> None:
        self.chosen.append(event.choice.typed)


def lines(app: App[Any]) -> str:
    return str(app.query_one(ChoiceInput).render())


@pytest.mark.parametrize("width", [30, 60, 120])
async def test_the_chosen_option_stands_in_brackets_at_every_width(width: int) -> None:
    app = Page(ChoiceInput(["adopted", "adopted in part", "declined"], "adopted in part", hint="what they said"))
    async with app.run_test(size=(width, 10)):
        assert "[2 adopted in part]" in lines(app)
        assert lines(app).count("[") == 1
        assert "what they said" in lines(app)


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


async def test_of_more_than_nine_options_the_first_have_digits_and_the_arrows_reach_all() -> None:
    app = Page(ChoiceInput([f"option {letter}" for letter in "abcdefghijk"]))
    async with app.run_test() as pilot:
        await press(pilot, "9", "right", "right", "right", "0")

        assert app.chosen == ["option i", "option j", "option k"]
        assert "[option k]" in lines(app)


async def test_a_digit_without_an_option_and_any_letter_choose_nothing() -> None:
    app = Page(ChoiceInput(["yes", "no"]))
    async with app.run_test() as pilot:
        await press(pilot, "3", "0", "y", "space")

        assert app.chosen == []


async def test_the_arrows_begin_with_the_first_option_and_stop_at_the_ends() -> None:
    app = Page(ChoiceInput(["yes", "no"], may_be_empty=True))
    async with app.run_test() as pilot:
        await press(pilot, "left", "left", "right", "right", "backspace")

        assert app.chosen == ["yes", "no", ""]
