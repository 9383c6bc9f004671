"""A process that dies before each call of a deed, or half through a write: all of it is there, or nothing."""

from itertools import count

from tests.tools.attack_calls import DIED, Die, attacked
from tests.tools.attack_deeds import Deed, Place
from tests.tools.attack_judge import Court
from tests.tools.attack_processes import exit_status
from tests.tools.attack_tally import Tally


def die_everywhere(court: Court, *, every: int = 1) -> Tally:
    """Die at call after call of a deed, of those that can leave something behind.

    Args:
        court: The deed, and who judges it.
        every: Take only each so-manieth call.
    """
    tally = Tally("death at each call")
    for half in (False, True):
        for at in count(1, every):
            court.place.put_back()
            status = exit_status(_do, court.deed, court.place, at, half)
            if status not in (0, DIED):
                tally.unreadable.append(f"{court.deed.name}: the program failed before its death at call {at}")
            where = "half through " if half else "before "
            court.judge(tally, f"death {where}call {at}", done=status == 0 or None)
            if status == 0:
                break
    return tally


def _do(deed: Deed, place: Place, at: int, half: bool) -> None:
    """The process: it does the deed, and dies at a call."""
    practice = deed.begin(place)
    with attacked(Die(at, half), *place.watched):
        deed.act(place, practice)
