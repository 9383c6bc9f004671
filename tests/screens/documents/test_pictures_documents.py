"""The place Documents as text, kept beside the tests like the other pictures."""

from pathlib import Path

import pytest

from advisor.records.choices import DocumentKind
from exports.family import FAMILY
from tests.screens.documents.practice import go, with_documents
from tests.screens.running import app_on, running, screen_text, settled, sizes
from tests.screens.test_pictures import check


@pytest.fixture(autouse=True)
def few_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three kinds of document, so that another one changes no picture."""
    kinds = (DocumentKind.summary, DocumentKind.form, DocumentKind.closing)
    monkeypatch.setattr("screens.documents.scopes.FAMILY", {each: FAMILY[each] for each in kinds})


@sizes
@pytest.mark.parametrize(("name", "keys"), [("documents", ()), ("documents-made", ("end",))], ids=str)
async def test_the_documents_look_as_they_did(
    practice_folder: Path, name: str, keys: tuple[str, ...], size: tuple[int, int]
) -> None:
    with_documents(practice_folder)
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        await go(app, pilot, *keys)
        await settled(pilot, app)
        check(name, size, screen_text(app))


async def test_where_there_is_only_ascii_the_cursor_is_drawn_with_it(
    practice_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("screens.places.documents.is_plain", lambda: True)
    with_documents(practice_folder)
    app = app_on(practice_folder)
    async with running(app, (80, 24)) as pilot:
        await go(app, pilot)
        await settled(pilot, app)
        shown = screen_text(app)
        assert ">  engagement summary" in shown
        assert "▌" not in shown
