"""What a document of the consultant's own begins with: the cover, and the mark that it is for no client."""

from __future__ import annotations

from advisor.book import reference_of
from advisor.records import Client, Engagement, Profile
from advisor.records.choices import DocumentStatus
from exports.asked import Asked
from exports.sentences import capital
from exports.word import Document, bold, isolated

_DOT = "  ·  "
"""What parts the facts of a line."""


def own_report(asked: Asked, *, kicker: str, subtitle: str) -> Document:
    """An internal document with its cover, and nothing below that.

    Args:
        asked: What was asked for.
        kicker: What kind of document it is; stands above the title.
        subtitle: What it is about, in a line; stands beneath the title.
    """
    say, profile = asked.say, asked.book.profile
    author, firm = profile.name or profile.firm or say("common.nobody"), profile.firm or profile.name
    draft = asked.added.status is DocumentStatus.draft
    made = Document(
        language=say.tag,
        words=say.kit,
        title=_title(asked),
        subtitle=subtitle,
        client="",  # whose name would say that it is for them
        firm=firm,
        author=author,
        on=asked.as_of,
        confidential=say("common.draft") if draft else "",
        internal=True,
    )
    reference = isolated(asked.filter) if isinstance(asked.scope, Profile) else reference_of(asked.scope)
    made.cover(
        kicker=_DOT.join(part for part in (kicker, reference) if part),
        to=isolated(asked.added.addressee),
        by=say.listed([isolated(part) for part in ((author,) if author == firm else (author, firm))]),
        line=[bold(say.day(asked.as_of)), f"{_DOT}{capital(say.label(asked.added.status))}"],
    )
    return made


def _title(asked: Asked) -> str:
    """What the document is called: the engagement, the client, or the practice."""
    if isinstance(asked.scope, Engagement):
        return asked.scope.title
    if isinstance(asked.scope, Client):
        return asked.scope.name
    return asked.scope.firm or asked.scope.name or asked.say("own.practice")
