"""Attacks what is kept, at length: python -m tests.torture. It ends with 1 where anything was lost."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.benchmarks.bench_save import measure
from tests.benchmarks.figures import show
from tests.tools.attack_tally import Tally, table
from tests.torture.attacks import ATTACKS, Attack


def main() -> int:
    """Make every attack, and print what came of them."""
    tallies: dict[str, Tally] = {}
    for number, attack in enumerate(ATTACKS, 1):
        if attack.why_not:
            print(f"{attack.title} is not made: {attack.why_not}.")
            continue
        tallies.setdefault(attack.name, Tally(attack.name)).add(_made(number, attack))
    print(f"\n{table(list(tallies.values()))}\n")
    with TemporaryDirectory(prefix="advisor-torture-") as scratch:
        show(measure(Path(scratch)))
    return 0 if all(tally.clean for tally in tallies.values()) else 1


def _made(number: int, attack: Attack) -> Tally:
    with TemporaryDirectory(prefix="advisor-torture-") as scratch:
        start = perf_counter()
        tally = attack.long(Path(scratch))
    seconds = perf_counter() - start
    print(f"{number} of {len(ATTACKS)}: {attack.title}, {tally.runs} runs in {seconds:.0f} s", flush=True)
    return tally


if __name__ == "__main__":
    sys.exit(main())
