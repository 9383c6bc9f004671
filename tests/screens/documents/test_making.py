"""What is asked when a document is made, and what comes of the answers."""

from pathlib import Path

import platformdirs
import pytest
from textual.pilot import Pilot

from advisor.records import Document
from advisor.records.choices import DocumentKind
from screens.app import AdvisorApp
from screens.dialogs.form import RecordForm
from screens.places.documents import DocumentsPlace
from tests.screens.running import NWD, app_on, notices, press, running, screen_text, type_text, until


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own documents."""
    folder = tmp_path / "their documents"
    monkeypatch.setattr(platformdirs, "user_documents_dir", lambda: str(folder))
    return folder


async def ask_for(pilot: Pilot[int], app: AdvisorApp, kind: DocumentKind) -> RecordForm:
    """The form for a document of a kind, of the client NWD."""
    await press(pilot, "5")
    await until(pilot, lambda: app.place == "documents", "the place")
    place = app.screen.query_one(DocumentsPlace)
    place.choose(NWD)
    await until(pilot, lambda: place.scope is not None and place.scope.id == NWD and place.is_fresh, "the client")
    place.focus_main()
    assert place.rows.move_to(f"make:{kind.value}")
    await press(pilot, "enter")
    await until(pilot, lambda: isinstance(app.screen, RecordForm), "the form")
    assert isinstance(app.screen, RecordForm)
    return app.screen


@pytest.mark.parametrize(("kind", "more"), [("summary", {"found", "since"}), ("register", {"found"}), ("form", set())])
async def test_a_form_asks_for_what_its_document_says(practice_folder: Path, kind: str, more: set[str]) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        form = await ask_for(pilot, app, DocumentKind(kind))
        assert {each.name for each in form.model.specs} == {"addressee", "status", "message"} | more
        await until(pilot, lambda: "[ Make it  F2 ]" in screen_text(app), "the button")
        assert "enter makes it" in screen_text(app)
        assert "more (F3)" not in screen_text(app)


async def test_what_it_is_held_against_is_refused_in_a_sentence_and_nothing_is_lost(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        form = await ask_for(pilot, app, DocumentKind.summary)
        await type_text(pilot, "Dana")
        await press(pilot, "tab", "tab", "tab", "tab")
        await type_text(pilot, "last")
        await press(pilot, "f2")
        await until(pilot, lambda: "No such document was sent before" in screen_text(app), "the reason")
        assert app.screen is form
        assert form.model.texts["addressee"] == "Dana"
        await press(pilot, *["backspace"] * 4)
        await type_text(pilot, "some day")
        await press(pilot, "f2")
        await until(pilot, lambda: "some day" in form.row("since").problem, "what is wrong with the day")
        assert app.screen is form
        await press(pilot, *["backspace"] * 8)
        await type_text(pilot, "today")
        await press(pilot, "f2")
        await until(pilot, lambda: any(each.startswith("Written: ") for each in notices(app)), "the document")
        assert app.desk is not None
        assert [each.addressee for each in app.desk.book.all(Document)] == ["Dana"]
