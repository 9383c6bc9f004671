"""What a computer with our id wrote over is told in the program, stops no saving, and is ended by a repair."""

import shutil
from pathlib import Path

from tests.upkeep.computers import Desk, mended, northwind


def test_what_was_written_over_is_told_stops_no_saving_and_is_ended_by_a_repair(tmp_path: Path) -> None:
    desk = northwind(tmp_path)
    places = (desk.folder, tmp_path / "desk state")
    for place in places:
        shutil.copytree(place, tmp_path / "before" / place.name)
    desk.edits(notes="Typed here")
    shutil.copytree(places[1], tmp_path / "ours")
    for place in places:
        shutil.rmtree(place)
        shutil.copytree(tmp_path / "before" / place.name, place)
    Desk.at(tmp_path, "desk").edits(notes="Typed on the twin")
    shutil.rmtree(places[1])
    shutil.copytree(tmp_path / "ours", places[1])

    here = Desk.at(tmp_path, "desk")
    (words,) = here.practice.troubles.values()
    assert "may be lacking" in words
    here.edits(title="Publish all prices")
    assert list(here.practice.troubles.values()) == [words]
    assert [each.words for each in here.practice.check()] == [words]
    (said,) = mended(here.practice)
    assert "What was saved on this computer in Northwind Industries (NWD) may be lacking" in said
    assert here.practice.check() == []
    assert here.practice.troubles == {}
    assert mended(here.practice) == []
