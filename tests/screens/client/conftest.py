"""A practice with one client of whom everything is recorded."""

from pathlib import Path

import pytest

from tests.screens.client.rich_practice import rich_practice
from tests.screens.copying import put


@pytest.fixture(scope="session")
def rich_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the rich practice was made, to be copied from."""
    folder = tmp_path_factory.mktemp("rich")
    rich_practice(folder)
    return folder


@pytest.fixture
def rich_folder(tmp_path: Path, rich_made: Path) -> Path:
    """A folder with the rich practice in it, and the state of one device."""
    return put(rich_made, tmp_path)
