"""Nothing is mended where no backup could be made first."""

import errno
from pathlib import Path

from advisor.changes import Add
from advisor.records import Client
from advisor.upkeep.mending import repair
from tests.tools.attack_calls import Call, Perform, attacked
from tests.upkeep.computers import northwind


def test_where_no_backup_could_be_made_nothing_is_mended_until_one_can(tmp_path: Path) -> None:
    desk = northwind(tmp_path)
    sound = desk.chain().read_bytes()
    torn = sound + b'{"torn'
    desk.chain().write_bytes(torn)

    def no_room_for_backups(call: Call, perform: Perform) -> object:
        if call.target is not None and call.target.suffix == ".zip":
            raise OSError(errno.ENOSPC, "No space left on device")
        return perform(call.data)

    with attacked(no_room_for_backups, desk.folder):
        said = " ".join(repair(desk.practice))
    assert "Northwind Industries (NWD): No backup could be made (the disk is full)" in said
    assert "Northwind Industries (NWD): Without a backup, nothing was mended there." in said
    assert desk.chain().read_bytes() == torn
    assert any("unfinished line" in each for each in repair(desk.practice))
    assert desk.chain().read_bytes() == sound
    assert desk.practice.check() == []


def test_a_client_that_cannot_be_looked_into_keeps_no_other_from_being_mended(tmp_path: Path) -> None:
    desk = northwind(tmp_path)
    desk.practice.record([Add(Client(id="harbour00000", name="Harbour", code="HAR"))], "HAR")
    for place in ("history", "backups"):
        closed = desk.folder / place / "harbour00000"
        if closed.exists():
            closed.rename(tmp_path / f"{place} taken out")
    (desk.folder / "history" / "harbour00000").write_bytes(b"")
    sound = desk.chain().read_bytes()
    desk.chain().write_bytes(sound + b'{"torn')
    said = " ".join(repair(desk.practice))
    assert "Harbour (HAR): Without a backup, nothing was mended there." in said
    assert desk.chain().read_bytes() == sound


def test_why_a_client_that_cannot_be_read_now_was_not_mended_is_said_with_its_name(tmp_path: Path) -> None:
    desk = northwind(tmp_path)
    desk.file.write_bytes(desk.file.read_bytes()[:-40])
    practice = desk.practice
    practice.refresh()
    assert practice.troubles

    def no_reading_once(call: Call, perform: Perform) -> object:
        if call.name == "open" and call.path == desk.file and not failed:
            failed.append(call)
            raise OSError(errno.EIO, "Input/output error")
        return perform(call.data)

    failed: list[Call] = []
    with attacked(no_reading_once, desk.folder):
        said = repair(practice)
    assert failed
    assert said[-1] == "Northwind Industries (NWD): Without a backup, nothing was mended there."
    (why,) = [each for each in said if "the disk does not work as it should" in each]
    assert why.startswith("Northwind Industries (NWD): No backup was made, and the older ones stay.")
