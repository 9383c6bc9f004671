"""What is typed in a sitting, written down on this device until it is recorded."""

from __future__ import annotations

from os import environ
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from advisor.drafts import Draft
from screens.dialogs.drafting import DraftKeeper
from screens.dialogs.editor import edit_text, editor_command
from screens.doing.drafting import Purpose, keeper
from screens.sitting.taking import Taking

if TYPE_CHECKING:
    from screens.app import AdvisorApp

#: What the texts become.
KIND = "answer"


class SittingDraft:
    """Keeps what is typed; what is recorded is dropped, and what comes then is kept anew.

    Args:
        app: The program.
        taking: The sitting.
        heading: What stands in the frame.
        again: The draft that is taken up again.
    """

    def __init__(self, app: AdvisorApp, taking: Taking, heading: str, again: Draft | None = None) -> None:
        self._app = app
        self._taking = taking
        self._heading = heading
        self._keeper = self._new(again)

    def _new(self, again: Draft | None = None) -> DraftKeeper:
        sitting = self._taking.sitting
        purpose = Purpose("sitting", tuple(filter(None, (sitting.client,))), sitting.instrument)
        if self._taking.is_recorded:
            purpose = Purpose("sitting", (sitting.id,))
        return keeper(self._app, purpose, self._heading, kind=KIND, again=again)

    def keep(self) -> None:
        """Write down what is not recorded."""
        self._keeper.keep(self._taking.unsaved)

    def about_to_save(self, action: str) -> None:
        """Write it down with the id of the action that records it, so that it is not offered once it is."""
        self._keeper.keep(self._taking.unsaved, saving=action)

    def recorded(self) -> None:
        """What was typed is recorded; what could not be is written down again."""
        self._keeper.drop()
        self._keeper = self._new()
        self.keep()

    def in_editor(self, name: str, text: str) -> tuple[str, str]:
        """Let the user write a text in their own editor.

        Args:
            name: What the text is called in the draft.
            text: The text as it is.

        Returns:
            The text as it came back, and what went wrong, if anything.
        """
        try:
            with self._app.suspend():
                file = self._keeper.editor_file(name, self._taking.unsaved)
                edited = edit_text(text, editor_command(environ), file)
        except SuspendNotSupported:
            return text, "Your editor cannot be opened from here; type the text in the field."
        return edited.text, edited.trouble

    def editor_done(self) -> None:
        """The text of the editor is among what was typed."""
        self._keeper.editor_done(self._taking.unsaved)
