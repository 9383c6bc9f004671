"""The house template: what it brings to documents, what it lacks, and what is left out of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from screens.actions import BY_ID
from screens.dialogs.message import TextDialog
from screens.doing.common import desk_of
from screens.doing.working import looked_up

if TYPE_CHECKING:
    from screens.app import AdvisorApp

_HEADING = "House template"
_NONE = """No house template is named. Name your firm's own Word file in the settings ({key}): documents then have its
styles, colours, headers, footers and cover."""


async def check(app: AdvisorApp) -> None:
    """Say what the house template of the practice is found to be."""
    named = desk_of(app).book.profile.template
    if not named:
        text: str | None = _NONE.replace("\n", " ").format(key=BY_ID["settings"].key)
    else:
        text = await looked_up(app, _HEADING, f"Reading {Path(named).name} …", lambda _: _read(Path(named)))
    if text is not None:
        await app.push_screen_wait(TextDialog(_HEADING, text))


def _read(path: Path) -> str:
    """What is told of a template, a paragraph each; or why it cannot be used."""
    from exports.error import ExportError  # Word is loaded for this alone
    from exports.house import template_at
    from exports.word.template import told

    try:
        findings = template_at(path).findings
    except ExportError as error:
        return str(error)
    paragraphs = ("\n".join((heading, *lines)) for heading, lines in told(findings))
    return "\n\n".join((f"{path.name} can be used.", *paragraphs))
