"""From the TOML file of an instrument to its definition, or to every mistake in it at once."""

import re
import tomllib
from pathlib import Path
from typing import NoReturn

from advisor.instruments.definition import Becomes, Instrument, Prompt, Rules, Scale, Section, Whom
from advisor.instruments.facts import FACTS
from advisor.instruments.mistakes import InstrumentError, Mistake
from advisor.instruments.places import Places
from advisor.instruments.syntax import why_not_toml
from advisor.instruments.tables import Notes, Table, suggestion
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
    _check_across(table, found)
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
    common = {
        "id": table.id('Give the prompt a name that stays: id = "…".'),
        "asks": table.text("asks", 'Say what it asks: asks = "…".'),
        "hint": table.text("hint"),
    }
    required = table.flag("required")
    if kind is None:  # whoever said what kind it is would know which of these belong to it
        table.pass_over(key for keys in _KEYS_OF_KIND.values() for key in keys)
    takes_options = kind in (PromptKind.choice, PromptKind.checklist)
    found = Prompt(
        **common,
        kind=kind or PromptKind.text,
        required=required,
        scale=_scale(table) if kind is PromptKind.score else None,
        options=table.texts("options", 'List them: options = ["one", "another"].') if takes_options else (),
        facts=table.texts("facts") if kind is PromptKind.text else (),
        becomes=table.choice("becomes", Becomes) if kind is PromptKind.text else None,
        due=table.line("due") if kind is PromptKind.text else "",
        measure=table.line("measure") if kind is PromptKind.text else "",
        again=kind is PromptKind.date and table.flag("again"),
    )
    table.done(_MEANT_FOR)
    _check_prompt(table, found)
    return found


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


def _check_prompt(table: Table, prompt: Prompt) -> None:
    """What the keys of one prompt must be beside each other."""
    if prompt.kind is PromptKind.choice and len(prompt.options) == 1:
        table.wrong("options", "There is nothing to choose from.", "Give two options or more.")
    for name in prompt.facts:
        if name not in FACTS:
            table.wrong("facts", f"There is no fact “{name}”.", suggestion(name, FACTS))
    for key in ("due", "measure"):
        if getattr(prompt, key) and prompt.becomes is None:
            table.wrong(key, f"“{key}” has no meaning without “becomes”.", 'Add becomes = "goal", or leave it out.')
    if prompt.measure and prompt.becomes is Becomes.promise:
        table.wrong("measure", "A promise has no measure.", "Leave it out, or let the answer become a goal.")


def _check_across(table: Table, found: Instrument) -> None:
    """What sections, prompts and rules must be beside each other."""
    _check_names(table, found)
    kinds = {prompt.id: prompt.kind for _, prompt in _with_paths(found)}
    for path, prompt in _with_paths(found):
        for key, kind in (("due", PromptKind.date), ("measure", PromptKind.text)):
            name = getattr(prompt, key)
            if prompt.becomes and name and kinds.get(name) is not kind:
                table.notes.add(
                    (*path, key),
                    f"“{key}” names “{name}”, which is no prompt of the kind {kind.value}.",
                    suggestion(name, [id for id, each in kinds.items() if each is kind] or ["none, so far"]),
                )
    if found.rules != Rules() and found.sections and not found.questions():
        table.notes.add(("rules",), "Rules are about quotes, and nothing here is one.", "Leave [rules] out.")
    if found.letter and not any(each.kind is PromptKind.text for each in found.prompts()):
        table.wrong("letter", "A letter is made of texts, and nothing here is one.", "Leave “letter” out.")


def _check_names(table: Table, found: Instrument) -> None:
    """A sitting knows its prompts by their ids, and its sections by their titles."""
    titles: set[str] = set()
    for number, section in enumerate(found.sections):
        if section.title and section.title in titles:
            place = ("section", number, "title")
            table.notes.add(
                place, f"The title “{section.title}” is that of an earlier section.", "Give it another one."
            )
        titles.add(section.title)
    ids: set[str] = set()
    for path, prompt in _with_paths(found):
        if prompt.id and prompt.id in ids:
            table.notes.add((*path, "id"), f"The id “{prompt.id}” is used twice.", "Give each prompt an id of its own.")
        ids.add(prompt.id)


def _with_paths(found: Instrument) -> list[tuple[tuple[str | int, ...], Prompt]]:
    return [
        (("section", section, "prompt", number), prompt)
        for section, each in enumerate(found.sections)
        for number, prompt in enumerate(each.prompts)
    ]
