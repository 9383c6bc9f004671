"""A practice folder for each test of the screens."""

from pathlib import Path

import pytest

from tests.screens.running import small_practice


@pytest.fixture
def practice_folder(tmp_path: Path) -> Path:
    """A folder with the small practice in it, and the state of one device."""
    small_practice(tmp_path)
    return tmp_path
