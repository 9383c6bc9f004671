"""The voice of the client: what the people there said, each as they may be quoted."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.records import Profile
from exports import telling
from exports.asked import Asked
from exports.error import ExportError
from exports.gathering import gather
from exports.gathering_voice import kept_quotes, voice
from exports.language import Language
from exports.material import digest
from exports.opening import findings
from exports.report import colophon, report
from exports.sentences import capital, number_of
from exports.spoken import Spoken, Statement, Subject, Voice, counted
from exports.word import Document, isolated

_DOT = " · "
"""What parts the facts of a line."""
_LONG = 20
"""Of so many headings on, there are contents."""
_LISTED = 40
"""Up to so many of them stand in the contents one by one."""


def document(asked: Asked) -> Document:
    """The document that is asked for.

    Raises:
        ExportError: When nobody's words may stand in it.
    """
    assert not isinstance(asked.scope, Profile)
    say, material = asked.say, gather(asked.book, asked.scope, asked.as_of)
    said = voice(asked.book, asked.scope, material)
    if not any(said.statements()):
        raise ExportError(_nothing(bool(kept_quotes(asked.book, asked.scope, material))))
    made = report(say, material, asked.added, kicker=say("voice.kicker"), subtitle=say("voice.subtitle"))
    headings = len(said.matters) + len(said.advice)
    if headings >= _LONG:
        made.contents(2 if headings <= _LISTED else 1)
    made.heading(1, say("voice.summary"))
    _summary(made, asked, said)
    _subjects(made, say, say("voice.matters"), said.matters)
    _subjects(made, say, say("voice.advice"), said.advice)
    author = (material.firm, material.author)
    colophon(say, made, digest((material.client, material.code, author, material.as_of, said)))
    return made


def counts(say: Language, found: Spoken) -> str:
    """How many statements there are, how many of them in exact words, and how they are signed.

    Args:
        say: The language.
        found: The counts.
    """
    number = number_of(say, found.all)
    told = capital(say("voice.counted", found.all, many=number(found.all)))
    if found.all == 1:
        return told
    words = (("exact", found.exact), ("noted", found.noted))
    signed = (("by_name", found.by_name), ("by_role", found.by_role), ("unsigned", found.unsigned))
    how = [
        say.sentence([_of_all(say, f"voice.{key}", many, found.all) for key, many in parts if many])
        for parts in (words, signed)
    ]
    return say.together([told, *how])


def _of_all(say: Language, key: str, many: int, of: int) -> str:
    number = number_of(say, of)(many)
    if many == of:
        number = say("counts.both") if many == 2 else say("counts.all", many, many=number)
    return say(key, many, many=number)


def _summary(made: Document, asked: Asked, said: Voice) -> None:
    """Our message, how much was said, and how to read it."""
    say, message, found = asked.say, asked.added.message, counted(said.statements())
    made.lead(message if message.strip() else counts(say, found))
    if message.strip():
        made.paragraph(counts(say, found))
    noted = say("voice.explained_noted") if found.noted else say("voice.explained_exact")
    made.paragraph(say.together([noted, say("voice.explained_unsigned") if found.unsigned else ""]))
    findings(made, say, asked.added.found)


def _subjects(made: Document, say: Language, heading: str, subjects: Sequence[Subject]) -> None:
    """A section by subjects; what has no title needs a heading only beside others."""
    if not subjects:
        return
    made.heading(1, heading)
    for each in subjects:
        if each.title or len(subjects) > 1:
            title = each.title or say("voice.besides")
            made.heading(2, f"{each.reference}  {title}" if each.reference else title)
        for statement in each.statements:
            made.quotation(statement.quoted.words, _signed(say, statement), exact=statement.quoted.exact)


def _signed(say: Language, statement: Statement) -> str:
    """Who said it, when, and on which occasion, as far as that may stand."""
    day = say.day(statement.on) if statement.on else ""
    position = say.label(statement.position) if statement.position else ""
    parts = (telling.signature(say, statement.quoted), position, day, isolated(statement.about))
    return _DOT.join(part for part in parts if part)


def _nothing(kept: bool) -> str:
    """Why there is no such document, for the consultant."""
    if kept:
        return (
            "Nobody whose words are kept may be quoted; ask them how they would like to be, and say so in their record."
        )
    return "No words of theirs are kept; keep what they say as a quote, or with their decision, and make it then."
