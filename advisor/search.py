"""The filter language of screens and command line: ``standing:awaiting northwind -priority:low given:2026-q1``."""

import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from advisor.book import Book
from advisor.dates import add_months, parse_date
from advisor.records import Recommendation
from advisor.records.choices import Position, Priority
from advisor.standing import Clock, Standing, State

Test = Callable[[Recommendation, Standing], bool]

#: The words before a colon, each with what may follow it.
KEYS = {
    "client": "a code or part of a name, such as client:acme",
    "engagement": "a reference or part of a title, such as engagement:acme-e3",
    "standing": ", ".join(State) + ", in_part, differently or open",
    "priority": ", ".join(Priority),
    "category": "part of a category",
    "owner": "part of a name",
    "tag": "part of a tag",
    "given": "a day, month, quarter or year, or a comparison: given:2026-q1, given:<2026-06-01",
}
FLAGS = {
    "overdue": "something about it is late",
    "waiting": "the client owes an answer, or has promised to be done",
    "slipped": "a promised date moved later",
    "unobserved": "implemented, declined or lapsed, and nobody has looked at what came of it",
}


class FilterError(ValueError):
    """A mistake in a filter, explained with what is allowed."""


@dataclass(frozen=True)
class Filter:
    """A filter that was understood. ``words`` are its free words, casefolded; ``tests`` the rest of it."""

    text: str
    words: tuple[str, ...]
    tests: tuple[Test, ...]
    book: Book

    def matches(self, advice: Recommendation, standing: Standing) -> bool:
        """Whether advice with this standing passes every part of the filter."""
        if not all(test(advice, standing) for test in self.tests):
            return False
        text = search_text(self.book, advice) if self.words else ""
        return all(word in text for word in self.words)


def search_text(book: Book, advice: Recommendation) -> str:
    """Everything about advice that free words are looked for in, casefolded."""
    client, engagement, owner = book.client_of(advice), book.engagement_of(advice), book.person(advice.owner)
    parts = [advice.reference, advice.title, advice.advice, advice.because, advice.category, *advice.tags]
    if client:
        parts += [client.name, client.code]
    if engagement:
        parts += [engagement.title, engagement.reference]
    if owner:
        parts.append(owner.name)
    return "\n".join(parts).casefold()


def parse_filter(text: str, book: Book, today: date) -> Filter:
    """Read a filter.

    Raises:
        FilterError: With one sentence that names the part that was not understood and what is allowed.
    """
    words: list[str] = []
    tests: list[Test] = []
    for part in _split(text):
        negated, bare = part.startswith("-") and len(part) > 1, part.removeprefix("-") if len(part) > 1 else part
        key, colon, value = bare.partition(":")
        if not colon and bare.casefold() not in FLAGS:
            if negated:
                tests.append(_not(_word(book, bare.casefold())))
            else:
                words.append(bare.casefold())
            continue
        test = _flag(bare.casefold()) if not colon else _keyed(key.casefold(), value, book, today)
        tests.append(_not(test) if negated else test)
    return Filter(text, tuple(words), tuple(tests), book)


def _split(text: str) -> list[str]:
    """The parts of a filter; quotation marks keep words together, an unclosed one is taken as it stands."""
    lexer = shlex.shlex(text, posix=True)
    lexer.whitespace_split, lexer.commenters, lexer.quotes, lexer.escape = True, "", '"', ""
    try:
        return list(lexer)
    except ValueError:
        return text.replace('"', " ").split()


def _not(test: Test) -> Test:
    """The opposite of a test."""
    return lambda advice, standing: not test(advice, standing)


def _word(book: Book, word: str) -> Test:
    """The test behind a free word."""
    return lambda advice, _: word in search_text(book, advice)


def _flag(name: str) -> Test:
    """The test behind a word that stands alone."""
    if name == "overdue":
        return lambda _, standing: bool(standing.ringing)
    if name == "waiting":
        return lambda _, standing: (
            standing.open or (standing.state in (State.adopted, State.under_way) and standing.promised_on is not None)
        )
    if name == "slipped":
        return lambda _, standing: standing.slips > 0
    settled = (State.implemented, State.declined, State.lapsed)
    return lambda _, standing: standing.state in settled and standing.outcome is None


