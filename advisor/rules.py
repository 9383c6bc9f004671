"""Rules across records: what one record may say beside the others. Each breach is one plain sentence."""

from collections.abc import Iterator
from datetime import date

from advisor.book import Book, reference_of
from advisor.records import (
    AS_GIVEN,
    TYPES,
    Client,
    Dated,
    Decision,
    Engagement,
    Event,
    Outcome,
    Person,
    Problem,
    Profile,
    Progress,
    Recommendation,
    Record,
)
from advisor.records.choices import (
    SETTLED,
    TAKEN_RESULTS,
    Part,
    ProgressState,
    Result,
    Side,
    Whose,
)
from advisor.records.fields import fields_of
from advisor.standing import Standing, State, standing
from advisor.words import count, label, plural


def problems_of(book: Book, record: Record, before: Record | None, today: date) -> Iterator[Problem]:
    """What is wrong with a record that stands in the book, seen with all the others.

    Args:
        book: The practice as it would be with the change.
        record: The record as it would be.
        before: The record as it was, or None when it is new.
        today: The day of the change.
    """
    yield from record.problems()
    yield from _references(book, record)
    yield from _fixed(record, before)
    if isinstance(record, Client):
        yield from _client(book, record)
    elif isinstance(record, Profile):
        yield from _currency(book, record, before)
    elif isinstance(record, Recommendation):
        yield from _advice(book, record, before)
    elif isinstance(record, Dated) and not record.entered_in_error:
        yield from _event(book, record, before, today)  # type: ignore[arg-type]


def _references(book: Book, record: Record) -> Iterator[Problem]:
    """Every reference leads to a record of its kind, and of the same client."""
    client = book.client_of(record)
    for spec in fields_of(type(record)):
        value = getattr(record, spec.name)
        if spec.ref is None or not value:
            continue
        for each in value if spec.many else (value,):
            target = book.get(TYPES[spec.ref.kind], each)
            name = TYPES[spec.ref.kind].NAME
            if target is None:
                yield Problem(spec.name, f"There is no such {name}; it may have been deleted meanwhile.")
            elif not spec.ref.anywhere and client is not None and book.client_of(target) != client:
                yield Problem(spec.name, f"That {name} belongs to another client.")


def _fixed(record: Record, before: Record | None) -> Iterator[Problem]:
    if before is None:
        return
    for spec in fields_of(type(record)):
        if spec.fixed and getattr(record, spec.name) != getattr(before, spec.name):
            yield Problem(spec.name, f"{spec.label} cannot be changed once the {record.NAME} is there.")


def _client(book: Book, client: Client) -> Iterator[Problem]:
    for other in book.all(Client):
        if other.id != client.id and other.code == client.code:
            yield Problem("code", f"{client.code} is the code of {other.name} already; choose another.")


def _currency(book: Book, profile: Profile, before: Record | None) -> Iterator[Problem]:
    if not isinstance(before, Profile) or before.currency == profile.currency:
        return
    amounts = sum(each.value_at_stake is not None for each in book.all(Recommendation))
    amounts += sum(each.value is not None for each in book.all(Outcome))
    amounts += sum(each.fee is not None for each in book.all(Engagement))
    if amounts:
        recorded = f"{count(amounts, 'amount')} {plural(amounts, 'is', 'are')} recorded in {before.currency}"
        words = f"{recorded}; the currency cannot change under {plural(amounts, 'it', 'them')}."
        yield Problem("currency", words)


def changed_as_given(before: Recommendation, after: Recommendation) -> tuple[str, ...]:
    """The fields of given advice that a change would alter and that therefore need a correction."""
    if before.given_on is None:
        return ()
    return tuple(name for name in AS_GIVEN if getattr(before, name) != getattr(after, name))


def _advice(book: Book, advice: Recommendation, before: Record | None) -> Iterator[Problem]:
    if advice.id in advice.replaces:
        yield Problem("replaces", "Advice cannot replace itself.")
    for other_id in advice.replaces:
        other = book.get(Recommendation, other_id)
        if other is not None and advice.id in other.replaces:
            yield Problem("replaces", f"{other.reference} says that it replaces this one.")
    if not isinstance(before, Recommendation):
        return
    if changed_as_given(before, advice) and len(advice.corrections) == len(before.corrections):
        words = "This advice has been given. Give the reason of the correction, or record new advice that replaces it."
        yield Problem("correction", words)
    yield from _home(book, advice, before)
    events = [each for each in book.events_of(advice.id) if not each.entered_in_error]
    if events and before.given_on and advice.given_on is None:
        yield Problem("given_on", "What came of it is recorded; given advice does not become a draft again.")
    decided = any(isinstance(e, Decision) and e.whose is not Whose.person and e.position in SETTLED for e in events)
    seen = any(isinstance(each, Outcome) and each.result in TAKEN_RESULTS for each in events)
    if advice.adoption_chance != before.adoption_chance and decided:
        yield Problem("adoption_chance", "They have decided; what you thought before stays as it was.")
    if advice.success_chance != before.success_chance and seen:
        yield Problem("success_chance", "The outcome is known; what you thought before stays as it was.")


