"""Erasing: a client destroyed, or a person made anonymous, in everything that is kept of them.

It is the one thing that rewrites history. A file in ``pending`` comes first and holds all that is needed: from
then on whoever opens the practice finishes it, step by step, each step changing nothing where it was done before.
That file goes last.
"""

import contextlib
from collections import deque
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from advisor.store.atomic import TEMP_SUFFIX, flush_folder, replace_file
from advisor.store.codec import decode_line, encode_line
from advisor.store.destroyed import Receipt, leftovers, lost_receipts, lying_about, read_receipt
from advisor.store.errors import Damaged, ReadOnly, Refused, Unreadable
from advisor.store.formats import ERASING, FORMAT
from advisor.store.history import all_lines, headers, tail
from advisor.store.layout import Layout
from advisor.store.ledger import Ledger
from advisor.store.protocol import ERASURE, PRACTICE, Doc, Finding
from advisor.store.scrub import Scrub
from advisor.store.state import State, read_state
from advisor.store.strict import UnreadableError


@dataclass(frozen=True)
class Erasing:
    """All that is needed to finish an erasing, whoever finds it.

    Attributes:
        id: The id of the commit that says that it was done.
        scope: The client.
        at: The instant, in UTC.
        on: The local date of that moment.
        who: Who asked for it.
        why: The words of the commit.
        scrub: What is taken out: of the client's records, or, where it is destroyed, of what others say of it.
        doc: What is recorded of the erasing; where the client is destroyed, its receipt (to ask for it, its code).
        destroys: Whether the client goes, or a person in it.
        shared: The ids of the client's actions that changed other clients, too.
        others: Those other clients.
        touched: The table and id of each record that says something else afterwards.
        places: The folders outside the practice that hold backups of it.
    """

    id: str
    scope: str
    at: datetime
    on: date
    who: str
    why: str
    scrub: Scrub
    doc: Doc
    destroys: bool = False
    shared: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    touched: tuple[tuple[str, str], ...] = ()
    places: tuple[str, ...] = ()

    def encode(self) -> bytes:
        """The bytes of its file."""
        doc = asdict(self) | {"at": self.at.isoformat(), "on": self.on.isoformat(), "format": FORMAT}
        return bytes(encode_line(doc, []))


def begin(layout: Layout, erasing: Erasing) -> None:
    """Write the file of an erasing; when this returns, it will be finished.

    Raises:
        OSError: nothing is begun, unless the disk keeps the file though it refused it: then it is still there.
    """
    path = layout.erasing(erasing.id)
    try:
        replace_file(path, erasing.encode())
        flush_folder(path.parent)
    except BaseException:  # also when the program is being ended: what was not begun is not finished later
        with contextlib.suppress(OSError):  # the first error is the one to tell
            path.unlink(missing_ok=True)
        raise


def read_erasing(layout: Layout, id: str) -> Erasing:
    """An erasing that is not done yet.

    Raises:
        Damaged: its file is not as it was written.
        Unreadable: it cannot be read now.
    """
    path = layout.erasing(id)
    with layout.reading(path):
        raw = path.read_bytes()
    try:
        doc = decode_line(raw.removesuffix(b"\n"), ERASING)
        known: dict[str, Any] = {name: doc[name] for name in Erasing.__dataclass_fields__}
        known |= {"at": datetime.fromisoformat(doc["at"]), "on": date.fromisoformat(doc["on"])}
        known |= {name: tuple(doc[name]) for name in ("shared", "others", "places")}
        known |= {"touched": tuple((table, record) for table, record in doc["touched"])}
        scrub = Scrub(**{**doc["scrub"], "parts": tuple(doc["scrub"]["parts"])})
        return Erasing(**{**known, "scrub": scrub})
    except (UnreadableError, KeyError, TypeError, ValueError) as error:
        name = layout.name(path)
        raise Damaged(f"{name} is not as it was written; give the command to destroy or forget again.") from error


def destruction(layout: Layout, ledger: Ledger, erasing: Erasing) -> Erasing:
    """An erasing of a client with all that has to be known before it goes; its ``doc`` has the client's ``code``.

    Where the client was destroyed before, and a sync service brought something of it back, the first receipt stays.

    Raises:
        Damaged: the practice's own records, or another client that is to be rewritten, are not as they were written.
        ReadOnly: nothing can be written in the practice's own records.
    """
    scope = erasing.scope
    _writable(layout, PRACTICE)
    if scope in layout.receipts():
        receipt = read_receipt(layout, scope)
        again = receipt.as_doc() | {"again": erasing.on.isoformat()}
        return replace(erasing, doc=again, shared=tuple(receipt.shared))
    found = _headers(layout, scope)
    shared = tuple(dict.fromkeys(doc["commit"] for doc in found if doc.get("of", 1) > 1))
    receipt = Receipt(
        scope=scope,
        code=erasing.doc["code"],
        at=erasing.at,
        on=erasing.on,
        who=erasing.who,
        records=_counted(layout, scope),
        actions=len({doc["commit"] for doc in found}),
        backups=sum(path.suffix == ".zip" for path in layout.listed(layout.backups / scope)),
        ends=_ends(layout, scope),
        shared=list(shared),
    )
    others = _others(layout, ledger, scope, shared)
    return replace(erasing, doc=receipt.as_doc(), shared=shared, others=others)


