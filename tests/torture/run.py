"""Makes all attacks at length, on all processors."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.benchmarks.bench_save import measure
from tests.benchmarks.figures import show
from tests.tools.attack_tally import Tally, table
from tests.torture.attacks import ATTACKS

_MEMORY = Path("/dev/shm")


def main() -> int:
    """Make every attack, on all processors, and print what came of them."""
    tallies: dict[str, Tally] = {}
    numbers = [number for number, attack in enumerate(ATTACKS) if not attack.why_not]
    for attack in ATTACKS:
        if attack.why_not:
            print(f"{attack.title} is not made: {attack.why_not}.")
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        for number, tally in zip(numbers, pool.map(made, numbers), strict=True):
            name = ATTACKS[number].name
            tallies.setdefault(name, Tally(name)).add(tally)
    print(f"\n{table(list(tallies.values()))}\n")
    with TemporaryDirectory(prefix="advisor-torture-") as scratch:
        show(measure(Path(scratch)))
    return 0 if all(tally.clean for tally in tallies.values()) else 1


def made(number: int) -> Tally:
    """Make the long version of one attack, and say so: the work of a process of a pool."""
    attack = ATTACKS[number]
    # What is attacked call by call asks nothing of a disk, and memory is quicker.
    where = str(_MEMORY) if attack.deed and _MEMORY.is_dir() else None
    with TemporaryDirectory(prefix="advisor-torture-", dir=where) as scratch:
        start = perf_counter()
        tally = attack.long(Path(scratch))
    seconds = perf_counter() - start
    cost = "" if tally.clean else f", {len(tally.lost)} lost, {len(tally.unreadable)} unreadable"
    print(f"{number + 1} of {len(ATTACKS)}: {attack.title}, {tally.runs} runs in {seconds:.0f} s{cost}", flush=True)
    return tally
