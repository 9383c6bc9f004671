"""Contacts over time as a picture: a bar for each month, and below it how many, and who began them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from advisor.dates import add_months
from advisor.records import Interaction
from advisor.records.choices import OursOrTheirs
from advisor.words.en import MONTHS
from screens.review.bars import level
from screens.review.lines import Line, Pen, Span, Tone

_LABELS, _CELLS = 12, 4
#: The months that are shown, as far as they fit: a year, and more where there was contact before.
_MOST, _LEAST, _FEWEST = 24, 12, 3


def contact_months(contacts: Sequence[Interaction], on: date) -> Callable[[Pen], list[Line]]:
    """The picture of contacts, and of attempts at one, of the months up to a day, as many as there is room for."""

    def draw(pen: Pen) -> list[Line]:
        many = max(min((pen.width - _LABELS) // _CELLS, _MOST, max(_LEAST, _months_since(contacts, on))), _FEWEST)
        months = [add_months(on.replace(day=1), back) for back in range(1 - many, 1)]
        met = [each for each in contacts if each.took_part]
        all_of = _by_month(met)
        most = max((all_of[each] for each in months), default=0)
        bars = "".join(f"{level(all_of[each], most, plain=pen.plain) * 3} " if most else "    " for each in months)
        lines: list[Line] = [(Span(" " * _LABELS), Span(bars.rstrip(), "bar"))]
        lines.append(_row("", [f"{MONTHS[each.month - 1][:3]}" for each in months], "dim"))
        lines.append(_row("contacts", _numbers(all_of, months), ""))
        for name, side in (("by us", OursOrTheirs.ours), ("by them", OursOrTheirs.theirs)):
            begun = _by_month(each for each in met if each.initiative is side)
            if any(begun[each] for each in months):
                lines.append(_row(name, _numbers(begun, months), "dim"))
        unanswered = _by_month(each for each in contacts if not each.took_part)
        if any(unanswered[each] for each in months):
            lines.append(_row("no answer", _numbers(unanswered, months), "warn"))
        return lines

    return draw


def _months_since(contacts: Iterable[Interaction], on: date) -> int:
    """The months from the first contact to a day, both counted."""
    first = min((each.on for each in contacts if each.on), default=on)
    return (on.year - first.year) * 12 + on.month - first.month + 1


def _by_month(contacts: Iterable[Interaction]) -> Counter[date]:
    return Counter(each.on.replace(day=1) for each in contacts if each.on)


def _numbers(found: Counter[date], months: Iterable[date]) -> list[str]:
    return [str(found[each]) if found[each] else "." for each in months]


def _row(name: str, cells: Iterable[str], tone: Tone) -> Line:
    text = "".join(f"{each:>3} " for each in cells).rstrip()
    return (Span(f"{name:<{_LABELS}}", "dim"), Span(text, tone))
