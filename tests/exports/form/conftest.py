"""A practice that waits for a decision form to come back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exports.form.returned import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.begun(tmp_path)
