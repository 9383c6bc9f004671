"""A long text in a form that scrolls: what is painted is what stands in it."""

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.containers import VerticalScroll

from screens.widgets.fields_long import LongInput
from tests.screens.running import press, screen_text, type_text


class Page(App[int]):
    """A long field in a form with room for three lines."""

    CSS = "VerticalScroll { height: 3; scrollbar-size-vertical: 1; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self.field = LongInput(text)

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            yield self.field
            yield LongInput("below it")


def painted(app: App[Any]) -> str:
    return screen_text(app)


@pytest.mark.parametrize("length", range(15, 25))
async def test_what_is_painted_is_what_is_typed_also_when_the_scrollbar_comes(length: int) -> None:
    """At one length, the last word of the first line goes below when the scrollbar takes a cell."""
    app = Page(f"one two {'x' * length} and some more words")
    async with app.run_test(size=(30, 10)) as pilot:
        app.field.focus()
        await pilot.pause()
        for key in " of many days":
            await type_text(pilot, key)
            shown = painted(app)
            app.field._line_cache.clear()
            app.field.refresh()
            await press(pilot)
            assert shown == painted(app)
