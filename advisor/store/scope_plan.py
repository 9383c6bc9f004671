"""What a commit would write in one scope: revisions checked, documents patched, references given."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from advisor.store.codec import record
from advisor.store.errors import Clash, Conflict, ReadOnly, StoreError
from advisor.store.protocol import Change, Doc, Give, Was
from advisor.store.shape import names_records
from advisor.store.state import State
from advisor.store.strict import UnreadableError, check_keepable

_REFERENCE = "reference"
# A number of more digits is none that was given here, and might not fit into a file as a number.
_NUMBERED = re.compile(r"(.*[^0-9])([0-9]{1,15})[a-z]*", re.DOTALL)


@dataclass(slots=True)
class ScopePlan:
    """The records of one scope before and after, and the numbers given to them.

    ``heads`` is what was seen when the changes were made, where that is less than the state holds by now.
    """

    state: State
    changes: list[Was] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)
    heads: dict[str, int] | None = None


def check_words(**words: str) -> None:
    """Refuse text that cannot be written down.

    Raises:
        StoreError: a text holds half a character, as some terminals hand over.
    """
    for name, text in words.items():
        try:
            check_keepable({name: text})
        except UnreadableError as error:
            raise StoreError(f"{text!r:.60} {error}.") from error


def check_changes(changes: Collection[Change]) -> None:
    """Refuse what no state of the practice could take.

    Raises:
        StoreError: there are no changes, a record is named twice, or something cannot be kept.
    """
    if not changes:
        raise StoreError("There is nothing to save.")
    seen: set[tuple[str, str, str]] = set()
    for change in changes:
        key = (change.scope, change.table, change.id)
        if key in seen:
            raise StoreError(f"The record {change.id[:64]} is named twice in one action.")
        seen.add(key)
        if not names_records(change.table, [change.id]):
            raise StoreError(f"“{change.table[:40]}/{change.id[:64]}” cannot name a record.")
        if change.doc is None and change.expects is None:
            raise StoreError(f"The record {change.id} cannot be deleted: there is none.")
        try:
            check_keepable(change.doc or {})
        except UnreadableError as error:
            raise StoreError(f"The record {change.id} {error}.") from error


def scope_plans(states: dict[str, State], changes: Iterable[Change], rev: str) -> list[ScopePlan]:
    """What the changes make of the states, one plan per scope.

    Raises:
        Conflict: records are not at the revision that was expected; it lists every one of them.
        ReadOnly: a scope must not be written now.
    """
    for state in states.values():
        if state.readonly:
            raise ReadOnly(state.readonly)
    plans = {scope: ScopePlan(state) for scope, state in states.items()}
    clashes: list[Clash] = []
    asked: list[tuple[ScopePlan, Give, Doc]] = []
    for change in changes:
        target = plans[change.scope]
        stored = record(target.state.tables, change.table, change.id)
        if (stored.get("rev") if stored else None) != change.expects or (stored and change.expects is None):
            clashes.append(Clash(change.scope, change.table, change.id, change.expects, stored, change.doc))
            continue
        after = _patched(stored, change.doc, rev)
        if after is not None:
            _count(target, after)
            if change.give is not None:
                asked.append((target, change.give, after))
        target.changes.append(Was(change.scope, change.table, change.id, stored, after))
    if clashes:
        raise Conflict(tuple(clashes))
    for target, give, after in asked:
        _give(target, give, after)
    return list(plans.values())


def _patched(stored: Doc | None, doc: Doc | None, rev: str) -> Doc | None:
    if doc is None:
        return None
    merged = {**(stored or {}), **doc, "rev": rev}
    return {key: value for key, value in merged.items() if value is not None}


def _count(target: ScopePlan, after: Doc) -> None:
    """Keep the number of a reference, ``NWD-12`` or ``NWD-E3``, from being given to another record."""
    numbered = _NUMBERED.fullmatch(str(after.get(_REFERENCE, "")))
    if numbered and int(numbered[2]) > _latest(target, numbered[1]):
        target.counters[numbered[1]] = int(numbered[2])


def _give(target: ScopePlan, give: Give, after: Doc) -> None:
    """The next reference for a record that has none."""
    if not after.get(give.field):
        target.counters[give.prefix] = _latest(target, give.prefix) + 1
        after[give.field] = f"{give.prefix}{target.counters[give.prefix]}"


def _latest(target: ScopePlan, prefix: str) -> int:
    return target.counters.get(prefix, target.state.meta.counters.get(prefix, 0))
