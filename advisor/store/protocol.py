"""The seam beneath the practice: what any keeping of records must be able to do.

A *scope* is what is kept and handed over together: one client, or the practice itself. A scope has
tables, a table has documents by id. A stored document carries ``rev``, the id of the commit that last
wrote it. Whoever wants to write says which revision they saw.
"""

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final, NamedTuple, Protocol

Doc = dict[str, Any]
Tables = dict[str, dict[str, Doc]]

_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})

PRACTICE = "practice"
"""The scope of the practice's own records; every other scope is a client's id."""

ERASURE = "erasure"
"""The table in which it stands that a client was destroyed or a person forgotten; an action there is never undone."""


class Give(NamedTuple):
    """Asks for a reference: ``doc[field] = prefix + next number`` of that prefix in that scope.

    The number is given inside the commit from a counter that nothing lowers. A record that already
    has a reference keeps it.
    """

    field: str
    prefix: str


class Change(NamedTuple):
    """One record to write or delete.

    ``doc`` is patched over the stored document: keys that it does not name survive, and a key whose
    value is None is removed (so no stored document holds None at its top level). ``doc=None`` deletes.
    ``expects`` is the revision that the caller saw; None means that the record must not exist yet.
    """

    scope: str
    table: str
    id: str
    doc: Doc | None
    expects: str | None
    give: Give | None = None


class Changed(NamedTuple):
    """One record as it stands after a change; ``doc`` is None when it is gone."""

    scope: str
    table: str
    id: str
    doc: Doc | None


class Commit(NamedTuple):
    """What a commit wrote.

    ``cursors`` gives, per scope, the place to ask for changes from, and ``before`` the place that the
    commit built on: who was there has missed nothing. ``again`` is true when this id had been committed
    before and nothing was written now.
    """

    id: str
    changed: tuple[Changed, ...]
    cursors: Mapping[str, str]
    before: Mapping[str, str] = _NOTHING
    again: bool = False


class Scope(NamedTuple):
    """Everything kept in one scope. The documents are the caller's own: the store keeps no copy.

    ``readonly`` says in plain words why nothing can be written here now; None when it can. ``heads``
    is the number of the last commit of each device that these tables contain. ``sealed`` is true where
    every byte that was read stands as a commit wrote it, so that nothing has to be checked again. ``lacking``
    says in plain words that something which was kept here may be missing; "" where nothing is known to.
    """

    id: str
    tables: Tables
    cursor: str
    readonly: str | None = None
    heads: Mapping[str, int] = _NOTHING
    sealed: bool = False
    lacking: str = ""


class Changes(NamedTuple):
    """What changed in a scope since a cursor, each record once, as it stands now.

    ``whole`` is true when the difference cannot be told (a backup was restored, a file was edited by
    another program): then ``changed`` is everything, and whatever else the caller held is gone.
    """

    changed: tuple[Changed, ...]
    cursor: str
    whole: bool = False


class Past(NamedTuple):
    """A scope as it stood at a moment of its history.

    ``later`` gives for each record that was written after that moment the first and the last local day of it.
    """

    tables: Tables
    later: Mapping[str, tuple[date, date]]


class Was(NamedTuple):
    """One record's before and after in the history; None where there was, or is, no record."""

    scope: str
    table: str
    id: str
    before: Doc | None
    after: Doc | None


class Action(NamedTuple):
    """One commit, without its documents: enough to name it in a list or a question.

    ``records`` counts the records, ``of`` the scopes that the whole action wrote. ``at`` is an aware
    UTC instant, ``on`` the local date of that moment. ``turn`` counts the actions of that device.
    """

    id: str
    device: str
    turn: int
    at: datetime
    on: date
    who: str
    why: str
    undoes: str | None
    of: int
    records: int
    scopes: tuple[str, ...]


class Entry(NamedTuple):
    """One commit with every record's before and after, over all its scopes that were asked for."""

    action: Action
    changes: tuple[Was, ...]


