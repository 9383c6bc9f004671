"""The planned rows of a table as changes for the one door: whom they belong to, and what is new about them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from advisor.book import Book
from advisor.changes import Add, Change, new_id
from advisor.codes import code_for
from advisor.imports.planned import PlannedRow, Refusal, RowPlan
from advisor.records import TYPES, Client, Engagement, Person, Recommendation, Record
from advisor.records.client import CODE
from advisor.records.invalid import problems_from

_SOURCE = "table "


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


class _Taker:
    """Takes rows one after another and remembers the clients, engagements and people it made on the way."""

    def __init__(self, book: Book, today: date) -> None:
        self.found = Intake()
        self._book = book
        self._today = today
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
            advice = Recommendation.model_validate({**row.fields, "owner": "", "source": source, "id": new_id()})
            events = [self._event(each.kind, each.fields, advice.id) for each in row.events]
        except ValidationError as error:
            words = "; ".join(each.words for each in problems_from(error, Recommendation))
            self.found.refused.append(Refusal(row.number, words))
            return
        late = next((each for each in events if (getattr(each, "on", None) or self._today) > self._today), None)
        if late is not None:
            self.found.refused.append(Refusal(row.number, f"the {late.NAME} is dated after today"))
            return
        self._sources.add(source)
        self._add(row, advice, events)

    def _event(self, kind: str, fields: dict[str, Any], advice_id: str) -> Record:
        return TYPES[kind].model_validate({**fields, "recommendation": advice_id})

    def _add(self, row: PlannedRow, advice: Recommendation, events: list[Record]) -> None:
        """Add a row's advice with everything that it needs to be there first."""
        client = self._client(row)
        engagement = self._engagement(client, row.engagement)
        owner = self._person(client, str(row.fields.get("owner", "")))
        self._put(advice.model_copy(update={"engagement": engagement, "owner": owner}))
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
