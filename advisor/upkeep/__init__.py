"""Looking after a practice that lies in a folder: backups, restoring, mending, erasing.

Works on an open practice, for the command line and the screens alike.
"""

from advisor.practice import Practice
from advisor.store import FolderStore, StoreError

__all__ = ["folder_of"]


def folder_of(practice: Practice) -> FolderStore:
    """The folder in which a practice is kept.

    Raises:
        StoreError: It is kept in another way, and looked after by other means.
    """
    if not isinstance(practice.store, FolderStore):
        raise StoreError("This practice is not kept in a folder; its backups and repairs are made where it is kept.")
    return practice.store
