"""Prints what is left of a decision form after each way there and back: `python -m tests.tools.form_trips`.

For each way: by what the answers were found again, and how many of them are as they were given.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from exports.asked import Added, Asked
from exports.form.answers import AnswerRead, How, Returned
from exports.form.reading import read_form
from exports.form.writing import document
from tests.exports.rich import engagement_of, rich_book
from tests.factory import TODAY
from tests.tools.form_filling import WAYS, Answers, in_word, in_word_tracked
from tests.tools.form_office import OPEN_DOCUMENT, WORD, is_here, through_office

SAID: Answers = {
    ("ACME-4", "position"): "Adopted in part",
    ("ACME-4", "on"): date(2026, 12, 3),
    ("ACME-4", "by"): "Dana Ortiz, CFO",
    ("ACME-4", "takes"): "The north.\nThe east & <the west>.",
    ("ACME-4", "leaves"): "Exports",
    ("ACME-4", "words"): "We “will” see, 'perhaps'.\n\nThen we act.",
    ("ACME-9", "position"): "Deferred",
    ("ACME-9", "until"): date(2027, 3, 4),
    ("ACME-10", "position"): "Adopted differently",
    ("ACME-10", "on"): date(2026, 11, 30),
    ("ACME-10", "instead"): "A fixed salary, from January",
}
"""What a client may say on the form of `a_form`."""


def a_form() -> bytes:
    """A form about the four recommendations of a rich book that wait for a decision."""
    book = rich_book()
    return document(Asked(book, engagement_of(book), TODAY, Added("Dana Ortiz"))).to_bytes()


def told(returned: Returned) -> dict[tuple[str, str], str | date]:
    """Everything that was read as an answer, as it would be filled in."""
    return {
        (each.reference, name): value for each in returned.answers for name, value in _values(each).items() if value
    }


def _values(answer: AnswerRead) -> dict[str, str | date | None]:
    positions = {"in_part": "Adopted in part", "differently": "Adopted differently"}
    position = answer.position.value if answer.position else ""
    dates = {"on": answer.on, "until": answer.until}
    names = ("by", "option", "takes", "leaves", "instead", "words")
    said = {"position": positions.get(position, position.capitalize())}
    return {**said, **dates, **{name: getattr(answer, name) for name in names}}


@dataclass(frozen=True)
class OfficeWay:
    """A way through LibreOffice: filled in before or there, then saved as one format after the other."""

    before: Callable[[bytes, Answers], bytes] | None
    formats: tuple[str, ...]

    def __call__(self, form: bytes, said: Answers, folder: Path) -> bytes:
        """The form as it comes back; the folder is worked in, and may be used again."""
        if self.before:
            return through_office(self.before(form, said), folder, by=self.formats)
        return through_office(form, folder, said, by=self.formats)


OFFICE_WAYS = {
    "filled in in LibreOffice": OfficeWay(None, (WORD,)),
    "filled in in LibreOffice, as .odt and back": OfficeWay(None, (OPEN_DOCUMENT, WORD)),
    "filled in in Word, saved by LibreOffice": OfficeWay(in_word, (WORD,)),
    "filled in in Word with changes tracked, saved by LibreOffice": OfficeWay(in_word_tracked, (WORD,)),
    "filled in in Word, as .odt and back": OfficeWay(in_word, (OPEN_DOCUMENT, WORD)),
}
"""Ways in which a form comes back through LibreOffice."""


def main() -> None:
    """Print a line for each way."""
    form = a_form()
    for name, way in WAYS.items():
        _print(name, way(form, SAID))
    if is_here():
        with tempfile.TemporaryDirectory() as folder:
            for name, through in OFFICE_WAYS.items():
                _print(name, through(form, SAID, Path(folder)))


def _print(name: str, content: bytes) -> None:
    returned = read_form(content, name)
    found = told(returned)
    how = max((list(How).index(each.how), each.how.value) for each in returned.answers)[1]
    same = sum(found.get(key) == value for key, value in SAID.items())
    doubts = sum(len(each.doubts) for each in returned.answers)
    print(f"{name:62} {how:9} {same} of {len(SAID)} as given, {len(found) - same} more, {doubts} doubts")


if __name__ == "__main__":
    main()
