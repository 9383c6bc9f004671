"""How the record is kept: a practice folder of TinyDB files behind a small seam.

Nothing above knows how records are stored; everything goes through the :class:`Store` protocol. The modules:

The seam
    ``protocol``       what any keeping of records must be able to do
    ``errors``         what is refused, each with one sentence
    ``folder``         the protocol as a folder of files, which the other modules make up

Bytes and files
    ``layout``         where everything lies, and which names may become paths
    ``atomic``         files that are whole or not there; every write goes through here
    ``codec``          between documents and sealed bytes
    ``formats``        which format is written, and how older ones are read
    ``strict``         reading what we may not have written
    ``shape``          whether what stands in a line has the shape that it should
    ``tables``         TinyDB, made safe

Reading
    ``history``        the lines that each device wrote in a scope
    ``state``          what a scope holds now: its file, and the lines that the file lacks
    ``sequence``       the order of actions over all scopes and devices
    ``ledger``         which actions stand in which history
    ``undo``           what was done, and what taking it back would change
    ``past``           a scope as it stood at a moment of its history
    ``glimpse``        a record out of what is left of its scope, to call it by its name
    ``recent``         the scope that was written last, kept as bytes

Writing
    ``keeper``         one program at a time, all of an action or nothing
    ``device``         who we are in the history
    ``twins``          whether another computer writes under our id
    ``scope_plan``     what a commit would write in one scope
    ``pending``        an action over several scopes, until each has it
    ``writer``         first the lines, then the files
    ``anew``           a scope's file made again from its history

Several computers, and other programs
    ``weave``          the histories of all devices as one
    ``strands``        what stood in one place for whoever had seen some of them
    ``merge``          what merges by record and field, and what is asked
    ``copies``         the copies that sync services make
    ``proposals``      what waits for an answer
    ``mending``        settling that, and mending what loses nothing
    ``aside``          bytes that are put aside, never deleted
    ``check``          everything that is not as it should be
    ``strays``         what lies about beside what is read

Backups
    ``snapshot``       a scope as it stands at one moment
    ``archive``        a backup as a sealed zip
    ``shelves``        where backups lie
    ``rotation``       which of them are kept
    ``backups``        making, rotating and copying them
    ``setting_back``   the changes back to what one says
    ``regaining``      lines that only a backup still has
    ``remake``         a scope made again from all that is left of it
    ``unpacking``      a whole practice out of one
    ``own_files``      what a consultant writes by hand, which goes into them as well
    ``sent_files``     documents as they were sent to a client or came back, kept for good

Erasing
    ``erasing``        all that is needed to finish an erasing, before it begins
    ``eraser``         its steps
    ``scrub``          taking words out of bytes
    ``erased_copies``  what is erased from backups, bytes put aside and drafts
    ``destroyed``      the receipt of a client that was destroyed
    ``returned``       what must not come back with a folder that was away
"""

from advisor.store.errors import (
    Busy,
    Clash,
    Conflict,
    Damaged,
    Gone,
    KeptUnfinished,
    NotAPractice,
    PartlyDone,
    ReadOnly,
    Refused,
    StoreError,
    Unreadable,
)
from advisor.store.folder import FolderStore, create_practice, is_gone, open_practice
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
    Past,
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
    "Gone",
    "KeptUnfinished",
    "NotAPractice",
    "PartlyDone",
    "Past",
    "ReadOnly",
    "Refused",
    "Scope",
    "Store",
    "StoreError",
    "Tables",
    "Unreadable",
    "Was",
    "create_practice",
    "is_gone",
    "open_practice",
]
