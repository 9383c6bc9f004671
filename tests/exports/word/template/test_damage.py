"""Templates with bits turned in what their parts hold: a sound package around a document, or a refusal in a sentence.

``ADVISOR_FLIPS`` says how often, for each template.
"""

from __future__ import annotations

import os
import random
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest

from exports.word.foreign import Unreadable
from exports.word.template import read_template
from tests.exports.word.sample import document
from tests.exports.word.template.documents import NAMES, VALUES, base
from tests.tools.docx_lint import parts_of
from tests.tools.flips import in_parts

NUMBER = int(os.environ.get("ADVISOR_FLIPS", "120")) // 6


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_template_makes_a_document_or_is_refused(name: str) -> None:
    flip = in_parts(parts_of(base(name)))
    for seed in range(NUMBER):
        damaged = flip(random.Random(seed))
        with suppress(Unreadable):
            made = document().to_bytes(read_template(damaged, name="firm.docx"), VALUES)
            assert zipfile.ZipFile(BytesIO(made)).testzip() is None
