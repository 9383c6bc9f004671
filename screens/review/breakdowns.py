"""Whose advice is adopted more, and whose less, than the rest."""

from advisor.review.breakdown import Breakdown, Group
from advisor.review.comparisons import BY_WORDS, remark
from screens.review.lines import Figure, Line, Pen, Span, number
from screens.review.tables import Bar, Cell, Name, Right, rate_cells, table

#: The most groups that are shown before all are asked for.
_GROUPS = 6


def breakdown_lines(found: Breakdown, pen: Pen, *, whole: bool = False) -> list[Line]:
    """What differs most and whatever differs by more than chance may do, or all of it.

    Args:
        found: The groups.
        pen: What to draw with.
        whole: Whether to show every group.
    """
    shown = [each for at, each in enumerate(found.groups) if whole or at < _GROUPS or each.apart]
    lines = table([_row(found, each, pen) for each in shown], pen, drops=(4, 3))
    more = len(found.groups) - len(shown)
    key = section_key(found)
    if more:
        figure = Figure(f"{key}.more", "all of them", expands=key)
        lines.append((Span(f" {more:,} more ", "", figure),))
    return lines


def section_key(found: Breakdown) -> str:
    """The key of the section of a breakdown."""
    return f"by_{found.by.value}"


def _row(found: Breakdown, group: Group, pen: Pen) -> list[Cell]:
    name = group.name or "none named"
    about = f"{BY_WORDS[found.by]} {name}"
    key = f"{section_key(found)}.{group.key}"
    if not group.adoption.of:
        given = number(Figure(f"{key}.given", f"{about}, given", group.ids))
        return [Name(name), Bar(None), Right((given, Span("given", "dim"))), (), (), (Span("  none settled", "dim"),)]
    cells = rate_cells(group.adoption, key, f"{about}, adopted", f"{about}, settled")
    return [Name(name), *cells, (_sign(group, pen), Span(remark(group), "" if group.apart else "dim"))]


def _sign(group: Group, pen: Pen) -> Span:
    """An arrow where a group differs by more than chance may do."""
    if not group.apart:
        return Span("  ")
    up, down = "^v" if pen.plain else "▲▼"
    return Span(f"{up if (group.differs or 0) > 0 else down} ", "strong")
