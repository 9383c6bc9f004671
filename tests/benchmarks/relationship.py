"""The relationship with a client in a practice of any size: mostly contacts, and of everything else a little."""

from collections.abc import Callable
from datetime import date
from random import Random

from advisor.records import (
    Answer,
    Client,
    Concern,
    Goal,
    Insight,
    Interaction,
    Person,
    Promise,
    Question,
    Quote,
    Reading,
    Recommendation,
    Record,
    Sitting,
    Story,
)

#: How often each kind is drawn; a goal comes before its readings, and a sitting before its answers.
WEIGHTS: dict[type[Record], int] = {
    Interaction: 55,
    Promise: 12,
    Reading: 7,
    Quote: 6,
    Insight: 5,
    Question: 5,
    Concern: 4,
    Answer: 3,
    Story: 2,
}
_FIRST = date(2021, 1, 4)
_DAYS = 2_140
_ENDED = 0.96  # of promises, concerns, questions and goals, as where somebody looks after them
_SAID = "They would rather see how the spring goes before they decide, and asked for the figures of the other regions."
_PROMPTS = [
    {"id": f"q{number}", "section": "What matters", "asks": f"What matters most, part {number}?", "kind": "text"}
    for number in range(9)
]


class Relationship:
    """Draws what belongs to the relationship with one client.

    Args:
        random: What everything follows from.
        new_id: Gives the next id.
        day: Gives a day at most so many days after another.
        client: The client.
        people: The people there.
        advice: The advice that a contact may raise.
    """

    def __init__(
        self,
        random: Random,
        new_id: Callable[[], str],
        day: Callable[[date, int], date],
        client: Client,
        people: list[Person],
        advice: list[Recommendation],
    ) -> None:
        self.random, self.new_id, self.day = random, new_id, day
        self.client, self.people, self.advice = client, people, advice
        self.goal: Goal | None = None
        self.sitting: Sitting | None = None
        self.unanswered: list[str] = []

    def draw(self, wanted: int) -> list[Record]:
        """So many records, each after what it belongs to."""
        found: list[Record] = []
        while len(found) < wanted:
            (kind,) = self.random.choices(list(WEIGHTS), list(WEIGHTS.values()))
            found += self._goal() if kind is Reading else self._sitting() if kind is Answer else [self._other(kind)]
        return found[:wanted]

    def _common(self) -> dict[str, object]:
        return {"id": self.new_id(), "client": self.client.id, "on": self.day(_FIRST, _DAYS)}

    def _person(self) -> str:
        return self.random.choice(self.people).id

    def _goal(self) -> list[Record]:
        """A reading of the goal at hand, now and then of a new one."""
        before: list[Record] = []
        if self.goal is None or self.random.random() < 0.2:
            said = {"title": "Stock below thirty days", "unit": "days", "start": "62", "target": "30", "on": _FIRST}
            ended = {"ended": "reached", "ended_on": self.day(_FIRST, _DAYS)} if self.random.random() < _ENDED else {}
            self.goal = Goal.of(self._common() | said | ended)
            before.append(self.goal)
        value = str(self.random.randrange(28, 66))
        day = self.day(_FIRST, _DAYS)
        return [*before, Reading.of({"id": self.new_id(), "goal": self.goal.id, "value": value, "on": day})]

    def _sitting(self) -> list[Record]:
        """An answer to the next prompt, now and then the first of a new sitting."""
        before: list[Record] = []
        if self.sitting is None or not self.unanswered:
            said = {"instrument": "important", "version": 1, "title": "What matters", "prompts": _PROMPTS}
            common = self._common()
            self.sitting = Sitting.of(common | said | {"finished_on": common["on"]})
            self.unanswered = [each["id"] for each in _PROMPTS]
            before.append(self.sitting)
        said = {"prompt": self.unanswered.pop(0), "words": _SAID, "on": self.sitting.on}
        return [*before, Answer.of({"id": self.new_id(), "sitting": self.sitting.id} | said)]

    def _other(self, kind: type[Record]) -> Record:
        choices: dict[type[Record], dict[str, object]] = {
            Interaction: {"kind": "call", "people": [self._person()], "said": _SAID, "raised": self._raised()},
            Promise: {"what": "Send the figures of the other regions", "to": self._person()},
            Quote: {"person": self._person(), "words": "Since then I know on Friday what Monday brings."},
            Insight: {"kind": "need", "what": "They need to see cash weekly", "why": "The bank asks for it"},
            Question: {"question": "What would make you stop this?", "people": [self._person()]},
            Concern: {"words": "Nobody told us that the team would change.", "by": self._person()},
            Story: {"kind": "horror", "story": "The report came after the board had met.", "about": "promise_failed"},
        }
        common = self._common()
        return kind.of(common | choices[kind] | self._end(kind, common["on"]))  # type: ignore[arg-type]  # a day

    def _end(self, kind: type[Record], on: date) -> dict[str, object]:
        """How a record ended; most have, and promises mostly in time."""
        ended = self.random.random() < _ENDED
        if kind is Promise:
            due = self.day(on, 60)
            name = "kept_on" if self.random.random() < 0.8 else "broken_on"
            return {"due": due, name: due} if ended else {"due": due}
        if kind is Concern and ended:
            return {"resolved_on": self.day(on, 30)}
        if kind is Question and ended:
            return {"answer": "The bank.", "answered_on": self.day(on, 30)}
        return {}

    def _raised(self) -> list[str]:
        """Now and then a piece of advice."""
        return [self.random.choice(self.advice).id] if self.advice and self.random.random() < 0.3 else []
