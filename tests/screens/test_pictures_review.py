"""The review as text: of the small practice at every size, and of the sample, which has curves."""

from pathlib import Path

import pytest

from advisor.sample import fill
from screens.places.review import ReviewPlace
from tests.screens.running import app_on, opened, press, running, screen_text, settled, until
from tests.screens.test_pictures import check


async def _picture(folder: Path, size: tuple[int, int], *keys: str) -> str:
    """The review after some keys."""
    app = app_on(folder)
    async with running(app, size) as pilot:
        await press(pilot, "4")
        await until(pilot, lambda: app.place == "review" and app.screen.query_one(ReviewPlace).is_fresh)
        await press(pilot, *keys)
        await settled(pilot, app)
        return screen_text(app)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (160, 50)], ids=str)
async def test_the_review_of_little_looks_as_it_did(practice_folder: Path, size: tuple[int, int]) -> None:
    check("review", size, await _picture(practice_folder, size))


@pytest.fixture(scope="module")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    fill(opened(folder, create=True))
    return folder


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("funnel", (80, 24), ()),
        ("curve", (80, 24), ("tab", "tab", "tab")),
        ("foresight", (80, 24), ("tab", "tab", "tab", "tab", "tab")),
        ("foresight", (60, 20), ("tab", "tab", "tab", "tab", "tab")),
        ("all", (160, 50), ("down", "down", "right")),
        ("all", (200, 60), ("G",)),
    ],
    ids=str,
)
async def test_the_review_of_the_sample_looks_as_it_did(
    sample_folder: Path, name: str, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    check(f"review-{name}", size, await _picture(sample_folder, size, *keys))
