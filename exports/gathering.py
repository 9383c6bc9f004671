"""From the book to what a client's document may say, as of a day: the one place where the two meet.

Every value is read from the shared view of its record, so that reading an internal field fails at once. What was
dated after the day, drafts, entries in error and the views of single persons are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add

from advisor.book import Book
from advisor.counting import Value, tally, value_of
from advisor.records import Client, Decision, Engagement, Event, Outcome, Person, Recommendation
from advisor.records.choices import (
    Position,
    Quoting,
    ValueBasis,
    ValueCovers,
    Whose,
)
from advisor.records.quoting import WithAdvice, are_shown, attribution
from advisor.records.sharing import shared
from advisor.standing import Standing, State, deferred_until, order
from exports.material import Advice, Decided, Done, Material, Quoted, Seen, Work

_TAKEN_BACK = (State.withdrawn, State.superseded)


def gather(book: Book, scope: Engagement | Client, as_of: date) -> Material:
    """What a document about an engagement, or about every engagement of a client, may say.

    Args:
        book: The practice.
        scope: What the document is about.
        as_of: The day it speaks of.

    Raises:
        ValueError: When the book does not know the engagement's client.
    """
    client = book.client_of(scope)
    if client is None:
        raise ValueError(f"Nobody knows whose engagement {scope.id} is.")
    given = {each.id: _given(book, each, as_of) for each in book.engagements_of(client.id)}
    chosen = [scope] if isinstance(scope, Engagement) else book.engagements_of(client.id)
    if isinstance(scope, Client):
        chosen = [each for each in chosen if given[each.id] or (each.starts and each.starts <= as_of)]
    links = _links(book, as_of, (each for advice in given.values() for each in advice))
    works = tuple(_work(book, each, given[each.id], links, as_of) for each in chosen)
    about, profile = shared(client), shared(book.profile)
    return Material(
        as_of=as_of,
        client=about.name.strip() or about.code,
        code=about.code,
        firm=profile.firm.strip(),
        author=profile.name.strip(),
        currency=book.profile.currency,
        whole_client=isinstance(scope, Client),
        works=works,
        tally=tally(book.standing_of(advice, as_of) for each in chosen for advice in given[each.id]),
        value=reduce(add, (each.value for work in works for each in work.advice if each.counted), Value()),
    )


def _given(book: Book, engagement: Engagement, as_of: date) -> list[Recommendation]:
    """The advice of an engagement that had reached the client by the day."""
    return [each for each in book.advice_of(engagement.id) if _was_given(book.standing_of(each, as_of), each, as_of)]


def _was_given(found: Standing, advice: Recommendation, as_of: date) -> bool:
    if advice.given_on is None or advice.given_on > as_of:
        return False
    taken_back = found.withdrawal.on if found.withdrawal else None
    return taken_back is None or taken_back >= advice.given_on


@dataclass(frozen=True)
class _Links:
    """By the id of a client's given advice: its reference, the references of what replaces it, and its key.

    `spoken` has who said something with a decision on which day.
    """

    references: Mapping[str, str]
    keys: Mapping[str, str]
    newer: Mapping[str, Sequence[str]]
    spoken: Container[tuple[str, date | None]]

    def speaks_on(self, person: str, on: date | None) -> bool:
        """Whether somebody said something with a decision on a day."""
        return (person, on) in self.spoken


def _links(book: Book, as_of: date, given: Iterable[Recommendation]) -> _Links:
    references, keys, newer = dict[str, str](), dict[str, str](), defaultdict[str, list[str]](list)
    spoken = set[tuple[str, date | None]]()
    for advice in given:
        keys[advice.id] = f"advice-{len(keys) + 1}"
        references[advice.id] = advice.reference
        for old in advice.replaces:
            newer[old].append(advice.reference)
        positions = _positions(book.events_of(advice.id), as_of)
        spoken |= {(each.by, each.on) for each in positions if are_shown(each)}
    return _Links(references, keys, newer, spoken)


def _work(book: Book, engagement: Engagement, given: Sequence[Recommendation], links: _Links, as_of: date) -> Work:
    view = shared(engagement)
    aims = (line.strip() for line in view.intended_outcomes.splitlines())
    return Work(
        reference=view.reference,
        title=view.title.strip() or view.reference,
        purpose=view.purpose,
        kind=view.kind,
        starts=view.starts,
        ends=view.ends,
        aims=tuple(line for line in aims if line),
        advice=tuple(_advice(book, each, links, as_of) for each in given),
        record=engagement.id,
    )


def _advice(book: Book, record: Recommendation, links: _Links, as_of: date) -> Advice:
    view, found = shared(record), book.standing_of(record, as_of)
    events = [each for each in book.events_of(record.id) if _counts(each, as_of)]
    events.sort(key=order)
    outcomes = [each for each in events if isinstance(each, Outcome)]
    positions = _positions(events, as_of)
    told = [record, *(each for each in events if not isinstance(each, Decision)), *positions]
    who = WithAdvice(positions, told, book.person, links.speaks_on)
    return Advice(
        key=links.keys[record.id],
        reference=view.reference,
        title=view.title,
        state=found.state,
        counted=found.counted,
        given_on=view.given_on,
        position=found.position,
        advice=view.advice,
        because=view.because,
        question=view.question,
        hope=view.hope,
        warning=view.warning,
        options=view.options,
        category=view.category,
        priority=view.priority,
        effort=view.effort,
        value_at_stake=view.value_at_stake,
        given_how=view.given_how,
        given_where=view.given_where,
        given_to=_named(book, view.given_to, who),
        decide_by=view.decide_by,
        owner=who.owner(view.owner),
        replaces=tuple(links.references[each] for each in view.replaces if each in links.references),
        replaced_by=tuple(links.newer.get(record.id, ())),
        taken_back_on=shared(found.withdrawal).on if found.withdrawal and found.state in _TAKEN_BACK else None,
        decisions=tuple(_decided(book, each, who) for each in positions),
        progress=_progress(found),
        outcomes=tuple(_seen(book, each, as_of) for each in outcomes if each.result),
        value=value_of(outcomes, as_of),
        whom=view.given_to,
        who=view.owner,
        record=record.id,
        taken_back_by=found.withdrawal.id if found.withdrawal else "",
    )


def _counts(event: Event, as_of: date) -> bool:
    return not event.entered_in_error and (event.on is None or event.on <= as_of)


def _name(person: Person | None) -> str:
    return str(shared(person).name) if person else ""


def _named(book: Book, people: Sequence[str], who: WithAdvice) -> tuple[str, ...]:
    """The names of people; nobody's where they would be taken for those whose words stand there without a name."""
    if who.gives_away(people):
        return ()
    return tuple(name for name in (_name(book.person(each)) for each in people) if name)


