"""The dialog that asks how something ended, when, and what is to be said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from textual.app import ComposeResult

from advisor.records.fields import FieldSpec
from advisor.text import clean
from screens.dialogs.day import DayDialog
from screens.dialogs.saving import Keep
from screens.widgets.fields import FieldRow
from screens.widgets.fields_choice import ChoiceInput
from screens.widgets.fields_long import LongInput


@dataclass(frozen=True)
class Finished:
    """How something ended: the first way or the other, on which day, and the texts by field."""

    other_way: bool
    on: date
    texts: dict[str, str]


class AskFinished(DayDialog[Finished]):
    """Asks how something ended.

    Args:
        heading: What stands in the frame.
        question: What it is about, whole.
        today: The day on which it is asked.
        ways: How it can end, the usual way first; where there is one only, it is not asked.
        fields: What is asked beside that, in order: the day is the field ``on``.
        texts: What is recorded of the other fields.
        keep: Keeps the answer, before the dialog is closed.
    """

    def __init__(
        self,
        heading: str,
        question: str,
        today: date,
        *,
        ways: Sequence[str],
        fields: Sequence[FieldSpec],
        texts: Mapping[str, str],
        keep: Keep[Finished],
    ) -> None:
        super().__init__(heading, question, today)
        self._ways = tuple(ways)
        self._fields = tuple(fields)
        self._text_of = dict(texts)
        self._keep = keep

    def compose_body(self) -> ComposeResult:
        """What it is about, how it ended, and the fields."""
        yield from self.compose_question()
        if len(self._ways) > 1:
            yield FieldRow("way", "It is", ChoiceInput(self._ways, self._ways[0]))
        for spec in self._fields:
            if spec.name == "on":
                yield self.day_row("On", "today", "fri, -2d, 12 dec")
            else:
                yield FieldRow(spec.name, spec.label, LongInput(self._text_of[spec.name], hint=spec.hint))

    def action_save(self) -> None:
        """Answer how it ended."""
        on = self.typed_day()
        if on is None:
            return
        texts = {each.name: clean(self.row(each.name).typed) for each in self._fields if each.name != "on"}
        other_way = len(self._ways) > 1 and self.row("way").typed != self._ways[0]
        self.answer(Finished(other_way, on, texts), self._keep)
