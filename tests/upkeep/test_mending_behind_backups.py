"""Nothing is mended where no backup could be made first."""

import errno
from pathlib import Path

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
    assert "NWD: No backup could be made (No space left on device)" in said
    assert "NWD: Without a backup, nothing was mended there." in said
    assert desk.chain().read_bytes() == torn
    assert any("unfinished line" in each for each in repair(desk.practice))
    assert desk.chain().read_bytes() == sound
    assert desk.practice.check() == []
