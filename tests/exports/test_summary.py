from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from advisor.book import Book
from advisor.records import Client, Record
from advisor.records.choices import DocumentStatus
from exports.asked import Added
from exports.gathering import gather
from exports.opening import paragraphs as findings
from tests import factory
from tests.benchmarks.bench_word import large_book
from tests.exports.made import summary_bytes
from tests.exports.rich import engagement_of, everything_in, headings, made, paragraphs, rich_book, text_of
from tests.exports.word.sample import HOSTILE
from tests.factory import TODAY
from tests.tools.docx_lint import lint

ADDED = Added(
    "Dana Ortiz", DocumentStatus.final, "Most of it is done, and it pays.", "Discounts fell.\n\nSpare parts earn more."
)
BARE = factory.book_of(
    factory.profile(name="", firm=""), factory.client(), factory.engagement(), factory.advice(title="Name one owner")
)


# -- what it says


def test_a_rich_summary_has_its_sections_in_order() -> None:
    assert headings(made(rich_book(), ADDED)) == [
        "Summary",
        "What we found",
        "What we ask of you now",
        "What you asked of us",
        "Recommendations",
        "ACME-1 Show what every discount costs",
        "ACME-2 One owner for the pipeline",
        "ACME-3 Close the second warehouse",
        "ACME-4 Publish floor prices",
        "ACME-9 Deal desk above 250 k",
        "ACME-10 Tie bonuses",
        "ACME-13 A floor everywhere",
        "Withdrawn or replaced before a decision",
        "Register of recommendations",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Most of it is done, and it pays.",
        "Discounts fell.",
        "Spare parts earn more.",
        "Prepared for Dana Ortiz, Northwind Industries",
        "Prepared by Maria Keller, Keller & Partners",
        "23 November 2026  ·  Final  ·  Confidential",
        "Orders grow and profit does not. Find out where the money stays.",
        "The engagement runs from 28 December 2025 to 30 January 2027.",
        "Gross margin above 18 %",
        "A forecast that is right to five per cent",
        "Advice\tPut the margin after discount on the offer screen.",
        "Because\tOf 412 offers, 391 carried a discount and 8 named its cost.",
        "Question\tWould you still give it?",
        "We hope\tDiscounts fall by a third.",
        "We fear\tEvery later rule will be argued from anecdotes.",
        "Options\tOn the screen\nIn a monthly report",
        "At stake\t€ 210,000",
        "Earlier\tDeferred on 12 January 2026 until 1 February 2026.",
        "Decision\tAdopted on 3 February 2026.",
        "Option chosen\tOn the screen",
        "Conditions\tNot for framework customers.",
        "“I want that number to hurt a little every time.”",
        "— Dana Ortiz, CFO",
        "Progress\tImplemented on 6 March 2026. Seen in the Hamburg office.",
        "Outcome\tAs hoped, seen on 20 October 2026. Controlling report over three quarters.",
        "\tBefore: 14.1 % average discount; after: 9.4 %.",
        "\tValue: € 131,000 in all so far, confirmed by Dana Ortiz, CFO, on 24 October 2026.",
        "\tBefore that: partly as hoped on 30 June 2026.",
        "Taken up\tThe north and the east.",
        "Left aside\tExports.",
        "Progress\tUnder way, as of 1 October 2026; planned for 18 December 2026. Two owners named.",
        "Decision\tDeclined on 12 February 2026.",
        "\tLoss: € 74,000, by our own estimate.",
        "Decision\tOpen; a decision was asked for by 31 October 2026.",
        "Decision\tOpen; a decision is asked for by 30 December 2026.",
        "ACME-11  A loyalty card. Withdrawn on 1 March 2026.",
        "ACME-12  A floor in the north only. Replaced by ACME-13 on 1 April 2026.",
    ],
)
def test_a_rich_summary_says(line: str) -> None:
    assert line in paragraphs(made(rich_book(), ADDED))


def test_what_is_asked_comes_in_the_order_in_which_it_is_due_and_without_reproach() -> None:
    text = paragraphs(made(rich_book()))
    asked = [each for each in text if each.startswith("Please")]
    assert asked == [
        "Please let us have your decision on Publish floor prices (ACME-4); we had asked for it by 31 October 2026.",
        "Please decide on Tie bonuses (ACME-10) by 30 December 2026.",
        "Please let us have your decision on A floor everywhere (ACME-13).",
        "Please come back to Deal desk above 250 k (ACME-9), which was deferred until 15 November 2026.",
        "Please see through One owner for the pipeline (ACME-2), planned for 18 December 2026.",
    ]


