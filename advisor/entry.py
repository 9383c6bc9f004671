"""What a person types, read into the values of a record: the one door for forms, command line and tables."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from advisor.book import Book, reference_of
from advisor.dates import parse_date
from advisor.records import TYPES, Person, Problem, Record
from advisor.records.choices import Choice
from advisor.records.fields import FieldSpec, fields_of
from advisor.text import clean
from advisor.words import label

# Words for money that are neither a sign (€) nor three letters (EUR). A k or m before them stays a factor.
_CURRENCY = r"(?:[€$£¥₹₽₺₩₪฿₫₴₦]|[a-z]{3}|kr\.?|kč|zł|ft|fr\.?)"
_AMOUNT = re.compile(
    r"(?P<sign>[+\-−])?\s*"
    rf"(?:{_CURRENCY}\s*)?"
    r"(?P<inner>[+\-−])?\s*"
    r"(?P<digits>(?:\d+|\d{1,3}(?:[,\s’']\d{2,3})*[,\s’']\d{3})(?:\.\d+)?|\.\d+)\s*"
    rf"(?P<factor>[km](?=\s*(?:{_CURRENCY})?$))?\s*"
    rf"(?:{_CURRENCY})?",
    re.IGNORECASE,
)
_FACTORS = {"k": 1000, "m": 1_000_000}


@dataclass(frozen=True)
class Read:
    """What was typed, read: the values that fit, and a problem for each that does not."""

    values: dict[str, Any]
    problems: tuple[Problem, ...]


def read_amount(text: str) -> Decimal:
    """An amount as it is typed: ``140000``, ``140,000``, ``140k``, ``-1.5m``, ``€ 20``, ``12 CHF``.

    A comma or blank only divides thousands, a point only cents: ``12,50`` and ``140.000`` have two readings and are
    refused.

    Raises:
        ValueError: With one sentence that says what is allowed.
    """
    match = _AMOUNT.fullmatch(text.strip())
    thousandths = match is not None and not match["factor"] and re.search(r"\.\d{3}", match["digits"])
    if not match or thousandths or (match["sign"] and match["inner"]):
        raise ValueError(f"“{text.strip()}” is not an amount; give one such as 140000, 140k or -1.5m.")
    value = Decimal(re.sub(r"[,\s’']", "", match["digits"])) * _FACTORS.get((match["factor"] or "").lower(), 1)
    return value if (match["sign"] or match["inner"] or "+") == "+" else -value


def read_choice(text: str, choices: type[Choice]) -> Choice:
    """A choice by its key, its words, or a beginning that only one of them has.

    Raises:
        ValueError: With one sentence that lists what is allowed.
    """
    wanted = " ".join(text.casefold().replace("_", " ").replace("-", " ").split())
    names = {each: (each.value.replace("_", " "), label(each).casefold()) for each in choices}
    for each, known in names.items():
        if wanted in known:
            return each
    starting = [each for each, known in names.items() if any(name.startswith(wanted) for name in known)]
    if wanted and len(starting) == 1:
        return starting[0]
    allowed = ", ".join(each.value.replace("_", "-") for each in choices)
    raise ValueError(f"“{text.strip()}” is not one of: {allowed}.")


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a text that say something."""
    return tuple(line for each in clean(text).split("\n") if (line := clean(each, lines=False)))


def split_names(text: str) -> tuple[str, ...]:
    """Names, tags or references separated by commas, semicolons or line ends."""
    return tuple(name for each in re.split(r"[,;\n]", clean(text)) if (name := clean(each, lines=False)))


