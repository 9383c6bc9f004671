from pathlib import Path

from advisor.changes import Add, Delete
from advisor.records import Answer, Interaction, Promise
from screens.client.tabs import TABS
from screens.widgets.page_register import PageRegister
from tests.screens.client.opening import open_tab, place_of
from tests.screens.client.rich_practice import LATE_PROMISE, NEED, NEED_OLD, SITTING, day
from tests.screens.running import (
    NWD,
    REVIEW,
    RUTH,
    app_on,
    notices,
    press,
    running,
    screen_lines,
    screen_text,
    sizes,
    text_beneath,
    type_text,
    until,
)

TAB_IDS = [each.id for each in TABS]


def marked(lines: list[str]) -> str:
    """The name of the tab that is underlined."""
    under = next(line for line in lines if "▔" in line)
    first, last = under.index("▔"), under.rindex("▔")
    return lines[lines.index(under) - 1][first : last + 1]


async def test_arrows_and_tab_go_through_the_tabs_and_around_and_the_current_one_is_underlined(
    rich_folder: Path,
) -> None:
    app = app_on(rich_folder)
    async with running(app) as pilot:
        await open_tab(pilot, app, "overview")
        names = [marked(screen_lines(app))]
        for key in ["right", "tab"] * 4:
            await press(pilot, key)
            names.append(marked(screen_lines(app)))
        assert names[0] == names[-1] == "Overview"
        assert [each.split()[0] for each in names[:-1]] == [each.name for each in TABS]
        await press(pilot, "left")
        assert marked(screen_lines(app)) == "Timeline"
        await press(pilot, "shift+tab")
        assert marked(screen_lines(app)) == "Instruments"


@sizes
async def test_every_tab_is_underlined_and_has_the_keys_at_every_size(rich_folder: Path, size: tuple[int, int]) -> None:
    app = app_on(rich_folder)
    async with running(app, size) as pilot:
        for tab in TABS:
            await open_tab(pilot, app, tab.id)
            assert marked(screen_lines(app)).startswith(tab.name)
            assert app.focused is place_of(app).query_one(PageRegister)


async def test_the_tab_is_kept_when_records_change_and_when_one_comes_back_to_the_client(rich_folder: Path) -> None:
    app = app_on(rich_folder)
    async with running(app) as pilot:
        await open_tab(pilot, app, "relationship")
        await press(pilot, "down")
        register = place_of(app).register
        key = register.cursor_key
        assert app.desk is not None
        app.desk.practice.record([Add(Interaction(client=NWD, on=day("11-20"), said="The price study."))], "contact")
        app.show_all()
        await until(pilot, lambda: "Last contact 20 Nov 26, 3 days ago" in screen_text(app))
        assert register.cursor_key == key
        await press(pilot, "escape", "3", "2", "enter")
        assert place_of(app).tab == "relationship"


async def test_keys_act_on_the_row_under_the_cursor(rich_folder: Path) -> None:
    app = app_on(rich_folder)
    async with running(app) as pilot:
        await open_tab(pilot, app, "relationship")
        assert place_of(app).selection().record == LATE_PROMISE
        await press(pilot, "enter")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        assert "Send the price study" in screen_text(app)
        await press(pilot, "escape", "d")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await press(pilot, "y")
        await until(pilot, lambda: app.desk is not None and app.desk.book.get(Promise, LATE_PROMISE) is None)
        await until(pilot, lambda: "Send the price study" not in text_beneath(app))


async def test_a_page_taller_than_the_window_is_read_first_and_no_row_out_of_sight_is_acted_on(
    rich_folder: Path,
) -> None:
    app = app_on(rich_folder)
    async with running(app, (60, 20)) as pilot:
        await open_tab(pilot, app, "relationship")
        place = place_of(app)
        assert "contacts" in screen_text(app)
        assert place.selection().record == NWD, "no promise is in sight yet"
        presses = 0
        while place.selection().record != LATE_PROMISE:
            await press(pilot, "down")
            presses += 1
            assert presses < 20
        assert "Send the price study" in screen_text(app)
        await press(pilot, "home")
        assert "contacts" in screen_text(app)
        await press(pilot, "enter")
        assert "Send the price study" in screen_text(app), "it is brought into sight before it is opened"
        assert len(app.screen_stack) == 1


async def test_a_line_of_today_is_put_off_from_the_overview(rich_folder: Path) -> None:
    app = app_on(rich_folder)
    async with running(app) as pilot:
        await open_tab(pilot, app, "overview")
        assert "Send the price study" in screen_text(app)
        await press(pilot, "z", "enter")
        await until(pilot, lambda: any("Put off until 7 Dec 26" in each for each in notices(app)))
        assert "Send the price study" not in screen_text(app)


