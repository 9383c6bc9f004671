"""What is left of a client that was destroyed: a receipt that names what went, and says nothing of what it said.

It also keeps the client's id from ever being a client again, whatever a sync service brings back.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from advisor.store.atomic import flush_folder, make_folder, replace_file
from advisor.store.codec import decode_line, encode_line
from advisor.store.copies import copied_folders, is_named_after
from advisor.store.errors import Damaged, Refused
from advisor.store.formats import FORMAT, RECEIPT
from advisor.store.layout import Layout
from advisor.store.protocol import ERASURE, PRACTICE, Doc
from advisor.store.state import read_state
from advisor.store.strict import UnreadableError


@dataclass(frozen=True)
class Receipt:
    """What was destroyed.

    Attributes:
        scope: The client's id.
        code: The client's code.
        at: The instant, in UTC.
        on: The local date of that moment.
        who: Who destroyed it.
        records: How many records went, by table; empty where they could not be read any more.
        actions: How many actions of its history went.
        backups: How many backups went.
        ends: By device, the number and the digest of the last line of the history that went.
        shared: The ids of the actions that had also changed other clients, whose part of them stays.
    """

    scope: str
    code: str
    at: datetime
    on: date
    who: str
    records: dict[str, int]
    actions: int
    backups: int
    ends: dict[str, list[Any]]
    shared: list[str]

    def as_doc(self) -> Doc:
        """The receipt as JSON values."""
        return asdict(self) | {"at": self.at.isoformat(), "on": self.on.isoformat(), "kind": "destroyed"}

    @classmethod
    def from_doc(cls, doc: Doc) -> "Receipt":
        """The inverse of :meth:`as_doc`; what it does not know is left out.

        Raises:
            KeyError, TypeError, ValueError: it is no receipt.
        """
        known = {name: doc[name] for name in cls.__dataclass_fields__}
        known |= {"at": datetime.fromisoformat(doc["at"]), "on": date.fromisoformat(doc["on"])}
        return cls(**known)


def write_receipt(layout: Layout, receipt: Receipt) -> None:
    """Put a receipt where every reader looks; from then on the client is none.

    Raises:
        OSError: it cannot be written.
    """
    if make_folder(layout.destroyed):
        flush_folder(layout.root)
    replace_file(layout.receipt(receipt.scope), encode_line({"format": FORMAT, **receipt.as_doc()}, []))
    flush_folder(layout.destroyed)


def read_receipt(layout: Layout, scope: str) -> Receipt:
    """The receipt of a client that was destroyed.

    Raises:
        Damaged: it is not as it was written; that it is there still says that the client was destroyed.
        Unreadable: it cannot be read now.
    """
    path = layout.receipt(scope)
    with layout.reading(path):
        raw = path.read_bytes()
    try:
        return Receipt.from_doc(decode_line(raw.removesuffix(b"\n"), RECEIPT))
    except (UnreadableError, KeyError, TypeError, ValueError) as error:
        raise Damaged(f"{layout.name(path)} is not as it was written; it says that a client was destroyed.") from error


def lost_receipts(layout: Layout) -> list[Receipt]:
    """The receipts that the practice's own records tell of, and that are not there: a sync may have left them out.

    Until they are there again, what comes back of such a client is taken for one.

    Raises:
        Damaged, Unreadable: those records cannot be read.
    """
    there = layout.receipts()
    docs = read_state(layout, PRACTICE).tables.get(ERASURE, {})
    return [Receipt.from_doc(doc) for id, doc in docs.items() if doc.get("kind") == "destroyed" and id not in there]


def receipt_of_action(layout: Layout, action: str) -> Receipt | None:
    """The receipt of a destroyed client that an action had also changed; None where there is none."""
    for scope in layout.receipts():
        try:
            receipt = read_receipt(layout, scope)
        except Damaged:
            continue
        if action in receipt.shared:
            return receipt
    return None


def must_not_be_destroyed(layout: Layout, scopes: Iterable[str]) -> None:
    """Refuse to write a client that was destroyed, as from a program that still shows it, or from an old backup.

    Raises:
        Refused: with one sentence.
    """
    for scope in scopes:
        if layout.is_destroyed(scope):
            raise Refused("Nothing was saved: that client was destroyed, and stays so.")


def leftovers(layout: Layout, scope: str) -> list[str]:
    """What lies about of a client that was destroyed, by name: a sync service may have brought it back."""
    folders = (layout.clients, layout.backups, layout.histories, layout.sent)
    return [layout.name(path) for path in lying_about(layout, scope, *folders)]


def lying_about(layout: Layout, scope: str, *folders: Path) -> list[Path]:
    """What some folders, copies of them, and the practice beside them hold under a client's id or a name made of it."""
    beside = [path for path in layout.listed(layout.root) if path.is_file()]
    inside = [path for folder in (*folders, *copied_folders(layout, *folders)) for path in layout.listed(folder)]
    return sorted(path for path in (*inside, *beside) if is_named_after(path, scope))