class Reader:
    """Reads typed text for one client (or none yet), on a day.

    Args:
        book: The practice, to find what is referred to.
        today: The day on which it is typed.
        client_id: The client whose people and advice can be named; "" where there is none.
    """

    def __init__(self, book: Book, today: date, client_id: str = "") -> None:
        self._book = book
        self._today = today
        self._client_id = client_id

    def read(self, record_type: type[Record], typed: Mapping[str, str | Sequence[str]]) -> Read:
        """Read typed text, field by field; an empty text is the field's default.

        Unknown names are problems as well, so that a misspelt option is never dropped in silence.
        """
        specs = {spec.name: spec for spec in fields_of(record_type)}
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for name, text in typed.items():
            spec = specs.get(name)
            if spec is None:
                problems.append(Problem(name, f"A {record_type.NAME} has no field “{name}”."))
                continue
            try:
                values[name] = self.value(spec, text)
            except ValueError as error:
                problems.append(Problem(name, str(error)))
        return Read(values, tuple(problems))

    def value(self, spec: FieldSpec, text: str | Sequence[str]) -> Any:  # noqa: ANN401 - as the field's type says
        """The value of one field.

        Raises:
            ValueError: With one sentence, when the text does not fit.
        """
        if spec.many:
            return self._several(spec, text)
        if not isinstance(text, str):
            text = "\n".join(text)
        if not text.strip():
            return spec.default
        if spec.ref is not None:
            return self.reference(spec.ref.kind, text)
        if spec.choices is not None:
            return read_choice(text, spec.choices)
        if spec.kind == "date":
            return parse_date(text, self._today)
        if spec.kind == "whole":
            return _read_whole(text, spec.unit)
        if spec.kind == "amount":
            return read_amount(text)
        if spec.kind == "flag":
            return _read_flag(text)
        cleaned = clean(text, lines=spec.long)
        return cleaned.upper() if spec.capitals else cleaned

    def _several(self, spec: FieldSpec, text: str | Sequence[str]) -> tuple[str, ...]:
        texts = (text,) if isinstance(text, str) else text
        if spec.ref is None:
            splitter = split_lines if spec.long else split_names
            return tuple(dict.fromkeys(item for each in texts for item in splitter(each)))
        kind = spec.ref.kind
        named = (name for each in texts for name in self._names(kind, each))
        return tuple(dict.fromkeys(self.reference(kind, each) for each in named))

    def _names(self, kind: str, text: str) -> Iterator[str]:
        """The names in a list; a comma that is part of somebody's own name does not divide it."""
        for part in re.split(r"[;\n]", clean(text)):
            if kind == Person.KIND and len(self._called(part)) == 1:
                yield part
            else:
                yield from split_names(part)

    def _called(self, text: str) -> list[Person]:
        """The people with exactly this name or id."""
        wanted = " ".join(text.casefold().split())
        return [each for each in self._book.people_of(self._client_id) if wanted in (each.name.casefold(), each.id)]

    def reference(self, kind: str, text: str) -> str:
        """The id of the record that a text names: a person by name, others by reference, code or id.

        Raises:
            ValueError: With one sentence that says who or what can be named.
        """
        if kind == Person.KIND:
            return self._person(text)
        found = self._book.find(text)
        if found is not None and kind == found.KIND:
            return found.id
        article = "an" if TYPES[kind].NAME[0] in "aeio" else "a"
        raise ValueError(f"“{text.strip()}” does not name {article} {TYPES[kind].NAME}.")

    def _person(self, text: str) -> str:
        wanted = " ".join(text.casefold().split())
        people = self._book.people_of(self._client_id)
        exact = self._called(text)
        if len(exact) == 1:
            return exact[0].id
        by_words = [each for each in people if any(w.startswith(wanted) for w in _starts(each.name))]
        if len(by_words) == 1:
            return by_words[0].id
        if len(by_words) > 1 or len(exact) > 1:
            names = "; ".join(_told_apart(self._book, each) for each in exact or by_words)
            raise ValueError(f"“{text.strip()}” can be several people: {names}.")
        named = self._book.find(text)
        if named is not None and named in people:
            return named.id
        client = self._book.record(self._client_id)
        known = "; ".join(each.name for each in people) or "nobody is recorded yet"
        where = f" at {reference_of(client)}" if client else ""
        raise ValueError(f"Nobody{where} is called “{text.strip()}” ({known}).")


def _told_apart(book: Book, person: Person) -> str:
    """A person by name; where somebody else there has it, with the role and the id that says which."""
    if _named(book, person.id) == person.name:
        return person.name
    role = f", {person.role}" if person.role else ""
    return f"{person.name}{role} ({book.short_id(person)})"


def _starts(name: str) -> list[str]:
    """A name from each of its words on: "Dana Ortiz" and "Ortiz"."""
    words = name.casefold().split()
    return [" ".join(words[index:]) for index in range(len(words))]


def _read_whole(text: str, unit: str) -> int:
    bare = text.strip().casefold().removesuffix(unit).removesuffix(unit.removesuffix("s")).strip()
    if not re.fullmatch(r"[+-]?\d{1,9}", bare):
        example = "70" if unit == "%" else "30"
        raise ValueError(f"“{text.strip()}” is not a whole number; give one such as {example}.")
    return int(bare)


def _read_flag(text: str) -> bool:
    word = text.strip().casefold()
    if word in ("yes", "y", "true", "1", "on"):
        return True
    if word in ("no", "n", "false", "0", "off"):
        return False
    raise ValueError("Answer yes or no.")


def show_value(book: Book, spec: FieldSpec, value: Any) -> str:  # noqa: ANN401 - as the field's type says
    """A value as it is typed: what a form shows, and what :class:`Reader` reads back as the same value."""
    if value is None or value == () or value == "":
        return ""
    if spec.ref is not None:
        ids = value if spec.many else (value,)
        return _separator(book, ids[0]).join(_named(book, each) for each in ids)
    if spec.many:
        return ("\n" if spec.long else ", ").join(str(each) for each in value)
    if isinstance(value, Choice):
        return label(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return f"{value:.2f}".removesuffix(".00") if spec.unit == "currency" else f"{value.normalize():f}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _separator(book: Book, record_id: str) -> str:
    """What stands between names: a semicolon where somebody there has a comma in theirs."""
    record = book.record(record_id)
    people = book.people_of(record.client) if isinstance(record, Person) else []
    return "; " if any("," in each.name for each in people) else ", "


def _named(book: Book, record_id: str) -> str:
    """The name by which the reader finds a record: a person's, where nobody else there has it, else the id."""
    record = book.record(record_id)
    if record is None:
        return record_id
    if not isinstance(record, Person):
        return book.short_id(record)
    alike = [each for each in book.people_of(record.client) if each.name.casefold() == record.name.casefold()]
    return record.name if len(alike) == 1 and ";" not in record.name else record.id
