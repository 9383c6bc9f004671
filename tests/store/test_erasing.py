"""What is erased is gone from everything that is kept, and what is left is sound and says so."""

import errno
from pathlib import Path

import pytest

from advisor.store import ERASURE, PRACTICE, KeptUnfinished, Refused, StoreError
from advisor.store.atomic import replace_file
from advisor.store.destroyed import leftovers, read_receipt
from advisor.store.erasing import Erasing, begin
from advisor.store.mending import mend_files
from advisor.store.pending import encode_pending
from advisor.store.protocol import Action, Was
from advisor.store.scope_plan import ScopePlan
from advisor.store.scrub import Scrub
from advisor.store.state import read_state
from tests.store.apart import Computer, meet
from tests.store.helpers import ACME, AT, BOLT, ON, Practice, commit, new, undo
from tests.tools.attack_calls import Call, Perform, attacked

NAME = "José Núñez"
INSTEAD = "Person 1 (forgotten)"
SCRUB = Scrub({NAME: INSTEAD}, "advice", "jose", ("rev",), {"name": INSTEAD})


def destruction(id: str = "d" * 16, places: tuple[str, ...] = ()) -> Erasing:
    """The client ACME, destroyed."""
    scrub = Scrub({"ACM": "…"}, parts=("Acme",))
    return Erasing(id, ACME, AT, ON, "Ada", "Destroyed ACM", scrub, {"code": "ACM"}, destroys=True, places=places)


def forgetting(id: str = "f" * 16, places: tuple[str, ...] = ()) -> Erasing:
    """José in ACME, forgotten."""
    return Erasing(id, ACME, AT, ON, "Ada", "A person was forgotten", SCRUB, {"kind": "forgotten"}, places=places)


def holding(folder: Path, text: str) -> list[Path]:
    """The files under a folder that hold a text."""
    return [path for path in folder.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]


@pytest.fixture
def shared(practice: Practice) -> str:
    """José at ACME, and an action that also changed BOLT and names both José and ACME."""
    commit(practice.store, new("jose", {"name": NAME, "email": "j@acme.example"}), why=f"Add {NAME}")
    both = (new("one", {"title": f"Ask {NAME}"}), new("two", {"title": "Other"}, scope=BOLT))
    return commit(practice.store, *both, why=f"decision on ACM-1 and 1 more, by {NAME} of acme-tools").id


def test_of_a_destroyed_client_only_its_receipt_is_left(practice: Practice, shared: str) -> None:
    ends = practice.store.load(ACME).heads
    practice.store.erase(destruction())
    assert practice.store.scopes() == [PRACTICE, BOLT]
    assert [path for path in practice.folder.rglob("*") if ACME in path.name] == [
        practice.folder / "destroyed" / f"{ACME}.json"
    ]
    assert not holding(practice.folder, NAME) or all("bolt" in str(path) for path in holding(practice.folder, NAME))
    receipt = read_receipt(practice.store.layout, ACME)
    assert (receipt.code, receipt.who, receipt.records, receipt.actions) == ("ACM", "Ada", {"advice": 2}, 2)
    assert {device: n for device, (n, _) in receipt.ends.items()} == ends
    assert receipt.shared == [shared]
    assert practice.store.check() == []


def test_what_other_clients_say_of_a_shared_action_does_not_name_the_destroyed_one(
    practice: Practice, shared: str
) -> None:
    practice.store.erase(destruction())
    why = practice.again().history(BOLT)[0].action.why
    assert "ACM" not in why
    assert "cme" not in why
    assert not holding(practice.folder / "history" / BOLT, "ACM")


def test_the_receipt_stands_in_the_history_of_the_practice_and_no_undo_takes_it_back(practice: Practice) -> None:
    first = commit(practice.store, new("one", {"title": "Other"}, scope=BOLT)).id
    commit(practice.store, new("one", {"title": "Gone"}))
    practice.store.erase(destruction())
    entry = practice.store.history(PRACTICE)[-1]
    assert (entry.action.why, entry.changes[0].table) == ("Destroyed ACM", ERASURE)
    latest = practice.store.undoable()
    assert latest is not None
    assert latest.id == first
    with pytest.raises(Refused, match="cannot be taken back"):
        practice.store.plan_undo("d" * 16)


