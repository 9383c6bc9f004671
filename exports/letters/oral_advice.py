"""Which advice was given by word of mouth, for the letter that confirms it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from advisor.records.choices import DocumentKind, GivenHow
from advisor.standing import State
from exports.letters.choosing import Subject
from exports.material import Advice

_SPOKEN = (GivenHow.meeting, GivenHow.call)
_TAKEN_BACK = (State.withdrawn, State.superseded)
_UNDECIDED = (State.awaiting, State.deferred)
_LATELY = timedelta(days=30)
"""So long after it was said, a decision that was quick is no reason not to confirm it."""


def spoken(advice: Advice) -> bool:
    """Whether advice was given by word of mouth, and still stands."""
    return advice.given_how in _SPOKEN and advice.state not in _TAKEN_BACK


def calls_for_it(advice: Advice, on: date) -> bool:
    """Whether advice is undecided on a day, or was given lately; what is settled long since needs no letter."""
    return advice.state in _UNDECIDED or on - advice.given_on <= _LATELY


ORAL: Final = Subject(
    DocumentKind.oral_letter,
    spoken,
    calls_for_it,
    unfit="was not given in a meeting or by call, or was taken back; the letter confirms what was said and stands.",
    none="No advice that still stands was given here in a meeting or by call, so that there is nothing to confirm.",
    none_calls="All advice given here in a meeting or by call is decided, and none was given in the last 30 days; name"
    " a recommendation to confirm it all the same.",
    all_sent="A letter that confirms it was sent about all advice given here in a meeting or by call that is undecided"
    " or of the last 30 days; name a recommendation to confirm it again.",
)

about: Final = ORAL.about
