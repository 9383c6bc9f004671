"""The least that a Textual program can be: what the first frame is measured against."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class MinimalApp(App[None]):
    """One line of text."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("The least that a program can show")


if __name__ == "__main__":
    MinimalApp().run()
