"""Files beside the documents in Word: the calendar, all data, and the register as a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.changes import Refused
from advisor.practice import Practice
from advisor.records import Client, Engagement
from advisor.records.choices import DocumentKind
from advisor.search import FilterError
from advisor.store import StoreError
from advisor.words import count
from exports.error import ExportError
from screens.dialogs.writing import AskFile, Wanted
from screens.documents.scopes import named
from screens.doing.common import desk_of
from screens.doing.exporting import home_of, scope_meant
from screens.doing.working import done_in_dialog

if TYPE_CHECKING:
    from screens.app import AdvisorApp

Write = Callable[[Practice, Wanted], str]
"""Writes a file, and says where it is."""

_CALENDAR = "Everything that is due, for your calendar program; import it again whenever you like. It is for yourself."
_DATA = "Every record, internal notes as well: none of it is for a client."
_TABLE = "The recommendation register as a table; it has no place for words of yours, and is kept among what was made."


async def calendar(app: AdvisorApp) -> None:
    """Write what is due as an .ics file."""
    home = home_of(app)

    def write(practice: Practice, wanted: Wanted) -> str:
        from exports.chosen import chosen
        from exports.language import language
        from exports.own_data import write_calendar

        book, on = practice.book, practice.today
        part = chosen(book, wanted.of, on)
        made = write_calendar(book, part, on, language(book.profile.language), to=_path(wanted), home=home)
        return f"{made.path} ({count(made.number, 'entry', 'entries')})"

    await _ask(app, "Calendar", _CALENDAR, ".ics", write)


async def data(app: AdvisorApp) -> None:
    """Write every record as a workbook, as JSON, or as .csv files."""
    home = home_of(app)

    def write(practice: Practice, wanted: Wanted) -> str:
        from exports.chosen import chosen
        from exports.own_data import write_data

        book, on = practice.book, practice.today
        made = write_data(book, chosen(book, wanted.of, on), on, to=_path(wanted), home=home)
        cut = f"; {count(made.cut, 'text')} cut where a cell of Excel ends" if made.cut else ""
        return f"{made.path} ({count(made.number, 'record')}{cut})"

    await _ask(app, "All data", _DATA, ".xlsx or .json", write)


async def table(app: AdvisorApp) -> None:
    """Write the register of a client or an engagement as a workbook or a .csv file."""
    scope, home, on = await scope_meant(app), home_of(app), desk_of(app).as_of
    if not isinstance(scope, Client | Engagement):
        if scope is not None:
            app.notify("The register is of a client or an engagement; the practice as a whole is among all data.")
        return

    def write(practice: Practice, wanted: Wanted) -> str:
        from exports.making import asked_of, make
        from exports.names import home_folder, safe_name

        now = practice.book.record(scope.id)
        same = now if isinstance(now, Client | Engagement) else scope
        client = practice.book.client_of(same)
        asked = asked_of(practice, DocumentKind.register, same, as_of=on)
        name = f"{safe_name(wanted.of)} register {asked.as_of.isoformat()}.xlsx"
        to = _path(wanted) or home_folder(home, safe_name(client.code if client else "")) / name
        return str(make(practice, DocumentKind.register, asked, to=to / name if to.is_dir() else to).path)

    of = scope.code if isinstance(scope, Client) else scope.reference
    await _ask(app, f"Register as a table · {named(scope)}", _TABLE, ".xlsx or .csv", write, of=of)


async def _ask(app: AdvisorApp, heading: str, question: str, endings: str, write: Write, *, of: str = "") -> None:
    """Ask where to, and write it while the dialog stays open."""
    written: list[str] = []

    async def keep(wanted: Wanted) -> str:
        try:
            written.append(await done_in_dialog(app, lambda practice: write(practice, wanted), "Writing the file …"))
        except (ExportError, FilterError, StoreError, Refused) as error:
            return str(error)
        return ""

    if await app.push_screen_wait(AskFile(heading, question, endings, keep, of=of)) is not None:
        app.notify(f"Written: {written[-1]}", markup=False, timeout=15)


def _path(wanted: Wanted) -> Path | None:
    return Path(wanted.file) if wanted.file else None
