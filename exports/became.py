"""What became of one recommendation, in as few words as a list has room for."""

from __future__ import annotations

from datetime import date

from exports import telling
from exports.language import Language
from exports.material import Advice
from exports.sentences import capital

_SUMS = ("became.confirmed", "became.confirmed_yearly", "became.estimated", "became.estimated_yearly")


def became(say: Language, advice: Advice, as_of: date, currency: str) -> str:
    """What was seen, else what was done, else what is waited for, in short lines; "" where there is nothing to say."""
    lines = [telling.taken_back(say, advice), _done(say, advice, as_of)]
    if advice.outcomes:
        lines.append(_worth(say, advice, currency))
    return "\n".join(line for line in lines if line)


def _done(say: Language, advice: Advice, as_of: date) -> str:
    if advice.outcomes:
        return capital(say("became.outcome", told=telling.in_brief(say, advice.outcomes[-1])))
    if advice.progress:
        return telling.state(say, advice.progress)
    if advice.decided is None and advice.counted and advice.decide_by:
        return telling.open_question(say, advice, as_of)
    return ""


def _worth(say: Language, advice: Advice, currency: str) -> str:
    """What it brought in all; of advice that was not taken, what was seen last."""
    sums = [
        say(key, money=say.money(each, currency)) for key, each in zip(_SUMS, advice.value.parts, strict=True) if each
    ]
    return say.sentence(sums) or telling.worth(say, advice.outcomes[-1], currency)
