"""What stands in an open form outlives the program, and is offered at the next start."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext, suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from advisor.changes import Add, Delete, Edit
from advisor.drafts import Draft, Drafts
from advisor.records import Client, Decision, Recommendation
from advisor.records.choices import Position
from screens.app import AdvisorApp
from screens.dialogs.conflict import ConflictDialog
from screens.dialogs.form import RecordForm
from screens.start import Start
from screens.widgets.fields import FieldRow
from tests.screens.running import (
    NOW,
    NWD,
    REVIEW,
    app_on,
    find,
    notices,
    opened,
    press,
    running,
    screen_text,
    type_text,
    until,
)


def drafts_of(folder: Path) -> Drafts:
    return Drafts(folder / "state", folder / "practice")


def left_in(folder: Path) -> list[Draft]:
    return drafts_of(folder).left()


def kept_in(folder: Path) -> list[dict[str, str]]:
    """The texts of every draft, also of those that stand in an open form."""
    found: list[dict[str, str]] = []
    for path in drafts_of(folder).folder.glob("*.json"):
        with suppress(FileNotFoundError):  # it may have been dropped this moment
            found.append(json.loads(path.read_bytes())["texts"])
    return found


async def written(pilot: Pilot[int], folder: Path, text: str) -> None:
    """Wait until a text is in a draft on disk."""
    await until(pilot, lambda: any(text in each for texts in kept_in(folder) for each in texts.values()))


@asynccontextmanager
async def started_again(folder: Path, **more: object) -> AsyncIterator[tuple[AdvisorApp, Pilot[int]]]:
    """The program at its next start, with the question about what was left."""
    app = app_on(folder, **more)  # type: ignore[arg-type]
    async with running(app) as pilot:
        yield app, pilot


async def leave_a_decision(folder: Path, words: str = "Go on then") -> None:
    """End the program while a decision on NWD-2 stands in its form."""
    app = app_on(folder)
    async with running(app) as pilot:
        await press(pilot, "3", "slash")
        await type_text(pilot, "floor")
        await press(pilot, "enter", "c", "1", *["tab"] * 4)
        await type_text(pilot, words)
        await written(pilot, folder, words)


async def open_what_was_left(app: AdvisorApp, pilot: Pilot[int]) -> RecordForm:
    await until(pilot, lambda: "You were writing" in screen_text(app))
    await press(pilot, "o")
    await until(pilot, lambda: isinstance(app.screen, RecordForm))
    await pilot.pause()
    assert isinstance(app.screen, RecordForm)
    return app.screen


async def test_a_decision_that_was_typed_is_offered_again_with_all_of_it_and_is_gone_once_it_is_saved(
    practice_folder: Path,
) -> None:
    await leave_a_decision(practice_folder)
    async with started_again(practice_folder) as (app, pilot):
        form = await open_what_was_left(app, pilot)
        assert "NWD-2" in screen_text(app)
        assert form.model.texts["words"] == "Go on then"
        form.query_one(".field-words_are", FieldRow).typed = "exact"
        await press(pilot, "f2")
        await until(pilot, lambda: len(app.screen_stack) == 1)
    [decision] = opened(practice_folder).book.events_of(f"{2:016x}")
    assert isinstance(decision, Decision)
    assert decision.words == "Go on then"
    assert kept_in(practice_folder) == []
    assert list(drafts_of(practice_folder).folder.iterdir()) == []


async def test_later_keeps_a_draft_drop_does_not_and_the_palette_offers_it_too(practice_folder: Path) -> None:
    await leave_a_decision(practice_folder)
    async with started_again(practice_folder) as (app, pilot):
        await until(pilot, lambda: "You were writing" in screen_text(app))
        await press(pilot, "escape")
        assert len(left_in(practice_folder)) == 1
        await press(pilot, "colon", *"unsaved")
        await until(pilot, lambda: "Open what you typed" in screen_text(app))
        await press(pilot, "enter")
        await until(pilot, lambda: "You were writing" in screen_text(app))
        await press(pilot, "D")
        await until(pilot, lambda: len(app.screen_stack) == 1)
    assert kept_in(practice_folder) == []


async def test_an_open_form_of_a_running_program_is_not_offered_to_another(practice_folder: Path) -> None:
    one = app_on(practice_folder)
    async with running(one) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "Half a thought")
        await written(pilot, practice_folder, "Half a thought")
        two = app_on(practice_folder)
        async with running(two):
            assert "You were writing" not in screen_text(two)


@pytest.mark.parametrize("keys", [("escape", "y"), ("f2",)], ids=["discarded", "saved"])
async def test_a_form_that_is_saved_or_discarded_leaves_no_draft(practice_folder: Path, keys: tuple[str, ...]) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "A thought")
        await written(pilot, practice_folder, "A thought")
        await press(pilot, *keys)
        await until(pilot, lambda: len(app.screen_stack) == 1)
        assert kept_in(practice_folder) == []


async def test_text_that_is_taken_back_leaves_no_draft(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "A")
        await written(pilot, practice_folder, "A")
        await press(pilot, "backspace")
        await until(pilot, lambda: kept_in(practice_folder) == [])


async def test_a_field_that_is_left_is_written_down_at_once(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "a")
        await press(pilot, *"Now", "tab")
        assert [each["title"] for each in kept_in(practice_folder)] == ["Now"]


async def test_a_day_that_was_filled_in_stays_the_day_on_which_it_was_typed(practice_folder: Path) -> None:
    await leave_a_decision(practice_folder)

    def tomorrow() -> datetime:
        return NOW + timedelta(days=1)

    app = AdvisorApp(Start(practice_folder / "practice", practice_folder / "state", tomorrow, "maria"))
    async with running(app) as pilot:
        form = await open_what_was_left(app, pilot)
        assert form.model.texts["on"] == "2026-11-23"


async def test_what_another_program_wrote_since_is_not_written_over_unseen(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "2", "end", "up", "e")
        await until(pilot, lambda: "Edit NWD" in screen_text(app))
        await press(pilot, "end")
        await type_text(pilot, " AG")
        await written(pilot, practice_folder, " AG")
    other = opened(practice_folder)
    client = other.book.get(Client, NWD)
    assert client is not None
    other.record([Edit(client, {"name": "Northwind Group", "industry": "Machines"})], "elsewhere")
    async with started_again(practice_folder) as (app, pilot):
        await open_what_was_left(app, pilot)
        await press(pilot, "f2")
        await until(pilot, lambda: isinstance(app.screen, ConflictDialog))
        await pilot.pause()
        await press(pilot, "m", "f2")
        await until(pilot, lambda: len(app.screen_stack) == 1)
    kept = opened(practice_folder).book.get(Client, NWD)
    assert kept is not None
    assert (kept.name, kept.industry) == ("Northwind Industries AG", "Machines")


async def test_a_draft_whose_record_is_gone_is_shown_as_text_and_stays_until_it_is_dropped(
    practice_folder: Path,
) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3", "slash")
        await type_text(pilot, "idea")
        await press(pilot, "enter", "e")
        await until(pilot, lambda: isinstance(app.screen, RecordForm))
        await press(pilot, "end")
        await type_text(pilot, ", perhaps")
        await written(pilot, practice_folder, "perhaps")
    other = opened(practice_folder)
    draft = other.book.get(Recommendation, f"{6:016x}")
    assert draft is not None
    other.record([Delete(draft)], "elsewhere")
    async with started_again(practice_folder) as (app, pilot):
        await until(pilot, lambda: "You were writing" in screen_text(app))
        await press(pilot, "o")
        await until(pilot, lambda: "what it was about is gone" in screen_text(app))
        assert "An idea for later, perhaps" in screen_text(app)
        await press(pilot, "escape")
        await until(pilot, lambda: "Is the text to be dropped now?" in screen_text(app))
        await press(pilot, "escape")
        assert len(kept_in(practice_folder)) == 1
    async with started_again(practice_folder) as (app, pilot):
        await until(pilot, lambda: "You were writing" in screen_text(app))


async def test_what_is_said_of_somebody_new_is_in_the_draft(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "3", "slash")
        await type_text(pilot, "floor")
        await press(pilot, "enter", "c", "1", "tab", "tab", "tab")
        form = app.screen
        assert isinstance(form, RecordForm)
        form.query_one(".field-by", FieldRow).editor.focus()
        await pilot.pause()
        await type_text(pilot, "Priya Shah")
        await press(pilot, "tab")
        await until(pilot, lambda: "Nobody at" in screen_text(app))
        form.query_one(".field-role", FieldRow).editor.focus()
        await type_text(pilot, "Chair")
        await written(pilot, practice_folder, "Chair")
    async with started_again(practice_folder) as (app, pilot):
        await open_what_was_left(app, pilot)
        await press(pilot, "f2")
        await until(pilot, lambda: "Nobody at" in screen_text(app))
        assert "Chair" in screen_text(app)


@pytest.mark.parametrize(
    ("keys", "heading"),
    [(("n",), "Note · NWD-2"), (("X",), "Entered in error · NWD-2"), (("1", "z", "tab"), "Snooze 1 item")],
    ids=["note", "error", "snooze"],
)
async def test_a_line_that_was_typed_is_offered_again_too(
    practice_folder: Path, keys: tuple[str, ...], heading: str
) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await find(pilot, "floor", *keys)
        await until(pilot, lambda: heading.split(" · ")[0] in screen_text(app))
        await type_text(pilot, "Half a")
        await written(pilot, practice_folder, "Half a")
    async with started_again(practice_folder) as (app, pilot):
        await until(pilot, lambda: "You were writing" in screen_text(app))
        await press(pilot, "o")
        await until(pilot, lambda: heading in screen_text(app) and "Half a" in screen_text(app))
        await press(pilot, "escape")
        await until(pilot, lambda: "is not saved" in screen_text(app))
        await press(pilot, "s")
        await until(pilot, lambda: len(app.screen_stack) == 1)
    assert kept_in(practice_folder) == []
    assert any("Half a" in str(each.__dict__) for each in _all(practice_folder))


def _all(folder: Path) -> list[object]:
    book = opened(folder).book
    return [record for entry in opened(folder).history() for was in entry.changes if (record := book.record(was.id))]


async def test_nothing_is_offered_while_the_program_shows_one_client_only(practice_folder: Path) -> None:
    await leave_a_decision(practice_folder)
    async with started_again(practice_folder, only="NWD") as (app, pilot):
        await pilot.pause()
        assert "You were writing" not in screen_text(app)
        app.action_do("drafts")
        await until(pilot, lambda: any("with a client beside you" in each for each in notices(app)))


async def test_what_the_editor_had_saved_is_offered_when_the_program_died_while_it_was_open(
    practice_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The editor looks at its own file from outside, as the next start of the program would."""
    seen = tmp_path / "seen.txt"
    editor = tmp_path / "editor.sh"
    editor.write_text(f'#!/bin/sh\nprintf \'Written outside.\' > "$1"\ncp "$1" {seen}\necho "$1" >> {seen}\n')
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    app = app_on(practice_folder)
    monkeypatch.setattr(app, "suspend", nullcontext)  # the test has no terminal that could be handed over
    async with running(app) as pilot:
        await find(pilot, "floor", "E", "enter")
        await until(pilot, lambda: "Written outside." in screen_text(app))
        await written(pilot, practice_folder, "Written outside.")
        assert seen.read_text().startswith(f"Written outside.{drafts_of(practice_folder).folder}")
        assert not [each for each in drafts_of(practice_folder).folder.iterdir() if each.is_dir()]
    async with started_again(practice_folder) as (app, pilot):
        form = await open_what_was_left(app, pilot)
        assert form.model.texts["advice"] == "Written outside."


