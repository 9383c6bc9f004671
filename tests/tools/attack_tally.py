"""What came of an attack: how often it was made, and what it cost."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Tally:
    """The result of one attack.

    ``lost`` has a sentence for each run after which something acknowledged was gone, something was there by half,
    or memory, file and history did not agree; ``unreadable`` one for each after which the practice was not sound.
    """

    attack: str
    runs: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """Whether it was made, and cost nothing."""
        return self.runs > 0 and not self.lost and not self.unreadable

    def add(self, other: "Tally") -> None:
        """Count another result of the same attack in."""
        self.runs += other.runs
        self.acknowledged += other.acknowledged
        self.lost += other.lost
        self.unreadable += other.unreadable


def table(tallies: Sequence[Tally]) -> str:
    """The results as a table, and below it what went wrong."""
    width = max(len(tally.attack) for tally in tallies)
    lines = [f"{'attack':{width}}  {'runs':>6}  {'acknowledged':>12}  {'lost':>5}  {'unreadable':>10}"]
    lines += [
        f"{each.attack:{width}}  {each.runs:6}  {each.acknowledged:12}  {len(each.lost):5}  {len(each.unreadable):10}"
        for each in tallies
    ]
    wrong = [words for each in tallies for words in (*each.lost, *each.unreadable)]
    return "\n".join([*lines, *(f"  {words}" for words in wrong)])
