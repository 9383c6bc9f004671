"""What each recommendation brought or cost, amount by amount, as plain values for a client's document."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.counting import Value
from exports.material import Advice, Seen


@dataclass(frozen=True)
class Amount:
    """An outcome with an amount; `counts` is False where a total seen later stands in its place."""

    seen: Seen
    counts: bool


@dataclass(frozen=True)
class Worth:
    """One recommendation with amounts, oldest first.

    What it brought where it was taken is `advice.value`; `loss` is what it cost that it was not taken, nothing or less.
    """

    advice: Advice
    loss: Value
    amounts: tuple[Amount, ...]
