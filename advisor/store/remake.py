"""Makes a scope again whose file or history cannot be read: from what is sound of it, and from its backups.

Of every device's history the longest run of sound lines is taken, whether they lie in the practice or in a backup;
a line that is damaged here is taken from there. What the history makes is the file. Where the client's own file is
sound and knows more than any history that is left, the difference is recorded, as a commit that says so. Nothing
is deleted: what is replaced is set aside.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from advisor.store.anew import must_outlast, write_anew
from advisor.store.archive import Archive, read_archive
from advisor.store.aside import set_aside
from advisor.store.atomic import flush_folder, make_folder, replace_from
from advisor.store.codec import File, Meta, decode_file
from advisor.store.errors import Damaged, StoreError
from advisor.store.folder import FolderStore
from advisor.store.formats import NewerError
from advisor.store.history import Line, lines_begun, sound_lines
from advisor.store.layout import Layout
from advisor.store.merge import differing
from advisor.store.protocol import ERASURE, Was
from advisor.store.scope_plan import ScopePlan
from advisor.store.shelves import all_backups
from advisor.store.state import State, complete, in_order
from advisor.store.strict import UnreadableError

LOST = "What the history had lost, as the client's file still says it"


@dataclass(frozen=True, slots=True)
class Lost:
    """The lines of one device that are nowhere any more: the numbers of the first and the last."""

    device: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Remake:
    """How a scope would be made again.

    Attributes:
        scope: Its id.
        chains: The history of each device, as it would stand.
        replaced: The devices whose history is other than what stands there now.
        lost: What is missing in them, that was there once.
        file: The client's own file, where it is sound; it may know what the history has lost.
        edited: Whether another program wrote that file, which is set aside and asked no more.
        brings_back: Whether the backup that the user named tells the history otherwise than what is left of it, as one
            from before a person was forgotten does.
    """

    scope: str
    chains: Mapping[str, bytes]
    replaced: tuple[str, ...] = ()
    lost: tuple[Lost, ...] = ()
    file: File | None = None
    edited: bool = False
    brings_back: bool = False

    @property
    def loses_nothing(self) -> bool:
        """Whether everything that was ever known of the scope is there again, every step of it."""
        return not self.lost and not self.edited


@dataclass(slots=True)
class _Chain:
    """What is known of one device's history: sound lines by the digest that they follow, and the highest number."""

    here: bytes = b""
    lines: dict[str, list[tuple[Line, bytes]]] = field(default_factory=dict)
    known: int = 0

    def add(self, found: Iterable[tuple[Line, bytes]]) -> None:
        for line, raw in found:
            followers = self.lines.setdefault(line.previous, [])
            if all(line.digest != each.digest for each, _ in followers):
                followers.append((line, raw))
            self.known = max(self.known, line.n)

    def run(self) -> list[tuple[Line, bytes]]:
        """The run of lines from the first on; where it forks, along what is here, and else as it was found first."""
        run: list[tuple[Line, bytes]] = []
        digest = ""
        while followers := [each for each in self.lines.get(digest, ()) if each[0].n == len(run) + 1]:
            run.append(followers[0])
            digest = followers[0][0].digest
        return run


def plan_remake(layout: Layout, scope: str, second: Path | None = None, given: Archive | None = None) -> Remake:
    """How a scope can be made again, and what of it is lost; reads only.

    Args:
        layout: The practice.
        scope: The scope.
        second: The second shelf of backups, where there is one.
        given: A backup that the user named, which is looked into first.

    Raises:
        Unreadable: the system will not let something be read.
        Damaged: a newer program wrote in this scope.
    """
    found = {device: _chain_here(layout, scope, device) for device in layout.devices(scope)}
    file, edited = _file_here(layout, scope)
    for number, archive in enumerate(_sources(layout, scope, second, given)):
        for device, raw in archive.chains(scope).items():
            found.setdefault(device, _Chain()).add(sound_lines(layout, scope, device, raw))
        seen_newest = given is None or number > 0  # of what was cut off, nothing here may tell
        if seen_newest and not _lost(found, _usable(found), file):
            break
    usable = _usable(found)
    chains = {device: b"".join(raw for _, raw in run) for device, run in usable.items()}
    replaced = tuple(device for device, raw in chains.items() if raw != found[device].here)
    brings_back = given is not None and (_disagree(found) or _forgot_since(file, given))
    lost = tuple(_lost(found, usable, file))
    return Remake(scope, chains, replaced, lost, None if edited else file, edited, brings_back)


