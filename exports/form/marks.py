"""What tells the fields of a form apart: tags, hidden bookmarks, labels, prompts, and the list enclosed in the file.

Writing puts them there and reading looks for them, so both are said here once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from advisor.records.choices import Position
from exports.form.answers import Field
from exports.material import Advice
from exports.word.text import attribute

NAMESPACE: Final = "urn:advisor:decision-form:1"
"""What the list enclosed in a form is."""
POSITIONS: Final = tuple(each for each in Position if each is not Position.lapsed)
"""What a client can decide; that advice lapsed is recorded by us."""
CODE: Final = re.compile(r"[0-9a-f]{12}")
RECORD: Final = re.compile(r"\w{1,16}", re.ASCII)
REFERENCE: Final = re.compile(r"\b[A-Z][A-Z0-9]{1,7}-\d{1,9}\b", re.ASCII)
_GROUP = 4
_TAG = re.compile(rf"advisor:({CODE.pattern}):({RECORD.pattern}):([a-z]+)", re.ASCII)
_NAME = re.compile(rf"_f({CODE.pattern})_({RECORD.pattern})_([a-z]+)", re.ASCII)
_PRINTED = re.compile(r"\b([0-9A-F]{4})[-\u2010\u2011]([0-9A-F]{4})[-\u2010\u2011]([0-9A-F]{4})\b")
_FIELDS = {each.value: each for each in Field}


class Mark(NamedTuple):
    """What a tag or a bookmark says: the code of the form, the id of the recommendation, and the field."""

    form: str
    record: str
    field: Field


def tag(mark: Mark) -> str:
    """The tag of the control of a field."""
    return f"advisor:{mark.form}:{mark.record}:{mark.field.value}"


def name(mark: Mark) -> str:
    """The name of the bookmark around a field."""
    return f"_f{mark.form}_{mark.record}_{mark.field.value}"


def read_tag(tag: str) -> Mark | None:
    """What a tag says, None for one that is not of a form."""
    return _mark(_TAG.fullmatch(tag))


def read_name(name: str) -> Mark | None:
    """What the name of a bookmark says, None for one that is not of a form."""
    return _mark(_NAME.fullmatch(name))


def _mark(found: re.Match[str] | None) -> Mark | None:
    return Mark(found[1], found[2], _FIELDS[found[3]]) if found and found[3] in _FIELDS else None


def printed(code: str) -> str:
    """A code as it stands on the form, to be read out over the telephone: "3A7C-91D2-0B4E"."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP)).upper()


def read_printed(text: str) -> str:
    """The first code that stands in a text, "" where there is none."""
    found = _PRINTED.search(text)
    return "".join(found.groups()).lower() if found else ""


def fields_of(advice: Advice) -> tuple[Field, ...]:
    """What the form asks about a recommendation: of the options only where there are some."""
    return tuple(each for each in Field if each is not Field.option or advice.options)


def listed(code: str, advice: Iterable[Advice]) -> str:
    """The list of what a form asks, as XML: its code, and each recommendation with its fields."""
    items = "".join(
        f'<recommendation id="{attribute(each.record)}" reference="{attribute(each.reference)}"'
        f' fields="{" ".join(fields_of(each))}"/>'
        for each in advice
    )
    return f'<form xmlns="{NAMESPACE}" code="{code}">{items}</form>'
