"""The recommendation register as a workbook and as a .csv file: a client's document, of what may be shared alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from advisor.records import Profile
from advisor.records.choices import ValueBasis
from advisor.standing import State
from exports import telling
from exports.asked import Asked
from exports.became import became
from exports.data.columns import Column
from exports.data.csv_files import csv_file
from exports.data.tables import Table
from exports.gathering import gather
from exports.language import Language
from exports.material import Advice, Material, Seen, Work
from exports.sentences import capital
from exports.status import status_words

#: The columns, by the words of the language, and whether their texts have several lines.
_COLUMNS = (
    ("reference", False),
    ("engagement", False),
    ("recommendation", True),
    ("advice", True),
    ("given_on", False),
    ("priority", False),
    ("owner", False),
    ("decide_by", False),
    ("status", True),
    ("decided_on", False),
    ("decision", True),
    ("became", True),
    ("result", False),
    ("seen_on", False),
    ("value", False),
    ("value_comes", False),
    ("value_is", False),
)


def table(asked: Asked, ending: str) -> bytes:
    """The register that is asked for, as a .xlsx or a .csv file; no message of ours stands in it."""
    assert not isinstance(asked.scope, Profile)
    write = register_csv if ending == ".csv" else register_xlsx
    return write(asked.say, gather(asked.book, asked.scope, asked.as_of))


def register_xlsx(say: Language, material: Material) -> bytes:
    """The register as an .xlsx file with one sheet; the same material gives the same bytes."""
    from exports.data.workbook import workbook  # openpyxl is loaded for this alone

    title = f"{say('register.kicker')}: {material.client}"
    author = material.author or material.firm
    return workbook([_table(say, material)], material.as_of, title, author).content


def register_csv(say: Language, material: Material) -> bytes:
    """The register as a .csv file: the same rows, days in ISO and amounts plain."""
    return csv_file(_table(say, material))


def _table(say: Language, material: Material) -> Table:
    rows = [list(_row(say, each, work, material)) for work in material.works for each in work.advice]
    return Table(say("register_sheet.name"), tuple(_columns(say, material.currency)), rows)


def _columns(say: Language, currency: str) -> Iterator[Column]:
    for key, long in _COLUMNS:
        title = say(f"register_sheet.{key}", currency=currency)
        yield Column(title, title, long)


def _row(say: Language, advice: Advice, work: Work, material: Material) -> Iterator[Any]:
    decided = advice.decided if advice.state is not State.awaiting else None
    yield advice.reference
    yield work.title
    yield advice.title
    yield advice.advice
    yield advice.given_on
    yield capital(say.label(advice.priority)) if advice.priority else ""
    yield advice.owner
    yield advice.decide_by
    yield status_words(say, advice)
    yield decided.on if decided else None
    yield _decision(say, advice)
    yield became(say, advice, material.as_of, material.currency)
    yield from _seen(say, advice.outcomes[-1] if advice.outcomes else None)


def _decision(say: Language, advice: Advice) -> str:
    """The position that holds, with what belongs to it and the words that were said, as they may be quoted."""
    decided = advice.decided
    if decided is None:
        return ""
    terms = (f"{name}: {what}" for name, what in telling.terms(say, decided) if what)
    return "\n".join((telling.earlier(say, decided), *terms))


def _seen(say: Language, seen: Seen | None) -> tuple[Any, ...]:
    """What was seen last: the result, the day, the value, how it comes, and whether it is confirmed."""
    if seen is None:
        return ("", None, None, "", "")
    result = capital(say.label(seen.result))
    if seen.value is None:
        return (result, seen.on, None, "", "")
    basis = ValueBasis.confirmed if seen.confirmed else ValueBasis.estimate
    return (result, seen.on, seen.value, say.label(seen.period), say.label(basis))
