"""Which advice was given by word of mouth, for the letter that confirms it."""

from __future__ import annotations

from typing import Final

from advisor.records.choices import DocumentKind, GivenHow
from advisor.standing import State
from exports.letters.choosing import Subject
from exports.material import Advice

_SPOKEN = (GivenHow.meeting, GivenHow.call)
_TAKEN_BACK = (State.withdrawn, State.superseded)


def spoken(advice: Advice) -> bool:
    """Whether advice was given by word of mouth, and still stands."""
    return advice.given_how in _SPOKEN and advice.state not in _TAKEN_BACK


ORAL: Final = Subject(
    DocumentKind.oral_letter,
    spoken,
    unfit="was not given in a meeting or by call, or was taken back; the letter confirms what was said and stands.",
    none="No advice that still stands was given here in a meeting or by call, so that there is nothing to confirm.",
    all_sent="A letter that confirms it was sent about all advice given here in a meeting or by call; name a"
    " recommendation to confirm it again.",
)

about: Final = ORAL.about
