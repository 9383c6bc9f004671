import subprocess
import sys
from pathlib import Path

import pytest

from advisor.changes import Add
from advisor.records import Client, Profile
from tests.screens.running import (
    app_on,
    notices,
    opened,
    press,
    running,
    screen_text,
    small_practice,
    type_text,
    until,
)


async def test_the_frame_is_painted_before_anything_is_read(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with app.run_test(size=(80, 24)) as pilot:
        assert not app.ready
        shown = screen_text(app)
        assert "1 Today" in shown
        assert "? keys" in shown
        assert "Reading your practice" in shown
        await press(pilot, "c")
        assert any("still being read" in each for each in notices(app)) or app.ready
        await until(pilot, lambda: app.ready)


def test_the_first_frame_needs_no_records_no_store_and_no_word() -> None:
    heavy = ("pydantic", "tinydb", "docx", "openpyxl", "filelock", "orjson")
    code = f"import sys, screens.app; print([each for each in {heavy!r} if each in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_a_practice_is_read_for_today_without_what_checks_and_writes(practice_folder: Path) -> None:
    heavy = ("pydantic", "filelock", "docx", "openpyxl", "advisor.changes", "advisor.store.keeper")
    code = (
        "import sys, screens.places.today\n"
        "from datetime import UTC, datetime\n"
        "from pathlib import Path\n"
        "from screens.start import Start\n"
        "from screens.desk import open_desk\n"
        "folder, now = Path(sys.argv[1]), datetime(2026, 11, 23, tzinfo=UTC)\n"
        "desk = open_desk(Start(folder / 'practice', folder / 'state', lambda: now, 'maria'))\n"
        f"print(len(desk.book.advice()), [each for each in {heavy!r} if each in sys.modules])"
    )
    line = [sys.executable, "-c", code, str(practice_folder)]
    result = subprocess.run(line, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "6 []"


async def test_a_first_start_asks_for_name_firm_and_currency_and_no_more(tmp_path: Path) -> None:
    app = app_on(tmp_path, create=True)
    async with running(app) as pilot:
        await until(pilot, lambda: "Whose practice is this?" in screen_text(app))
        shown = screen_text(app)
        for label in ("Your name", "Firm", "Currency"):
            assert label in shown
        assert "E-mail " not in shown
        await type_text(pilot, "Maria")
        await press(pilot, "tab")
        await type_text(pilot, "Keller")
        await press(pilot, "tab")
        await type_text(pilot, "chf")
        await press(pilot, "enter")
        await until(pilot, lambda: "Keller" in screen_text(app).split("\n")[0])
        await press(pilot, "a")
        await until(pilot, lambda: "New client" in screen_text(app))
    profile = opened(tmp_path).book.profile
    assert (profile.name, profile.firm, profile.currency) == ("Maria", "Keller", "CHF")


async def test_an_empty_practice_leads_to_the_first_advice(tmp_path: Path) -> None:
    practice = opened(tmp_path, create=True)
    practice.record([Add(Profile(name="Maria"))], "settings")
    app = app_on(tmp_path)
    async with running(app) as pilot:
        assert "adds your first client" in screen_text(app)
        await press(pilot, "a")
        await type_text(pilot, "Acme")
        await press(pilot, "tab")
        await type_text(pilot, "ACME")
        await press(pilot, "enter")
        await until(pilot, lambda: any("adds an engagement" in each for each in notices(app)))
        await press(pilot, "a")
        await until(pilot, lambda: "New engagement" in screen_text(app))
        await type_text(pilot, "Review")
        await press(pilot, "f2")
        await until(pilot, lambda: any("ACME-E1 Review is there" in each for each in notices(app)))
        await press(pilot, "a")
        await until(pilot, lambda: "New recommendation" in screen_text(app))


async def test_a_folder_that_is_no_practice_ends_with_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "practice").mkdir()
    (tmp_path / "practice" / "holiday.txt").write_text("not a practice")
    app = app_on(tmp_path)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.return_code == 1)
    said = " ".join(capsys.readouterr().err.split())
    assert "practice" in said
    assert "Traceback" not in said


async def test_a_damaged_client_is_named_and_the_rest_is_shown(tmp_path: Path) -> None:
    small_practice(tmp_path)
    practice = opened(tmp_path)
    practice.record([Add(Client(id="9" * 16, name="Broken Ltd", code="BRK"))], "client BRK")
    file = tmp_path / "practice" / "clients" / f"{'9' * 16}.json"
    file.write_bytes(file.read_bytes()[:-40])
    app = app_on(tmp_path)
    async with running(app, (120, 40)):
        assert any("Broken Ltd (BRK)" in each for each in notices(app)), notices(app)
        assert "NWD-2" in screen_text(app)


async def test_the_light_theme_and_no_colour_show_the_same_words(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        dark = screen_text(app)
        await press(pilot, "T")
        assert screen_text(app) == dark
        assert app.theme == "advisor-light"


async def test_a_client_that_becomes_unreadable_is_named_and_a_form_keeps_its_text(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "a")
        await type_text(pilot, "Half a thought")
        file = practice_folder / "practice" / "clients" / f"{'b' * 16}.json"
        file.unlink()
        file.mkdir()
        await until(pilot, lambda: any("Harbour Software (HAR)" in each for each in notices(app)), "the trouble")
        assert "Half a thought" in screen_text(app)
