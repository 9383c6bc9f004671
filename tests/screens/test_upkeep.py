"""Looking after the practice from the screens: check and mend, back up and restore, destroy and forget."""

import zipfile
from pathlib import Path

import pytest
from textual.pilot import Pilot

from advisor.changes import Edit
from advisor.records import Client, Person, Recommendation
from advisor.upkeep.erasing import forget, mentions
from screens.app import AdvisorApp
from screens.dialogs.ask import AskText
from screens.dialogs.confirm import AskUnsaved, Confirm
from screens.dialogs.forgetting import AskForget
from screens.dialogs.lists import ListDialog
from screens.dialogs.message import ReportDialog, TextDialog
from screens.dialogs.offering import OfferDialog
from screens.dialogs.typed_out import AskTyped
from tests.screens.running import (
    DANA,
    NWD,
    SIZES,
    app_on,
    notices,
    opened,
    press,
    running,
    screen_text,
    settled,
    type_text,
    until,
)


def file_of(folder: Path, client: str = NWD) -> Path:
    return folder / "practice" / "clients" / f"{client}.json"


def edit_outside(folder: Path, before: str, after: str) -> None:
    """Change a client's file as a text editor would."""
    raw = file_of(folder).read_bytes()
    assert before.encode() in raw
    file_of(folder).write_bytes(raw.replace(before.encode(), after.encode()))


async def do(app: AdvisorApp, pilot: Pilot[int], action: str, opens: type) -> None:
    """Run an action of the palette, and wait for its dialog."""
    app.action_do(action)
    await shown(app, pilot, opens)


async def shown(app: AdvisorApp, pilot: Pilot[int], dialog: type) -> None:
    await until(pilot, lambda: isinstance(app.screen, dialog), dialog.__name__)
    await settled(pilot, app)


async def closed(app: AdvisorApp, pilot: Pilot[int]) -> None:
    await until(pilot, lambda: len(app.screen_stack) == 1, "no dialog")


