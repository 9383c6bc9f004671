"""What a register tells the screen it stands on."""

from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from screens.widgets.register import Register


class _FromRegister(Message):
    def __init__(self, register: "Register") -> None:
        self.register = register
        super().__init__()

    @property
    def control(self) -> "Register":
        """The register it came from, for the selector of `on`."""
        return self.register


class Highlighted(_FromRegister, namespace="register"):
    """The cursor came to another row; `key` is None when no row is shown."""

    def __init__(self, register: "Register", key: str | None) -> None:
        self.key = key
        super().__init__(register)


class Opened(_FromRegister, namespace="register"):
    """The row with this key was chosen, by enter or a double click."""

    def __init__(self, register: "Register", key: str) -> None:
        self.key = key
        super().__init__(register)


class Marked(_FromRegister, namespace="register"):
    """The marks changed; `keys` are all that are marked now."""

    def __init__(self, register: "Register", keys: frozenset[str]) -> None:
        self.keys = keys
        super().__init__(register)
