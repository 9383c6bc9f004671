"""The tabs of a client's page: their names, their pages, and who may see them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from advisor.records import (
    Answer,
    Client,
    Concern,
    Goal,
    Insight,
    Interaction,
    Promise,
    Question,
    Quote,
    Reading,
    Record,
    Sitting,
    Story,
)
from screens.client.advice import advice_of, advice_page
from screens.client.goals import goals_page
from screens.client.instruments import instruments_page
from screens.client.overview import overview_page
from screens.client.page import Page, of_client
from screens.client.relationship import relationship_page
from screens.client.timeline import timeline_page
from screens.client.values import values_page
from screens.client.voice import voice_page
from screens.desk import Desk
from screens.widgets.tab_strip import Label


@dataclass(frozen=True)
class Tab:
    """A tab.

    Attributes:
        id: Its name in the program.
        name: Its name on the screen.
        page: Gives what it shows.
        count: Gives the number beside its name; None where none stands there.
        shared: Its name while a client sits beside; "" where it is for us alone.
        kinds: The record types whose rows are found there.
    """

    id: str
    name: str
    page: Callable[[Desk, Client], Page]
    count: Callable[[Desk, Client], int] | None = None
    shared: str = ""
    kinds: tuple[type[Record], ...] = ()


def _goals(desk: Desk, client: Client) -> int:
    return len(of_client(desk, Goal, client))


def _advice(desk: Desk, client: Client) -> int:
    return len(advice_of(desk, client))


OVERVIEW, TIMELINE = "overview", "timeline"

TABS: tuple[Tab, ...] = (
    Tab(OVERVIEW, "Overview", overview_page, shared="Overview"),
    Tab("advice", "Advice", advice_page, _advice, shared="Advice"),
    Tab(
        "relationship",
        "Relationship",
        relationship_page,
        shared="Promises",
        kinds=(Promise, Concern, Story, Interaction),
    ),
    Tab("voice", "Voice", voice_page, kinds=(Quote, Answer, Question)),
    Tab("values", "Values", values_page, kinds=(Insight,)),
    Tab("goals", "Goals", goals_page, _goals, shared="Goals", kinds=(Goal, Reading)),
    Tab("instruments", "Instruments", instruments_page, kinds=(Sitting,)),
    Tab(TIMELINE, "Timeline", timeline_page),
)


def tabs_for(desk: Desk) -> list[Tab]:
    """The tabs that may be seen now: beside a client, only what the client shares."""
    return [each for each in TABS if each.shared or not desk.beside]


def tab_of(record: Record) -> str:
    """The id of the tab where a record is found; people and the rest stand in the overview."""
    return next((each.id for each in TABS if isinstance(record, each.kinds)), OVERVIEW)


def labels(desk: Desk, client: Client) -> list[Label]:
    """The names of the tabs as they stand in the strip, with how many there are."""
    found: list[Label] = []
    for each in tabs_for(desk):
        many = each.count(desk, client) if each.count else 0
        name = each.shared if desk.beside else each.name
        found.append(Label(each.id, f"{name} {many}" if many else name))
    return found
