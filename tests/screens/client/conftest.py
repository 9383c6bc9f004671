"""A practice with one client of whom everything is recorded."""

from pathlib import Path

import pytest

from tests.screens.client.rich_practice import rich_practice


@pytest.fixture
def rich_folder(tmp_path: Path) -> Path:
    """A folder with the rich practice in it, and the state of one device."""
    rich_practice(tmp_path)
    return tmp_path