def test_an_action_that_also_changed_a_destroyed_client_is_not_taken_back_by_half(
    practice: Practice, shared: str
) -> None:
    practice.store.erase(destruction())
    with pytest.raises(Refused, match="also changed ACM, which was destroyed"):
        practice.store.plan_undo(shared)


def test_a_destroyed_client_that_a_sync_service_brings_back_is_none_and_is_named(practice: Practice) -> None:
    commit(practice.store, new("one", {"title": "Gone"}), new("two", {"title": "Other"}, scope=BOLT))
    file, chain = practice.file().read_bytes(), practice.chain().read_bytes()
    practice.store.erase(destruction())
    practice.file().write_bytes(file)
    practice.chain().parent.mkdir()
    practice.chain().write_bytes(chain)
    again = practice.again()
    assert again.scopes() == [PRACTICE, BOLT]
    assert again.load(ACME).tables == {}
    found = [each for each in again.check() if "destroyed" in each.words]
    assert {each.where for each in found} == {f"clients/{ACME}.json", f"history/{ACME}"}
    with pytest.raises(Refused, match="was destroyed"):
        commit(again, new("three", {"title": "Back"}))
    again.erase(destruction("e" * 16))
    assert again.check() == []
    assert read_receipt(again.layout, ACME).records == {"advice": 1}


@pytest.mark.parametrize(
    "name",
    ["{} (conflicted copy)", "{}.sync-conflict-1", "{} (1)", "{} 2", "{}-LAPTOP", "Copy of {}", "original {}", "{}_1"],
)
def test_a_client_goes_with_the_copies_that_sync_services_made_of_it(practice: Practice, name: str) -> None:
    commit(practice.store, new("one", {"title": NAME}))
    commit(practice.store, new("two", {"title": "Other"}, scope=f"{ACME}2"))
    copied = name.format(ACME)
    file = practice.file().read_bytes()
    (practice.folder / "backups").mkdir(mode=0o700)
    for beside in (practice.folder, practice.folder / "clients", practice.folder / "pending"):
        (beside / f"{copied}.json").write_bytes(file)
    for inside in ("history", "backups"):
        (practice.folder / inside / copied).mkdir()
        (practice.folder / inside / copied / "a.jsonl").write_bytes(file)
    with pytest.raises(Refused, match="copy that would stay"):
        practice.store.erase(forgetting())
    practice.store.erase(destruction())
    assert not holding(practice.folder, NAME)
    assert practice.again().check() == []
    assert practice.again().scopes() == [PRACTICE, f"{ACME}2"]


def test_a_copy_that_a_sync_service_brings_of_a_destroyed_client_is_named_once_and_goes(practice: Practice) -> None:
    commit(practice.store, new("one", {"title": NAME}))
    file = practice.file().read_bytes()
    practice.store.erase(destruction())
    copy = practice.folder / "clients" / f"Copy of {ACME}.json"
    copy.touch(mode=0o600)
    copy.write_bytes(file)
    (found,) = practice.again().check()
    assert (found.where, "was destroyed" in found.words) == (f"clients/{copy.name}", True)
    practice.again().erase(destruction("e" * 16))
    assert not holding(practice.folder, NAME)


def test_a_receipt_that_is_gone_is_told_and_made_again_and_what_came_back_is_no_client_then(practice: Practice) -> None:
    commit(practice.store, new("one", {"title": NAME}))
    file = practice.file().read_bytes()
    practice.store.erase(destruction())
    receipt = practice.folder / "destroyed" / f"{ACME}.json"
    before = receipt.read_bytes()
    receipt.unlink()
    replace_file(practice.file(), file)
    again = practice.again()
    found = {each.where: each.words for each in again.check()}
    assert "ACM, which was destroyed, is not there" in found[f"destroyed/{ACME}.json"]
    assert "The receipt of ACM, which was destroyed, was not there, and was made again." in list(mend_files(again, AT))
    assert receipt.read_bytes() == before
    assert again.scopes() == [PRACTICE]
    assert [each.where for each in again.check()] == [f"clients/{ACME}.json"]
    again.erase(destruction("e" * 16))
    assert again.check() == []


