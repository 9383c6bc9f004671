"""What was said in a sitting as changes of the record: answers, and quotes with the exact words of a person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from advisor.book import Book
from advisor.changes import Add, Change, Delete, Edit
from advisor.records import Answer, Asked, Quote, Sitting
from advisor.records.choices import PromptKind, WordsAre
from advisor.text import clean

#: To which prompt, and in whose words; "" where nobody in particular is asked.
Key = tuple[str, str]
_LONGEST_ABOUT = 300


@dataclass(frozen=True, slots=True)
class Given:
    """What was said to a prompt; the field that its kind of prompt wants, and nothing where it is left open."""

    words: str = ""
    exact: bool = False
    score: int | None = None
    day: date | None = None
    chosen: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return not (self.words.strip() or self.score is not None or self.day or self.chosen)

    @property
    def values(self) -> dict[str, Any]:
        """The fields of an answer."""
        are = WordsAre.exact if self.exact and self.words.strip() else WordsAre.noted
        words = clean(self.words)
        return {"words": words, "words_are": are, "score": self.score, "day": self.day, "chosen": self.chosen}


def recorded(answer: Answer) -> Given:
    """What an answer says."""
    return Given(answer.words, answer.words_are is WordsAre.exact, answer.score, answer.day, answer.chosen)


def answering(
    book: Book, sitting: Sitting, given: Mapping[Key, Given], seen: Mapping[Key, Answer], on: date
) -> list[Change]:
    """The changes that record what was said, one action: the sitting itself where it is new, answers, and quotes.

    Exact words of a person at a client become a quote about the question; they go with the answer when it is
    changed, noted instead, or taken back.

    Args:
        book: The practice.
        sitting: The sitting; recorded with the first answer.
        given: What was said, for each prompt and person that was touched.
        seen: The answers as they were seen; one that another program changed since is a conflict.
        on: The day.
    """
    asked = {each.id: each for each in sitting.prompts}
    changes = [
        each
        for key, said in given.items()
        if key[0] in asked
        for each in _one(book, sitting, asked[key[0]], key[1], said, seen.get(key), on)
    ]
    is_new = book.get(Sitting, sitting.id) is None
    return [Add(sitting), *changes] if changes and is_new else changes


def _one(
    book: Book, sitting: Sitting, asked: Asked, person: str, said: Given, before: Answer | None, on: date
) -> Iterator[Change]:
    quote = _quote_of(book, sitting, asked, before) if before else None
    if said.is_empty:
        if before:
            yield Delete(before)
    elif before is None or book.record(before.id) is None:
        values = {"sitting": sitting.id, "prompt": asked.id, "person": person, "on": on}
        yield Add(Answer.of(values | said.values))
    elif said.values != recorded(before).values:
        yield Edit(before, said.values)
    else:
        return
    yield from _quoting(sitting, asked, person, said, quote, (before.on if before else None) or on)


def _quoting(
    sitting: Sitting, asked: Asked, person: str, said: Given, quote: Quote | None, on: date
) -> Iterator[Change]:
    wanted = quote_from(sitting, asked, person, said, on)
    if quote is not None and wanted:
        if quote.words != wanted.words:
            yield Edit(quote, {"words": wanted.words})
    elif quote is not None:
        yield Delete(quote)
    elif wanted:
        yield Add(wanted)


def quote_from(sitting: Sitting, asked: Asked, person: str, said: Given, on: date) -> Quote | None:
    """The quote that an answer becomes, not recorded yet: the exact words of a person at a client, and no others."""
    if not (sitting.client and person and asked.kind is PromptKind.quote and said.exact) or said.is_empty:
        return None
    quoted = {"client": sitting.client, "person": person, "words": clean(said.words), "words_are": WordsAre.exact}
    return Quote.of(quoted | {"on": on, "about": _about(asked)})


def _about(asked: Asked) -> str:
    return clean(asked.asks, lines=False)[:_LONGEST_ABOUT].strip()


def _quote_of(book: Book, sitting: Sitting, asked: Asked, answer: Answer) -> Quote | None:
    """The quote that an answer became: the same words of the same person about the same question."""
    if answer.words_are is not WordsAre.exact or not sitting.client:
        return None
    wanted = (answer.person, answer.words, _about(asked), answer.on)
    found = (each for each in book.of_scope(Quote, sitting.client) if each.words_are is WordsAre.exact)
    return next((each for each in found if (each.person, each.words, each.about, each.on) == wanted), None)


def without_person(book: Book, sitting: Sitting, person: str) -> list[Change]:
    """The changes that take everything a person said out of a sitting, with the quotes that it became."""
    theirs = {(each.prompt, person): each for each in book.answers_of(sitting.id) if each.person == person}
    return answering(book, sitting, dict.fromkeys(theirs, Given()), theirs, sitting.on or date.min)
