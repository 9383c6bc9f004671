"""What every dialog has in common: a frame with a title, a body that scrolls, and a foot that stays."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar, Final, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from screens.widgets.fields_line import LineInput

Answer = TypeVar("Answer")

#: The cells from which labels stand before their fields.
WIDE: Final = 80


def button(words: str, key: str, *, id: str | None = None, name: str | None = None) -> Button:
    """A button of the foot, with the key that does the same."""
    return Button(Content(f"[ {words}  {key} ]"), id=id, name=name, compact=True)


class Dialog(ModalScreen[Answer | None]):
    """A dialog over the screen; ``esc`` answers nothing.

    Args:
        heading: What stands in the frame.
        hint: What the foot says beside the buttons.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - an instance variable in Screen
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall")]  # noqa: RUF012 - likewise
    AUTO_FOCUS = "#body *"
    WIDTH: ClassVar[int] = 72
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        & > #frame {
            width: 100%;
            height: auto;
            max-height: 100%;
            padding: 1 1 0 2;
            background: $background;
            border: round $accent;
            border-title-color: $foreground;
            border-title-style: bold;
        }
        & #body { height: auto; scrollbar-size-vertical: 1; }
        & #foot { height: auto; padding: 0 1; margin-top: 1; align-horizontal: right; }
        & #hint { width: 1fr; height: 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
        & .text { height: auto; margin: 0 1; }
        & .text.dim { margin: 1 1 0 1; }
        & .text.above { margin: 0 1 1 1; }
        & .dim { color: $text-muted; }
        & .trouble { height: auto; margin: 0 1 1 1; color: $text-error; display: none; }
        & .trouble.-shown { display: block; }
        & Button, & Button:hover, & Button:focus {
            min-width: 0;
            margin-left: 2;
            background: transparent;
            color: $foreground;
            text-style: none;
        }
        & Button:hover { text-style: underline; }
        & Button:focus { text-style: bold; color: $block-cursor-foreground; background: $block-cursor-background; }
        &.-tall FieldRow { margin-bottom: 1; }
        &.-narrow #foot { margin-top: 0; }
        &.-narrow Button { margin-left: 1; }
        &.-narrow > #frame { padding: 0; }
    }
    """
    # Priority: the next field has the keys before the next key is handed out, however fast they are typed.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", show=False),
        Binding("tab", "next_field", "Next field", show=False, priority=True),
        Binding("shift+tab", "previous_field", "Field before", show=False, priority=True),
    ]

    def __init__(self, heading: str, *, hint: str = "") -> None:
        super().__init__()
        self._heading = heading
        self._hint = hint

    def compose(self) -> ComposeResult:
        """The frame, with the body in the middle."""
        with Vertical(id="frame") as frame:
            frame.border_title = Content(self._heading)
            frame.styles.max_width = self.WIDTH
            yield Static(classes="trouble", id="trouble", markup=False)
            with VerticalScroll(id="body", can_focus=False) as body:
                # What fit() will find in most cases: right from the start it saves a second layout.
                body.styles.max_height = max(3, self.app.size.height - (3 if self.app.size.width < WIDE else 5))
                yield from self.compose_body()
            with HorizontalGroup(id="foot"):
                yield Static(self._hint, id="hint", markup=False)
                yield from self.compose_buttons()

    def compose_body(self) -> ComposeResult:
        """What the dialog shows."""
        yield from ()

    def compose_buttons(self) -> ComposeResult:
        """The buttons of the foot."""
        yield button("Cancel", "esc", id="cancel")

    @property
    def heading(self) -> str:
        """What stands in the frame."""
        return self._heading

    def on_show(self) -> None:
        """Take notices away that would stand over the dialog."""
        self.app.clear_notifications()

    def on_resize(self) -> None:
        """Keep the foot in sight: the body takes what is left over."""
        self.call_after_refresh(self._fit_if_open)

    def _fit_if_open(self) -> None:
        """Fit, unless the dialog was answered before its turn came."""
        if self.query("#frame > #body"):  # what is being closed loses its inside first
            self.fit()

    def fit(self) -> None:
        """Let the body be as high as the screen allows."""
        frame, body = self.query_one("#frame"), self.query_one("#body")
        others = [each for each in frame.children if each is not body and each.display]
        around = sum(each.outer_size.height + each.styles.margin.height for each in others)
        body.styles.max_height = max(3, self.size.height - frame.gutter.height - around)

    def say(self, words: str) -> None:
        """Say at the top what went wrong; "" takes it away."""
        trouble = self.query_one("#trouble", Static)
        trouble.update(Content(f"! {words}") if words else "")
        trouble.set_class(bool(words), "-shown")
        self.call_after_refresh(self._fit_if_open)

    @contextmanager
    def telling(self, words: str) -> Iterator[None]:
        """Say at the foot what is being done, while it is."""
        hint = self.query_one("#hint", Static)
        before = hint.content
        hint.update(words)
        try:
            yield
        finally:
            if hint.is_attached:
                hint.update(before)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A button is the action of the same name."""
        event.stop()
        self.call_next(self.run_action, str(event.button.id))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """``enter`` in a line saves."""
        event.stop()
        self.call_next(self.run_action, "save")

    def action_next_field(self) -> None:
        """Go to the next field; what is offered in this one is taken."""
        if isinstance(self.focused, LineInput):
            self.focused.leaving = True
        self.focus_next()

    def action_previous_field(self) -> None:
        """Go to the field before."""
        self.focus_previous()

    def action_scroll(self, by: int) -> None:
        """Scroll the body by a number of lines."""
        self.query_one("#body").scroll_relative(y=by, animate=False)

    def action_page(self, by: int) -> None:
        """Scroll the body by a page."""
        self.action_scroll(by * max(1, self.query_one("#body").size.height - 2))

    def action_cancel(self) -> None:
        """Answer nothing."""
        self.dismiss(None)
