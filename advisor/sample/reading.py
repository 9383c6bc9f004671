"""The sample's TOML files as records: the same records for the same day.

``data/`` holds a folder for each client: ``client.toml`` with its people and engagements, a file for each occasion on
which advice was given, with what became of that advice, ``relationship.toml``, and the sittings; beside the folders
lies what is the practice's own. A table uses the names of the record type's
fields. A day is a number of days from the day on which the sample is made (``-30`` is thirty days ago) and moves off
the weekend. A person, an engagement or a recommendation is named by its ``key`` within the client. What an
occasion's file says above its first ``[[advice]]`` holds for all of it. ``written`` is the day on which something
was noted where the record itself does not say it.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2s
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from advisor.book import Book
from advisor.changes import Add
from advisor.instruments.answering import quote_from, recorded
from advisor.records import (
    Answer,
    Client,
    Concern,
    Decision,
    Engagement,
    Goal,
    Insight,
    Interaction,
    Outcome,
    Person,
    Profile,
    Progress,
    Promise,
    Question,
    Quote,
    Reading,
    Recommendation,
    Record,
    Sitting,
    Snooze,
    Story,
    Withdrawal,
)
from advisor.records.fields import FieldSpec, field_of
from advisor.sample.sittings import answer_tables, begun_sitting

Table = Mapping[str, Any]

_EVENTS: tuple[type[Record], ...] = (Withdrawal, Decision, Progress, Outcome)

#: The tables inside the table of a recommendation.
_OF_ADVICE = frozenset({Snooze.KIND, *(each.KIND for each in _EVENTS)})

_OF_RELATIONSHIP: tuple[type[Record], ...] = (Insight, Question, Interaction, Promise, Concern, Story, Quote)

#: What comes first on one day: what others refer to, and the withdrawal of the old before the advice replacing it.
_ORDER: tuple[type[Record], ...] = (
    *(Profile, Client, Person, Engagement, Withdrawal, Recommendation, Decision, Progress, Outcome, Snooze),
    *_OF_RELATIONSHIP,
    *(Goal, Reading, Sitting, Answer),
)

#: The field that says when a record of a type was noted, unless the table says so itself.
_NOTED = {
    **dict.fromkeys((*_EVENTS, *_OF_RELATIONSHIP, Goal, Reading, Answer), "on"),
    Client: "since",
    Engagement: "starts",
    Recommendation: "given_on",
}

#: What is noted of a record when it ends, and not before; the first of them that is there says on which day.
_AT_ITS_END: dict[type[Record], tuple[str, ...]] = {
    Promise: ("kept_on", "broken_on", "effect"),
    Concern: ("resolved_on", "done", "reaction"),
    Question: ("answered_on", "answer", "opened"),
    Goal: ("ended_on", "ended"),
}


@dataclass(frozen=True)
class Fact:
    """A record, the day on which the consultant noted it, and whom it is about ("" for the practice itself).

    What ends later is there twice: as it began, and whole on the day of its end.
    """

    day: date
    about: str
    record: Record


def sample_changes(today: date) -> list[Add]:
    """Everything in the sample practice in the order in which it was noted, as of a day."""
    whole = {each.record.id: each.record for each in facts(today)}
    return [Add(each) for each in whole.values()]


def facts(today: date) -> list[Fact]:
    """Every record of the sample with the day on which it was noted, oldest first."""
    data = files(__package__).joinpath("data")
    own = _Reader("", today)
    found = [own.fact(Profile, "", _table(data.joinpath("practice.toml")))]
    found += own.relationship(_table(data.joinpath("practice-sittings.toml")))
    for folder in _sorted(each for each in data.iterdir() if each.is_dir()):
        found += _client_facts(folder, today)
    return sorted(found, key=lambda each: (each.day, _ORDER.index(type(each.record))))


def _client_facts(folder: Traversable, today: date) -> Iterator[Fact]:
    """The records of one client's folder, in the order of its files."""
    about = _table(folder.joinpath("client.toml"))
    reader = _Reader(about["client"]["name"], today)
    yield from reader.client(about)
    for file in _sorted(folder.iterdir()):
        if file.name != "client.toml":
            table = _table(file)
            yield from reader.occasion(table) if "advice" in table else reader.relationship(table)


def _sorted(entries: Iterable[Traversable]) -> list[Traversable]:
    return sorted(entries, key=lambda each: each.name)


def _table(file: Traversable) -> Table:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def working_day(today: date, offset: int) -> date:
    """The day so many days from today, off the weekend: the Friday before, or in the future the Monday after."""
    day = today + timedelta(days=offset)
    beyond = day.weekday() - 4
    if beyond <= 0:
        return day
    return day + timedelta(days=3 - beyond if offset > 0 else -beyond)


