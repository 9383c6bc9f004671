"""The engagement summary: what was advised, what was decided, and what came of it, for the client to keep."""

from __future__ import annotations

from advisor.records import Profile
from advisor.records.choices import DocumentStatus
from advisor.words import label
from exports import sentences
from exports.advice_section import recommendations
from exports.asked import Added, Asked
from exports.gathering import gather
from exports.material import Material
from exports.opening import opening
from exports.register_table import register
from exports.word import Document, bold, isolated

SUBTITLE = "What was advised, what was decided, and what came of it"
_NOBODY = "Your consultant"
_LISTED = 40
"""Up to so many recommendations stand in the contents one by one."""
_DOT = "  ·  "


def document(asked: Asked) -> Document:
    """The engagement summary that is asked for."""
    assert not isinstance(asked.scope, Profile)
    return summary(gather(asked.book, asked.scope, asked.as_of), asked.added)


def summary(material: Material, added: Added) -> Document:
    """The engagement summary as a document, from shared material alone.

    The same material and the same words give the same bytes.
    """
    made = Document(
        title=_title(material),
        subtitle=SUBTITLE,
        client="" if material.whole_client else material.client,  # whose name is the title then
        firm=material.firm or material.author,
        author=material.author or material.firm or _NOBODY,
        on=material.as_of,
        confidential=f"Draft{_DOT}Confidential" if added.status is DocumentStatus.draft else "Confidential",
    )
    _cover(made, material, added)
    groups = 1 if material.whole_client else 0
    advised = sum(len(work.advice) for work in material.works)
    made.contents(2 + groups if advised <= _LISTED else 1 + groups)
    made.heading(1, "Summary")
    opening(made, material, added.message, added.found)
    if advised or (material.whole_client and material.works):
        made.heading(1, "Recommendations")
        recommendations(made, material)
    if advised:
        made.heading(1, "Register of recommendations")
        register(made, material)
    made.colophon(_made_from(material))
    return made


def _title(material: Material) -> str:
    return material.client if material.whole_client else material.works[0].title


def _cover(made: Document, material: Material, added: Added) -> None:
    reference = material.code if material.whole_client else material.works[0].reference
    author, firm = made.about.author, made.about.firm
    made.cover(
        kicker=_DOT.join(part for part in ("Engagement summary", reference) if part),
        to=", ".join(isolated(part) for part in (added.addressee, material.client) if part),
        by=", ".join(isolated(part) for part in ((author,) if author == firm else (author, firm)) if part),
        line=[bold(sentences.day(material.as_of)), f"{_DOT}{sentences.capital(label(added.status))}{_DOT}Confidential"],
    )


def _made_from(material: Material) -> list[str]:
    day = sentences.day(material.as_of)
    return [
        f"This summary was made from the record as of {day}. The digest of that record is {material.digest()}.",
        "As long as nothing changes in what that record can tell you, the digest stays the same.",
        "What bears no date of its own, such as a title or an owner, stands here as it did when the summary was made, "
        "which may have been later than that day.",
    ]
