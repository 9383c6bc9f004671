"""What every report to a client begins and ends with: the cover, and from which record it was made."""

from __future__ import annotations

from advisor.records.choices import DocumentStatus
from exports.asked import Added
from exports.language import Language
from exports.material import Material
from exports.sentences import capital
from exports.word import Document, bold, isolated

_DOT = "  ·  "
"""What parts the facts of a line."""


def report(say: Language, material: Material, added: Added, *, kicker: str, subtitle: str) -> Document:
    """A report with its cover, and nothing below that.

    Args:
        say: The language.
        material: What the report is made of.
        added: For whom it is, and how final.
        kicker: What kind of report it is; stands above the title.
        subtitle: What it is about, in a line; stands beneath the title.
    """
    confidential = say("common.confidential")
    draft = added.status is DocumentStatus.draft
    made = Document(
        language=say.tag,
        words=say.kit,
        title=material.client if material.whole_client else material.works[0].title,
        subtitle=subtitle,
        client="" if material.whole_client else material.client,  # whose name is the title then
        firm=material.firm or material.author,
        author=material.author or material.firm or say("common.nobody"),
        on=material.as_of,
        confidential=f"{say('common.draft')}{_DOT}{confidential}" if draft else confidential,
    )
    reference = material.code if material.whole_client else material.works[0].reference
    author, firm = made.about.author, made.about.firm
    made.cover(
        kicker=_DOT.join(part for part in (kicker, reference) if part),
        to=say.listed([isolated(part) for part in (added.addressee, material.client)]),
        by=say.listed([isolated(part) for part in ((author,) if author == firm else (author, firm))]),
        line=[bold(say.day(material.as_of)), f"{_DOT}{capital(say.label(added.status))}{_DOT}{confidential}"],
    )
    return made


def colophon(say: Language, made: Document, digest: str) -> None:
    """Add the last lines of a report: from which record it was made.

    Args:
        say: The language.
        made: The report.
        digest: The fingerprint of what the record says.
    """
    day = say.day(made.about.on)
    made.colophon([say("report.made_from", day=day, digest=digest), say("report.digest"), say("report.undated")])
