"""What a device remembers of itself, in a file that is written in place."""

from pathlib import Path

from advisor.store.device import Device
from advisor.store.history import Tail


def test_notes_of_which_half_stands_over_older_ones_are_not_read(tmp_path: Path) -> None:
    device = Device(tmp_path / "state", tmp_path / "practice")
    device.note({"northwind": Tail(1, "a" * 64, 100, "commit01")})
    old = device.path.read_bytes()
    assert Device(tmp_path / "state", tmp_path / "practice").read()
    device.note({"northwind": Tail(2, "b" * 64, 200, "commit02")})
    new = device.path.read_bytes()
    assert len(old) == len(new)
    for at in range(1, len(new)):
        torn = new[:at] + old[at:]
        device.path.write_bytes(torn)
        assert Device(tmp_path / "state", tmp_path / "practice").read() == (torn in (old, new)), torn
