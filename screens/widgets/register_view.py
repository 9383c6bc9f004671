"""Which items of a register are shown, line by line."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Sequence

from advisor.text import fold
from screens.widgets.register_rows import Heading, Item, Row

BLANK = -1
"""Stands in `View.lines` for the empty line above a heading."""


class View:
    """Items, narrowed by a set of keys and by words; knows nothing of the screen.

    Attributes:
        items: Everything there is, in the order it is shown.
        lines: What is shown: positions in `items`, ascending but for the `BLANK`s between groups.
        count: How many rows are shown; headings and blank lines do not count.
    """

    def __init__(self) -> None:
        self.items: list[Item] = []
        self.lines: list[int] = []
        self.count = 0
        self._headings: list[int] = []
        self._texts: list[str] = []  # the search text of each item; filled when a search first needs it
        self._keys: Container[str] | None = None
        self._words: tuple[str, ...] = ()
        self._allowed: list[int] = []  # the rows the keys let through
        self._found: list[int] = []  # those of them that have all the words

    def replace(self, items: Iterable[Item]) -> None:
        """Show other items under the same keys and words."""
        self.items, self._headings, self._texts = [], [], []
        self._allowed, self._found = [], []
        self.append(items)

    def append(self, items: Iterable[Item]) -> None:
        """Add items at the end, under the same keys and words."""
        start = len(self.items)
        self.items.extend(items)
        added = range(start, len(self.items))
        self._headings += [index for index in added if isinstance(self.items[index], Heading)]
        allowed = self._permitted(added)
        self._allowed += allowed
        self._found += self._with_words(allowed, self._words)
        self._lay_out()

    def show_only(self, keys: Container[str] | None) -> None:
        """Keep the rows with these keys; None keeps all."""
        self._keys = keys
        self._allowed = self._permitted(range(len(self.items)))
        self._found = self._with_words(self._allowed, self._words)
        self._lay_out()

    def search(self, text: str) -> bool:
        """Keep the rows that contain every word of the text; returns whether the words changed."""
        words = tuple(fold(text).split())
        if words == self._words:
            return False
        # Each old word inside a new one: whatever the new words let through is among what was found.
        longer = all(any(old in new for new in words) for old in self._words)
        self._found = self._with_words(self._found if longer else self._allowed, words)
        self._words = words
        self._lay_out()
        return True

    def row(self, line: int) -> Row | None:
        """The row on a line; None for headings, blank lines, and lines there are not."""
        if 0 <= line < len(self.lines) and self.lines[line] != BLANK:
            item = self.items[self.lines[line]]
            return item if isinstance(item, Row) else None
        return None

    def line_of(self, index: int) -> int | None:
        """The line on which an item is shown, by its position in `items`."""
        if self._headings:
            return self.lines.index(index) if index in self.lines else None
        line = bisect_left(self.lines, index)
        return line if line < len(self.lines) and self.lines[line] == index else None

    def index_of(self, key: str) -> int | None:
        """The position in `items` of the row with this key."""
        return next((i for i, item in enumerate(self.items) if isinstance(item, Row) and item.key == key), None)

    def nearest(self, line: int, forward: bool = True) -> int | None:
        """The line of the nearest row, from this line on; backwards when there is none on that side."""
        if not self.lines:
            return None
        line = max(0, min(line, len(self.lines) - 1))
        onward, back = range(line, len(self.lines)), range(line, -1, -1)
        for side in (onward, back) if forward else (back, onward):
            for candidate in side:
                if self.row(candidate) is not None:
                    return candidate
        return None

    def _permitted(self, indexes: Iterable[int]) -> list[int]:
        items, keys = self.items, self._keys
        if keys is None and not self._headings:
            return list(indexes)
        return [
            index for index in indexes if isinstance(item := items[index], Row) and (keys is None or item.key in keys)
        ]

    def _with_words(self, indexes: Sequence[int], words: Iterable[str]) -> list[int]:
        found = list(indexes)
        for word in words:
            texts = self._search_texts()
            found = [index for index in found if word in texts[index]]
        return found

    def _search_texts(self) -> list[str]:
        missing = self.items[len(self._texts) :]
        self._texts += [item.search if isinstance(item, Row) else "" for item in missing]
        return self._texts

    def _lay_out(self) -> None:
        self.count = len(self._found)
        if not self._headings:
            self.lines = self._found
            return
        self.lines, last = [], BLANK
        for index in self._found:
            above = bisect_right(self._headings, index) - 1
            if above >= 0 and (heading := self._headings[above]) != last:
                self.lines += [BLANK, heading] if self.lines else [heading]
                last = heading
            self.lines.append(index)
