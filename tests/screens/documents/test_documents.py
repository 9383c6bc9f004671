"""The place Documents: what can be made, what is out, what was made, and what can be done with it."""

from hashlib import sha256
from pathlib import Path

import platformdirs
import pytest

from advisor.changes import Add
from advisor.records import Document, Engagement
from advisor.records.choices import DocumentKind, EngagementStatus
from screens.dialogs.form import RecordForm
from screens.dialogs.sending import AskSent
from tests.screens.documents.practice import NOWHERE, go, place_of, with_documents
from tests.screens.running import (
    HAR,
    NWD,
    REVIEW,
    app_on,
    notices,
    press,
    running,
    screen_text,
    settled,
    sizes,
    type_text,
    until,
)


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own documents."""
    folder = tmp_path / "their documents"
    monkeypatch.setattr(platformdirs, "user_documents_dir", lambda: str(folder))
    return folder


async def test_without_a_client_there_is_no_such_place(tmp_path: Path) -> None:
    app = app_on(tmp_path, create=True)
    async with running(app) as pilot:
        await press(pilot, "escape")
        assert "5 Documents" not in screen_text(app)
        await press(pilot, "5")
        await until(pilot, lambda: any("a adds the first" in each for each in notices(app)))
        assert app.place == "today"


async def test_it_shows_what_can_be_made_of_the_row_that_was_selected(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3", "end")
        await settled(pilot, app)
        wanted = app.selection().engagement
        await go(app, pilot)
        await until(pilot, lambda: place_of(app).of.cursor_key == wanted)


@sizes
async def test_a_preview_says_what_is_there_and_what_is_missing(practice_folder: Path, size: tuple[int, int]) -> None:
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        await go(app, pilot)
        await settled(pilot, app)
        assert "Missing" in screen_text(app)
        place_of(app).query_one("#documents-about").scroll_end(animate=False)
        await until(pilot, lambda: "two are open." in screen_text(app))


async def test_what_is_read_of_a_row_is_reached_and_left_by_keys(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app, (60, 20)) as pilot:
        await go(app, pilot)
        await settled(pilot, app)
        await press(pilot, "tab")
        about = place_of(app).query_one("#documents-about")
        await until(pilot, lambda: about.has_focus)
        await press(pilot, "end")
        await until(pilot, lambda: "two are open." in screen_text(app))
        await press(pilot, "escape")
        await until(pilot, lambda: place_of(app).rows.has_focus)
        await press(pilot, "escape")
        await until(pilot, lambda: place_of(app).of.has_focus)


async def test_left_and_right_go_through_clients_and_engagements(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await go(app, pilot)
        assert place_of(app).of.cursor_key == REVIEW
        await press(pilot, "left", "left", "left")
        await until(pilot, lambda: place_of(app).of.cursor_key == HAR and place_of(app).is_fresh)
        assert "HAR Harbour Software" in screen_text(app)


async def test_a_document_is_made_where_the_cursor_stands_and_is_logged(practice_folder: Path, documents: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await go(app, pilot, "down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, RecordForm))
        await type_text(pilot, "Dana")
        await press(pilot, "f2")
        await until(pilot, lambda: any(each.startswith("Written: ") for each in notices(app)), "the document")
        await until(pilot, lambda: place_of(app).is_fresh)
        await press(pilot, "end")
        await until(pilot, lambda: "as it was made" in screen_text(app))
        assert app.desk is not None
        (made,) = app.desk.book.all(Document)
        assert (made.kind, made.addressee, made.engagement) == (DocumentKind.register, "Dana", REVIEW)
        assert made.sha256 in screen_text(app)
    (written,) = documents.rglob("*.docx")
    assert sha256(written.read_bytes()).hexdigest() == made.sha256


async def test_a_file_that_was_changed_is_said_to_be(practice_folder: Path, documents: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await go(app, pilot, "enter")
        await press(pilot, "f2")
        await until(pilot, lambda: any(each.startswith("Written: ") for each in notices(app)), "the document")
        (written,) = documents.rglob("*.docx")
        written.write_bytes(written.read_bytes() + b"by hand")
        await press(pilot, "1")
        app.show_all()
        await go(app, pilot, "end")
        await until(pilot, lambda: "changed since" in screen_text(app))


async def test_marking_as_sent_keeps_the_file_and_the_day(practice_folder: Path, documents: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await go(app, pilot, "down", "enter")
        await press(pilot, "f2")
        await until(pilot, lambda: any(each.startswith("Written: ") for each in notices(app)), "the document")
        await press(pilot, "end")
        await settled(pilot, app)
        await press(pilot, "S")
        await until(pilot, lambda: isinstance(app.screen, AskSent))
        await type_text(pilot, "1 jan 27")
        await press(pilot, "f2")
        await until(pilot, lambda: "is still to come" in screen_text(app), "the refusal")
        dialog = app.screen
        assert isinstance(dialog, AskSent)
        dialog.row("on").typed = "today"
        await press(pilot, "f2")
        await until(pilot, lambda: any("Marked as sent" in each for each in notices(app)), "the mark")
        await until(pilot, lambda: "Forms out and not back" in screen_text(app))
        assert app.desk is not None
        (made,) = app.desk.book.all(Document)
    (written,) = documents.rglob("*.docx")
    assert made.sent_on == app.desk.practice.today
    (kept,) = (practice_folder / "practice" / "sent").rglob("*.docx")
    assert kept.read_bytes() == written.read_bytes()


async def test_forms_that_are_out_stand_there_with_their_days_until_they_are_back(practice_folder: Path) -> None:
    with_documents(practice_folder)
    app = app_on(practice_folder)
    async with running(app, (200, 60)) as pilot:
        await go(app, pilot)
        await until(pilot, lambda: "no longer there" in screen_text(app))
        shown = screen_text(app)
        assert "Forms out and not back" in shown
        assert "12 days" in shown
        assert shown.index("for Ruth Amsel") < shown.index("final, as of 3 Jun"), "the newest stands first"


async def test_as_of_a_past_day_only_what_was_made_by_then_is_there(practice_folder: Path) -> None:
    with_documents(practice_folder)
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "A")
        await type_text(pilot, "2026-06-04")
        await press(pilot, "enter")
        await go(app, pilot, "right", "right", "right")
        await settled(pilot, app)
        shown = screen_text(app)
        assert "Forms out" not in shown
        assert "1 document" in shown
        assert "made 3 Jun" in shown
        assert "sent 5 Jun" not in shown


async def test_beside_a_client_nothing_of_ours_is_shown(practice_folder: Path) -> None:
    with_documents(practice_folder)
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3")
        await settled(pilot, app)
        await press(pilot, "H")
        await go(app, pilot)
        await settled(pilot, app)
        shown = screen_text(app)
        for ours in ("Harbour", "Missing", "await a decision", "Ruth Amsel", "Made", "review", "The practice itself"):
            assert ours not in shown.replace("Commercial review", ""), ours
        assert "Four recommendations were given." in shown


async def test_nothing_of_ours_is_offered_for_a_document_with_the_client_beside_us(practice_folder: Path) -> None:
    practice = with_documents(practice_folder)
    paused = Engagement(client=NWD, title="Warehouse", status=EngagementStatus.paused)
    practice.record([Add(paused)], "an engagement")
    app = app_on(practice_folder, only="NWD")
    async with running(app) as pilot:
        await press(pilot, "3", "slash", "z", "z", "enter", "x")  # no row is selected
        await until(pilot, lambda: "A document of what?" in screen_text(app), "the question")
        assert not [each for each in ("active", "paused") if each in screen_text(app)]
        await press(pilot, "1")
        await until(pilot, lambda: "Make what of" in screen_text(app), "the kinds")
        await press(pilot, "1")
        await until(pilot, lambda: isinstance(app.screen, RecordForm), "the form")
        assert isinstance(app.screen, RecordForm)
        assert "Ruth Amsel" not in screen_text(app)
        assert not app.screen.model.texts["addressee"]


async def test_y_copies_the_path(practice_folder: Path) -> None:
    with_documents(practice_folder)
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await go(app, pilot, "end", "y")
        assert app.clipboard == f"{NOWHERE}/1.docx"


async def test_a_document_that_is_gone_cannot_be_opened_and_that_is_said(practice_folder: Path) -> None:
    with_documents(practice_folder)
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await go(app, pilot, "end", "enter")
        await until(pilot, lambda: any("It is no longer there" in each for each in notices(app)), "why not")


async def test_x_asks_of_what_and_which_kind_where_nothing_is_selected(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "2", "home", "x")
        await until(pilot, lambda: isinstance(app.screen, RecordForm) or "Make what of" in screen_text(app))
        assert "HAR-E1 Renewals" in screen_text(app), "the only engagement of the client"
        await press(pilot, "escape")


async def test_marked_advice_is_what_a_form_is_about(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3", "slash", *"floor", "enter")
        await settled(pilot, app)
        await press(pilot, "space", "x", "2")
        await until(pilot, lambda: "About NWD-2." in screen_text(app), "what it is about")
        await press(pilot, "f2")
        await until(pilot, lambda: any(each.startswith("Written: ") for each in notices(app)), "the form")
        assert app.desk is not None
        (made,) = app.desk.book.all(Document)
        assert made.about == (f"{2:016x}",)


async def test_what_was_typed_for_a_document_is_offered_again_after_the_program_died(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await go(app, pilot, "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, RecordForm))
        await type_text(pilot, "Dana")
        form = app.screen
        assert isinstance(form, RecordForm)
        form.write_now()
    again = app_on(practice_folder)
    async with running(again) as pilot:
        await until(pilot, lambda: "You were writing “Decision form" in screen_text(again))
        await press(pilot, "o")
        await until(pilot, lambda: isinstance(again.screen, RecordForm))
        assert isinstance(again.screen, RecordForm)
        assert again.screen.model.texts["addressee"] == "Dana"
