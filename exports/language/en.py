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

#: The consultant's calendar: what stands in an entry, and why it is there.
CALENDAR: Final[dict[str, Phrase]] = {
    "calendar.name": "Advisor (internal)",
    "calendar.internal": "Written by Advisor as of {day}, for yourself: it is not for a client.",
    "calendar.practice": "Our practice",
    "calendar.over": "{said} (settled)",
    "calendar.decide-by": "{client}: decision on {name} due",
    "calendar.decide-by.why": "You asked for a decision by this day.",
    "calendar.answer": "{client}: ask again about {name}",
    "calendar.answer.why": "By this day you wanted an answer, counted from when it was given or last raised.",
    "calendar.deferral": "{client}: deferral of {name} ends",
    "calendar.deferral.why": "They put their decision off until this day.",
    "calendar.promised": "{client}: {name} promised for today",
    "calendar.promised.why": "They said that it would be done by this day.",
    "calendar.outcome": "{client}: look at what came of {name}",
    "calendar.outcome.why": "Enough time has passed to see what came of it.",
    "calendar.promise.ours": "{client}: we promised “{name}”",
    "calendar.promise.theirs": "{client}: they promised “{name}”",
    "calendar.promise.why": "It was promised for this day.",
    "calendar.contact": "{client}: time for a contact",
    "calendar.contact.why": "On this day the time ends within which you wanted to be in contact.",
    "calendar.goal": "{client}: goal “{name}” due",
    "calendar.goal.why": "The goal was to be reached by this day.",
    "calendar.reading": "{client}: see how far “{name}” is",
    "calendar.reading.why": "Nobody has read the measure of this goal for 90 days.",
    "calendar.sitting": "{client}: take “{name}” again",
    "calendar.sitting.why": "The questionnaire was to be taken again on this day.",
}

TABLE: Final = Table(
    tag="en-GB",
    phrases={**KIT, **COMMON, **CALENDAR, **SUMMARY},
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
