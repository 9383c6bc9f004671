"""Everything a practice holds, in memory and indexed; what is derived from it is computed when asked."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar, cast

from advisor.records import (
    TYPES,
    Answer,
    Client,
    Dated,
    Engagement,
    Event,
    Interaction,
    Person,
    Profile,
    Reading,
    Recommendation,
    Record,
)
from advisor.references import References
from advisor.related import RELATED, Related
from advisor.standing import Standing, Terms, standing
from advisor.turning import Derived, turning_days

R = TypeVar("R", bound=Record)

_NUMBER = re.compile(r"E?(\d+)")

#: The scope of the practice's own records; every other scope is a client's id.
PRACTICE_SCOPE = "practice"

#: What a standing is kept under.
_STANDING = "standing"


class Book:
    """The records of a practice by kind and id, with the ways between them.

    A book is filled scope by scope and changed record by record; it never reads a file or a clock. One thread changes
    it; another may read standings meanwhile: what it derives of a record that is replaced just then is not kept.

    Attributes:
        changes: How often a record was put or dropped; what was derived at another count may be out of date.
    """

    def __init__(self) -> None:
        self.changes = 0
        self._all: dict[str, Record] = {}
        self._records: dict[str, dict[str, Record]] = {kind: {} for kind in TYPES}
        self._scopes: dict[str, str] = {}
        self._members: dict[str, set[str]] = defaultdict(set)
        self._events: dict[str, list[Event]] = defaultdict(list)
        self._engagements: dict[str, dict[str, Engagement]] = defaultdict(dict)
        self._advice: dict[str, dict[str, Recommendation]] = defaultdict(dict)
        self._references = References()
        self._related = Related()
        self._derived: dict[str, Derived] = {}
        self._terms: dict[str, Terms] = {}

    # -- filling ---------------------------------------------------------------------------------------------

    def put(self, scope: str, record: Record) -> None:
        """Add a record, or put it in the place of the one with the same id."""
        self._put(scope, record.KIND, {record.id: record})

    def _put(self, scope: str, kind: str, records: Mapping[str, Record]) -> None:
        """Add records of one kind, by their ids, or put them in the place of those with the same ones."""
        for record_id in self._all.keys() & records:
            self.drop(record_id)
        self.changes += len(records)
        self._all.update(records)
        self._records[kind].update(records)
        self._scopes.update(dict.fromkeys(records, scope))
        self._members[scope].update(records)
        if issubclass(TYPES[kind], Dated):  # most records are these, and they have no reference
            for event in cast("Iterable[Event]", records.values()):
                self._events[event.recommendation].append(event)
            if self._derived:  # not while a practice is read
                for event in cast("Iterable[Event]", records.values()):
                    self._derived.pop(event.recommendation, None)
        elif kind in RELATED:  # and so have these
            for record in records.values():
                self._related.put(scope, record)
                self._forget_derived_of(record)
        else:
            for record in records.values():
                self._index(record)

    def _index(self, record: Record) -> None:
        """Let a record be found by its reference, advice by its engagement, and that by its client."""
        if isinstance(record, Recommendation):
            self._advice[record.engagement][record.id] = record
            self._derived.pop(record.id, None)
        elif isinstance(record, Engagement):
            self._engagements[record.client][record.id] = record
            self._terms = {}
        elif isinstance(record, Profile):
            self._terms = {}
        self._references.put(reference_of(record), record.id)

    def drop(self, record_id: str) -> None:
        """Take a record out; nothing happens where it is not known."""
        record = self._all.pop(record_id, None)
        if record is None:
            return
        self.changes += 1
        kind = record.KIND
        del self._records[kind][record_id]
        scope = self._scopes.pop(record_id)
        self._members[scope].discard(record_id)
        if kind in RELATED:
            self._related.drop(scope, record)
            self._forget_derived_of(record)
        elif isinstance(record, Dated):
            self._events[record.recommendation].remove(cast("Event", record))
            self._derived.pop(record.recommendation, None)
        elif isinstance(record, Recommendation):
            self._advice[record.engagement].pop(record_id, None)
            self._derived.pop(record_id, None)
        elif isinstance(record, Engagement):
            self._engagements[record.client].pop(record_id, None)
            self._terms = {}
        elif isinstance(record, Profile):
            self._terms = {}
        self._references.drop(reference_of(record), record_id)

    def _forget_derived_of(self, record: Record) -> None:
        """Let what was derived of the advice that a contact raised be derived anew."""
        if isinstance(record, Interaction):
            for advice_id in record.raised:
                self._derived.pop(advice_id, None)

    def replace_scope(self, scope: str, records: Iterable[Record]) -> None:
        """Let a scope hold exactly these records."""
        for record_id in tuple(self._members.get(scope, ())):
            self.drop(record_id)
        by_kind: defaultdict[str, dict[str, Record]] = defaultdict(dict)
        for each in records:
            by_kind[each.KIND][each.id] = each
        for kind, found in by_kind.items():
            self._put(scope, kind, found)

    # -- finding ---------------------------------------------------------------------------------------------

    @property
    def profile(self) -> Profile:
        """The consultant's profile; defaults where none is recorded yet."""
        return next(iter(self.all(Profile)), None) or Profile()

    def all(self, record_type: type[R]) -> list[R]:
        """Every record of a type, in the order in which they were put."""
        return cast("list[R]", list(self._records[record_type.KIND].values()))

    def get(self, record_type: type[R], record_id: str) -> R | None:
        """The record of a type with this id, or None."""
        return cast("R | None", self._records[record_type.KIND].get(record_id))

    def record(self, record_id: str) -> Record | None:
        """The record with this id, of whatever type, or None."""
        return self._all.get(record_id)

    def find(self, name: str) -> Record | None:
        """The record that a person names: by reference, client code, id or a unique beginning of an id."""
        found = self._references.bearer(name.strip())
        if found is None and len(name.strip()) >= 4:
            hits = [each for each in self._all if each.startswith(name.strip())]
            found = hits[0] if len(hits) == 1 else None
        return self.record(found) if found else None

    def namesakes(self) -> Iterator[Record]:
        """The records whose reference another one has as well, in whatever scope, name by name."""
        return (self._all[record_id] for record_id in self._references.shared())

    def scope_of(self, record_id: str) -> str | None:
        """The scope that a record is kept in, or None where it is unknown."""
        return self._scopes.get(record_id)

    def kept_in(self, scope: str) -> Iterator[Record]:
        """The records of a scope, in no order."""
        for record_id in self._members.get(scope, ()):
            yield self._all[record_id]

    def short_id(self, record: Record) -> str:
        """The reference of a record, or the shortest unique beginning of its id (at least four characters)."""
        reference = reference_of(record)
        if reference:
            return reference
        for length in range(4, len(record.id)):
            found = self.find(record.id[:length])
            if found is not None and found.id == record.id:
                return record.id[:length]
        return record.id

    # -- ways between records --------------------------------------------------------------------------------

    def client_of(self, record: Record) -> Client | None:
        """The client that a record belongs to; None for the practice's own."""
        if isinstance(record, Client):
            return record
        return self.get(Client, self._scopes.get(record.id, ""))

    def engagement_of(self, advice: Recommendation) -> Engagement | None:
        """The engagement that advice belongs to."""
        return self.get(Engagement, advice.engagement)

    def engagements_of(self, client_id: str) -> list[Engagement]:
        """A client's engagements, by start (those without one last), then by reference."""
        found = self._engagements.get(client_id, {}).values()
        return sorted(found, key=lambda each: (each.starts or date.max, natural(each.reference)))

    def people_of(self, client_id: str) -> list[Person]:
        """The people at a client and on our side there, by name."""
        found = [each for each in self.all(Person) if each.client == client_id]
        return sorted(found, key=lambda each: each.name.casefold())

    def person(self, person_id: str) -> Person | None:
        """A person by id, or None."""
        return self.get(Person, person_id) if person_id else None

    def advice(self) -> list[Recommendation]:
        """Every recommendation that was not entered in error."""
        return [each for each in self.all(Recommendation) if not each.entered_in_error]

    def advice_of(self, engagement_id: str) -> list[Recommendation]:
        """An engagement's recommendations by reference, without those entered in error."""
        found = [each for each in self._advice.get(engagement_id, {}).values() if not each.entered_in_error]
        return sorted(found, key=lambda each: natural(each.reference))

    def events_of(self, advice_id: str) -> list[Event]:
        """What happened to advice: decisions, withdrawals, progress and outcomes, in no order."""
        return list(self._events.get(advice_id, ()))

    def of_scope(self, record_type: type[R], scope: str) -> list[R]:
        """A client's records of one type of the relationship, oldest first; those of the practice by its scope."""
        return self._related.of_scope(record_type, scope)

    def naming(self, person_id: str) -> list[Record]:
        """The records of the relationship that name a person, oldest first."""
        return self._related.naming(person_id)

    def readings_of(self, goal_id: str) -> list[Reading]:
        """The readings of a goal, oldest first."""
        return self._related.of(Reading, goal_id)

    def answers_of(self, sitting_id: str) -> list[Answer]:
        """The answers of a sitting, oldest first."""
        return self._related.of(Answer, sitting_id)

    def raised_in(self, advice_id: str) -> list[Interaction]:
        """The contacts, and attempts at one, in which advice was raised, oldest first."""
        return self._related.of(Interaction, advice_id)

    def replaced_by(self, advice_id: str, on: date | None = None) -> list[Recommendation]:
        """The newer advice that says it replaces this: given, by a day where one is named, and not in error."""
        given = [each for each in self.advice() if each.given_on and (on is None or each.given_on <= on)]
        return [each for each in given if advice_id in each.replaces]

    # -- derived ---------------------------------------------------------------------------------------------

    def terms_of(self, advice: Recommendation) -> Terms:
        """The days of waiting that hold for advice: the engagement's, else the practice's."""
        kept = self._terms  # before anything is read: what is replaced meanwhile is kept nowhere
        known = kept.get(advice.engagement)
        if known is None:
            profile, engagement = self.profile, self.engagement_of(advice)
            follow_up = (engagement.follow_up_days if engagement else None) or profile.follow_up_days or 180
            known = kept[advice.engagement] = Terms(profile.wait_days or 90, follow_up)
        return known

    def standing_of(self, advice: Recommendation, on: date) -> Standing:
        """Where advice stands on a day; kept until one of its records changes."""
        known = self._known(advice, on)
        kept = known.of_day(on, self._turns_of)
        found = kept.get(_STANDING)
        if found is None:
            raised = self.raised_in(advice.id)
            found = kept[_STANDING] = standing(advice, self.events_of(advice.id), on, known.terms, raised)
        return cast(Standing, found)

    def derived(self, advice: Recommendation, on: date) -> dict[Hashable, Any]:
        """What was derived from advice and its records alone, as of a day, to be kept under a key.

        It is kept until one of them changes, and holds for every day around this one on which they say the same.
        """
        return self._known(advice, on).of_period(on, self._turns_of)

    def _known(self, advice: Recommendation, on: date) -> Derived:
        """What was derived of advice; nothing yet where it is not the advice that the book holds, but as it was."""
        terms = self.terms_of(advice)
        known = self._derived.get(advice.id)
        if known is None or known.advice is not advice or known.terms != terms:
            known = Derived(advice, terms, on)
            if self._records[Recommendation.KIND].get(advice.id) is advice:
                self._derived[advice.id] = known  # before any record is read: whoever changes one takes it out again
        return known

    def _turns_of(self, known: Derived) -> tuple[date, ...]:
        """The turning days of advice."""
        advice_id = known.advice.id
        return turning_days(known.advice, self.events_of(advice_id), known.terms, self.raised_in(advice_id))

    def __iter__(self) -> Iterator[Record]:
        """Every record, kind by kind."""
        for records in self._records.values():
            yield from records.values()

    def __len__(self) -> int:
        return len(self._all)


def reference_of(record: Record) -> str:
    """The reference by which people name a record: ``ACME-12``, ``ACME-E3``, a client's code, or ""."""
    if isinstance(record, Client):
        return record.code
    return str(getattr(record, "reference", ""))


def natural(reference: str) -> tuple[str, int, str]:
    """A sort key that puts ``ACME-9`` before ``ACME-12``, and ``ACME-12b`` right behind it."""
    head, _, tail = reference.rpartition("-")
    digits = _NUMBER.match(tail)
    return (head, int(digits[1]) if digits else 0, tail)