def forgetting(layout: Layout, ledger: Ledger, erasing: Erasing) -> Erasing:
    """An erasing of a person with all that has to be known before the history is sealed anew.

    Raises:
        Damaged: the client, or another that is to be rewritten, is not as it was written.
        ReadOnly: nothing can be written in the client now.
        Refused: copies lie about that would keep what is to go.
    """
    scope, scrub = erasing.scope, erasing.scrub
    state = _writable(layout, scope)
    _no_copies(layout, scope)
    lines = [line for device in layout.devices(scope) for line in all_lines(layout, scope, device)]
    shared = tuple(dict.fromkeys(line.action.id for line in lines if line.action.of > 1))
    touched = tuple(
        (table, id)
        for table, docs in state.tables.items()
        for id, doc in docs.items()
        if scrub.doc(table, id, doc) != doc
    )
    doc = erasing.doc | {"at": erasing.at.isoformat(), "on": erasing.on.isoformat(), "ends": _ends(layout, scope)}
    return replace(erasing, doc=doc, shared=shared, others=_others(layout, ledger, scope, shared), touched=touched)


def erasing_findings(layout: Layout) -> Iterator[Finding]:
    """What is begun and not finished, and what came back of a client that was destroyed."""
    for id in layout.erasings():
        words = "Is an erasing that is not finished; it is finished when the practice is opened and can be written."
        try:
            erasing = read_erasing(layout, id)
        except (Damaged, Unreadable) as error:
            yield Finding("error", layout.name(layout.erasing(id)), str(error))
            continue
        for place in missing_places(erasing):
            words = f"Is an erasing that waits for {place}, where there are backups of what is to go."
        yield Finding("warning", layout.name(layout.erasing(id)), words)
    for scope in layout.receipts():
        try:
            code = read_receipt(layout, scope).code
        except (Damaged, Unreadable) as error:
            yield Finding("error", layout.name(layout.receipt(scope)), str(error))
            code = scope
        words = f"Is of {code}, which was destroyed, and came back from elsewhere; advisor destroy {scope} removes it."
        yield from (Finding("warning", name, words) for name in leftovers(layout, scope))
    with contextlib.suppress(Damaged, Unreadable):  # which another check finds
        for receipt in lost_receipts(layout):
            words = (
                f"The receipt of {receipt.code}, which was destroyed, is not there; without it, what comes back of "
                "that client is taken for one. advisor check --repair makes the receipt again."
            )
            yield Finding("warning", layout.name(layout.receipt(receipt.scope)), words)


def missing_places(erasing: Erasing) -> list[str]:
    """The folders with backups that are not there now."""
    return [place for place in erasing.places if not Path(place).is_dir()]


def _writable(layout: Layout, scope: str) -> State:
    state = read_state(layout, scope)
    if state.readonly:
        raise ReadOnly(state.readonly)
    return state


def _no_copies(layout: Layout, scope: str) -> None:
    """Refuse where files of a client lie about that are not read, and would not be rewritten."""
    ours = {layout.tables(scope), *(layout.chain(scope, device) for device in layout.devices(scope))}
    ours.add(layout.history(scope))
    near = lying_about(layout, scope, layout.clients, layout.histories)
    near += layout.listed(layout.history(scope))
    odd = [path for path in near if path not in ours and path.suffix != TEMP_SUFFIX]
    if odd:
        raise Refused(
            f"{layout.name(odd[0])} is a copy that would stay; settle it first by advisor check --repair, or take it "
            "out of the practice."
        )


def _others(layout: Layout, ledger: Ledger, scope: str, shared: tuple[str, ...]) -> tuple[str, ...]:
    """The other clients that some actions of a client changed; their histories can be rewritten."""
    found = {other for action in shared for other, _, _ in ledger.where(action)} - {scope}
    for other in found:
        for device in layout.devices(other):
            deque(all_lines(layout, other, device), maxlen=0)
    return tuple(sorted(found))


def _counted(layout: Layout, scope: str) -> dict[str, int]:
    """How many records there are by table, as far as they can be read."""
    try:
        tables = read_state(layout, scope).tables
    except Damaged:
        return {}
    return {table: len(docs) for table, docs in sorted(tables.items()) if docs and table != ERASURE}


def _headers(layout: Layout, scope: str) -> list[Doc]:
    """What was done in a client, as far as its history can be read."""
    found: list[Doc] = []
    for device in layout.devices(scope):
        try:
            found += headers(layout, scope, device).docs
        except Damaged:
            continue
    return found


def _ends(layout: Layout, scope: str) -> dict[str, list[Any]]:
    """By device, the number and digest of the last line, as far as it can be read."""
    ends: dict[str, list[Any]] = {}
    for device in layout.devices(scope):
        try:
            end = tail(layout, scope, device)
        except Damaged:
            continue
        ends[device] = [end.n, end.digest]
    return ends
