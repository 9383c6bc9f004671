"""The engagement summary: what was advised, what was decided, and what came of it, for the client to keep."""

from __future__ import annotations

from advisor.records import Profile
from advisor.records.choices import DocumentStatus
from exports.advice_section import recommendations
from exports.asked import Added, Asked
from exports.gathering import gather
from exports.language import Language
from exports.material import Material
from exports.opening import opening
from exports.register_table import register
from exports.sentences import capital
from exports.word import Document, bold, isolated

_LISTED = 40
"""Up to so many recommendations stand in the contents one by one."""
_DOT = "  ·  "


def document(asked: Asked) -> Document:
    """The engagement summary that is asked for."""
    assert not isinstance(asked.scope, Profile)
    return summary(asked.say, gather(asked.book, asked.scope, asked.as_of), asked.added)


def summary(say: Language, material: Material, added: Added) -> Document:
    """The engagement summary as a document, from shared material alone.

    The same material and the same words give the same bytes.
    """
    made = Document(
        language=say.tag,
        words=say.kit,
        title=_title(material),
        subtitle=say("summary.subtitle"),
        client="" if material.whole_client else material.client,  # whose name is the title then
        firm=material.firm or material.author,
        author=material.author or material.firm or say("common.nobody"),
        on=material.as_of,
        confidential=_confidential(say, added),
    )
    _cover(made, say, material, added)
    groups = 1 if material.whole_client else 0
    advised = sum(len(work.advice) for work in material.works)
    made.contents(2 + groups if advised <= _LISTED else 1 + groups)
    made.heading(1, say("summary.summary"))
    opening(made, say, material, added.message, added.found)
    if advised or (material.whole_client and material.works):
        made.heading(1, say("summary.recommendations"))
        recommendations(made, say, material)
    if advised:
        made.heading(1, say("summary.register"))
        register(made, say, material)
    made.colophon(_made_from(say, material))
    return made


def _title(material: Material) -> str:
    return material.client if material.whole_client else material.works[0].title


def _confidential(say: Language, added: Added) -> str:
    confidential = say("common.confidential")
    return f"{say('common.draft')}{_DOT}{confidential}" if added.status is DocumentStatus.draft else confidential


def _cover(made: Document, say: Language, material: Material, added: Added) -> None:
    reference = material.code if material.whole_client else material.works[0].reference
    author, firm = made.about.author, made.about.firm
    made.cover(
        kicker=_DOT.join(part for part in (say("summary.kicker"), reference) if part),
        to=say.listed([isolated(part) for part in (added.addressee, material.client)]),
        by=say.listed([isolated(part) for part in ((author,) if author == firm else (author, firm))]),
        line=[
            bold(say.day(material.as_of)),
            f"{_DOT}{capital(say.label(added.status))}{_DOT}{say('common.confidential')}",
        ],
    )


def _made_from(say: Language, material: Material) -> list[str]:
    return [
        say("summary.made_from", day=say.day(material.as_of), digest=material.digest()),
        say("summary.digest_stays"),
        say("summary.undated"),
    ]