class Finding(NamedTuple):
    """Something that a check found.

    ``severity`` is ``error`` (data is wrong or unreadable), ``warning`` (needs a look) or ``note``
    (harmless). ``where`` is a path inside the practice, or a record as people name it; ``words`` is one
    plain sentence.
    """

    severity: str
    where: str
    words: str


class Store(Protocol):
    """Keeps the records of one practice."""

    @property
    def device(self) -> str:
        """The id under which this program's commits stand in the history."""
        ...

    def scopes(self) -> list[str]:
        """The ids of all scopes, the practice first.

        Raises:
            Unreadable: as every call that reads, where the system will not let it.
        """
        ...

    def load(self, scope: str) -> Scope:
        """Everything in a scope; an empty scope when nothing was ever committed to it.

        Raises:
            Damaged: the scope cannot be read; other scopes still can.
        """
        ...

    def writing(self) -> AbstractContextManager[None]:
        """Be the only one who writes for the length of a block, so that what is judged is what is changed.

        A commit inside takes part; blocks may lie in one another.

        Raises:
            Busy: another program has been writing for too long.
        """
        ...

    def commit(
        self,
        changes: Collection[Change],
        *,
        id: str,
        who: str,
        why: str,
        on: date,
        at: datetime,
        undoes: str | None = None,
    ) -> Commit:
        """Write all changes, over one or many scopes, as one history entry; or nothing.

        The same ``id`` again writes nothing and answers as the first time.

        Raises:
            Conflict: a record is not at the revision that was expected.
            ReadOnly, Damaged, Busy, Unreadable: nothing was written, for the reason given.
            KeptUnfinished: it is kept, and will be finished by the next commit.
        """
        ...

    def changes_since(self, scope: str, cursor: str) -> Changes:
        """What changed since a cursor from ``load``, ``commit`` or an earlier call; gap-free."""
        ...

    def stamps(self, scopes: Collection[str] | None = None) -> Mapping[str, object]:
        """A cheap mark for each of some scopes, or of all; where it differs from an earlier one, something changed."""
        ...

    def history(
        self, scope: str | None = None, record: str | None = None, *, unread: dict[str, str] | None = None
    ) -> list[Entry]:
        """The commits of one scope or all, or only what touched one record id; newest last.

        ``unread`` takes, by scope, why its history cannot be read, so that the others are told all the same.

        Raises:
            Damaged, Unreadable: a history cannot be read, where nobody takes up why.
        """
        ...

    def past(self, scope: str, by: datetime | date, adding: str = "") -> Past:
        """A scope with everything that had been written in it by a moment.

        ``by`` is an aware instant, or a day: the local one of whoever wrote. Where the record ``adding`` was added
        at that instant, it is the scope as the writer had it, without what had not arrived there yet.

        Raises:
            Damaged, Unreadable: its history cannot be read.
        """
        ...

    def action(self, id: str) -> Action | None:
        """An action by its id, from wherever its history can be read; None where it is not known there."""
        ...

    def undoable(self, device: str | None = None, *, but: Collection[str] = ()) -> Action | None:
        """The action that an undo on this device would take back next, also after a restart.

        Actions that did nothing but add to the tables in ``but`` are passed over.
        """
        ...

    def redoable(self, device: str | None = None) -> Action | None:
        """The undo that a redo on this device would take back next."""
        ...

    def plan_undo(self, id: str) -> list[Change]:
        """The changes that take a whole action back, to be committed with ``undoes=id``.

        Raises:
            Refused: a record was changed since, the action is already taken back, is not known, or has
                not arrived whole from another computer.
        """
        ...

    def glimpse(self, scope: str, table: str, id: str) -> Doc | None:
        """A record as whatever is left of its scope still says it; only to call by its name what cannot be read."""
        ...

    def check(self) -> list[Finding]:
        """Reads everything and says what is not as it should be; an empty list is a sound practice."""
        ...
