"""Several programs that add to one record at once: the sum must be exact."""

from contextlib import ExitStack
from pathlib import Path

from advisor.store import create_practice, open_practice
from tests.store.helpers import ACME
from tests.tools.attack_processes import CONTEXT, running
from tests.tools.attack_tally import Tally
from tests.tools.attack_writer import SUM, add_up, begin, value


def count_together(scratch: Path, programs: int, times: int) -> Tally:
    """Let programs add one so many times each, every second of them as another device.

    Args:
        scratch: An empty folder.
        programs: How many at once.
        times: How often each adds.
    """
    folder, states = scratch / "practice", [scratch / "state", scratch / "other"]
    begin(create_practice(folder, states[0]))
    tally = Tally(f"{programs} programs at once", runs=programs)
    with ExitStack() as all_running:
        hears, tells = CONTEXT.Pipe(duplex=False)
        together = CONTEXT.Barrier(programs)
        for number in range(programs):
            all_running.enter_context(running(add_up, folder, states[number % 2], times, together, tells))
        tells.close()
        conflicts = [hears.recv() for _ in range(programs)]
    tally.acknowledged = programs * times
    store = open_practice(folder, states[0])
    if value(store) != tally.acknowledged:
        tally.lost.append(f"{tally.acknowledged} were acknowledged, the sum is {value(store)}")
    if len(store.history(ACME, SUM)) != tally.acknowledged + 1:
        tally.lost.append("the history does not have every addition")
    if times > 20 and not sum(conflicts):
        tally.lost.append("nobody was ever told that somebody else was first")
    tally.unreadable += [f"{finding.where}: {finding.words}" for finding in store.check()]
    return tally
