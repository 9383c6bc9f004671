"""What the palette finds of records, and in which order."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from advisor.book import reference_of
from advisor.changes import Add
from advisor.records import Client
from screens.app import AdvisorApp
from screens.palette import OFFERED, Palette
from screens.widgets.register import Register
from tests.screens.running import HAR, app_on, opened, press, running, type_text, until


def _offered(app: AdvisorApp) -> list[str]:
    """The references of the records that are offered; "" for a person."""
    assert app.desk is not None
    found = (app.desk.book.record(each) for each in app.screen.query_one(Register).shown_keys)
    return [reference_of(each) for each in found if each is not None]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ["HAR", "NWD"]),
        ("harbour", ["HAR", "HAR-1"]),
        ("industries floor", ["NWD-2"]),
        ("ortiz", [""]),
        ("nwd-3", ["NWD-3"]),
        ("nowhere", []),
    ],
)
async def test_records_are_found_by_any_words_of_their_names(
    practice_folder: Path, typed: str, found: Sequence[str]
) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "F")
        await until(pilot, lambda: isinstance(app.screen, Palette))
        await type_text(pilot, typed)
        await until(pilot, lambda: _offered(app) == list(found), str(found))


async def test_no_more_records_are_offered_than_can_be_looked_over(practice_folder: Path) -> None:
    opened(practice_folder).record([Add(Client(name=f"Firm {n}", code=f"FI{n}")) for n in range(10, 40)], "many")
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "F", *"firm")
        await until(pilot, lambda: len(_offered(app)) == OFFERED)


async def test_beside_a_client_only_what_is_theirs_is_found(practice_folder: Path) -> None:
    app = app_on(practice_folder, only="HAR")
    async with running(app) as pilot:
        await press(pilot, "F")
        await until(pilot, lambda: isinstance(app.screen, Palette))
        assert app.screen.query_one(Register).shown_keys == [HAR]
        await type_text(pilot, "northwind")
        await until(pilot, lambda: _offered(app) == [])
