"""What the pages of a client are made of: pure functions, each asked by itself."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from advisor.book import Book
from advisor.records import Client, Goal, Interaction, Reading, Sitting
from advisor.relationship.goals import course
from advisor.relationship.index import index, trend
from advisor.search import FilterError
from screens.client.contact_months import contact_months
from screens.client.goals import figure, how_it_is
from screens.client.index_picture import index_picture
from screens.client.timeline import parse
from screens.client.voice_table import coverage_table
from screens.review.bars import spark
from screens.review.lines import Line, Pen, width_of
from tests.screens.client.rich_practice import SITTING, day, rich_practice
from tests.screens.running import NWD

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder: Path = tmp_path_factory.mktemp("rich")
    return rich_practice(folder).book


def northwind(book: Book) -> Client:
    client = book.get(Client, NWD)
    assert client is not None
    return client


def pictures(book: Book) -> Iterator[tuple[str, list[Line], Pen]]:
    """Every picture of the pages at widths from narrow to wide, with and without signs beyond ASCII."""
    from advisor.coverage import coverage

    sitting = book.get(Sitting, SITTING)
    assert sitting is not None
    found = coverage(sitting, book.answers_of(SITTING), book.people_of(NWD))
    drawn = {
        "contacts": contact_months(book.of_scope(Interaction, NWD), TODAY),
        "no contacts": contact_months([], TODAY),
        "index": index_picture(index(book, northwind(book), TODAY), trend(book, northwind(book), TODAY)),
        "voices": coverage_table(found),
    }
    for name, draw in drawn.items():
        for width in (52, 72, 112, 192):
            for plain in (False, True):
                yield name, draw(Pen(width, plain)), Pen(width, plain)


def test_no_picture_is_wider_than_there_is_room_for_and_plain_ones_are_plain(book: Book) -> None:
    for name, lines, pen in pictures(book):
        assert max(width_of(line) for line in lines) <= pen.width, (name, pen)
        text = "".join(span.text for line in lines for span in line)
        assert not pen.plain or text.isascii(), (name, text)


def test_contacts_are_counted_in_their_months_by_who_began_them() -> None:
    from advisor.records.choices import OursOrTheirs

    met = [Interaction(on=day("11-02")), Interaction(on=day("11-20"), initiative=OursOrTheirs.theirs)]
    unanswered = Interaction(on=day("10-31"), took_part=False)
    lines = contact_months([unanswered, *met], TODAY)(Pen(60))
    rows = {line[0].text.strip(): line[1].text.split() for line in lines}
    assert rows[""][-2:] == ["Oct", "Nov"]
    assert rows["contacts"][-2:] == [".", "2"]
    assert rows["by them"][-1] == "1"
    assert rows["no answer"][-2:] == ["1", "."]
    assert "by us" not in rows


def measured(*values: tuple[str, int], target: int = 100, due: str = "12-31") -> Book:
    """A goal from 0 on 1 January to a target, with readings."""
    found = Book()
    goal = Goal(
        id="a" * 16, client=NWD, title="More", start=Decimal(0), target=Decimal(target), on=day("01-01"), due=day(due)
    )
    found.put(NWD, goal)
    for number, (on, value) in enumerate(values):
        found.put(NWD, Reading(id=f"{number:016x}", goal=goal.id, value=Decimal(value), on=day(on)))
    return found


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ([], "not measured yet"),
        ([("03-01", 20)], "! not read for 90 days"),
        ([("11-20", 50)], "! behind"),
        ([("11-20", 95)], "on track"),
        ([("03-01", 5), ("11-20", 100)], "at its target"),
    ],
)
def test_a_goal_says_how_it_is(values: list[tuple[str, int]], says: str) -> None:
    found = measured(*values)
    [goal] = found.all(Goal)
    assert how_it_is(course(found, goal, TODAY), TODAY)[0] == says


@pytest.mark.parametrize(("value", "text"), [("61", "61"), ("1200.50", "1,200.5"), ("100", "100"), ("-3", "-3")])
def test_a_figure_has_no_noughts_that_say_nothing(value: str, text: str) -> None:
    assert figure(Decimal(value)) == text


@given(st.lists(st.integers(-1000, 1000)), st.integers(1, 20), st.booleans())
def test_a_line_of_values_has_one_character_each_and_rises_and_falls_with_them(
    values: list[int], room: int, plain: bool
) -> None:
    drawn = spark(values, room=room, plain=plain)
    shown = values[-room:]
    assert cell_len(drawn) == len(shown)
    ink = ".:-=+*#@" if plain else "▁▂▃▄▅▆▇█"
    levels = [ink.index(each) for each in drawn]
    for (one, other), (low, high) in zip(pairwise(shown), pairwise(levels), strict=True):
        assert (one < other) <= (low <= high)
        assert (one > other) <= (low >= high)


def test_a_filter_of_the_timeline_takes_words_kinds_and_what_is_not_wanted() -> None:
    found = parse("price kind:prom,con -kind:concern study")
    assert found.words == "price study"
    assert found.kinds == {"promise", "contact", "concern"}
    assert found.without == {"concern"}
    with pytest.raises(FilterError, match="“wish” is not a kind"):
        parse("kind:wish")
