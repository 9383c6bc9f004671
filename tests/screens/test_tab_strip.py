import pytest
from textual.app import App, ComposeResult

from screens.widgets.tab_strip import Label, TabStrip
from tests.screens.running import screen_lines

NAMES = ["Overview", "Advice 18", "Relationship", "Voice", "Values", "Goals", "Instruments", "Timeline"]


class StripApp(App[None]):
    """A strip of tabs, and the one that was clicked last."""

    clicked = ""

    def compose(self) -> ComposeResult:
        yield TabStrip()

    def on_tab_strip_chosen(self, message: TabStrip.Chosen) -> None:
        self.clicked = message.tab


@pytest.mark.parametrize("width", [20, 30, 60, 80, 120])
async def test_at_every_width_the_current_tab_is_seen_and_underlined(width: int) -> None:
    app = StripApp()
    async with app.run_test(size=(width, 5)) as pilot:
        strip = app.query_one(TabStrip)
        for name in NAMES:
            strip.show([Label(each, each) for each in NAMES], name)
            await pilot.pause()
            names, under = screen_lines(app)[:2]
            assert len(names) <= width
            first, last = under.index("▔"), under.rindex("▔") + 1
            assert names[first:last] == name
            shown = [each for each in NAMES if each in names]
            assert ("‹" in names) == (shown[0] != NAMES[0])
            assert ("›" in names) == (shown[-1] != NAMES[-1])


async def test_a_click_on_a_name_chooses_its_tab() -> None:
    app = StripApp()
    async with app.run_test(size=(120, 5)) as pilot:
        app.query_one(TabStrip).show([Label(each, each) for each in NAMES], "Overview")
        await pilot.pause()
        at = screen_lines(app)[0].index("Voice")
        await pilot.click(TabStrip, offset=(at + 2, 0))
        await pilot.pause()
        assert app.clicked == "Voice"
