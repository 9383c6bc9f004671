"""What a form answers."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from advisor.records import Person, Problem, Record


@dataclass(frozen=True)
class FormEntry:
    """What was entered: a value for each field, and what follows from the answers to the form's questions.

    Attributes:
        values: Each field's value; of a new record also what was preset.
        base: The record that is edited, as the form shows it; None for a new one.
        new_people: People named for the first time; ``values`` refer to their ids.
        correction: Why given advice is corrected; "" where it is not.
        as_new: Whether the change to given advice is new advice that replaces it.
        by_doing: Whether progress also shows that the advice was adopted.
        make_again: Whether the record, which another program has deleted meanwhile, is to be there again.
    """

    values: dict[str, Any]
    base: Record | None = None
    new_people: tuple[Person, ...] = ()
    correction: str = ""
    as_new: bool = False
    by_doing: bool = False
    make_again: bool = False


Save = Callable[[FormEntry], Awaitable[Sequence[Problem] | None]]
"""Keeps what was entered, or returns what is wrong: the form then stays open, with all of it."""
