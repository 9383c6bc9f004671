"""What contacts, promises, words, goals and sittings may say beside other records."""

import pytest

from advisor.records import Record
from advisor.rules import problems_of, reasons_to_keep
from tests import factory
from tests.factory import GOAL_ID, TODAY

OTHER_ID = "c11e000000000002"
DANA = factory.person("Dana Ortiz", id="da7a000000000001")
JO = factory.person("Jo Lind", id="1011000000000001", side="ours")
REMI = factory.person("Remi Roy", id="4e31000000000001", client=OTHER_ID)
OLD = factory.insight("2026-02-01", id="01d0000000000001", what="They need cash weekly")
ELSEWHERE: tuple[Record, ...] = (
    factory.client(id=OTHER_ID, code="NW", name="Northwind"),
    REMI,
    factory.engagement(id="e119000000000002", client=OTHER_ID, reference="NW-E1"),
    factory.advice(id="ad71ce0000000002", engagement="e119000000000002", reference="NW-1"),
    factory.insight("2026-01-05", id="0e15000000000001", client=OTHER_ID),
)


def words(record: Record, *others: Record, before: Record | None = None) -> list[str]:
    """What is wrong with a record beside others."""
    known: tuple[Record, ...] = (DANA, JO, factory.advice(), *ELSEWHERE, *others)
    book = factory.small_book(*(each for each in known if each.id != record.id), record)
    return [each.words for each in problems_of(book, record, before, TODAY)]


