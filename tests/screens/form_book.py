"""A small practice in memory, and an app to show dialogs over, for the tests of the dialogs."""

from collections.abc import Callable
from datetime import date
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from advisor.book import PRACTICE_SCOPE, Book
from advisor.records import Client, Decision, Engagement, Person, Profile, Recommendation
from advisor.records.choices import Part, Position, Whose

TODAY = date(2026, 11, 23)
SIZES = [(60, 20), (80, 24), (120, 40)]

CLIENT = Client(id="c" * 16, name="Northwind", code="NWD")
DANA = Person(id="d" * 16, client=CLIENT.id, name="Dana Ortiz", role="CFO", part=Part.decides)
RUTH = Person(id="e" * 16, client=CLIENT.id, name="Ruth Amsel", role="COO", part=Part.influences)
ENGAGEMENT = Engagement(id="f" * 16, client=CLIENT.id, reference="NWD-E3", title="Commercial review 2026")
ADVICE = Recommendation(
    id="a" * 16,
    engagement=ENGAGEMENT.id,
    reference="NWD-14",
    title="Publish floor prices for all regions",
    advice="Publish one floor price per region.\nStop discounting below it.",
    given_on=date(2026, 9, 7),
    given_to=(DANA.id,),
    options=("All regions at once", "North first"),
    adoption_chance=70,
)
OLDER = Recommendation(
    id="b" * 16, engagement=ENGAGEMENT.id, reference="NWD-9", title="Deal desk", given_on=date(2026, 6, 3)
)
ADOPTED = Decision(
    id="9" * 16,
    recommendation=OLDER.id,
    position=Position.adopted,
    whose=Whose.client,
    on=date(2026, 7, 1),
    by=DANA.id,
)


def book() -> Book:
    """One client with two people and two pieces of advice, one of them adopted."""
    made = Book()
    made.put(PRACTICE_SCOPE, Profile(id="1" * 16, name="Mara Keller", currency="EUR"))
    for record in (CLIENT, DANA, RUTH, ENGAGEMENT, ADVICE, OLDER, ADOPTED):
        made.put(CLIENT.id, record)
    return made


async def until(pilot: Pilot[Any], condition: Callable[[], bool]) -> None:
    """Wait for a condition, as long as the app still has something to do about it."""
    for _ in range(50):
        if condition():
            return
        await pilot.pause()
    raise AssertionError("what was waited for did not come")


class Desk(App[None]):
    """Shows one dialog and keeps what it answered."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, dialog: Screen[Any]) -> None:
        super().__init__()
        self.dialog = dialog
        self.answers: list[Any] = []

    def on_mount(self) -> None:
        """Show the dialog."""
        self.push_screen(self.dialog, self.answers.append)
