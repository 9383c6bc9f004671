"""A prompt with everything that is shown around it, and where it stands among the others."""

from __future__ import annotations

from textual.content import Content

from advisor.instruments.definition import Instrument
from advisor.instruments.sittings import latest_before
from advisor.records import Asked
from advisor.words import short_date
from screens.detail import safe
from screens.plain import is_plain
from screens.sitting.overview import answer_words
from screens.sitting.prompt import Shown
from screens.sitting.taking import Taking


def shown(taking: Taking, instrument: Instrument | None, asked: Asked, person: str) -> Shown:
    """A prompt as it is shown; of a person, in an interview."""
    sitting = taking.sitting
    return Shown(
        asked=asked,
        intro=_intro(taking, instrument, asked, person),
        facts=tuple(each for each in sitting.facts if each.name in asked.facts),
        on=sitting.on,
        person=taking.book.person(person),
        text=taking.text(asked, person),
        exact=taking.is_exact(asked, person),
        only_exact=sitting.only_exact_words,
        before=_before(taking, asked, person),
    )


def _intro(taking: Taking, instrument: Instrument | None, asked: Asked, person: str) -> str:
    """What is said before a section, at the first of its prompts."""
    route = taking.route(person)
    at = route.index(asked)
    if instrument is None or (at and route[at - 1].section == asked.section):
        return ""
    return next((each.intro for each in instrument.sections if each.title == asked.section), "")


def _before(taking: Taking, asked: Asked, person: str) -> str:
    """What was answered to the same prompt the last time."""
    last = latest_before(taking.book, taking.sitting)
    if last is None:
        return ""
    was = Taking(taking.book, last, taking.today)
    same = next((each for each in last.prompts if each.id == asked.id and each.kind is asked.kind), None)
    words = answer_words(was, same, person) if same else ""
    return f"Last time, {short_date(last.on)}: {words}" if words and last.on else ""


def where(taking: Taking, asked: Asked, person: str) -> str:
    """In which section, and how far: of all that is asked one after the other, in which place."""
    route = taking.route(person)
    titles = list(dict.fromkeys(each.section for each in route))
    section = f"{asked.section} · section {titles.index(asked.section) + 1} of {len(titles)}"
    return f"{route.index(asked) + 1} of {len(route)} · {section}"


def sections(taking: Taking, asked: Asked, person: str) -> Content:
    """Every section with how much of it is answered; the one that is asked now is marked."""
    route = taking.route(person)
    lines: list[Content] = []
    for title in dict.fromkeys(each.section for each in route):
        inside = [each for each in route if each.section == title]
        there = sum(taking.is_answered(each, person) for each in inside)
        here = title == asked.section
        mark = (">" if is_plain() else "▸") if here else " "
        words = f"{mark} {there} of {len(inside)}  {safe(title)}"
        lines.append(Content.styled(words, "bold $text-accent" if here else "$text-muted"))
    return Content("\n").join(lines)
