"""Today of the relationship: each line has its section, its reason and since when; all of it can be put off."""

from datetime import timedelta

import pytest

from advisor.agenda import Item, Matter, Section, agenda, mark_of, waiting_for, worst_of
from advisor.records import Record
from tests import factory
from tests.factory import CLIENT_ID, GOAL_ID, SITTING_ID, TODAY

AGAIN = {"id": "again", "section": "Facts", "asks": "When do we look again?", "kind": "date", "again": True}
LOOKING_AGAIN = factory.sitting(prompts=[AGAIN], finished_on="2026-02-02")
TAKEN_AGAIN = factory.sitting(id="5177" * 4, on="2026-11-20", finished_on="2026-11-20")

#: (records, section, matter, title, why, since, days, when it is due)
LINES: dict[str, tuple[list[Record], Section, Matter, str, str, str, int, str]] = {
    "a promise of ours that is late": (
        [factory.promise("2026-11-19", on="2026-11-12")],
        Section.owed,
        Matter.promise,
        "Send the price list",
        "promised 12 Nov, due 19 Nov",
        "2026-11-19",
        4,
        "4 days late",
    ),
    "a promise of ours that is due today": (
        [factory.promise("2026-11-23", on="2026-11-12")],
        Section.owed,
        Matter.promise,
        "Send the price list",
        "promised 12 Nov, due 23 Nov",
        "2026-11-12",
        11,
        "today",
    ),
    "a promise of ours that is due within a week": (
        [factory.promise("2026-11-30", on="2026-11-12")],
        Section.owed,
        Matter.promise,
        "Send the price list",
        "promised 12 Nov, due 30 Nov",
        "2026-11-12",
        11,
        "in 7 days",
    ),
    "a promise of theirs that is late": (
        [factory.promise("2026-11-19", on="2026-11-12", whose="theirs")],
        Section.progress,
        Matter.promise,
        "Send the price list",
        "promised 12 Nov, due 19 Nov",
        "2026-11-19",
        4,
        "4 days late",
    ),
    "a client who is silent beyond the cadence": (
        [factory.interaction("2026-10-07")],
        Section.quiet,
        Matter.quiet,
        "Acme Tools",
        "last contact 7 Oct, cadence 21 days, 26 days beyond it",
        "2026-10-28",
        26,
        "",
    ),
    "a client with far fewer contacts": (
        [factory.interaction(f"2026-{each}") for each in ("06-01", "07-01", "07-15", "08-01", "11-20")],
        Section.quiet,
        Matter.backslide,
        "Acme Tools",
        "last contact 20 Nov, 1 contact in 90 days, 4 in the 90 before",
        "2026-11-20",
        3,
        "",
    ),
    "a concern that is open": (
        [factory.concern("2026-11-03")],
        Section.concerns,
        Matter.concern,
        "Nobody told us that the team would change",
        "raised 3 Nov",
        "2026-11-03",
        20,
        "",
    ),
    "a question without an answer": (
        [factory.question("2026-11-22")],
        Section.questions,
        Matter.question,
        "What would make you stop this?",
        "asked 22 Nov, no answer",
        "2026-11-22",
        1,
        "",
    ),
    "a goal that was never read": (
        [factory.goal(on="2026-08-25")],
        Section.goals,
        Matter.goal,
        "Gross margin above 18 %",
        "begun 25 Aug, never read",
        "2026-08-25",
        90,
        "",
    ),
    "a goal that was not read for 90 days": (
        [factory.goal(), factory.reading("2026-08-25", "14"), factory.reading("2026-04-01", "13")],
        Section.goals,
        Matter.goal,
        "Gross margin above 18 %",
        "last read 25 Aug",
        "2026-08-25",
        90,
        "",
    ),
    "a questionnaire that is to be taken again": (
        [LOOKING_AGAIN, factory.answer("again", day="2026-11-20")],
        Section.sittings,
        Matter.sitting_again,
        "Pulse",
        "look again on 20 Nov",
        "2026-11-20",
        3,
        "",
    ),
    "a questionnaire that was not finished": (
        [factory.sitting(on="2026-11-20"), factory.answer("again", day="2026-11-20")],
        Section.sittings,
        Matter.sitting_open,
        "Pulse",
        "begun 20 Nov, not finished",
        "2026-11-20",
        3,
        "",
    ),
}


def today(*records: Record) -> list[Item]:
    return agenda(factory.small_book(factory.engagement(cadence_days=21), *records), TODAY)


def only(found: list[Item]) -> Item:
    [item] = found
    return item


@pytest.mark.parametrize("name", LINES)
def test_each_matter_gives_its_line_with_its_reason(name: str) -> None:
    records, section, matter, title, why, since, days, due = LINES[name]
    item = only(today(*records))
    assert (item.section, item.cause, item.title, item.why) == (section, matter, title, why)
    assert (item.since.isoformat(), item.days, item.due_words) == (since, days, due)
    assert (item.client, item.code, item.state) == ("Acme Tools", "ACME", None)
    assert mark_of(item, plain=True).isascii()