def test_work_whose_planned_day_has_passed_is_asked_after_and_a_moved_date_is_not_told() -> None:
    events = [
        factory.decision("adopted", "2026-02-01"),
        factory.progress("under_way", "2026-03-01", "2026-06-30"),
        factory.progress("under_way", "2026-07-01", "2026-10-01"),
    ]
    text = text_of(made(factory.small_book(factory.advice(), *events)))
    assert "Please tell us where you are with Name one owner" in text
    assert "(ACME-1); it was planned for 1 October 2026." in text
    assert "30 June 2026" not in text


def test_a_date_promised_before_they_declined_is_neither_asked_for_nor_told() -> None:
    events = [
        factory.decision("adopted", "2026-02-01"),
        factory.progress("not_started", "2026-03-01", "2026-12-18"),
        factory.decision("declined", "2026-06-01"),
    ]
    text = text_of(made(factory.small_book(factory.advice(), *events)))
    assert "Nothing is waiting for you at present." in text
    assert "18 December 2026" not in text


def test_a_deferral_that_still_runs_is_not_asked_about() -> None:
    deferred = factory.decision("deferred", "2026-11-01", deferred_until="2026-12-24")
    text = text_of(made(factory.small_book(factory.advice(), deferred)))
    assert "Nothing is waiting for you at present." in text
    assert "Deferred on 1 November 2026 until 24 December 2026." in text


def test_a_long_list_of_requests_is_cut_and_says_how_many_more_there_are() -> None:
    open_ = [factory.advice(id=f"{number:016x}", reference=f"ACME-{number}") for number in range(1, 21)]
    text = paragraphs(made(factory.small_book(*open_)))
    assert sum(each.startswith("Please") for each in text) == 15
    assert "The same goes for five more; each stands with its status in the register." in text


def test_a_draft_says_so_on_its_cover_and_on_every_page() -> None:
    content = everything_in(made(rich_book(), Added(status=DocumentStatus.draft)))
    assert content.count("Draft") > 2
    assert "Draft" not in everything_in(made(rich_book(), Added(status=DocumentStatus.final)))


@pytest.mark.parametrize(
    "word", [" rate", "per cent of", "chance", "slip", "days late", "overdue", "interval", "of all"]
)
def test_a_client_is_never_graded(word: str) -> None:
    assert word not in text_of(made(rich_book(), ADDED)).casefold()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", []),
        ("  \n ", []),
        ("One.", ["One."]),
        ("One.\nTwo.", ["One.", "Two."]),
        ("One\nand on.\n\nTwo.", ["One\nand on.", "Two."]),
        ("- One\r\n- Two", ["One", "Two"]),
        ("• One\n\n\n* Two", ["One", "Two"]),
    ],
)
def test_findings_are_parted_as_they_were_typed(typed: str, found: list[str]) -> None:
    assert findings(typed) == found


# -- much, little, nothing, anything


def nothing() -> bytes:
    nobody = factory.profile(name="", firm="")
    return made(factory.book_of(nobody, factory.client(), factory.engagement()))


def whole_client() -> bytes:
    book = rich_book(factory.engagement(id="e2", reference="ACME-E2", title="Coaching", starts="2026-05-01"))
    return summary_bytes(book, book.all(Client)[0], TODAY, ADDED)


def client_alone() -> bytes:
    client = factory.client()
    return summary_bytes(factory.book_of(client), client, TODAY, Added())


