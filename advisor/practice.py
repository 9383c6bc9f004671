"""The one door: open a practice, look up, record changes, undo, and hear of changes from elsewhere.

What judges a change or tells the past is imported where it is used: a program shows what it read before it does either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from advisor import store as keeping
from advisor.reader import Reader
from advisor.records import Client, Document, Record
from advisor.store import Action, Entry, Finding, KeptUnfinished, Store

if TYPE_CHECKING:
    from advisor.changes import Change

Now = Callable[[], datetime]

_UNFINISHED = "unfinished"


class Done(NamedTuple):
    """One action as it was written: its id, why, and the records as they stand now (deleted ones are absent).

    An action that changed nothing was not written: it has no id and no records.
    """

    id: str
    why: str
    records: tuple[Record, ...]


class Practice:
    """An open practice.

    Args:
        store: Where the records are kept.
        now: The clock: an aware instant in local time. Nothing else here reads one.
        who: The name that stands in the history.

    Attributes:
        book: What was read so far.
        troubles: What is wrong with a scope, in plain words, by its id; such a scope cannot be written. What is
            kept but not finished stands here too, and what may be lacking in a scope.
        is_new: Whether opening made the practice just now.
    """

    def __init__(self, store: Store, now: Now, who: str) -> None:
        self.store = store
        self.now = now
        self.who = who
        self.is_new = False
        self._reader = Reader(store)
        self.book = self._reader.book
        self.troubles = self._reader.troubles

    @classmethod
    def open(cls, folder: Path, *, state: Path, now: Now, who: str, create: bool = False) -> Practice:
        """Open the practice in a folder; the records are not read yet (see :meth:`load`).

        Args:
            folder: The practice folder.
            state: Where this device keeps its own id, outside the practice.
            now: The clock.
            who: The name for the history.
            create: Whether to make an empty practice where there is none.

        Raises:
            StoreError: With one sentence, when the folder is no practice or cannot be used, or is gone though it was
                opened before: an empty practice in its place would look like a loss.
        """
        try:
            return cls(keeping.open_practice(folder, state), now, who)
        except keeping.NotAPractice as error:
            if keeping.is_gone(folder, state):
                raise keeping.Gone(
                    f"{folder} is not there, and was when Advisor last opened it: connect its drive, or put it back, "
                    "and try again. To begin a new practice in its place, make the empty folder first."
                ) from error
            if not create:
                raise
        practice = cls(keeping.create_practice(folder, state), now, who)
        practice.is_new = True
        return practice

    @property
    def today(self) -> date:
        """The local date."""
        return self.now().date()

    # -- reading ---------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Read everything into the book.

        Raises:
            StoreError: When the practice cannot be read at all; what is wrong with one scope is in ``troubles``.
        """
        self._reader.load()

    def refresh(self) -> frozenset[str]:
        """Take in what other programs have written since; returns the scopes that changed.

        What cannot be read now is named in ``troubles`` and tried again the next time.
        """
        return self._reader.refresh()

    def name_of(self, scope: str) -> str:
        """What people call a client, by its id, also where it cannot be read now; "" where nothing says it."""
        return self._reader.name_of(scope)

    def in_names(self, words: str) -> str:
        """A sentence of the store with clients called by their names in place of their files."""
        return self._reader.in_names(words)

    # -- writing ---------------------------------------------------------------------------------------------

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let nobody else write within a block, and begin it with all that they have written.

        What was heard is told by the next refresh.

        Raises:
            StoreError: When somebody else is writing for long, or nothing can be written.
        """
        with self.store.writing():
            self._reader.hear()
            yield

    def record(self, changes: Sequence[Change], why: str, *, id: str = "") -> Done:
        """Write one action: all of its changes, with what follows from them by rule, or nothing.

        Args:
            changes: What to add, edit or delete, over one or many clients.
            why: The action in a few words, as it stands in the history and beside undo.
            id: What the action is to be known by, where somebody has noted that before; else it gets an id.

        Raises:
            Refused: With every breach of a rule in plain words.
            StoreError: When it could not be kept; a ``Conflict`` names what somebody else changed first.
        """
        from advisor.planning import planned

        now = self.now()
        with self.alone():
            plan = planned(self.book, changes, now, self.troubles)
            if changes and not plan:
                return Done("", why, ())
            if named_anew := [old for _, olds in self.tell_apart(each.scope for each in plan) for old in olds]:
                plan = planned(self.book, [self._of_today(each, named_anew) for each in changes], now, self.troubles)
            return self._commit(plan, why, now, id=id)

    def tell_apart(self, scopes: Iterable[str]) -> list[tuple[str, tuple[Record, ...]]]:
        """Give later records that two computers named like others a name of their own, each as an action of its own.

        Returns:
            For each action its words, and the records as they were before it.

        Raises:
            StoreError: When it could not be kept.
        """
        from advisor.doubles import doubled, telling_apart

        told: list[tuple[str, tuple[Record, ...]]] = []
        scopes = set(scopes)
        with self.store.writing():
            while groups := doubled(self.book, scopes):
                steps = telling_apart(self.book, groups)
                step = next((each for each in steps if each[1][0].scope not in self.troubles), None)
                if step is None:
                    break
                why, plan = step
                olds = tuple(old for each in plan if (old := self.book.record(each.id)) is not None)
                self._commit(plan, why, self.now())
                told.append((why, olds))
        return told

    def _of_today(self, change: Change, named_anew: Sequence[Record]) -> Change:
        """A change of a record as it was seen, where the record has only got another name since."""
        from advisor.changes import Delete, Edit

        if isinstance(change, Edit | Delete) and change.record in named_anew:
            now = self.book.record(change.record.id)
            return replace(change, record=now) if now is not None else change
        return change

    def _commit(
        self, plan: Sequence[keeping.Change], why: str, now: datetime, *, undoes: str | None = None, id: str = ""
    ) -> Done:
        """Write a plan and take it in; an action that is kept but not finished is done, and named in ``troubles``."""
        from advisor.changes import new_id

        action = id or new_id()
        try:
            commit = self.store.commit(
                plan, id=action, who=self.who, why=why, on=now.date(), at=now.astimezone(UTC), undoes=undoes
            )
        except KeptUnfinished as error:
            self.troubles[_UNFINISHED] = self.in_names(str(error))
            for scope in dict.fromkeys(each.scope for each in plan):
                self._reader.read_again(scope)
        else:
            self.troubles.pop(_UNFINISHED, None)
            self._reader.absorb(commit)
        written = (self.book.record(each.id) for each in plan if each.doc is not None)
        return Done(action, why, tuple(each for each in written if each is not None))

    # -- taking back -----------------------------------------------------------------------------------------

    def undoable(self) -> Action | None:
        """The action that undo takes back next on this device, also after a restart.

        That a document was made is passed over: its file is out in the world, and the record of it stays. That it was
        sent is not.
        """
        return self.store.undoable(but=(Document.KIND,))

    def redoable(self) -> Action | None:
        """The undone action that redo brings back next."""
        return self.store.redoable()

    def undo(self, action: str = "") -> Done | None:
        """Take back the latest action of this device, or the one with this id; None when there is none.

        Raises:
            StoreError: With the reason, where a later change of the same record stands against it, or a record
                that was built on what would go.
        """
        latest = self.undoable()
        if latest is not None and action in ("", latest.id):
            return self._reverse(latest.id, "undo", latest.why)
        if not action:
            return None
        found = self.store.action(action)
        return self._reverse(action, "undo", found.why if found else "")

    def redo(self) -> Done | None:
        """Bring back what undo took last; None when there is nothing to bring back.

        Raises:
            StoreError: With the reason, where what was recorded since stands against it.
        """
        found = self.redoable()
        return self._reverse(found.id, "redo", found.why) if found else None

    def _reverse(self, action: str, how: str, why: str) -> Done:
        from advisor.showing import what

        now = self.now()
        with self._reader.telling_names(), self.alone():
            plan = self.store.plan_undo(action)
            self._judge(plan, f"“{what(why)}” cannot be {'taken' if how == 'undo' else 'brought'} back")
            return self._commit(plan, f"{how}: {what(why)}", now, undoes=action)

    def put_back(self, plan: Callable[[], Sequence[keeping.Change]], why: str, cannot: str) -> Done:
        """Write records as documents that came from elsewhere, such as a backup: one action, and a step of undo.

        Args:
            plan: Says what to write, once nobody else is writing; nothing is written for no changes.
            why: The action in a few words.
            cannot: How a refusal begins: what cannot be done.

        Raises:
            StoreError: With the reason, where a record does not fit its type or would refer to one that is not there.
        """
        now = self.now()
        with self.alone():
            changes = plan()
            if not changes:
                return Done("", why, ())
            self._judge(changes, cannot)
            return self._commit(changes, why, now)

    def _judge(self, plan: Sequence[keeping.Change], cannot: str) -> None:
        """Refuse documents that come from the past or from elsewhere, where something stands against them."""
        from advisor.planning import keep_out_of_trouble
        from advisor.reversing import judge_reversal

        keep_out_of_trouble(plan, self.troubles)
        judge_reversal(self.book, plan, cannot)

    # -- the record of the record ----------------------------------------------------------------------------

    def history(self, record: Record | None = None, *, unread: dict[str, str] | None = None) -> list[Entry]:
        """Every action, newest last: of the practice, of a client and all it holds, or of a record.

        With a recommendation goes what came of it, with an engagement its advice and what came of that.

        Args:
            record: The record; None for the practice.
            unread: Takes, by scope, why its history cannot be read; what the others say is given all the same.

        Raises:
            StoreError: A history cannot be read, and nobody takes up why.
        """
        with self._reader.telling_names():
            entries = self.store.history(self.book.scope_of(record.id) if record else None, unread=unread)
        if unread:
            unread |= {scope: self.in_names(words) for scope, words in unread.items()}
        if record is None or isinstance(record, Client):
            return entries
        from advisor.showing import of_family

        return of_family(entries, record.id)

    def check(self) -> list[Finding]:
        """Verify everything that is kept, reading it anew; an empty list is a sound practice."""
        from advisor.naming import with_name
        from advisor.soundness import in_words, unsound

        kept, misfits = self.store.check(), list[str]()
        for loaded in self._reader.read():
            self._reader.take_in(loaded)
            misfits += loaded.misfits
        words = "It does not fit what this version of Advisor knows of such a record."
        named = (
            each._replace(
                where=with_name(each.where, self.name_of), words=in_words(self.book, self.in_names(each.words))
            )
            for each in kept
        )
        return [*(Finding("error", each, words) for each in misfits), *unsound(self.book), *named]
