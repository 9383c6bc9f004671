"""What a report says of the way out is what is found in the screens."""

import pytest

from advisor.store.check import MISSING, UNFINISHED
from advisor.store.state import APART, EDITED, SYNCING
from screens.ways_out import CHECK, MEND, as_here

_GOOD = "The latest good backup is of 23 Nov 26, 19:12: advisor restore backups/6c35a5ab97d54b85/2026-11-23T191200Z.zip"


@pytest.mark.parametrize("words", [MISSING, UNFINISHED, SYNCING, EDITED, APART, _GOOD])
def test_no_report_sends_people_to_the_command_line_where_a_key_does_it(words: str) -> None:
    assert "advisor " not in as_here(words, CHECK)


def test_a_way_out_is_called_as_the_screens_call_it() -> None:
    assert as_here(EDITED, MEND).endswith("what of that is to be kept: “Mend” shows it and asks.")
    assert as_here(_GOOD, MEND) == "The latest good backup is of 23 Nov 26, 19:12; “Restore from a backup” has it."
    assert "“Check the practice” (:) shows both and asks." in as_here(APART, CHECK)