def _home(book: Book, advice: Recommendation, before: Recommendation) -> Iterator[Problem]:
    """Advice may change its engagement, never its client: the reference begins with the client's code."""
    home, place = book.get(Engagement, before.engagement), book.get(Engagement, advice.engagement)
    if home is not None and place is not None and home.client != place.client:
        yield Problem("engagement", f"{before.reference} stays with its client; copy the advice to the other one.")


def _event(book: Book, event: Event, before: Record | None, today: date) -> Iterator[Problem]:
    """Rules for what happened to advice: it was given, it is not in the future, it fits the standing."""
    advice = book.get(Recommendation, event.recommendation)
    if advice is None:
        return
    if event.on and event.on > today:
        yield Problem("on", "That day is still to come; record it when it has happened.")
    if advice.entered_in_error:
        yield Problem("", f"{advice.reference} was entered in error; nothing more can be recorded on it.")
    if isinstance(event, Decision | Progress | Outcome) and advice.given_on is None:
        yield Problem("", f"{advice.reference or 'This advice'} is still a draft; say first when it was given.")
    if isinstance(event, Decision):
        yield from _decision(book, advice, event)
    elif isinstance(event, Progress) and before is None:
        yield from _progress(book, advice, event)
    elif isinstance(event, Outcome):
        yield from _outcome(book, advice, event)


def _decision(book: Book, advice: Recommendation, decision: Decision) -> Iterator[Problem]:
    person = book.person(decision.by)
    if person is not None and person.side is Side.ours:
        yield Problem("by", f"{person.name} is on our side; name who decided at the client.")
    if decision.option_chosen and decision.option_chosen not in advice.options:
        allowed = "; ".join(advice.options) or "none were offered"
        yield Problem("option_chosen", f"That is not one of the options ({allowed}).")


def needs_adoption(book: Book, advice: Recommendation, progress: Progress) -> bool:
    """Whether progress comes on advice that the client has not adopted by that day.

    It can then be recorded together with ``adopted, shown by doing``.
    """
    if progress.state is None or progress.state is ProgressState.abandoned or progress.on is None:
        return False
    return not _without(book, advice, progress, progress.on).adopted


def _without(book: Book, advice: Recommendation, event: Event, on: date) -> Standing:
    others = [each for each in book.events_of(advice.id) if each.id != event.id]
    return standing(advice, others, on)


def _progress(book: Book, advice: Recommendation, progress: Progress) -> Iterator[Problem]:
    if progress.on is None or advice.given_on is None:
        return
    if needs_adoption(book, advice, progress):
        words = "They have not said that they adopt it. Record it as adopted, shown by doing, or their decision first."
        yield Problem("state", words)
    elif progress.state is ProgressState.abandoned and not _without(book, advice, progress, progress.on).adopted:
        yield Problem("state", "Nothing was taken up that could be abandoned; record their decision instead.")


def _outcome(book: Book, advice: Recommendation, outcome: Outcome) -> Iterator[Problem]:
    if outcome.result is None or outcome.on is None:
        return
    found = _without(book, advice, outcome, outcome.on)
    taken = found.adopted or found.implemented
    if outcome.result in TAKEN_RESULTS and not taken:
        words = f"“{label(outcome.result)}” is for advice that was taken; this was not taken by that day."
        yield Problem("result", words)
    if outcome.result not in TAKEN_RESULTS and taken and found.state is not State.abandoned:
        words = f"“{label(outcome.result)}” is for advice that was not taken; this was adopted by that day."
        yield Problem("result", words)
    if outcome.result is Result.as_warned and not advice.warning:
        yield Problem("result", "No warning was written before; “harm came” says what can be said.")
    person = book.person(outcome.confirmed_by)
    if person is not None and person.side is Side.ours:
        yield Problem("confirmed_by", f"{person.name} is on our side; a value is confirmed by the client.")


def default_whose(person: Person | None) -> Whose:
    """Whose position a decision is when nobody says: one person's view if that person does not decide."""
    return Whose.person if person and person.part not in (None, Part.decides) else Whose.client


def reasons_to_keep(book: Book, record: Record) -> Iterator[str]:
    """Why a record cannot be deleted; nothing where it can."""
    if isinstance(record, Recommendation) and _was_ever_given(record):
        yield f"{record.reference} has been given and stays; mark it as entered in error, or withdraw it."
        return
    if isinstance(record, Profile):
        yield "The practice's profile cannot be deleted."
    named = [each for each in book if each.id != record.id and _names(each, record)]
    if named:
        kinds = sorted({plural(len(named), each.NAME, each.PLURAL) for each in named})
        name = reference_of(record) or getattr(record, "name", "") or f"this {record.NAME}"
        others = f"{count(len(named), 'other record')} ({', '.join(kinds)})"
        yield f"{name} is named by {others}; delete {plural(len(named), 'that', 'those')} first."


def _was_ever_given(advice: Recommendation) -> bool:
    """Whether advice is given, or was before a correction said otherwise."""
    return advice.given_on is not None or any(each.was.get("given_on") for each in advice.corrections)


def _names(other: Record, record: Record) -> bool:
    """Whether one record refers to another."""
    for spec in fields_of(type(other)):
        if spec.ref is not None and spec.ref.kind == record.KIND:
            value = getattr(other, spec.name)
            if record.id in value if spec.many else record.id == value:
                return True
    return False
