"""A form that came back, read from the screens: nothing is recorded before a yes, and nothing doubtful unasked."""

import re
from datetime import date
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from advisor.records import Decision, FormReturn
from screens.app import AdvisorApp
from screens.dialogs.path import AskPath
from screens.dialogs.returned import TAKEN, ReturnedDialog
from screens.start import Start
from screens.widgets.fields_choice import ChoiceInput
from tests.exports.form.returned import FULL, Office, says
from tests.screens.running import notices, press, running, screen_text, settled, until
from tests.tools.form_filling import without_tags


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.begun(tmp_path)


def app_of(office: Office) -> AdvisorApp:
    """The program on the practice that made the form."""
    return AdvisorApp(Start(office.home / "practice", office.home / "state", office.calendar, "maria"))


async def shown(app: AdvisorApp, pilot: Pilot[int], path: Path) -> ReturnedDialog:
    """What the file would record."""
    await press(pilot, "R")
    await until(pilot, lambda: isinstance(app.screen, AskPath))
    dialog = app.screen
    assert isinstance(dialog, AskPath)
    dialog.row("file").typed = f"'{path}'"
    await press(pilot, "enter")
    await until(pilot, lambda: isinstance(app.screen, ReturnedDialog), "what it says")
    await settled(pilot, app)
    assert isinstance(app.screen, ReturnedDialog)
    return app.screen


async def test_old_and_new_are_shown_and_recorded_after_a_yes(office: Office) -> None:
    path = office.comes_back(says(**FULL, words="We will."))
    app = app_of(office)
    async with running(app) as pilot:
        await shown(app, pilot, path)
        text = screen_text(app)
        assert "no decision" in text
        assert "adopted on 1 June 2026, Dana Ortiz" in text
        assert "“We will.”" in text
        assert "Record 1 decision" in text
        assert app.desk is not None
        assert app.desk.book.all(FormReturn) == []
        await press(pilot, "y")
        await until(pilot, lambda: any("1 decision recorded" in each for each in notices(app)), "the record")
        (decision,) = app.desk.book.all(Decision)
        (back,) = app.desk.book.all(FormReturn)
        assert (decision.form_return, decision.words) == (back.id, "We will.")
        await press(pilot, "u")
        await until(pilot, lambda: "Take back" in screen_text(app))
        await press(pilot, "y")
        await until(pilot, lambda: app.desk is not None and not app.desk.book.all(FormReturn), "the undo")


async def test_what_is_doubtful_is_recorded_only_where_somebody_says_so(office: Office) -> None:
    path = office.comes_back(says(position="Adopted", by="Piet Hanssen", on=date(2026, 6, 1)))
    app = app_of(office)
    async with running(app) as pilot:
        dialog = await shown(app, pilot, path)
        assert "doubt" in screen_text(app)
        assert dialog.chosen == ()
        dialog.query_one(ChoiceInput).typed = TAKEN
        await until(pilot, lambda: "Record 1 decision" in screen_text(app))
        await press(pilot, "f2")
        await until(pilot, lambda: any("1 decision recorded" in each for each in notices(app)), "the record")
        assert app.desk is not None
        assert len(app.desk.book.all(Decision)) == 1


async def test_a_button_that_says_more_than_before_is_wide_enough_for_it(office: Office) -> None:
    doubtful = says("ACME-2", position="Adopted", by="Piet Hanssen", on=date(2026, 6, 1))
    path = office.comes_back({**says(**FULL), **doubtful})
    app = app_of(office)
    async with running(app) as pilot:
        dialog = await shown(app, pilot, path)
        assert "[ Record 1 decision  y ]" in screen_text(app)
        dialog.query_one(ChoiceInput).typed = TAKEN
        await until(pilot, lambda: "[ Record 2 decisions  y ]" in screen_text(app), "the whole of the button")


async def test_by_what_an_answer_was_found_again_is_said(office: Office) -> None:
    path = office.comes_back(says(**FULL), without_tags)
    app = app_of(office)
    async with running(app) as pilot:
        await shown(app, pilot, path)
        assert re.search(r"found by +its bookmark", screen_text(app))


async def test_a_file_that_is_dropped_on_the_place_is_asked_about_and_read(office: Office) -> None:
    path = office.comes_back(says(**FULL))
    app = app_of(office)
    async with running(app) as pilot:
        await press(pilot, "5")
        await settled(pilot, app)
        app.post_message(Paste(f"'{path}'"))
        await until(pilot, lambda: isinstance(app.screen, AskPath) and "back.docx" in app.screen.row("file").typed)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, ReturnedDialog), "what it says")


async def test_what_is_pasted_on_the_place_and_is_no_word_file_asks_nothing(office: Office) -> None:
    app = app_of(office)
    async with running(app) as pilot:
        await press(pilot, "5")
        await settled(pilot, app)
        app.post_message(Paste("Dear Dana"))
        await press(pilot, "j")
        await settled(pilot, app)
        assert len(app.screen_stack) == 1


async def test_esc_records_nothing(office: Office) -> None:
    path = office.comes_back(says(**FULL))
    app = app_of(office)
    async with running(app) as pilot:
        await shown(app, pilot, path)
        await press(pilot, "escape")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        assert app.desk is not None
        assert (app.desk.book.all(Decision), app.desk.book.all(FormReturn)) == ([], [])


async def test_a_file_that_is_no_form_is_refused_where_it_was_named(office: Office) -> None:
    path = office.home / "letter.docx"
    path.write_bytes(b"no Word file")
    app = app_of(office)
    async with running(app) as pilot:
        await press(pilot, "R")
        await until(pilot, lambda: isinstance(app.screen, AskPath))
        dialog = app.screen
        assert isinstance(dialog, AskPath)
        dialog.row("file").typed = str(office.home / "nowhere.docx")
        await press(pilot, "enter")
        await until(pilot, lambda: "There is no such file" in screen_text(app))
        dialog.row("file").typed = str(path)
        await press(pilot, "enter")
        await until(pilot, lambda: "letter.docx" in screen_text(app) and "!" in screen_text(app), "the refusal")
        assert app.screen is dialog
