"""What a sitting says of itself: how far it is, whose words there are, what is missing, and every prompt as a row."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from advisor.book import Book
from advisor.coverage import Cell, Coverage, coverage, in_a_sentence, missing_voices
from advisor.instruments.ending import state_of
from advisor.instruments.sittings import missing, others, voices
from advisor.records import Asked, Person
from advisor.records.choices import PromptKind, Side
from advisor.words import count, label, plural, quantity, short_date
from screens.client.voice_table import coverage_table
from screens.detail import BLANK, safe
from screens.plain import is_plain
from screens.sitting.taking import Taking
from screens.widgets.page_register import Drawn, Piece
from screens.widgets.prose import Block
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Heading, Item, Row

COLUMNS = (Column("", 1), Column("", 24, weight=3), Column("", 14, weight=2, priority=0))
#: The key of the row that asks for somebody who is not listed; before the id of a person and of a prompt.
NEW, PERSON, PROMPT = "new", "person:", "prompt:"


def state(taking: Taking) -> str:
    """Since when, and how far."""
    sitting = taking.sitting
    begun = f"begun {short_date(sitting.on)} · " if sitting.on else ""
    if taking.typed and taking.others:
        return f"{begun}{taking.answered} of {len(sitting.prompts)} answered"
    return begun + state_of(sitting, *voices(taking.book, sitting, taking.today))


def _coverage(taking: Taking) -> Coverage:
    sitting = taking.sitting
    return coverage(sitting, *voices(taking.book, sitting, taking.today))


def head(taking: Taking, closing: str) -> list[Piece]:
    """How far it is, question by person, what is missing, and what is said at the end."""
    sitting = taking.sitting
    answers, people = voices(taking.book, sitting, taking.today)
    pieces: list[Piece] = []
    if taking.questions:
        found = coverage(sitting, answers, people)
        pieces += [Block(Content.styled(in_a_sentence(found), "bold"))]
        if found.by_client:
            pieces.append(Block(Content("What people say is asked in the sittings with their clients.")))
        pieces += [BLANK, Drawn(coverage_table(found)), BLANK] if found.people else [BLANK]
    for number, each in enumerate((*_needed(taking), *missing_voices(coverage(sitting, answers, people)))):
        pieces.append(Block(Content.styled(safe(each), "$text-warning"), "" if number else "Missing", hang=True))
    if not missing(sitting, answers, people):
        pieces.append(Block(Content("Nothing is missing.")))
        pieces += [BLANK, Block(Content(safe(closing.strip())), "At the end")] if closing else []
    return pieces


def _needed(taking: Taking) -> Iterator[str]:
    """How much that is needed has no answer; which it is stands in the rows."""
    left = sum(each.required and not taking.is_answered(each, "") for each in taking.others)
    if left:
        yield f"{quantity(left, 'answer').capitalize()} {plural(left, 'is', 'are')} still needed, marked by a star."


def rows(taking: Taking) -> list[Item]:
    """The people who are asked, and every prompt with its answer, section by section."""
    return [*_people(taking), *_sections(taking)]


def people_of(book: Book, client_id: str) -> list[Person]:
    """Who can be asked at a client, by name."""
    return sorted(
        (each for each in book.people_of(client_id) if each.side is Side.client), key=lambda one: one.name.casefold()
    )


def _people(taking: Taking) -> Iterator[Item]:
    sitting = taking.sitting
    if not (taking.questions and sitting.client):
        return
    of = len(taking.questions)
    found = _coverage(taking)
    yield Heading("People", "enter asks")
    for each in people_of(taking.book, sitting.client):
        said = sum(found_of.of(each.id) is not Cell.open for found_of in found.questions)
        name = ", ".join(filter(None, (each.name, each.role)))
        answered = f"{said} of {of} answered" if said else f"quoted {label(each.quoted)}"
        yield Row(PERSON + each.id, (_tick(said == of), name, answered), tones=("accent", "", "dim"))
    yield Row(NEW, ("+", "Somebody else", "adds the person"), tones=("accent", "dim", "dim"))


def _sections(taking: Taking) -> Iterator[Item]:
    found = {each.asked.id: len(each.counted) for each in _coverage(taking).questions}
    title = ""
    for asked in taking.sitting.prompts:
        if asked.section != title:
            title = asked.section
            of = [each for each in taking.sitting.prompts if each.section == title]
            there = sum(bool(found.get(each.id)) or taking.is_answered(each, "") for each in of)
            yield Heading(title, f"{there} of {len(of)}")
        yield _prompt_row(taking, asked, found.get(asked.id, 0))


def _prompt_row(taking: Taking, asked: Asked, counted: int) -> Row:
    if asked.kind is PromptKind.quote:
        said, there = quantity(counted, "person", "people") if counted else "", bool(counted)
    else:
        said, there = answer_words(taking, asked, ""), taking.is_answered(asked, "")
    mark = "*" if asked.required and not there else _tick(there)
    return Row(PROMPT + asked.id, (mark, asked.asks, said), tones=("accent", "", "dim"))


def _tick(there: bool) -> str:
    return ("v" if is_plain() else "✓") if there else ""


def answer_words(taking: Taking, asked: Asked, person: str) -> str:
    """What stands at a prompt, in one line."""
    text = taking.text(asked, person).strip()
    match asked.kind:
        case PromptKind.date:
            day = taking.reading(asked, person)
            return short_date(day) if day else text
        case PromptKind.score if text:
            step = int(text) - asked.lowest
            return " ".join(filter(None, (text, asked.scale[step] if 0 <= step < len(asked.scale) else "")))
        case PromptKind.checklist if text:
            return count(len(text.split("\n")), "tick")
        case _:
            return " ".join(text.split())


def next_person(taking: Taking) -> str:
    """The row of the person to ask next: who has begun, else who has not; "" where everybody has answered."""
    place = goes_on(taking)
    if place is not None and place[1]:
        return PERSON + place[1]
    people = people_of(taking.book, taking.sitting.client) if taking.sitting.client and taking.questions else []
    return next((PERSON + each.id for each in people if taking.next_open(each.id)), "")


def nothing_left(taking: Taking) -> str:
    """What is said where nothing was begun that could be gone on with."""
    if next_person(taking):
        return "Choose whom to ask: put the cursor on a person, and enter."
    return "Everything that can be asked here is answered."


def useless(taking: Taking) -> frozenset[str]:
    """The actions that would only say why they cannot be done here."""
    sitting = taking.sitting
    asks_people = bool(taking.questions and sitting.client)
    found = {
        "add_person": asks_people,
        "become": any(each.becomes for each in sitting.prompts),
        "compare": bool(others(taking.book, sitting)),
        "delete": taking.is_recorded,
    }
    return frozenset(action for action, is_useful in found.items() if not is_useful)


def goes_on(taking: Taking) -> tuple[Asked, str] | None:
    """The first prompt without an answer, of nobody in particular or of whoever has begun; None where there is none."""
    asked = taking.next_open("")
    if asked is not None:
        return asked, ""
    begun = {each.person for each in taking.answers if each.person}
    for person in people_of(taking.book, taking.sitting.client) if taking.sitting.client else ():
        asked = taking.next_open(person.id) if person.id in begun else None
        if asked is not None:
            return asked, person.id
    return None
