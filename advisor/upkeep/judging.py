"""Which changes from outside may enter the record: those that fit a type and break no rule. The rest is named."""

from collections.abc import Iterator, Sequence
from datetime import date

from advisor.book import Book
from advisor.changes import correction_of
from advisor.loading import record_of
from advisor.practice import Practice
from advisor.records import TYPES, Client, Misfit, Problem, Recommendation, Record
from advisor.records.fields import FieldSpec, fields_of
from advisor.rules import changed_as_given, fixed_problems, problems_of, reasons_to_keep, reference_problems
from advisor.showing import called
from advisor.store import Doc, Was
from advisor.store.merge import same
from advisor.store.proposals import Proposal
from advisor.store.shape import names_records
from advisor.trial import trial


def beside(practice: Practice, proposal: Proposal) -> Book:
    """The practice as its history makes it, where an edited file says otherwise."""
    if proposal.kind != "edit":
        return practice.book
    book = Book()
    for record in practice.book:
        scope = practice.book.scope_of(record.id)
        if scope is not None and scope != proposal.scope:
            book.put(scope, record)
    for table, docs in proposal.ours.items():
        for record_id, doc in docs.items():
            kept = _before(Was(proposal.scope, table, record_id, doc, None))
            if kept is not None:
                book.put(proposal.scope, kept)
    return book


def judged(
    book: Book, changes: Sequence[Was], today: date, *, by_hand: bool, with_reason: bool = False
) -> tuple[tuple[Was, ...], tuple[str, ...]]:
    """The changes that may be taken in, and for each other one a sentence that says why not.

    Args:
        book: The practice as it stands; it is left so.
        changes: Each record before and after.
        today: The day of taking in.
        by_hand: Whether somebody edited the file, so that every rule is asked. What a copy holds as we wrote it passed
            the door on the computer that recorded it; there only what merging may have broken is asked: each record
            by itself, what is fixed in it, and that what it refers to is here.
        with_reason: Whether somebody gives the reason of a correction, so that given advice may change.
    """
    refused: dict[str, str] = {}
    allowed = list(changes)
    while True:
        found = dict(_refused(book, allowed, today, by_hand=by_hand, with_reason=with_reason))
        if not found:
            return tuple(allowed), tuple(refused.values())
        refused |= found
        allowed = [each for each in allowed if each.id not in found]


def needs_reason(was: Was) -> bool:
    """Whether a change rewrites what was given, so that it is a correction and wants its reason."""
    before, after = _before(was), _after(was)
    return isinstance(before, Recommendation) and isinstance(after, Recommendation) and _rewrites(before, after)


def _rewrites(before: Recommendation, after: Recommendation) -> bool:
    return bool(changed_as_given(before, after)) and len(before.corrections) == len(after.corrections)


def as_correction(was: Was, reason: str, today: date) -> Was:
    """A change with its reason, and with what was given before, beside it; where it rewrites nothing, as it is."""
    before, after = _before(was), _after(was)
    if not (isinstance(before, Recommendation) and isinstance(after, Recommendation) and _rewrites(before, after)):
        return was
    kept = after.replaced(corrections=(*before.corrections, correction_of(before, after, reason, today)))
    corrections = kept.to_document()["corrections"]
    return Was(was.scope, was.table, was.id, was.before, {**(was.after or {}), "corrections": corrections})


def missed(book: Book, changes: Sequence[Was]) -> tuple[str, ...]:
    """Why records cannot go, a sentence for each: one computer built on what the other deleted."""
    with trial(book) as put:
        gone = [(_before(was), was) for was in changes if was.after is None]
        for _, was in gone:
            put(was.scope, was.id, None)
        reasons = [(record, " ".join(reasons_to_keep(book, record))) for record, _ in gone if record is not None]
        return tuple(f"{_capital(called(book, record))}: {words}" for record, words in reasons if words)


def _refused(
    book: Book, changes: Sequence[Was], today: date, *, by_hand: bool, with_reason: bool
) -> Iterator[tuple[str, str]]:
    """What cannot be taken in beside the rest, by the record's id."""
    with trial(book) as put:
        fitting: list[tuple[Was, Record | None]] = []
        for was in changes:
            words, record = _typed(book, was)
            if words:
                yield was.id, words
            else:
                put(was.scope, was.id, record)
                fitting.append((was, record))
        for was, record in fitting:
            before = _before(was)
            known = before or record
            problems = _wrong(book, record, before, today, by_hand=by_hand)
            wrong = [each.words for each in problems if not (with_reason and each.field == "correction")]
            if record is not None and by_hand:
                wrong = [*_forged(type(record), was), *wrong]
            if wrong and known is not None:
                yield was.id, f"{_capital(called(book, known))}: {' '.join(wrong)}"


def _typed(book: Book, was: Was) -> tuple[str, Record | None]:
    """Why a change is no record of ours, else the record (None where it would go)."""
    name = f"{was.table} {was.id}"[:80]
    if was.table not in TYPES or not names_records(was.table, [was.id]):
        return f"“{name}” is not a kind of record that this version of Advisor knows.", None
    if book.scope_of(was.id) not in (None, was.scope):
        return f"“{name}” is kept with another client.", None
    if was.after is None:
        return "", None
    try:
        record = record_of(was.table, was.id, was.after)
    except Misfit as error:
        problems = error.problems
        known = _before(was)
        told = _capital(called(book, known)) if known else f"The {TYPES[was.table].NAME} {was.id[:8]}"
        return f"{told}: {' '.join(each.words for each in problems)}", None
    if isinstance(record, Client) and record.id != was.scope:
        return f"“{name}” is another client, and needs a file of its own.", None
    return "", record


def _wrong(
    book: Book, record: Record | None, before: Record | None, today: date, *, by_hand: bool
) -> Iterator[Problem]:
    if record is None:
        yield from (Problem("", words) for words in reasons_to_keep(book, before)) if before is not None else ()
    elif by_hand:
        yield from problems_of(book, record, before, today)
    else:
        yield from record.problems()
        yield from reference_problems(book, record)
        yield from fixed_problems(record, before)


def _forged(record_type: type[Record], was: Was) -> Iterator[str]:
    """What an editor changed that only the program writes: instants, references, what it keeps beside advice.

    A record that is not here yet may have been recorded on another computer, and comes with what was written there.
    """
    before, after = was.before or {}, was.after or {}
    for spec in fields_of(record_type):
        if not spec.system or spec.name == "rev" or (was.before is None and spec.name != "id"):
            continue
        if not same(before.get(spec.name), after.get(spec.name)):
            yield f"{named(spec)} is what the program writes; put it back as it was in the file."


def named(spec: FieldSpec) -> str:
    """How a field is called, also one that no form shows."""
    return spec.label if spec.label != spec.name else f"“{spec.name}”"


def _before(was: Was) -> Record | None:
    return _fitting(was, was.before)


def _after(was: Was) -> Record | None:
    return _fitting(was, was.after)


def _fitting(was: Was, doc: Doc | None) -> Record | None:
    if doc is None or was.table not in TYPES:
        return None
    try:
        return record_of(was.table, was.id, doc)
    except Misfit:
        return None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
