"""Every attack on what is kept, in a short version for each run of the tests and a long one for ``make torture``."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.tools.attack_counting import count_together
from tests.tools.attack_cut import cut_everywhere
from tests.tools.attack_death import die_everywhere
from tests.tools.attack_deeds import DEEDS, Deed, add_client, edit_advice, edit_clients
from tests.tools.attack_device import why_not
from tests.tools.attack_failure import fail_everywhere
from tests.tools.attack_files import corpus, prefixes, single_bytes
from tests.tools.attack_forms import FORMS
from tests.tools.attack_full import fill_up
from tests.tools.attack_judge import Court, court
from tests.tools.attack_kill import kill_again_and_again
from tests.tools.attack_model import agree_with_a_model
from tests.tools.attack_power import cut_again_and_again
from tests.tools.attack_tally import Tally
from tests.tools.attack_upkeep import UPKEEP

Run = Callable[[Path], Tally]


@dataclass(frozen=True)
class Attack:
    """An attack: what is done, on which deed, in two lengths.

    ``short`` is None where the tests of the store make it themselves, or where the long version says no more.
    """

    name: str
    short: Run | None
    long: Run
    deed: str = ""
    on_disk: bool = False

    @property
    def why_not(self) -> str:
        """Why it cannot be made on this machine; nothing where it can."""
        return why_not() if self.on_disk else ""

    @property
    def title(self) -> str:
        """Its name, with the deed."""
        return f"{self.name}: {self.deed}" if self.deed else self.name


def _on(deed: Deed, attack: Callable[[Court], Tally]) -> Run:
    return lambda scratch: attack(court(scratch, deed))


def _at_its_calls(deed: Deed, every: int) -> list[Attack]:
    """The attacks that go through the calls of one deed; the short ones take only each so-manieth."""
    dies = _on(deed, partial(die_everywhere, every=every)) if deed.do in _DYING else None
    fails = _on(deed, partial(fail_everywhere, every=every, all_errors=False))
    cuts = _on(deed, partial(cut_everywhere, every=every, chances=1))
    return [
        Attack("death at each call, whole and half", dies, _on(deed, die_everywhere), deed.name),
        Attack("each call failing in five ways", fails, _on(deed, fail_everywhere), deed.name),
        Attack("power cut by the letter", cuts, _on(deed, partial(cut_everywhere, chances=8)), deed.name),
    ]


_DYING = (edit_advice, add_client, edit_clients)
_BULK = next(deed for deed in DEEDS if deed.do is edit_clients)

ATTACKS = [
    *(attack for deed in DEEDS for attack in _at_its_calls(deed, every=13)),
    *(attack for deed in UPKEEP for attack in _at_its_calls(deed, every=37)),
    *(attack for deed in FORMS for attack in _at_its_calls(deed, every=3)),
    Attack("kill -9", partial(kill_again_and_again, runs=8), partial(kill_again_and_again, runs=200)),
    *(
        Attack(
            f"{programs} programs at once",
            partial(count_together, programs=programs, times=60),
            partial(count_together, programs=programs, times=500),
        )
        for programs in (2, 4)
    ),
    Attack(
        "power cut on a disk",
        partial(cut_again_and_again, runs=2),
        partial(cut_again_and_again, runs=25),
        on_disk=True,
    ),
    Attack("a full disk", partial(fill_up, deed=_BULK, runs=6), partial(fill_up, deed=_BULK, runs=40), on_disk=True),
    Attack("every prefix of a history", None, prefixes),
    Attack("single bytes changed", None, partial(single_bytes, times=1000)),
    Attack("two practices against a model", None, lambda _: agree_with_a_model(examples=300, steps=50)),
    Attack("damaged and edited files", None, corpus),
]
