"""Bringing back what one computer deleted while another recorded something that names it."""

from collections.abc import Iterator

from advisor.loading import record_of
from advisor.practice import Practice
from advisor.records import TYPES, Misfit, Record
from advisor.showing import called
from advisor.soundness import dangling
from advisor.store import Change, Doc
from advisor.store.merge import content
from advisor.trial import trial


def bring_back(practice: Practice) -> Iterator[str]:
    """Record again what other records name, as it was when it was deleted; says in sentences what came back.

    Computers that do it apart write the same. Nothing is done in a client that cannot be written.

    Raises:
        StoreError: It could not be kept, or the history not be read.
    """
    with practice.store.writing():
        practice.refresh()
        plan = _plan(practice)
        why = "Bring back what was deleted on one computer and named on another"
        practice.put_back(lambda: plan, why, "What other records name cannot be brought back")
        for each in plan:
            record = practice.book.record(each.id)
            if record is not None:
                name = called(practice.book, record)
                yield f"The {name} was deleted on one computer and named on another; it is back."


def _plan(practice: Practice) -> list[Change]:
    """What is to come back, with what it names itself."""
    plan: dict[str, Change] = {}
    with trial(practice.book) as put:
        while found := next(_deleted(practice), None):
            scope, record, doc = found
            plan[record.id] = Change(scope, record.KIND, record.id, doc, None)
            put(scope, record.id, record)
    return list(plan.values())


def _deleted(practice: Practice) -> Iterator[tuple[str, Record, Doc]]:
    """Records that are named and gone: where each was kept, and as what."""
    for named_by, spec, record_id in dangling(practice.book):
        scope = practice.book.scope_of(named_by.id)
        if scope is None or scope in practice.troubles or spec.ref is None:
            continue
        steps = [was for entry in practice.store.history(scope, record_id) for was in entry.changes]
        doc = next((content(was.before) for was in reversed(steps) if was.table == spec.ref.kind and was.before), None)
        record = _fitting(spec.ref.kind, record_id, doc)
        if record is not None and doc is not None:
            yield scope, record, doc


def _fitting(kind: str, record_id: str, doc: Doc | None) -> Record | None:
    if doc is None or kind not in TYPES:
        return None
    try:
        return record_of(kind, record_id, doc)
    except Misfit:
        return None
