"""What of a client waits, and which days are ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from advisor.agenda import Item as Waiting
from advisor.agenda import Matter, Section, mark_of
from advisor.records import Client, Goal, Promise
from advisor.records.choices import OursOrTheirs
from advisor.relationship.goals import is_open
from advisor.relationship.promises import OPEN, state_of
from advisor.words import glyph
from screens.client.advice import advice_of
from screens.client.page import day, of_client, warning
from screens.desk import Desk
from screens.plain import is_plain
from screens.widgets.prose import Block
from screens.widgets.register_rows import Heading, Item, Row, Tone


@dataclass(frozen=True)
class Ahead:
    """A day ahead: what is to come, of which record, and the glyph of it."""

    on: date
    record: str
    mark: str
    name: str
    what: str


def waiting_of(desk: Desk, client: Client) -> list[Waiting]:
    """The lines of Today that are about a client."""
    return [each for each in desk.waits() if each.code == client.code]


def first_of(waiting: list[Waiting]) -> Iterator[Block]:
    """How much waits, and the first of it, for the top of a page."""
    if waiting:
        first = waiting[0]
        words = ", ".join(filter(None, (f"{first.reference} {first.title}".strip(), first.due_words or first.late)))
        more = f"; {len(waiting) - 1} more wait below" if waiting[1:] else ""
        yield warning(f"! {words}{more}")


def next_rows(desk: Desk, client: Client, waiting: list[Waiting]) -> Iterator[Item]:
    """What waits now, as Today says it, then what is ahead, day by day."""
    told = {each.record for each in waiting}
    ahead = [each for each in days_ahead(desk, client) if each.record not in told]
    if waiting or ahead:
        yield Heading("Next", f"{len(waiting)} waiting" if waiting else "")
    yield from map(_waiting_row, waiting)
    for each in sorted(ahead, key=lambda each: (each.on, each.name)):
        yield Row(each.record, (each.mark, each.name, each.what, "", day(each.on)), tones=("accent", "", "dim"))


def _waiting_row(item: Waiting) -> Row:
    mark = f"{mark_of(item, plain=is_plain())} {item.reference}".rstrip()
    is_ahead = item.cause is Matter.promise and item.due_in >= 0
    tone: Tone = "dim" if is_ahead else "warn"
    when = item.due_words if item.due else item.late
    return Row(
        item.key,
        (mark, item.title, _why(item), "" if is_ahead else f"! {when}", day(item.due)),
        tones=("accent", "", "", tone, "dim"),
    )


def _why(item: Waiting) -> str:
    """Why a line is here; of a promise also whose it is."""
    if item.cause is not Matter.promise:
        return item.why
    return f"{'we' if item.section is Section.owed else 'they'} {item.why}"


def days_ahead(desk: Desk, client: Client) -> Iterator[Ahead]:
    """The days that are named and have not come: of promises, of goals, and by which advice is to be decided."""
    plain = is_plain()
    for each in of_client(desk, Promise, client):
        if each.due and each.due > desk.on and state_of(each, desk.on) in OPEN:
            whose = "promised by us" if each.whose is OursOrTheirs.ours else "promised by them"
            yield Ahead(each.due, each.id, glyph("promise", plain=plain), each.what, whose)
    for goal in of_client(desk, Goal, client):
        if goal.due and goal.due > desk.on and is_open(goal, desk.on):
            yield Ahead(goal.due, goal.id, glyph("goal", plain=plain), goal.title, "goal")
    for advice in advice_of(desk, client):
        standing = desk.book.standing_of(advice, desk.on)
        mark = f"{glyph(standing.state.value, plain=plain)} {advice.reference}"
        if standing.state.value == "awaiting" and advice.decide_by and advice.decide_by > desk.on:
            yield Ahead(advice.decide_by, advice.id, mark, advice.title, "their decision")
