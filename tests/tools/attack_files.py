"""Files altered from outside, one way after another, and what the program makes of it.

Whatever it reads stays, byte for byte; what is altered is found by the check; a client that can still be read is
read; and every other client goes on working.
"""

import json
import random
from collections.abc import Iterator
from pathlib import Path

from advisor.changes import Add, Edit, Refused
from advisor.records import Person
from advisor.store import Damaged, StoreError, Tables
from advisor.store.check import check_practice
from advisor.store.layout import Layout
from advisor.store.pending import encode_pending
from advisor.store.protocol import Action, Was
from advisor.store.scope_plan import ScopePlan
from advisor.store.state import read_state
from advisor.upkeep.backing_up import back_up
from tests.tools.attack_tally import Tally
from tests.tools.corpus import Case, Fate
from tests.tools.corpus_files import FILES
from tests.tools.corpus_lines import ACTIONS, HISTORIES
from tests.tools.ground import CODES, HARBOUR, NORTHWIND, NOW, PRACTICE, Ground, copied


def cases(ground: Ground) -> Iterator[tuple[Path, str, Case]]:
    """Every case of the corpus: the file that is altered, the scope that it is of, and how."""
    for scope in (NORTHWIND, PRACTICE):
        yield from ((ground.file(scope), scope, case) for case in FILES)
        yield from ((ground.chain(scope), scope, case) for case in HISTORIES)
    pending = ground.folder / "pending" / f"{'d' * 16}.json"
    yield from ((pending, NORTHWIND, case) for case in ACTIONS)


def an_action(ground: Ground) -> bytes:
    """The file of an action over both clients that nobody has applied yet."""
    layout = Layout(ground.folder)
    plans = [
        ScopePlan(read_state(layout, each), [Was(each, "client_note", f"{each}x"[:16], None, {"rev": "d" * 16})])
        for each in CODES
    ]
    action = Action(
        id="d" * 16,
        device="",
        turn=0,
        at=NOW,
        on=NOW.date(),
        who="Zoë",
        why="Both",
        undoes=None,
        of=len(plans),
        records=len(plans),
        scopes=tuple(CODES),
    )
    return bytes(encode_pending(action, plans))


def judged(ground: Ground, path: Path, scope: str, case: Case) -> list[str]:
    """What is wrong with what the program makes of one case; the practice is to be thrown away afterwards."""
    before = path.read_bytes() if path.exists() else an_action(ground)
    path.write_bytes(case.change(before))
    path.chmod(0o600)
    wrong = [*_read(ground, path, scope, case), *_checked(ground, case), *_written(ground, path, scope, case)]
    return [f"{case.name} in {path.relative_to(ground.folder)}: {words}" for words in wrong]


def _read(ground: Ground, path: Path, scope: str, case: Case) -> Iterator[str]:
    """Whether a scope is read as it should be, and reading leaves everything as it is."""
    before = ground.bytes_now()
    fate, words = _fate(ground, scope)
    name = path.relative_to(ground.folder).as_posix()
    if fate is Fate.REFUSED and name not in words.partition(". ")[0]:
        yield f"is refused without its name: {words}"
    if fate is not (None if case.fate in _READ_ALL_THE_SAME else case.fate):
        yield f"is read as if “{fate.value if fate else 'nothing were wrong'}”"
    for other in {NORTHWIND, HARBOUR, PRACTICE} - {scope}:
        if found := _fate(ground, other)[1]:
            yield f"{other} is not read either: {found}"
    if ground.bytes_now() != before:
        yield "reading has changed what is kept"


_READ_ALL_THE_SAME = (Fate.FOUND, Fate.SAME, Fate.TORN)


def _fate(ground: Ground, scope: str) -> tuple[Fate | None, str]:
    """How a scope is read, and why; None where it is read as if nothing were wrong."""
    try:
        words = ground.store().load(scope).readonly
    except Damaged as error:
        return Fate.REFUSED, str(error)
    if words is None:
        return None, ""
    return Fate.EDIT if read_state(Layout(ground.folder), scope).edited else Fate.WAITING, words


def _checked(ground: Ground, case: Case) -> Iterator[str]:
    """Whether the check finds what is wrong, and changes nothing."""
    before = ground.bytes_now()
    found = ground.open().check()
    wanted = {Fate.SAME: {"note"}, Fate.TORN: {"warning"}}.get(case.fate, {"error", "warning"})
    if not {each.severity for each in found} & wanted or (case.fate is Fate.SAME and len(found) > 1):
        yield f"the check finds {found}"
    if ground.bytes_now() != before:
        yield "the check has changed what is kept"