class _Reader:
    """Makes the records of one client, seen from a day."""

    def __init__(self, about: str, today: date) -> None:
        self.about = about
        self.today = today

    def client(self, content: Table) -> Iterator[Fact]:
        """The client with its people and engagements."""
        client = content["client"]
        yield self.fact(Client, "", client)
        for each in content["person"]:
            yield self.fact(Person, each["key"], {"written": client["since"], "client": "", **each})
        for each in content["engagement"]:
            yield self.fact(Engagement, each["key"], {"client": "", **each})

    def occasion(self, content: Table) -> Iterator[Fact]:
        """The advice given on an occasion, and what became of it."""
        for each in content["advice"]:
            table = {name: value for name, value in content.items() if name != "advice"} | each
            yield self.fact(Recommendation, each["key"], _without(_OF_ADVICE, table))
            yield from self._events(table)

    def _events(self, table: Table) -> Iterator[Fact]:
        """What happened to one piece of advice."""
        key = table["key"]
        for event in _EVENTS:
            for number, each in enumerate(table.get(event.KIND, ())):
                yield self.fact(event, f"{key}/{number}", {"recommendation": key, **each})
        for each in table.get(Snooze.KIND, ()):
            item = f"{each['clock']}:{self._id(Recommendation.KIND, key)}"
            yield self.fact(Snooze, item, {"client": "", "item": item, **_without({"clock"}, each)})

    def relationship(self, content: Table) -> Iterator[Fact]:
        """What belongs to the client as a whole, or to the practice."""
        for record_type in _OF_RELATIONSHIP:
            for number, each in enumerate(content.get(record_type.KIND, ())):
                yield from self._ending(record_type, each.get("key", str(number)), {"client": "", **each})
        for each in content.get(Goal.KIND, ()):
            yield from self._ending(Goal, each["key"], self._home() | _without({Reading.KIND}, each))
            for number, reading in enumerate(each.get(Reading.KIND, ())):
                yield self.fact(Reading, f"{each['key']}/{number}", {"goal": each["key"], **reading})
        for each in content.get(Sitting.KIND, ()):
            yield from self._sitting(each)

    def _ending(self, record_type: type[Record], key: str, table: Table) -> Iterator[Fact]:
        """A record as it was noted when it began, and again when it ended."""
        at_end = _AT_ITS_END.get(record_type, ())
        ended = next((table[each] for each in at_end if each.endswith("_on") and each in table), table["on"])
        if ended > table["on"]:
            yield self.fact(record_type, key, _without(frozenset(at_end), table))
        yield self.fact(record_type, key, {"written": ended, **table})

    def _sitting(self, table: Table) -> Iterator[Fact]:
        """A sitting, its answers on their own days, and its end."""
        key, on = table["key"], working_day(self.today, table["on"])
        home = self._id(Client.KIND, "") if self.about else ""
        sitting = begun_sitting(table["instrument"], home, Book(), on)
        sitting = sitting.replaced(id=self._id(Sitting.KIND, key), facts=())
        yield Fact(on, self.about, sitting)
        for each in answer_tables(table, sitting):
            name = f"{key}/{each['prompt']}/{each.get('person', '')}"
            answer = self.fact(Answer, name, {"sitting": key, **each})
            yield answer
            yield from self._quoted(sitting, name, answer)
        if "finished_on" in table:
            finished = working_day(self.today, table["finished_on"])
            yield Fact(finished, self.about, sitting.replaced(finished_on=finished))

    def _home(self) -> dict[str, str]:
        """The client's own key; nothing for what is the practice's."""
        return {"client": ""} if self.about else {}

    def _quoted(self, sitting: Sitting, name: str, answered: Fact) -> Iterator[Fact]:
        """The quote that an answer became when it was given, as in the program."""
        answer = answered.record
        assert isinstance(answer, Answer)
        asked = next(each for each in sitting.prompts if each.id == answer.prompt)
        quote = quote_from(sitting, asked, answer.person, recorded(answer), answer.on or answered.day)
        if quote:
            yield Fact(answered.day, self.about, quote.replaced(id=self._id(Quote.KIND, name)))

    def fact(self, record_type: type[Record], key: str, table: Table) -> Fact:
        """One table as a record of a type, with the day on which it was noted."""
        noted = table["written"] if "written" in table else table[_NOTED[record_type]]
        values: dict[str, Any] = {"id": self._id(record_type.KIND, key)}
        for name, value in _without({"key", "written"}, table).items():
            values[name] = self._value(field_of(record_type, name), value)
        return Fact(working_day(self.today, noted), self.about, record_type.of(values))

    def _value(self, spec: FieldSpec, value: Any) -> Any:  # noqa: ANN401 - whatever the field holds
        """A value of a table as the field takes it: offsets become days, keys become ids."""
        if spec.kind == "date":
            return working_day(self.today, value)
        if spec.kind == "parts":
            return [{**each, "on": working_day(self.today, each["on"])} for each in value]
        if spec.ref is not None:
            return [self._id(spec.ref.kind, each) for each in value] if spec.many else self._id(spec.ref.kind, value)
        return value

    def _id(self, kind: str, key: str) -> str:
        """The id of a record of this client: the same on every day."""
        return blake2s(f"{self.about}/{kind}/{key}".encode(), digest_size=8).hexdigest()


def _without(names: Set[str], table: Table) -> dict[str, Any]:
    return {name: value for name, value in table.items() if name not in names}