def test_what_is_finished_later_leaves_out_a_client_that_was_destroyed_meanwhile(practice: Practice) -> None:
    commit(practice.store, new("one", {"title": "Gone"}), new("two", {"title": "Other"}, scope=BOLT))
    layout = practice.store.layout
    plans = [
        ScopePlan(read_state(layout, scope), [Was(scope, "advice", "three", None, {"title": NAME, "rev": "b" * 16})])
        for scope in (ACME, BOLT)
    ]
    action = Action("b" * 16, "", 0, AT, ON, "Ada", "Both", None, 2, 2, (ACME, BOLT))
    raw = encode_pending(action, plans)
    practice.store.erase(destruction())
    replace_file(layout.action(action.id), raw)
    again = practice.again()
    assert not layout.actions()
    assert again.load(BOLT).tables["advice"]["three"]["title"] == NAME
    assert leftovers(layout, ACME) == []
    assert again.check() == []


def test_another_program_that_has_the_client_open_sees_it_gone_and_cannot_write_it(practice: Practice) -> None:
    commit(practice.store, new("one", {"title": "Gone"}))
    other = practice.again()
    cursor = other.load(ACME).cursor
    practice.store.erase(destruction())
    assert other.load(ACME).tables == {}
    assert other.load(ACME).cursor != cursor
    with pytest.raises(Refused, match="was destroyed"):
        commit(other, new("two", {"title": "More"}))


def test_a_forgotten_person_stands_nowhere_in_the_practice(practice: Practice, shared: str) -> None:
    commit(practice.store, new("three", {"title": f"{NAME} was asked"}))
    practice.store.erase(forgetting())
    assert not holding(practice.folder, NAME)
    assert not holding(practice.folder, "j@acme.example")
    docs = practice.advice()
    assert docs["jose"] == {"name": INSTEAD, "rev": "f" * 16}
    assert docs["one"]["title"] == f"Ask {INSTEAD}"
    assert practice.again().check() == []


def test_the_sealing_is_recorded_with_the_digests_that_the_history_had(practice: Practice, shared: str) -> None:
    ends = [line for line in practice.chain().read_bytes().split(b"\n") if line]
    practice.store.erase(forgetting())
    entry = practice.store.history(ACME)[-1]
    told = next(was.after for was in entry.changes if was.table == ERASURE)
    assert told is not None
    assert told["ends"][practice.store.device][0] == len(ends)
    assert told["ends"][practice.store.device][1].encode() in ends[-1]
    assert {was.id for was in entry.changes} >= {"jose", "one"}


def test_ids_instants_and_order_stay_when_somebody_is_forgotten(practice: Practice, shared: str) -> None:
    before = [(each.action.id, each.action.at, each.action.turn) for each in practice.store.history(ACME)]
    practice.store.erase(forgetting())
    assert [(each.action.id, each.action.at, each.action.turn) for each in practice.store.history(ACME)][:-1] == before


def test_this_device_goes_on_under_its_id_and_takes_back_what_it_did_before(practice: Practice) -> None:
    id = commit(practice.store, new("one", {"title": f"Ask {NAME}"})).id
    device = practice.store.device
    practice.store.erase(forgetting())
    undo(practice.store, id)
    assert practice.store.device == device
    assert practice.advice() == {}
    assert not holding(practice.folder, NAME)
    assert practice.again().check() == []


def test_another_device_goes_on_without_complaint(practice: Practice) -> None:
    other = practice.elsewhere()
    commit(practice.store, new("one", {"title": NAME}))
    commit(other, new("two", {"title": f"Ask {NAME}"}))
    practice.store.erase(forgetting())
    before = other.device
    commit(other, new("three", {"title": "More"}))
    assert other.device != before
    assert set(practice.advice()) == {"one", "two", "three"}
    assert practice.again().check() == []


def test_whoever_still_shows_the_name_hears_that_the_record_is_another(practice: Practice, shared: str) -> None:
    other = practice.again()
    cursor = other.load(ACME).cursor
    practice.store.erase(forgetting())
    assert {each.id for each in other.changes_since(ACME, cursor).changed} >= {"jose", "one"}


