"""The doubts about a returned form, in sentences for the consultant who decides what becomes of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from advisor.words import long_date
from exports.form.answers import Doubt, DoubtKind
from exports.language import ENGLISH


def told(doubt: Doubt) -> str:
    """One doubt in a sentence: what stands in the form, and what was made of it."""
    return _SENTENCES[doubt.kind](doubt)


def _missing(doubt: Doubt) -> str:
    if doubt.field is None:
        return f"{doubt.reference} is gone from the form; nothing is recorded about it."
    return f"The field {_field(doubt)} is gone from the form; it counts as left open."


def _duplicated(doubt: Doubt) -> str:
    return f"{_field(doubt)} stands there more than once, with different answers: {_quoted(doubt.texts)}."


def _not_a_choice(doubt: Doubt) -> str:
    return f"{_quoted(doubt.texts)} is none of the five decisions; ask what was meant."


def _unfinished(_: Doubt) -> str:
    return "Something was filled in, but no decision was chosen."


def _ambiguous_date(doubt: Doubt) -> str:
    days = " or ".join(long_date(each) for each in doubt.dates)
    return f"{_quoted(doubt.texts)} beside {_field(doubt)} may mean {days}; say which."


def _not_a_date(doubt: Doubt) -> str:
    return f"{_quoted(doubt.texts)} beside {_field(doubt)} is not a date that can be read; say which day it is."


def _too_long(doubt: Doubt) -> str:
    return f"What stands beside {_field(doubt)} is longer than can be kept; only its beginning is."


def _shown_as_prompt(doubt: Doubt) -> str:
    return f"{_quoted(doubt.texts)} beside {_field(doubt)} seems to be a prompt of Word; it counts as left open."


def _tracked_changes(doubt: Doubt) -> str:
    if doubt.field is None:
        return "Changes were tracked and not accepted; what was inserted counts, what was deleted does not."
    return f"Beside {_field(doubt)}, {_quoted(doubt.texts)} was struck out; what stands there now counts."


def _other_reference(doubt: Doubt) -> str:
    return f"The answer about {doubt.reference} stands in the table of {', '.join(doubt.texts)}; ask which is meant."


def _elsewhere(doubt: Doubt) -> str:
    return f"Something else is written in its table, and is not read: {_quoted(doubt.texts)}; see whether it matters."


def _aside(doubt: Doubt) -> str:
    where = "its table" if doubt.reference else "the file"
    what = " and ".join(doubt.texts)
    return f"There is {what} in {where}, and nothing of that is read; look at it in Word."


def _added(doubt: Doubt) -> str:
    return f"Outside of the fields, {_quoted(doubt.texts)} was written into it since it went out."


def _changed(doubt: Doubt) -> str:
    return f"{_quoted(doubt.texts)} stood in it when it went out, and is gone or changed; see what they decided on."


def _other_form(doubt: Doubt) -> str:
    return f"Answers of another form, {', '.join(doubt.texts)}, stand in it too; they are not read."


_SENTENCES: dict[DoubtKind, Callable[[Doubt], str]] = {
    DoubtKind.missing: _missing,
    DoubtKind.duplicated: _duplicated,
    DoubtKind.not_a_choice: _not_a_choice,
    DoubtKind.unfinished: _unfinished,
    DoubtKind.ambiguous_date: _ambiguous_date,
    DoubtKind.not_a_date: _not_a_date,
    DoubtKind.too_long: _too_long,
    DoubtKind.shown_as_prompt: _shown_as_prompt,
    DoubtKind.tracked_changes: _tracked_changes,
    DoubtKind.other_reference: _other_reference,
    DoubtKind.elsewhere: _elsewhere,
    DoubtKind.aside: _aside,
    DoubtKind.added: _added,
    DoubtKind.changed: _changed,
    DoubtKind.other_form: _other_form,
}


def _field(doubt: Doubt) -> str:
    """A field by its label on the form."""
    return f"“{ENGLISH(f'form.{doubt.field}')}”"


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f"“{each}”" for each in texts)
