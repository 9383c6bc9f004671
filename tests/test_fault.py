"""A fault of the program says where it is, and nothing of what was being worked on."""

import subprocess
import sys
from pathlib import Path

import pytest

from advisor.fault import report
from screens.app import AdvisorApp
from tests.screens.running import app_on, running, small_practice, until

SECRET = "Zanzibar pays late"
FAULTY = f"""
import sys
from advisor import cli
from advisor.cli import running

def fail(words):
    said = {SECRET!r}
    try:
        int(said)
    except ValueError as error:
        raise LookupError(said) from error

running._command = fail
sys.argv = ["advisor", "today"]
sys.exit(cli.main())
"""


def _fail() -> None:
    said = SECRET
    raise ValueError(f"cannot read {said}")


def test_a_report_names_the_kind_and_the_places_and_no_value() -> None:
    try:
        _fail()
    except ValueError as error:
        words = report(error)
    assert SECRET not in words
    assert "in _fail\n  ValueError" in words
    assert words.startswith("Advisor had to stop")


def test_a_command_at_fault_prints_nothing_that_it_worked_on() -> None:
    done = subprocess.run([sys.executable, "-c", FAULTY], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert SECRET not in done.stderr + done.stdout
    assert done.stderr.splitlines()[-1].strip() == "LookupError"
    assert "ValueError" in done.stderr


async def _failing(app: AdvisorApp) -> None:
    async with running(app) as pilot:
        app.call_later(_fail)
        await until(pilot, lambda: app.return_code == 1, "the end")


async def test_the_screens_at_fault_print_nothing_that_they_worked_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    small_practice(tmp_path)
    app = app_on(tmp_path)
    with pytest.raises(ValueError, match="cannot read"):  # raised again for tests, once the screens are left
        await _failing(app)
    printed = capsys.readouterr().err
    assert "in _fail" in printed
    assert SECRET not in printed
    assert app.return_code == 1
