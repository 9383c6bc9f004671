"""All instruments that can be had: those that ship, and the consultant's own beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from advisor.instruments.definition import Instrument
from advisor.instruments.mistakes import InstrumentError, Mistake
from advisor.instruments.reading import parse_instrument, read_instrument
from advisor.system import reason_of

#: The folder of a practice in which a consultant's own instruments lie.
FOLDER = "instruments"


@dataclass(frozen=True, slots=True)
class Own:
    """An instrument of the consultant's own, and its file."""

    instrument: Instrument
    path: Path


@dataclass(frozen=True, slots=True)
class Broken:
    """A file that is no instrument, with every mistake in it."""

    path: Path
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The instruments that can be used, and the files that cannot."""

    shipped: tuple[Instrument, ...]
    own: tuple[Own, ...]
    broken: tuple[Broken, ...]

    def instruments(self) -> tuple[Instrument, ...]:
        """Every instrument that can be used, the shipped ones first."""
        return (*self.shipped, *(each.instrument for each in self.own))

    def find(self, id: str) -> Instrument | None:
        """The instrument with an id, or None."""
        return next((each for each in self.instruments() if each.id == id), None)


@cache
def shipped() -> tuple[Instrument, ...]:
    """The instruments that ship with the program, in the order in which they are offered."""
    found = [parse_instrument(each.read_text(encoding="utf-8")) for each in _shipped_files()]
    return tuple(sorted(found, key=lambda each: _ORDER.index(each.id)))


_ORDER = (
    "most-important-question",
    "facing-the-music",
    "the-hard-part",
    "customer-blueprint",
    "consulting-stance",
    "crisis-mitigation",
    "letter-to-the-team",
)


def _shipped_files() -> Iterator[Traversable]:
    return (each for each in files("advisor.instruments").joinpath("shipped").iterdir() if each.name.endswith(".toml"))


def shelf(practice: Path) -> Shelf:
    """What can be had in a practice; a file that is broken is named, and hides no other.

    Args:
        practice: The practice folder, whether or not it has instruments of its own, or is there at all.
    """
    own: list[Own] = []
    broken: list[Broken] = []
    taken = {each.id: "an instrument that ships with the program" for each in shipped()}
    folder = practice / FOLDER
    try:
        paths = sorted(each for each in folder.iterdir() if each.suffix == ".toml" and not each.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        paths = []
    except OSError as error:
        paths = []
        broken.append(Broken(folder, (Mistake(0, f"The folder cannot be read: {reason_of(error)}.", ""),)))
    for path in paths:
        try:
            found = read_instrument(path)
        except InstrumentError as error:
            broken.append(Broken(path, error.mistakes))
            continue
        if found.id in taken:
            broken.append(Broken(path, (_taken(found.id, taken[found.id]),)))
            continue
        taken[found.id] = path.name
        own.append(Own(found, path))
    return Shelf(shipped(), tuple(own), tuple(broken))


def _taken(id: str, by: str) -> Mistake:
    return Mistake(0, f"The id “{id}” is already that of {by}.", "Give this one another id.")