def test_every_matter_is_among_the_lines() -> None:
    assert {each[2] for each in LINES.values()} == set(Matter)


@pytest.mark.parametrize("name", LINES)
def test_every_line_can_be_put_off_and_comes_back(name: str) -> None:
    records, *_ = LINES[name]
    key = only(today(*records)).key
    assert today(*records, factory.snooze(key, "2026-11-24")) == []
    assert only(today(*records, factory.snooze(key, "2026-11-23"))).key == key


@pytest.mark.parametrize("name", LINES)
def test_a_line_of_a_record_that_is_dated_later_is_not_there_the_day_before_it(name: str) -> None:
    records, *_ = LINES[name]
    last = max(on for each in records if (on := getattr(each, "on", None)))
    before = agenda(factory.small_book(factory.engagement(cadence_days=21), *records), last - timedelta(days=1))
    without = [each for each in records if getattr(each, "on", None) != last]
    assert before == agenda(factory.small_book(factory.engagement(cadence_days=21), *without), last - timedelta(days=1))


@pytest.mark.parametrize(
    "records",
    [
        [factory.promise("2026-12-01")],
        [factory.promise("2026-11-19", kept_on="2026-11-20")],
        [factory.promise("2026-11-19", broken_on="2026-11-20")],
        [factory.promise("2026-11-30", whose="theirs")],
        [factory.interaction("2026-11-02")],
        [factory.interaction("2026-01-02"), factory.engagement(status="paused")],
        [factory.interaction("2026-01-02"), factory.client(status="former")],
        [factory.interaction("2026-01-02", took_part=False)],
        [factory.concern("2026-11-03", resolved_on="2026-11-20")],
        [factory.question("2026-11-03", answer="Nothing would")],
        [factory.question("2026-11-23")],
        [factory.goal(), factory.reading("2026-08-26", "14")],
        [factory.goal(ended="reached", ended_on="2026-10-01")],
        [LOOKING_AGAIN, factory.answer("again", day="2026-11-24")],
        [LOOKING_AGAIN, factory.answer("again", day="2026-11-20"), TAKEN_AGAIN],
    ],
    ids=lambda each: f"{each[-1].KIND}",
)
def test_what_does_not_call_is_not_listed(records: list[Record]) -> None:
    assert today(*records) == []


def test_sections_follow_each_other_and_what_is_due_first_comes_first() -> None:
    late, soon = factory.promise("2026-11-19", what="Late"), factory.promise("2026-11-25", what="Soon", on="2026-01-01")
    sooner = factory.promise("2026-11-24", what="Sooner", on="2026-11-20")
    found = today(
        factory.concern("2026-11-03"),
        soon,
        late,
        sooner,
        factory.question("2026-11-01"),
        factory.advice(),
        factory.interaction("2026-01-02"),
    )
    assert [each.section for each in found] == sorted((each.section for each in found), key=list(Section).index)
    assert [each.title for each in found if each.section is Section.owed] == ["Late", "Sooner", "Soon"]


def test_the_worst_of_our_promises_is_how_many_are_late() -> None:
    late, soon = factory.promise("2026-11-19", what="Late"), factory.promise("2026-11-25", what="Soon")
    assert worst_of(today(late, soon)) == "1 late"
    assert worst_of(today(soon)) == ""
    assert worst_of(today(factory.concern("2026-11-03"), factory.concern("2026-11-20"))) == "the oldest 20 days"


def test_before_a_client_promises_are_seen_and_nothing_else_of_the_relationship() -> None:
    assert {each[2] for each in LINES.values() if not only(today(*each[0])).internal} == {Matter.promise}


def test_waiting_for_has_their_promises_and_unanswered_questions_beside_advice() -> None:
    theirs = factory.promise("2027-02-01", whose="theirs", on="2026-03-01")
    book = factory.small_book(
        theirs,
        factory.promise("2026-11-01"),
        factory.question("2026-02-01"),
        factory.advice(),
        factory.concern("2026-01-01"),
    )
    found = waiting_for(book, TODAY)
    assert [(each.kind, each.since.isoformat()) for each in found] == [
        ("recommendation", "2026-01-05"),
        ("question", "2026-02-01"),
        ("promise", "2026-03-01"),
    ]
    assert found[-1].due_words == "in 70 days"


def test_the_practices_own_goal_belongs_to_no_client() -> None:
    item = only(today(factory.goal(client="", whose="practice")))
    assert (item.client, item.code, item.record) == ("", "", GOAL_ID)


def test_a_key_names_the_matter_and_its_record() -> None:
    assert only(today(factory.interaction("2026-10-07"))).key == f"quiet:{CLIENT_ID}"
    assert only(today(factory.sitting())).key == f"sitting_open:{SITTING_ID}"
