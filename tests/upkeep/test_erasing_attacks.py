"""An erasing whose program died is finished at the next start, byte by byte, or was never begun."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.practice import Practice
from advisor.records import Client, Person
from tests.tools.attack_calls import DIED, Die, attacked
from tests.tools.attack_deeds import DEEDS, NORTHWIND, Deed, Place, destroy_client, forget_person, ground
from tests.tools.attack_processes import exit_status

ERASING = [next(deed for deed in DEEDS if deed.do is do) for do in (destroy_client, forget_person)]


@pytest.mark.parametrize("at", [2, 9, 17, 28, 39])
@pytest.mark.parametrize("deed", ERASING, ids=lambda deed: deed.name)
def test_no_byte_of_what_is_erased_outlives_a_death(deed: Deed, at: int, tmp_path: Path) -> None:
    place = ground(tmp_path, deed)
    assert exit_status(_die, deed, place, at) == DIED
    practice = place.open()
    named = sorted(path.name for path in _of_northwind(place) if b"Dana Ortiz" in b"".join(_pieces(path)))
    assert bool(named) == _is_there(practice)


def _die(deed: Deed, place: Place, at: int) -> None:
    practice = deed.begin(place)
    with attacked(Die(at), *place.watched):
        deed.act(place, practice)


def _is_there(practice: Practice) -> bool:
    """Whether the erasing was not begun: the client is there, and the person in it has a name."""
    person = practice.book.get(Person, f"{NORTHWIND}2")
    return practice.book.get(Client, NORTHWIND) is not None and person is not None and person.name == "Dana Ortiz"


def _of_northwind(place: Place) -> Iterator[Path]:
    """Every file that is the client's, or is not finished; at the other client there is somebody of that name."""
    for path in place.folder.rglob("*"):
        if path.is_file() and (NORTHWIND in str(path) or "pending" in path.parts or path.suffix == ".writing"):
            yield path


def _pieces(path: Path) -> Iterator[bytes]:
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            yield from (archive.read(name) for name in archive.namelist())
