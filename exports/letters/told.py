"""What a letter says of one recommendation: its name where there are several, and what was advised."""

from __future__ import annotations

from collections.abc import Iterator

from exports.language import Language
from exports.material import Advice
from exports.word import Document, isolated


def name(made: Document, say: Language, advice: Advice) -> None:
    """Add which recommendation is spoken of from here on, for a letter about several."""
    made.topic(say("letter.advice", title=isolated(advice.title), reference=advice.reference))


def subject(say: Language, key: str, advice: Advice) -> str:
    """The subject of a letter about one recommendation."""
    return say(key, title=isolated(advice.title), reference=advice.reference)


def advised(say: Language, advice: Advice) -> Iterator[tuple[str, str]]:
    """What was advised, as labels and texts; its title where nothing else was written down."""
    yield say("advice.advice"), advice.advice if advice.advice.strip() else isolated(advice.title)
    yield say("advice.because"), advice.because
    yield say("advice.hope"), advice.hope
    yield say("advice.warning"), advice.warning
    yield say("advice.options"), "\n".join(advice.options)
