"""The sample's sittings: what was asked as it ships, and a table of answers by the names of the prompts.

``[sitting.answers]`` has what is answered once: words, a score, a day as a number of days from today, or what was
chosen. Each ``[[sitting.voice]]`` has a ``person``, the day, and that person's exact words to each question; ``noted``
names the questions of which only the sense was noted.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from advisor.book import Book
from advisor.instruments.shelf import shipped
from advisor.instruments.sittings import begun
from advisor.records import Sitting
from advisor.records.choices import PromptKind, WordsAre

Table = Mapping[str, Any]

_NO_QUESTION = frozenset({"person", "on", "noted"})
_FIELD = {
    PromptKind.text: "words",
    PromptKind.score: "score",
    PromptKind.date: "day",
    PromptKind.choice: "chosen",
    PromptKind.checklist: "chosen",
}


def begun_sitting(name: str, client_id: str, book: Book, on: date) -> Sitting:
    """A sitting of an instrument that ships, with the facts that a book has on the day."""
    return begun(next(each for each in shipped() if each.id == name), client_id, book, on)


def answer_tables(table: Table, sitting: Sitting) -> Iterator[dict[str, Any]]:
    """The answers in the table of a sitting, each a table of its own."""
    fields = {each.id: _FIELD[each.kind] for each in sitting.prompts if each.kind in _FIELD}
    for prompt, value in table.get("answers", {}).items():
        yield {"prompt": prompt, "on": table["on"], fields[prompt]: value}
    for voice in table.get("voice", ()):
        noted = voice.get("noted", ())
        for prompt, words in voice.items():
            if prompt in _NO_QUESTION:
                continue
            words_are = WordsAre.noted if prompt in noted else WordsAre.exact
            said = {"words": words, "words_are": words_are}
            yield {"prompt": prompt, "person": voice["person"], "on": voice["on"], **said}
