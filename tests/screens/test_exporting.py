"""Documents, made from the screens."""

from pathlib import Path

import platformdirs
import pytest

from advisor.records import Document
from screens.dialogs.form import RecordForm
from tests.screens.running import app_on, notices, press, running, screen_text, type_text, until


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own documents."""
    folder = tmp_path / "their documents"
    monkeypatch.setattr(platformdirs, "user_documents_dir", lambda: str(folder))
    return folder


async def test_a_summary_is_written_to_the_users_documents(practice_folder: Path, documents: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3", "x", "1", "f2")
        await until(pilot, lambda: any(each.startswith("Written: ") for each in notices(app)), "the document")
        assert app.desk is not None
        (made,) = app.desk.book.all(Document)
    (written,) = documents.rglob("*.docx")
    assert made.file == str(written)
    assert written.parent.parent == documents / "Advisor"


async def test_a_summary_that_cannot_be_written_leaves_what_was_typed(practice_folder: Path, documents: Path) -> None:
    documents.write_text("a file where the folder should be")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3", "x", "1")
        await until(pilot, lambda: isinstance(app.screen, RecordForm), "the form")
        await type_text(pilot, "Dana")
        await press(pilot, "f2")
        await until(pilot, lambda: "cannot be made" in screen_text(app), "the reason")
        assert isinstance(app.screen, RecordForm)
        assert "Dana" in app.screen.model.texts["addressee"]

        documents.unlink()
        await press(pilot, "f2")
        await until(pilot, lambda: not isinstance(app.screen, RecordForm), "the second try")
        assert app.desk is not None
        assert [each.addressee for each in app.desk.book.all(Document)] == ["Dana"]


async def test_documents_of_the_sample_stay_within_the_sample(practice_folder: Path, documents: Path) -> None:
    app = app_on(practice_folder, sample=True)
    async with running(app) as pilot:
        await press(pilot, "3", "x", "1", "f2")
        await until(pilot, lambda: any(each.startswith("Written: ") for each in notices(app)), "the document")
    assert not documents.exists()
    (written,) = practice_folder.rglob("*.docx")
    assert written.parent.parent == practice_folder / "documents"
