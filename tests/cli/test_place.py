"""Files and folders as they are named on the command line."""

import pytest

from tests.cli.conftest import Advisor

NOBODY = "~nobody-of-that-name/form.docx"


@pytest.mark.parametrize(
    "words",
    [
        ("import", "decisions", NOBODY),
        ("sent", NOBODY),
        ("backup", NOBODY),
        ("restore", NOBODY),
    ],
    ids=" ".join,
)
def test_the_home_of_nobody_is_refused_in_a_sentence(advisor: Advisor, words: tuple[str, ...]) -> None:
    told = advisor.refuses(*words)
    assert told == f"{NOBODY} begins with the home of somebody who has none on this computer; name it whole.\n"
