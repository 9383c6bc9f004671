"""Every call that a deed makes, failing: the program must go on, and nothing may be there by half."""

from itertools import count

from advisor.practice import Practice
from advisor.store import KeptUnfinished, PartlyDone, StoreError
from tests.tools.attack_calls import FAILURES, Fail, attacked
from tests.tools.attack_judge import Court
from tests.tools.attack_tally import Tally


def fail_everywhere(court: Court, *, every: int = 1, all_errors: bool = True) -> Tally:
    """Let call after call of a deed fail, each with all errors, or with one error in turn.

    Args:
        court: The deed, and who judges it.
        every: Take only each so-manieth call.
        all_errors: Whether each call fails with every error, or with the next one.
    """
    tally = Tally("each call failing")
    names = list(FAILURES)
    for at in count(1, every):
        for name in names if all_errors else [names[at % len(names)]]:
            met = _fail(court, tally, at, name, half=False)
            if not met:
                return tally
            if met == "write":
                _fail(court, tally, at, name, half=True)
    raise AssertionError


def _fail(court: Court, tally: Tally, at: int, name: str, *, half: bool) -> str:
    """One run; the name of the call that failed, or nothing where the deed makes fewer calls."""
    court.place.put_back()
    policy = Fail(at, FAILURES[name], half=half)
    practice = court.deed.begin(court.place)
    done: bool | None = None
    told = ""
    with attacked(policy, *court.place.watched):
        try:
            practice = court.deed.act(court.place, practice)
            done = True
        except (KeptUnfinished, PartlyDone):
            pass  # it is kept, and will be finished by whoever comes next; or it says what of it is done
        except StoreError:
            done = False
        except (KeyboardInterrupt, MemoryError):
            pass
        except OSError as error:
            told = f" is not told in a sentence: {error}"
    if policy.happened:
        how = f"{policy.met} {at} failing with {name}{' half through' if half else ''}"
        tally.lost += [f"{court.deed.name}, {how}{told}"] if told else []
        court.judge(tally, how, done=done, living=_living(court, practice))
    return policy.met


def _living(court: Court, practice: Practice | None) -> Practice | None:
    return practice if court.deed.grounded else None