async def test_a_need_that_changed_stands_below_the_new_one(rich_folder: Path) -> None:
    app = app_on(rich_folder)
    async with running(app) as pilot:
        await open_tab(pilot, app, "values")
        lines = screen_lines(app)
        now = next(number for number, line in enumerate(lines) if "Transport that arrives when promised" in line)
        assert "└ Cheaper transport" in lines[now + 1]
        assert "until 7 Sep 26" in lines[now + 1]
        assert place_of(app).register.shown_keys[:2] == [NEED, NEED_OLD]


async def test_words_in_our_own_words_are_said_to_be_so_and_do_not_count(rich_folder: Path) -> None:
    app = app_on(rich_folder)
    async with running(app) as pilot:
        await open_tab(pilot, app, "voice")
        shown = screen_text(app)
        assert "3 of 6 answers: every question needs exact words from two people." in shown
        [noted] = [line for line in screen_lines(app) if "Costs" in line]
        assert "Costs (as I noted it)" in noted
        assert "does not count" in noted
        assert "“I read the summary.”" in shown
        assert "“What worries you?” needs one more person." in shown


async def test_coverage_says_so_when_an_answer_is_gone(rich_folder: Path) -> None:
    app = app_on(rich_folder)
    async with running(app) as pilot:
        await open_tab(pilot, app, "voice")
        assert app.desk is not None
        said = [each for each in app.desk.book.answers_of(SITTING) if isinstance(each, Answer) and each.person == RUTH]
        app.desk.practice.record([Delete(each) for each in said], "Ruth's answers")
        app.show_all()
        await until(pilot, lambda: "2 of 6 answers" in screen_text(app))
        assert "“How do you use what we do?” needs one more person." in screen_text(app)


async def test_goals_say_how_far_they_are_and_whether_that_is_in_time(rich_folder: Path) -> None:
    app = app_on(rich_folder)
    async with running(app) as pilot:
        await open_tab(pilot, app, "goals")
        [margin] = [line for line in screen_lines(app) if "Orders above the floor" in line and "→" in line]
        assert "40 → 61 → 60 %" in margin
        assert "at its target" in margin
        [service] = [line for line in screen_lines(app) if "Deliveries on the promised day" in line and "→" in line]
        assert "! behind" in service


async def test_the_timeline_is_narrowed_by_words_and_kinds_as_one_types(rich_folder: Path) -> None:
    app = app_on(rich_folder)
    async with running(app) as pilot:
        await open_tab(pilot, app, "values")
        await press(pilot, "slash")
        assert place_of(app).tab == "timeline"
        await type_text(pilot, "kind:promise price")
        await until(pilot, lambda: place_of(app).register.shown == 1)
        assert place_of(app).register.shown_keys == [LATE_PROMISE]
        await press(pilot, "escape")
        await until(pilot, lambda: place_of(app).register.shown > 20)
        assert app.focused is place_of(app).register
        await press(pilot, "slash")
        await type_text(pilot, "kind:wish")
        await until(pilot, lambda: "“wish” is not a kind." in screen_text(app))
        assert place_of(app).register.shown > 20


async def test_a_past_day_shows_nothing_that_happened_later(rich_folder: Path) -> None:
    app = app_on(rich_folder)
    async with running(app, (200, 60)) as pilot:
        assert app.desk is not None
        app.desk.as_of = day("06-30")
        app.show_all()
        later = ["Send the price study", "Transport that arrives", "The floor holds", "talk to my people", "61 %"]
        for tab in TAB_IDS:
            await open_tab(pilot, app, tab)
            shown = screen_text(app)
            assert not [each for each in later if each in shown], tab
        await open_tab(pilot, app, "values")
        assert "Cheaper transport" in screen_text(app)


async def test_empty_tabs_say_what_belongs_there(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        for tab in ("relationship", "voice", "values", "goals", "instruments"):
            await open_tab(pilot, app, tab)
            assert "stands here" in screen_text(app) or "stand here" in screen_text(app), tab


async def test_one_comes_back_from_an_engagement_to_its_row(rich_folder: Path) -> None:
    app = app_on(rich_folder)
    async with running(app, (60, 20)) as pilot:
        await open_tab(pilot, app, "overview")
        place = place_of(app)
        while place.selection().record != REVIEW:
            await press(pilot, "down")
        await press(pilot, "enter")
        await until(pilot, lambda: "─ NWD-E1 Commercial review" in screen_text(app))
        await press(pilot, "escape")
        await until(pilot, lambda: "─ Northwind Industries" in screen_text(app))
        assert place.selection().record == REVIEW


async def test_whatever_is_gone_to_stands_under_the_cursor_on_its_tab(rich_folder: Path) -> None:
    app = app_on(rich_folder)
    async with running(app, (60, 20)) as pilot:
        for record, tab in ((LATE_PROMISE, "relationship"), (NEED_OLD, "values"), (RUTH, "overview")):
            await app.reveal(record)
            await pilot.pause()
            assert place_of(app).tab == tab
            assert place_of(app).selection().record == record
        assert "Ruth Amsel" in screen_text(app)
