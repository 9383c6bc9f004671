"""A practice whose people can be asked."""

from pathlib import Path

import pytest

from tests.screens.copying import put
from tests.screens.sitting.sittings import practice_with_people


@pytest.fixture(scope="session")
def asked_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the practice was made, to be copied from."""
    folder = tmp_path_factory.mktemp("asked")
    practice_with_people(folder)
    return folder


@pytest.fixture
def folder(tmp_path: Path, asked_made: Path) -> Path:
    """A practice with one client and five people."""
    return put(asked_made, tmp_path)
