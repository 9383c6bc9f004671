"""From given to worked: how much advice is answered, adopted, done, and turns out as hoped."""

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.review.cases import Case, Stage
from advisor.review.rates import Rate


@dataclass(frozen=True)
class Funnel:
    """Rates over given advice, each with its own denominator.

    Attributes:
        response: Answered (yes in any form, or no) of all given.
        adoption: Adopted in any form of all settled, which are those answered and those lapsed.
        adoption_of_given: Adopted in any form of all given.
        in_full: Adopted as advised of all settled.
        lapsed: Lapsed of all settled.
        implementation: Implemented of those adopted in any form.
        worked: Better than hoped or as hoped, of those implemented with an outcome.
    """

    response: Rate
    adoption: Rate
    adoption_of_given: Rate
    in_full: Rate
    lapsed: Rate
    implementation: Rate
    worked: Rate

    @property
    def unseen(self) -> tuple[str, ...]:
        """The ids of what is implemented without an outcome: neither a failure nor a success."""
        seen = set(self.worked.among)
        return tuple(each for each in self.implementation.hits if each not in seen)


def funnel(cases: Sequence[Case]) -> Funnel:
    """The rates over given advice that counts."""
    come_to = {stage: tuple([each.id for each in cases if each.stage >= stage]) for stage in Stage}
    given, settled, answered = come_to[Stage.open], come_to[Stage.lapsed], come_to[Stage.declined]
    lapsed = Stage.lapsed
    return Funnel(
        response=Rate(answered, given),
        adoption=Rate(come_to[Stage.adopted], settled),
        adoption_of_given=Rate(come_to[Stage.adopted], given),
        in_full=Rate(tuple([each.id for each in cases if each.in_full]), settled),
        lapsed=Rate(tuple([each.id for each in cases if each.stage is lapsed]), settled),
        implementation=Rate(come_to[Stage.implemented], come_to[Stage.adopted]),
        worked=Rate(come_to[Stage.worked], come_to[Stage.observed]),
    )
