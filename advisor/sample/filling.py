"""The sample through the one door: session by session, as the consultant would have written it down."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from advisor.book import Book
from advisor.changes import Add, Change, Edit, Refused
from advisor.practice import Now, Practice
from advisor.records import TYPES, Client, Problem, Profile, Progress, Recommendation, Record, Sitting
from advisor.records.fields import fields_of
from advisor.sample.reading import Fact, facts
from advisor.sample.sittings import begun_sitting
from advisor.words import count

#: The most days that something waits to be written down; advice is always written down on its own day, so that
#: the chances stand before the answers, and so is a sitting.
_PATIENCE = timedelta(days=21)
_EVENING = time(17, 30)

#: What is counted in the words of a session where the type's own noun has no plural.
_NOUNS: dict[type[Record], tuple[str, str]] = {Progress: ("note of progress", "notes of progress")}


@dataclass(frozen=True)
class Session:
    """What was written down in one go about one client, and on which day."""

    day: date
    facts: tuple[Fact, ...]

    @property
    def records(self) -> list[Record]:
        """The records, each once: what began and ended in one go was written down as it ended."""
        return list({each.record.id: each.record for each in self.facts}.values())

    @property
    def why(self) -> str:
        """The action in a few words, as it stands in the history."""
        about = self.facts[0].about or "The practice"
        if any(isinstance(each.record, Profile) for each in self.facts):
            return "Set up the practice"
        if any(isinstance(each.record, Client) for each in self.facts):
            return f"Take on {about}"
        numbers = Counter(type(each) for each in self.records)
        parts = [
            count(numbers[each], *_NOUNS.get(each, (each.NAME, each.PLURAL)))
            for each in TYPES.values()
            if each in numbers
        ]
        return f"{about}: {', '.join(parts)}"


def sessions(today: date) -> list[Session]:
    """The sample in the order in which it was written down, oldest first."""
    found: list[Session] = []
    by_client = sorted(facts(today), key=lambda each: each.about)
    for _, group in groupby(by_client, key=lambda each: each.about):
        found += _sessions_of(list(group))
    return sorted(found, key=lambda each: each.day)


def _sessions_of(of_client: list[Fact]) -> Iterator[Session]:
    """One client's facts, oldest first, cut after a day of advice or a sitting, and before anything waits too long."""
    pending: list[Fact] = []
    for day, group in groupby(of_client, key=lambda each: each.day):
        if pending and day - pending[0].day > _PATIENCE:
            yield Session(pending[-1].day, tuple(pending))
            pending = []
        pending += group
        if any(isinstance(each.record, Client | Recommendation | Sitting) for each in pending):
            yield Session(day, tuple(pending))
            pending = []
    if pending:
        yield Session(pending[-1].day, tuple(pending))


def fill(practice: Practice) -> None:
    """Record the sample in an empty practice, each session on its own day, up to the practice's today.

    Meanwhile the practice's clock stands at each session's evening, and the history names the consultant of the
    sample; both are given back at the end.

    Raises:
        Refused: When the practice already holds something.
        StoreError: When it could not be kept.
    """
    if len(practice.book):
        raise Refused([Problem("", "This practice holds records already; the sample wants an empty one.")])
    clock, who = practice.now, practice.who
    started = clock()
    try:
        for session in sessions(started.date()):
            evening = datetime.combine(session.day, _EVENING, started.tzinfo)
            practice.now = _stopped(min(evening, started))
            profile = next((each.record for each in session.facts if isinstance(each.record, Profile)), None)
            practice.who = profile.name if profile else practice.who
            practice.record([_change(each, practice.book) for each in session.records], why=session.why)
    finally:
        practice.now, practice.who = clock, who


def _change(record: Record, book: Book) -> Change:
    """What was written down of a record after everything before it; a sitting opens with the facts of that day."""
    before = book.record(record.id)
    if before is not None:
        typed = (each.name for each in fields_of(type(record)) if not each.system)
        return Edit(
            before, {each: value for each in typed if (value := getattr(record, each)) != getattr(before, each)}
        )
    if isinstance(record, Sitting) and record.on:
        return Add(record.replaced(facts=begun_sitting(record.instrument, record.client, book, record.on).facts))
    return Add(record)


def _stopped(at: datetime) -> Now:
    """A clock that stands still."""
    return lambda: at
