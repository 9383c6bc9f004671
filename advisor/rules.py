"""Rules across records: what one record may say beside the others. Each breach is one plain sentence."""

from collections.abc import Collection, Iterator
from datetime import date

from advisor.book import Book, reference_of
from advisor.event_rules import event_problems, order_problems, settles, shows
from advisor.records import (
    AS_GIVEN,
    TYPES,
    Client,
    Decision,
    Document,
    Engagement,
    FormReturn,
    Outcome,
    Person,
    Problem,
    Profile,
    Progress,
    Recommendation,
    Record,
    Snooze,
    Withdrawal,
)
from advisor.records.choices import Part, ProgressState, Whose
from advisor.records.fields import fields_of
from advisor.relationship_rules import ahead_problems, relationship_problems
from advisor.standing import standing
from advisor.words import count, plural, short_date

DOCUMENT_KEPT = "A document is kept as it was made."
RETURN_KEPT = "What came back from the client is kept; undo takes back what was recorded from it as a whole."


def problems_of(book: Book, record: Record, before: Record | None, today: date) -> Iterator[Problem]:
    """What is wrong with a record that stands in the book, seen with all the others.

    Args:
        book: The practice as it would be with the change.
        record: The record as it would be.
        before: The record as it was, or None when it is new.
        today: The day of the change.
    """
    yield from record.problems()
    yield from reference_problems(book, record)
    yield from fixed_problems(record, before)
    yield from ahead_problems(record, before, today)
    yield from relationship_problems(book, record)
    if isinstance(record, Client):
        yield from _client(book, record)
    elif isinstance(record, Profile):
        yield from _currency(book, record, before)
    elif isinstance(record, Recommendation):
        yield from _advice(book, record, before, today)
    elif isinstance(record, Snooze):
        yield from _snooze(record, before, today)
    elif isinstance(record, Decision | Withdrawal | Progress | Outcome):
        yield from event_problems(book, record, before if isinstance(before, type(record)) else None, today)


def reference_problems(book: Book, record: Record) -> Iterator[Problem]:
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
            elif not spec.ref.anywhere and book.client_of(target) != client:
                whose = "another client" if client else "a client, and this is the practice's own"
                yield Problem(spec.name, f"That {name} belongs to {whose}.")


def fixed_problems(record: Record, before: Record | None) -> Iterator[Problem]:
    """Nothing has changed that stays as it was when the record was made."""
    if before is None:
        return
    if isinstance(record, Document):
        if _said(record) != _said(before):
            yield Problem("", DOCUMENT_KEPT)
        return
    for spec in fields_of(type(record)):
        if spec.fixed and getattr(record, spec.name) != getattr(before, spec.name):
            yield Problem(spec.name, f"{spec.label} cannot be changed once the {record.NAME} is there.")


def _said(document: Record) -> dict[str, object]:
    """What is kept of a document for good: all but when it was sent, and as what."""
    return {name: value for name, value in document.values.items() if name not in ("sent_on", "sent_sha256", "rev")}


def _snooze(snooze: Snooze, before: Record | None, today: date) -> Iterator[Problem]:
    """What is put off comes back on a day that is still to come."""
    changed = not isinstance(before, Snooze) or before.until != snooze.until
    if changed and snooze.until and snooze.until <= today:
        yield Problem("until", "Give a day after today; it comes back on that day.")


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


def _advice(book: Book, advice: Recommendation, before: Record | None, today: date) -> Iterator[Problem]:
    was = before if isinstance(before, Recommendation) else None
    if was is None or was.given_on != advice.given_on:
        yield from _given(book, advice, was, today)
    yield from _replacing(book, advice)
    if was is None:
        return
    if changed_as_given(was, advice) and len(advice.corrections) == len(was.corrections):
        words = "This advice has been given. Give the reason of the correction, or record new advice that replaces it."
        yield Problem("correction", words)
    yield from _home(book, advice, was)
    yield from _frozen(book, advice, was)


