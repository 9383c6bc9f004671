"""A book that is changed while a review of it is made, as another thread may."""

from dataclasses import replace
from datetime import date

from advisor.book import Book
from advisor.records import Client, Decision, Engagement, Recommendation
from advisor.records.choices import Position
from advisor.review import review
from advisor.search import Filter
from advisor.standing import Standing

ON = date(2026, 11, 23)
ADVICE = "a" * 16


def _book() -> Book:
    book = Book()
    book.put("c1", Client(id="c1", name="Acme", code="ACME"))
    book.put("c1", Engagement(id="e1", client="c1", title="Supply"))
    book.put("c1", Recommendation(id=ADVICE, engagement="e1", title="One owner", given_on=date(2026, 1, 5)))
    return book


def _decision() -> Decision:
    return Decision(id="d1", recommendation=ADVICE, on=date(2026, 2, 1), position=Position.adopted)


def test_a_review_that_was_overtaken_leaves_nothing_behind_for_the_next() -> None:
    book = _book()

    def decided_meanwhile(_: Recommendation, __: Standing) -> bool:
        book.put("c1", _decision())
        return True

    review(book, ON, filter=Filter("", (), (decided_meanwhile,), book))
    assert review(book, ON).rates.adoption.hits == (ADVICE,)


def test_advice_as_it_was_leaves_the_standing_of_what_it_is_alone() -> None:
    book = _book()
    before = book.get(Recommendation, ADVICE)
    assert before is not None
    now = replace(before, given_on=date(2026, 11, 1))
    book.put("c1", now)
    book.standing_of(before, ON)
    assert book.standing_of(now, ON).since == date(2026, 11, 1)


def test_advice_as_it_was_is_not_given_the_standing_of_what_it_is() -> None:
    book = _book()
    before = book.get(Recommendation, ADVICE)
    assert before is not None
    now = replace(before, given_on=date(2026, 11, 1))
    book.put("c1", now)
    book.standing_of(now, ON)
    assert book.standing_of(before, ON).since == date(2026, 1, 5)


def test_a_standing_is_kept_from_one_turning_day_to_the_next_whatever_the_engagement_is_called() -> None:
    book = _book()
    advice = book.get(Recommendation, ADVICE)
    assert advice is not None
    book.put("c1", _decision())
    found = book.standing_of(advice, date(2026, 3, 1))
    book.put("c1", Engagement(id="e1", client="c1", title="Supply review"))
    assert book.standing_of(advice, date(2026, 4, 1)) is found
    assert book.standing_of(advice, date(2026, 1, 31)) != found


def test_every_change_is_counted() -> None:
    book = _book()
    counted = book.changes
    book.put("c1", _decision())
    after = book.changes
    book.drop("d1")
    assert counted < after < book.changes
    book.drop("d1")
    assert book.changes == after + 1
