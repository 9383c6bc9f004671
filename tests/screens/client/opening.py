"""Going to a tab of a client's page by keys."""

from textual.pilot import Pilot

from screens.app import AdvisorApp
from screens.client.tabs import tabs_for
from screens.places.clients import ClientsPlace
from tests.screens.running import press, until


def place_of(app: AdvisorApp) -> ClientsPlace:
    """The place of clients."""
    return app.places.query_one(ClientsPlace)


async def open_tab(pilot: Pilot[int], app: AdvisorApp, tab: str) -> None:
    """Go to a tab of Northwind's page."""
    await press(pilot, "2")
    if place_of(app).opened is None:
        await press(pilot, "end", "up", "enter")
    await until(pilot, lambda: place_of(app).opened is not None)
    assert app.desk is not None
    for _ in tabs_for(app.desk):
        if place_of(app).tab == tab:
            return
        await press(pilot, "right")
    raise AssertionError(f"there is no tab {tab}")
