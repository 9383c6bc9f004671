"""What waits on a day: why each line is there, since when, and what is put off."""

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from advisor.book import Book
from advisor.records import Recommendation, Snooze
from advisor.standing import Clock, Ringing, Standing, State, deferred_until
from advisor.words import count, glyph, near_date


class Section(StrEnum):
    """The parts of Today, in the order in which they are shown."""

    waiting = "waiting"
    progress = "progress"
    outcomes = "outcomes"


SECTION_TITLES = {
    Section.waiting: "Waiting for their answer",
    Section.progress: "Waiting for them to do it",
    Section.outcomes: "Look again",
}

_SECTION_OF = {
    Clock.decision_overdue: Section.waiting,
    Clock.no_answer: Section.waiting,
    Clock.deferral_expired: Section.waiting,
    Clock.progress_overdue: Section.progress,
    Clock.outcome_due: Section.outcomes,
}

#: The clock that would ring first, while none does.
_AHEAD = {
    State.awaiting: Clock.no_answer,
    State.deferred: Clock.deferral_expired,
    State.adopted: Clock.progress_overdue,
    State.under_way: Clock.progress_overdue,
}


class Item(NamedTuple):
    """One line of Today: which advice of which client, why it is here, since when and for how many days.

    ``said`` is the part of the reason that the client knows as well, ``beyond`` what we add to it for ourselves;
    ``due`` is the day by which it was asked for or promised, and ``due_in`` the days until then.
    """

    key: str
    section: Section
    clock: Clock
    advice: str
    reference: str
    title: str
    client: str
    code: str
    state: State
    said: str
    beyond: str
    since: date
    days: int
    due: date | None = None
    due_in: int = 0

    @property
    def why(self) -> str:
        """Why the line is here, in the words of a list."""
        return f"{self.said}, {self.beyond}" if self.beyond else self.said

    @property
    def late(self) -> str:
        """For how long it has waited, in words: ``23 days``."""
        return count(self.days, "day")

    @property
    def due_words(self) -> str:
        """When it is due, seen from the day: ``23 days late``, ``today``, ``in 5 days``; "" where no day was named."""
        if self.due is None:
            return ""
        if self.due_in < 0:
            return f"{count(-self.due_in, 'day')} late"
        return f"in {count(self.due_in, 'day')}" if self.due_in else "today"


def _said(advice: Recommendation, standing: Standing, clock: Clock, on: date) -> str:
    """What a clock goes by, in the words of a list."""
    if clock is Clock.decision_overdue and advice.decide_by:
        return f"decide by {near_date(advice.decide_by, on)}"
    if clock is Clock.no_answer:
        verb, asked = ("raised", standing.raised_on) if standing.raised_on else ("given", advice.given_on)
        return f"{verb} {near_date(asked, on)}" if asked else verb
    if clock is Clock.deferral_expired and standing.decision:
        return f"deferred until {near_date(deferred_until(standing.decision), on)}"
    if clock is Clock.progress_overdue and standing.promised_on:
        return f"promised {near_date(standing.promised_on, on)}"
    since = f" {near_date(standing.since, on)}" if standing.since else ""
    return f"{standing.state.value.replace('_', ' ')}{since}"


def _beyond(standing: Standing, clock: Clock) -> str:
    """What makes it worse: no word since, or a date that moved."""
    if clock is Clock.no_answer:
        return "no answer"
    if clock is Clock.progress_overdue and standing.slips:
        return count(standing.slips, "slip")
    return ""


def why_words(advice: Recommendation, ringing: Ringing, standing: Standing, on: date) -> str:
    """A ringing clock in words: ``decide by 31 Oct 26, 23 days late``."""
    days = count(max((on - ringing.since).days, 0), "day")
    if ringing.clock is Clock.outcome_due:
        return f"look at what came of it, due for {days}"
    asked = standing.raised_on or advice.given_on
    if ringing.clock is Clock.no_answer and asked:
        return f"no answer for {count((on - asked).days, 'day')}"
    words = [_said(advice, standing, ringing.clock, on), _beyond(standing, ringing.clock), f"{days} late"]
    return ", ".join(filter(None, words))


def _item(book: Book, advice: Recommendation, standing: Standing, clock: Clock, since: date, on: date) -> Item:
    """The line of Today for one clock of advice."""
    client, due = book.client_of(advice), _due(advice, standing)
    return Item(
        key=f"{clock.value}:{advice.id}",
        section=_SECTION_OF[clock],
        clock=clock,
        advice=advice.id,
        reference=advice.reference,
        title=advice.title,
        client=client.name if client else "",
        code=client.code if client else "",
        state=standing.state,
        said=_said(advice, standing, clock, on),
        beyond=_beyond(standing, clock),
        since=since,
        days=(on - since).days,
        due=due,
        due_in=(due - on).days if due else 0,
    )


def _due(advice: Recommendation, standing: Standing) -> date | None:
    """The day by which an answer was asked for, or put off to; of adopted advice, the promised one."""
    if standing.state is State.awaiting:
        return advice.decide_by
    if standing.state is State.deferred and standing.decision:
        return deferred_until(standing.decision)
    return standing.promised_on


def snoozed(book: Book, on: date) -> dict[str, Snooze]:
    """The items of Today that are put off beyond a day, by their key; the latest snooze counts."""
    found: dict[str, Snooze] = {}
    for each in sorted(book.all(Snooze), key=lambda each: each.noted):
        if each.until and each.until > on:
            found[each.item] = each
        else:
            found.pop(each.item, None)
    return found


def agenda(book: Book, on: date) -> list[Item]:
    """Everything that waits on a day, by section, the latest first; what is put off is left out.

    A line stands for the most pressing clock of one piece of advice.
    """
    off = snoozed(book, on)
    items = []
    for advice in book.advice():
        standing = book.standing_of(advice, on)
        if not standing.ringing:
            continue
        ringing = standing.ringing[0]
        asked = (standing.raised_on or advice.given_on) if ringing.clock is Clock.no_answer else None
        item = _item(book, advice, standing, ringing.clock, asked or ringing.since, on)
        if item.key not in off:
            items.append(item)
    return sorted(items, key=lambda each: (list(Section).index(each.section), -each.days, each.reference))


def waiting_for(book: Book, on: date) -> list[Item]:
    """Everything that others owe us, late or not: answers since the advice was given, promised work since they took it.

    The oldest comes first.
    """
    items = []
    for advice in book.advice():
        standing = book.standing_of(advice, on)
        doing = standing.state in (State.adopted, State.under_way) and standing.promised_on is not None
        since = advice.given_on if standing.open else _taken_on(standing)
        if since is None or not (standing.open or doing):
            continue
        clock = standing.ringing[0].clock if standing.ringing else _AHEAD[standing.state]
        items.append(_item(book, advice, standing, clock, since, on))
    return sorted(items, key=lambda each: (each.since, each.reference))


def _taken_on(standing: Standing) -> date | None:
    """The day on which the client took advice, as far as it is known."""
    return standing.decision.on if standing.decision and standing.decision.on else standing.since


def mark_of(item: Item, *, plain: bool = False) -> str:
    """The glyph of an item's standing."""
    return glyph(item.state.value, plain=plain)
