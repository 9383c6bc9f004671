"""A practice of its own for every test, and commits without ceremony."""

from pathlib import Path

import pytest

from advisor.store import FolderStore, create_practice
from tests.store.helpers import Practice


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "practice"


@pytest.fixture
def practice(tmp_path: Path, folder: Path) -> Practice:
    store = create_practice(folder, tmp_path / "state")
    assert isinstance(store, FolderStore)
    return Practice(store, folder, tmp_path / "state")
