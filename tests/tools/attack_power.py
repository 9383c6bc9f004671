"""The power cut while a program saves without end: what it was told is kept must be there when it comes back."""

import random
from pathlib import Path

from advisor.store import create_practice
from tests.tools.attack_device import Disk
from tests.tools.attack_kill import heard, judge_numbers
from tests.tools.attack_processes import CONTEXT, running
from tests.tools.attack_tally import Tally
from tests.tools.attack_writer import begin, write_on

_LONGEST = 0.02  # seconds from an acknowledgement to the cut: a few saves


def cut_again_and_again(scratch: Path, runs: int) -> Tally:
    """Let a program save on a disk, cut the disk's power, mount it again, and look; all in one practice.

    Args:
        scratch: An empty folder.
        runs: How many cuts.
    """
    disk = Disk.make(scratch)
    with disk.mounted() as where:
        begin(create_practice(where / "practice", where / "state"))
    tally, chance = Tally("power cut on a disk"), random.Random(runs)
    for run in range(runs):
        with disk.mounted() as where:
            said, late = _cut_after(disk, where, chance.randint(1, 20), chance.uniform(0, _LONGEST))
        with disk.mounted() as where:
            judge_numbers(where / "practice", where / "state", said, tally, f"cut {run}", late)
    return tally


def _cut_after(disk: Disk, where: Path, saves: int, then: float) -> tuple[list[int], list[int]]:
    """Let a program save so many times and a little longer, and cut the power; what it said until then, and after."""
    hears, tells = CONTEXT.Pipe(duplex=False)
    with running(write_on, where / "practice", where / "state", tells) as process:
        tells.close()
        said = heard(hears, saves)
        process.join(then)
        said += heard(hears)
        disk.cut_the_power()
        process.join()
        return said, heard(hears)