AHEAD = "2026-11-24"
LATER = "That day is still to come; record it when it has happened."
#: name: (the record, what is said of it)
WRONG: dict[str, tuple[Record, str]] = {
    "a contact of tomorrow": (factory.interaction(AHEAD), LATER),
    "a promise made tomorrow": (factory.promise("2026-12-01", on=AHEAD), LATER),
    "a promise kept tomorrow": (factory.promise("2026-12-01", kept_on=AHEAD), LATER),
    "a concern of tomorrow": (factory.concern(AHEAD), LATER),
    "a concern resolved tomorrow": (factory.concern("2026-02-01", resolved_on=AHEAD), LATER),
    "a story of tomorrow": (factory.story(AHEAD), LATER),
    "an insight of tomorrow": (factory.insight(AHEAD), LATER),
    "a question of tomorrow": (factory.question(AHEAD), LATER),
    "a quote of tomorrow": (factory.quote(DANA.id, AHEAD), LATER),
    "a contact with somebody of another client": (
        factory.interaction("2026-02-01", people=[REMI.id]),
        "That person belongs to another client.",
    ),
    "a contact that raised advice of another client": (
        factory.interaction("2026-02-01", raised=["ad71ce0000000002"]),
        "That recommendation belongs to another client.",
    ),
    "a quote of somebody of another client": (
        factory.quote(REMI.id, "2026-02-01"),
        "That person belongs to another client.",
    ),
    "an insight that replaces one of another client": (
        factory.insight("2026-02-01", replaces="0e15000000000001"),
        "That insight belongs to another client.",
    ),
    "a quote of our own side": (
        factory.quote(JO.id, "2026-02-01"),
        "Jo Lind is on our side; a quote has the client's words.",
    ),
    "a concern of our own side": (
        factory.concern("2026-02-01", by=JO.id),
        "Jo Lind is on our side; a concern is the client's.",
    ),
    "our promise that the client is to keep": (
        factory.promise("2026-02-01", by=DANA.id),
        "Dana Ortiz is at the client, and this is our own promise.",
    ),
    "our promise to ourselves": (
        factory.promise("2026-02-01", to=JO.id),
        "Jo Lind is on our side, and this is our own promise.",
    ),
    "their promise that we are to keep": (
        factory.promise("2026-02-01", whose="theirs", by=JO.id),
        "Jo Lind is on our side, and this is their promise.",
    ),
    "an insight that replaces itself": (
        OLD.replaced(replaces=OLD.id),
        "An insight cannot replace itself.",
    ),
    "a practice goal with a reading before it began": (
        factory.reading("2026-01-04", "13"),
        "That is before the goal begins (5 Jan 26).",
    ),
    "an answer to what is not asked": (
        factory.answer("nothing", words="x"),
        "“nothing” is not asked in Pulse.",
    ),
    "a quote prompt without a person": (factory.answer("matters", words="Yes"), "Say whose words they are."),
    "a quote prompt without words": (factory.answer("matters", person=DANA.id, score=1), "Give their words."),
    "a quote prompt answered by us": (
        factory.answer("matters", person=JO.id, words="Yes"),
        "Jo Lind is on our side; they answer for the client.",
    ),
    "a score off the scale": (factory.answer("trust", score=6), "Give a score from 1 to 5."),
    "a day that is none": (factory.answer("again", words="soon"), "Give a day."),
    "a choice of something else": (factory.answer("mood", chosen=["fair"]), "Choose one of: good; bad."),
    "two choices": (factory.answer("mood", chosen=["good", "bad"]), "Choose one of: good; bad."),
    "a tick for something else": (factory.answer("keys", chosen=["luck"]), "Tick some of: cash; plan."),
    "a person where nobody is asked": (
        factory.answer("trust", score=4, person=DANA.id),
        "This is not asked person by person.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_is_refused_in_one_sentence(name: str) -> None:
    record, said = WRONG[name]
    assert words(record, factory.goal(), factory.sitting()) == [said]


RIGHT: list[Record] = [
    factory.interaction("2026-11-23", people=[DANA.id, JO.id], raised=["ad71ce0000000001"]),
    factory.promise("2026-12-01", by=JO.id, to=DANA.id, kept_on="2026-11-23"),
    factory.promise("2026-12-01", whose="theirs", by=DANA.id, to=JO.id),
    factory.concern("2026-02-01", by=DANA.id),
    factory.insight("2026-02-02", replaces=OLD.id),
    factory.quote(DANA.id, "2026-02-01", advice="ad71ce0000000001"),
    factory.reading("2026-01-05", "13"),
    factory.answer("matters", person=DANA.id, words="Yes", words_are="exact"),
    factory.answer("trust", score=5),
    factory.answer("facts", words="Sales fell"),
    factory.answer("again", day="2027-01-04"),
    factory.answer("mood", chosen=["bad"]),
    factory.answer("keys", chosen=["plan", "cash"]),
]


@pytest.mark.parametrize("record", RIGHT, ids=lambda each: each.KIND)
def test_what_fits_is_taken(record: Record) -> None:
    assert words(record, OLD, factory.goal(), factory.sitting()) == []


def test_a_day_ahead_that_was_kept_before_does_not_stand_in_the_way_of_another_change() -> None:
    before = factory.interaction(AHEAD)
    assert words(before.replaced(said="More"), before=before) == []


def test_the_newer_insight_replaces_the_older_once_and_in_no_circle() -> None:
    older = factory.insight("2026-01-05", id="01d0000000000002", replaces="01d0000000000001")
    assert words(factory.insight("2026-01-31", replaces=OLD.id), OLD) == [
        "That one is newer (1 Feb 26); the newer replaces the older."
    ]
    taken = factory.insight("2026-03-01", what="They need cash daily", replaces=OLD.id)
    assert words(factory.insight("2026-03-02", replaces=OLD.id), OLD, taken) == [
        "“They need cash daily” replaces that one already; replace the newest."
    ]
    circle = OLD.replaced(on=older.on, replaces=older.id)
    assert words(circle, older) == ["That one says, over others, that it replaces this one."]


def test_a_goal_does_not_begin_after_its_first_reading() -> None:
    found = words(factory.goal(on="2026-02-02"), factory.reading("2026-02-01", "13"))
    assert found == ["That is after its first reading (1 Feb 26)."]


def test_a_prompt_is_answered_once_by_each_person() -> None:
    given = factory.answer("matters", person=DANA.id, words="Yes")
    other = factory.person("Ruth Amsel", id="4074000000000001")
    again = factory.answer("matters", person=DANA.id, words="No")
    assert words(again, factory.sitting(), given) == ["That is answered already; change the answer that is there."]
    assert words(factory.answer("matters", person=other.id, words="No"), factory.sitting(), given, other) == []


def test_what_is_the_practices_own_names_nobody_of_a_client() -> None:
    ours = factory.sitting(client="")
    found = words(factory.answer("matters", person=DANA.id, words="Yes"), ours)
    assert found == ["That person belongs to a client, and this is the practice's own."]
    assert words(factory.answer("trust", score=3), ours) == []


def test_what_others_rest_on_is_not_deleted_before_them() -> None:
    book = factory.small_book(
        DANA, factory.quote(DANA.id, "2026-02-01"), factory.goal(), factory.reading("2026-02-01", "13")
    )
    assert list(reasons_to_keep(book, DANA)) == ["Dana Ortiz is named by 1 other record (quote); delete that first."]
    kept = book.record(GOAL_ID)
    assert kept is not None
    assert list(reasons_to_keep(book, kept)) == ["This goal is named by 1 other record (reading); delete that first."]
    assert list(reasons_to_keep(book, kept, going=[each.id for each in book.readings_of(GOAL_ID)])) == []
