"""Nothing that was acknowledged is ever lost: every attack, in short. ``make torture`` makes them at length."""

from pathlib import Path
from unittest import mock

import pytest

from advisor.changes import Add, Edit
from advisor.practice import Practice
from advisor.records import Client, Engagement, Person, Recommendation
from advisor.store import atomic
from tests.tools.attack_cut import cut_everywhere
from tests.tools.attack_deeds import DEEDS, NOW, Deed, edit_advice
from tests.tools.attack_failure import fail_everywhere
from tests.tools.attack_judge import content, court
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


def test_a_record_that_names_another_one_than_before_is_seen(tmp_path: Path) -> None:
    practice = Practice.open(tmp_path / "practice", state=tmp_path / "state", now=lambda: NOW, who="M", create=True)
    practice.load()
    clients = [Client(id=f"{number}" * 16, name=f"Client {number}", code=f"C{number}") for number in (1, 2)]
    practice.record([Add(each) for each in clients], "Clients")
    people = [Person(id=f"{number}" * 16, client=clients[0].id, name=f"Person {number}") for number in (3, 4)]
    work = Engagement(id="5" * 16, client=clients[0].id, title="Review")
    practice.record([*map(Add, people), Add(work)], "People")
    (advice,) = practice.record([Add(Recommendation(engagement=work.id, title="A", owner=people[0].id))], "A").records
    before = content(practice)
    (edited,) = practice.record([Edit(advice, {"owner": people[1].id})], "Edit").records
    assert content(practice)[1] != before[1]
    practice.record([Edit(edited, {"owner": people[0].id})], "Back")
    assert content(practice)[1] == before[1]


def test_what_is_acknowledged_and_not_there_counts_as_lost(tmp_path: Path) -> None:
    tally = Tally("")
    court(tmp_path, _deed(edit_advice)).judge(tally, "not done at all", done=True)
    assert tally.lost == ["one record, not done at all: what was acknowledged is not there"]
