"""What is wrong in the file of an instrument."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: the line on which it stands (0 for the file as a whole), what is wrong, and what to do."""

    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"line {self.line}: " if self.line else ""
        return f"{where}{self.what} {self.remedy}".rstrip()


class InstrumentError(ValueError):
    """A file that is no instrument; ``mistakes`` has everything that is wrong with it, in the order of its lines."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(sorted(set(mistakes), key=lambda each: (each.line, each.what)))
        super().__init__("\n".join(map(str, self.mistakes)))