def _by_role(person: Person | None) -> bool:
    """Whether somebody stands by a role and no name."""
    return person is not None and person.quoted is Quoting.by_role


def _positions(events: Iterable[Event], as_of: date) -> list[Decision]:
    """The decisions by a day that are positions of the client, and not one person's view."""
    decisions = (each for each in events if isinstance(each, Decision) and _counts(each, as_of))
    return [each for each in decisions if each.whose is not Whose.person and each.position is not None]


def _decided(book: Book, record: Decision, who: WithAdvice) -> Decided:
    view, may_stand = shared(record), who.quoted(record)
    in_part = view.position is Position.in_part
    quoted = Quoted(may_stand.words, may_stand.exact, may_stand.by) if may_stand.words.strip() else None
    return Decided(
        position=view.position,
        on=view.on,
        by=may_stand.by,
        by_role=_by_role(book.person(record.by)),
        who=record.by,
        takes=view.takes if in_part else "",
        leaves=view.leaves if in_part else "",
        instead=view.instead if view.position is Position.differently else "",
        option=view.option_chosen,
        conditions=view.conditions,
        until=deferred_until(record) if view.position is Position.deferred else None,
        in_practice=record.by_doing,
        quoted=quoted,
        record=record.id,
    )


def _progress(found: Standing) -> Done | None:
    if found.progress is None or found.progress.state is None:
        return None
    view = shared(found.progress)
    goes_on = found.state in (State.adopted, State.under_way)
    planned = found.promised_on if goes_on else None
    return Done(view.state, view.on, planned, view.evidence, record=found.progress.id)


def _seen(book: Book, record: Outcome, as_of: date) -> Seen:
    view = shared(record)
    confirmed = view.value_basis is ValueBasis.confirmed and (view.confirmed_on or date.max) <= as_of
    confirmer = book.person(view.confirmed_by) if confirmed else None
    return Seen(
        result=view.result,
        on=view.on,
        evidence=view.evidence,
        before=view.measure_before,
        after=view.measure_after,
        value=view.value,
        period=view.value_period,
        total=view.value_covers is ValueCovers.total,
        confirmed=confirmed,
        confirmed_by=attribution(confirmer) or "",
        confirmed_by_role=_by_role(confirmer),
        who=view.confirmed_by if confirmed else "",
        confirmed_on=view.confirmed_on if confirmed else None,
        record=record.id,
    )
