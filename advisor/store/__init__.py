"""How the record is kept: a practice folder of TinyDB files behind a small seam.

Nothing above knows how records are stored; everything goes through the :class:`Store` protocol.
"""

from advisor.store.errors import (
    Busy,
    Clash,
    Conflict,
    Damaged,
    KeptUnfinished,
    NotAPractice,
    PartlyDone,
    ReadOnly,
    Refused,
    StoreError,
    Unreadable,
)
from advisor.store.folder import FolderStore, create_practice, open_practice
from advisor.store.protocol import (
    ERASURE,
    PRACTICE,
    Action,
    Change,
    Changed,
    Changes,
    Commit,
    Doc,
    Entry,
    Finding,
    Give,
    Scope,
    Store,
    Tables,
    Was,
)

__all__ = [
    "ERASURE",
    "PRACTICE",
    "Action",
    "Busy",
    "Change",
    "Changed",
    "Changes",
    "Clash",
    "Commit",
    "Conflict",
    "Damaged",
    "Doc",
    "Entry",
    "Finding",
    "FolderStore",
    "Give",
    "KeptUnfinished",
    "NotAPractice",
    "PartlyDone",
    "ReadOnly",
    "Refused",
    "Scope",
    "Store",
    "StoreError",
    "Tables",
    "Unreadable",
    "Was",
    "create_practice",
    "open_practice",
]
