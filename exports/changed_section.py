"""The section of a report that says what changed since the one before: in short, each with a link to all of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from exports import sentences, telling
from exports.comparing import AdviceChanges, Changes, Entered, Gone, What, WorkChanges
from exports.language import Language
from exports.material import Advice, Decided, Done, Material, Work
from exports.sentences import capital
from exports.since import Told
from exports.word import Document, Text, bold, isolated, link


def changed(made: Document, say: Language, material: Material, told: Told) -> None:
    """Add the section.

    Args:
        made: The document.
        say: The language.
        material: What the document speaks of.
        told: What it tells of the time since.
    """
    day, how = say.day(told.as_of), "report" if told.is_report else "day"
    made.heading(1, say(f"since.{how}", day=day))
    if not told.changes:
        made.paragraph(say(f"since.nothing_{how}", day=day))
        return
    made.paragraph(_in_short(say, told.changes), keep_next=any(told.changes.advice()))
    for work in told.changes.works:
        if material.whole_client:
            made.heading(2, say("advice.engagement", title=work.work.title, reference=work.work.reference))
        made.paragraph(say.together(_work(say, work, material.as_of)), keep_next=bool(work.advice))
        made.bullets(_advice(say, each, material.currency) for each in work.advice)
    made.paragraph(say.together(_besides(say, told.changes)))


def settled(made: Document, say: Language, work: Work, told: Told) -> None:
    """Say of an engagement's advice how much stands in the register alone; nothing where none does."""
    if many := sum(each.record in told.settled for each in work.advice):
        made.paragraph(say("since.settled", many, many=capital(say.number(many)), day=say.day(told.as_of)))


def _in_short(say: Language, found: Changes) -> str:
    """How much is new, and how much of what was there has changed; "" where that is none of it."""
    new = sum(each.is_new for each in found.advice())
    other = sum(not each.is_new for each in found.advice())
    told = [
        say(f"since.{what}", many, many=say.number(many)) for what, many in (("new", new), ("changed", other)) if many
    ]
    return say.sentence([say.joined(told)])


def _work(say: Language, found: WorkChanges, as_of: date) -> Iterator[str]:
    work = found.work
    if found.is_new:
        yield say("since.work_new")
    if found.restated:
        yield say("since.work", what=_what(say, "work", found.restated))
    if {"starts", "ends"} & {*found.restated}:
        yield sentences.period(say, work.starts, work.ends, as_of)


def _besides(say: Language, found: Changes) -> Iterator[str]:
    for what, references in (("gone", found.gone), ("gone_works", found.gone_works)):
        if many := len(references):
            yield say(f"since.{what}", many, many=capital(say.number(many)), references=say.joined(references))
    if found.about:
        yield say("since.about", what=_what(say, "about", found.about))


def _advice(say: Language, found: AdviceChanges, currency: str) -> Text:
    advice = found.advice
    reference = link(advice.reference, advice.key) if advice.counted else advice.reference
    return say.spread(
        "since.advice",
        reference=[reference],
        title=[bold(isolated(advice.title))],
        told=[say.together(_told(say, found, currency))],
    )


def _told(say: Language, found: AdviceChanges, currency: str) -> Iterator[str]:
    """Everything that changed about one recommendation, in sentences."""
    if found.is_new:
        yield say("since.is_new", given=telling.given(say, found.advice))
        yield _recorded(say, found.recorded)
    elif found.restated:
        yield say("since.restated", what=_what(say, "advice", found.restated))
    for each in found.gone:
        yield _gone(say, each)
    for entered in found.entered:
        yield _entered(say, entered, currency)
        yield _recorded(say, entered.recorded)
    yield from _taken_back(say, found, found.advice)


def _taken_back(say: Language, found: AdviceChanges, advice: Advice) -> Iterator[str]:
    if found.taken_back:
        yield telling.taken_back(say, advice)
        yield _recorded(say, found.taken_back_recorded)
    if found.given_again:
        yield say("since.given_again")


def _entered(say: Language, found: Entered, currency: str) -> str:
    told = _event(say, found, currency)
    if not found.restated:
        return say(f"since.{found.what}", told=told)
    return say(f"since.{found.what}_restated", what=_what(say, found.what, found.restated), told=told)


def _event(say: Language, found: Entered, currency: str) -> str:
    """What happened in a sentence or two; who decided stands in it, since no words follow that would be signed."""
    event = found.event
    if isinstance(event, Decided):
        return telling.decision(say, replace(event, quoted=None))
    if isinstance(event, Done):
        return telling.state(say, event)
    return say.together([say.sentence([telling.in_brief(say, event)]), telling.worth(say, event, currency)])


def _gone(say: Language, found: Gone) -> str:
    how = "since.of" if found.what is What.decision else "telling.on"
    return say(f"since.{found.what}_gone", on=say(how, day=say.day(found.on)) if found.on else "")


def _recorded(say: Language, on: date | None) -> str:
    return say("since.recorded", day=say.day(on)) if on else ""


def _what(say: Language, kind: str, names: Iterable[str]) -> str:
    """The names of fields as a client reads them; several may be called the same."""
    return say.joined(list(dict.fromkeys(say(f"since.{kind}.{name}") for name in names)))
