"""References and codes that two computers gave apart: the later record gets a name of its own, the same everywhere."""

import re
from pathlib import Path

import pytest

from advisor.book import natural, reference_of
from advisor.changes import Add, Edit
from advisor.practice import Practice
from advisor.records import Client, Engagement, Recommendation
from advisor.search import parse_filter
from advisor.upkeep.mending import offers
from tests.upkeep.computers import SCOPE, Desk, mended, northwind


@pytest.fixture
def two(tmp_path: Path) -> tuple[Desk, Desk]:
    desk = northwind(tmp_path)
    return desk, desk.copied(tmp_path, "lap", "Ben Ode")


def names(practice: Practice) -> dict[str, str]:
    practice.refresh()
    return {each.title: each.reference for each in practice.book.all(Recommendation)}


def test_a_reference_given_twice_gets_a_letter_on_the_later_record_by_whoever_writes_next(
    two: tuple[Desk, Desk],
) -> None:
    desk, lap = two
    mine, theirs = desk.gives("Mine"), lap.gives("Theirs")
    assert mine.reference == theirs.reference == "NWD-2"
    desk.gets(lap)
    assert any(each.where == "NWD-2" for each in desk.practice.check())
    desk.gives("Next")
    first, second = sorted([mine, theirs], key=lambda each: each.id)  # both were recorded at the same instant
    expected = {first.title: "NWD-2", second.title: "NWD-2b", "Next": "NWD-3", "Publish floor prices": "NWD-1"}
    assert names(desk.practice) == expected
    assert desk.practice.book.find("nwd-2b") == desk.practice.book.record(second.id)
    assert desk.practice.book.find("NWD-2") == desk.practice.book.record(first.id)
    lap.gets(desk)
    assert names(lap.practice) == expected
    assert [each for each in lap.practice.check() if each.severity != "note"] == []


def test_two_computers_that_tell_them_apart_by_themselves_come_to_the_same(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    desk.gives("Mine")
    lap.gives("Theirs")
    desk.gets(lap)
    lap.gets(desk)
    (said,) = mended(desk.practice)
    assert re.fullmatch(
        "Two had the name NWD-2: the later one, recommendation NWD-2b “(Mine|Theirs)”, got another.", said
    )
    assert mended(lap.practice) == [said]
    desk.gets(lap)
    lap.gets(desk)
    assert offers(desk.practice) == offers(lap.practice) == []
    assert names(desk.practice) == names(lap.practice)
    assert sorted(names(desk.practice).values()) == ["NWD-1", "NWD-2", "NWD-2b"]
    assert mended(desk.practice) == mended(lap.practice) == []


def test_a_record_that_gets_its_letter_while_it_is_edited_is_edited(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    mine, theirs = desk.gives("Mine"), lap.gives("Theirs")
    desk.gets(lap)
    desk.practice.refresh()
    second = max([mine, theirs], key=lambda each: each.id)
    seen = desk.practice.book.record(second.id)
    assert seen is not None
    desk.practice.record([Edit(seen, {"notes": "typed"})], "Edit")
    now = desk.practice.book.get(Recommendation, second.id)
    assert now is not None
    assert (now.reference, now.notes) == ("NWD-2b", "typed")
    assert [each.action.why for each in desk.practice.history()[-2:]] == ["Tell NWD-2b apart from NWD-2", "Edit"]


def test_a_third_of_the_same_name_gets_the_next_letter(two: tuple[Desk, Desk], tmp_path: Path) -> None:
    desk, lap = two
    hand = desk.copied(tmp_path, "hand")
    for each in (desk, lap, hand):
        each.gives("Same")
    desk.gets(lap)
    desk.gets(hand)
    mended(desk.practice)
    references = sorted((each.reference for each in desk.practice.book.all(Recommendation)), key=natural)
    assert references == ["NWD-1", "NWD-2", "NWD-2b", "NWD-2c"]
    assert desk.gives("Next").reference == "NWD-3"


def test_a_client_code_given_twice_is_numbered_with_all_references_of_the_later_client(
    two: tuple[Desk, Desk],
) -> None:
    desk, lap = two
    for each, (id, name) in zip(two, [("harbour00000", "Harbour"), ("harrow000000", "Harrow")], strict=True):
        client, engagement = Client(id=id, name=name, code="HAR"), Engagement(id=f"{id}e", client=id, title="Review")
        each.practice.record([Add(client), Add(engagement)], name)
        each.practice.record([Add(Recommendation(engagement=f"{id}e", title=f"For {name}"))], "Advice")
    desk.gets(lap)
    # The other computer's history has come, and its file has not: that is made again as well.
    assert mended(desk.practice) == [
        "The file of Harrow (HAR) was not there, and was made again from its history.",
        "Two had the name HAR: the later one, client HAR2 “Harrow”, got another.",
    ]
    references = {reference_of(each) for each in desk.practice.book.kept_in("harrow000000")}
    assert references == {"HAR2", "HAR2-E1", "HAR2-1"}
    more = desk.practice.record([Add(Recommendation(engagement="harrow000000e", title="More"))], "Advice")
    assert [reference_of(each) for each in more.records] == ["HAR2-2"]
    found = desk.practice.book.find("HAR-1")
    assert found is not None
    assert desk.practice.book.scope_of(found.id) == "harbour00000"
    lap.gets(desk)
    assert [each for each in lap.practice.check() if each.severity != "note"] == []


def test_a_lettered_reference_is_found_and_filtered_and_sorted_like_any_other(two: tuple[Desk, Desk]) -> None:
    desk, lap = two
    desk.gives("Mine")
    lap.gives("Theirs")
    for each in two:
        each.practice.record([Add(Engagement(client=SCOPE, title="Second"))], "Engagement")
    desk.gets(lap)
    mended(desk.practice)
    desk.gives("Last")
    book = desk.practice.book
    lettered = book.find("nwd-e2b")
    assert isinstance(lettered, Engagement)
    advice = desk.practice.record([Add(Recommendation(engagement=lettered.id, title="In it"))], "Advice").records[0]
    assert isinstance(advice, Recommendation)
    chosen = parse_filter("engagement:nwd-e2b", book, desk.practice.today)
    matching = [each for each in book.advice() if chosen.matches(each, book.standing_of(each, desk.practice.today))]
    assert matching == [advice]
    assert sorted(["NWD-12", "NWD-2b", "NWD-2", "NWD-E2b", "NWD-E2"], key=natural) == [
        *("NWD-2", "NWD-2b", "NWD-E2", "NWD-E2b", "NWD-12"),
    ]
