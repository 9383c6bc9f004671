"""The client's own words: by question and person, what is missing, words that stand alone, and tough questions."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.coverage import Coverage, coverage, in_a_sentence, missing_voices
from advisor.instruments.sittings import voices
from advisor.records import Answer, Client, Question, Quote, Sitting
from advisor.records.choices import PromptKind, WordsAre
from advisor.words import count, glyph
from screens.client.page import Page, day, of_client, quoting, sentence, warning, who, words_as
from screens.client.reading import reading_of
from screens.client.voice_table import coverage_table
from screens.desk import Desk
from screens.detail import BLANK
from screens.plain import is_plain
from screens.widgets.page_register import Drawn, Piece
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Heading, Item, Row

COLUMNS = (
    Column("", 14, weight=1, priority=7),
    Column("", 24, weight=6, priority=9),
    Column("", 19, priority=4),
    Column("", 9, align="right", priority=5),
)
EMPTY = "What they say in their own words stands here.  v  keeps a quote, a questionnaire asks for them."


def voice_page(desk: Desk, client: Client) -> Page:
    """Who has answered which question in which words; what they said beside that; what they have not answered."""
    sittings = _latest(desk, client)
    head: list[Piece] = []
    rows: list[Item] = []
    told: set[tuple[str, str]] = set()
    for sitting in sittings:
        answers, people = voices(desk.book, sitting, desk.on)
        found = coverage(sitting, answers, people)
        head += [BLANK] if head else []
        head += _how_complete(sitting, found)
        rows += _by_question(desk, sitting, answers, found)
        told |= {(each.person, each.words) for each in answers}
    rows += _standing_alone(desk, client, told)
    rows += _tough_questions(desk, client)
    return Page(tuple(head), tuple(rows), COLUMNS, EMPTY, about=lambda key: reading_of(desk, key))


def _latest(desk: Desk, client: Client) -> list[Sitting]:
    """The latest sitting of each instrument that asks people for their words."""
    latest = {each.instrument: each for each in of_client(desk, Sitting, client)}
    return [each for each in latest.values() if any(asked.kind is PromptKind.quote for asked in each.prompts)]


def _how_complete(sitting: Sitting, found: Coverage) -> Iterator[Piece]:
    """A sitting's questions by person, and what is missing."""
    yield sentence(f"{sitting.title}, begun {day(sitting.on)}. {in_a_sentence(found)}")
    yield Drawn(coverage_table(found))
    for words in missing_voices(found):
        yield warning(f"- {words}")


def _by_question(desk: Desk, sitting: Sitting, answers: list[Answer], found: Coverage) -> Iterator[Item]:
    """What was answered, question by question."""
    for question in found.questions:
        said = [each for each in answers if each.prompt == question.asked.id]
        if said:
            yield Heading(question.asked.asks, f"{len(question.counted)} of {found.needed}")
            for each in sorted(said, key=lambda each: _name(desk, each)):
                counts = each.words_are is WordsAre.exact or not sitting.only_exact_words
                yield _words_row(desk, each, "" if counts else "does not count")


def _name(desk: Desk, answer: Answer) -> str:
    person = desk.book.person(answer.person)
    return person.name.casefold() if person else ""


def _standing_alone(desk: Desk, client: Client, told: set[tuple[str, str]]) -> Iterator[Item]:
    """Quotes that are no answer to a questionnaire, newest first."""
    quotes = [each for each in of_client(desk, Quote, client) if (each.person, each.words) not in told]
    if quotes:
        yield Heading("In their own words", count(len(quotes), "quote"))
        yield from (_words_row(desk, each, "") for each in reversed(quotes))


def _words_row(desk: Desk, said: Answer | Quote, but: str) -> Row:
    """Words as a row: whose, which, how they may be used, and when."""
    person = desk.book.person(said.person)
    words = words_as(said.words, exact=said.words_are is WordsAre.exact)
    cells = (who(person) or "somebody", words, but or quoting(person), day(said.on))
    return Row(said.id, cells, tones=("accent", "", "warn" if but else "dim", "dim"))


def _tough_questions(desk: Desk, client: Client) -> Iterator[Item]:
    """Questions that we put to them, those without an answer first."""
    asked = of_client(desk, Question, client)
    if not asked:
        return
    answered = {each.id: bool(each.answer) and (each.answered_on or desk.on) <= desk.on for each in asked}
    asked.sort(key=lambda each: (answered[each.id], -(each.on or desk.on).toordinal()))
    left = len(asked) - sum(answered.values())
    yield Heading("Tough questions we asked", f"{left} without an answer" if left else "all answered")
    for each in asked:
        names = ", ".join(person.name for person in map(desk.book.person, each.people) if person)
        question = " ".join(each.question.split())
        mark = glyph("question", plain=is_plain())
        state = "answered" if answered[each.id] else f"{mark} no answer yet"
        cells = (names or "to them", question, state, day(each.on))
        yield Row(each.id, cells, tones=("accent", "", "dim" if answered[each.id] else "warn", "dim"))
        if answered[each.id]:
            answer = " ".join(each.answer.split())
            yield Row(f"answer:{each.id}", ("", f"{'-' if is_plain() else '└'} {answer}", "", day(each.answered_on)))
