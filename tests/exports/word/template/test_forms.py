"""A decision form made in a firm's own template comes back as any other, and bears its code on each page."""

from __future__ import annotations

import pytest

from exports.asked import Added, Asked
from exports.form.marks import printed
from exports.form.reading import read_form
from exports.form.writing import document
from tests.exports.rich import engagement_of, rich_book
from tests.exports.word.template.documents import NAMES, file_of, template
from tests.exports.word.template.test_joining import runnings
from tests.factory import TODAY
from tests.tools.foreign_bases import BASES
from tests.tools.form_filling import in_word
from tests.tools.form_trips import SAID, told


def asked() -> Asked:
    """What a form is asked for with."""
    book = rich_book()
    return Asked(book, engagement_of(book), TODAY, Added("Dana Ortiz"))


@pytest.mark.parametrize("name", NAMES)
def test_every_answer_on_a_form_in_a_template_comes_back(name: str) -> None:
    made = document(asked())
    returned = read_form(in_word(made.to_bytes(template(name)), SAID), "returned.docx")
    assert told(returned) == SAID
    assert returned.form == made.code
    assert not returned.doubts
    assert not [doubt for each in returned.answers for doubt in each.doubts]


@pytest.mark.parametrize("name", BASES)
def test_every_page_of_a_form_bears_its_code(name: str) -> None:
    made = document(asked())
    headers = runnings(file_of(made, name), "header")
    assert headers
    assert all(printed(made.code) in each for each in headers.values())
