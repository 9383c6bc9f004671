"""Where advice stands, as a client reads it: the words, and the tint that helps to find them."""

from __future__ import annotations

from advisor.records.choices import Position
from advisor.standing import State
from exports.language import Language
from exports.material import Advice
from exports.sentences import capital
from exports.word import Tint

_TINTS = {
    State.awaiting: Tint.WAITING,
    State.deferred: Tint.WAITING,
    State.declined: Tint.BAD,
    State.adopted: Tint.GOOD,
    State.under_way: Tint.GOOD,
    State.implemented: Tint.GOOD,
}
_OTHERWISE = (Position.in_part, Position.differently)


def status_words(say: Language, advice: Advice) -> str:
    """The status as a few words: "Adopted", "Adopted in part, under way", "Awaiting decision"."""
    if advice.position in _OTHERWISE and advice.state in (State.adopted, State.under_way, State.implemented):
        position = say.label(advice.position)
        return capital(position if advice.state is State.adopted else say.listed([position, say.label(advice.state)]))
    return capital(say.label(advice.state))


def status_tint(advice: Advice) -> Tint:
    """The tint of the status; what was taken in part or differently has one of its own."""
    tint = _TINTS.get(advice.state, Tint.QUIET)
    return Tint.PARTLY if tint is Tint.GOOD and advice.position in _OTHERWISE else tint
