"""What somebody else changed or recorded while a form was open: what both changed, and who did."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from advisor.book import Book
from advisor.loading import record_of
from advisor.records import Misfit, Recommendation, Record
from advisor.records.fields import FieldSpec, asked_fields
from advisor.store import Action, Entry
from advisor.timeline import moments_of
from advisor.words import short_date


@dataclass(frozen=True)
class Writer:
    """Who wrote something, when (in words), and whether that was on this computer."""

    who: str
    when: str
    here: bool

    @property
    def place(self) -> str:
        """Where it was written, beside what stands in a form."""
        return "the other window" if self.here else "another computer"

    @property
    def signature(self) -> str:
        """Who, and when."""
        return f"{self.who}, {self.when}"

    @property
    def words(self) -> str:
        """Who, where and when."""
        return f"{self.who}, {'in the other window' if self.here else 'on another computer'}, {self.when}"


@dataclass(frozen=True)
class Latest:
    """A record as it stands by now; None where it was deleted.

    ``by`` says for a field who wrote it last; under "" stands who wrote, or deleted, the record.
    """

    record: Record | None
    by: Mapping[str, Writer] = field(default_factory=dict)


def changed_by_both(seen: Record, now: Record, mine: Mapping[str, Any]) -> tuple[FieldSpec, ...]:
    """The fields of a form that somebody else has changed, and the form changes to something else.

    Args:
        seen: The record as the form began with it.
        now: The record as it stands.
        mine: What the form says, by field.
    """
    return tuple(
        spec
        for spec in asked_fields(type(seen), editing=True)
        if spec.name in mine
        and getattr(now, spec.name) != getattr(seen, spec.name)
        and mine[spec.name] not in (getattr(seen, spec.name), getattr(now, spec.name))
    )


def written_by(entries: Iterable[Entry], record_id: str, device: str) -> dict[str, Writer]:
    """Who wrote each field of a record last; under "" who wrote the record.

    Args:
        entries: The history, the newest last.
        record_id: The record.
        device: The id of this computer.
    """
    by: dict[str, Writer] = {}
    for entry in entries:
        for was in entry.changes:
            if was.id == record_id:
                before, after = was.before or {}, was.after or {}
                names = {name for name in {*before, *after} if before.get(name) != after.get(name)}
                by |= dict.fromkeys((*names, ""), _writer(entry.action, device))
    return by


def _writer(action: Action, device: str) -> Writer:
    at = action.at.astimezone()
    return Writer(action.who, f"{short_date(at.date())} {at:%H:%M}", action.device == device)


def as_it_was(entries: Iterable[Entry], record: Record, rev: str) -> Record | None:
    """A record as one commit left it; None where the history does not know, or it fits no type any more."""
    for entry in entries:
        for was in entry.changes:
            if entry.action.id == rev and was.id == record.id and was.after is not None:
                try:
                    return record_of(was.table, was.id, was.after)
                except Misfit:
                    return None
    return None


def both_texts(base: str, theirs: str, mine: str) -> str:
    """Two versions of a text as one, theirs first; what both go on from stands there once."""
    added = mine[len(base) :]
    if base and theirs.startswith(base) and mine.startswith(base) and added[:1].isspace():
        return theirs + added
    return f"{theirs}\n{mine}"


@dataclass(frozen=True)
class Recorded:
    """What is recorded of advice: the revision of the record, and its words with the reference of the advice."""

    rev: str | None
    words: str


def recorded_of(book: Book, advice: Iterable[str]) -> dict[str, Recorded]:
    """Everything that is recorded of advice, by the id of its record.

    Args:
        book: The practice.
        advice: The ids of the advice; what is not there any more has nothing recorded.
    """
    found: dict[str, Recorded] = {}
    for each in filter(None, (book.get(Recommendation, advice_id) for advice_id in advice)):
        heads = {moment.record: moment.head for moment in moments_of(book, each)}
        for event in book.events_of(each.id):
            found[event.id] = Recorded(event.rev, f"{each.reference or each.title}: {heads[event.id]}")
    return found


def news_of(seen: Mapping[str, Recorded], now: Mapping[str, Recorded]) -> dict[str, str]:
    """What was recorded, changed or taken back since advice was looked at, in words, by the id of the record."""
    news = {key: each.words for key, each in now.items() if key not in seen or seen[key].rev != each.rev}
    return news | {key: f"{each.words}: taken back" for key, each in seen.items() if key not in now}
