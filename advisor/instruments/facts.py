"""What the record says that an instrument may open with: figures as sentences, before anybody has an opinion.

A fact is added in one line of ``FACTS``: its name in files, its title, and a function from the ground (the practice's
records, a client or none, a day) to sentences. Where there is nothing to say it returns none.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from advisor.agenda import agenda
from advisor.book import PRACTICE_SCOPE, Book
from advisor.records import Client, Fact, Recommendation
from advisor.records.choices import OursOrTheirs
from advisor.relationship import sentences as relating
from advisor.relationship.concerns import Concerns, concerns
from advisor.relationship.contacts import quiet
from advisor.relationship.goals import courses
from advisor.relationship.promises import joined, promises
from advisor.review import Review, comparisons, delays, review, sentences
from advisor.search import Filter
from advisor.standing import Standing
from advisor.words import count, plural

_MOST_LATE = 5


@dataclass(frozen=True)
class Ground:
    """What facts speak of.

    Attributes:
        book: The practice.
        scope: A client's id, or that of the practice as a whole.
        on: The as-of day.
    """

    book: Book
    scope: str
    on: date

    @cached_property
    def review(self) -> Review:
        """The review of the advice that was given there."""
        whole = self.scope == PRACTICE_SCOPE
        return review(self.book, self.on, filter=None if whole else Filter("", (), (self._is_ours,), self.book))

    @property
    def clients(self) -> list[Client]:
        """The client, or every client of the practice."""
        return [each for each in self.book.all(Client) if self.scope in (PRACTICE_SCOPE, each.id)]

    def _is_ours(self, advice: Recommendation, _: Standing) -> bool:
        return self.book.scope_of(advice.id) == self.scope


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: what it is called for people, and what it says of a ground, sentence by sentence."""

    title: str
    says: Callable[[Ground], Iterable[str]]


def told(names: Iterable[str], ground: Ground) -> tuple[Fact, ...]:
    """What the record says, fact by fact, a sentence a line; facts that have nothing to say are left out.

    Args:
        names: Keys of ``FACTS``.
        ground: Of whom, and as of when.
    """
    found = (Fact(name=name, said="\n".join(filter(None, FACTS[name].says(ground)))) for name in names)
    return tuple(each for each in found if each.said)


def _answered(ground: Ground) -> Iterator[str]:
    yield sentences.answers(ground.review.rates)
    if ground.review.rates.response.of:
        yield sentences.adoption(ground.review.rates)


def _implemented(ground: Ground) -> Iterator[str]:
    yield sentences.implementation(ground.review.rates)
    if ground.review.cohorts.all.implemented.of:
        yield sentences.cohorts(ground.review.cohorts)


def _outcomes(ground: Ground) -> Iterator[str]:
    yield sentences.worked(ground.review.rates)
    if ground.review.given:
        yield sentences.matrix(ground.review.matrix)


def _value(ground: Ground) -> Iterator[str]:
    yield sentences.worth(ground.review.worth, ground.book.profile.currency)


def _waiting(ground: Ground) -> Iterator[str]:
    yield delays.to_answer(ground.review)
    yield delays.to_implementation(ground.review)


def _slips(ground: Ground) -> Iterator[str]:
    yield sentences.slips(ground.review.slips)


def _foresight(ground: Ground) -> Iterator[str]:
    yield comparisons.foresight_of_adoption(ground.review.adoption)
    yield comparisons.foresight_of_success(ground.review.success)


def _late(ground: Ground) -> Iterator[str]:
    """What waits on the day, the longest first."""
    book, scope = ground.book, ground.scope
    waiting = agenda(book, ground.on)
    items = [each for each in waiting if scope in (PRACTICE_SCOPE, book.scope_of(each.record))]
    if not items:
        yield "Nothing is late."
        return
    yield f"{count(len(items), 'line')} of Today {plural(len(items), 'waits', 'wait')}."
    for item in sorted(items, key=lambda each: (-each.days, each.reference))[:_MOST_LATE]:
        yield f"{' '.join(filter(None, (item.reference, item.title)))}: {item.why}, {item.late}."
    if len(items) > _MOST_LATE:
        yield f"And {len(items) - _MOST_LATE} more."


def _promises(ground: Ground) -> Iterator[str]:
    for whose, words in ((OursOrTheirs.ours, "ours"), (OursOrTheirs.theirs, "theirs")):
        kept = [promises(ground.book, each.id, whose, ground.on) for each in ground.clients]
        yield relating.promise_words(joined(kept), words)


def _contact(ground: Ground) -> Iterator[str]:
    """How long a client has been silent; of the practice as a whole, who is silent for too long."""
    found = {each.name: quiet(ground.book, each, ground.on) for each in ground.clients}
    if ground.scope != PRACTICE_SCOPE:
        yield from (relating.quiet_words(each) for each in found.values())
    silent = sorted(name for name, each in found.items() if each.backsliding)
    if ground.scope == PRACTICE_SCOPE and silent:
        yield f"Of {count(len(found), 'client')}, {len(silent)} went quiet: {', '.join(silent)}."
    elif ground.scope == PRACTICE_SCOPE or not found:
        yield "No client went quiet."


def _concerns(ground: Ground) -> Iterator[str]:
    found = [concerns(ground.book, each.id, ground.on) for each in ground.clients]
    still = tuple(one for each in found for one in each.open)
    resolved = tuple(one for each in found for one in each.resolved)
    yield relating.concern_words(Concerns(still, resolved))


def _goals(ground: Ground) -> Iterator[str]:
    yield relating.goal_words(courses(ground.book, ground.scope, ground.on))


#: Every fact by its name in files.
FACTS: Mapping[str, Source] = {
    "adoption": Source("What they answered, and what they took", _answered),
    "implementation": Source("What was done of it", _implemented),
    "outcomes": Source("What came of it", _outcomes),
    "value": Source("What it brought, and what it cost not to take it", _value),
    "waiting": Source("How long answers and work took", _waiting),
    "slips": Source("Promised dates that moved", _slips),
    "foresight": Source("How well we foresaw it", _foresight),
    "late": Source("What is late today", _late),
    "promises": Source("How promises were kept", _promises),
    "contact": Source("Contact and silence", _contact),
    "concerns": Source("What worried them", _concerns),
    "goals": Source("Goals on their way", _goals),
}
