"""Whether a practice is what it should be after an attack: as it was before the deed, or as it is after it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from advisor.changes import Edit
from advisor.practice import Practice
from advisor.records import Client, Record
from advisor.store import Damaged, Doc, Finding, StoreError, Tables
from advisor.store.check import MISSING, UNFINISHED
from advisor.upkeep import folder_of
from advisor.upkeep.mending import repair
from tests.tools.attack_deeds import Deed, Place, ground
from tests.tools.attack_tally import Tally

Content = tuple[int, list[str]]
"""The number of actions in the history, and every record."""

_OWN_ID = re.compile(r"[0-9a-f]{16}\Z")


@dataclass(frozen=True)
class Court:
    """Knows what a practice holds before a deed and after it, and what is wrong with it before.

    ``aside`` are the bytes that the deed puts aside: they must not be lost.
    """

    deed: Deed
    place: Place
    before: Content
    after: Content
    wrong: frozenset[str]
    aside: frozenset[bytes]

    def judge(self, tally: Tally, how: str, *, done: bool | None, living: Practice | None = None) -> None:
        """Look at what an attack left, and count it.

        Args:
            tally: Where it is counted.
            how: The attack in a few words.
            done: Whether the deed was acknowledged (True), refused as not done (False), or neither.
            living: The practice of the program that did it, where that lives on.
        """
        tally.runs += 1
        tally.acknowledged += bool(done)
        how = f"{self.deed.name}, {how}"
        try:
            again = self.place.open()
            now = content(again)
        except StoreError as error:
            tally.unreadable.append(f"{how}: {error}")
            return
        wrong = set(_unsound(again, self.place))
        if wrong and wrong <= self.wrong and (now == self.before or not done):
            if now != self.before:
                repair(again)  # it is recorded, and only the file that was the reason is still to be put aside
            wrong = set()
        tally.unreadable += [f"{how}: {words}" for words in sorted(wrong)]
        allowed = [self.before, self.after] if done is None else [self.after if done else self.before]
        if now not in allowed:
            tally.lost.append(f"{how}: what was {_told(done)} is {self._name(now)}")
            return
        if now == self.after != self.before and not self.aside <= _aside(self.place):
            tally.lost.append(f"{how}: what was to be put aside is not there")
        if living is not None:
            living.refresh()
            if _held(living) != _held(again):
                tally.lost.append(f"{how}: memory is not what is on the disk")
        try:
            tally.lost += [f"{how}: {words}" for words in self._goes_on(living or again, now)]
        except StoreError as error:
            tally.lost.append(f"{how}: nothing can be saved afterwards: {error}")

    def _name(self, now: Content) -> str:
        return "not there" if now == self.before else "there" if now == self.after else "there by half"

    def _goes_on(self, practice: Practice, now: Content) -> Iterator[str]:
        """Whether a program can do what was not done, and save other things; and whether all is sound then."""
        if now == self.before:
            self.deed.act(self.place, practice)
            if content(self.place.open()) != self.after:
                yield "trying again made something else of it"
        clients = practice.book.all(Client)
        for each in clients:
            practice.record([Edit(each, {"notes": "the next thing"})], "next")
        if content(self.place.open())[0] != content(practice)[0]:
            yield "what was saved next is not there"
        if any(_is_torn_elsewhere(finding, practice) for finding in practice.check()):
            repair(practice)
        yield from (f"after saving again: {finding.words}" for finding in practice.check())


def _is_torn_elsewhere(finding: Finding, practice: Practice) -> bool:
    """Whether a history has a torn end that no save here removes: that of an id which this device has lost."""
    return finding.words == UNFINISHED and Path(finding.where).stem != folder_of(practice).device


def _unsound(practice: Practice, place: Place) -> Iterator[str]:
    """What is not as it should be at the start after an attack."""
    for finding in practice.check():
        if finding.words not in (UNFINISHED, MISSING):
            yield f"{finding.where}: {finding.words}"
    yield from practice.troubles.values()
    yield from (f"{path.name} was left behind" for path in place.folder.rglob("*.writing"))


def _held(practice: Practice) -> dict[str, Record]:
    return {each.id: each for each in practice.book}


def _told(done: bool | None) -> str:
    return {True: "acknowledged", False: "refused", None: "begun"}[done]


def court(scratch: Path, deed: Deed) -> Court:
    """Do a deed once in peace, to know what it makes; the practice is left as it is before it."""
    place = ground(scratch, deed)
    before, wrong = None, frozenset[str]()
    if deed.do:
        practice = place.open()
        before, wrong = content(practice), frozenset(_unsound(practice, place))
        place.put_back()  # its opening may have written
    deed.act(place, deed.begin(place))
    after = content(place.open())
    aside = _aside(place)
    place.put_back()
    return Court(deed, place, after if before is None else before, after, wrong, aside)


def content(practice: Practice) -> Content:
    """Everything that a practice holds; ids that differ from run to run are told by what they name."""
    kept = {scope: _tables(practice, scope) for scope in practice.store.scopes()}
    named = {
        id: _plain(doc, {})
        for tables in kept.values()
        if tables
        for docs in tables.values()
        for id, doc in docs.items()
    }
    rows = [row for scope, tables in kept.items() for row in _rows(scope, tables, named)]
    return len(practice.store.history()), sorted(rows)


def _tables(practice: Practice, scope: str) -> Tables | None:
    """The tables of a scope; None where it is damaged."""
    try:
        return practice.store.load(scope).tables
    except Damaged:
        return None


def _rows(scope: str, tables: Tables | None, named: Mapping[str, str]) -> Iterator[str]:
    name = "of its own" if _is_own_id(scope) else scope
    if tables is None:
        yield f"{name} is damaged"
        return
    yield from (f"{name} {table} {_plain(doc, named)}" for table, docs in tables.items() for doc in docs.values())


def _aside(place: Place) -> frozenset[bytes]:
    return frozenset(path.read_bytes() for path in place.folder.glob("backups/*/aside/*"))


def _plain(doc: Doc, named: Mapping[str, str]) -> str:
    """A record without who wrote it last; for an id it says what that names, or that it names nothing.

    What is kept to know a forgotten name again is salted, and another in each run: of it only how much it is counts.
    """
    told = {key: _telling(value, named) for key, value in sorted(doc.items()) if key not in ("rev", "salt")}
    return repr(told | {"marks": sorted(doc["marks"].values())} if "marks" in doc else told)


def _telling(value: Any, named: Mapping[str, str]) -> Any:  # noqa: ANN401  (any JSON value)
    if isinstance(value, list):
        return [_telling(each, named) for each in value]
    return f"to {named.get(value, 'nothing')}" if _is_own_id(value) else value


def _is_own_id(value: object) -> bool:
    return isinstance(value, str) and _OWN_ID.match(value) is not None
