"""Whether an action can be taken back: nothing that stays may refer to what goes."""

from collections.abc import Sequence

from advisor.book import Book
from advisor.loading import record_of
from advisor.records import TYPES, Misfit, Record
from advisor.showing import called
from advisor.soundness import dangling
from advisor.store import Change, Refused
from advisor.trial import trial
from advisor.words import count


def judge_reversal(book: Book, plan: Sequence[Change], cannot: str) -> None:
    """Refuse a reversal after which a record would refer to one that is not there.

    Args:
        book: The practice before the reversal.
        plan: The changes that make it.
        cannot: How the refusal begins: which action cannot be taken back, or brought back.

    Raises:
        Refused: With what stands against it.
    """
    ids = {each.id for each in plan}
    with trial(book) as put:
        for each in plan:
            if each.table in TYPES:
                put(each.scope, each.id, _restored(each, cannot))
        loose = [(record, spec) for record, spec, to in dangling(book) if ids & {record.id, to}]
        if not loose:
            return
    record, spec = loose[0]
    assert spec.ref is not None
    name, kind = called(book, record), TYPES[spec.ref.kind].NAME
    if record.id in ids:
        raise Refused(f"{cannot}: the {kind} that {name} names is gone.")
    others = len({each.id for each, _ in loose}) - 1
    rest = f" and {count(others, 'more record')}" if others else ""
    raise Refused(f"{cannot}: {name}{rest} would then name a {kind} that is not there; delete that first.")


def _restored(change: Change, cannot: str) -> Record | None:
    """The record as a reversal would leave it; None where it would go."""
    if change.doc is None:
        return None
    try:
        doc = {name: value for name, value in change.doc.items() if value is not None}
        return record_of(change.table, change.id, doc)
    except Misfit as error:
        kind = TYPES[change.table].NAME
        raise Refused(f"{cannot}: this version of Advisor cannot read the {kind} as it was.") from error
