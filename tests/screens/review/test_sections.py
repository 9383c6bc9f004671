"""The whole page: what it draws, at any width, of the sample, of little and of nothing."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from rich.cells import cell_len

from advisor.book import Book
from advisor.practice import Practice
from advisor.review import Review, review
from advisor.review.cases import Taken
from advisor.sample import fill
from advisor.words import amount
from screens.review.layout import Page, lay_out
from screens.review.lines import Pen
from screens.review.sections import sections_of
from screens.review.worth import amounts_of
from tests.review.practices import book_with, piece, said

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
WIDTHS = [52, 75, 115, 155, 195]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder: Path = tmp_path_factory.mktemp("sample")
    practice = Practice.open(folder / "practice", state=folder / "state", now=lambda: NOW, who="maria", create=True)
    fill(practice)
    return practice.book


@pytest.fixture(scope="module", params=["today", "one day of the first year", "before everything"])
def found(sample: Book, request: pytest.FixtureRequest) -> Review:
    days = {"today": NOW.date(), "one day of the first year": date(2024, 3, 20), "before everything": date(2020, 1, 1)}
    return review(sample, days[request.param])


def _page(found: Review, width: int, *, plain: bool = False, all: bool = False) -> Page:
    expanded = {f"by_{each.by}" for each in found.breakdowns} if all else set()
    return lay_out(sections_of(found, "EUR", expanded), Pen(width, plain))


def _texts(page: Page) -> Iterator[str]:
    for line in page.lines:
        yield "".join(span.text for span in line)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("plain", [False, True])
def test_no_line_is_wider_than_the_page(found: Review, width: int, plain: bool) -> None:
    for text in _texts(_page(found, width, plain=plain, all=True)):
        assert cell_len(text.rstrip()) <= width, text


def test_a_plain_page_has_no_drawing_characters(found: Review) -> None:
    text = "\n".join(_texts(_page(found, 115, plain=True, all=True)))
    assert not [each for each in text if "\u2500" <= each <= "\u28ff"]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_figure_stands_where_the_page_says_and_has_a_blank_on_each_side(found: Review, width: int) -> None:
    page = _page(found, width)
    texts = list(_texts(page))
    assert page.stops
    for stop in page.stops:
        drawn = texts[stop.y][stop.x : stop.x + stop.width]
        assert drawn[0] == drawn[-1] == " "
        if stop.figure.ids:
            assert drawn.strip() == f"{len(stop.figure.ids):,}"


def test_no_two_figures_have_one_name(found: Review) -> None:
    for all in (False, True):
        keys = [each.figure.key for each in _page(found, 155, all=all).stops]
        assert len(keys) == len(set(keys))


def test_what_cannot_be_compared_yet_is_told_in_one_section() -> None:
    book = book_with(piece(1), piece(2), piece(3, said("adopted", "2026-02-01")))
    sections = [each for each in sections_of(review(book, NOW.date()), "EUR") if each.key.startswith("by_")]
    assert [(each.title, each.words) for each in sections] == [
        (
            "Not compared yet",
            (
                "By client, category, priority, decider, reason, year and kind of engagement there is nothing to"
                " compare yet: two groups with settled advice are needed.",
            ),
        )
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_every_section_can_be_reached_and_says_something(found: Review, width: int) -> None:
    page = _page(found, width)
    assert {each.place for each in page.stops} == set(range(len(page.places)))
    assert all("".join(each.section.words) for each in page.places)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_matrix_shows_every_cell_that_holds_advice(sample: Book, width: int) -> None:
    found = review(sample, NOW.date())
    shown = {each.figure.key: each.figure.ids for each in _page(found, width).stops}
    cells = {key: ids for key, ids in shown.items() if key.startswith("matrix.") and key.count(".") == 2}
    assert sorted(cells.values()) == sorted(each.ids for each in found.matrix.cells if each.ids)
    for taken in Taken:
        among = sorted(each for cell in found.matrix.row(taken) for each in cell.ids)
        assert sorted(shown.get(f"matrix.{taken}", ())) == among


def test_all_groups_of_a_breakdown_are_shown_when_they_are_asked_for(sample: Book) -> None:
    found = review(sample, NOW.date())
    texts = "\n".join(_texts(_page(found, 115, all=True)))
    assert all((group.name or "none named") in texts for each in found.breakdowns for group in each.groups)


def test_sections_stand_beside_each_other_where_there_is_room(sample: Book) -> None:
    found = review(sample, NOW.date())
    columns = [len({each.column for each in _page(found, width).places}) for width in (75, 155, 195)]
    assert columns == [1, 2, 3]
    heights = [len(_page(found, width).lines) for width in (75, 155, 195)]
    assert heights[0] > heights[1] > heights[2]


@pytest.mark.parametrize("width", WIDTHS)
def test_the_matrix_says_what_each_of_its_cells_brought_or_cost(sample: Book, width: int) -> None:
    found = review(sample, NOW.date())
    section = next(each for each in sections_of(found, "EUR") if each.key == "matrix")
    drawn = "\n".join("".join(span.text for span in line) for line in section.draw(Pen(width, False)))
    amounts = [
        money for cell in found.matrix.cells for worth in (cell.value, cell.loss) for money, _ in amounts_of(worth)
    ]
    assert amounts
    for money in amounts:
        assert amount(money, "EUR") in drawn


def test_what_no_rate_counts_can_be_opened(sample: Book) -> None:
    found = review(sample, NOW.date())
    [stop] = [each for each in _page(found, 75).stops if each.figure.key == "left"]
    assert len(found.left) == 5
    assert set(stop.figure.ids) == set(found.left)
