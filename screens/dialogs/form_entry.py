"""What a form answers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from advisor.records import Person, Problem


@dataclass(frozen=True)
class FormEntry:
    """What was entered: a value for each field, and what follows from the answers to the form's questions.

    Attributes:
        values: Each field's value; of a new record also what was preset.
        typed: Each field's text as it was typed, to refill a form with.
        new_people: People named for the first time; ``values`` refer to their ids.
        correction: Why given advice is corrected; "" where it is not.
        as_new: Whether the change to given advice is new advice that replaces it.
        by_doing: Whether progress also shows that the advice was adopted.
    """

    values: dict[str, Any]
    typed: dict[str, str] = field(default_factory=dict)
    new_people: tuple[Person, ...] = ()
    correction: str = ""
    as_new: bool = False
    by_doing: bool = False


Save = Callable[[FormEntry], Sequence[Problem] | None]
"""Keeps what was entered, or returns what is wrong: the form then stays open, with all of it."""
