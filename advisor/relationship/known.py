"""How well we know the client: their answers to the most important question, what else we learnt, their goals."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from advisor.book import Book
from advisor.records import Client, Goal, Insight, Quote, Sitting
from advisor.records.choices import GoalOf, PromptKind, Side, WordsAre
from advisor.relationship.goals import is_open, is_recent, readings
from advisor.relationship.parts import Part, within
from advisor.words import count, quantity

#: The questionnaire of which the answers count, by its name in files.
MOST_IMPORTANT = "most-important-question"

_ANSWER_DAYS = 365
_PEOPLE = 5
_ANSWERS = 45
_KNOWN = 10


def questions(book: Book, client: Client, on: date) -> Part:
    """How many answers there are to the most important question, in exact words, five people to each question."""
    known = {each.id for each in book.people_of(client.id) if each.side is Side.client}
    pairs: set[tuple[str, str]] = set()
    for sitting in book.of_scope(Sitting, client.id):
        if sitting.instrument != MOST_IMPORTANT or not sitting.on or sitting.on > on:
            continue
        asked = {each.id for each in sitting.prompts if each.kind is PromptKind.quote}
        pairs |= {
            (each.prompt, each.person)
            for each in book.answers_of(sitting.id)
            if each.prompt in asked and each.person in known and each.words.strip()
            if each.words_are is WordsAre.exact and within(each.on, on, _ANSWER_DAYS)
        }
    people = Counter(prompt for prompt, _ in pairs)
    given = min(sum(min(each, _PEOPLE) for each in people.values()), _ANSWERS)
    figure = f"{given} of {_ANSWERS} answers to the most important question in a year"
    left = count(_ANSWERS - given, "more answer")
    raises = f"Ask the most important question: {left}, in exact words, from five people." if given < _ANSWERS else ""
    return Part("questions", "Questions", given, _ANSWERS, 20, figure, raises, needed=True)


def knowledge(book: Book, client: Client, on: date) -> Part:
    """How many insights and exact quotes there are, full at ten."""
    insights = _dated((each.on for each in book.of_scope(Insight, client.id)), on)
    exact = (each.on for each in book.of_scope(Quote, client.id) if each.words_are is WordsAre.exact)
    quotes = _dated(exact, on)
    found = min(insights + quotes, _KNOWN)
    figure = f"{count(insights, 'insight')} and {count(quotes, 'exact quote')}"
    left = quantity(_KNOWN - found, "more insight or exact quote", "more insights or exact quotes")
    return Part("knowledge", "Knowledge", found, _KNOWN, 15, figure, f"Record {left}." if found < _KNOWN else "", True)


def _dated(days: Iterable[date | None], on: date) -> int:
    return sum(within(each, on) for each in days)


def goals(book: Book, client: Client, on: date) -> Part:
    """How many of the client's open goals were read in the last 90 days."""
    found = [each for each in book.of_scope(Goal, client.id) if each.whose is GoalOf.client and is_open(each, on)]
    read = sum(any(each.on and is_recent(each.on, on) for each in readings(book, goal, on)) for goal in found)
    if not found:
        raises = "Write down a goal of theirs with its measure."
        return Part("goals", "Goals", 0, 0, 15, "no goal of theirs is open", raises, needed=True)
    figure, left = f"{read} of {count(len(found), 'open goal')} read in 90 days", len(found) - read
    raises = (
        f"Read {quantity(left, 'goal')} that {'was' if left == 1 else 'were'} not read for 90 days." if left else ""
    )
    return Part("goals", "Goals", read, len(found), 15, figure, raises, needed=True)
