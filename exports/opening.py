"""The first section of a summary: the message, the counts, what we found, what we ask, and what was asked of us."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from exports import sentences
from exports.asking import Ask, asks, request
from exports.figures import figures
from exports.language import Language
from exports.material import Material, Work
from exports.word import Document

_ASKED = 15
"""Up to so many requests are made one by one; a longer list would not be read."""
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_BULLET = re.compile(r"^[-•*–]\s+")


def opening(made: Document, say: Language, material: Material, message: str, found: str) -> None:
    """Add the section; it is complete with much, and right with nothing.

    Args:
        made: The document, with the section's heading just added.
        say: The language.
        material: What the document speaks of.
        message: Our message to the client; the counts lead when there is none.
        found: What we found, one finding a paragraph.
    """
    message_and_counts(made, say, material, message)
    if worth := sentences.value(say, material.value, material.currency):
        made.paragraph(worth)
    findings(made, say, found)
    made.heading(2, say("opening.asks"))
    asked = asks(list(material.advice()), material.as_of)
    if asked:
        requests(made, say, asked)
    else:
        made.paragraph(say("opening.nothing_asked"))
    if not material.whole_client:
        asked_of_us(made, say, material.works[0], 2, material.as_of)


def message_and_counts(made: Document, say: Language, material: Material, message: str) -> None:
    """Add our message, the figures, and the counts in words, which lead where there is no message."""
    counts = sentences.counts(say, material.tally, sum(not each.counted for each in material.advice()))
    counts = counts or none_given(say, material.as_of)
    made.lead(message if message.strip() else counts)
    if shown := figures(say, material):
        made.figures(shown)
    if message.strip():
        made.paragraph(counts)


def findings(made: Document, say: Language, found: str) -> None:
    """Add what we found, one finding a paragraph; nothing where nothing was said."""
    if told := paragraphs(found):
        made.heading(2, say("opening.found"))
        made.bullets(told)


def none_given(say: Language, as_of: date) -> str:
    """What stands in the place of advice while there is none."""
    return say("opening.none_given", day=say.day(as_of))


def asked_of_us(made: Document, say: Language, work: Work, level: int, as_of: date) -> None:
    """Why the client asked us, when, and what was meant to come of it; nothing where nothing is recorded."""
    if work.purpose.strip() or work.aims:
        made.heading(level, say("opening.asked_of_us"))
    elif level == 2 and sentences.period(say, work.starts, work.ends, as_of):
        made.heading(level, say("opening.period"))
    purpose(made, say, work, as_of)


def purpose(made: Document, say: Language, work: Work, as_of: date) -> None:
    """Add what we were asked, when the work ran, and what was meant to come of it, each where it is recorded."""
    made.paragraph(work.purpose)
    if period := sentences.period(say, work.starts, work.ends, as_of):
        made.paragraph(period)
    if work.aims:
        made.paragraph(say("opening.aims"), keep_next=True)
        made.bullets(work.aims)


def paragraphs(text: str) -> list[str]:
    """What somebody typed as one finding a paragraph: parted by empty lines, or by line ends where there are none."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    pieces = _BLANK_LINE.split(text) if _BLANK_LINE.search(text) else text.split("\n")
    return [piece for piece in (_BULLET.sub("", piece.strip()) for piece in pieces) if piece]


def requests(made: Document, say: Language, asked: Sequence[Ask], more_asked: str = "opening.more_asked") -> None:
    """Add what we ask as a numbered list.

    Args:
        made: The document.
        say: The language.
        asked: The requests, the most urgent first.
        more_asked: The key of what is said of further ones where the list would be too long to be read.
    """
    made.steps(request(say, each) for each in asked[:_ASKED])
    if (more := len(asked) - _ASKED) > 0:
        made.paragraph(say(more_asked, more, many=say.number(more)))
