"""The keys that move a cursor, the same wherever there is one."""

from textual.binding import Binding


def cursor_keys(family: str, opens: str = "Open") -> list[Binding]:
    """Bindings to the actions ``move``, ``page``, ``first``, ``last`` and ``open`` of a widget.

    Args:
        family: What the ids of the bindings begin with; users remap keys by them.
        opens: What ``enter`` does, in words.
    """
    keys = (
        ("up", "up,k", "move(-1)", "Up"),
        ("down", "down,j", "move(1)", "Down"),
        ("page_up", "pageup", "page(-1)", "Page up"),
        ("page_down", "pagedown", "page(1)", "Page down"),
        ("first", "home,g", "first", "First"),
        ("last", "end,G", "last", "Last"),
        ("open", "enter", "open", opens),
    )
    return [Binding(key, does, words, show=False, id=f"{family}.{name}") for name, key, does, words in keys]
