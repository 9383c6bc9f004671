"""One field, from what stands in its places to what it answers, with every doubt about that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from advisor.records.choices import Position
from exports.form import values
from exports.form.answers import Doubt, DoubtKind, Field, How
from exports.form.finding import Place
from exports.word import clean
from exports.word.incoming import Incoming, Reader

Answer = Position | date | str | None
"""What a field says; None or "" where it was left open, or is doubtful."""
_SHOWN = 80
_LINES = (Field.by, Field.option)
_LINE, _TEXT = 300, 100_000
"""The most characters that are kept of a line, and of a text."""


@dataclass(frozen=True)
class Understood:
    """What a field answers, how it was found, and what is doubtful about it."""

    answer: Answer
    how: How
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class _Read:
    """What stands in one place: the text as it is compared, what it answers, and the doubts about it."""

    text: str
    answer: Answer
    doubts: tuple[Doubt, ...]


def understood(reference: str, field: Field, places: Sequence[Place], reader: Reader) -> Understood:
    """What a field answers.

    Args:
        reference: The recommendation, as doubts call it.
        field: The field.
        places: Every place where it was found in the most trusted way: one at least.
        reader: Reads what stands there.

    Raises:
        Unreadable: When far more has to be looked at than in any form that was filled in.
    """
    how = places[0].how
    stands = [(place, reader.read(place.elements)) for place in places]
    struck = tuple(_struck(reference, field, (each.deleted for _, each in stands)))
    read = {each.text: each for each in (_read(reference, field, *each) for each in stands)}
    filled = [each for text, each in read.items() if text]
    if len({(each.answer, each.doubts) for each in filled}) > 1:
        texts = tuple(brief(each.text) for each in filled)
        return Understood(None, how, (Doubt(DoubtKind.duplicated, reference, field, texts), *struck))
    if not filled:
        return Understood(None, how, (*(doubt for each in read.values() for doubt in each.doubts), *struck))
    return Understood(filled[0].answer, how, (*filled[0].doubts, *struck))


def brief(text: str) -> str:
    """A text as it may stand in a sentence: on one line, neutral, and not too long."""
    text = clean(text, one_line=True, limit=len(text))
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"


def _struck(reference: str, field: Field, deleted: Iterable[str]) -> Iterator[Doubt]:
    """What stood in a field and was deleted, with the change tracked; a prompt is meant to go."""
    for each in deleted:
        if not values.is_prompt(each):
            yield Doubt(DoubtKind.tracked_changes, reference, field, (brief(each),))


def _read(reference: str, field: Field, place: Place, stands: Incoming) -> _Read:
    text = values.without_prompt(stands.text)
    if not text:
        prompt = brief(stands.prompt)
        doubts = () if values.is_prompt(prompt) else (Doubt(DoubtKind.shown_as_prompt, reference, field, (prompt,)),)
        return _Read("", None, doubts)
    if field is Field.position:
        found = values.position(text)
        doubts = () if found else (Doubt(DoubtKind.not_a_choice, reference, field, (brief(text),)),)
        return _Read(text, found, doubts)
    if field in (Field.on, Field.until):
        return _dated(reference, field, text, place.day)
    return _worded(reference, field, text)


def _dated(reference: str, field: Field, text: str, held: str) -> _Read:
    """A day: what the control holds counts, as long as it is what stands there."""
    read, day = values.days(text), _held(held)
    if day and (day in read or (not read and values.shows(text, day))):
        return _Read(text, day, ())
    if len(read) == 1 and day is None:
        return _Read(text, read[0], ())
    if not read:
        return _Read(text, None, (Doubt(DoubtKind.not_a_date, reference, field, (brief(text),)),))
    dates = tuple(sorted({*read, day} if day else read))
    return _Read(text, None, (Doubt(DoubtKind.ambiguous_date, reference, field, (brief(text),), dates),))


def _held(day: str) -> date | None:
    try:
        return date.fromisoformat(day[:10])
    except ValueError:
        return None


def _worded(reference: str, field: Field, text: str) -> _Read:
    line = field in _LINES
    text, most = (" ".join(text.split()), _LINE) if line else (text, _TEXT)
    doubts = (Doubt(DoubtKind.too_long, reference, field, (brief(text),)),) if len(text) > most else ()
    return _Read(text, text[:most], doubts)
