"""Makes the practice folder that stands for a format for ever: python -m tests.tools.freeze FOLDER.

To be run once for each format, on the day it is released. What it made is never made again: it shows that the newest
program opens what that day's program wrote. Beside the practice lie its records and its history as they were read then.
"""

import json
import shutil
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from advisor.changes import Add, Delete, Edit
from advisor.practice import Practice
from advisor.records import Client, Decision, Engagement, Outcome, Person, Profile, Progress, Recommendation
from advisor.records.choices import Part, Position, ProgressState, Result, Whose, WordsAre
from advisor.store import Change
from advisor.store.backups import back_up_whole
from advisor.upkeep import folder_of
from advisor.upkeep.backing_up import back_up
from advisor.upkeep.erasing import destroy, what_goes

START = datetime(2026, 11, 2, 8, 0, tzinfo=UTC)
NORTHWIND, HARBOUR, MILL = "northwind0000000", "harbour000000000", "mill000000000000"


class Clock:
    """An hour later each time it is looked at."""

    def __init__(self) -> None:
        self._now = START

    def __call__(self) -> datetime:
        """The next hour."""
        self._now += timedelta(hours=1)
        return self._now


def _opened(scratch: Path, device: str, now: Clock, *, create: bool = False) -> Practice:
    practice = Practice.open(
        scratch / "practice", state=scratch / device, now=now, who=f"maria@{device}", create=create
    )
    practice.load()
    return practice


def _at_the_office(practice: Practice) -> None:
    practice.record([Add(Profile(id="1" * 16, name="Maria Keller", firm="Keller & Söhne", currency="EUR"))], "settings")
    practice.record([Add(Client(id=id, name=name, code=code)) for id, name, code in _CLIENTS], "clients")
    dana = Person(id="d" * 16, client=NORTHWIND, name="Dana Ortiz", role="CFO", part=Part.decides)
    work = Engagement(id="e" * 16, client=NORTHWIND, title="Commercial review", purpose="To stop selling below cost.")
    practice.record([Add(dana), Add(work)], "Northwind begun")
    given = [
        Recommendation(
            id=f"a{number:015}", engagement=work.id, title=title, given_on=date(2026, 10, 1), given_to=(dana.id,)
        )
        for number, title in enumerate(("Publish floor prices", "Weekly forecast call — “Monday”"))
    ]
    done = practice.record([Add(each) for each in given], "advice")
    slip = practice.record([Add(Recommendation(engagement=work.id, title="A slip of mine"))], "a slip")
    practice.record([Delete(slip.records[0])], "deleted")
    practice.record([Edit(done.records[1], {"notes": "日本語, ½, a\ttab"})], "a note")
    practice.undo()


_CLIENTS = (
    (NORTHWIND, "Northwind Industries", "NWD"),
    (HARBOUR, "Harbour Software", "HAR"),
    (MILL, "Mill & Sons", "MIL"),
)


def _on_the_road(practice: Practice) -> None:
    advice = next(each for each in practice.book.all(Recommendation) if each.title.startswith("Publish"))
    decision = Decision(
        recommendation=advice.id,
        on=date(2026, 10, 9),
        position=Position.adopted,
        by="d" * 16,
        whose=Whose.client,
        words="Yes, but not in Lyon.",
        words_are=WordsAre.exact,
    )
    practice.record([Add(decision)], "decision")
    moved = Progress(recommendation=advice.id, on=date(2026, 10, 20), state=ProgressState.implemented)
    practice.record([Add(moved)], "progress")


def _by_a_newer_program(practice: Practice) -> None:
    """Fields and a table that this program does not know, as a newer one of the same format may write them."""
    known = practice.store.load(NORTHWIND).tables["client"][NORTHWIND]
    now = practice.now()
    practice.store.commit(
        [
            Change(NORTHWIND, "client", NORTHWIND, {"mood": {"now": "calm", "since": [2026, 1.5]}}, known["rev"]),
            Change(NORTHWIND, "horoscope", "aries00", {"sign": "♈", "days": [1, 2]}, None),
        ],
        id="f" * 16,
        who="maria@newer",
        why="what is to come",
        on=now.date(),
        at=now,
    )


def freeze(folder: Path) -> None:
    """Make the practice, and what it says, in a folder that is not there yet."""
    now = Clock()
    with TemporaryDirectory() as made:
        scratch = Path(made)
        office = _opened(scratch, "office", now, create=True)
        _at_the_office(office)
        _on_the_road(_opened(scratch, "laptop", now))
        office.refresh()
        _by_a_newer_program(office)
        office = _opened(scratch, "office", now)
        worked = next(each for each in office.book.all(Recommendation) if each.title.startswith("Publish"))
        came = Outcome(recommendation=worked.id, on=date(2026, 11, 1), result=Result.as_hoped)
        office.record([Add(came)], "outcome")
        office.record([Edit(each, {"industry": "Pumps"}) for each in office.book.all(Client)], "both")
        back_up(office)
        destroy(office, what_goes(office, "MIL"), "MIL")
        folder.mkdir(parents=True)
        shutil.copytree(scratch / "practice", folder / "practice", ignore=shutil.ignore_patterns(".lock"))
        back_up_whole(folder_of(office), folder, "backup.zip", now())
        (folder / "says.json").write_text(json.dumps(says(office.store), indent=1, sort_keys=True, ensure_ascii=False))


def says(store: Any) -> dict[str, Any]:  # noqa: ANN401  (whatever keeps the records)
    """Every record, and every action with what it did, as plain values."""
    entries = store.history()
    return {
        "records": {scope: store.load(scope).tables for scope in store.scopes()},
        "history": [
            {
                "id": entry.action.id,
                "at": entry.action.at.isoformat(),
                "who": entry.action.who,
                "why": entry.action.why,
                "undoes": entry.action.undoes,
                "records": sorted(f"{was.scope}/{was.table}/{was.id}" for was in entry.changes),
            }
            for entry in entries
        ],
    }


if __name__ == "__main__":
    freeze(Path(sys.argv[1]))