async def test_where_no_draft_can_be_kept_that_is_said_once_and_the_form_goes_on(practice_folder: Path) -> None:
    (practice_folder / "state" / "drafts").write_text("in the way")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "a")
        await press(pilot, *"One", "tab", *"Two", "tab")
        await until(pilot, lambda: any("no draft can be kept" in each for each in notices(app)))
        assert len([each for each in notices(app) if "no draft can be kept" in each]) == 1
        await press(pilot, "f2")
        await until(pilot, lambda: any("is kept" in each for each in notices(app)))


FIRST, FLOOR, BONUSES = f"{1:016x}", f"{2:016x}", f"{3:016x}"


FORMS = [
    ("client", "client", (), "", "name"),
    ("settings", "practice", (), "", "name"),
    ("person", "person", (NWD,), "", "name"),
    ("engagement", "engagement", (NWD,), "", "title"),
    ("advice", "recommendation", (REVIEW,), "", "title"),
    ("advice", "recommendation", (REVIEW, FLOOR), "", "title"),
    ("document", "document", (REVIEW,), "summary", "addressee"),
    ("edit", "engagement", (REVIEW,), "", "title"),
    ("decision", "decision", (FLOOR, BONUSES), "", "words"),
    ("progress", "progress", (FIRST,), "", "note"),
    ("outcome", "outcome", (FIRST,), "", "evidence"),
    ("withdrawal", "withdrawal", (FLOOR,), "", "reason"),
    ("withdrawal", "withdrawal", (FLOOR,), BONUSES, "reason"),
]


