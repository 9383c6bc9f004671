"""The review: going there, and how many days advice has to be implemented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.review import LONGEST_DAYS
from screens.dialogs.ask import AskText
from screens.places.review import ReviewPlace

if TYPE_CHECKING:
    from screens.app import AdvisorApp


async def go_review(app: AdvisorApp) -> None:
    """Show the review of the consultant's own record."""
    await app.go("review")


async def mature_days(app: AdvisorApp) -> None:
    """Ask how many days advice has before the review asks whether it is implemented."""
    place = app.screen_stack[0].query_one(ReviewPlace)
    text = str(place.mature_days)
    question = "How many days does advice have until it should be implemented? Younger advice is not yet due."
    while True:
        answer = await app.push_screen_wait(AskText("Days", question, label="Days", text=text, needed="Give a number."))
        if answer is None:
            return
        if answer.isdecimal() and 1 <= int(answer) <= LONGEST_DAYS:
            place.set_mature_days(int(answer))
            return
        question, text = f"“{answer}” is not a number of days from 1 to {LONGEST_DAYS:,}.", answer