def remake(store: FolderStore, plan: Remake, *, id: str, who: str, on: date, at: datetime) -> bool:
    """Make a scope again as planned; to do it once more, after a crash, comes to the same.

    Args:
        store: The practice.
        plan: What :func:`plan_remake` found, with the lock held since.
        id: The id of the commit, where one is needed.
        who: Who makes it.
        on: The local date.
        at: The instant, aware.

    Returns:
        Whether something was recorded that the history had lost.

    Raises:
        KeptUnfinished: it was made again, and may not outlast a power cut.
        StoreError: it cannot be made again, with the reason; what was there is still there.
        OSError: the disk refuses; doing it again goes on.
    """
    layout = store.layout
    if make_folder(layout.history(plan.scope)):
        flush_folder(layout.histories)
    for device in plan.replaced:
        _put(layout, plan.scope, layout.chain(plan.scope, device), plan.chains[device], at)
    state = State(plan.scope, {}, Meta(scope=plan.scope))
    complete(layout, state)
    path = layout.tables(plan.scope)
    if state.clashes:  # until they are settled, the history alone says what is there
        if path.exists():
            set_aside(layout, plan.scope, path, at)
        return False
    if state.readonly:
        raise StoreError(state.readonly)
    if path.exists():
        set_aside(layout, plan.scope, path, at, leave=True)
    rest = _difference(state, plan.file, id) if plan.file else ScopePlan(state)
    if rest.changes:
        store.commit_over(rest, id=id, who=who, why=LOST, on=on, at=at)
        must_outlast(layout, path)
    else:
        write_anew(layout, state)
    return bool(rest.changes)


def _put(layout: Layout, scope: str, path: Path, raw: bytes, at: datetime) -> None:
    """Put bytes in the place of others, which are kept aside."""
    if path.exists():
        set_aside(layout, scope, path, at, leave=True)
    replace_from(layout.pending, path, raw)


def _chain_here(layout: Layout, scope: str, device: str) -> _Chain:
    path = layout.chain(scope, device)
    with layout.reading(path):
        chain = _Chain(path.read_bytes())
    chain.known = lines_begun(chain.here)
    chain.add(sound_lines(layout, scope, device, chain.here))
    return chain


def _file_here(layout: Layout, scope: str) -> tuple[File | None, bool]:
    """The scope's own file, None where it cannot be read; and whether another program wrote in it."""
    path = layout.tables(scope)
    try:
        with layout.reading(path):
            file = decode_file(path.read_bytes())
    except NewerError as error:
        raise Damaged(f"The file {layout.name(path)} {error}.") from error
    except (FileNotFoundError, UnreadableError):
        return None, False
    return file, file.edited is not None


def _sources(layout: Layout, scope: str, second: Path | None, given: Archive | None) -> Iterator[Archive]:
    """The backups of a scope that can be read, as they are needed: the one that was named, then the newest first."""
    if given is not None:
        yield given
    found = [each for each in all_backups(layout, second) if each.scope == scope]
    for each in sorted(found, key=lambda each: each.at, reverse=True):
        try:
            yield read_archive(each.path)
        except StoreError:
            continue


def _usable(found: Mapping[str, _Chain]) -> dict[str, list[tuple[Line, bytes]]]:
    """Each device's run of lines, as far as everything that their writers had seen is there as well."""
    runs = {device: chain.run() for device, chain in found.items()}
    heads: dict[str, int] = {}
    for line in in_order([line for run in runs.values() for line, _ in run], {}):
        heads[line.action.device] = line.n
    return {device: run[: heads.get(device, 0)] for device, run in runs.items()}


def _lost(found: Mapping[str, _Chain], usable: Mapping[str, list[tuple[Line, bytes]]], file: File | None) -> list[Lost]:
    """What is known to have been there once, and is in no run of lines."""
    known = {device: chain.known for device, chain in found.items()}
    seen = [line.heads for chain in found.values() for each in chain.lines.values() for line, _ in each]
    for heads in [*seen, file.meta.heads if file else {}]:
        for device, n in heads.items():
            known[device] = max(n, known.get(device, 0))
    there = {device: len(usable.get(device, ())) for device in known}
    return [Lost(device, there[device] + 1, n) for device, n in sorted(known.items()) if there[device] < n]


def _disagree(found: Mapping[str, _Chain]) -> bool:
    """Whether some line of a device is told in two ways, both of them sound."""
    lines = [(device, line) for device, chain in found.items() for each in chain.lines.values() for line, _ in each]
    return len({(device, line.n) for device, line in lines}) < len({(device, line.digest) for device, line in lines})


def _forgot_since(file: File | None, given: Archive) -> bool:
    """Whether the client's own file knows of a person who was forgotten after a backup was made."""
    erasures = file.tables.get(ERASURE, {}).values() if file else ()
    return any(datetime.fromisoformat(each["at"]) >= given.note.at for each in erasures if each["kind"] == "forgotten")


def _difference(state: State, file: File, rev: str) -> ScopePlan:
    """What a file says beyond the history; nothing where the history has all that the file had seen."""
    if all(state.meta.heads.get(device, 0) >= n for device, n in file.meta.heads.items()):
        return ScopePlan(state)
    both = (state.tables, file.tables)
    keys = dict.fromkeys((table, id) for tables in both for table, docs in tables.items() for id in docs)
    changes = []
    for table, id in keys:
        was, now = (tables.get(table, {}).get(id) for tables in both)
        if differing(was, now):
            changes.append(Was(state.scope, table, id, was, {**now, "rev": rev} if now else None))
    return ScopePlan(state, changes, dict(file.meta.counters))
