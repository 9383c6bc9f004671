"""What a client values: what we know now, how it changed, and what it opens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.records import Client, Insight
from advisor.records.choices import InsightKind
from advisor.words import count, short_date
from screens.client.page import Page, day, of_client, who
from screens.client.reading import reading_of
from screens.desk import Desk
from screens.plain import is_plain
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Heading, Item, Row

COLUMNS = (
    Column("", 24, weight=4, priority=9),
    Column("", 20, weight=3, priority=5),
    Column("", 16, weight=1, priority=3),
    Column("", 15, align="right", priority=8),
)
EMPTY = "What this client needs and values, and why, stands here; so do trends, competitors and openings.  a  adds one."

_TITLES = {
    InsightKind.need: "What they need",
    InsightKind.value: "What they value",
    InsightKind.opportunity: "Opportunities that nobody has seen",
    InsightKind.trend: "Trends around them",
    InsightKind.competitor: "Moves of competitors",
}


def values_page(desk: Desk, client: Client) -> Page:
    """Insights by kind; what a newer one replaced stands below it, readable."""
    found = of_client(desk, Insight, client)
    older: dict[str, list[Insight]] = {}
    for each in found:
        if each.replaces:
            older.setdefault(each.id, [])
    by_id = {each.id: each for each in found}
    for each in found:
        if each.replaces in by_id:
            older[each.id].append(by_id[each.replaces])
    replaced = {each.id for group in older.values() for each in group}
    now = [each for each in found if each.id not in replaced]
    rows: list[Item] = []
    for kind, title in _TITLES.items():
        members = [each for each in reversed(now) if each.kind is kind]
        if members:
            rows.append(Heading(title, count(len(members), "insight")))
            for each in members:
                rows += _with_older(desk, each, older)
    return Page((), tuple(rows), COLUMNS, EMPTY, about=lambda key: reading_of(desk, key))


def _with_older(desk: Desk, insight: Insight, older: dict[str, list[Insight]]) -> Iterator[Row]:
    """An insight, and below it one after another what held before."""
    yield _row(desk, insight, day(insight.on))
    told, newer, depth = {insight.id}, insight, 1
    while before := _first(each for each in older.get(newer.id, ()) if each.id not in told):
        until = f"until {short_date(newer.on)}" if newer.on else "earlier"
        yield _row(desk, before, until, depth=depth)
        told.add(before.id)
        newer, depth = before, depth + 1


def _first(found: Iterable[Insight]) -> Insight | None:
    return next(iter(found), None)


def _row(desk: Desk, insight: Insight, when: str, *, depth: int = 0) -> Row:
    before = "  " * (depth - 1) + ("- " if is_plain() else "└ ") if depth else ""
    what = before + " ".join(insight.what.split())
    why = " ".join(insight.why.split())
    cells = (what, why, who(desk.book.person(insight.by)), when)
    return Row(insight.id, cells, tones=("dim" if depth else "", "dim", "dim", "dim"))
