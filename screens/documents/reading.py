"""The row under the cursor, read in full: what a document would say, or what is kept of one that was made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from advisor.records import Document, Engagement
from advisor.words import label, long_date
from exports.asked import Scope
from exports.family import Kind
from screens.desk import Desk
from screens.detail import safe
from screens.documents.files import FileState
from screens.documents.rows import sent_by
from screens.widgets.prose import Block

if TYPE_CHECKING:
    from exports.preview import Preview

LABELS = 11
"""Cells for the words beside."""


def preview_blocks(desk: Desk, kind: Kind, found: Preview | None, last: Document | None) -> list[Block]:
    """A document that can be made: what is missing, what it would say, and the last one.

    Args:
        desk: Who looks on.
        kind: Its kind.
        found: What it would say; None while that is reckoned.
        last: The last one of the kind and scope.
    """
    if found is None:
        return [Block(Content.styled("looking what there is to say …", "$text-muted"))]
    blocks = [_told("Says", text) for text in found.says]
    if not desk.beside:
        missing = [Block(Content.styled(safe(text), "$text-warning"), "Missing") for text in found.lacks]
        blocks = [*missing, *blocks]  # first of all, as there may be room for a few lines alone
        blocks += [_told("Last", _history(desk, last))] if last else []
        blocks += [_told("For us", "Internal, and says so on every page.")] if kind.internal else []
    return _labelled_once(blocks)


def document_blocks(desk: Desk, scope: Scope, document: Document, state: FileState | None) -> list[Block]:
    """A document that was made, among those of a scope: when, for whom, what we added, and its file in full."""
    added = (("Message", document.message), ("Found", document.found))
    engagement = desk.book.get(Engagement, document.engagement) if document.engagement != scope.id else None
    told = [
        _told("", f"{_capital(label(document.kind))}, {label(document.status)}. {_history(desk, document)}"),
        *((_told("Of", f"{engagement.reference} {engagement.title}"),) if engagement else ()),
        *(_told(name, text) for name, text in added if text),
        _told("File", document.file),
        *_state(state),
        _told("SHA-256", document.sha256),
    ]
    if sent_by(document, desk.on) and document.sent_sha256 not in ("", document.sha256):
        told.append(_told("As sent", f"{document.sent_sha256}, which is another file than was made"))
    return told


def _state(state: FileState | None) -> Iterator[Block]:
    """What became of the file, once that is known."""
    if state is not None:
        calm = state in (FileState.same, FileState.sent)
        yield Block(Content.styled(state.value, "$text-muted" if calm else "$text-warning"), hang=True)


def _history(desk: Desk, document: Document) -> str:
    """When a document was made, as of when, for whom, and when it was sent."""
    parts = [f"Made on {long_date(document.made_on)}" if document.made_on else "Made"]
    if document.as_of and document.as_of != document.made_on:
        parts.append(f"as of {long_date(document.as_of)}")
    if document.addressee:
        parts.append(f"for {document.addressee}")
    sent = sent_by(document, desk.on)
    parts.append(f"sent on {long_date(sent)}" if sent else "not marked as sent")
    return f"{', '.join(parts)}."


def _told(name: str, text: str) -> Block:
    return Block(Content(safe(text)), name, hang=bool(name))


def _labelled_once(blocks: list[Block]) -> list[Block]:
    """The same words beside several paragraphs stand beside the first alone."""
    seen: set[str] = set()
    told: list[Block] = []
    for each in blocks:
        told.append(Block(each.text, "" if each.label in seen else each.label, hang=True))
        seen.add(each.label)
    return told


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
