"""The lines of Today about advice: a clock that rings, and what the client owes us of it."""

from collections.abc import Iterator
from datetime import date

from advisor.agenda.item import Item, Section, item_key
from advisor.book import Book
from advisor.records import Recommendation
from advisor.standing import Clock, Ringing, Standing, State, deferred_until
from advisor.words import count, near_date

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
        key=item_key(clock, advice.id),
        section=_SECTION_OF[clock],
        cause=clock,
        kind=advice.KIND,
        record=advice.id,
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


def ringing_advice(book: Book, on: date) -> Iterator[Item]:
    """Advice of which a clock rings on a day; a line stands for the most pressing one."""
    for advice in book.advice():
        standing = book.standing_of(advice, on)
        if not standing.ringing:
            continue
        ringing = standing.ringing[0]
        asked = (standing.raised_on or advice.given_on) if ringing.clock is Clock.no_answer else None
        yield _item(book, advice, standing, ringing.clock, asked or ringing.since, on)


def owed_on_advice(book: Book, on: date) -> Iterator[Item]:
    """Answers since the advice was given, late or not, and promised work since they took it."""
    for advice in book.advice():
        standing = book.standing_of(advice, on)
        doing = standing.state in (State.adopted, State.under_way) and standing.promised_on is not None
        since = advice.given_on if standing.open else _taken_on(standing)
        if since is None or not (standing.open or doing):
            continue
        clock = standing.ringing[0].clock if standing.ringing else _AHEAD[standing.state]
        yield _item(book, advice, standing, clock, since, on)


def _taken_on(standing: Standing) -> date | None:
    """The day on which the client took advice, as far as it is known."""
    return standing.decision.on if standing.decision and standing.decision.on else standing.since
