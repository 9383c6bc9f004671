"""Files that are written from the palette: the calendar, all data, and the register as a table."""

from pathlib import Path
from zipfile import is_zipfile

import platformdirs
import pytest
from textual.widgets import Static

from advisor.records import Document
from screens.dialogs.writing import AskFile
from tests.screens.documents.practice import go, place_of
from tests.screens.running import NWD, app_on, notices, press, running, screen_text, type_text, until


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own documents."""
    folder = tmp_path / "their documents"
    monkeypatch.setattr(platformdirs, "user_documents_dir", lambda: str(folder))
    return folder


@pytest.mark.parametrize(
    ("action", "ending"), [("export.calendar", ".ics"), ("export.data", ".xlsx"), ("export.table", ".xlsx")]
)
async def test_without_a_name_the_file_goes_to_the_users_documents(
    practice_folder: Path, documents: Path, action: str, ending: str
) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await go(app, pilot)
        place_of(app).choose(NWD)
        app.action_do(action)
        await until(pilot, lambda: isinstance(app.screen, AskFile), "the question")
        await press(pilot, "enter")
        await until(pilot, lambda: any(each.startswith("Written: ") for each in notices(app)), "the file")
        assert app.desk is not None
        made = [each.file for each in app.desk.book.all(Document)]
    (written,) = (each for each in documents.rglob("*") if each.is_file())
    assert written.suffix == ending
    assert made == ([str(written)] if action == "export.table" else [])


async def test_the_register_as_a_table_is_a_csv_file_where_its_name_says_so(
    practice_folder: Path, tmp_path: Path
) -> None:
    app = app_on(practice_folder)
    wanted = tmp_path / "register.csv"
    async with running(app) as pilot:
        await go(app, pilot)
        place_of(app).choose(NWD)
        app.action_do("export.table")
        await until(pilot, lambda: isinstance(app.screen, AskFile), "the question")
        await type_text(pilot, str(wanted))
        await press(pilot, "enter")
        await until(pilot, lambda: any(str(wanted) in each for each in notices(app)), "the file")
    assert wanted.is_file()
    assert not is_zipfile(wanted)


async def test_what_cannot_be_written_is_said_and_stays_to_be_put_right(practice_folder: Path, tmp_path: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        app.action_do("export.data")
        await until(pilot, lambda: isinstance(app.screen, AskFile), "the question")
        dialog = app.screen
        assert isinstance(dialog, AskFile)
        dialog.row("of").typed = "nobody at all"
        await press(pilot, "f2")
        await until(pilot, lambda: "Nothing here is called “nobody at all”" in screen_text(app), "the reason")
        dialog.row("of").typed = "NWD"
        dialog.row("file").typed = str(tmp_path / "data.doc")
        await press(pilot, "f2")
        await until(
            pilot, lambda: "neither .xlsx nor .json" in str(dialog.query_one("#trouble", Static).content), "the other"
        )
        dialog.row("file").typed = str(tmp_path / "data.json")
        await press(pilot, "f2")
        await until(pilot, lambda: (tmp_path / "data.json").is_file() and len(app.screen_stack) == 1, "the file")


@pytest.mark.parametrize("action", ["export.calendar", "export.data"])
async def test_what_is_ours_is_not_written_with_the_client_beside_us(practice_folder: Path, action: str) -> None:
    app = app_on(practice_folder, only="NWD")
    async with running(app) as pilot:
        app.action_do(action)
        await until(pilot, lambda: any("for your eyes only" in each for each in notices(app)), "why not")
        assert len(app.screen_stack) == 1