async def test_a_sound_practice_is_said_to_be_as_it_was_written(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await do(app, pilot, "upkeep.check", ReportDialog)
        assert "Everything is as it was written: 2 clients" in screen_text(app)
        assert "Mend" not in screen_text(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=str)
async def test_an_edit_from_outside_is_shown_field_by_field_and_taken_in_after_a_yes(
    practice_folder: Path, size: tuple[int, int]
) -> None:
    edit_outside(practice_folder, "Pays late.", "Pays on time.")
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        assert any("Check the practice" in each for each in notices(app)), "the start says what to do"
        assert "NWD-2" in screen_text(app), "the rest is open"
        await do(app, pilot, "upkeep.check", ReportDialog)
        await press(pilot, "m")
        await shown(app, pilot, OfferDialog)
        for words in ("Notes: Pays late. → Pays on time.", "[ Take in  y ]", "[ Leave out  n ]", "[ Later  esc ]"):
            assert words in screen_text(app)
        await press(pilot, "y")
        await shown(app, pilot, ReportDialog)
        assert "What was done" in screen_text(app)
        await press(pilot, "escape")
        await closed(app, pilot)
        await press(pilot, "u")
        await until(pilot, lambda: _notes(practice_folder) == "Pays late.", "the undo")
    assert opened(practice_folder).check() == []


def _notes(folder: Path) -> str:
    client = opened(folder).book.get(Client, NWD)
    assert client is not None
    return client.notes


@pytest.mark.parametrize(("key", "waits"), [("n", False), ("escape", True)])
async def test_an_edit_from_outside_can_be_left_out_or_left_for_later(
    practice_folder: Path, key: str, waits: bool
) -> None:
    edit_outside(practice_folder, "Pays late.", "Pays on time.")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await do(app, pilot, "upkeep.check", ReportDialog)
        await press(pilot, "m")
        await shown(app, pilot, OfferDialog)
        await press(pilot, key)
        await shown(app, pilot, ReportDialog)
        assert ("waits" if waits else "was left out") in screen_text(app)
    practice = opened(practice_folder)
    assert bool(practice.check()) is waits
    if not waits:
        assert _notes(practice_folder) == "Pays late."


async def test_a_question_wants_an_answer_before_it_is_settled(practice_folder: Path) -> None:
    copy = file_of(practice_folder).with_name(f"{NWD} (conflicted copy).json")
    copy.write_bytes(file_of(practice_folder).read_bytes())
    practice = opened(practice_folder)
    client = practice.book.get(Client, NWD)
    assert client is not None
    practice.record([Edit(client, {"notes": "Pays never."})], "here")
    raw = copy.read_bytes()
    copy.write_bytes(raw.replace(b"Pays late.", b"Pays on time."))
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await do(app, pilot, "upkeep.check", ReportDialog)
        await press(pilot, "m")
        await shown(app, pilot, OfferDialog)
        assert "Pays never." in screen_text(app)
        assert "Pays on time." in screen_text(app)
        await press(pilot, "y")
        await settled(pilot, app)
        assert "Say which is to hold" in screen_text(app)
        await press(pilot, "2", "y")
        await shown(app, pilot, ReportDialog)
    assert _notes(practice_folder) == "Pays on time."
    assert opened(practice_folder).check() == []


async def test_a_damaged_client_whose_history_is_whole_is_made_again(practice_folder: Path) -> None:
    file_of(practice_folder).write_bytes(file_of(practice_folder).read_bytes()[:-60])
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert any("Check the practice" in each for each in notices(app)), notices(app)
        assert "HAR-1" in screen_text(app), "the rest is open"
        assert "NWD-2" not in screen_text(app)
        await do(app, pilot, "upkeep.check", ReportDialog)
        await press(pilot, "m")
        await until(pilot, lambda: "What was done" in screen_text(app))
        await settled(pilot, app)
        assert "nothing is lost" in screen_text(app)
        await press(pilot, "escape")
        await closed(app, pilot)
        await until(pilot, lambda: "NWD-2" in screen_text(app), "the client")
    assert opened(practice_folder).check() == []


async def back_up(app: AdvisorApp, pilot: Pilot[int]) -> None:
    app.action_do("upkeep.backup")
    await until(pilot, lambda: any("Backed up: " in each for each in notices(app)))


async def test_a_client_is_restored_after_a_yes_and_undo_takes_that_back(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await back_up(app, pilot)
        practice = opened(practice_folder)
        client = practice.book.get(Client, NWD)
        assert client is not None
        practice.record([Edit(client, {"notes": "Pays never."})], "since")
        await do(app, pilot, "upkeep.restore", ListDialog)
        assert "a file elsewhere" in screen_text(app)
        await type_text(pilot, "NWD")
        await settled(pilot, app)
        await press(pilot, "enter")
        await shown(app, pilot, Confirm)
        assert "changes back 1 client" in screen_text(app)
        await press(pilot, "y")
        await closed(app, pilot)
        await until(pilot, lambda: _notes(practice_folder) == "Pays late.")
        await press(pilot, "u")
        await until(pilot, lambda: _notes(practice_folder) == "Pays never.")
    assert opened(practice_folder).check() == []


async def test_a_file_that_is_no_backup_is_refused_beside_its_name_and_another_can_be_typed(
    practice_folder: Path, tmp_path: Path
) -> None:
    odd = tmp_path / "holiday.zip"
    with zipfile.ZipFile(odd, "w") as archive:
        archive.writestr("../holiday.txt", "sun")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await do(app, pilot, "upkeep.restore", ListDialog)
        await press(pilot, "end", "enter")
        await until(pilot, lambda: "Restore from a file" in screen_text(app))
        await settled(pilot, app)
        app.screen.query_one("LineInput").value = str(odd)  # type: ignore[attr-defined]
        await press(pilot, "enter")
        await until(pilot, lambda: bool(app.screen.query("#trouble.-shown")), "the refusal")
        await press(pilot, "escape")
        await until(pilot, lambda: "not saved" in screen_text(app))
    assert opened(practice_folder).check() == []


async def test_a_client_is_destroyed_only_when_its_code_is_typed_out(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await do(app, pilot, "upkeep.destroy", ListDialog)
        await type_text(pilot, "northwind")
        await settled(pilot, app)
        await press(pilot, "enter")
        await shown(app, pilot, AskTyped)
        assert "5 recommendations" in screen_text(app)
        await type_text(pilot, "nwd")
        await press(pilot, "enter")
        await settled(pilot, app)
        assert "Type NWD, just as it stands here" in screen_text(app)
        assert opened(practice_folder).book.get(Client, NWD) is not None
        await press(pilot, "backspace", "backspace", "backspace")
        await type_text(pilot, "NWD")
        await press(pilot, "enter")
        await shown(app, pilot, TextDialog)
        assert "NWD is destroyed" in screen_text(app)
        assert "Beyond reach" in screen_text(app)
        await press(pilot, "escape")
        await closed(app, pilot)
        assert "NWD-2" not in screen_text(app)
    practice = opened(practice_folder)
    assert practice.book.get(Client, NWD) is None
    assert practice.check() == []
    assert not any(b"Northwind" in each.read_bytes() for each in practice_folder.rglob("*") if each.is_file())


async def test_a_client_that_cannot_be_read_is_destroyed_by_its_name(practice_folder: Path) -> None:
    file_of(practice_folder).write_bytes(b"{ broken")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await do(app, pilot, "upkeep.destroy", ListDialog)
        await type_text(pilot, "northwind")
        await settled(pilot, app)
        assert "Northwind Industries (NWD)" in screen_text(app)
        await press(pilot, "enter")
        await shown(app, pilot, AskTyped)
        assert f"This destroys {NWD} Northwind Industries (NWD)" in screen_text(app)
        await type_text(pilot, NWD)
        await press(pilot, "enter")
        await shown(app, pilot, TextDialog)
    assert NWD not in opened(practice_folder).store.scopes()


async def test_a_person_is_forgotten_with_the_words_that_are_said_to_mean_them(practice_folder: Path) -> None:
    practice = opened(practice_folder)
    advice = practice.book.get(Recommendation, f"{2:016x}")
    assert advice is not None
    practice.record([Edit(advice, {"notes": "Dana Ortiz will not like it. Dana said so."})], "a note")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await do(app, pilot, "upkeep.forget", ListDialog)
        await type_text(pilot, "dana")
        await settled(pilot, app)
        await press(pilot, "enter")
        await shown(app, pilot, AskForget)
        assert "“Dana” stands in 1 place" in screen_text(app)
        await press(pilot, "2", "tab")
        await type_text(pilot, "Dana Ortiz")
        await press(pilot, "enter")
        await until(pilot, lambda: "the history is sealed anew" in screen_text(app))
        await press(pilot, "escape")
        await closed(app, pilot)
    practice = opened(practice_folder)
    person, advice = practice.book.get(Person, DANA), practice.book.get(Recommendation, f"{2:016x}")
    assert person is not None
    assert advice is not None
    assert person.name == "Person 1 (forgotten)"
    assert advice.notes == "Person 1 (forgotten) will not like it. Person 1 (forgotten) said so."
    assert practice.check() == []


async def test_somebody_forgotten_before_is_forgotten_again_by_the_name_that_came_back(practice_folder: Path) -> None:
    practice = opened(practice_folder)
    dana, advice = practice.book.get(Person, DANA), practice.book.get(Recommendation, f"{2:016x}")
    assert dana is not None
    assert advice is not None
    forget(practice, mentions(practice, dana), "Dana Ortiz")
    practice.record([Edit(advice, {"notes": "Dana Ortiz will not like it."})], "a note")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await do(app, pilot, "upkeep.forget", ListDialog)
        await type_text(pilot, "person 1")
        await settled(pilot, app)
        await press(pilot, "enter")
        await shown(app, pilot, AskText)
        await type_text(pilot, "Dana Ortiz")
        await press(pilot, "enter")
        await shown(app, pilot, AskForget)
        await type_text(pilot, "Dana Ortiz")
        await press(pilot, "enter")
        await until(pilot, lambda: "the history is sealed anew" in screen_text(app))
    after = opened(practice_folder).book.get(Recommendation, f"{2:016x}")
    assert after is not None
    assert after.notes == "Person 1 (forgotten) will not like it."


@pytest.mark.parametrize(
    "action", ["upkeep.check", "upkeep.backup", "upkeep.restore", "upkeep.destroy", "upkeep.forget", "drafts"]
)
async def test_nothing_is_looked_after_while_a_client_sits_beside(practice_folder: Path, action: str) -> None:
    app = app_on(practice_folder, only="HAR")
    async with running(app) as pilot:
        app.action_do(action)
        await until(pilot, lambda: any("with a client beside you" in each for each in notices(app)))
        assert len(app.screen_stack) == 1


async def test_what_is_wrong_with_one_client_is_not_told_to_another(practice_folder: Path) -> None:
    file_of(practice_folder).write_bytes(b"{ broken")
    app = app_on(practice_folder, only="HAR")
    async with running(app) as pilot:
        await settled(pilot, app)
        assert app.desk is not None
        assert app.desk.practice.troubles
        assert [each for each in notices(app) if "Northwind" in each] == []
        assert "Northwind" not in screen_text(app)


async def test_a_client_that_cannot_be_read_stands_in_the_list_and_the_first_line_says_so(
    practice_folder: Path,
) -> None:
    file_of(practice_folder).write_bytes(b"{ broken")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert "1 trouble: check the practice (:)" in screen_text(app).splitlines()[0]
        await press(pilot, "2")
        await until(pilot, lambda: "cannot be read" in "".join(screen_text(app).splitlines()[1:12]))
        assert "Northwind Industries (NWD)" in screen_text(app)


async def test_a_client_that_can_only_be_read_is_marked_and_no_form_opens_for_it(practice_folder: Path) -> None:
    edit_outside(practice_folder, "Commercial review", "Commercial audit")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert "1 trouble: check the practice (:)" in screen_text(app).splitlines()[0]
        await press(pilot, "2")
        await until(pilot, lambda: "only to read" in screen_text(app))
        await press(pilot, "end", "e")
        assert len(app.screen_stack) == 1
        assert any("edit: " in each and "nothing can be saved" in each for each in notices(app))


@pytest.mark.parametrize("size", SIZES[:3], ids=str)
async def test_given_advice_that_was_changed_in_its_file_is_taken_in_with_the_reason_of_the_correction(
    practice_folder: Path, size: tuple[int, int]
) -> None:
    edit_outside(practice_folder, "Publish floor prices", "Publish all prices")
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        await do(app, pilot, "upkeep.check", ReportDialog)
        await press(pilot, "m")
        await shown(app, pilot, OfferDialog)
        assert "Title: Publish floor prices → Publish all prices" in screen_text(app)
        await press(pilot, "y")
        await until(pilot, lambda: "Say why it is corrected" in screen_text(app))
        await type_text(pilot, "you said all")
        await press(pilot, "enter")
        await shown(app, pilot, ReportDialog)
        assert "It was taken in; u takes that back." in " ".join(screen_text(app).replace("│", " ").split())
    practice = opened(practice_folder)
    advice = practice.book.find("NWD-2")
    assert isinstance(advice, Recommendation)
    assert (advice.title, [each.reason for each in advice.corrections]) == ("Publish all prices", ["you said all"])
    assert practice.check() == []


async def test_a_version_that_rewrites_given_advice_asks_for_the_reason_and_esc_does_not_drop_it(
    practice_folder: Path,
) -> None:
    behind = file_of(practice_folder).read_bytes()
    practice = opened(practice_folder)
    advice = practice.book.find("NWD-2")
    assert isinstance(advice, Recommendation)
    practice.record([Edit(advice, {"title": "Recorded"}, correction="A slip.")], "Correct")
    file_of(practice_folder).write_bytes(behind.replace(b"Publish floor prices", b"Publish all prices"))
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await do(app, pilot, "upkeep.check", ReportDialog)
        await press(pilot, "m")
        await shown(app, pilot, OfferDialog)
        await press(pilot, "2", "f2")
        await until(pilot, lambda: "Say why it is corrected" in screen_text(app))
        await type_text(pilot, "you said all")
        await press(pilot, "escape")
        await shown(app, pilot, AskUnsaved)
        await press(pilot, "n")
        await shown(app, pilot, OfferDialog)
        assert "you said all" in screen_text(app)
        await press(pilot, "escape")
        await shown(app, pilot, AskUnsaved)
        await press(pilot, "s")
        await shown(app, pilot, ReportDialog)
        assert "It was taken in; u takes that back." in " ".join(screen_text(app).replace("│", " ").split())
    practice = opened(practice_folder)
    advice = practice.book.find("NWD-2")
    assert isinstance(advice, Recommendation)
    assert (advice.title, [each.reason for each in advice.corrections]) == (
        "Publish all prices",
        ["A slip.", "you said all"],
    )
