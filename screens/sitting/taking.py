"""A sitting while it is taken: what is recorded of it, and what was typed since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from advisor.book import Book
from advisor.changes import Change
from advisor.dates import parse_date
from advisor.instruments.answering import Given, Key, answering, recorded
from advisor.records import Answer, Asked, Sitting
from advisor.records.choices import PromptKind

_EXACT, _ARE = "exact", "#are"


class Taking:
    """What stands in the prompts of a sitting, as text; what was typed counts before what is recorded.

    Args:
        book: The practice.
        sitting: The sitting, recorded or not yet.
        today: The day on which it is typed.
    """

    def __init__(self, book: Book, sitting: Sitting, today: date) -> None:
        self.book = book
        self.today = today
        self._sitting = sitting
        self._typed: dict[Key, tuple[str, bool]] = {}
        self._seen: dict[Key, Answer] = {}
        self.look_again()

    # -- what is recorded ------------------------------------------------------------------------------------

    @property
    def sitting(self) -> Sitting:
        """The sitting as it is now."""
        return self.book.get(Sitting, self._sitting.id) or self._sitting

    @property
    def is_recorded(self) -> bool:
        """Whether anything of it is recorded yet."""
        return self.book.get(Sitting, self._sitting.id) is not None

    @property
    def answers(self) -> list[Answer]:
        """Its recorded answers."""
        return self.book.answers_of(self._sitting.id)

    def look_again(self) -> None:
        """See what is recorded by now; answers that were typed over stay as they were seen."""
        now = {(each.prompt, each.person): each for each in self.answers}
        self._seen = now | {key: each for key, each in self._seen.items() if key in self._typed}

    def is_typed(self, asked: Asked, person: str) -> bool:
        """Whether something stands there that is not recorded."""
        return (asked.id, person) in self._typed

    def accept(self) -> None:
        """Take what somebody else has recorded meanwhile as seen: what was typed is to stand instead."""
        self._seen = {(each.prompt, each.person): each for each in self.answers}

    # -- what is asked ---------------------------------------------------------------------------------------

    @property
    def questions(self) -> tuple[Asked, ...]:
        """What people answer in their own words."""
        return tuple(each for each in self.sitting.prompts if each.kind is PromptKind.quote)

    @property
    def others(self) -> tuple[Asked, ...]:
        """Everything else that is asked."""
        return tuple(each for each in self.sitting.prompts if each.kind is not PromptKind.quote)

    def route(self, person: str) -> tuple[Asked, ...]:
        """What is asked one after the other: of a person the questions, else everything else."""
        return self.questions if person else self.others

    def next_open(self, person: str) -> Asked | None:
        """The first of a route that has no answer yet."""
        return next((each for each in self.route(person) if not self.is_answered(each, person)), None)

    def is_answered(self, asked: Asked, person: str) -> bool:
        """Whether anything stands there."""
        return bool(self.text(asked, person).strip())

    # -- what stands there -----------------------------------------------------------------------------------

    def text(self, asked: Asked, person: str) -> str:
        """What stands there, as it is typed; what was chosen line by line."""
        return self._stands(asked, person)[0]

    def is_exact(self, asked: Asked, person: str) -> bool:
        """Whether the words that stand there are exact; where nothing does, what the instrument asks for."""
        return self._stands(asked, person)[1]

    def _stands(self, asked: Asked, person: str) -> tuple[str, bool]:
        return self._typed.get((asked.id, person)) or self._recorded(asked, person)

    def _recorded(self, asked: Asked, person: str) -> tuple[str, bool]:
        answer = self._seen.get((asked.id, person))
        if answer is None:
            return "", self.sitting.only_exact_words
        return _as_text(asked, recorded(answer)), recorded(answer).exact

    def put(self, asked: Asked, person: str, text: str, *, exact: bool = False) -> None:
        """Something was typed."""
        key, stands = (asked.id, person), (text, exact)
        nothing = not text.strip() and key not in self._seen
        self._typed.pop(key, None)
        if not nothing and stands != self._recorded(asked, person):
            self._typed[key] = stands  # last, so that it is known where one was

    def problem(self, asked: Asked, person: str) -> str:
        """What is wrong with what stands there; "" where nothing is."""
        try:
            self._given(asked, *self._stands(asked, person))
        except ValueError as error:
            return str(error)
        return ""

    def reading(self, asked: Asked, person: str) -> date | None:
        """The day that stands there; None where there is none that can be read."""
        try:
            return self._given(asked, *self._stands(asked, person)).day
        except ValueError:
            return None

    def _given(self, asked: Asked, text: str, exact: bool) -> Given:
        lines = tuple(line for line in text.split("\n") if line)
        match asked.kind:
            case PromptKind.quote | PromptKind.text:
                return Given(words=text, exact=exact and asked.kind is PromptKind.quote)
            case PromptKind.date:
                return Given(day=parse_date(text, self.today) if text.strip() else None)
            case PromptKind.score:
                return Given(score=int(text) if text else None)
            case _:
                return Given(chosen=lines)

    # -- what becomes of it ----------------------------------------------------------------------------------

    @property
    def unread(self) -> list[tuple[Asked, str]]:
        """What stands somewhere and cannot be read, each prompt with its person."""
        asked = {each.id: each for each in self.sitting.prompts}
        return [(asked[id], person) for id, person in self._typed if self.problem(asked[id], person)]

    def changes(self) -> list[Change]:
        """What records everything that was typed and can be read."""
        asked = {each.id: each for each in self.sitting.prompts}
        given = {
            key: self._given(asked[key[0]], *stands)
            for key, stands in self._typed.items()
            if not self.problem(asked[key[0]], key[1])
        }
        return answering(self.book, self.sitting, given, self._seen, self.today)

    def recorded_now(self) -> None:
        """Everything that could be read is recorded."""
        left = {(asked.id, person) for asked, person in self.unread}
        self._typed = {key: stands for key, stands in self._typed.items() if key in left}
        self.look_again()

    def drop_unread(self) -> None:
        """Forget what cannot be read."""
        for asked, person in self.unread:
            del self._typed[asked.id, person]

    @property
    def answered(self) -> int:
        """To how many prompts something stands, recorded or not."""
        touched = {id for id, _ in self._typed}
        there = {each.prompt for each in self.answers if each.prompt not in touched}
        return len(there | {id for (id, _), (text, _) in self._typed.items() if text.strip()})

    @property
    def typed(self) -> int:
        """How many answers were typed and are not recorded."""
        return len(self._typed)

    # -- what survives the program ---------------------------------------------------------------------------

    @property
    def unsaved(self) -> dict[str, str]:
        """What was typed and is not recorded, by prompt and person."""
        texts: dict[str, str] = {}
        for (prompt, person), (text, exact) in self._typed.items():
            name = _name(prompt, person)
            texts[name] = text
            if person:
                texts[name + _ARE] = _EXACT if exact else ""
        return texts

    @staticmethod
    def name(asked: Asked, person: str) -> str:
        """What the text of a prompt is called in a draft."""
        return _name(asked.id, person)

    def restore(self, texts: Mapping[str, str]) -> tuple[Asked, str] | None:
        """Put back what was typed before; returns the prompt and the person that were typed at last, if any."""
        asked = {each.id: each for each in self.sitting.prompts}
        latest: tuple[Asked, str] | None = None
        for name, text in texts.items():
            prompt, _, person = name.partition("@")
            if prompt in asked and not name.endswith(_ARE):
                exact = texts.get(name + _ARE) == _EXACT
                self.put(asked[prompt], person, text, exact=exact)
                latest = asked[prompt], person
        return latest


def _name(prompt: str, person: str) -> str:
    return f"{prompt}@{person}" if person else prompt


def _as_text(asked: Asked, given: Given) -> str:
    match asked.kind:
        case PromptKind.quote | PromptKind.text:
            return given.words
        case PromptKind.date:
            return given.day.isoformat() if given.day else ""
        case PromptKind.score:
            return "" if given.score is None else str(given.score)
        case _:
            return "\n".join(given.chosen)
