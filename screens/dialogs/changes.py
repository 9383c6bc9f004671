"""What was changed, or would be, as paragraphs to read: each record, and its fields before and after."""

from typing import Final

from textual.content import Content

from advisor.showing import NOTHING, FieldChange, RecordChange
from screens.widgets.prose import Block

#: Characters up to which before and after stand in one line.
SHORT: Final = 60


def record_blocks(record: RecordChange) -> list[Block]:
    """What was done to a record, and each field of it."""
    blocks = [Block(Content(f"{record.done} {record.name}").stylize("bold"))]
    return blocks + [block for change in record.fields for block in _field(change, record.done)]


def in_one_line(change: FieldChange, done: str) -> str:
    """A field before and after."""
    if done == "changed":
        return f"{change.label}: {change.before or NOTHING} → {change.after or NOTHING}"
    return f"{change.label}: {change.after or change.before}"


def _field(change: FieldChange, done: str) -> list[Block]:
    """A field before and after: in one line where both are short, else one below the other."""
    line = in_one_line(change, done)
    if len(line) <= SHORT and "\n" not in line:
        return [Block(Content(line))]
    label = Block(Content(f"{change.label}:"))
    if done != "changed":
        return [label, Block(Content(change.after or change.before), hang=True)]
    return [
        label,
        Block(Content(change.before or NOTHING), "before"),
        Block(Content(change.after or NOTHING), "after"),
    ]
