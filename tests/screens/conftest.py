"""A practice folder for each test of the screens."""

from pathlib import Path

import pytest

from tests.screens.copying import put
from tests.screens.relating_practice import with_relationship
from tests.screens.running import small_practice


@pytest.fixture(scope="session")
def small_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the small practice was made, to be copied from."""
    folder = tmp_path_factory.mktemp("small")
    small_practice(folder)
    return folder


@pytest.fixture
def practice_folder(tmp_path: Path, small_made: Path) -> Path:
    """A folder with the small practice in it, and the state of one device."""
    return put(small_made, tmp_path)


@pytest.fixture(scope="session")
def relating_made(tmp_path_factory: pytest.TempPathFactory, small_made: Path) -> Path:
    """Where the small practice with something of the relationship was made, to be copied from."""
    folder = put(small_made, tmp_path_factory.mktemp("relating"))
    with_relationship(folder)
    return folder


@pytest.fixture
def relating_folder(tmp_path: Path, relating_made: Path) -> Path:
    """A folder with the small practice in it, and something of the relationship for each section of Today."""
    return put(relating_made, tmp_path)
