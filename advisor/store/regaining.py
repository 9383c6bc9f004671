"""What a backup still has of a history that was put back to an older state: its lines come back as they were."""

from collections.abc import Mapping
from dataclasses import dataclass

from advisor.store.archive import Archive
from advisor.store.atomic import flush_folder, make_folder, replace_from
from advisor.store.errors import KeptUnfinished
from advisor.store.history import verified, whole
from advisor.store.layout import Layout
from advisor.store.protocol import Tables
from advisor.store.state import in_order
from advisor.store.weave import Weave
from advisor.system import reason_of


@dataclass(frozen=True, slots=True)
class Regain:
    """The lines of a scope that only a backup has.

    Attributes:
        scope: Its id.
        chains: The histories that go on in the backup where those here end, as they would stand.
        lines: How many lines they bring.
        tables: What the history makes with them.
        asks: Whether they and what is here say different things of a record, so that somebody would have to be asked.
    """

    scope: str
    chains: Mapping[str, bytes]
    lines: int
    tables: Tables
    asks: bool


def plan_regain(layout: Layout, archive: Archive, scope: str) -> Regain | None:
    """What a backup has beyond the history here, which is the same as far as both go; None where it has no more.

    Raises:
        Damaged: a history is not as it was written.
        Unreadable: the system will not let it be read.
    """
    kept = archive.chains(scope)
    here = {device: _here(layout, scope, device) for device in {*layout.devices(scope), *kept}}
    chains = {device: raw for device, raw in kept.items() if len(raw) > len(here[device])}
    if not chains:
        return None
    both = {**here, **chains}
    weave = Weave(in_order([line for device, raw in both.items() for line in verified(layout, scope, device, raw)], {}))
    lines = sum(raw[len(here[device]) :].count(b"\n") for device, raw in chains.items())
    return Regain(scope, chains, lines, weave.tables(), bool(weave.clashes()))


def regain(layout: Layout, found: Regain) -> None:
    """Take the lines into the history; the practice's lock is held since they were found.

    Raises:
        KeptUnfinished: the last of them are there, and may not outlast a power cut.
        OSError: the disk refuses; doing it again goes on.
    """
    if make_folder(layout.history(found.scope)):
        flush_folder(layout.histories)
    for device, raw in found.chains.items():
        path = layout.chain(found.scope, device)
        try:
            replace_from(layout.pending, path, raw)
        except OSError as error:
            if path.read_bytes() != raw:
                raise
            raise KeptUnfinished(
                f"The history {layout.name(path)} goes on as in the backup, but a power cut may still bring back what "
                f"stood there ({reason_of(error)}); restoring again shows whether it did."
            ) from error


def _here(layout: Layout, scope: str, device: str) -> bytes:
    path = layout.chain(scope, device)
    with layout.reading(path):
        return whole(path.read_bytes()) if path.exists() else b""
