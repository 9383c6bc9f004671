"""The planned rows of a table as changes for the one door: whom they belong to, and what is new about them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from advisor.book import Book
from advisor.changes import Add, Change, adopted_by_doing, new_id
from advisor.codes import code_for
from advisor.imports.planned import PlannedRow, Refusal, RowPlan
from advisor.records import (
    TYPES,
    Client,
    Dated,
    Decision,
    Engagement,
    Misfit,
    Person,
    Problem,
    Progress,
    Recommendation,
    Record,
)
from advisor.records.choices import Position
from advisor.records.client import CODE
from advisor.rules import needs_adoption, problems_of

_SOURCE = "table "
_NOT_SAID = "The table does not say."
_TRIED = "tried"


@dataclass
class Intake:
    """What the rows of a table come to, for one action.

    Attributes:
        changes: everything to record, in an order in which nothing is named before it is there.
        clients: how many clients are new, and so on for the other counts.
        already: how many rows were taken before, and are therefore left alone.
        refused: the rows whose values fit no record, each with the reason.
    """

    changes: list[Change] = field(default_factory=list)
    clients: int = 0
    engagements: int = 0
    people: int = 0
    advice: int = 0
    events: int = 0
    already: int = 0
    refused: list[Refusal] = field(default_factory=list)


def intake(plan: RowPlan, book: Book, today: date) -> Intake:
    """What a table would add to a practice; the same rows again add nothing.

    Args:
        plan: The rows as they were understood.
        book: The practice.
        today: The day of the import; what is dated later is refused.
    """
    taker = _Taker(book, today)
    for row in plan.rows:
        taker.take(row)
    return taker.found


def _event(kind: str, fields: dict[str, Any], advice_id: str) -> Dated:
    """What a row says became of the advice; what a partial or different decision leaves open is said to be so."""
    said = {**fields, "recommendation": advice_id, "id": new_id()}
    position = said.get("position")
    if position == Position.in_part:
        said.setdefault("takes", _NOT_SAID)
    elif position == Position.differently:
        said.setdefault("instead", _NOT_SAID)
    event = TYPES[kind].of(said)
    assert isinstance(event, Dated)
    return event


class _Trial:
    """Tries one row at a time against the rules across records, so that a refusal names its row."""

    def __init__(self) -> None:
        self._book = Book()
        self._book.put(_TRIED, Client(id=_TRIED, name="Tried", code="TRIED"))
        self._book.put(_TRIED, Engagement(id="engagement", client=_TRIED, title="Tried"))

    def with_adoption(self, advice: Recommendation, events: list[Dated]) -> list[Dated]:
        """The events, with the adoption that progress without any decision shows."""
        if advice.given_on is None or any(isinstance(each, Decision) for each in events):
            return events
        shown = [each for each in events if isinstance(each, Progress) and needs_adoption(self._book, advice, each)]
        return [*(adopted_by_doing(each).replaced(id=new_id()) for each in shown[:1]), *events]

    def problems(self, advice: Recommendation, events: list[Dated], today: date) -> list[Problem]:
        """Every rule that the row would break."""
        records = [advice.replaced(engagement="engagement"), *events]
        for each in records:
            self._book.put(_TRIED, each)
        found = [problem for each in records for problem in problems_of(self._book, each, None, today)]
        for each in records:
            self._book.drop(each.id)
        return found


class _Taker:
    """Takes rows one after another and remembers the clients, engagements and people it made on the way."""

    def __init__(self, book: Book, today: date) -> None:
        self.found = Intake()
        self._book = book
        self._today = today
        self._trial = _Trial()
        self._sources = {each.source for each in book.all(Recommendation) if each.source}
        self._clients = {each.name.casefold(): each.id for each in book.all(Client)}
        self._codes = {each.code: each.id for each in book.all(Client)}
        self._engagements = {(each.client, each.title.casefold()): each.id for each in book.all(Engagement)}
        self._people = {(each.client, each.name.casefold()): each.id for each in book.all(Person)}

    def take(self, row: PlannedRow) -> None:
        """Take one row, unless it was taken before or does not fit."""
        source = f"{_SOURCE}{row.identity}"
        if source in self._sources:
            self.found.already += 1
            return
        try:
            advice = Recommendation.of({**row.fields, "owner": "", "source": source, "id": new_id()})
            events = [_event(each.kind, each.fields, advice.id) for each in row.events]
        except Misfit as error:
            self._refuse(row, error.problems)
            return
        events = self._trial.with_adoption(advice, events)
        problems = self._trial.problems(advice, events, self._today)
        if problems:
            self._refuse(row, problems)
            return
        self._sources.add(source)
        self._add(row, advice, events)

    def _refuse(self, row: PlannedRow, problems: Sequence[Problem]) -> None:
        words = "; ".join(dict.fromkeys(each.words.rstrip(".") for each in problems))
        self.found.refused.append(Refusal(row.number, words))

    def _add(self, row: PlannedRow, advice: Recommendation, events: list[Dated]) -> None:
        """Add a row's advice with everything that it needs to be there first."""
        client = self._client(row)
        engagement = self._engagement(client, row.engagement)
        owner = self._person(client, str(row.fields.get("owner", "")))
        self._put(advice.replaced(engagement=engagement, owner=owner))
        self.found.advice += 1
        for each in events:
            self._put(each)
        self.found.events += len(events)

    def _put(self, record: Record) -> None:
        self.found.changes.append(Add(record))

    def _client(self, row: PlannedRow) -> str:
        """The id of a row's client, known by its code or its name, or made now."""
        name, code = row.client[:300], row.client_code.upper()
        known = self._codes.get(code) or self._clients.get(name.casefold()) or self._codes.get(name.upper())
        if known is None:
            if not CODE.fullmatch(code):
                code = code_for(name, self._codes)
            known = new_id()
            self._put(Client(id=known, name=name, code=code))
            self._codes[code] = known
            self.found.clients += 1
        self._clients.setdefault(name.casefold(), known)
        return known

    def _engagement(self, client: str, title: str) -> str:
        key = (client, title[:300].casefold())
        if key not in self._engagements:
            self._engagements[key] = new_id()
            self._put(Engagement(id=self._engagements[key], client=client, title=title[:300]))
            self.found.engagements += 1
        return self._engagements[key]

    def _person(self, client: str, name: str) -> str:
        if not name:
            return ""
        key = (client, name[:300].casefold())
        if key not in self._people:
            self._people[key] = new_id()
            self._put(Person(id=self._people[key], client=client, name=name[:300]))
            self.found.people += 1
        return self._people[key]
