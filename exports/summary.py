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
"""Up to so many recommendations stand in the contents one by one."""


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
    groups = 1 if material.whole_client else 0
    advised = sum(len(work.advice) for work in material.works)
    made.contents(2 + groups if advised <= _LISTED else 1 + groups)
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
