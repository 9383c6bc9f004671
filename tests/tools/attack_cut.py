"""Power cuts by the letter: what a disk may hold after one, reckoned from the calls that a deed made.

Only what was flushed is sure. Bytes that were not may be missing, be there by half, or be zeros; a name that was
made, moved or removed and whose folder was not flushed may be so or not, in each folder up to another point. This
is more than most file systems do to us, so it holds on all of them, and needs no device.
"""

import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.tools.attack_calls import WRITING, Call, Count, attacked
from tests.tools.attack_deeds import Place
from tests.tools.attack_judge import Court
from tests.tools.attack_tally import Tally


@dataclass
class _File:
    """The bytes of one file that are sure, and what was done to them since its last flush."""

    sure: bytes = b""
    since: list[Call] = field(default_factory=list)


@dataclass(frozen=True)
class _Step:
    """Something done to names: ``add`` and ``file`` (None for a folder), or ``remove``, or both at once."""

    remove: Path | None = None
    add: Path | None = None
    file: _File | None = None

    @property
    def folders(self) -> set[Path]:
        return {path.parent for path in (self.remove, self.add) if path}


@dataclass
class _Disk:
    """The names that are sure, the steps since, and the names as the program sees them."""

    sure: dict[Path, _File | None]
    seen: dict[Path, _File | None]
    since: list[_Step] = field(default_factory=list)

    def take(self, call: Call) -> None:
        """Let a call happen."""
        name, path = call.name, call.path
        if name == "create":
            self._step(_Step(add=path, file=_File()))
        elif name == "mkdir":
            self._step(_Step(add=path))
        elif name in ("replace", "rename"):
            assert call.target is not None
            self._step(_Step(remove=path, add=call.target, file=self.seen[path]))
        elif name in ("unlink", "remove", "rmdir"):
            self._step(_Step(remove=path))
        elif name in ("write", "ftruncate"):
            self._file(path).since.append(call)
        elif name == "fsync":
            self._flush(path)

    def _step(self, step: _Step) -> None:
        self.since.append(step)
        _apply(self.seen, step)

    def _file(self, path: Path) -> _File:
        file = self.seen[path]
        assert file is not None
        return file

    def _flush(self, path: Path) -> None:
        if self.seen.get(path) is not None:
            file = self._file(path)
            file.sure, file.since = _after(file.sure, file.since), []
            return
        for step in [step for step in self.since if path in step.folders]:
            _apply(self.sure, step)
            self.since.remove(step)


def _apply(names: dict[Path, _File | None], step: _Step) -> None:
    if step.remove is not None:
        names.pop(step.remove, None)
    if step.add is not None:
        names[step.add] = step.file


def _after(data: bytes, calls: Sequence[Call]) -> bytes:
    for call in calls:
        if call.name == "ftruncate":
            data = data[: call.at].ljust(call.at, b"\0")
        else:
            data = data.ljust(call.at, b"\0")
            data = data[: call.at] + call.data + data[call.at + len(call.data) :]
    return data


def cut_everywhere(court: Court, *, chances: int, every: int = 1) -> Tally:
    """Cut the power after call upon call of a deed, and look at what a disk may then hold.

    Args:
        court: The deed, and who judges it.
        chances: How many of the many possibilities are drawn at each cut, beside the two extremes.
        every: Cut only after each so-manieth call.
    """
    tally = Tally("power cut by the letter")
    calls = _calls(court)
    for cut in range(0, len(calls) + every, every):
        done = True if cut >= len(calls) else None
        for number, held in enumerate(_held(court.place, calls[:cut], chances)):
            _write(court.place, held)
            court.judge(tally, f"power cut after call {cut} of {len(calls)}, chance {number}", done=done)
    return tally


def _calls(court: Court) -> list[Call]:
    """What the deed does to the disk, from begin to end."""
    court.place.put_back()
    practice = court.deed.begin(court.place)
    court.place.put_aside()  # opening it may have written, too
    seen = Count()
    with attacked(seen, *court.place.watched):
        court.deed.act(court.place, practice)
    return [call for call in seen.calls if call.name in WRITING]


def _held(place: Place, calls: Sequence[Call], chances: int) -> Iterator[dict[Path, bytes | None]]:
    """What a disk may hold after some calls: only what is sure, everything, and so many chances between."""
    disk = _disk(place)
    for call in calls:
        disk.take(call)
    yield {path: file.sure if file else None for path, file in disk.sure.items()}
    yield {path: _after(file.sure, file.since) if file else None for path, file in disk.seen.items()}
    for number in range(chances):
        yield _by_chance(disk, random.Random(f"{len(calls)} {number}"))


def _by_chance(disk: _Disk, chance: random.Random) -> dict[Path, bytes | None]:
    names = dict(disk.sure)
    folders = sorted({folder for step in disk.since for folder in step.folders})
    until = {folder: chance.randint(0, len(disk.since)) for folder in folders}
    for number, step in enumerate(disk.since):
        if all(number < until[folder] for folder in step.folders):
            _apply(names, step)
    return {path: _bytes_by_chance(file, chance) if file else None for path, file in names.items()}


def _bytes_by_chance(file: _File, chance: random.Random) -> bytes:
    calls = file.since[: chance.randint(0, len(file.since))]
    before, after = _after(file.sure, calls[:-1]), _after(file.sure, calls)
    pairs = enumerate(zip(before, after, strict=False))
    same = next((at for at, (old, new) in pairs if old != new), min(len(before), len(after)))
    kept = chance.choice([len(after), chance.randint(same, len(after))])
    return chance.choice([after, after[:kept], after[:kept].ljust(len(after), b"\0"), before])


def _disk(place: Place) -> _Disk:
    """The disk as it was put aside, all of it sure."""
    names: dict[Path, _File | None] = {}
    for folder in place.watched:
        aside = place.aside(folder)
        for path in [aside, *sorted(aside.rglob("*"))] if aside.exists() else []:
            names[folder / path.relative_to(aside)] = None if path.is_dir() else _File(path.read_bytes())
    return _Disk(dict(names), names)


def _write(place: Place, held: dict[Path, bytes | None]) -> None:
    """Make a practice of what a disk holds; what lies in a folder that is not there is not there."""
    for folder in place.watched:
        shutil.rmtree(folder, ignore_errors=True)
    for path in sorted(held):
        data = held[path]
        if not path.parent.is_dir():
            continue
        if data is None:
            path.mkdir(mode=0o700)
        else:
            path.touch(mode=0o600)
            path.write_bytes(data)