def _given(book: Book, advice: Recommendation, before: Recommendation | None, today: date) -> Iterator[Problem]:
    """Advice is given on a day that has come, before anything came of it."""
    events = [each for each in book.events_of(advice.id) if not each.entered_in_error]
    if advice.given_on is None:
        if events and before is not None:
            yield Problem("given_on", "What came of it is recorded; given advice does not become a draft again.")
    elif advice.given_on > today:
        yield Problem("given_on", "That day is still to come; leave it empty while it is a draft.")
    else:
        followed = [each.on for each in events if each.on and not isinstance(each, Withdrawal)]
        if followed and min(followed) < advice.given_on:
            words = f"That is after the first that is recorded of it ({short_date(min(followed))})."
            yield Problem("given_on", words)


def _replacing(book: Book, advice: Recommendation) -> Iterator[Problem]:
    """Advice replaces older advice, and never, over however many steps, itself."""
    if advice.id in advice.replaces:
        yield Problem("replaces", "Advice cannot replace itself.")
        return
    seen, ahead = {advice.id}, list(advice.replaces)
    while ahead:
        older = book.get(Recommendation, ahead.pop(0))
        if older is None or older.id in seen:
            continue
        if advice.id in older.replaces:
            yield Problem("replaces", f"{older.reference} says that it replaces this one.")
            return
        seen.add(older.id)
        ahead += older.replaces


def _frozen(book: Book, advice: Recommendation, before: Recommendation) -> Iterator[Problem]:
    """What was thought before stays as it was once it is known how it came out."""
    events = book.events_of(advice.id)
    if advice.adoption_chance != before.adoption_chance and any(settles(each) for each in events):
        yield Problem("adoption_chance", "They have decided; what you thought before stays as it was.")
    if advice.success_chance != before.success_chance and any(shows(each) for each in events):
        yield Problem("success_chance", "The outcome is known; what you thought before stays as it was.")


def _home(book: Book, advice: Recommendation, before: Recommendation) -> Iterator[Problem]:
    """Advice may change its engagement, never its client: the reference begins with the client's code."""
    home, place = book.get(Engagement, before.engagement), book.get(Engagement, advice.engagement)
    if home is not None and place is not None and home.client != place.client:
        yield Problem("engagement", f"{before.reference} stays with its client; copy the advice to the other one.")


def needs_adoption(book: Book, advice: Recommendation, progress: Progress) -> bool:
    """Whether progress comes on advice that the client has not adopted by that day.

    It can then be recorded together with ``adopted, shown by doing``.
    """
    if progress.state is None or progress.state is ProgressState.abandoned or progress.on is None:
        return False
    others = [each for each in book.events_of(advice.id) if each.id != progress.id]
    return not standing(advice, others, progress.on).adopted


def default_whose(person: Person | None) -> Whose:
    """Whose position a decision is when nobody says: one person's view if that person does not decide."""
    return Whose.person if person and person.part not in (None, Part.decides) else Whose.client


def reasons_to_keep(book: Book, record: Record, going: Collection[str] = ()) -> Iterator[str]:
    """Why a record cannot be deleted; nothing where it can.

    Args:
        book: The practice.
        record: The record.
        going: The ids of others that are deleted together with it.
    """
    if isinstance(record, Recommendation) and _was_ever_given(record):
        yield f"{record.reference} has been given and stays; mark it as entered in error, or withdraw it."
        return
    if isinstance(record, Document | FormReturn):
        yield DOCUMENT_KEPT if isinstance(record, Document) else RETURN_KEPT
        return
    if isinstance(record, Decision | Withdrawal | Progress | Outcome):
        yield from (each.words for each in order_problems(book, None, record))
    if isinstance(record, Profile):
        yield "The practice's profile cannot be deleted."
    named = [each for each in book if each.id != record.id and each.id not in going and _names(each, record)]
    if named:
        kinds = sorted({plural(len(named), each.NAME, each.PLURAL) for each in named})
        name = reference_of(record) or getattr(record, "name", "") or f"This {record.NAME}"
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
