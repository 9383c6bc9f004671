"""The second section of a summary: each recommendation with its reasons, its decision, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from exports import telling
from exports.changed_section import settled
from exports.language import Language
from exports.material import Advice, Material, Work
from exports.opening import asked_of_us, none_given
from exports.since import Told
from exports.status import status_tint, status_words
from exports.word import Document, bold, chip, isolated


def recommendations(made: Document, say: Language, material: Material, told: Told | None = None) -> None:
    """Add every recommendation, by engagement where there are several; what was taken back stands at the end.

    Args:
        made: The document.
        say: The language.
        material: What the document speaks of.
        told: What is told of the time since an earlier report: what was settled then may be left to the register.
    """
    apart = told.settled if told else frozenset()
    level = 3 if material.whole_client else 2
    for work in material.works:
        if material.whole_client:
            made.heading(2, say("advice.engagement", title=work.title, reference=work.reference))
            asked_of_us(made, say, work, 3, material.as_of)
        if not work.advice:
            made.paragraph(none_given(say, material.as_of))
        if told:
            settled(made, say, work, told)
        for advice in work.advice:
            if advice.counted and advice.record not in apart:
                _recommendation(made, say, advice, level, material.as_of, material.currency)
        set_aside(made, say, work, level, material.currency)


def _recommendation(made: Document, say: Language, advice: Advice, level: int, as_of: date, currency: str) -> None:
    made.heading(level, f"{advice.reference}  {advice.title}", key=advice.key)
    status = chip(status_words(say, advice), status_tint(advice))
    how = say.together([telling.given(say, advice), telling.taken_back(say, advice)])
    told = "\n".join(part for part in (how, telling.facts(say, advice)) if part)
    made.note([status, f"  {told}"], keep_next=True)
    told_of(made, say, advice, as_of, currency, advised=_advised(say, advice, currency))


def told_of(
    made: Document,
    say: Language,
    advice: Advice,
    as_of: date,
    currency: str,
    *,
    advised: Iterable[tuple[str, str]] = (),
) -> None:
    """Add what was decided and what came of it; the words about a decision stand beneath it.

    Args:
        made: The document, with the heading of the recommendation just added.
        say: The language.
        advice: The recommendation.
        as_of: The day that the document speaks of.
        currency: What amounts are in.
        advised: What was advised, as labels and texts, to stand above.
    """
    decided = advice.decided
    before = [(say("advice.earlier"), telling.earlier(say, each)) for each in advice.decisions[:-1]]
    rows = [*advised, *before]
    now = telling.decision(say, decided) if decided else telling.open_question(say, advice, as_of)
    said = [(say("advice.decision"), now)]
    said += telling.terms(say, decided) if decided else ()
    came = [
        (say("advice.progress"), telling.progress(say, advice)),
        (say("advice.outcome"), telling.outcome(say, advice, currency)),
    ]
    quoted = decided.quoted if decided else None
    if quoted is None:
        made.definitions([*rows, *said, *came], keep_end=True)
        return
    made.definitions(rows)
    made.definitions(said, keep_next=True)
    made.quotation(quoted.words, telling.signature(say, quoted), exact=quoted.exact, aside=True)
    made.definitions(came, keep_end=True)


def _advised(say: Language, advice: Advice, currency: str) -> Iterator[tuple[str, str]]:
    yield say("advice.advice"), advice.advice
    yield say("advice.because"), advice.because
    yield say("advice.question"), advice.question
    yield say("advice.hope"), advice.hope
    yield say("advice.warning"), advice.warning
    yield say("advice.options"), "\n".join(advice.options)
    at_stake = advice.value_at_stake
    yield say("advice.at_stake"), say.money(at_stake, currency) if at_stake is not None else ""


def set_aside(made: Document, say: Language, work: Work, level: int, currency: str) -> None:
    """What was taken back before it was decided, and what became of it still: it stands in the register too."""
    aside = [each for each in work.advice if not each.counted]
    if not aside:
        return
    made.heading(level, say("advice.set_aside"))
    for each in aside:
        told = "\n".join([telling.taken_back(say, each), *telling.became(say, each, currency)])
        advice = [bold(f"{each.reference}  {isolated(each.title)}")]
        made.bullets([say.spread("advice.taken_back", advice=advice, told=[told])])
