"""Word files of others: whatever is wrong with one, it is one plain sentence."""

from __future__ import annotations

import pytest

from exports.word.foreign import Unreadable, read_package
from tests.tools.hostile_docx import HOSTILE


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_read_is_refused_in_one_sentence_that_says_why(name: str) -> None:
    make, words = HOSTILE[name]
    with pytest.raises(Unreadable) as refused:
        read_package(make(), name="Reply.docx")
    sentence = str(refused.value)
    assert words in sentence
    assert sentence.startswith("Reply.docx ")
    assert sentence.endswith(".")
    assert ";" in sentence  # what is wrong; what to do
    assert sentence.isprintable()
