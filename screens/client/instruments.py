"""The questionnaires that were taken with a client: when, how far, and what each still lacks."""

from __future__ import annotations

from advisor.instruments.sittings import missing, progress, voices
from advisor.records import Client, Sitting
from advisor.words import count, number, short_date
from screens.client.page import Page, day, of_client, record_id, sentence, warning
from screens.desk import Desk
from screens.widgets.prose import Block
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Heading, Item, Row, Tone

COLUMNS = (
    Column("", 20, weight=1, priority=9),
    Column("", 22, priority=7),
    Column("", 24, weight=6, priority=8),
)
EMPTY = "The questionnaires that you take with this client stand here.  Q  begins one."


def instruments_page(desk: Desk, client: Client) -> Page:
    """The sittings by instrument, newest first."""
    by_title: dict[str, list[Sitting]] = {}
    for each in reversed(of_client(desk, Sitting, client)):
        by_title.setdefault(each.title, []).append(each)
    rows: list[Item] = []
    for title, sittings in sorted(by_title.items()):
        times = count(len(sittings), "time") if len(sittings) > 1 else ""
        rows += [Heading(title, times), *(_sitting_row(desk, each) for each in sittings)]
    return Page((), tuple(rows), COLUMNS, EMPTY, about=lambda key: _what_is_missing(desk, key))


def _sitting_row(desk: Desk, sitting: Sitting) -> Row:
    answers, people = voices(desk.book, sitting, desk.on)
    far = progress(sitting, answers)
    lacks = missing(sitting, answers, people)
    is_finished = bool(sitting.finished_on and sitting.finished_on <= desk.on)
    state = "finished" if is_finished else "begun"
    if is_finished and sitting.finished_on and sitting.finished_on != sitting.on:
        state += f" {short_date(sitting.finished_on)}"
    said = f"{far.answered} of {far.of} answered"
    words = "complete" if not lacks else f"{lacks[0]}" + (f" And {number(len(lacks) - 1)} more." if lacks[1:] else "")
    tones: tuple[Tone, ...] = ("" if is_finished else "warn", "dim", "warn" if lacks else "dim")
    return Row(sitting.id, (f"{day(sitting.on)}  {state}".strip(), said, words), tones=tones)


def _what_is_missing(desk: Desk, key: str) -> list[Block]:
    """All that a sitting lacks, sentence by sentence."""
    sitting = desk.book.get(Sitting, record_id(key))
    if sitting is None:
        return []
    lacks = missing(sitting, *voices(desk.book, sitting, desk.on))
    return [warning(f"- {each}") for each in lacks] or [sentence("Nothing is missing.")]
