"""What stands in an open dialog, written down soon after it is typed."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Protocol, runtime_checkable

from advisor.drafts import Draft, Drafts
from advisor.system import reason_of


@runtime_checkable
class Drafting(Protocol):
    """A screen that writes down what is typed into it."""

    def about_to_save(self, action: str) -> None:
        """Write it down with the id of the action that saves it, so that it is not offered once it is saved."""


#: Seconds after a key until what was typed is written down.
SOON = 0.5


class DraftKeeper:
    """Keeps the draft of one dialog until that is saved or dropped.

    A draft that cannot be written stops nobody from typing: it is said once, and tried again with the next words.

    Args:
        drafts: Where drafts are kept.
        draft: What is typed, as far as it is known before anything is.
        now: The clock.
        say: Tells the user that what is typed cannot be written down.
    """

    def __init__(self, drafts: Drafts, draft: Draft, now: Callable[[], datetime], say: Callable[[str], None]) -> None:
        self._drafts = drafts
        self._draft = draft
        self._now = now
        self._say = say
        self._kept: Draft | None = None
        self._told = False

    def keep(self, texts: Mapping[str, str], *, seen: str | None = None, in_editor: str = "", saving: str = "") -> None:
        """Write down what is typed by now; nothing typed is no draft.

        Args:
            texts: What was typed, by field.
            seen: The revision of the record that the texts are to replace, where it is another one now.
            in_editor: The field whose text is in the user's own editor.
            saving: The id of the action that is about to save them.
        """
        if seen is not None:
            self._draft = self._draft._replace(seen=seen)
        if not texts and not in_editor:
            self.drop()
            return
        draft = self._draft._replace(texts=dict(texts), in_editor=in_editor, saving=saving)
        if draft == self._kept:
            return
        try:
            self._drafts.keep(draft._replace(at=self._now()))
        except OSError as error:
            if not self._told:
                self._say(f"What you type is not safe until you save it: no draft can be kept ({reason_of(error)}).")
            self._told = True
        else:
            self._kept = draft

    def drop(self) -> None:
        """Remove the draft: it is saved, or nobody wants it."""
        self._kept = None
        try:
            self._drafts.drop(self._draft.id)
        except OSError as error:
            self._say(f"A draft of what is saved cannot be removed ({reason_of(error)}); it may be offered again.")

    def editor_file(self, name: str, texts: Mapping[str, str]) -> Path | None:
        """Where the text of a field lies while the user's own editor has it; None where no draft can be kept."""
        self.keep(texts, in_editor=name)
        try:
            return self._drafts.editor_file(self._draft.id)
        except OSError:
            return None

    def editor_done(self, texts: Mapping[str, str]) -> Draft:
        """The editor has ended, and its text is among these; returns the draft as it is now."""
        self.keep(texts)
        self._drafts.end_editor(self._draft.id)
        return self._draft._replace(texts=dict(texts))
