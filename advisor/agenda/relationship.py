"""The lines of Today about the relationship: promises, silence, concerns, questions, goals, questionnaires."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from advisor.agenda.item import Item, Matter, Section, item_key
from advisor.book import Book
from advisor.records import Answer, Client, Concern, Goal, Promise, Question, Record, Sitting
from advisor.records.choices import OursOrTheirs
from advisor.relationship.contacts import Quiet, quiet
from advisor.relationship.goals import is_open, is_recent, readings
from advisor.relationship.promises import OPEN, PromiseState, state_of
from advisor.words import count, near_date

_SECTION_OF = {
    Matter.quiet: Section.quiet,
    Matter.backslide: Section.quiet,
    Matter.concern: Section.concerns,
    Matter.question: Section.questions,
    Matter.goal: Section.goals,
    Matter.sitting_again: Section.sittings,
    Matter.sitting_open: Section.sittings,
}


def calling(book: Book, on: date) -> Iterator[Item]:
    """What of the relationship calls for attention on a day."""
    yield from _promises(book, on)
    for client in book.all(Client):
        yield from _silence(book, client, quiet(book, client, on), on)
    yield from _concerns(book, on)
    yield from _questions(book, on)
    yield from _goals(book, on)
    yield from _sittings(book, on)


def owed_by_them(book: Book, on: date) -> Iterator[Item]:
    """What clients owe us beside advice: their promises, late or not, and answers to our questions."""
    for each in book.all(Promise):
        if each.whose is OursOrTheirs.theirs and state_of(each, on) in OPEN:
            yield _promise(book, each, each.on or on, on)
    yield from _questions(book, on)


def _item(book: Book, matter: Matter, record: Record, since: date, on: date, said: str, beyond: str = "") -> Item:
    """The line of Today for a record of the relationship."""
    client = book.client_of(record)
    return Item(
        key=item_key(matter, record.id),
        section=_SECTION_OF.get(matter, Section.owed),
        cause=matter,
        kind=record.KIND,
        record=record.id,
        reference="",
        title=record.headline,
        client=client.name if client else "",
        code=client.code if client else "",
        state=None,
        said=said,
        beyond=beyond,
        since=since,
        days=(on - since).days,
    )


def _promises(book: Book, on: date) -> Iterator[Item]:
    """Ours that are late, due today or within a week; theirs that are late."""
    for each in book.all(Promise):
        state = state_of(each, on)
        if each.due and each.on and state is PromiseState.late:
            yield _promise(book, each, each.due, on)
        elif each.on and state is PromiseState.due and each.whose is OursOrTheirs.ours:
            yield _promise(book, each, each.on, on)


def _promise(book: Book, promise: Promise, since: date, on: date) -> Item:
    made = f"promised {near_date(promise.on, on)}" if promise.on else "promised"
    due = promise.due or on
    item = _item(book, Matter.promise, promise, since, on, f"{made}, due {near_date(due, on)}")
    section = Section.owed if promise.whose is OursOrTheirs.ours else Section.progress
    return item._replace(section=section, due=due, due_in=(due - on).days)


def _silence(book: Book, client: Client, found: Quiet, on: date) -> Iterator[Item]:
    """A client who is silent for longer than was agreed, else one with far fewer contacts than before."""
    if not found.last or not found.backsliding:
        return
    last, fewer = f"last contact {near_date(found.last, on)}", _fewer_words(found)
    if found.beyond and found.cadence:
        agreed = f"cadence {count(found.cadence, 'day')}, {count(found.beyond, 'day')} beyond it"
        since = found.last + timedelta(days=found.cadence)
        beyond = f"{agreed}, {fewer}" if found.fewer else agreed
        yield _item(book, Matter.quiet, client, since, on, last, beyond)
    else:
        yield _item(book, Matter.backslide, client, found.last, on, last, fewer)


def _fewer_words(found: Quiet) -> str:
    return f"{count(found.recent, 'contact')} in 90 days, {found.before} in the 90 before"


def _concerns(book: Book, on: date) -> Iterator[Item]:
    for each in book.all(Concern):
        if each.on and each.on <= on and not (each.resolved_on and each.resolved_on <= on):
            yield _item(book, Matter.concern, each, each.on, on, f"raised {near_date(each.on, on)}")


def _questions(book: Book, on: date) -> Iterator[Item]:
    """Questions from the day after they were asked, until they are answered."""
    for each in book.all(Question):
        if each.on and each.on < on and not _is_answered(each, on):
            yield _item(book, Matter.question, each, each.on, on, f"asked {near_date(each.on, on)}", "no answer")


def _is_answered(question: Question, on: date) -> bool:
    """Whether the answer was there by a day; one without a day is taken to have come at once."""
    return bool(question.answer) and (question.answered_on is None or question.answered_on <= on)


def _goals(book: Book, on: date) -> Iterator[Item]:
    """Open goals that nobody has read for 90 days, nor begun since."""
    for each in book.all(Goal):
        if not is_open(each, on):
            continue
        found = readings(book, each, on)
        since = (found[-1].on if found else each.on) or on
        if is_recent(since, on):
            continue
        said = f"last read {near_date(since, on)}" if found else f"begun {near_date(since, on)}"
        yield _item(book, Matter.goal, each, since, on, said, "" if found else "never read")


def _sittings(book: Book, on: date) -> Iterator[Item]:
    """Questionnaires that were begun and not finished, and those that were to be taken again by now."""
    found = [each for each in book.all(Sitting) if each.on and each.on <= on]
    latest: dict[tuple[str, str], date] = {}
    for each in found:
        key = (each.client, each.instrument)
        latest[key] = max(latest.get(key, date.min), each.on or date.min)
    for each in found:
        if each.on and not (each.finished_on and each.finished_on <= on):
            said = f"begun {near_date(each.on, on)}"
            yield _item(book, Matter.sitting_open, each, each.on, on, said, "not finished")
        elif each.on == latest[each.client, each.instrument]:
            again = taken_again_on(each, book.answers_of(each.id), on)
            if again and again <= on:
                yield _item(book, Matter.sitting_again, each, again, on, f"look again on {near_date(again, on)}")


def taken_again_on(sitting: Sitting, answers: Iterable[Answer], on: date) -> date | None:
    """The day that was answered to when it is taken again; None where none was, or no such thing is asked."""
    asked = {each.id for each in sitting.prompts if each.again}
    days = [each.day for each in answers if each.prompt in asked and each.day and each.on and each.on <= on]
    return max(days, default=None)
