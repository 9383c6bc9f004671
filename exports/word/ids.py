"""One registry of ids over all parts of a document: Word calls a file unreadable when two drawings share an id."""

from __future__ import annotations

import hashlib
import re

_NAME_LENGTH = 40
"""The longest bookmark name that Word keeps."""


class Ids:
    """Gives every drawing, bookmark and control of one document its number, and every key its bookmark name."""

    def __init__(self) -> None:
        self._last_drawing = 0
        self._last_bookmark = -1
        self._last_control = 0
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()
        self._marked: set[str] = set()
        self._wanted: dict[str, None] = {}

    def drawing(self) -> int:
        """The id of the next drawing, in whichever part it stands."""
        self._last_drawing += 1
        return self._last_drawing

    def bookmark(self) -> int:
        """The id of the next bookmark, in whichever part it stands."""
        self._last_bookmark += 1
        return self._last_bookmark

    def control(self) -> int:
        """The id of the next content control, in whichever part it stands."""
        self._last_control += 1
        return self._last_control

    def name(self, key: str) -> str:
        """The bookmark name of `key`: the same for the same key, no other key's, and hidden in Word's list."""
        if key not in self._names:
            name = "_" + re.sub(r"\W", "_", key, flags=re.ASCII)
            if len(name) > _NAME_LENGTH or name.casefold() in self._taken:
                digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:12]
                name = f"{name[: _NAME_LENGTH - 13]}_{digest}"
            self._names[key] = name
            self._taken.add(name.casefold())
        return self._names[key]

    def mark(self, key: str) -> str:
        """The bookmark name of `key`, which now has its place.

        Raises:
            ValueError: When it has one already.
        """
        if key in self._marked:
            raise ValueError(f"Two places of the document are marked {key}.")
        self._marked.add(key)
        return self.name(key)

    def wanted(self, key: str) -> str:
        """The bookmark name of `key`, to which a link leads."""
        self._wanted[key] = None
        return self.name(key)

    def missing(self) -> list[str]:
        """The keys that links lead to and nothing has."""
        return [key for key in self._wanted if key not in self._marked]
