"""What letters about advice say alike: what each is about, each recommendation's name, and what was advised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.asked import Asked
from exports.language import Language
from exports.letters.frame import Frame
from exports.material import Advice
from exports.word import Document, isolated


def begin(asked: Asked, advice: Sequence[Advice], kind: str, people: Sequence[str]) -> Frame:
    """A letter about advice, begun: its head with the subject, and the salutation.

    Args:
        asked: The letter that is asked for.
        advice: What it is about, which is all that it says of the record.
        kind: What its phrases begin with: "oral" or "declined".
        people: Whom it is to where no addressee was named.
    """
    say = asked.say
    if len(advice) == 1:
        subject = say(f"letter.{kind}_subject", title=isolated(advice[0].title), reference=advice[0].reference)
    else:
        subject = say(f"letter.{kind}_subjects")
    frame = Frame(asked, title=say(f"letter.{kind}"), said=advice, people=people, subject=subject)
    frame.salute()
    return frame


def name(made: Document, say: Language, advice: Advice) -> None:
    """Add which recommendation is spoken of from here on, for a letter about several."""
    made.topic(say("letter.advice", title=isolated(advice.title), reference=advice.reference))


def advised(say: Language, advice: Advice) -> Iterator[tuple[str, str]]:
    """What was advised, as labels and texts; its title where nothing else was written down."""
    yield say("advice.advice"), advice.advice if advice.advice.strip() else isolated(advice.title)
    yield say("advice.because"), advice.because
    yield say("advice.hope"), advice.hope
    yield say("advice.warning"), advice.warning
    yield say("advice.options"), "\n".join(advice.options)
