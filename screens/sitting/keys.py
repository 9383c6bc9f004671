"""The keys of a sitting, and the last line that shows them."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

PROMPT, OVERVIEW, COMPARED = "prompt", "overview", "compared"


class Key(NamedTuple):
    """A key of a sitting.

    Attributes:
        keys: What presses it.
        shown: How it is written.
        action: What it does.
        words: What the last line says it does; "" where it does not say so.
        views: The views in which it works.
        told: The views whose last line names it, where these are fewer.
    """

    keys: str
    shown: str
    action: str
    words: str
    views: frozenset[str]
    told: frozenset[str] | None = None

    def is_told(self, view: str) -> bool:
        """Whether the last line of a view names it."""
        return bool(self.words) and view in (self.views if self.told is None else self.told)


_P, _O = frozenset({PROMPT}), frozenset({OVERVIEW})
KEYS: Final = (
    Key("f2,ctrl+s", "F2", "forward", "on", _P),
    Key("pagedown", "pgdn", "forward_or_page", "", _P | _O | {COMPARED}),
    Key("pageup", "pgup", "before_or_page", "before", _P | _O | {COMPARED}, _P),
    Key("f5", "F5", "jump", "jump", _P),
    Key("enter", "enter", "enter", "", _P),
    Key("n", "n", "go_on", "go on", _O),
    Key("f", "f", "finish", "finish", _O),
    Key("a", "a", "add_person", "person", _O),
    Key("m", "m", "become", "goals, promises", _O),
    Key("equals_sign", "=", "compare", "compare", _O),
    Key("d", "d", "delete", "delete", _O),
    Key("escape", "esc", "back", "back", _P | _O | {COMPARED}),
)


def bindings() -> list[Binding]:
    """The bindings of all keys; the paging ones come before those of whatever has the keys."""
    return [
        Binding(each.keys, each.action, each.words, show=False, priority=each.keys in ("pagedown", "pageup"))
        for each in KEYS
    ]


class KeyLine(Widget):
    """The last line: the keys that work now."""

    DEFAULT_CSS = """
    KeyLine {
        height: 1; padding: 0 1; background: $panel; color: $foreground; dock: bottom;
        link-color: $accent; link-style: bold; link-background-hover: $accent;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[Key, ...] = ()
        self._hint = ""

    def show(self, keys: Sequence[Key], hint: str = "") -> None:
        """Show these keys, and at the right what helps where one is."""
        self._keys, self._hint = tuple(keys), hint
        self.refresh()

    def render(self) -> Content:
        """As many as there is room for; the way back always."""
        room = self.size.width - 2
        shown = [
            Content.from_markup(f"[@click=screen.{each.action}]{each.shown}[/] {each.words}") for each in self._keys
        ]
        line = Content("  ").join(shown)
        while len(shown) > 1 and line.cell_length > room:
            del shown[-2]
            line = Content("  ").join(shown)
        left = room - line.cell_length - 2
        if self._hint and len(self._hint) <= left:
            return Content.assemble(line, " " * (left - len(self._hint) + 2), (self._hint, "$text-muted"))
        return line
