"""Two open practices on one folder against a plain model in memory, which agrees after every step.

Whatever is done, by whichever of the two: both read what the model says, hear of it by following, and name the same
action to take back; what was refused has left nothing behind.
"""

import json
import shutil
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from unittest import mock

import hypothesis.strategies as st
from hypothesis import HealthCheck, Phase, settings
from hypothesis.errors import Flaky
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from advisor.store import (
    PRACTICE,
    Change,
    Conflict,
    Doc,
    FolderStore,
    KeptUnfinished,
    ReadOnly,
    Refused,
    StoreError,
    Tables,
    create_practice,
    open_practice,
    writer,
)
from advisor.store.check import MISSING
from advisor.store.device import Device
from advisor.store.mending import decline, settle
from advisor.store.proposals import proposals
from tests.tools.attack_calls import FAILURES, Fail, attacked
from tests.tools.attack_tally import Tally

ACME, BOLT = "acme0000", "bolt0000"
Key = tuple[str, str]
"""A record: its scope and id; all are in one table."""

WHO = st.sampled_from([0, 1])
SCOPES = st.sampled_from([(ACME,), (BOLT,), (PRACTICE,), (ACME, BOLT), (BOLT, ACME, PRACTICE)])
IDS = st.sampled_from(["one", "two", "three"])
TITLES = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
FAULTS = st.sampled_from([name for name in FAILURES if name.startswith("E")])


@dataclass
class Model:
    """What holds, as plain values.

    ``records`` are the documents without who wrote them last; ``actions`` what each action changed, before and after;
    ``done`` and ``undone`` what each device can take back and bring back; ``edited`` the titles that another program
    wrote, by scope.
    """

    records: dict[Key, Doc] = field(default_factory=dict)
    actions: dict[str, dict[Key, tuple[Doc | None, Doc | None]]] = field(default_factory=dict)
    done: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    undone: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    edited: dict[str, str] = field(default_factory=dict)

    def act(self, device: str, id: str, after: dict[Key, Doc | None], undoes: str = "") -> None:
        """Take in an action."""
        self.actions[id] = {key: (self.records.get(key), doc) for key, doc in after.items()}
        for key, doc in after.items():
            if doc is None:
                self.records.pop(key, None)
            else:
                self.records[key] = doc
        done, undone = self.done[device], self.undone[device]
        if undoes in done:
            done.remove(undoes)
            undone.append(id)
        elif undoes in undone:
            undone.remove(undoes)
            done.append(id)
        else:
            done.append(id)
            undone.clear()

    def stands(self, id: str) -> bool:
        """Whether everything that an action changed is still as it left it."""
        return all(self.records.get(key) == after for key, (_, after) in self.actions[id].items())

    def back(self, id: str) -> dict[Key, Doc | None]:
        """What taking an action back makes of its records."""
        return {key: before for key, (before, _) in self.actions[id].items()}

    def of(self, scope: str) -> dict[str, Doc]:
        """The records of a scope, by id."""
        return {id: doc for (each, id), doc in self.records.items() if each == scope}


