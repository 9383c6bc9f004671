"""A program that saves without end, killed again and again: what it was told is kept must be there."""

import contextlib
import random
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from advisor.store import StoreError, create_practice, open_practice
from tests.store.helpers import ACME, BOLT, commit, new
from tests.tools.attack_processes import CONTEXT, running
from tests.tools.attack_tally import Tally
from tests.tools.attack_writer import begin, value, write_on

_LONGEST = 0.01  # seconds from an acknowledgement to the kill: a few saves


def kill_again_and_again(scratch: Path, runs: int) -> Tally:
    """Start a program, kill it in the midst of its work, and look; all in one practice, that grows.

    Args:
        scratch: An empty folder.
        runs: How many programs.
    """
    folder, state = scratch / "practice", scratch / "state"
    begin(create_practice(folder, state))
    tally, chance = Tally("kill -9"), random.Random(runs)
    for run in range(runs):
        said = _killed_after(folder, state, chance.randint(1, 9), chance.uniform(0, _LONGEST))
        judge_numbers(folder, state, said, tally, f"kill {run}")
    return tally


def _killed_after(folder: Path, state: Path, saves: int, then: float) -> list[int]:
    """Let a program save so many times and a little longer, and kill it; returns what it said."""
    hears, tells = CONTEXT.Pipe(duplex=False)
    with running(write_on, folder, state, tells) as process:
        tells.close()  # ours; the program's end closes with it
        said = heard(hears, saves)
        process.join(then)
        process.kill()
        process.join()
        return said + heard(hears)


def heard(hears: Connection, many: int | None = None) -> list[int]:
    """What a program says: so many numbers, or fewer where it ends; or all that it has still said."""
    said: list[int] = []
    with contextlib.suppress(EOFError):
        while len(said) != many and (many is not None or hears.poll(0)):
            said.append(hears.recv())
    return said


def judge_numbers(folder: Path, state: Path, said: list[int], tally: Tally, how: str, late: Sequence[int] = ()) -> None:
    """Whether the number that was said last is there, or one more; in the other client the last third one.

    What was said ``late``, after the power was cut, may be there or not: a kernel that drops what it was about to
    flush may answer that it is done, and a program whose power is gone says nothing any more.
    """
    tally.runs += 1
    tally.acknowledged += len(said)
    try:
        store = open_practice(folder, state)
        here, there = value(store, ACME), value(store, BOLT)
        commit(store, new(f"after{tally.runs}", {}, ACME), new(f"after{tally.runs}", {}, BOLT))
        found = [f"{finding.where}: {finding.words}" for finding in store.check()]
    except StoreError as error:
        found = [str(error)]
    else:
        last = said[-1] if said else here
        if not last <= here <= max([last, *late]) + 1 or there != here - here % 3:
            tally.lost.append(f"{how}: {last} was acknowledged, {here} and {there} are there")
        if len(store.history(ACME, "sum")) != here + 1:
            tally.lost.append(f"{how}: the history does not count to {here}")
    if not said:
        found.append("the program could not save at all")
    tally.unreadable += [f"{how}: {words}" for words in found]