def _keyed(key: str, value: str, book: Book, today: date) -> Test:
    """The test behind ``key:value``; several values separated by commas are alternatives."""
    if key not in KEYS:
        allowed = ", ".join(f"{each}:" for each in KEYS) + ", " + ", ".join(FLAGS)
        raise FilterError(f"“{key}:” is not something to filter by. There are {allowed}.")
    wanted = [each.casefold() for each in value.split(",") if each]
    if not wanted:
        raise FilterError(f"Say what after “{key}:” — {KEYS[key]}.")
    if key == "standing":
        return _standing(wanted)
    if key == "priority":
        _known(wanted, [each.value for each in Priority], "a priority")
        return lambda advice, _: advice.priority is not None and advice.priority.value in wanted
    if key == "given":
        spans = [_span(each, today) for each in wanted]
        return lambda advice, _: (
            advice.given_on is not None and any(first <= advice.given_on <= last for first, last in spans)
        )
    return _textual(key, wanted, book)


def _textual(key: str, wanted: list[str], book: Book) -> Test:
    """Keys whose values are parts of text."""

    def texts(advice: Recommendation) -> list[str]:
        if key == "client":
            client = book.client_of(advice)
            return [client.code, client.name] if client else []
        if key == "engagement":
            engagement = book.engagement_of(advice)
            return [engagement.reference, engagement.title] if engagement else []
        if key == "owner":
            owner = book.person(advice.owner)
            return [owner.name] if owner else []
        return list(advice.tags) if key == "tag" else [advice.category]

    exact = key in ("client", "engagement") and all(book.find(each) for each in wanted)
    if exact:
        return lambda advice, _: bool(texts(advice)) and texts(advice)[0].casefold() in wanted
    return lambda advice, _: any(each in text.casefold() for each in wanted for text in texts(advice))


def _standing(wanted: list[str]) -> Test:
    positions = {Position.in_part.value, Position.differently.value}
    names = [each.replace("-", "_") for each in wanted]
    _known(names, [*State, *positions, "open"], "a standing")
    states = {each for each in names if each in set(State)}
    return lambda _, standing: (
        standing.state.value in states
        or (standing.position is not None and standing.position.value in positions.intersection(names))
        or ("open" in names and standing.open)
    )


def _known(names: list[str], allowed: list[str], what: str) -> None:
    for each in names:
        if each not in allowed:
            raise FilterError(f"“{each}” is not {what}. There are {', '.join(allowed)}.")


_QUARTER = re.compile(r"(\d{4})-?q([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def _span(text: str, today: date) -> tuple[date, date]:
    """The days that a value of ``given:`` covers, the first and the last."""
    for sign, before in (("<=", True), (">=", False), ("<", True), (">", False)):
        if text.startswith(sign):
            first, last = _span(text.removeprefix(sign), today)
            if before:
                return date.min, last if "=" in sign else first - timedelta(days=1)
            return first if "=" in sign else last + timedelta(days=1), date.max
    try:
        if re.fullmatch(r"\d{4}", text):
            return date(int(text), 1, 1), date(int(text), 12, 31)
        if match := _QUARTER.fullmatch(text):
            first = date(int(match[1]), int(match[2]) * 3 - 2, 1)
            return first, add_months(first, 3) - timedelta(days=1)
        if match := _MONTH.fullmatch(text):
            first = date(int(match[1]), int(match[2]), 1)
            return first, add_months(first, 1) - timedelta(days=1)
        day = parse_date(text, today)
    except ValueError as error:
        raise FilterError(f"“given:{text}” is not understood: give {KEYS['given']}.") from error
    return day, day


def is_late(standing: Standing, clock: Clock) -> bool:
    """Whether one particular clock rings."""
    return any(each.clock is clock for each in standing.ringing)
