"""Cohorts over time: how much of what is old enough was implemented in the time that it had."""

from advisor.review.cohorts import Cohort, Cohorts
from screens.review.lines import Figure, Line, Pen, Span, number
from screens.review.tables import Bar, Cell, Name, rate_cells, table


def cohort_lines(found: Cohorts, pen: Pen) -> list[Line]:
    """A row for each quarter, or for each year where there are many, oldest first."""
    lines = table([_row(each) for each in found.shown], pen, drops=(4,))
    if found.all.unwatched:
        figure = Figure("cohorts.unwatched", "came due after the latest progress", found.all.unwatched)
        lines.append((number(figure), Span("came due after anybody last recorded progress", "dim")))
    return lines


def _row(cohort: Cohort) -> list[Cell]:
    """A cohort; where nobody has recorded what was done, or nothing is old enough, no share is drawn."""
    return [Name(cohort.name), *_rate(cohort), _remark(cohort)]


def _rate(cohort: Cohort) -> list[Cell]:
    if not cohort.implemented.of:
        return [Bar(None), (), (), ()]
    given = f"given in {cohort.name}"
    hits, among = f"{given}, implemented in time", f"{given}, old enough"
    return rate_cells(cohort.implemented, f"cohort.{cohort.name}", hits, among, shared=cohort.watched)


def _remark(cohort: Cohort) -> Line:
    """That nobody looked, and how much is too young."""
    parts: list[Span] = []
    if not cohort.watched:
        parts.append(Span(" not observed ", "warn"))
    if cohort.not_due:
        figure = Figure(f"cohort.{cohort.name}.young", f"given in {cohort.name}, not yet due", cohort.not_due)
        parts += [number(figure), Span("not yet due", "dim")]
    return tuple(parts)
