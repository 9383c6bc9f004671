"""The register: every recommendation on one line, with its owner and where it stands."""

from __future__ import annotations

from advisor.standing import State
from exports.language import Language
from exports.material import Advice, Material, Work
from exports.sentences import capital
from exports.status import status_tint, status_words
from exports.word import Cell, Column, Document, Table, Text, link

_NONE = "–"


def register(made: Document, say: Language, material: Material, *, apart: frozenset[str] = frozenset()) -> None:
    """Add the register, a table for each engagement that has advice.

    Args:
        made: The document.
        say: The language.
        material: What the document speaks of.
        apart: The records of advice that stands here alone, and has no other place to lead to.
    """
    made.paragraph(say("register_table.before"), keep_next=True)
    for work in material.works:
        if not work.advice:
            continue
        if material.whole_client:
            made.heading(2, work.title)
        made.table(_table(say, work, apart))


def _columns(say: Language) -> list[Column]:
    return [
        Column(say("register_table.reference"), 1.0, whole=True),
        Column(say("register_table.recommendation"), 2.75),
        Column(say("register_table.owner"), 1.3),
        Column(say("register_table.priority"), 1.0),
        Column(say("register_table.status"), 1.63),
        Column(say("register_table.decided_on"), 1.92, whole=True),
    ]


def _table(say: Language, work: Work, apart: frozenset[str]) -> Table:
    rows = [_row(say, each, linked=each.counted and each.record not in apart) for each in work.advice]
    description = say("register_table.description", title=work.title)
    return Table(_columns(say), rows, description, caption=say("register_table.caption"))


def _row(say: Language, advice: Advice, *, linked: bool) -> list[Text | Cell]:
    decided = advice.decided
    return [
        link(advice.reference, advice.key) if linked else advice.reference,
        advice.title,
        advice.owner or _NONE,
        capital(say.label(advice.priority)) if advice.priority else _NONE,
        Cell(status_words(say, advice), status_tint(advice)),
        say.day(decided.on) if decided and decided.on and advice.state is not State.awaiting else _NONE,
    ]
