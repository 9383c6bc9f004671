"""Short ways to sittings on the screen: the program with one client and five people, and what it shows."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from advisor.changes import Add
from advisor.practice import Practice
from advisor.records import Client, Person, Profile, Sitting
from screens.app import AdvisorApp
from screens.sitting.screen import SittingScreen
from tests.screens.running import NWD, app_on, opened, press, running, screen_text, text_beneath, type_text, until

PEOPLE = tuple(
    Person(id=f"{number:x}" * 16, client=NWD, name=name, role=role)
    for number, (name, role) in enumerate(
        (("Ana Reis", "CIO"), ("Dana Ortiz", "CFO"), ("Piet Maas", "Plant"), ("Ruth Amsel", "COO"), ("Tom Weir", "HR")),
        start=1,
    )
)


def practice_with_people(folder: Path) -> Practice:
    """One client with five people."""
    practice = opened(folder, create=True)
    practice.record([Add(Profile(id="f" * 16, name="Maria Keller", firm="Keller & Partners"))], "settings")
    practice.record([Add(Client(id=NWD, name="Northwind Industries", code="NWD"))], "client")
    practice.record([Add(each) for each in PEOPLE], "people")
    return practice


@asynccontextmanager
async def taking(
    folder: Path, *titles: str, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[AdvisorApp, Pilot[int]]]:
    """The program, with a questionnaire begun by typing into each list that asks."""
    app = app_on(folder)
    async with running(app, size) as pilot:
        await press(pilot, "2")
        await take(app, pilot, *titles)
        yield app, pilot


async def take(app: AdvisorApp, pilot: Pilot[int], *titles: str) -> None:
    """Begin a questionnaire, or go on with one."""
    await press(pilot, "Q")
    for number, each in enumerate(titles):
        await until(pilot, lambda number=number: len(app.screen_stack) == 2 and app.focused is not None)  # type: ignore[misc]
        await type_text(pilot, each)
        await press(pilot, "enter")
    await until(pilot, lambda: isinstance(app.screen, SittingScreen))
    await pilot.pause()


def screen_of(app: AdvisorApp) -> SittingScreen:
    """The sitting that is shown."""
    assert isinstance(app.screen, SittingScreen), screen_text(app)
    return app.screen


async def back(app: AdvisorApp, pilot: Pilot[int]) -> None:
    """One step back, once it is done."""
    before = screen_of(app).view, len(app.screen_stack)
    await press(pilot, "escape")
    await until(
        pilot, lambda: not isinstance(app.screen, SittingScreen) or (app.screen.view, len(app.screen_stack)) != before
    )


async def shows(app: AdvisorApp, pilot: Pilot[int], *words: str) -> None:
    """Wait until the screen shows all these words; it is not looked at while it is put together."""
    await until(pilot, lambda: not app._batch_count and all(each in text_beneath(app) for each in words), f"{words}")


def only_sitting(folder: Path) -> tuple[Practice, Sitting]:
    """What is kept, read anew: the practice, and the one sitting in it."""
    practice = opened(folder)
    [sitting] = practice.book.all(Sitting)
    return practice, sitting