class TwoPractices(RuleBasedStateMachine):
    """Random actions of two programs, each of which is a device of its own."""

    acknowledged = 0
    """How many actions were kept, in all runs."""

    @initialize()
    def begin(self) -> None:
        """An empty practice, opened twice."""
        self.scratch = Path(mkdtemp(prefix="advisor-model-"))
        self.folder = self.scratch / "practice"
        for who in (0, 1):  # with ids that are the same in every run
            device = Device(self.scratch / str(who), self.folder)
            device.id = f"device{who}"
            device.begin(0)
        create_practice(self.folder, self.scratch / "0")
        self.stores = [self._opened(0), self._opened(1)]
        self.model = Model()
        self._number = 0
        self.followed: list[dict[str, tuple[str, dict[str, Doc]]]] = [{}, {}]
        self.instant = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

    def teardown(self) -> None:
        """The practice is sound in the end, and nothing is left behind."""
        if not hasattr(self, "scratch"):
            return
        try:
            for scope in list(self.model.edited):
                self._decline(scope)
            TwoPractices.acknowledged += len(self.model.actions)
            # A file that was lost is told until something is saved there; its history has everything.
            assert [each for each in self._opened(0).check() if each.words != MISSING] == []
        finally:
            shutil.rmtree(self.scratch)

    # -- what is done ----------------------------------------------------------------------------------------

    @rule(who=WHO, scopes=SCOPES, id=IDS, title=TITLES, deletes=st.sampled_from([False, False, True]))
    def save(self, who: int, scopes: tuple[str, ...], id: str, title: str, deletes: bool) -> None:
        """Write or delete a record in each of some scopes, as one action."""
        self._save(who, self._wanted(scopes, id, title, deletes))

    @rule(who=WHO, scopes=SCOPES, id=IDS, title=TITLES, at=st.integers(1, 90), fault=FAULTS, half=st.booleans())
    def save_where_a_call_fails(
        self, who: int, scopes: tuple[str, ...], id: str, title: str, at: int, fault: str, half: bool
    ) -> None:
        """The same while one call of the system fails."""
        with attacked(Fail(at, FAILURES[fault], half=half), self.folder):
            self._save(who, self._wanted(scopes, id, title, deletes=False), failing=True)
        self.start_again(who)  # whoever starts next finishes what is kept

    @rule(who=WHO, scope=st.sampled_from([ACME, BOLT]), id=IDS)
    def save_what_was_changed_meanwhile(self, who: int, scope: str, id: str) -> None:
        """A save that has not seen the record as it is now is told how it is, and leaves nothing."""
        if scope in self.model.edited:
            return
        try:
            self._commit(who, [Change(scope, "advice", id, {"title": "stale"}, "0" * 16)], self._id())
        except Conflict as conflict:
            (clash,) = conflict.clashes
            assert _content(clash.stored) == self.model.records.get((scope, id))
        else:
            raise AssertionError("what was changed meanwhile was written over")

    @rule(who=WHO)
    def undo(self, who: int) -> None:
        """Take back the device's latest action, or hear why not."""
        found = self.stores[who].undoable()
        self._reverse(who, found.id if found else "")

    @rule(who=WHO)
    def redo(self, who: int) -> None:
        """Bring back what the device took back last, or hear why not."""
        found = self.stores[who].redoable()
        self._reverse(who, found.id if found else "")

    @rule(who=WHO)
    def start_again(self, who: int) -> None:
        """End the program and start it anew."""
        self.stores[who] = self._opened(who)
        self.followed[who] = {}

    @rule(scope=st.sampled_from([ACME, BOLT]))
    def lose_the_file(self, scope: str) -> None:
        """A client's file is gone; its history has it all."""
        if scope not in self.model.edited:
            self.stores[0].layout.tables(scope).unlink(missing_ok=True)

    @rule(scope=st.sampled_from([ACME, BOLT]), title=TITLES)
    def edit_from_outside(self, scope: str, title: str) -> None:
        """Another program writes a title into the first record of a client's file."""
        file = self.stores[0].layout.tables(scope)
        if scope in self.model.edited or not file.exists():
            return
        data = json.loads(file.read_bytes())
        docs = data.get("advice") or {}
        if {id: _content(doc) for id, doc in docs.items()} != self.model.of(scope):
            return  # it is behind its history, since a call failed
        if docs and (first := docs[min(docs)]).get("title") != title:
            first["title"] = title
            file.write_text(json.dumps(data), "utf-8")
            self.model.edited[scope] = title

    @rule(takes=st.booleans())
    def answer_what_was_edited(self, takes: bool) -> None:
        """Take an edit in, or leave it out."""
        for scope in sorted(self.model.edited)[:1]:
            if takes:
                self._take_in(scope)
            else:
                self._decline(scope)

    # -- what must hold --------------------------------------------------------------------------------------

    @invariant()
    def both_agree_with_the_model(self) -> None:
        """Both programs read and hear what the model says, and name the same action to take back."""
        for who, store in enumerate(self.stores):
            for scope in (PRACTICE, ACME, BOLT):
                loaded = store.load(scope)
                wanted = self._read(scope)
                assert _plain(loaded.tables) == wanted, (who, scope)
                assert (loaded.readonly is not None) == (scope in self.model.edited)
                assert self._follow(who, scope) == wanted, (who, scope)
            for found, stack in ((store.undoable(), self.model.done), (store.redoable(), self.model.undone)):
                assert (found.id if found else "") == (stack[store.device] or [""])[-1]

    @invariant()
    def the_history_has_every_action_once(self) -> None:
        """What was acknowledged is there; what was refused is not."""
        assert sorted(entry.action.id for entry in self.stores[0].history()) == sorted(self.model.actions)

    # -- how -------------------------------------------------------------------------------------------------

    def _opened(self, who: int) -> FolderStore:
        return open_practice(self.folder, self.scratch / str(who))

    def _id(self) -> str:
        self._number += 1
        return f"{self._number:016x}"

    def _wanted(self, scopes: tuple[str, ...], id: str, title: str, deletes: bool) -> dict[Key, Doc | None]:
        return {(scope, id): None if deletes else {"title": title} for scope in scopes}

    def _save(self, who: int, after: dict[Key, Doc | None], *, failing: bool = False) -> None:
        after = {key: doc for key, doc in after.items() if doc is not None or key in self.model.records}
        if not after:
            return
        id = self._id()
        try:
            self._commit(who, [self._change(key, doc) for key, doc in after.items()], id)
        except KeptUnfinished:
            assert failing
        except StoreError as error:
            closed = any(scope in self.model.edited for scope, _ in after)
            if not failing and not (closed and isinstance(error, ReadOnly)):
                raise
            return
        self.model.act(self.stores[who].device, id, after)

    def _change(self, key: Key, doc: Doc | None) -> Change:
        scope, id = key
        return Change(scope, "advice", id, doc, self._rev(key))

    def _rev(self, key: Key) -> str | None:
        """Who wrote a record last: what a program has seen that is up to date."""
        if key not in self.model.records:
            return None
        return next(id for id, changed in reversed(self.model.actions.items()) if key in changed)

    def _commit(self, who: int, changes: list[Change], id: str, undoes: str | None = None) -> None:
        self.instant += timedelta(seconds=1)
        self.stores[who].commit(
            changes, id=id, who="Ada", why="x", on=self.instant.date(), at=self.instant, undoes=undoes
        )

    def _reverse(self, who: int, action: str) -> None:
        if not action:
            return
        model, store, id = self.model, self.stores[who], self._id()
        closed = any(scope in model.edited for scope, _ in model.actions[action])
        try:
            self._commit(who, store.plan_undo(action), id, undoes=action)
        except (Refused, ReadOnly):
            assert closed or not model.stands(action)
        else:
            assert not closed
            assert model.stands(action)
            model.act(store.device, id, model.back(action), undoes=action)

    def _take_in(self, scope: str) -> None:
        (proposal,) = [each for each in proposals(self.stores[0].layout) if each.scope == scope]
        id, after = self._id(), {(scope, was.id): _content(was.after) for was in proposal.changes}
        changes = [self._change(key, doc) for key, doc in after.items()]
        self.instant += timedelta(seconds=1)
        settle(self.stores[0], proposal, changes, id=id, who="Ada", why="edit", at=self.instant)
        del self.model.edited[scope]
        if changes:
            self.model.act(self.stores[0].device, id, after)

    def _decline(self, scope: str) -> None:
        (proposal,) = [each for each in proposals(self.stores[0].layout) if each.scope == scope]
        self.instant += timedelta(seconds=1)
        decline(self.stores[0], proposal, self.instant)
        del self.model.edited[scope]

    def _read(self, scope: str) -> dict[str, Doc]:
        """What a program reads of a scope: with what another program wrote into it."""
        docs = self.model.of(scope)
        if scope in self.model.edited:
            docs[min(docs)] = docs[min(docs)] | {"title": self.model.edited[scope]}
        return docs

    def _follow(self, who: int, scope: str) -> dict[str, Doc]:
        """A scope as somebody knows it who only hears of changes."""
        store, known = self.stores[who], self.followed[who]
        if scope not in known:
            loaded = store.load(scope)
            known[scope] = loaded.cursor, _plain(loaded.tables)
        cursor, docs = known[scope]
        heard = store.changes_since(scope, cursor)
        docs = {} if heard.whole else dict(docs)
        for each in heard.changed:
            docs.pop(each.id, None)
            if each.doc is not None:
                docs[each.id] = _content(each.doc) or {}
        known[scope] = heard.cursor, docs
        return docs


def _content(doc: Doc | None) -> Doc | None:
    return None if doc is None else {name: value for name, value in doc.items() if name != "rev"}


def _plain(tables: Tables) -> dict[str, Doc]:
    return {id: _content(doc) or {} for docs in tables.values() for id, doc in docs.items()}


def agree_with_a_model(examples: int, steps: int) -> Tally:
    """So many random sequences of so many actions."""
    tally = Tally("two practices against a model", runs=examples)
    before = TwoPractices.acknowledged
    how = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
    )
    try:  # with one thread, so that it is the same call that fails in every run
        with mock.patch.object(writer, "_THREADS", 1):
            run_state_machine_as_test(TwoPractices, settings=how)
    except (AssertionError, StoreError, Flaky) as error:
        tally.lost.append("\n".join([str(error), *getattr(error, "__notes__", ())]))
    tally.acknowledged = TwoPractices.acknowledged - before
    return tally
