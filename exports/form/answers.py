"""What a returned decision form says: the answers as they were read, and every doubt about them.

Nothing here knows the book. Whether the form is one of ours, whether a newer decision stands, and what would be
recorded, is found out by whoever has both.

The codes of forms, ids and references are what the file says of itself: any of them may be made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from advisor.records.choices import Position


class How(StrEnum):
    """How a field was found again, the most trusted first.

    A tag or a bookmark names the record by its id. Where a program lost both, the reference and the label that are
    printed beside the answer say what it belongs to.
    """

    tag = "tag"
    bookmark = "bookmark"
    printed = "printed"


class Field(StrEnum):
    """What a decision form asks of each recommendation, in the order in which it asks."""

    position = "position"
    option = "option"
    on = "on"
    by = "by"
    takes = "takes"
    leaves = "leaves"
    instead = "instead"
    until = "until"
    words = "words"


class DoubtKind(StrEnum):
    """What can be doubtful about a returned form by itself.

    Attributes:
        missing: A field, or the whole table of a recommendation (no `field`), is gone.
        duplicated: A field stands there more than once with different answers: `texts`.
        not_a_choice: What was decided is none of the five positions: the text that stands there.
        unfinished: Something was filled in, and what was decided was left open.
        ambiguous_date: A date can be read in several ways: the text, and `dates`.
        not_a_date: What stands there is no date: the text.
        too_long: A text is longer than can be kept: what is kept of it is what was read.
        shown_as_prompt: A program calls what stands there a prompt, but it is none of ours: the text. It counts as left
            open.
        tracked_changes: An answer was replaced or struck out with the change tracked: `texts` stood there before. What
            was inserted counts, what was deleted does not. Without a field: changes were tracked somewhere in the file.
        other_reference: The answer stands beneath the reference of another recommendation: `texts`.
        elsewhere: Something was written in the table of a recommendation beside its fields: the `texts`.
        aside: Something stands there that is not read, such as a comment: `texts` says what. Without a reference: it
            stands elsewhere in the file.
        added: Something stands in the file outside of the tables that did not stand there when it went out: `texts`.
        changed: Something that the form said is gone, or reads otherwise now: `texts` as it went out.
        other_form: Answers stand there that belong to another form, `texts` its code; they are not read.
    """

    missing = "missing"
    duplicated = "duplicated"
    not_a_choice = "not_a_choice"
    unfinished = "unfinished"
    ambiguous_date = "ambiguous_date"
    not_a_date = "not_a_date"
    too_long = "too_long"
    shown_as_prompt = "shown_as_prompt"
    tracked_changes = "tracked_changes"
    other_reference = "other_reference"
    elsewhere = "elsewhere"
    aside = "aside"
    added = "added"
    changed = "changed"
    other_form = "other_form"


@dataclass(frozen=True)
class Doubt:
    """One doubt, with what is needed to say it in a sentence: see `exports.form.doubting.told`.

    Attributes:
        kind: What is doubtful.
        reference: The recommendation that it is about, "" where it is about the whole file.
        field: The field that it is about.
        texts: What stands there, cleaned and cut to what fits a sentence.
        dates: The days that it may mean.
    """

    kind: DoubtKind
    reference: str = ""
    field: Field | None = None
    texts: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()


@dataclass(frozen=True)
class AnswerRead:
    """What the form says about one recommendation; whatever is doubtful is left empty, and `doubts` says why.

    Attributes:
        recommendation: The id of its record, "" where only its reference was still to be read.
        reference: Its reference, "" where only its id was still to be read.
        position: What was decided, None where that was left open.
        on: The day of it.
        by: Who decided, as it was written.
        takes: What they take.
        leaves: What they leave.
        instead: What they do instead.
        until: Until when it is deferred.
        option: Which of the options was chosen, as it is printed.
        words: The client's own words.
        how: The least trusted way in which one of its fields was found.
        doubts: What is doubtful about it.
    """

    recommendation: str
    reference: str
    position: Position | None = None
    on: date | None = None
    by: str = ""
    takes: str = ""
    leaves: str = ""
    instead: str = ""
    until: date | None = None
    option: str = ""
    words: str = ""
    how: How = How.tag
    doubts: tuple[Doubt, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was answered, and nothing tried."""
        said = (self.position, self.on, self.by, self.takes, self.leaves, self.instead, self.until, self.option)
        return not any(said) and not self.words and not self.doubts


@dataclass(frozen=True)
class Returned:
    """A returned form as it was read.

    Attributes:
        form: The code of the form, which its record has too (`Document.code`); "" where it is nowhere to be read.
        answers: One for each recommendation that was found, in the order of the file.
        doubts: What is doubtful about the file as a whole, and recommendations that are gone from it. Where the file
            has lost its own list, only the record of the form knows what is gone: compare with `Document.about`.
        around: What stands outside of the tables that are filled in: each paragraph with something in it, on one line.
    """

    form: str
    answers: tuple[AnswerRead, ...]
    doubts: tuple[Doubt, ...] = ()
    around: tuple[str, ...] = ()
