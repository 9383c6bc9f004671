"""Attacks what is kept, at length: python -m tests.torture. It ends with 1 where anything was lost."""

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.bench_save import measure
from tests.benchmarks.figures import show
from tests.tools.attack_tally import Tally, table
from tests.torture.attacks import ATTACKS, made


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


if __name__ == "__main__":
    sys.exit(main())
