"""A disk that fills up in the midst of a deed: at every block that is left."""

import os
from pathlib import Path

from advisor.store import StoreError
from tests.tools.attack_deeds import Deed
from tests.tools.attack_device import Disk
from tests.tools.attack_judge import court
from tests.tools.attack_tally import Tally


def fill_up(scratch: Path, deed: Deed, runs: int) -> Tally:
    """Do a deed on a disk with no block left, with one, and so on; afterwards there is room again.

    Args:
        scratch: An empty folder.
        deed: What is done.
        runs: Up to how many blocks are left.
    """
    tally = Tally("a full disk")
    with Disk.make(scratch, megabytes=8).mounted() as where:
        told = court(where / "attacked", deed)
        for blocks in range(runs):
            told.place.put_back()
            practice = deed.begin(told.place)
            filler = where / "filler"
            _fill(filler, blocks)
            done: bool | None = None
            try:
                practice = deed.act(told.place, practice)
                done = True
            except StoreError as error:
                done = False if "othing was saved" in str(error) else None
            finally:
                filler.unlink()
            told.judge(tally, f"with {blocks} blocks left", done=done, living=practice)
    return tally


def _fill(filler: Path, blocks: int) -> None:
    """Take all of a disk but so many blocks."""
    handle = os.open(filler, os.O_WRONLY | os.O_CREAT)
    try:
        while (found := os.fstatvfs(handle)).f_bavail > blocks:
            size = os.fstat(handle).st_size
            more = max(1, (found.f_bavail - blocks) * 9 // 10) * found.f_bsize
            os.posix_fallocate(handle, size, more)
    finally:
        os.close(handle)
