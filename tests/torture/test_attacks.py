"""Nothing that was acknowledged is ever lost: every attack, in short. ``make torture`` makes them at length."""

from pathlib import Path
from unittest import mock

import pytest

from advisor.store import atomic
from tests.tools.attack_cut import cut_everywhere
from tests.tools.attack_deeds import DEEDS, Deed, edit_advice
from tests.tools.attack_failure import fail_everywhere
from tests.tools.attack_judge import court
from tests.tools.attack_tally import Tally, table
from tests.torture.attacks import ATTACKS, Attack


def _title(attack: Attack) -> str:
    return attack.title


@pytest.mark.parametrize("attack", [each for each in ATTACKS if each.short], ids=_title)
def test_an_attack_costs_nothing(attack: Attack, tmp_path: Path) -> None:
    if attack.why_not:
        pytest.skip(attack.why_not)
    assert attack.short
    tally = attack.short(tmp_path)
    assert tally.clean, table([tally])


# -- that the attacks would find it ---------------------------------------------------------------------------------


def _deed(do: object) -> Deed:
    return next(deed for deed in DEEDS if deed.do is do)


def _written_over(path: Path, data: bytes | bytearray) -> None:
    """How a file is replaced by those who do not know better."""
    path.touch(mode=0o600)
    atomic.overwrite(path, data)


def test_a_power_cut_finds_a_store_that_does_not_flush(tmp_path: Path) -> None:
    found = court(tmp_path, _deed(edit_advice))
    with mock.patch.object(atomic, "_flush"):
        assert cut_everywhere(found, chances=0).lost


def test_failing_calls_find_a_store_that_writes_over_its_files(tmp_path: Path) -> None:
    found = court(tmp_path, _deed(edit_advice))
    with mock.patch("advisor.store.tables.replace_file", _written_over):
        assert fail_everywhere(found, all_errors=False).unreadable


def test_what_is_acknowledged_and_not_there_counts_as_lost(tmp_path: Path) -> None:
    tally = Tally("")
    court(tmp_path, _deed(edit_advice)).judge(tally, "not done at all", done=True)
    assert tally.lost == ["one record, not done at all: what was acknowledged is not there"]
