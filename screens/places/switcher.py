"""One place at a time, each made when it is gone to for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import ContentSwitcher, Static

from screens.widgets.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Iterable

    from screens.desk import Desk
    from screens.places.base import PlaceWidget

READING = "Reading your practice …"


class Places(ContentSwitcher, Ground):
    """The places of the program; before the practice is read, a line that says so."""

    def __init__(self) -> None:
        super().__init__(Static(READING, id="reading"), initial="reading", id="places")

    @property
    def shown(self) -> str:
        """The id of the place that is shown: ``today`` and so on, or ``reading`` at first."""
        return self.current or "reading"

    @property
    def widget(self) -> PlaceWidget:
        """The place that is shown."""
        from screens.places.base import PlaceWidget

        return self.query_one(f"#{self.shown}", PlaceWidget)

    @property
    def made(self) -> Iterable[PlaceWidget]:
        """Every place that was gone to so far."""
        from screens.places.base import PlaceWidget

        return self.query(PlaceWidget)

    async def put(self, place: str, desk: Desk) -> None:
        """Show a place as it is, made when it is shown for the first time."""
        if not self.query(f"#{place}"):
            await self.add_content(make_place(place, desk))
        self.current = place

    async def go(self, place: str, desk: Desk) -> None:
        """Show a place, filled, and give it the keys."""
        if self.shown != place:
            self.widget.leave()
        await self.put(place, desk)
        self.widget.refresh_rows()
        self.widget.focus_main()

    def show_anew(self) -> None:
        """Show the desk as it is now: in this place at once, in the others when they are gone to."""
        for place in self.made:
            place.stale = True
        self.widget.refresh_rows()


def make_place(place: str, desk: Desk) -> PlaceWidget:
    """A place by its id."""
    if place == "today":
        from screens.places.today import TodayPlace

        return TodayPlace(desk)
    if place == "review":
        from screens.places.review import ReviewPlace

        return ReviewPlace(desk)
    if place == "documents":
        from screens.places.documents import DocumentsPlace

        return DocumentsPlace(desk)
    if place == "clients":
        from screens.places.clients import ClientsPlace

        return ClientsPlace(desk)
    from screens.places.advice import AdvicePlace

    return AdvicePlace(desk)