async def test_every_form_can_be_opened_again_one_after_the_other(practice_folder: Path) -> None:
    drafts = drafts_of(practice_folder)
    for minute, (action, kind, records, detail, name) in enumerate(FORMS):
        at, texts = NOW.replace(minute=minute), {name: "Half a thought"}
        drafts.keep(Draft(drafts.new_id(), action, kind, f"Form {minute}", at, (), records, texts, detail=detail))
    drafts.close()
    async with started_again(practice_folder) as (app, pilot):
        for minute, (_, kind, _, _, name) in enumerate(FORMS):
            await until(pilot, lambda minute=minute: f"“Form {minute}”" in screen_text(app))  # type: ignore[misc]
            form = await open_what_was_left(app, pilot)
            assert kind == form.model.record_type.KIND
            assert form.model.texts[name] == "Half a thought"
            await press(pilot, "escape")
            await until(pilot, lambda: "is not saved. Discard" in screen_text(app))
            await press(pilot, "y")
        await until(pilot, lambda: len(app.screen_stack) == 1)
    assert kept_in(practice_folder) == []


async def test_what_is_saved_is_not_offered_again_where_its_draft_could_not_be_removed(
    practice_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the program dies between the commit and the end of the draft."""
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.parent == drafts_of(practice_folder).folder and path.suffix == ".json":
            raise PermissionError(13, "held by another program")
        unlink(path, missing_ok=missing_ok)

    app = app_on(practice_folder)
    async with running(app) as pilot:
        await app.reveal(FLOOR)
        await press(pilot, "c", "1", *["tab"] * 4)
        await type_text(pilot, "Go on then")
        app.screen.query_one(".field-words_are", FieldRow).typed = "exact"
        await written(pilot, practice_folder, "Go on then")
        with monkeypatch.context() as patched:
            patched.setattr(Path, "unlink", held)
            await press(pilot, "f2")
            await until(pilot, lambda: not isinstance(app.screen, RecordForm))
    assert len(left_in(practice_folder)) == 1
    assert len(opened(practice_folder).book.events_of(FLOOR)) == 1
    async with started_again(practice_folder) as (app, pilot):
        await press(pilot)
        assert "You were writing" not in screen_text(app)
        assert not app.desk or app.desk.drafts.left() == []
    assert kept_in(practice_folder) == []


async def test_a_form_that_is_opened_again_asks_about_what_was_recorded_since_it_began(practice_folder: Path) -> None:
    await leave_a_decision(practice_folder)
    other = opened(practice_folder)
    other.record([Add(Decision(recommendation=FLOOR, on=other.today, position=Position.declined))], "elsewhere")
    async with started_again(practice_folder) as (app, pilot):
        form = await open_what_was_left(app, pilot)
        form.query_one(".field-words_are", FieldRow).typed = "exact"
        await press(pilot, "f2")
        await until(pilot, lambda: "Meanwhile this was recorded" in screen_text(app))
        assert "declined" in screen_text(app)


async def test_settings_that_are_opened_again_begin_with_what_their_form_saw(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        app.action_do("settings")
        await until(pilot, lambda: isinstance(app.screen, RecordForm))
        await press(pilot, "end")
        await type_text(pilot, " MBA")
        await written(pilot, practice_folder, "MBA")
    other = opened(practice_folder)
    other.record([Edit(other.book.profile, {"name": "Mara Keller"})], "elsewhere")
    async with started_again(practice_folder) as (app, pilot):
        await open_what_was_left(app, pilot)
        await press(pilot, "f2")
        await until(pilot, lambda: isinstance(app.screen, ConflictDialog))
        assert "Mara Keller" in screen_text(app)


async def test_several_texts_are_offered_with_their_number(practice_folder: Path) -> None:
    drafts = drafts_of(practice_folder)
    for minute, (action, kind, records, detail, name) in enumerate(FORMS[:2]):
        at, texts = NOW.replace(minute=minute), {name: "Half a thought"}
        drafts.keep(Draft(drafts.new_id(), action, kind, f"Form {minute}", at, (), records, texts, detail=detail))
    drafts.close()
    async with started_again(practice_folder) as (app, pilot):
        await until(pilot, lambda: "1 of 2" in screen_text(app))
        await press(pilot, "D")
        await until(pilot, lambda: "2 of 2" in screen_text(app))


async def test_what_a_program_that_died_left_half_written_goes_at_the_next_start(practice_folder: Path) -> None:
    folder = drafts_of(practice_folder).folder
    folder.mkdir(parents=True)
    half = folder / f".{'a' * 16}.{'b' * 16}.json.0000.writing"
    half.write_text('{"texts": {"notes": "The words of a cli')
    async with started_again(practice_folder):
        assert not half.exists()