KINDS: dict[str, Callable[[], bytes]] = {
    "rich": lambda: made(rich_book(), ADDED),
    "little": lambda: made(BARE),
    "none": nothing,
    "a whole client": whole_client,
    "a client without an engagement": client_alone,
    "large": lambda: made(large_book(300)),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_summary_is_a_sound_file(kind: str) -> None:
    assert lint(KINDS[kind]()) == []


@pytest.mark.parametrize("hostile", [each for each in HOSTILE if each != "surrogate"])
def test_a_summary_of_hostile_text_is_a_sound_file(hostile: str) -> None:
    text = HOSTILE[hostile]
    book = hostile_book(text)
    added = Added(text, DocumentStatus.final, text, text)
    content = made(book, added)
    assert lint(content) == []
    assert "ACME-1" in text_of(content)


def hostile_book(text: str) -> Book:
    """The rich book with `text` in every field of every record that holds free text."""
    hostile = Book()
    for record in rich_book():
        texts = {
            name: text
            for name, value in record.values.items()
            if isinstance(value, str) and type(value) is str and name not in (*KEPT, "currency")
        }
        lists = {"options": (text, text)} if hasattr(record, "options") else {}
        scope = factory.CLIENT_ID if record.KIND != "practice" else "practice"
        hostile.put(scope, record.replaced(**(texts | lists)))
    return hostile


KEPT = (
    *("id", "rev", "client", "engagement", "recommendation", "by", "owner", "confirmed_by", "reference"),
    *("entered_in_error", "code"),
)


def test_little_makes_a_short_summary_without_empty_headings() -> None:
    content = made(BARE)
    found = [
        "Summary",
        "What we ask of you now",
        "Recommendations",
        "ACME-1 Name one owner",
        "Register of recommendations",
    ]
    assert headings(content) == found
    assert "Prepared by Your consultant" in text_of(content)


def test_where_nobody_wrote_down_what_was_asked_of_us_no_heading_says_so() -> None:
    only_dates = factory.book_of(
        factory.profile(), factory.client(), factory.engagement(starts="2026-01-05"), factory.advice()
    )
    alone = summary_bytes(only_dates, engagement_of(only_dates), TODAY, Added())
    assert headings(alone)[:3] == ["Summary", "What we ask of you now", "The engagement"]
    assert "The engagement began on 5 January 2026." in paragraphs(alone)
    of_client = summary_bytes(only_dates, only_dates.all(Client)[0], TODAY, Added())
    assert "What you asked of us" not in headings(of_client)
    assert "The engagement began on 5 January 2026." in paragraphs(of_client)


def test_nothing_given_is_said_and_leaves_no_register() -> None:
    content = made(factory.small_book())
    assert headings(content) == ["Summary", "What we ask of you now"]
    assert "No recommendation had been given by 23 November 2026." in text_of(content)
    assert "Nothing is waiting for you at present." in text_of(content)


def test_the_summary_of_a_client_groups_by_engagement_and_leaves_out_what_has_not_begun() -> None:
    later = factory.engagement(id="e3", reference="ACME-E3", title="Next year", starts="2027-01-04")
    second = factory.engagement(id="e2", reference="ACME-E2", title="Coaching", starts="2026-05-01")
    advice = factory.advice(id="aaaaaaaaaaaaaaaa", reference="ACME-30", engagement="e2", title="Coach in pairs")
    book = rich_book(second, later, advice)
    content = summary_bytes(book, book.all(Client)[0], TODAY, Added())
    found = headings(content)
    assert found.index("Commercial review (ACME-E1)") < found.index("Coaching (ACME-E2)")
    assert found.index("Coaching (ACME-E2)") < found.index("ACME-30 Coach in pairs")
    assert "Next year" not in text_of(content)
    assert "Eight recommendations were given." in text_of(content)


def test_a_second_reader_finds_every_recommendation() -> None:
    read = set(paragraphs(made(large_book(300))))
    for number in range(1, 301):
        assert f"ACME-{number} Publish floor prices for region {number}" in read
        assert f"Publish floor prices for region {number}" in read
        assert f"ACME-{number}" in read


# -- the same again


def test_the_same_records_give_the_same_bytes_whatever_order_they_came_in() -> None:
    book = rich_book()
    turned = factory.book_of(*reversed(list(book)))
    assert made(book, ADDED) == made(turned, ADDED)


def change(**values: object) -> Record:
    return factory.advice(id="ad0000000000000d", reference="ACME-4", **values)


def digest(book: Book, as_of: date = TODAY) -> str:
    return gather(book, engagement_of(book), as_of).digest()


def test_the_digest_changes_with_what_is_shared_and_with_nothing_else() -> None:
    said = {"title": "Publish floor prices", "decide_by": "2026-10-31"}
    before = digest(rich_book())
    assert digest(rich_book(change(**said))) == before
    assert digest(rich_book(change(**said, notes="Piet is afraid of it.", adoption_chance=20))) == before
    assert digest(rich_book(factory.advice(id="aaaaaaaaaaaaaaaa", reference="ACME-40", given_on=None))) == before
    assert digest(rich_book(change(**said, advice="One floor for each region."))) != before
    assert digest(rich_book(), TODAY - timedelta(days=1)) != before


def test_the_digest_stands_at_the_end_of_the_document() -> None:
    text = paragraphs(made(rich_book(), ADDED))
    assert any(each.endswith(f"The digest of that record is {digest(rich_book())}.") for each in text)
