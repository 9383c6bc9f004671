"""From the TOML file of an instrument to its definition, or to every mistake in it at once."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from advisor.instruments.checks import check_instrument, check_prompt
from advisor.instruments.definition import Becomes, Instrument, Prompt, Rules, Scale, Section, Whom
from advisor.instruments.mistakes import InstrumentError, Mistake
from advisor.instruments.places import Places
from advisor.instruments.syntax import why_not_toml
from advisor.instruments.tables import Notes, Table
from advisor.records.choices import PromptKind
from advisor.system import reason_of

_MAX_BYTES = 200_000
_MOST_STEPS = 20
_LOWEST, _HIGHEST = 0, 1000
_MOST_PEOPLE = 50

#: The keys of a prompt that only some kinds have.
_KEYS_OF_KIND = {
    PromptKind.score: ("from", "to", "labels"),
    PromptKind.choice: ("options",),
    PromptKind.checklist: ("options",),
    PromptKind.text: ("facts", "becomes", "due", "measure"),
    PromptKind.date: ("again",),
}

#: What to say of such a key in a prompt of another kind.
_MEANT_FOR = {
    key: f"It belongs to a prompt of the kind {' or '.join(kind for kind, own in _KEYS_OF_KIND.items() if key in own)}."
    for keys in _KEYS_OF_KIND.values()
    for key in keys
}


def read_instrument(path: Path) -> Instrument:
    """Read an instrument from its file.

    Raises:
        InstrumentError: The file cannot be read, or is no instrument; every mistake is named.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        _refuse(f"The file cannot be read: {reason_of(error)}.", "")
    if len(raw) > _MAX_BYTES:
        _refuse("The file is too large for an instrument.", f"Keep it under {_MAX_BYTES:,} bytes.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InstrumentError([Mistake(line, "This is not UTF-8 text.", "Save the file as UTF-8.")]) from error
    return parse_instrument(text)


def _refuse(what: str, remedy: str) -> NoReturn:
    raise InstrumentError([Mistake(0, what, remedy)])


def parse_instrument(text: str) -> Instrument:
    """The instrument that TOML text defines.

    Raises:
        InstrumentError: It is no instrument; every mistake is named.
    """
    try:
        return _parsed(text)
    except RecursionError:
        _refuse("It has brackets in brackets, or keys in keys, far too deep for an instrument.", "Write it flat.")


def _parsed(text: str) -> Instrument:
    try:
        said = tomllib.loads(text)
    except ValueError as error:
        raise InstrumentError([why_not_toml(text, str(error))]) from error
    notes = Notes(Places(text))
    found = _instrument(Table(notes, (), said))
    if notes.mistakes:
        raise InstrumentError(notes.mistakes)
    return found


def _instrument(table: Table) -> Instrument:
    found = Instrument(
        id=table.id('Give the instrument a name for files and commands: id = "…".'),
        title=table.line("title", 'Give it a title: title = "…".'),
        version=table.whole("version", 1, 9999, 1, "Write version = 1, and count up when what it asks changes."),
        whom=table.choice("whom", Whom, 'Say whom it is used with: whom = "client", "practice" or "either".')
        or Whom.either,
        purpose=table.text("purpose", 'Say in a sentence or two what it is for: purpose = "…".'),
        letter=table.flag("letter"),
        rules=_rules(table.table("rules")),
        closing=table.text("closing"),
        sections=tuple(
            _section(each) for each in table.tables("section", "Begin each section with a line [[section]].")
        ),
    )
    table.done({"prompt": "A prompt belongs to a section: begin it with [[section.prompt]]."})
    check_instrument(table, found)
    return found


def _rules(table: Table) -> Rules:
    found = Rules(
        minimum_people=table.whole("minimum_people", 1, _MOST_PEOPLE, 1),
        minimum_clients=table.whole("minimum_clients", 1, _MOST_PEOPLE, 1),
        only_exact_words=table.flag("only_exact_words"),
    )
    table.done()
    return found


def _section(table: Table) -> Section:
    found = Section(
        title=table.line("title", 'Give the section a title: title = "…".'),
        intro=table.text("intro"),
        prompts=tuple(
            _prompt(each) for each in table.tables("prompt", "Begin each prompt with a line [[section.prompt]].")
        ),
    )
    table.done()
    return found


def _prompt(table: Table) -> Prompt:
    words = ", ".join(PromptKind)
    kind = table.choice("kind", PromptKind, f"Say how it is answered: kind = one of {words}.")
    found = Prompt(
        id=table.id('Give the prompt a name that stays: id = "…".'),
        asks=table.text("asks", 'Say what it asks: asks = "…".'),
        kind=kind or PromptKind.text,
        hint=table.text("hint"),
        required=table.flag("required"),
    )
    if kind is None:  # whoever said what kind it is would know which of these belong to it
        table.pass_over(key for keys in _KEYS_OF_KIND.values() for key in keys)
        table.notes.guessed = True
    else:
        found = _with_own_keys(table, found)
    table.done(_MEANT_FOR)
    check_prompt(table, found)
    return found


def _with_own_keys(table: Table, prompt: Prompt) -> Prompt:
    """A prompt with what only prompts of its kind have."""
    match prompt.kind:
        case PromptKind.score:
            return replace(prompt, scale=_scale(table))
        case PromptKind.choice | PromptKind.checklist:
            return replace(prompt, options=table.texts("options", 'List them: options = ["one", "another"].'))
        case PromptKind.text:
            return replace(
                prompt,
                facts=table.texts("facts"),
                becomes=table.choice("becomes", Becomes),
                due=table.line("due"),
                measure=table.line("measure"),
            )
        case PromptKind.date:
            return replace(prompt, again=table.flag("again"))
        case PromptKind.quote:
            return prompt


def _scale(table: Table) -> Scale:
    lowest = table.whole("from", _LOWEST, _HIGHEST, 1, "Say where the scale begins: from = 1.")
    highest = table.whole("to", _LOWEST, _HIGHEST, 5, "Say where the scale ends: to = 5.")
    if "from" in table and "to" in table and not 1 <= highest - lowest < _MOST_STEPS:
        table.wrong("to", f"A scale from {lowest} to {highest} cannot be used.", "Let it have 2 to 20 steps.")
    labels = table.table("labels")
    found = []
    for key in labels.names():
        words = labels.line(key)
        if not re.fullmatch(r"\d{1,4}", key) or not lowest <= int(key) <= highest:
            labels.wrong(key, f"“{key}” is no step of this scale.", f"Name whole numbers from {lowest} to {highest}.")
        else:
            found.append((int(key), words))
    return Scale(lowest, highest, tuple(sorted(found)))
