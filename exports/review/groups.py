"""Whose advice is adopted more, and whose less, than the rest: every comparison that can be made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from advisor.records.choices import EngagementKind, Priority, Reason
from advisor.review import Review
from advisor.review.breakdown import By, Group
from advisor.review.comparisons import breakdown, nothing_to_compare, remark
from exports.language import Language
from exports.review.rates import rate_cells, rate_columns
from exports.sentences import capital
from exports.word import Cell, Column, Document, Table, Tint, isolated

_ENOUGH = 30
"""Of fewer that are settled, the sentences say all that there is; the rates would be of ones and twos."""
_SHOWN = 8
"""So many groups stand in a table, those that differ most; and each that differs by more than chance may do."""
_CHOICES: Mapping[By, type[Enum]] = {By.priority: Priority, By.reason: Reason, By.kind: EngagementKind}
"""What the keys of groups are that have names of our own."""


def groups_section(made: Document, say: Language, found: Review) -> None:
    """Add the section; where nothing can be compared yet, it says so.

    Args:
        made: The document.
        say: The language.
        found: The review.
    """
    made.heading(1, say("review.groups"))
    compared = [(each, breakdown(each, found.rates.adoption)) for each in found.breakdowns if each.is_comparison]
    if found.rates.adoption.of < _ENOUGH:
        made.bullets(told for _, told in compared)
    else:
        for each, told in compared:
            made.heading(2, say(f"review.by_{each.by.value}"))
            made.paragraph(told, keep_next=True)
            shown = [group for at, group in enumerate(each.groups) if at < _SHOWN or group.apart]
            made.table(_table(say, each.by, shown))
            if left := len(each.groups) - len(shown):
                made.note(say("review.more_groups", left, many=say.digits(left)))
    if rest := [each for each in found.breakdowns if not each.is_comparison]:
        made.paragraph(nothing_to_compare(rest))


def _table(say: Language, by: By, shown: Sequence[Group]) -> Table:
    columns = (Column(say("review.group"), 2.0), *rate_columns(say), Column(say("review.remark"), 1.6))
    rows = [(_name(say, by, each), *rate_cells(say, each.adoption), _remark(each)) for each in shown]
    return Table(columns, rows, say("review.groups_what"), caption=say(f"review.by_{by.value}_table"))


def _name(say: Language, by: By, group: Group) -> str:
    if not group.key:
        return say("review.none_named")
    kind = _CHOICES.get(by)
    return capital(say.label(kind(group.key))) if kind else isolated(group.name)


def _remark(group: Group) -> str | Cell:
    told = remark(group)
    if not group.apart:
        return told
    return Cell(told, Tint.GOOD if (group.differs or 0) > 0 else Tint.WAITING)
