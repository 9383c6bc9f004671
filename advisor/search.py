"""The filter language of screens and command line: ``standing:awaiting northwind -priority:low given:2026-q1``."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from advisor.beside import gives_away
from advisor.book import Book, reference_of
from advisor.dates import add_months, parse_date
from advisor.records import Recommendation
from advisor.records.choices import Position, Priority
from advisor.standing import Standing, State

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
#: What the client may not know, not even by what a filter finds.
_INTERNAL = frozenset({"tag", *FLAGS})


class FilterError(ValueError):
    """A mistake in a filter, explained with what is allowed."""


@dataclass(frozen=True)
class Filter:
    """A filter that was understood. ``words`` are its free words, casefolded; ``tests`` the rest of it."""

    text: str
    words: tuple[str, ...]
    tests: tuple[Test, ...]
    book: Book
    shared: bool = False

    def matches(self, advice: Recommendation, standing: Standing) -> bool:
        """Whether advice with this standing passes every part of the filter."""
        if not all(test(advice, standing) for test in self.tests):
            return False
        text = search_text(self.book, advice, shared=self.shared) if self.words else ""
        return all(word in text for word in self.words)


def search_text(book: Book, advice: Recommendation, *, shared: bool = False) -> str:
    """What of advice free words are looked for in, casefolded: everything, or what is shared with the client."""
    client, engagement = book.client_of(advice), book.engagement_of(advice)
    parts = [advice.reference, advice.title, advice.advice, advice.because, advice.category]
    parts += () if shared else advice.tags
    if client:
        parts += [client.name, client.code]
    if engagement:
        parts += [engagement.title, engagement.reference]
    parts.append(_owner(book, advice, shared))
    return "\n".join(parts).casefold()


def _owner(book: Book, advice: Recommendation, shared: bool) -> str:
    """The name of who owns advice, as far as it stands with it; "" for nobody."""
    owner = book.person(advice.owner)
    return "" if owner is None or (shared and gives_away(book, advice, [owner.id])) else owner.name


# A minus, then words in quotation marks, or anything up to a blank that is not between quotation marks.
_PART = re.compile(r'(-(?=\S))?(?:"([^"]+)"(?=\s|$)|((?:"[^"]*"|\S)+))')


class Part(NamedTuple):
    """A part of a filter.

    Attributes:
        negated: Whether a minus stands in front of it.
        quoted: The words that stood in quotation marks as a whole, "" where none did.
        bare: What is no such words, without the quotation marks inside it.
    """

    negated: bool
    quoted: str
    bare: str


def parts_of(text: str) -> Iterator[Part]:
    """The parts of what was typed as a filter, in order; quotation marks keep words together."""
    for match in _PART.finditer(text):
        yield Part(bool(match[1]), match[2] or "", (match[3] or "").replace('"', ""))


def parse_filter(text: str, book: Book, today: date, *, shared: bool = False) -> Filter:
    """Read a filter. Quotation marks keep words together, and make plain words of what would be a key or a flag.

    Args:
        text: What was typed.
        book: The practice.
        today: The day from which relative days count.
        shared: Whether the client looks on, so that nothing internal may be asked for.

    Raises:
        FilterError: With one sentence that names the part that was not understood and what is allowed.
    """
    words: list[str] = []
    tests: list[Test] = []
    for negated, quoted, bare in parts_of(text):
        key, colon, value = bare.partition(":")
        if not quoted and (colon or key.casefold() in FLAGS):
            if shared and key.casefold() in _INTERNAL:
                raise FilterError(f"“{key}{colon}” asks for something internal, which is not for the client's eyes.")
            test = _keyed(key.casefold(), value, book, today, shared=shared) if colon else _flag(key.casefold())
            tests.append(_not(test) if negated else test)
            continue
        word = (quoted or key).casefold()
        if negated:
            tests.append(_not(_word(book, word, shared)))
        else:
            words.append(word)
    return Filter(text, tuple(words), tuple(tests), book, shared)


def _not(test: Test) -> Test:
    """The opposite of a test."""
    return lambda advice, standing: not test(advice, standing)


def _word(book: Book, word: str, shared: bool) -> Test:
    """The test behind a free word."""
    return lambda advice, _: word in search_text(book, advice, shared=shared)


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


def _keyed(key: str, value: str, book: Book, today: date, *, shared: bool) -> Test:
    """The test behind ``key:value``; several values separated by commas are alternatives."""
    if key not in KEYS:
        allowed = ", ".join(f"{each}:" for each in KEYS) + ", " + ", ".join(FLAGS)
        raise FilterError(
            f"“{key}:” is not something to filter by. There are {allowed}; quotation marks make plain words of it."
        )
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
    return _textual(key, wanted, book, shared)


def _textual(key: str, wanted: list[str], book: Book, shared: bool) -> Test:
    """Keys whose values are parts of text."""

    def texts(advice: Recommendation) -> list[str]:
        if key == "client":
            client = book.client_of(advice)
            return [client.code, client.name] if client else []
        if key == "engagement":
            engagement = book.engagement_of(advice)
            return [engagement.reference, engagement.title] if engagement else []
        if key == "owner":
            return [_owner(book, advice, shared)]
        return list(advice.tags) if key == "tag" else [advice.category]

    if key in ("client", "engagement") and all(_is_reference(book, key, each) for each in wanted):
        return lambda advice, _: bool(texts(advice)) and texts(advice)[0].casefold() in wanted
    return lambda advice, _: any(each in text.casefold() for each in wanted for text in texts(advice))


def _is_reference(book: Book, kind: str, text: str) -> bool:
    """Whether a text is the whole reference of a record of a kind, and not just a part of some name."""
    found = book.find(text)
    return found is not None and kind == found.KIND and reference_of(found).casefold() == text


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
_COMPARED = re.compile(r"([<>]=?)?(.*)")


def _span(text: str, today: date) -> tuple[date, date]:
    """The days that a value of ``given:`` covers, the first and the last."""
    match = _COMPARED.fullmatch(text)
    sign, bare = (match[1] or "", match[2]) if match else ("", text)
    try:
        first, last = _period(bare, today)
        if sign == "<":
            return date.min, first - timedelta(days=1)
        if sign == ">":
            return last + timedelta(days=1), date.max
    except (ValueError, OverflowError) as error:
        raise FilterError(f"“given:{text}” is not understood: give {KEYS['given']}.") from error
    return date.min if sign == "<=" else first, date.max if sign == ">=" else last


def _period(text: str, today: date) -> tuple[date, date]:
    """The first and the last day of a year, quarter, month or day.

    Raises:
        ValueError: When the text is none of these.
    """
    if re.fullmatch(r"\d{4}", text):
        return date(int(text), 1, 1), date(int(text), 12, 31)
    if match := _QUARTER.fullmatch(text):
        return _months(int(match[1]), int(match[2]) * 3 - 2, 3)
    if match := _MONTH.fullmatch(text):
        return _months(int(match[1]), int(match[2]), 1)
    day = parse_date(text, today)
    return day, day


def _months(year: int, month: int, number: int) -> tuple[date, date]:
    """The first and the last day of some months from one on."""
    first = date(year, month, 1)
    last = add_months(first, number - 1)
    return first, last.replace(day=monthrange(last.year, last.month)[1])
