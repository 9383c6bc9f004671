"""The sample practice from the command line."""

from datetime import date
from pathlib import Path

from tests.cli.conftest import Advisor


def test_the_sample_is_made_once_a_day_and_anew_when_asked(bare: Advisor, tmp_path: Path) -> None:
    made = tmp_path / "cache" / "Advisor" / "sample" / date.today().isoformat()
    answer = bare.does("demo")
    assert "sample" in answer.err
    assert "NWD-14" in answer.out
    assert not bare.folder.exists()

    bare.folder = made / "practice"
    bare.does("edit", "practice", "--firm", "Changed & Sons")
    assert "Changed & Sons" in bare.does("demo").out
    assert "Changed & Sons" not in bare.does("demo", "--reset").out

    old = made.with_name("2020-01-01")
    made.rename(old)
    assert "Changed & Sons" not in bare.does("demo").out
    assert not old.exists()
