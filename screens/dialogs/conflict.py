"""Two versions of one record, field by field: which of them is kept."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Static

from screens.dialogs.base import Dialog, button
from screens.dialogs.confirm import Answer, Question
from screens.widgets.fields import FieldRow
from screens.widgets.fields_choice import ChoiceInput

NOTHING: Final = "nothing"
#: Words up to which two versions are compared: what is longer takes longer than anybody waits.
MOST_WORDS: Final = 1500
_WORDS = re.compile(r"\s+|\S+")
MINE, THEIRS, BOTH = "mine", "theirs", "both"


@dataclass(frozen=True)
class Versions:
    """What a field says in two versions.

    Attributes:
        name: The field's name.
        label: Its words.
        before: What it said before either.
        mine: What stands in the form.
        theirs: What is recorded by now.
        by: Who recorded that, and when; "" where nobody knows.
        both: Both as one text; "" where that makes no sense.
    """

    name: str
    label: str
    before: str
    mine: str
    theirs: str
    by: str = ""
    both: str = ""


class ConflictDialog(Dialog[dict[str, str]]):
    """Asks for every field that two have changed which version is kept; the answer is ``mine``, ``theirs`` or ``both``.

    ``esc`` answers nothing: the form has everything that was typed.

    Args:
        heading: What stands in the frame.
        fields: The fields that both have changed.
        sentence: What is said above them.
    """

    AUTO_FOCUS = "ChoiceInput"
    WIDTH: ClassVar[int] = 100
    DEFAULT_CSS = """
    ConflictDialog {
        & .versions { margin-bottom: 1; }
        &.-tall .versions { margin-bottom: 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+s,enter", "save", "Save", show=False),
        Binding("m", "all('mine')", "All mine", show=False),
        Binding("t", "all('theirs')", "All theirs", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True),
    ]

    def __init__(self, heading: str, fields: Sequence[Versions], sentence: str) -> None:
        super().__init__(heading, hint="m all mine · t all theirs")
        self._fields = tuple(fields)
        self._sentence = sentence

    def compose_body(self) -> ComposeResult:
        """Each field with both versions, and the choice below them."""
        yield Static(Content(self._sentence), classes="text above")
        for each in self._fields:
            options = (MINE, THEIRS, BOTH) if each.both else (MINE, THEIRS)
            with VerticalGroup(classes="versions"):
                yield Static(_shown(each), classes="text")
                yield FieldRow(each.name, "Keep", ChoiceInput(options))

    def compose_buttons(self) -> ComposeResult:
        """Save, and back to the form."""
        yield button("Save", "F2", id="save")
        yield button("Back", "esc", id="cancel")

    def _choices(self) -> dict[str, FieldRow]:
        return {str(each.name): each for each in self.query(FieldRow)}

    def action_all(self, version: str) -> None:
        """Choose the same version of every field."""
        for row in self._choices().values():
            row.typed = version

    def action_save(self) -> None:
        """Answer the choices, or go to the first that is missing."""
        rows = self._choices()
        missing = [row for row in rows.values() if not row.typed]
        if missing:
            missing[0].problem = "Say which is to be kept: 1 or 2."
            missing[0].editor.focus()
        else:
            self.dismiss({name: row.typed for name, row in rows.items()})


def _shown(each: Versions) -> Content:
    """The versions of a field, one below the other."""
    theirs = f"theirs ({each.by})" if each.by else "theirs"
    parts = [Content(each.label).stylize("bold")]
    versions = (("before", each.before, ""), (theirs, each.theirs, each.mine), ("mine", each.mine, each.theirs))
    for words, text, other in versions:
        parts.append(Content(f"\n{words}: ").stylize("$text-muted"))
        parts.append(Content("\n" if "\n" in text else ""))
        parts.append(_marked(text, other) if text and other else Content(text or NOTHING))
    return Content.assemble(*parts)


def _marked(text: str, other: str) -> Content:
    """A version with the words in bold that the other one has not."""
    words, others = _WORDS.findall(text), _WORDS.findall(other)
    if max(len(words), len(others)) > MOST_WORDS:
        return Content(text)
    parts = []
    for tag, start, end, _, _ in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        part = Content("".join(words[start:end]))
        parts.append(part if tag == "equal" else part.stylize("bold $text-accent"))
    return Content.assemble(*parts)


class Deleted(Enum):
    """What becomes of a record that another program has deleted while it stood in a form."""

    again = "again"
    drop = "drop"
    back = "back"


class AskDeleted(Question[Deleted]):
    """Asks what is to become of a form whose record was deleted; ``esc`` and ``enter`` go back to the form.

    Args:
        name: What the record is called.
        by: Who deleted it, and when; "" where nobody knows.
    """

    def __init__(self, name: str, by: str) -> None:
        answers = (
            Answer("y", "Make it again", Deleted.again),
            Answer("D", "Drop my text", Deleted.drop),
            Answer("n", "Back", Deleted.back),
        )
        who = f" ({by})" if by else ""
        details = ["Made again, it has what stands in your form, and the reference that it had."]
        super().__init__(f"Another program has deleted {name} meanwhile{who}.", answers, details)
