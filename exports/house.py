"""The house template: which of a firm's own Word files a document is made in, and what is filled in there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from advisor.book import reference_of
from advisor.changes import Refused
from advisor.records import Problem, Profile
from advisor.records.sharing import shared
from exports.asked import Asked
from exports.error import ExportError
from exports.language import language
from exports.sentences import capital
from exports.word import Document
from exports.word.foreign import Unreadable
from exports.word.template import Template, read_template


def template_at(path: Path) -> Template:
    """A firm's own file as a base for documents.

    Raises:
        ExportError: When it cannot be used.
    """
    try:
        return read_template(path.expanduser(), name=path.name or str(path))
    except Unreadable as error:
        raise ExportError(f"The house template cannot be used: {error}") from error
    except RuntimeError as error:  # "~name" of somebody who has no home here
        raise ExportError(f"The house template cannot be used: {path} has no place on this computer.") from error


def refuse_settings(changed: Mapping[str, object]) -> None:
    """Refuse what is about to be set for the practice, where no document could be made so.

    Args:
        changed: The settings that somebody changes, by their names; what stays as it was is not looked at, for the
            drive on which a template lies may be out.

    Raises:
        Refused: With the reason for each.
    """
    if problems := list(_problems(str(changed.get("template") or ""), str(changed.get("language") or ""))):
        raise Refused(problems)


def _problems(template: str, code: str) -> Iterator[Problem]:
    if template and not (template.startswith("~") or Path(template).is_absolute()):
        yield Problem("template", "Give the whole path of the file, from the root of the drive on.")
    elif template:
        try:
            template_at(Path(template))
        except ExportError as error:
            yield Problem("template", str(error))
    if code:
        try:
            language(code)
        except ExportError as error:
            yield Problem("language", str(error))


def house_bytes(asked: Asked, document: Document) -> bytes:
    """A document as a .docx file, in the template that was asked for.

    Raises:
        ExportError: When the template cannot be used.
    """
    if asked.template is None:
        return document.to_bytes()
    return document.to_bytes(template_at(asked.template), _values(asked, document))


def _values(asked: Asked, document: Document) -> dict[str, str]:
    """What stands in the placeholders of a template."""
    scope, say = asked.scope, asked.say
    client = None if isinstance(scope, Profile) else asked.book.client_of(scope)
    return {
        "client": shared(client).name if client else "",
        "title": document.about.title,
        "firm": document.about.firm,
        "author": document.about.author,
        "date": say.day(asked.as_of),
        "addressee": asked.added.addressee,
        "reference": "" if isinstance(scope, Profile) else reference_of(scope),
        "status": capital(say.label(asked.added.status)),
    }
