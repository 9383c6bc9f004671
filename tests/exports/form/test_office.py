"""A form that went through LibreOffice, which loses every tag."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports.form.answers import How
from exports.form.reading import read_form
from tests.tools.form_office import is_here
from tests.tools.form_trips import OFFICE_WAYS, SAID, a_form, told

pytestmark = pytest.mark.skipif(not is_here(), reason="needs LibreOffice (soffice)")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where LibreOffice works; its first start of all is the slow one."""
    return tmp_path_factory.mktemp("office")


@pytest.mark.parametrize("way", OFFICE_WAYS)
def test_every_answer_comes_back_from_libreoffice_as_it_was_given(way: str, folder: Path) -> None:
    returned = read_form(OFFICE_WAYS[way](a_form(), SAID, folder), "returned.docx")
    assert told(returned) == SAID
    assert {each.how for each in returned.answers} == {How.bookmark}
    assert returned.around == read_form(a_form(), "form.docx").around
    assert [doubt for each in returned.answers for doubt in each.doubts] == []
