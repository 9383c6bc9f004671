"""The engagement summary: what was advised, what was decided, and what came of it, for the client to keep."""

from __future__ import annotations

from advisor.records import Profile
from exports.advice_section import recommendations
from exports.asked import Added, Asked
from exports.changed_section import changed
from exports.gathering import gather
from exports.language import Language
from exports.material import Material
from exports.opening import opening
from exports.register_table import register
from exports.report import colophon, report
from exports.since import Told, told_since
from exports.word import Document

_LISTED = 40
"""Up to so many recommendations, or engagements, stand in the contents one by one."""


def document(asked: Asked) -> Document:
    """The engagement summary that is asked for."""
    assert not isinstance(asked.scope, Profile)
    material = gather(asked.book, asked.scope, asked.as_of)
    told = told_since(asked.since, asked.scope, material) if asked.since else None
    return summary(asked.say, material, asked.added, told)


def summary(say: Language, material: Material, added: Added, told: Told | None = None) -> Document:
    """The engagement summary as a document, from shared material alone.

    The same material, the same words and the same baseline give the same bytes.
    """
    made = report(say, material, added, kicker=say("summary.kicker"), subtitle=say("summary.subtitle"))
    advised = sum(len(work.advice) for work in material.works)
    made.contents(_levels(material, advised))
    made.heading(1, say("summary.summary"))
    opening(made, say, material, added.message, added.found)
    if told:
        changed(made, say, material, told)
    if advised or (material.whole_client and material.works):
        made.heading(1, say("summary.recommendations"))
        recommendations(made, say, material, told)
    if advised:
        made.heading(1, say("summary.register"))
        register(made, say, material, apart=told.settled if told else frozenset())
    colophon(say, made, material.digest())
    return made


def _levels(material: Material, advised: int) -> int:
    """How many levels of headings stand in the contents: of a whole client the engagements are one of them."""
    if not material.whole_client:
        return 2 if advised <= _LISTED else 1
    if len(material.works) > _LISTED:
        return 1
    return 3 if advised <= _LISTED else 2
