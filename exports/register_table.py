"""The register: every recommendation on one line, with its owner and where it stands."""

from __future__ import annotations

from advisor.standing import State
from advisor.words import label, long_date
from exports.material import Advice, Material, Work
from exports.sentences import capital
from exports.status import status_tint, status_words
from exports.word import Cell, Column, Document, Table, Text, link

_COLUMNS = (
    Column("Ref", 1.0, whole=True),
    Column("Recommendation", 3.1),
    Column("Owner", 1.35),
    Column("Priority", 0.85),
    Column("Status", 1.7),
    Column("Decided on", 1.6, whole=True),
)


def register(made: Document, material: Material) -> None:
    """Add the register, a table for each engagement that has advice."""
    status = "The status is what you decided and what was done since."
    made.paragraph(f"Every recommendation keeps its reference. {status}", keep_next=True)
    for work in material.works:
        if not work.advice:
            continue
        if material.whole_client:
            made.heading(2, work.title)
        made.table(_table(work))


def _table(work: Work) -> Table:
    rows = [_row(each) for each in work.advice]
    description = f"Every recommendation of {work.title} with its owner, priority, status and the day of the decision."
    return Table(_COLUMNS, rows, description, caption="Recommendations and decisions")


def _row(advice: Advice) -> list[Text | Cell]:
    decided = advice.decided
    return [
        link(advice.reference, advice.key) if advice.counted else advice.reference,
        advice.title,
        advice.owner or "–",
        capital(label(advice.priority)) if advice.priority else "–",
        Cell(status_words(advice), status_tint(advice)),
        long_date(decided.on) if decided and decided.on and advice.state is not State.awaiting else "–",
    ]
