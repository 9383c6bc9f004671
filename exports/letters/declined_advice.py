"""Which advice was declined, for the letter that acknowledges it."""

from __future__ import annotations

from typing import Final

from advisor.records.choices import DocumentKind
from advisor.standing import State
from exports.letters.choosing import Subject
from exports.material import Advice


def declined(advice: Advice) -> bool:
    """Whether the client's last word on advice is no; what was put off is still open."""
    return advice.state is State.declined


_NONE = "No advice is declined here, so that there is nothing to acknowledge."

DECLINED: Final = Subject(
    DocumentKind.declined_letter,
    declined,
    calls=lambda advice, as_of: True,
    unfit="is not declined; the letter acknowledges only what is.",
    none=_NONE,
    none_calls=_NONE,
    all_sent="A letter that acknowledges it was sent about all advice that is declined here; name a recommendation to"
    " write about it again.",
)

about: Final = DECLINED.about
