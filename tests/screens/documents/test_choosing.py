"""What the cursor stands on in the place Documents is what a document is of, and what the menu is about."""

from pathlib import Path

from screens.dialogs.help import HelpDialog
from screens.dialogs.lists import Choose
from screens.documents.scopes import PRACTICE_KEY
from tests.screens.documents.practice import go, place_of
from tests.screens.running import NWD, app_on, press, running, screen_text, until


async def test_on_a_client_only_the_kind_is_asked(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await go(app, pilot)
        place_of(app).choose(NWD)
        place_of(app).of.focus()
        await press(pilot, "x")
        await until(pilot, lambda: isinstance(app.screen, Choose), "the question")
        await until(pilot, lambda: "Make what of NWD Northwind Industries?" in screen_text(app), "which kind")


async def test_the_menu_opens_on_every_row_and_names_the_document(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await go(app, pilot)
        place = place_of(app)
        for key, focused, heading in (
            (NWD, place.of, "Northwind Industries"),
            (PRACTICE_KEY, place.of, "This row"),
            (PRACTICE_KEY, place.rows, "practice review"),
        ):
            place.choose(key)
            await until(pilot, lambda: place.is_fresh, "what is to be said")
            focused.focus()
            await press(pilot, "full_stop")
            await until(pilot, lambda: isinstance(app.screen, HelpDialog), f"the menu of {heading}")
            assert isinstance(app.screen, HelpDialog)
            assert heading in app.screen.heading
            await press(pilot, "escape")
            await until(pilot, lambda: len(app.screen_stack) == 1, "the place")


async def test_a_sentence_goes_on_over_the_empty_cells_at_its_right(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await go(app, pilot)
        place_of(app).choose(NWD)
        told = "Two recommendations await a decision; four have"
        await until(pilot, lambda: told in screen_text(app), "the sentence")
