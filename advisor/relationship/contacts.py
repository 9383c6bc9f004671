"""How often a client is in contact with us, and for how long they have been silent."""

from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

from advisor.book import Book
from advisor.records import Client, Interaction, Person
from advisor.records.choices import ClientStatus, EngagementStatus

#: Days of contacts that are compared with as many before.
RECENT_DAYS = 90

#: Fewer contacts before than this say nothing when they become fewer.
_ENOUGH_BEFORE = 4

_LIVE = frozenset({EngagementStatus.proposed, EngagementStatus.active})
_GONE = frozenset({ClientStatus.dormant, ClientStatus.former})


def contacts(book: Book, client_id: str, on: date) -> list[Interaction]:
    """The contacts up to a day in which they took part, oldest first; an unanswered message is none."""
    return [each for each in book.of_scope(Interaction, client_id) if each.took_part and each.on and each.on <= on]


def cadence(book: Book, client: Client, on: date) -> int | None:
    """The days within which there is to be a contact: the engagement's, else the client's, else the practice's.

    Of several engagements the shortest agreement holds. There is none with a dormant or former client, nor where every
    engagement is paused or closed. Engagements that start later than the day are left aside.
    """
    begun = [each for each in book.engagements_of(client.id) if each.starts is None or each.starts <= on]
    live = [each for each in begun if each.status in _LIVE]
    if client.status in _GONE or (begun and not live):
        return None
    agreed = [each.cadence_days for each in live if each.cadence_days]
    return min(agreed, default=None) or client.cadence_days or book.profile.cadence_days


class Quiet(NamedTuple):
    """The silence of a client on a day.

    Attributes:
        last: The day of the last contact; None where there was none.
        cadence: The days within which there is to be one; None where nothing is agreed any more.
        silence: The days since the last contact; None where there was none.
        recent: How many contacts the last 90 days had.
        before: How many the 90 days before these had.
    """

    last: date | None
    cadence: int | None
    silence: int | None
    recent: int
    before: int

    @property
    def beyond(self) -> int:
        """By how many days the silence is longer than the cadence; 0 while it is not."""
        if self.silence is None or self.cadence is None:
            return 0
        return max(self.silence - self.cadence, 0)

    @property
    def fewer(self) -> bool:
        """Whether contacts have come down to half or less of what they were, while contact is still agreed."""
        return self.cadence is not None and self.before >= _ENOUGH_BEFORE and self.recent * 2 <= self.before

    @property
    def backsliding(self) -> bool:
        """Whether the relationship is slipping: silence beyond the cadence, or far fewer contacts than before."""
        return self.beyond > 0 or self.fewer


def quiet(book: Book, client: Client, on: date) -> Quiet:
    """The silence of a client on a day."""
    days = [each.on for each in contacts(book, client.id, on) if each.on]
    last = days[-1] if days else None
    middle, start = on - timedelta(days=RECENT_DAYS), on - timedelta(days=2 * RECENT_DAYS)
    return Quiet(
        last=last,
        cadence=cadence(book, client, on),
        silence=(on - last).days if last else None,
        recent=sum(each > middle for each in days),
        before=sum(start < each <= middle for each in days),
    )


class Met(NamedTuple):
    """A person with the last contact that they had a part in, if any, and how many there were."""

    person: Person
    last: Interaction | None
    contacts: int


def people(book: Book, client_id: str, on: date) -> list[Met]:
    """Everybody at a client and on our side there, by name, each with the last contact up to a day."""
    last: dict[str, Interaction] = {}
    many: Counter[str] = Counter()
    for each in contacts(book, client_id, on):
        for person_id in dict.fromkeys(each.people):
            last[person_id] = each
            many[person_id] += 1
    return [Met(each, last.get(each.id), many[each.id]) for each in book.people_of(client_id)]
