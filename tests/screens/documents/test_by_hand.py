"""An answer of a returned form that cannot be recorded as it is, decided by hand out of what the form says."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from advisor.records import Decision, FormReturn, Person
from advisor.records.choices import Position, WordsAre
from screens.app import AdvisorApp
from screens.dialogs.form import RecordForm
from screens.dialogs.lists import Choose
from screens.dialogs.returned import TAKEN, ReturnedDialog
from screens.widgets.fields_choice import ChoiceInput
from tests.exports.form.returned import FULL, Office, says
from tests.screens.documents.test_form_back import app_of, shown
from tests.screens.running import press, running, screen_text, settled, until

UNCLEAR = {"position": "Adopted", "on": "5/6/2026", "by": "Piet Hanssen", "words": "We will."}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.begun(tmp_path)


async def by_hand(app: AdvisorApp, pilot: Pilot[int]) -> RecordForm:
    """The form for the decision on the only answer that is not clear."""
    await press(pilot, "c")
    await until(pilot, lambda: isinstance(app.screen, RecordForm), "the form")
    await settled(pilot, app)
    assert isinstance(app.screen, RecordForm)
    return app.screen


async def again(app: AdvisorApp, pilot: Pilot[int]) -> ReturnedDialog:
    """What the file would record now."""
    await until(pilot, lambda: isinstance(app.screen, ReturnedDialog), "what it says now")
    await settled(pilot, app)
    assert isinstance(app.screen, ReturnedDialog)
    return app.screen


async def test_what_the_form_says_stands_there_and_is_recorded_with_the_form_as_evidence(office: Office) -> None:
    path = office.comes_back({**says(**UNCLEAR), **says("ACME-2", **FULL)})
    app = app_of(office)
    async with running(app) as pilot:
        await shown(app, pilot, path)
        form = await by_hand(app, pilot)
        texts = form.model.texts
        assert (texts["position"], texts["on"], texts["by"], texts["words"]) == (
            "adopted",
            "",
            "Piet Hanssen",
            "We will.",
        )
        assert "may mean 6 May 2026 or 5 June 2026" in screen_text(app)
        form.row("on").typed = "2026-06-01"
        await press(pilot, "f2")
        await until(pilot, lambda: "Saving adds them" in screen_text(app), "that Piet is new")
        await press(pilot, "f2")
        await again(app, pilot)
        assert "That is recorded already." in screen_text(app)
        assert "Record 1 decision" in screen_text(app), "what was clear still waits for its yes"
        assert "Decide by hand" not in screen_text(app)
        assert app.desk is not None
        book = app.desk.book
        (decision,) = book.all(Decision)
        (evidence,) = book.all(FormReturn)
        assert (decision.position, decision.on) == (Position.adopted, date(2026, 6, 1))
        assert (decision.words, decision.words_are) == ("We will.", WordsAre.exact)
        assert decision.form_return == evidence.id
        assert any("The day of the decision is not clear" in each for each in evidence.doubts)
        assert "Piet Hanssen" in {each.name for each in book.all(Person)}
        await press(pilot, "y")
        await until(pilot, lambda: len(book.all(Decision)) == 2, "the other one")


async def test_an_answer_of_which_nobody_could_read_what_was_decided_is_settled_by_it(office: Office) -> None:
    path = office.comes_back(says(**FULL | {"position": "Perhaps"}))
    app = app_of(office)
    async with running(app) as pilot:
        await shown(app, pilot, path)
        form = await by_hand(app, pilot)
        form.row("position").typed = "declined"
        await press(pilot, "f2")
        dialog = await again(app, pilot)
        assert "That is recorded already." in screen_text(app)
        await press(pilot, "c")
        assert app.screen is dialog
        assert "Every answer can be recorded as it is" in screen_text(app)


async def test_what_was_chosen_in_spite_of_doubts_stays_chosen_also_where_nothing_is_decided(office: Office) -> None:
    doubtful = FULL | {"by": "Piet Hanssen"}
    path = office.comes_back({**says(**UNCLEAR), **says("ACME-2", **doubtful)})
    app = app_of(office)
    async with running(app) as pilot:
        dialog = await shown(app, pilot, path)
        dialog.query_one(ChoiceInput).typed = TAKEN
        chosen = dialog.chosen
        assert len(chosen) == 1
        await by_hand(app, pilot)
        await press(pilot, "escape")
        await until(pilot, lambda: "Discard it?" in screen_text(app), "the question")
        await press(pilot, "y")
        assert (await again(app, pilot)).chosen == chosen
        assert app.desk is not None
        assert app.desk.book.all(Decision) == []


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str)
async def test_of_several_one_is_chosen_on_every_screen(office: Office, size: tuple[int, int]) -> None:
    path = office.comes_back({**says(**UNCLEAR), **says("ACME-2", **UNCLEAR)})
    app = app_of(office)
    async with running(app, size) as pilot:
        await shown(app, pilot, path)
        assert "Decide by hand" in screen_text(app)
        await press(pilot, "c")
        await until(pilot, lambda: isinstance(app.screen, Choose), "which")
        await press(pilot, "2")
        await until(pilot, lambda: "ACME-2 Publish floor prices" in screen_text(app), "its form")
