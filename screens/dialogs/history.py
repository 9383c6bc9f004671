"""The history to look through: a list of actions that narrows, and each of them in full."""

from collections.abc import Collection, Sequence
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from advisor.showing import RecordChange, Told, gist
from advisor.words import count, short_date
from screens.dialogs.base import button
from screens.dialogs.changes import in_one_line, record_blocks
from screens.dialogs.lists import ListDialog
from screens.dialogs.message import TextDialog
from screens.widgets.prose import Block, Prose
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Row, Tone

TAKEN_BACK: Final = "(taken back)"


class HistoryDialog(ListDialog):
    """Actions, the newest first; typing finds words in what was changed, ``enter`` answers the id of an action.

    Args:
        heading: What stands in the frame.
        actions: What was done, the newest first.
        taken_back: The ids of those that are taken back by now.
        at: The id of the action that the cursor begins at; "" for the first.
    """

    WIDTH: ClassVar[int] = 110

    def __init__(self, heading: str, actions: Sequence[Told], taken_back: Collection[str], at: str = "") -> None:
        self._actions = {each.id: each for each in actions}
        self._at = at
        rows = [_row(each, taken_back) for each in actions]
        columns = [Column("When", 16), Column("What", 24, weight=3), Column("Who", 14, weight=1, priority=0)]
        super().__init__(
            heading, columns, rows, empty="Nothing was changed that is called that.", hint="enter tells more"
        )

    def on_mount(self) -> None:
        """Begin where the user was."""
        if self._at:
            self.call_after_refresh(self._register.move_to, self._at)

    def compose_buttons(self) -> ComposeResult:
        """One button closes it."""
        yield button("Close", "esc", id="cancel")

    def about(self, key: str) -> str:
        """The first of what an action changed."""
        records = self._actions[key].records
        more = f"  … and {count(len(records) - 1, 'more record', 'more records')}" if len(records) > 1 else ""
        fields = "; ".join(in_one_line(each, records[0].done) for each in records[0].fields) if records else ""
        return f"{records[0].done} {records[0].name}{more}\n{fields}" if records else ""


def _row(action: Told, taken_back: Collection[str]) -> Row:
    at = action.at.astimezone()
    words = f"{TAKEN_BACK} {gist(action)}" if action.id in taken_back else gist(action)  # in front nothing cuts it off
    more = "\n".join(f"{each.name} {text}" for each in action.records for text in _texts(each))
    tone: Tone = "dim" if action.id in taken_back else ""
    return Row(action.id, (f"{short_date(at.date())} {at:%H:%M}", words, action.who), more, ("dim", tone, "dim"))


def _texts(record: RecordChange) -> list[str]:
    return [f"{each.label} {each.before} {each.after}" for each in record.fields] or [""]


class ActionDialog(TextDialog):
    """One action in full: who, when, why, and each field before and after; ``u`` answers that it is to be taken back.

    Args:
        action: What was done.
        why_not: Why it cannot be taken back from here; "" where it may be tried.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("u", "take_back", "Take it back", show=False)]
    most: ClassVar[int] = 60

    def __init__(self, action: Told, why_not: str = "") -> None:
        super().__init__(action.why, "")
        self._action = action
        self._why_not = why_not

    def compose_body(self) -> ComposeResult:
        """Who and when, then record by record."""
        prose = Prose()
        prose.add_class("text")
        prose.show(_blocks(self._action, self.most))
        yield prose

    def compose_buttons(self) -> ComposeResult:
        """Take it back, or close."""
        if not self._why_not:
            yield button("Take it back", "u", id="take_back")
        yield button("Close", "esc", id="cancel")

    def action_take_back(self) -> None:
        """Answer that it is to be taken back."""
        if self._why_not:
            self.say(self._why_not)
        else:
            self.dismiss(True)


def _blocks(action: Told, most: int) -> list[Block]:
    """An action as paragraphs; of very many records the rest is counted."""
    at = action.at.astimezone()
    blocks = [Block(Content(f"{short_date(at.date())} {at:%H:%M}, {action.who}").stylize("$text-muted"))]
    for record in action.records[:most]:
        blocks += [Block(Content("")), *record_blocks(record)]
    if len(action.records) > most:
        blocks.append(Block(Content(f"… and {count(len(action.records) - most, 'more record', 'more records')}")))
    return blocks
