import os
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from advisor.drafts import Draft, Drafts

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
CLIENT = "c" * 16


def drafts_in(folder: Path) -> Drafts:
    return Drafts(folder / "state", folder / "practice")


def draft(text: str, *, minute: int = 0) -> Draft:
    at = AT.replace(minute=minute)
    return Draft(Drafts.new_id(), "edit", "client", "Edit NWD", at, (CLIENT,), (CLIENT,), {"name": text}, "rev")


def die_with_a_draft(folder: Path, text: str, *, in_editor: str = "") -> None:
    """Let a process write a draft, and what its editor saved, and end without dropping it."""
    code = f"""
from tests.test_drafts import *
drafts = drafts_in(Path({str(folder)!r}))
written = draft({text!r})
if {in_editor!r}:
    written = written._replace(in_editor="name")
drafts.keep(written)
if {in_editor!r}:
    drafts.editor_file(written.id).write_text({in_editor!r})
os.kill(os.getpid(), 9)
"""
    ended = subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[1])
    assert ended.returncode == -9


def test_a_draft_comes_back_as_it_was_written(tmp_path: Path) -> None:
    written = draft("half a \ud800 character, and “signs”\nin two lines")
    drafts = drafts_in(tmp_path)
    drafts.keep(written)
    drafts.close()
    assert drafts.left() == [written]


def test_a_draft_of_a_program_that_runs_is_nobody_elses_and_one_of_a_dead_program_is(tmp_path: Path) -> None:
    mine, theirs = drafts_in(tmp_path), drafts_in(tmp_path)
    mine.keep(draft("mine"))
    die_with_a_draft(tmp_path, "left")
    assert [each.texts["name"] for each in theirs.left()] == ["left"]
    mine.close()
    assert {each.texts["name"] for each in theirs.left()} == {"mine", "left"}


def test_a_draft_is_taken_over_by_one_program_only(tmp_path: Path) -> None:
    die_with_a_draft(tmp_path, "left")
    one, two = drafts_in(tmp_path), drafts_in(tmp_path)
    [left] = one.left()
    [same] = two.left()
    assert one.take_over(left) == left
    assert two.take_over(same) is None
    assert two.left() == []


def test_what_the_editor_saved_last_is_in_the_draft(tmp_path: Path) -> None:
    die_with_a_draft(tmp_path, "before the editor", in_editor="written in it")
    drafts = drafts_in(tmp_path)
    [left] = drafts.left()
    assert left.texts == {"name": "written in it"}
    taken = drafts.take_over(left)
    assert taken == left
    drafts.drop(left.id)
    drafts.close()
    assert list(drafts.folder.iterdir()) == []


@pytest.mark.parametrize("mask", [0o022, 0o000])
@pytest.mark.skipif(os.name == "nt", reason="Windows knows no modes of files")
def test_nobody_else_can_look_into_a_draft_whatever_the_mask(tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        drafts = drafts_in(tmp_path)
        written = draft("secret")
        drafts.keep(written)
        drafts.editor_file(written.id)
    finally:
        os.umask(before)
    for path in [drafts.folder.parent.parent, *drafts.folder.parent.parent.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_what_is_no_draft_is_left_out_and_left_alone(tmp_path: Path) -> None:
    drafts = drafts_in(tmp_path)
    drafts.keep(draft("good"))
    broken = drafts.folder / f"{'a' * 16}.{'b' * 16}.json"
    broken.write_bytes(b'{"id": "a", "texts": [1]}')
    drafts.close()
    assert [each.texts["name"] for each in drafts.left()] == ["good"]
    assert broken.exists()


def test_a_draft_goes_by_the_name_of_its_file_whatever_stands_in_it(tmp_path: Path) -> None:
    drafts = drafts_in(tmp_path)
    kept = draft("typed")
    drafts.keep(kept)
    drafts.close()
    (path,) = (tmp_path / "state").rglob("drafts/*/*.json")
    path.write_text(path.read_text().replace(kept.id, "../.."))
    (found,) = drafts_in(tmp_path).left()
    assert found.id == kept.id


def test_what_a_dead_program_left_half_written_is_cleared_away(tmp_path: Path) -> None:
    drafts = drafts_in(tmp_path)
    mine = draft("mine")
    drafts.keep(mine)
    own = next(path for path in drafts.folder.iterdir() if path.suffix == ".json").name
    (drafts.folder / f".{own}.0000.writing").write_text("mine, half")
    (drafts.folder / f".{'a' * 16}.{'b' * 16}.json.0000.writing").write_text("of a dead program")
    (drafts.folder / f"{'b' * 16}.lock").touch()
    (drafts.folder / ("e" * 16)).mkdir()
    drafts_in(tmp_path).tidy()
    left = {path.name for path in drafts.folder.iterdir()}
    assert left == {own, f".{own}.0000.writing", f"{own.split('.')[1]}.lock"}


def test_a_draft_whose_action_is_in_the_history_is_saved_and_goes(tmp_path: Path) -> None:
    drafts = drafts_in(tmp_path)
    for text, action in (("saved", "a" * 16), ("not saved", "b" * 16), ("never tried", "")):
        drafts.keep(draft(text)._replace(saving=action, recorded={"c" * 16: ("rev", "NWD-2: adopted")}))
    drafts.close()
    drafts_in(tmp_path).tidy(lambda action: action == "a" * 16)
    assert {each.texts["name"] for each in drafts.left()} == {"not saved", "never tried"}
    assert drafts.left()[0].recorded == {"c" * 16: ("rev", "NWD-2: adopted")}
