"""The rows of a form: which widget a field is typed into, and what stands beside it."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from advisor.records import Person
from advisor.records.fields import FieldSpec
from screens.dialogs.form_model import FormModel
from screens.widgets.fields import FieldRow
from screens.widgets.fields_choice import ChoiceInput
from screens.widgets.fields_line import LineInput
from screens.widgets.fields_long import LongInput

#: Cells of the fields that need few.
WIDTHS: Final[dict[str, int]] = {"date": 20, "whole": 9, "amount": 20}


class More(Static, can_focus=True):
    """The line that stands for the fields that are folded away."""

    DEFAULT_CSS = """
    More { height: auto; margin-top: 1; padding-left: 1; border-left: blank; color: $text-muted; }
    More:focus { border-left: outer $accent; color: $foreground; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right", "open", "More fields", show=False),
        Binding("up", "app.focus_previous", "Field before", show=False),
        Binding("down", "app.focus_next", "Next field", show=False),
    ]

    class Opened(Message):
        """The folded fields are wanted."""

    def list_fields(self, specs: list[FieldSpec]) -> None:
        """Name what is folded away; the line goes when nothing is."""
        labels = ", ".join(each.label[0].lower() + each.label[1:] for each in specs)
        self.update(Content(f"▸ more (F3): {labels}"))
        self.display = bool(specs)

    def action_open(self) -> None:
        """Ask for the folded fields."""
        self.post_message(self.Opened())

    def on_click(self) -> None:
        """Ask for the folded fields."""
        self.action_open()


def row_of(model: FormModel, spec: FieldSpec) -> FieldRow:
    """The row of a field, with its text."""
    editor, width = _editor(model, spec), WIDTHS.get(spec.kind, 0)
    return FieldRow(spec.name, spec.label, editor, lambda: _note(model, spec), width=width)


def _editor(model: FormModel, spec: FieldSpec) -> Widget:
    text, options = model.texts[spec.name], model.options(spec)
    if options:
        may_be_empty = spec.default is None or spec.one_of is not None
        return ChoiceInput(options, text, hint=spec.hint, may_be_empty=may_be_empty)
    if spec.long:
        return LongInput(text, hint=spec.hint)
    if spec.ref is not None:
        names = "names, separated by commas" if spec.many and spec.ref.kind == Person.KIND else ""
        return LineInput(text, hint=spec.hint or names, complete=lambda typed: _offer(model, spec, typed), afresh=True)
    width = WIDTHS.get(spec.kind, 0)
    return LineInput(text, hint="" if width else spec.hint, width=width, afresh=bool(width) or spec.capitals)


def _offer(model: FormModel, spec: FieldSpec, typed: str) -> str | None:
    offer = model.offer(spec, typed)
    return offer.text if offer else None


def _note(model: FormModel, spec: FieldSpec) -> str:
    """What was read; for fields too narrow to hold their hint, the hint as well."""
    note = model.note(spec)
    if spec.kind == "date":
        return note or ("" if model.texts[spec.name].strip() else spec.hint)
    if spec.kind in WIDTHS and spec.hint:
        return f"{note}   {spec.hint}" if note else spec.hint
    return note
