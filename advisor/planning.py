"""From changes to what the store is asked to write: consequences added, rules asked, references asked for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from advisor.book import PRACTICE_SCOPE, Book
from advisor.changes import Add, Change, Delete, Edit, Refused, added, edited, superseding
from advisor.records import Client, Engagement, Problem, Recommendation, Record
from advisor.rules import problems_of, reasons_to_keep
from advisor.store import Change as Kept
from advisor.store import Doc, Give, ReadOnly
from advisor.trial import Put, trial

#: The scope of one record, and the record before and after; None where there was, or will be, none.
Written = tuple[str, Record | None, Record | None]


def planned(book: Book, changes: Sequence[Change], now: datetime, troubles: Mapping[str, str]) -> list[Kept]:
    """What the store is asked to write for some changes: nothing for those that change nothing.

    The book is left as it is.

    Args:
        book: The practice as it stands.
        changes: What to add, edit or delete.
        now: The instant of the action.
        troubles: What is wrong with a scope, by its id.

    Raises:
        Refused: With every breach of a rule in plain words.
        ReadOnly: When one of the scopes cannot be written.
    """
    as_seen = all(_is_as_seen(book, each) for each in changes)
    with trial(book) as put:
        written = _apply(book, changes, now, put)
        plan = [_as_kept(book, scope, before, after) for scope, before, after in written]
        keep_out_of_trouble(plan, troubles)
        if as_seen:  # otherwise the store refuses the plan, and shows what somebody else wrote first
            _judge(book, written, now.date())
    return plan


def keep_out_of_trouble(plan: Iterable[Kept], troubles: Mapping[str, str]) -> None:
    """Refuse to write where not everything can be read, or where nothing may be written.

    Raises:
        ReadOnly: With what is wrong there.
    """
    for scope in dict.fromkeys(each.scope for each in plan):
        if scope in troubles:
            raise ReadOnly(f"Nothing was saved. {troubles[scope]}")


def _is_as_seen(book: Book, change: Change) -> bool:
    """Whether a record is still the one that whoever changes it has seen."""
    if not isinstance(change, Edit | Delete):
        return True
    now = book.record(change.record.id)
    return now is not None and now.rev == change.record.rev


def _apply(book: Book, changes: Sequence[Change], now: datetime, put: Put) -> list[Written]:
    """Make every change in the book, consequences included; returns each record before and after."""
    written: list[Written] = []
    queue = list(changes)
    for change in queue:
        before = None if isinstance(change, Add) else change.record
        after = None
        if isinstance(change, Edit):
            after = edited(book, change, now, now.date())
        elif isinstance(change, Add):
            after = added(book, change, now)
        if before == after:
            continue  # nothing was changed, and the history is not to say that it was
        record = after or before
        assert record is not None
        scope = _scope_for(book, record)  # now: what it is kept with may be deleted next
        put(scope, record.id, after)
        written.append((scope, before, after))
        if after is not None:
            queue.extend(superseding(book, before, after))
    return written


def _judge(book: Book, written: Sequence[Written], today: date) -> None:
    problems: list[Problem] = []
    for _, before, after in written:
        if after is not None:
            problems += problems_of(book, after, before, today)
        elif before is not None:
            problems += [Problem("", words) for words in reasons_to_keep(book, before)]
    if problems:
        raise Refused(list(dict.fromkeys(problems)))


def _scope_for(book: Book, record: Record) -> str:
    """The scope in which a record is kept: its client's, found by what it refers to."""
    if isinstance(record, Client):
        return record.id
    parent = str(getattr(record, record.HOME)) if record.HOME else ""
    return book.scope_of(parent) or book.scope_of(record.id) or PRACTICE_SCOPE


def _as_kept(book: Book, scope: str, before: Record | None, after: Record | None) -> Kept:
    """A change as the store takes it: the known fields patched, a reference asked for."""
    record = after or before
    assert record is not None
    expects = before.rev if before else None
    if after is None:
        return Kept(scope, record.KIND, record.id, None, expects)
    doc: Doc = after.to_document()
    if before is not None:
        doc = dict.fromkeys(set(before.to_document()) - set(doc)) | doc
    return Kept(scope, after.KIND, after.id, doc, expects, _give(book, after))


def _give(book: Book, record: Record) -> Give | None:
    """The reference that a new engagement or piece of advice asks for."""
    if not isinstance(record, Engagement | Recommendation) or record.reference:
        return None
    client = book.client_of(record)
    code = client.code if client else ""
    return Give("reference", f"{code}-E" if isinstance(record, Engagement) else f"{code}-")
