"""The family of documents: every kind that can be made, declared once.

The module is light: the command line offers the kinds from here, and nothing writes a document then.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

from advisor.records import Client, Engagement, Profile
from advisor.records.choices import DocumentKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from exports.asked import Asked, Scope
    from exports.word import Document


WORD: Final = ".docx"
TABLES: Final = (".xlsx", ".csv")


class Kind(NamedTuple):
    """A kind of document.

    Attributes:
        kind: The kind, as it is recorded.
        name: Its name in the names of files, and on the command line where it has a command of its own.
        module: The file of `exports` that writes it, by its `document`.
        scopes: The types of what it can be about.
        internal: Whether it is the consultant's own, and no client may see it.
        choosing: The file of `exports` that says by its `about` what advice it is about where none was named, "" where
            it is about all of the scope.
        tells_changes: Whether it tells what changed since the last of its kind and scope that was sent.
        tables: The file of `exports` that writes it as a table instead, by its `table`; "" where it is in Word alone.
        narrowed: Whether a filter of advice can narrow it, where it is of the whole practice.
        written_as: The file of `exports` that says by its `sitting` of which sitting it is made, "" where of none.
        command: The command that makes it among others of its family, "" where it has one of its own.
        finds: Whether it has a place for what we found.
    """

    kind: DocumentKind
    name: str
    module: str
    scopes: tuple[type[Scope], ...] = (Engagement, Client)
    internal: bool = False
    choosing: str = ""
    tells_changes: bool = False
    tables: str = ""
    narrowed: bool = False
    command: str = ""
    written_as: str = ""
    finds: bool = True

    @property
    def endings(self) -> tuple[str, ...]:
        """What the name of its file may end in."""
        return (WORD, *TABLES) if self.tables else (WORD,)

    def table(self, asked: Asked, ending: str) -> bytes:
        """The document as a table: the workbook or the .csv file that the ending asks for."""
        write: Callable[[Asked, str], bytes] = import_module(f"exports.{self.tables}").table
        return write(asked, ending)

    def compose(self, asked: Asked) -> Document:
        """The document, written."""
        write: Callable[[Asked], Document] = import_module(f"exports.{self.module}").document
        return write(asked)

    def sitting(self, asked: Asked) -> str:
        """The id of the sitting that it is made of, "" where it is made of none.

        Raises:
            ExportError: When it cannot be made of the one that was named, or there is none.
        """
        if not self.written_as:
            return ""
        choose: Callable[[Asked], str] = import_module(f"exports.{self.written_as}").sitting
        return choose(asked)

    def about(self, asked: Asked) -> tuple[str, ...]:
        """The ids of the recommendations that it is about, () where it is about all of the scope.

        Raises:
            ExportError: When it cannot be about those that were named.
        """
        if not self.choosing:
            return asked.about
        choose: Callable[[Asked], tuple[str, ...]] = import_module(f"exports.{self.choosing}").about
        return choose(asked)


FAMILY: dict[DocumentKind, Kind] = {
    each.kind: each
    for each in (
        Kind(DocumentKind.summary, "summary", "summary", tells_changes=True),
        Kind(DocumentKind.form, "form", "form.writing", choosing="form.content", finds=False),
        Kind(DocumentKind.register, "register", "register", tables="register_tables"),
        Kind(DocumentKind.closing, "closing", "closing"),
        Kind(DocumentKind.value, "value", "value"),
        Kind(DocumentKind.voice, "voice", "voice"),
        Kind(
            DocumentKind.team_letter,
            "team-letter",
            "letters.team",
            scopes=(Client,),
            command="letter",
            written_as="letters.team_sitting",
        ),
        Kind(DocumentKind.oral_letter, "oral-letter", "letters.oral", choosing="letters.oral_advice", command="letter"),
        Kind(
            DocumentKind.declined_letter,
            "declined-letter",
            "letters.declined",
            choosing="letters.declined_advice",
            command="letter",
        ),
        Kind(
            DocumentKind.practice_review,
            "review",
            "review.writing",
            scopes=(Profile, Client, Engagement),
            internal=True,
            narrowed=True,
        ),
        Kind(
            DocumentKind.relationship_review,
            "relationship",
            "relationship.writing",
            scopes=(Client, Profile),
            internal=True,
        ),
    )
}
"""Every kind, in the order in which they are offered."""
