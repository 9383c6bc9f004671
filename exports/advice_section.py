"""The second section of a summary: each recommendation with its reasons, its decision, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from exports import sentences, telling
from exports.material import Advice, Material, Work
from exports.opening import asked_of_us
from exports.status import status_tint, status_words
from exports.word import Document, bold, chip, isolated


def recommendations(made: Document, material: Material) -> None:
    """Add every recommendation, by engagement where there are several; what was taken back stands at the end."""
    level = 3 if material.whole_client else 2
    for work in material.works:
        if material.whole_client:
            made.heading(2, f"{work.title} ({work.reference})")
            asked_of_us(made, work, 3, material.as_of)
        if not work.advice:
            made.paragraph(f"No recommendation had been given by {sentences.day(material.as_of)}.")
        for advice in work.advice:
            if advice.counted:
                _recommendation(made, advice, level, material.as_of, material.currency)
        _set_aside(made, work, level, material.currency)


def _recommendation(made: Document, advice: Advice, level: int, as_of: date, currency: str) -> None:
    made.heading(level, f"{advice.reference}  {advice.title}", key=advice.key)
    status = chip(status_words(advice), status_tint(advice))
    how = " ".join(part for part in (telling.given(advice), telling.taken_back(advice)) if part)
    told = "\n".join(part for part in (how, telling.facts(advice)) if part)
    made.note([status, f"  {told}"], keep_next=True)
    _told(made, advice, as_of, currency)


def _told(made: Document, advice: Advice, as_of: date, currency: str) -> None:
    """What was advised, what was decided, and what came of it; the words about a decision stand beneath it."""
    decided = advice.decided
    rows = [*_advised(advice, currency), *(("Earlier", telling.earlier(each)) for each in advice.decisions[:-1])]
    said = [("Decision", telling.decision(decided) if decided else telling.open_question(advice, as_of))]
    said += telling.terms(decided) if decided else ()
    came = [("Progress", telling.progress(advice)), ("Outcome", telling.outcome(advice, currency))]
    quoted = decided.quoted if decided else None
    if quoted is None:
        made.definitions([*rows, *said, *came], keep_end=True)
        return
    made.definitions(rows)
    made.definitions(said, keep_next=True)
    made.quotation(quoted.words, telling.signature(quoted), exact=quoted.exact, aside=True)
    made.definitions(came, keep_end=True)


def _advised(advice: Advice, currency: str) -> Iterator[tuple[str, str]]:
    yield "Advice", advice.advice
    yield "Because", advice.because
    yield "Question", advice.question
    yield "We hope", advice.hope
    yield "We fear", advice.warning
    yield "Options", "\n".join(advice.options)
    yield "At stake", sentences.money(advice.value_at_stake, currency) if advice.value_at_stake is not None else ""


def _set_aside(made: Document, work: Work, level: int, currency: str) -> None:
    """What was taken back before it was decided, and what became of it still: it stands in the register too."""
    aside = [each for each in work.advice if not each.counted]
    if not aside:
        return
    made.heading(level, "Withdrawn or replaced before a decision")
    for each in aside:
        told = "\n".join([f". {telling.taken_back(each)}", *telling.became(each, currency)])
        made.bullets([[bold(f"{each.reference}  {isolated(each.title)}"), told]])
