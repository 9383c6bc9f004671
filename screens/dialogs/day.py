"""A dialog that asks for a day."""

from datetime import date
from typing import TypeVar

from advisor.dates import parse_date
from advisor.words import weekday_date
from screens.dialogs.saving import SavingDialog
from screens.widgets.fields import FieldRow
from screens.widgets.fields_line import LineInput

T = TypeVar("T")


class DayDialog(SavingDialog[T]):
    """A saving dialog with a row ``on`` for a day, which is typed as it is said and read out beside it.

    Args:
        heading: What stands in the frame.
        question: The sentence above the fields.
        today: The day on which it is asked.
    """

    def __init__(self, heading: str, question: str, today: date) -> None:
        super().__init__(heading, question)
        self._today = today

    def day_row(self, label: str, text: str, hint: str) -> FieldRow:
        """The row of the day: what it is called, what it begins with, and how a day may be typed."""
        return FieldRow("on", label, LineInput(text, hint=hint, width=20, afresh=True), self._reading, width=20)

    def typed_day(self) -> date | None:
        """The day that was typed; None where it is none, which is said at its row."""
        try:
            return parse_date(self.row("on").typed, self._today)
        except ValueError as error:
            self.refuse("on", str(error))
            return None

    def _reading(self) -> str:
        try:
            return weekday_date(parse_date(self.row("on").typed, self._today))
        except ValueError:
            return ""
