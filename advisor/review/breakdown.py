"""Whose advice is adopted more, and whose less, than the rest: by client, category, decider and so on."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, chain
from operator import attrgetter
from typing import Any

from advisor.book import Book
from advisor.records import Engagement
from advisor.records.choices import Choice
from advisor.review.cases import Case, Stage
from advisor.review.funnel import Funnel
from advisor.review.rates import Rate, wilson
from advisor.words import label

_STAGES = tuple(Stage)


class By(StrEnum):
    """What advice is told apart by."""

    client = "client"
    category = "category"
    priority = "priority"
    decider = "decider"
    reason = "reason"
    year = "year"
    kind = "kind"


@dataclass(frozen=True)
class Group:
    """The advice that has something in common.

    Attributes:
        key: What it has in common, for programs: a client's code, a person's id, a short key, a year; "" for nothing.
        name: The same for people; "" for nothing.
        ids: The given advice.
        adoption: Adopted in any form of all settled.
        implementation: Implemented of those adopted.
        worked: Better than hoped or as hoped, of those implemented with an outcome.
        differs: How much its adoption is above that of the whole, from -1 to 1; None where one of them has none.
        apart: Whether its adoption differs from that of all others by more than chance may do; None where that cannot
            be said, as nothing is settled here or elsewhere.
    """

    key: str
    name: str
    ids: tuple[str, ...]
    adoption: Rate
    implementation: Rate
    worked: Rate
    differs: float | None
    apart: bool | None


@dataclass(frozen=True)
class Breakdown:
    """Given advice in groups; what differs most from the whole stands first."""

    by: By
    groups: tuple[Group, ...]

    @property
    def compared(self) -> tuple[Group, ...]:
        """The groups that can be compared with the others."""
        return tuple(each for each in self.groups if each.apart is not None)

    @property
    def is_comparison(self) -> bool:
        """Whether there are two groups that can be compared."""
        return len(self.compared) > 1


@dataclass(frozen=True)
class _Telling:
    """One way of telling advice apart: what a case has of it, and the key and the name of that for people."""

    of: Callable[[Case], Hashable]
    named: Callable[[Any], tuple[str, str]]


def breakdowns(book: Book, cases: Sequence[Case], whole: Funnel) -> tuple[Breakdown, ...]:
    """Given advice that counts, told apart in every way.

    A client's name, a category, a priority and the kind of an engagement are what they are today; who decided and
    why is what the latest position says.

    Args:
        book: The practice, for names.
        cases: The advice.
        whole: The rates of all of it.
    """
    ends = [(each.stage, each.id) for each in cases]
    return tuple(_breakdown(by, cases, ends, whole, telling) for by, telling in _tellings(book).items())


def _tellings(book: Book) -> dict[By, _Telling]:
    def client(engagement_id: str) -> tuple[str, str]:
        engagement = book.get(Engagement, engagement_id)
        found = book.client_of(engagement) if engagement else None
        return (found.code, found.name) if found else ("", "")

    def decider(person_id: str) -> tuple[str, str]:
        person = book.person(person_id)
        at = book.client_of(person) if person else None
        return (person.id, f"{person.name} ({at.code})" if at else person.name) if person else ("", "")

    def kind(engagement_id: str) -> tuple[str, str]:
        engagement = book.get(Engagement, engagement_id)
        return choice(engagement.kind if engagement else None)

    def choice(found: Choice | None) -> tuple[str, str]:
        return (found.value, label(found)) if found else ("", "")

    return {
        By.client: _Telling(attrgetter("engagement"), client),
        By.category: _Telling(attrgetter("category"), lambda category: (category.casefold(), category)),
        By.priority: _Telling(attrgetter("priority"), choice),
        By.decider: _Telling(attrgetter("decider"), decider),
        By.reason: _Telling(attrgetter("reason"), choice),
        By.year: _Telling(attrgetter("given_on.year"), lambda year: (str(year), str(year))),
        By.kind: _Telling(attrgetter("engagement"), kind),
    }


def _breakdown(
    by: By, cases: Sequence[Case], ends: Sequence[tuple[Stage, str]], whole: Funnel, telling: _Telling
) -> Breakdown:
    """Given advice by what it has in common; ``ends`` has the stage and the id of each case."""
    common = list(map(telling.of, cases))
    names: dict[str, str] = {}
    members: dict[str, list[list[str]]] = {}
    places: dict[Hashable, list[list[str]]] = {}
    for each in dict.fromkeys(common):
        key, name = telling.named(each)
        names.setdefault(key, name)
        places[each] = members.setdefault(key, [[] for _ in _STAGES])
    for each, (stage, case_id) in zip(common, ends, strict=True):
        places[each][stage].append(case_id)
    groups = [_group(key, names[key], found, whole.adoption) for key, found in members.items()]
    return Breakdown(by, tuple(sorted(groups, key=_place)))


def _group(key: str, name: str, members: Sequence[list[str]], whole: Rate) -> Group:
    """A group from the ids of its advice, by stage."""
    given = tuple(chain.from_iterable(members))
    starts = accumulate(map(len, members), initial=0)  # what came to a stage stands behind what did not
    _, settled, _, adopted, implemented, observed, worked, _ = (given[start:] for start in starts)
    here, share = Rate(adopted, settled), whole.share
    return Group(
        key=key,
        name=name,
        ids=given,
        adoption=here,
        implementation=Rate(implemented, adopted),
        worked=Rate(worked, observed),
        differs=None if here.share is None or share is None else here.share - share,
        apart=is_apart(here, whole),
    )


def is_apart(here: Rate, whole: Rate) -> bool | None:
    """Whether a part differs from the rest of the whole by more than chance may do; None where one has no rate.

    It does where the two 95 % intervals have nothing in common. Alike in truth, a small group beside many others still
    comes apart so in one case of twenty, and one of two halves in about one of two hundred.
    """
    others = whole.of - here.of
    if not here.of or not others:
        return None
    low, high = wilson(here.count, here.of)
    other_low, other_high = wilson(whole.count - here.count, others)
    return low > other_high or high < other_low


def _place(group: Group) -> tuple[bool, float, int, str, str]:
    """What differs most stands first, of those alike the larger; what has no rate stands last."""
    return (group.differs is None, -abs(group.differs or 0), -len(group.ids), group.name, group.key)