def test_nothing_is_forgotten_while_a_copy_of_the_client_lies_about(practice: Practice) -> None:
    commit(practice.store, new("one", {"title": NAME}))
    copy = practice.file().with_name(f"{ACME} (conflicted copy).json")
    copy.write_bytes(practice.file().read_bytes())
    with pytest.raises(Refused, match="copy that would stay"):
        practice.store.erase(forgetting())
    assert practice.advice()["one"]["title"] == NAME


def test_nothing_is_erased_while_a_folder_of_backups_is_not_there(practice: Practice, tmp_path: Path) -> None:
    commit(practice.store, new("one", {"title": NAME}))
    with pytest.raises(StoreError, match="is not there now"):
        practice.store.erase(destruction(places=(str(tmp_path / "drive"),)))
    assert practice.advice()["one"]["title"] == NAME
    assert not list((practice.folder / "pending").iterdir())


def test_a_damaged_client_can_be_destroyed(practice: Practice) -> None:
    commit(practice.store, new("one", {"title": "Gone"}))
    practice.file().write_bytes(b"{")
    practice.chain().write_bytes(b"no line\n")
    practice.store.erase(destruction())
    assert practice.again().scopes() == [PRACTICE]
    assert practice.again().check() == []


def test_a_name_in_history_that_is_not_as_it_was_written_stops_the_forgetting_before_it_begins(
    practice: Practice,
) -> None:
    commit(practice.store, new("one", {"title": NAME}))
    commit(practice.store, new("two", {"title": NAME}))
    raw = practice.chain().read_bytes()
    practice.chain().write_bytes(raw.replace(b'"count":1', b'"count":2', 1))
    with pytest.raises(StoreError, match="not as it was written"):
        practice.store.erase(forgetting())
    assert not list((practice.folder / "pending").iterdir())


def test_an_erasing_that_is_refused_and_stays_is_said_to_be_begun_for_the_first_reason(practice: Practice) -> None:
    commit(practice.store, new("one", {"title": NAME}))
    failed: list[str] = []

    def fails_then_lets_nothing_go(call: Call, perform: Perform) -> object:
        if call.name == "fsync" and call.path.name == "pending" and not failed:
            failed.append(call.name)
            raise OSError(errno.EIO, "Input/output error")
        if call.name == "unlink" and call.path.suffix == ".erasing":
            raise PermissionError(errno.EACCES, "Permission denied")
        return perform(call.data)

    told = pytest.raises(KeptUnfinished, match=r"is begun, .*the disk does not work")
    with attacked(fails_then_lets_nothing_go, practice.folder), told as caught:
        practice.store.erase(forgetting())
    assert isinstance(caught.value.__cause__, OSError)
    assert caught.value.__cause__.errno == errno.EIO
    assert practice.advice()["one"]["title"] == INSTEAD
    assert practice.again().check() == []


def test_an_erasing_waits_for_a_folder_of_backups_that_went_away_and_is_named(
    practice: Practice, tmp_path: Path
) -> None:
    commit(practice.store, new("one", {"title": NAME}))
    drive = tmp_path / "drive"
    asked = forgetting(places=(str(drive),))
    begin(practice.store.layout, asked)
    again = practice.again()
    assert again.load(ACME).tables["advice"]["one"]["title"] == INSTEAD
    assert "waits for" in again.check()[0].words
    drive.mkdir()
    assert practice.again().check() == []
    assert not holding(practice.folder, NAME)


def test_somebody_is_forgotten_also_in_what_two_computers_wrote_apart(practice: Practice, tmp_path: Path) -> None:
    commit(practice.store, new("jose", {"name": NAME}), new("one", {"title": f"Ask {NAME}", "notes": "none"}))
    here = Computer("here", practice.folder, practice.store)
    there = Computer.copy_of(practice.folder, tmp_path, "there")
    here.edits(title=f"Ask {NAME} twice")
    there.edits(notes=f"{NAME} was here")
    meet(here, there)
    practice.store.erase(forgetting())
    assert not holding(practice.folder, NAME)
    one = practice.advice()["one"]
    assert (one["title"], one["notes"]) == (f"Ask {INSTEAD} twice", f"{INSTEAD} was here")
    assert practice.again().check() == []
