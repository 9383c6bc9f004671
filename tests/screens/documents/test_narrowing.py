"""The filter of the place Documents: both lists narrow as it is typed, and it is left as everywhere."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from screens.app import AdvisorApp
from screens.documents.scopes import PRACTICE_KEY
from tests.screens.documents.practice import go, place_of, with_documents
from tests.screens.running import (
    HAR,
    NWD,
    RENEWALS,
    REVIEW,
    app_on,
    press,
    running,
    screen_text,
    settled,
    type_text,
    until,
)


async def narrowed(app: AdvisorApp, pilot: Pilot[int], text: str) -> None:
    """Go to the documents, and filter them."""
    await go(app, pilot, "slash")
    await type_text(pilot, text)
    await settled(pilot, app)


FOUND = {
    "renewals register": ([RENEWALS], ["make:register"]),
    "northwind kind:closing": ([NWD, REVIEW], ["make:closing"]),
    "ours": ([PRACTICE_KEY], ["make:practice_review", "make:relationship_review"]),
    "out": ([NWD, REVIEW], ["out:d0c0000000000002", "d0c0000000000002"]),
    "final": ([NWD, REVIEW], ["d0c0000000000001"]),
    "not sent": ([NWD, REVIEW], ["d0c0000000000003"]),
    "2abcd": ([NWD, REVIEW], ["out:d0c0000000000002", "d0c0000000000002"]),
    "1.docx": ([NWD, REVIEW], ["d0c0000000000001"]),
    "ruth": ([NWD, REVIEW], ["d0c0000000000003"]),
}
"""Filters, with the rows of scopes and of documents that each leaves."""


async def test_both_lists_show_what_the_filter_says(practice_folder: Path) -> None:
    with_documents(practice_folder)
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await go(app, pilot, "slash")
        place = place_of(app)
        found = {}
        for text in FOUND:
            place.field.value = text
            await settled(pilot, app)
            found[text] = (place.of.shown_keys, place.rows.shown_keys)
        assert found == FOUND


@pytest.mark.parametrize("size", [(60, 20), (120, 40)], ids=str)
async def test_esc_drops_the_filter_and_stays_at_what_was_found(practice_folder: Path, size: tuple[int, int]) -> None:
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        await narrowed(app, pilot, "harb")
        place = place_of(app)
        assert "/ harb" in screen_text(app)
        assert "  2 of 5" in screen_text(app)
        await press(pilot, "enter")
        assert app.focused is place.rows
        await press(pilot, "escape")
        await settled(pilot, app)
        assert (place.of.cursor_key, place.of.shown) == (HAR, 5)
        assert not place.field.is_on_screen
        assert app.focused is place.rows
        await press(pilot, "escape")
        assert app.focused is place.of
        await press(pilot, "escape")
        await until(pilot, lambda: app.place == "today")


async def test_where_nothing_matches_that_is_said_with_the_way_out(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await narrowed(app, pilot, "zanzibar")
        assert "Nothing matches.  esc  clears the filter." in screen_text(app)
        assert app.selection().record == ""
        await press(pilot, "escape")
        await until(pilot, lambda: place_of(app).is_fresh and place_of(app).rows.shown > 0)


async def test_a_mistake_is_explained_and_what_stands_before_it_goes_on_narrowing(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await narrowed(app, pilot, "harb owner:dana")
        assert "“owner:” is not something to filter documents by" in screen_text(app)
        assert place_of(app).of.shown_keys == [HAR, RENEWALS]


async def test_what_is_gone_to_from_elsewhere_is_shown_in_spite_of_a_filter(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await narrowed(app, pilot, "harb")
        await press(pilot, "enter", "2", "end", "enter")
        await until(pilot, lambda: app.selection().client == NWD, "the page of Northwind")
        await press(pilot, "5")
        await until(pilot, lambda: place_of(app).of.cursor_key in (NWD, REVIEW), "Northwind")
        assert place_of(app).field.value == ""


async def test_beside_a_client_no_word_finds_what_was_made(practice_folder: Path) -> None:
    with_documents(practice_folder)
    app = app_on(practice_folder, only="NWD")
    async with running(app) as pilot:
        await narrowed(app, pilot, "sent")
        assert place_of(app).of.shown == 0
        assert "  0 of 2" in screen_text(app)
