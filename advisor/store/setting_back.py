"""What sets a scope back to what a backup says: changes like any other, so that they can be taken back."""

from collections.abc import Iterator

from advisor.store.merge import differing
from advisor.store.protocol import ERASURE, Change, Doc, Tables


def setting_back(scope: str, now: Tables, then: Tables) -> Iterator[Change]:
    """The changes that make the tables of a scope what they were.

    What was erased stays recorded as erased.

    Args:
        scope: The scope.
        now: Its tables as they stand.
        then: Its tables as a backup holds them.
    """
    for table in sorted({*now, *then} - {ERASURE}):
        before, after = now.get(table, {}), then.get(table, {})
        for id in sorted({*before, *after}):
            if differing(before.get(id), after.get(id)):
                yield _change(scope, table, id, before.get(id), after.get(id))


def _change(scope: str, table: str, id: str, before: Doc | None, after: Doc | None) -> Change:
    expects = before["rev"] if before else None
    if after is None:
        return Change(scope, table, id, None, expects)
    doc = {**dict.fromkeys(before or {}), **{name: value for name, value in after.items() if name != "rev"}}
    doc.pop("rev", None)
    return Change(scope, table, id, doc, expects)
