"""A name that another computer brings back, which had not heard that somebody was forgotten."""

import re
import shutil
from pathlib import Path

import pytest

from advisor.changes import Edit
from advisor.records import Person
from advisor.store import Refused
from advisor.upkeep.checking import check
from advisor.upkeep.erasing import forget, mentions
from advisor.upkeep.named_again import marks_of
from tests.upkeep.computers import Desk, northwind

INSTEAD = "Person 1 (forgotten)"


def dana(desk: Desk) -> Person:
    """The person at the client, as the program has her now."""
    desk.practice.refresh()
    found = desk.practice.book.get(Person, "dana0000")
    assert found is not None
    return found


def naming(desk: Desk, text: str) -> list[str]:
    """The files of a practice that hold a text."""
    paths = sorted(path for path in desk.folder.rglob("*") if path.is_file())
    return [path.name for path in paths if text.encode() in path.read_bytes()]


@pytest.fixture
def two(tmp_path: Path) -> tuple[Desk, Desk]:
    """A computer on which Dana was forgotten, with the lines of another that named her again meanwhile; and that."""
    desk = northwind(tmp_path)
    lap = desk.copied(tmp_path, "lap")
    desk.edits(notes="Dana Ortiz said so")
    lap.gets(desk)
    lap.edits(title="As Dana Ortiz wants, by e-mail to dana@nwd.example")
    lap.practice.record([Edit(dana(lap), {"email": "dana@nwd.example"})], "E-mail of Dana Ortiz")
    forget(desk.practice, mentions(desk.practice, dana(desk)), "Dana Ortiz")
    desk.gets(lap)
    return desk, lap


@pytest.fixture
def desk(two: tuple[Desk, Desk]) -> Desk:
    """The first of the two."""
    return two[0]


def everything_of(desk: Desk, lap: Desk) -> None:
    """What a sync service brings that writes into the files that are there."""
    for path in desk.folder.rglob("*.json*"):
        there = lap.folder / path.relative_to(desk.folder)
        there.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.copy(path, there)
    lap.practice.refresh()


def test_a_name_that_came_back_goes_when_somebody_says_which_name_it_is(desk: Desk) -> None:
    assert naming(desk, "Ortiz")
    found = mentions(desk.practice, dana(desk), "Dana Ortiz")
    assert [each.text for each in found.words if each.sure] == ["Dana Ortiz", "dana@nwd.example", "Ortiz, Dana"]
    assert forget(desk.practice, found, "Dana Ortiz") == INSTEAD
    assert naming(desk, "Ortiz") == []
    assert naming(desk, "dana@nwd.example") == []
    assert desk.advice().title == f"As {INSTEAD} wants, by e-mail to {INSTEAD}"
    assert (dana(desk).name, dana(desk).email) == (INSTEAD, "")


def told_again(desk: Desk) -> list[str]:
    """What the check says of people who are named again."""
    return [each.words for each in check(desk.practice) if "was forgotten here on" in each.words]


def test_a_name_that_came_back_is_told_with_where_it_stands_and_what_takes_it_out(desk: Desk) -> None:
    (words,) = told_again(desk)
    assert words.startswith(
        f"{INSTEAD} was forgotten here on 23 Nov 26; what named that person stands in 1 record and 2 lines"
    )
    assert words.endswith(f'Forget again: advisor forget "{INSTEAD}" --client NWD --name "Dana Ortiz"')
    forget(desk.practice, mentions(desk.practice, dana(desk), "Dana Ortiz"), "Dana Ortiz")
    assert told_again(desk) == []


@pytest.mark.parametrize(
    ("notes", "is_told"),
    [
        ("Ask dana  Ortiz, or\nDana\n Ortiz.", True),
        ("Ortiz, Dana", True),
        ("Dana Ortizon and Jordana Ortiz", False),
        ("dana said so to Ortiz", False),
    ],
)
def test_somebody_is_named_again_by_the_whole_name_however_it_is_spaced(
    tmp_path: Path, notes: str, is_told: bool
) -> None:
    desk = northwind(tmp_path)
    forget(desk.practice, mentions(desk.practice, dana(desk)), "Dana Ortiz")
    assert told_again(desk) == []
    desk.edits(notes=notes)
    assert bool(told_again(desk)) is is_told


def test_a_name_that_came_back_as_the_name_of_the_person_is_told_by_it(tmp_path: Path) -> None:
    desk = northwind(tmp_path)
    forget(desk.practice, mentions(desk.practice, dana(desk)), "Dana Ortiz")
    desk.practice.record([Edit(dana(desk), {"name": "Dana Ortiz"})], "Named again")
    (words,) = told_again(desk)
    assert words.endswith('Forget again: advisor forget "Dana Ortiz" --client NWD')
    forget(desk.practice, mentions(desk.practice, dana(desk)), "Dana Ortiz")
    assert told_again(desk) == []


def test_what_is_kept_of_a_forgetting_tells_no_name_and_is_different_each_time() -> None:
    first, second = marks_of(["Dana Ortiz", "Núñez"]), marks_of(["Dana Ortiz", "Núñez"])
    assert first.keys() == second.keys()
    assert first["salt"] != second["salt"]
    assert first["marks"] != second["marks"]
    assert not re.search("Dana|Ortiz|N", str(first))


def test_a_history_without_the_name_that_came_back_follows_again(desk: Desk) -> None:
    assert ["does not follow" in each.words for each in desk.practice.check()] == [True, True]
    assert all(
        'forget "Person 1 (forgotten)" --name NAME takes that out' in each.words for each in desk.practice.check()
    )
    forget(desk.practice, mentions(desk.practice, dana(desk), "Dana Ortiz"), "Dana Ortiz")
    assert desk.practice.check() == []


def test_the_other_computer_goes_on_without_the_name_that_it_had_brought_back(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    forget(desk.practice, mentions(desk.practice, dana(desk), "Dana Ortiz"), "Dana Ortiz")
    everything_of(desk, lap)
    assert lap.practice.check() == []
    lap.edits(notes="Asked again")
    desk.gets(lap)
    assert desk.advice().notes == "Asked again"
    assert [*desk.practice.check(), *lap.practice.check()] == []
    assert [*naming(desk, "Ortiz"), *naming(lap, "Ortiz")] == []


def test_somebody_forgotten_before_is_forgotten_again_only_by_the_name_that_came_back(desk: Desk) -> None:
    with pytest.raises(Refused, match=r'advisor forget "Person 1 \(forgotten\)" --name NAME'):
        mentions(desk.practice, dana(desk))
    with pytest.raises(Refused, match="That is not Dana Ortiz"):
        forget(desk.practice, mentions(desk.practice, dana(desk), "Dana Ortiz"), INSTEAD)


def test_a_name_that_came_back_is_wanted_of_nobody_else(tmp_path: Path) -> None:
    desk = northwind(tmp_path)
    with pytest.raises(Refused, match="Dana Ortiz is not forgotten yet"):
        mentions(desk.practice, dana(desk), "Ruth Amsel")
