from collections.abc import Sequence

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.events import MouseScrollDown
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input, Static

from screens.widgets.register import Register
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Heading, Item, Row

SIZES = [(60, 20), (80, 24), (200, 60)]
COLUMNS = [
    Column("Ref", 8, priority=3),
    Column("Advice", 16, weight=1, priority=4),
    Column("Standing", 13, priority=2),
    Column("Given", 9, align="right", priority=1),
]


class Watched(Register):
    """A register that notes which of its lines were drawn."""

    def __init__(self, columns: Sequence[Column], *, empty: str, ascii_only: bool) -> None:
        super().__init__(columns, empty=empty, ascii_only=ascii_only)
        self.drawn: list[int] = []

    def render_line(self, y: int) -> Strip:
        self.drawn.append(y)
        return super().render_line(y)


class Screen(App[None]):
    """An input above, a register, and a pane at its side."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        items: Sequence[Item],
        *,
        columns: Sequence[Column] = COLUMNS,
        empty: str = "Nothing matches. esc clears the filter.",
        ascii_only: bool = False,
    ) -> None:
        super().__init__()
        self.register = Watched(columns, empty=empty, ascii_only=ascii_only)
        self.register.set_rows(items)
        self.heard: list[Message] = []
        self.layouts = 0

    def compose(self) -> ComposeResult:
        yield Input()
        with Horizontal():
            yield self.register
            yield Static("detail")

    def on_mount(self) -> None:
        self.query_one(Static).styles.width = 10
        self.register.focus()
        self.watch(self.query_one(Input), "value", self.register.search, init=False)
        self.screen.screen_layout_refresh_signal.subscribe(self, lambda _: self._count_layout())

    def _count_layout(self) -> None:
        self.layouts += 1

    def on_register_highlighted(self, message: Register.Highlighted) -> None:
        self.heard.append(message)

    def on_register_opened(self, message: Register.Opened) -> None:
        self.heard.append(message)

    def on_register_marked(self, message: Register.Marked) -> None:
        self.heard.append(message)

    def lines(self) -> list[str]:
        """What the register shows, line by line, without trailing blanks."""
        return [self.register.render_line(y).text.rstrip() for y in range(self.register.size.height)]

    def highlighted(self) -> list[str | None]:
        return [message.key for message in self.heard if isinstance(message, Register.Highlighted)]

    def opened(self) -> list[str]:
        return [message.key for message in self.heard if isinstance(message, Register.Opened)]

    def marked(self) -> list[set[str]]:
        return [set(message.keys) for message in self.heard if isinstance(message, Register.Marked)]


def numbered(count: int, start: int = 1) -> list[Row]:
    return [
        Row(f"N{number}", (f"NWD-{number}", f"Advice number {number}", "○ awaiting", "7 Sep 26"))
        for number in range(start, start + count)
    ]


def grouped() -> list[Item]:
    return [
        Heading("Owed by us", "2 late"),
        *numbered(3),
        Heading("Waiting for them", "5, oldest 47 days"),
        *numbered(40, 4),
    ]


@pytest.mark.parametrize("size", SIZES)
async def test_every_movement_key_takes_the_cursor_where_it_says_and_keeps_it_in_sight(
    size: tuple[int, int],
) -> None:
    app = Screen(numbered(500))
    async with app.run_test(size=size) as pilot:
        page = app.register.size.height - 2
        for key, row in [
            ("down", 2),
            ("j", 3),
            ("up", 2),
            ("k", 1),
            ("up", 1),
            ("pagedown", 1 + page),
            ("pagedown", 1 + 2 * page),
            ("pageup", 1 + page),
            ("end", 500),
            ("down", 500),
            ("home", 1),
            ("G", 500),
            ("pageup", 500 - page),
            ("g", 1),
            ("pageup", 1),
        ]:
            await pilot.press(key)
            assert app.register.cursor_key == f"N{row}", key
            assert [line.split()[1] for line in app.lines() if line.startswith("▌")] == [f"NWD-{row}"], key
        assert app.highlighted()[:3] == ["N1", "N2", "N3"]


@pytest.mark.parametrize("size", SIZES)
async def test_the_titles_stay_while_the_rows_scroll(size: tuple[int, int]) -> None:
    app = Screen(numbered(500))
    async with app.run_test(size=size) as pilot:
        before = app.lines()[0]
        await pilot.press("end")
        assert before.split()[:2] == ["Ref", "Advice"]
        assert app.lines()[0] == before
        assert app.lines()[-1].split()[1] == "NWD-500"


async def test_narrow_screens_leave_out_the_columns_of_low_priority() -> None:
    for size, titles in [((60, 20), ["Ref", "Advice", "Standing"]), ((80, 24), ["Ref", "Advice", "Standing", "Given"])]:
        app = Screen(numbered(3))
        async with app.run_test(size=size):
            assert app.lines()[0].split() == titles


async def test_a_move_draws_two_lines_and_no_others() -> None:
    app = Screen(numbered(30_000))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "down")
        await pilot.pause()
        app.register.drawn.clear()
        await pilot.press("down")
        await pilot.pause()
        assert sorted(set(app.register.drawn)) == [3, 4]


async def test_filtering_and_filling_never_lay_out_the_screen_anew() -> None:
    app = Screen(numbered(1000))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        before = app.layouts
        for words in ("number 77", "nowhere", ""):
            app.register.search(words)
            await pilot.pause()
        app.register.set_rows(numbered(1500))
        await pilot.pause()
        app.register.set_rows(numbered(2))
        await pilot.pause()
        assert app.layouts == before
        # The count itself is to be trusted: a height assigned in the usual way does lay out.
        app.register.virtual_size = app.register.virtual_size.with_height(7)
        await pilot.pause()
        assert app.layouts > before


async def test_the_scrollbar_follows_the_number_of_rows() -> None:
    app = Screen(numbered(1000))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        bar = app.register.vertical_scrollbar
        assert bar.window_virtual_size == app.register.virtual_size.height == 1001
        app.register.search("number 77")
        await pilot.pause()
        height = app.register.size.height
        assert bar.window_virtual_size == app.register.virtual_size.height == height
        app.register.set_rows([*numbered(1000), *numbered(100, 7700)])
        await pilot.pause()
        assert bar.window_virtual_size == app.register.shown + 1 == 120


async def test_what_is_typed_narrows_the_rows_and_an_empty_text_brings_them_back() -> None:
    app = Screen(numbered(300))
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(Input).focus()
        await pilot.press(*"12")
        assert app.register.shown_keys == ["N12", "N112", *(f"N{n}" for n in range(120, 130)), "N212"]
        assert app.register.cursor_key == "N12"
        await pilot.press("space", *"29")
        assert app.register.shown_keys == ["N129"]
        await pilot.press("ctrl+u")
        assert app.register.shown == 300
        assert app.register.cursor_key == "N129"
        assert [line.split()[1] for line in app.lines() if line.startswith("▌")] == ["NWD-129"]


async def test_where_nothing_is_left_the_given_sentence_stands_and_no_row_is_highlighted() -> None:
    app = Screen(numbered(30))
    async with app.run_test(size=(60, 20)) as pilot:
        app.register.search("nowhere")
        await pilot.pause()
        assert [line.strip() for line in app.lines()[1:] if line] == ["Nothing matches. esc clears the filter."]
        assert app.highlighted()[-1] is None
        for key in ("down", "pagedown", "end", "enter", "space"):
            await pilot.press(key)
        assert app.opened() == []
        assert app.marked() == []
        app.register.empty = "No advice yet. a adds the first."
        assert [line.strip() for line in app.lines()[1:] if line] == ["No advice yet. a adds the first."]


async def test_a_long_sentence_is_wrapped_where_there_is_little_room() -> None:
    app = Screen([], empty="No advice has been recorded yet for this client. a adds the first of it.")
    async with app.run_test(size=(60, 20)):
        said = [line.strip() for line in app.lines()[1:] if line]
        assert len(said) == 2
        assert " ".join(said) == app.register.empty


async def test_enter_opens_the_row_under_the_cursor() -> None:
    app = Screen(numbered(5))
    async with app.run_test() as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.opened() == ["N2"]


async def test_space_marks_and_unmarks_and_steps_on_and_marks_outlive_a_filter() -> None:
    app = Screen(numbered(50))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "space", "space", "up", "space")
        await pilot.pause()
        assert app.marked() == [{"N1"}, {"N1", "N2"}, {"N1", "N2", "N3"}, {"N1", "N2"}]
        assert [line[:10] for line in app.lines()[1:4]] == [" ● NWD-1  ", " ● NWD-2  ", "   NWD-3  "]
        assert app.register.cursor_key == "N4"
        app.register.search("40")
        assert app.register.marks == {"N1", "N2"}
        for _ in range(2):
            app.register.mark([])
            await pilot.pause()
        assert app.marked()[4:] == [set()]


async def test_the_last_row_is_marked_where_there_is_none_to_step_on_to() -> None:
    app = Screen(numbered(3))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "space")
        await pilot.pause()
        assert app.marked() == [{"N3"}]
        assert app.register.cursor_key == "N3"


async def test_other_rows_keep_the_cursor_on_its_key_and_the_marks_that_are_still_there() -> None:
    app = Screen(numbered(50))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "space")
        app.register.set_rows([*reversed(numbered(48, 2)), Row("new", ("NEW-1", "New"))])
        await pilot.pause()
        assert app.register.cursor_key == "N3"
        assert app.register.marks == {"N2"}
        assert app.marked()[-1] == {"N2"}
        assert app.highlighted() == ["N1", "N2", "N3"]


async def test_when_the_row_under_the_cursor_goes_the_one_in_its_place_is_highlighted() -> None:
    app = Screen(numbered(5))
    async with app.run_test() as pilot:
        await pilot.press("down", "down")
        app.register.set_rows([row for row in numbered(5) if row.key != "N3"])
        await pilot.pause()
        assert app.register.cursor_key == "N4"
        assert app.highlighted()[-1] == "N4"


async def test_the_caller_can_narrow_to_keys_and_go_to_one() -> None:
    app = Screen(numbered(200))
    async with app.run_test(size=(80, 24)) as pilot:
        app.register.show_only({"N5", "N150"})
        assert app.register.shown_keys == ["N5", "N150"]
        assert app.register.move_to("N150")
        assert not app.register.move_to("N6")
        app.register.show_only(None)
        await pilot.pause()
        assert app.register.cursor_key == "N150"


async def test_the_cursor_passes_over_headings_and_the_first_one_comes_back_into_sight() -> None:
    app = Screen(grouped(), columns=[Column("", 8), Column("", 16, weight=1)])
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.lines()[0].split() == ["Owed", "by", "us", "2", "late"]
        await pilot.press("up")
        assert app.register.cursor_key == "N1"
        await pilot.press("down", "down", "down")
        assert app.register.cursor_key == "N4"
        assert app.lines()[4] == ""
        assert app.lines()[5].endswith("5, oldest 47 days")
        await pilot.press("up")
        assert app.register.cursor_key == "N3"
        await pilot.press("end", "home")
        assert app.lines()[0].startswith(" Owed by us")


async def test_a_click_puts_the_cursor_and_a_second_one_opens() -> None:
    app = Screen(numbered(200))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end", "up")
        top = app.register.scroll_offset.y
        await pilot.click(app.register, offset=(12, 4))
        assert app.register.cursor_key == f"N{top + 4}"
        assert app.opened() == []
        await pilot.double_click(app.register, offset=(12, 6))
        await pilot.pause()
        assert app.opened() == [f"N{top + 6}"]
        await pilot.click(app.register, offset=(12, 0))
        assert app.register.cursor_key == f"N{top + 6}"


async def test_the_wheel_scrolls_without_moving_the_cursor_and_a_key_brings_it_back() -> None:
    app = Screen(numbered(200))
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(30):
            app.register.post_message(MouseScrollDown(app.register, 5, 5, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert app.register.cursor_key == "N1"
        assert not any(line.startswith("▌") for line in app.lines())
        await pilot.press("down")
        assert app.lines()[1].startswith("▌  NWD-2 ")


async def test_text_of_any_script_keeps_the_columns_in_line() -> None:
    titles = [
        "価格調査を南部地域に公開する",
        "👩\u200d👩\u200d👧 family firm ❤\ufe0f",
        "cafe\u0301 Zu\u0308rich",
        "a\tb\nc\x1b[31md",
        "[b]bold?[/b] [",
        "\u202eright to left",
    ]
    app = Screen([Row(title, (f"R-{n}", title, "○ awaiting", "7 Sep 26")) for n, title in enumerate(titles)])
    async with app.run_test(size=(80, 24)):
        lines = app.lines()[1 : 1 + len(titles)]
        assert {cell_len(line[: line.index("○")]) for line in lines} == {app.lines()[0].index("Standing")}
        assert "[b]bold?[/b] [" in lines[4]
        assert "a b cd" in lines[3]


async def test_with_ascii_glyphs_nothing_of_the_widget_itself_goes_beyond_ascii() -> None:
    rows = [
        Row(str(n), ("NWD", "A title that is far too long for the room it has, whatever the screen")) for n in range(3)
    ]
    app = Screen(rows, ascii_only=True)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("space", "up")
        assert "".join(app.lines()).isascii()
        assert app.lines()[1].startswith(">* NWD")
        assert ".." in app.lines()[1]


async def test_a_row_with_fewer_cells_than_columns_is_shown_with_blanks() -> None:
    app = Screen([Row("a", ("only",))])
    async with app.run_test(size=(80, 24)):
        assert app.lines()[1] == "▌  only"


@pytest.mark.parametrize(
    ("theme", "focused"),
    [
        *((theme, True) for theme in ("textual-dark", "textual-light", "nord", "solarized-light", "ansi-dark")),
        *((theme, False) for theme in ("textual-dark", "textual-light", "nord", "solarized-light")),
    ],
)
async def test_the_cursor_line_differs_from_the_others_in_every_theme(theme: str, focused: bool) -> None:
    app = Screen([Row(str(n), ("NWD", "Floor"), tones=("dim", "warn")) for n in range(3)])
    app.theme = theme
    async with app.run_test(size=(80, 24)) as pilot:
        (app.register if focused else app.query_one(Input)).focus()
        await pilot.pause()
        chosen, other = (list(app.register.render_line(y)) for y in (1, 2))
        assert chosen[0].text.startswith("▌")
        assert all(segment.style and segment.style.bold for segment in chosen)
        assert len({segment.style.color for segment in chosen if segment.style}) == 1
        backgrounds = [{segment.style.bgcolor for segment in line if segment.style} for line in (chosen, other)]
        assert backgrounds[0] != backgrounds[1]


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_without_a_background_of_its_own_the_cursor_line_is_bold_behind_its_bar(theme: str) -> None:
    app = Screen(numbered(3))
    app.theme = theme
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(Input).focus()
        await pilot.pause()
        chosen, other = (list(app.register.render_line(y)) for y in (1, 2))
        assert chosen[0].text.startswith("▌")
        assert [bool(line[-1].style and line[-1].style.bold) for line in (chosen, other)] == [True, False]


async def test_a_new_theme_is_drawn_at_once() -> None:
    app = Screen(numbered(3))
    async with app.run_test(size=(80, 24)) as pilot:
        before = list(app.register.render_line(2))
        app.theme = "textual-light"
        await pilot.pause()
        assert list(app.register.render_line(2)) != before


async def test_a_smaller_screen_keeps_the_cursor_in_sight() -> None:
    app = Screen(numbered(200))
    async with app.run_test(size=(200, 60)) as pilot:
        await pilot.press("pagedown")
        key = app.register.cursor_key
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert app.register.cursor_key == key
        assert len([line for line in app.lines() if line.startswith("▌")]) == 1


def test_every_binding_has_an_id_and_movement_stays_out_of_the_footer() -> None:
    bindings = [binding for _, binding in Register(COLUMNS)._bindings]
    assert all(binding.id and binding.id.startswith("register.") for binding in bindings)
    assert {binding.action for binding in bindings if binding.show} == {"mark"}
