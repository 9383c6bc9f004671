"""Where you look and how: places, filter, sort, past days, one client only, help and palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.dates import parse_date
from advisor.records import Client, Document, Recommendation
from advisor.records.choices import DocumentKind
from advisor.related import RELATED
from advisor.words import count, label, weekday_date
from screens import themes
from screens.actions import ACTIONS, BY_ID, Action, Needs
from screens.dialogs.ask import AskText
from screens.dialogs.help import HelpDialog, HelpRow
from screens.doing.common import choose_client, desk_of
from screens.doing.editing import name_of
from screens.palette import Palette
from screens.places.advice import AdvicePlace
from screens.places.filtered import FilteredPlace
from screens.places.today import TodayPlace

if TYPE_CHECKING:
    from screens.app import AdvisorApp


async def go_today(app: AdvisorApp) -> None:
    """Show what waits."""
    await app.go("today")


async def go_clients(app: AdvisorApp) -> None:
    """Show clients and engagements."""
    await app.go("clients")


async def go_advice(app: AdvisorApp) -> None:
    """Show the register, all of it."""
    app.place_widget.leave()
    await app.go("advice")


async def back(app: AdvisorApp) -> None:
    """Go one step back: out of what is open, then to where one came from, or Today; it never quits."""
    if len(app.screen_stack) > 1:
        app.pop_screen()
    elif app.ready and not app.place_widget.back() and app.place != "today":
        await app.go(app.place_widget.came_from)


async def waiting(app: AdvisorApp) -> None:
    """Show everything that others owe us, or go back to what is due."""
    if app.place != "today":
        await app.go("today")
        app.screen_stack[0].query_one(TodayPlace).only_waiting = False
    app.screen_stack[0].query_one(TodayPlace).toggle_waiting()


async def to_filter(app: AdvisorApp) -> None:
    """Type into the filter of what is shown, where it has one, else of the register."""
    if not isinstance(app.place_widget, FilteredPlace) or not app.place_widget.can_filter:
        await app.go("advice")
    place = app.place_widget
    if isinstance(place, FilteredPlace):
        place.focus_filter()


async def sort(app: AdvisorApp) -> None:
    """Sort the register by the next order."""
    app.screen_stack[0].query_one(AdvicePlace).next_sort()


async def as_of(app: AdvisorApp) -> None:
    """See everything as of a past day; an empty answer is today again."""
    desk = desk_of(app)
    seen = f"You see {weekday_date(desk.as_of)}; an empty line is today again." if desk.as_of else ""
    question, text = seen or "As of which day? Nothing can be changed in the past; an empty line is today.", ""
    while True:
        answer = await app.push_screen_wait(AskText("As of", question, label="Day", text=text, needed=""))
        if answer is None:
            return
        try:
            day = parse_date(answer, desk.practice.today) if answer else None
        except ValueError as error:
            question, text = str(error), answer
            continue
        if day is not None and day > desk.practice.today:
            question, text = "That day is still to come.", answer
            continue
        desk.as_of = day if day != desk.practice.today else None
        app.show_all()
        return


async def beside(app: AdvisorApp) -> None:
    """Show one client and nothing internal, or everything again."""
    desk = desk_of(app)
    if desk.beside:
        desk.beside = ""
    else:
        client = desk.book.get(Client, app.selection().client) or await choose_client(app, "Who sits beside you?")
        if client is None:
            return
        desk.beside = client.id
        if app.place == "review":  # the consultant's own mirror
            await app.go("today")
    app.show_all()


async def theme(app: AdvisorApp) -> None:
    """Change between the dark and the light theme."""
    app.theme = themes.LIGHT.name if app.theme == themes.DARK.name else themes.DARK.name


async def find(app: AdvisorApp) -> None:
    """Find any record by its words."""
    await _offer(app, [], "Find a client, a person, advice, a promise …")


async def palette(app: AdvisorApp) -> None:
    """Find and run any action, or go to any record."""
    await _offer(app, _rows(app, [each for each in ACTIONS if each.id != "palette"]), "What do you want to do?")


async def _offer(app: AdvisorApp, actions: list[HelpRow], heading: str) -> None:
    """Let an action or a record be found, and run the one or go to the other."""
    picked = await app.push_screen_wait(Palette(desk_of(app), actions, heading))
    if picked in BY_ID:
        app.action_do(picked)
    elif picked:
        await app.reveal(picked)


def _rows(app: AdvisorApp, actions: list[Action]) -> list[HelpRow]:
    return [HelpRow(each.id, each.all_keys, each.label, each.tooltip, app.why_not(each) or None) for each in actions]


async def show_help(app: AdvisorApp) -> None:
    """Show every key; what is chosen is run."""
    picked = await app.push_screen_wait(HelpDialog(_rows(app, [each for each in ACTIONS if each.id != "help"])))
    if picked:
        app.action_do(picked)


async def menu(app: AdvisorApp) -> None:
    """Show what can be done with the selected row, or the marked ones; what is chosen is run."""
    rows = _rows(app, [each for each in ACTIONS if each.needs not in (Needs.nothing, Needs.practice, Needs.row)])
    chosen = app.selection()
    record = desk_of(app).book.record(chosen.record)
    heading = name_of(record) if record else label(DocumentKind(chosen.kind)) if chosen.kind else "This row"
    if chosen.marked:
        heading = f"What can be done with the {count(chosen.marked, 'marked row')}"
    picked = await app.push_screen_wait(HelpDialog(rows, heading=heading))
    if picked:
        app.action_do(picked)


async def copy_text(app: AdvisorApp) -> None:
    """Copy the selected advice as text, the words of what passed between us and a client, or a record's name."""
    desk, chosen = desk_of(app), app.selection()
    record = desk.book.record(chosen.record)
    name = name_of(record) if record is not None else "these sentences"
    text = name if record is not None else chosen.text
    if isinstance(record, Document):
        name, text = "the path", record.file
    if isinstance(record, Recommendation) and record.advice:
        text += f"\n\n{record.advice}"
    if record is not None and record.KIND in RELATED:
        text = next((str(words) for each in record.KNOWN_BY if (words := getattr(record, each, ""))), text)
    app.copy_to_clipboard(text)
    app.notify(f"Copied {name}, if your terminal allows programs to copy.", markup=False)


async def leave(app: AdvisorApp) -> None:
    """Leave the program."""
    app.exit(0)
