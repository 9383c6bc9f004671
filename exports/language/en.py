"""English: every fixed word of a document, and how dates, numbers and money are written.

Another language is a file like this one beside it, named by its two letters, with a `TABLE` of its own.
"""

from typing import Final

from advisor.words.en import CURRENCY_SIGNS, LABELS, MONTHS, NUMBERS
from exports.language.table import Phrase, Table

#: What the kit writes by itself.
KIT: Final[dict[str, Phrase]] = {
    "kit.contents": "Contents",
    "kit.table": "Table",
    "kit.figure": "Figure",
    "kit.page": "Page {page} of {pages}",
    "kit.prepared_for": "Prepared for",
    "kit.prepared_by": "Prepared by",
}

#: What several documents say.
COMMON: Final[dict[str, Phrase]] = {
    "common.confidential": "Confidential",
    "common.draft": "Draft",
    "common.nobody": "Your consultant",
}

#: The engagement summary.
SUMMARY: Final[dict[str, Phrase]] = {
    "summary.kicker": "Engagement summary",
    "summary.subtitle": "What was advised, what was decided, and what came of it",
}

TABLE: Final = Table(
    tag="en-GB",
    phrases={**KIT, **COMMON, **SUMMARY},
    labels=LABELS,
    form=lambda count: 0 if count == 1 else 1,
    months=MONTHS,
    day="{day} {month} {year}",
    numbers=NUMBERS,
    thousands=",",
    decimal=".",
    money="{sign}\u00a0{digits}",
    signs=CURRENCY_SIGNS,
    between=", ",
    last=" and ",
    quotes=("“", "”"),
)
