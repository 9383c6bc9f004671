"""What a decision form asks about: the recommendations that wait for the client, and the code of the form."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from advisor.counting import Value, tally
from advisor.records import Profile
from advisor.standing import State
from exports.asked import Asked
from exports.error import ExportError
from exports.gathering import gather
from exports.material import Advice, Material

_WAITING = (State.awaiting, State.deferred)
_CODE = 12
MOST = 300
"""So many recommendations a form is about at most: once other programs saved it, a longer one may not be read again."""


def content(asked: Asked) -> Material:
    """What the form speaks of: of the scope, the advice that awaits a decision or was put off.

    Args:
        asked: The form that is asked for; `about` narrows it.

    Raises:
        ExportError: When it is to be about advice that does not wait for a decision of this client, or about more
            than `MOST` recommendations.
    """
    assert not isinstance(asked.scope, Profile)
    material = gather(asked.book, asked.scope, asked.as_of)
    waiting = {each.record for each in material.advice() if each.state in _WAITING}
    for record in asked.about:
        if record not in waiting:
            raise ExportError(_refused(asked, material, record))
    if len(asked.about or waiting) > MOST:
        raise ExportError(
            f"A decision form is about {MOST} recommendations at most, and {len(asked.about or waiting)} wait for a"
            " decision; make one for each engagement, or choose fewer."
        )
    wanted = waiting & set(asked.about) if asked.about else waiting
    works = (
        replace(work, advice=tuple(each for each in work.advice if each.record in wanted)) for work in material.works
    )
    kept = tuple(work for work in works if work.advice or not material.whole_client)
    return replace(material, works=kept, tally=tally([]), value=Value())


def about(asked: Asked) -> tuple[str, ...]:
    """The ids of the recommendations that the form asks about, in its order.

    Raises:
        ExportError: When it is to be about advice that does not wait for a decision of this client.
    """
    return tuple(each.record for each in content(asked).advice())


def code_of(asked: Asked, material: Material) -> str:
    """The code of the form, 12 hex digits: the same for what says the same about the same records."""
    records = [each.record for each in material.advice()]
    added = asked.added
    parts = [material.digest(), asked.say.tag, added.addressee, added.status.value, added.message, *records]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_CODE]


def _refused(asked: Asked, material: Material, record: str) -> str:
    found: Advice | None = next((each for each in material.advice() if each.record == record), None)
    if found is None:
        return "A decision form is about advice that its client was given; choose among what waits for a decision."
    stands = asked.say.label(found.state)
    return f"{found.reference} does not wait for a decision ({stands}); leave it out of the form."
