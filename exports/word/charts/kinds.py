"""The charts of the documents, each made from plain figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from exports.word.charts.chart import Chart, Number, Series
from exports.word.charts.look import Look


@dataclass(frozen=True)
class Period:
    """A quarter or a year: its figure, None for none, and whether it is old enough to be counted."""

    label: str
    value: Number | None
    due: bool = True


def bars(heading: str, categories: Sequence[str], series: Sequence[Series], *, percent: bool = False) -> Chart:
    """Bars that lie, for figures of things with long names."""
    return Chart("bars", heading, categories, series, percent=percent)


def columns(heading: str, categories: Sequence[str], series: Sequence[Series], *, percent: bool = False) -> Chart:
    """Columns, for figures of one time after another."""
    return Chart("columns", heading, categories, series, percent=percent)


def stacked(heading: str, categories: Sequence[str], series: Sequence[Series], *, standing: bool = False) -> Chart:
    """Bars, or columns where they are `standing`, whose parts add up to a whole."""
    return Chart("columns" if standing else "bars", heading, categories, series, joined="stacked")


def line(heading: str, categories: Sequence[str], series: Sequence[Series], *, percent: bool = False) -> Chart:
    """A line for each series, from category to category; it is interrupted where there is no figure."""
    return Chart("line", heading, categories, series, percent=percent)


def funnel(heading: str, counted: str, steps: Sequence[tuple[str, int]]) -> Chart:
    """From all that was given to what remained of it, step by step, the first at the top.

    Args:
        heading: What the steps are.
        counted: What is counted, such as "Recommendations".
        steps: Each step and how many came so far.
    """
    names, values = [name for name, _ in steps], [value for _, value in steps]
    return bars(heading, names, [Series(counted, values)])


def cohorts(heading: str, counted: str, periods: Sequence[Period], not_due: str, *, percent: bool = False) -> Chart:
    """A column for each quarter or year; what is not old enough to be counted is shown as such.

    Args:
        heading: What the periods are.
        counted: What is counted.
        periods: Oldest first.
        not_due: The words for a period that is not old enough: the name of its pale column, or beside its label
            where it has none.
        percent: Whether the figures are percentages.
    """
    names = [each.label if each.due or each.value is not None else f"{each.label} ({not_due})" for each in periods]
    series = [Series(counted, [each.value if each.due else None for each in periods])]
    if any(not each.due and each.value is not None for each in periods):
        series.append(Series(not_due, [None if each.due else each.value for each in periods], Look.OPEN))
    return Chart("columns", heading, names, series, joined="overlaid", percent=percent)


def matrix(heading: str, groups: Mapping[str, Sequence[tuple[str, int]]]) -> Chart:
    """What was done, by what came of it: a bar for each that can have come of it, group after group.

    Args:
        heading: What the rows are, such as "What came of it".
        groups: What was done, such as "Taken", and how often what came of it.
    """
    rows = [(group, name, value) for group, cells in groups.items() for name, value in cells]
    series = [Series(each, [value if group == each else None for group, _, value in rows]) for each in groups]
    return Chart("bars", heading, [name for _, name, _ in rows], series, joined="overlaid")


def goal(
    heading: str,
    names: tuple[str, str],
    readings: Sequence[tuple[date, Number]],
    target: tuple[date, Number],
    day: Callable[[date], str],
) -> Chart:
    """How a goal was approached: its readings, the first of which is the start, and a dashed line at its target.

    Args:
        heading: The title of the column of days.
        names: What the readings are, and what the target is.
        readings: The days and what was measured; of two on one day, the later one counts.
        target: By when, and what.
        day: How a day is written.
    """
    measured = dict(readings)
    by, aim = target
    days = sorted({*measured, by})
    ends = (days[0], by)
    series = [
        Series(names[0], [measured.get(each) for each in days], Look.MAIN),
        Series(names[1], [aim if each in ends else None for each in days], Look.TARGET),
    ]
    return Chart("line", heading, [day(each) for each in days], series, days=days)
