"""The letter that confirms what was advised in a meeting or by call, so that both sides remember the same."""

from __future__ import annotations

from advisor.records.choices import GivenHow
from exports.asked import Asked
from exports.language import Language
from exports.letters import told
from exports.letters.frame import given_to
from exports.letters.oral_advice import ORAL
from exports.material import Advice
from exports.word import Document, isolated


def document(asked: Asked) -> Document:
    """The letter that is asked for.

    Raises:
        ExportError: When there is nothing to confirm.
    """
    say, advice = asked.say, ORAL.of(asked)
    one = advice[0] if len(advice) == 1 else None
    frame = told.begin(asked, advice, "oral", given_to(advice))
    made = frame.made
    several = say("letter.oral_several", len(advice), many=say.number(len(advice)))
    made.paragraph(_given(say, one, again=False) if one else several)
    for each in advice:
        if not one:
            told.name(made, say, each)
            made.paragraph(_given(say, each, again=True), keep_next=True)
        made.definitions([*told.advised(say, each), (say("letter.decide_by_label"), _decide(say, each, asked))])
    made.space()
    frame.our_words()
    made.paragraph(say("letter.oral_differs"))
    frame.sign()
    return made


def _given(say: Language, advice: Advice, *, again: bool) -> str:
    """When, where and how we advised: of one recommendation alone, or of each of several."""
    where = say("letter.where", where=isolated(advice.given_where)) if advice.given_where.strip() else ""
    how = "call" if advice.given_how is GivenHow.call else "meeting"
    key = f"letter.oral_said_{how}" if again else f"letter.oral_{how}"
    return say(key, day=say.day(advice.given_on), where=where)


def _decide(say: Language, advice: Advice, asked: Asked) -> str:
    """By when we asked for a decision, while it is still open."""
    if advice.decided or not advice.decide_by:
        return ""
    key = "letter.decide_late" if advice.decide_by < asked.as_of else "letter.decide_by"
    return say(key, day=say.day(advice.decide_by))