def _written(ground: Ground, path: Path, scope: str, case: Case) -> Iterator[str]:
    """Whether what must not be written is refused and stays, and all else can be written and is sound."""
    before = path.read_bytes()
    refusal = _saving(ground, scope)
    kept = path.exists() and path.read_bytes() == before
    if case.fate in (Fate.REFUSED, Fate.EDIT, Fate.WAITING) and (not refusal or not kept):
        yield f"something was written over it: {refusal}"
    if case.fate in (Fate.SAME, Fate.TORN):
        if refusal:
            yield f"nothing can be written any more: {refusal}"
        elif found := ground.store().check():
            yield f"it is not sound after the next save: {found}"
    if (
        case.fate is Fate.FOUND
        and path.exists()
        and not path.read_bytes().startswith(before)
        and path != ground.file(scope)
    ):
        yield "what was found altered was written over"
    if refusal := _saving(ground, HARBOUR):
        yield f"no other client can be written: {refusal}"


def _saving(ground: Ground, scope: str) -> str:
    """Save something in a scope; why it could not be, or nothing."""
    try:
        practice = ground.open()
        if scope == PRACTICE:
            practice.record([Edit(practice.book.profile, {"firm": "Lind"})], "firm")
        else:
            practice.record([Add(Person(client=scope, name="Eve"))], "Eve")
    except (StoreError, Refused) as error:
        return str(error)
    return ""


def asked(ground: Ground, *commands: tuple[str, ...]) -> list[str]:
    """What the command line cannot say in a sentence, where a file is not as it was written."""
    answers = [(words, *ground.says(*words)) for words in commands]
    return [
        f"{' '.join(words)} says {status}: {said}"
        for words, status, said in answers
        if status not in (0, 1) or not said
    ]


def corpus(scratch: Path, commands_at: int = 1) -> Tally:
    """Every case of the corpus; every so manieth is also put to the command line."""
    tally = Tally("corpus of damaged and edited files")
    ground = Ground.made(scratch / "ground")
    for number in range(len(list(cases(ground)))):
        with copied(ground, scratch) as copy:
            path, scope, case = list(cases(copy))[number]
            tally.runs += 1
            wrong = judged(copy, path, scope, case)
            if number % commands_at == 0:
                wrong += asked(copy, ("today",), ("list", "advice"), ("check",), ("history",), ("undo",))
            tally.lost += wrong
    return tally


def prefixes(scratch: Path, step: int = 1) -> Tally:
    """Every prefix of a history, or every so manieth: beside its file, which knows more, and without it."""
    tally = Tally("prefixes of a history")
    ground = Ground.made(scratch)
    for scope in (NORTHWIND, PRACTICE):
        chain, file = ground.chain(scope), ground.file(scope)
        raw, kept = chain.read_bytes(), file.read_bytes()
        for end in range(0, len(raw), step):
            tally.runs += 2
            chain.write_bytes(raw[:end])
            found = ground.store().load(scope)
            if _filled(found.tables) != _replayed(raw) or not found.readonly:
                tally.lost.append(f"{end} bytes of {scope}'s history beside its file are not what the file says")
            file.unlink()
            if _filled(ground.store().load(scope).tables) != _replayed(raw[:end]):
                tally.lost.append(f"{end} bytes of {scope}'s history without its file are not its whole lines")
            file.write_bytes(kept)
        chain.write_bytes(raw)
    return tally


def _replayed(raw: bytes) -> Tables:
    """What whole lines make of nothing, as plain JSON says it."""
    tables: Tables = {}
    for line in raw.splitlines(keepends=True):
        for change in json.loads(line)["changes"] if line.endswith(b"\n") else ():
            tables.setdefault(change["table"], {})[change["id"]] = change["after"]
    return _filled({name: {id: doc for id, doc in docs.items() if doc is not None} for name, docs in tables.items()})


def _filled(tables: Tables) -> Tables:
    return {name: docs for name, docs in tables.items() if docs}


def single_bytes(scratch: Path, times: int, seed: int = 0) -> Tally:
    """One byte anywhere in a practice and its backups put to another, which the check must find."""
    tally = Tally("single bytes changed")
    ground, chance = Ground.made(scratch), random.Random(seed)
    back_up(ground.open())
    pending = ground.folder / "pending" / f"{'d' * 16}.json"
    pending.write_bytes(an_action(ground))
    pending.chmod(0o600)
    clean, kept = check_practice(Layout(ground.folder)), ground.bytes_now()
    for _ in range(times):
        path = chance.choice(list(kept))
        at, other = chance.randrange(len(kept[path])), chance.randrange(1, 256)
        path.write_bytes(kept[path][:at] + bytes([kept[path][at] ^ other]) + kept[path][at + 1 :])
        tally.runs += 1
        if check_practice(Layout(ground.folder)) == clean:
            tally.lost.append(f"{path.relative_to(ground.folder)}: byte {at} changed by {other} is not found")
        path.write_bytes(kept[path])
    if check_practice(Layout(ground.folder)) != clean:
        tally.unreadable.append("put back, the practice is not as it was")
    return tally
