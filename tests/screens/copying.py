"""A practice that is made once, and put into the folder of each test that begins with it.

Making one takes a dozen saves, each of which waits for the disk.
"""

import shutil
from pathlib import Path

from advisor.store.device import practice_key


def put(made: Path, folder: Path) -> Path:
    """Copy a practice and the state of its device, as if both had been made where they are put.

    Args:
        made: A folder with ``practice`` and ``state`` in it.
        folder: Where to put the two.

    Returns:
        The folder.
    """
    shutil.copytree(made, folder, dirs_exist_ok=True)
    known, new = (folder / "state" / f"{practice_key(each / 'practice')}.json" for each in (made, folder))
    known.rename(new)  # a device knows a practice by its path
    return folder
