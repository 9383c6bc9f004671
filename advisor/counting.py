"""Counts over standings, and value that does not count twice."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from advisor.records.advice import Outcome
from advisor.records.choices import TAKEN_RESULTS, Position, Result, ValueBasis, ValueCovers, ValuePeriod
from advisor.standing import Standing, State, order


@dataclass(frozen=True)
class Tally:
    """How many pieces of advice stand where.

    ``given`` counts advice in every standing but draft, less what was withdrawn before it was settled. The six
    positions and ``awaiting`` add up to it. ``implemented``, ``under_way`` and ``observed`` are parts of it.
    ``withdrawn`` and ``superseded`` count advice in those states, whether it is among the given or not.
    """

    given: int
    adopted: int
    in_part: int
    differently: int
    deferred: int
    declined: int
    lapsed: int
    awaiting: int
    implemented: int
    under_way: int
    observed: int
    withdrawn: int
    superseded: int
    drafts: int

    @property
    def taken(self) -> int:
        """Adopted in any form."""
        return self.adopted + self.in_part + self.differently

    @property
    def answered(self) -> int:
        """Adopted in any form, or declined."""
        return self.taken + self.declined

    @property
    def settled(self) -> int:
        """Answered or lapsed."""
        return self.answered + self.lapsed

    @property
    def open(self) -> int:
        """Without an answer: awaiting or deferred."""
        return self.awaiting + self.deferred


def tally(standings: Iterable[Standing]) -> Tally:
    """Count standings; withdrawing advice after it was settled changes none of the counts of answers."""
    positions: Counter[Position | None] = Counter()
    states: Counter[State] = Counter()
    implemented = under_way = observed = given = 0
    for each in standings:
        states[each.state] += 1
        if not each.counted:
            continue
        given += 1
        positions[each.position] += 1
        implemented += each.implemented
        under_way += each.state is State.under_way
        observed += each.outcome is not None
    return Tally(
        given=given,
        adopted=positions[Position.adopted],
        in_part=positions[Position.in_part],
        differently=positions[Position.differently],
        deferred=positions[Position.deferred],
        declined=positions[Position.declined],
        lapsed=positions[Position.lapsed],
        awaiting=positions[None],
        implemented=implemented,
        under_way=under_way,
        observed=observed,
        withdrawn=states[State.withdrawn],
        superseded=states[State.superseded],
        drafts=states[State.draft],
    )


@dataclass(frozen=True, slots=True)
class Value:
    """Money that advice brought (negative: cost), in the practice's currency; the four are never added up."""

    delivered_once: Decimal = Decimal(0)
    delivered_per_year: Decimal = Decimal(0)
    estimated_once: Decimal = Decimal(0)
    estimated_per_year: Decimal = Decimal(0)

    def __add__(self, other: "Value") -> "Value":
        """The values of two pieces of advice together."""
        return Value(*(mine + theirs for mine, theirs in zip(self.parts, other.parts, strict=True)))

    @property
    def parts(self) -> tuple[Decimal, ...]:
        """The four amounts, in their order."""
        return (self.delivered_once, self.delivered_per_year, self.estimated_once, self.estimated_per_year)


# To look in a set asks Python for the hash of a choice each time; thousands of looks are quicker in a tuple.
_OF_TAKEN = tuple(each for each in Result if each in TAKEN_RESULTS)
_OF_NOT_TAKEN = tuple(each for each in Result if each not in TAKEN_RESULTS)
_ZERO = Decimal(0)
#: No amount at all.
NOTHING = Value()


def total(values: Iterable[Value]) -> Value:
    """The values of several pieces of advice together."""
    delivered_once = delivered_per_year = estimated_once = estimated_per_year = Decimal(0)
    for each in values:
        if each is not NOTHING:
            delivered_once += each.delivered_once
            delivered_per_year += each.delivered_per_year
            estimated_once += each.estimated_once
            estimated_per_year += each.estimated_per_year
    return Value(delivered_once, delivered_per_year, estimated_once, estimated_per_year)


def value_of(outcomes: Iterable[Outcome], on: date) -> Value:
    """The value of one piece of advice as of a day, nothing counted twice.

    Only what came of advice that was taken counts. Amounts that come once and amounts per year are kept apart.
    Within each, a total so far replaces every earlier amount of its own basis, and one that the client has confirmed
    replaces our estimates as well; what we estimate never takes back what was confirmed. Steps after a total are
    added. Delivered is what the client has confirmed by that day.
    """
    return _sum([each for each in outcomes if each.result in _OF_TAKEN], on)


def loss_of(outcomes: Iterable[Outcome], on: date) -> Value:
    """What it cost, as of a day, that one piece of advice was not taken: nothing, or less.

    Amounts replace each other as in ``value_of``; what was saved by not taking advice makes no loss smaller.
    """
    found = _sum([each for each in outcomes if each.result in _OF_NOT_TAKEN], on, most=_ZERO)
    return found if any(found.parts) else NOTHING


def amounts_of(outcomes: Iterable[Outcome], on: date) -> list[Outcome]:
    """The outcomes of one piece of advice whose amounts make up its value and its loss as of a day, oldest first."""
    known = list(outcomes)
    of_taken = _standing([each for each in known if each.result in _OF_TAKEN], on)
    of_not_taken = _standing([each for each in known if each.result in _OF_NOT_TAKEN], on)
    return sorted((each for kept in (of_taken, of_not_taken) for some in kept.values() for each in some), key=order)


def _sum(outcomes: Sequence[Outcome], on: date, most: Decimal | None = None) -> Value:
    """The amounts of outcomes by a day, each counted as ``most`` at most."""
    kept = _standing(outcomes, on)
    if not kept:
        return NOTHING
    sums: dict[tuple[bool, bool], Decimal] = {}
    for key, some in kept.items():
        money = [each.value for each in some if each.value is not None]
        sums[key] = sum(money if most is None else [min(each, most) for each in money], _ZERO)
    return Value(
        delivered_once=sums.get((False, True), _ZERO),
        delivered_per_year=sums.get((True, True), _ZERO),
        estimated_once=sums.get((False, False), _ZERO),
        estimated_per_year=sums.get((True, False), _ZERO),
    )


def _standing(outcomes: Sequence[Outcome], on: date) -> dict[tuple[bool, bool], list[Outcome]]:
    """The outcomes whose amounts stand on a day, by whether they come yearly and are confirmed; a total replaces."""
    known = []
    for each in outcomes:
        if each.value is not None and not each.entered_in_error and each.on and each.on <= on:
            known.append(each)
    if len(known) > 1:
        known.sort(key=order)
    kept: dict[tuple[bool, bool], list[Outcome]] = {}
    for each in known:
        yearly = each.value_period is ValuePeriod.per_year
        confirmed = each.value_basis is ValueBasis.confirmed and (each.confirmed_on or date.max) <= on
        if each.value_covers is ValueCovers.total:
            kept.pop((yearly, confirmed), None)
            if confirmed:
                kept.pop((yearly, False), None)
        kept.setdefault((yearly, confirmed), []).append(each)
    return kept
