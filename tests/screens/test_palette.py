"""What the palette finds of records, and in which order."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from advisor.book import reference_of
from advisor.changes import Add
from advisor.records import Client, Concern, Interaction, Promise
from screens.app import AdvisorApp
from screens.palette import OFFERED, Palette
from screens.widgets.register import Register
from tests.screens.running import HAR, NWD, TODAY, app_on, opened, press, running, screen_text, type_text, until


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


def with_words(folder: Path) -> None:
    """A promise, a concern and a contact with words of their own, and a promise of another day."""
    opened(folder).record(
        [
            Add(Promise(id="1a" * 8, client=NWD, what="Send the price study", on=date(2026, 11, 2), due=TODAY)),
            Add(Concern(id="2b" * 8, client=NWD, words="The price of the team", on=date(2026, 11, 3))),
            Add(Interaction(id="3c" * 8, client=NWD, said="Prices were the only subject", on=date(2026, 11, 20))),
        ],
        "words",
    )


async def test_what_passed_between_us_and_a_client_is_found_by_its_words(practice_folder: Path) -> None:
    with_words(practice_folder)
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "F", *"price")
        await until(pilot, lambda: "Prices were the only subject  · Northwind" in screen_text(app))
        shown = screen_text(app)
        assert [
            each for each in ("Send the price study", "The price of the team", "contact") if each not in shown
        ] == []


async def test_beside_a_client_their_promises_are_found_and_neither_concerns_nor_contacts(
    practice_folder: Path,
) -> None:
    with_words(practice_folder)
    app = app_on(practice_folder, only="NWD")
    async with running(app) as pilot:
        await press(pilot, "F", *"price")
        await until(pilot, lambda: "Send the price study" in screen_text(app))
        assert "The price of the team" not in screen_text(app)
        assert "only subject" not in screen_text(app)


async def test_on_a_past_day_nothing_is_found_that_came_later(practice_folder: Path) -> None:
    with_words(practice_folder)
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        app.desk.as_of = date(2026, 11, 10)
        await press(pilot, "F", *"price")
        await until(pilot, lambda: "The price of the team" in screen_text(app))
        assert "only subject" not in screen_text(app)
