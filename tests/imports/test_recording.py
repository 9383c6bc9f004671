"""Planned rows as changes: who they belong to, what is new, and rows that break a rule."""

from datetime import date

from advisor.book import Book
from advisor.changes import Add
from advisor.imports.planned import Event, PlannedRow, RowPlan, Value
from advisor.imports.recording import Intake, intake
from advisor.records import Client, Decision, Engagement, Person, Progress, Recommendation, Record

TODAY = date(2026, 11, 23)
GIVEN = date(2026, 5, 4)


def row(
    number: int,
    *events: Event,
    client: str = "Acme Corporation",
    code: str = "",
    given: date | None = GIVEN,
    **fields: Value,
) -> PlannedRow:
    """One planned row."""
    said: dict[str, Value] = {"title": f"Advice {number}", **({"given_on": given} if given else {}), **fields}
    return PlannedRow(number, f"row{number}", client, code, "Review", f"R{number}", said, events)


def take(*rows: PlannedRow, book: Book | None = None) -> Intake:
    """What rows come to."""
    return intake(RowPlan(list(rows), [], []), book or Book(), TODAY)


def added(found: Intake) -> list[Record]:
    """The records that would be added."""
    return [each.record for each in found.changes if isinstance(each, Add)]


def event(kind: str, **fields: Value) -> Event:
    """Something that became of a row's advice."""
    return Event(kind, {"on": GIVEN, **fields})


def test_clients_engagements_and_people_are_made_once() -> None:
    found = take(row(2, owner="Jo Lind"), row(3, owner="jo lind"), row(4, client="ACME CORPORATION"))
    assert (found.clients, found.engagements, found.people, found.advice) == (1, 1, 1, 3)
    kinds = [type(each) for each in added(found)]
    assert kinds == [Client, Engagement, Person, *[Recommendation] * 3]


def test_nothing_is_named_before_it_is_there() -> None:
    seen: set[str] = set()
    for each in added(take(row(2, event("decision", position="adopted"), owner="Jo Lind"))):
        named = {getattr(each, name, "") for name in ("client", "engagement", "owner", "recommendation")} - {""}
        assert named <= seen
        seen.add(each.id)


def test_clients_that_are_known_by_name_or_code_are_used() -> None:
    book = Book()
    book.put("acme0000", Client(id="acme0000", name="Acme Corporation", code="ACM"))
    book.put("acme0000", Engagement(id="review00", client="acme0000", title="Review"))
    found = take(row(2), row(3, client="Acme", code="acm"), row(4, client="acm"), book=book)
    assert (found.clients, found.engagements, found.advice) == (0, 0, 3)


def test_two_clients_never_get_the_same_code() -> None:
    found = take(row(2, client="Acme Steel"), row(3, client="Acme Gardens"))
    codes = [each.code for each in added(found) if isinstance(each, Client)]
    assert codes == ["ACME", "ACME2"]


def test_a_row_that_was_taken_before_is_left_alone() -> None:
    book = Book()
    for each in added(take(row(2), row(3))):
        book.put("scope", each)
    again = take(row(2), row(3), row(4), book=book)
    assert (again.already, again.advice) == (2, 1)


def test_the_same_row_twice_in_one_table_is_taken_once() -> None:
    assert take(row(2), row(2)).advice == 1


def test_a_row_that_breaks_a_rule_is_refused_by_its_number_and_the_others_are_taken() -> None:
    found = take(
        row(2, event("decision", position="adopted"), given=None),
        row(3, event("decision", position="adopted", on=date(2027, 1, 1))),
        row(4, event("outcome", result="as_warned")),
        row(5, title="x" * 400),
        row(6),
    )
    assert [each.number for each in found.refused] == [2, 3, 4, 5]
    assert "draft" in found.refused[0].reason
    assert "still to come" in found.refused[1].reason
    assert "warning" in found.refused[2].reason
    assert found.advice == 1


def test_a_client_of_refused_rows_alone_is_not_made() -> None:
    assert added(take(row(2, title="x" * 400))) == []


def test_progress_without_a_decision_brings_the_adoption_that_it_shows() -> None:
    records = added(take(row(2, event("progress", state="under_way"))))
    decision = next(each for each in records if isinstance(each, Decision))
    assert decision.by_doing
    assert records.index(decision) < records.index(next(each for each in records if isinstance(each, Progress)))


def test_what_a_partial_decision_takes_is_said_to_be_unknown() -> None:
    records = added(
        take(row(2, event("decision", position="in_part")), row(3, event("decision", position="differently")))
    )
    decisions = [each for each in records if isinstance(each, Decision)]
    assert [each.takes or each.instead for each in decisions] == ["The table does not say."] * 2
