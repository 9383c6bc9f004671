"""What had been thought of advice, said when a record shows what came of it."""

from collections.abc import Iterable
from datetime import date

from advisor.book import Book
from advisor.records import Decision, Outcome, Recommendation, Record
from advisor.review.cases import first_shown, firsts


def thought_of(book: Book, written: Iterable[Record], on: date) -> str:
    """The chance that an action resolves, in a sentence such as “You gave it 70 %.”.

    Args:
        book: The practice, with the records of the action in it.
        written: The records of the action.
        on: Today.

    Returns:
        "" where it resolves none, as there is no first answer or outcome in it, no chance was stated by the day of
        that, or it is about several pieces of advice.
    """
    of_each = [_thought(book, each, on) for each in written if isinstance(each, Decision | Outcome)]
    return of_each[0] if len(of_each) == 1 else ""


def _thought(book: Book, record: Decision | Outcome, on: date) -> str:
    advice = book.get(Recommendation, record.recommendation)
    if advice is None or record.on is None:
        return ""
    known = book.standing_of(advice, on).known
    resolved_by: Decision | Outcome | None
    if isinstance(record, Decision):
        resolved_by, chance, stated_on = firsts(known.decisions)[0], advice.adoption_chance, advice.adoption_chance_on
        words = f"You gave it {chance} %."
    else:
        resolved_by, chance = first_shown(known.progress, known.outcomes), advice.success_chance
        stated_on, words = advice.success_chance_on, f"You gave it {chance} % to work."
    if chance is None or resolved_by is None or resolved_by.id != record.id:
        return ""
    return words if stated_on is not None and stated_on <= record.on else ""
