"""What the parts of an instrument must be beside each other."""

from advisor.instruments.definition import Becomes, Instrument, Prompt, Rules
from advisor.instruments.facts import FACTS
from advisor.instruments.tables import Table, suggestion
from advisor.records.choices import PromptKind


def check_prompt(table: Table, prompt: Prompt) -> None:
    """Note what the keys of one prompt must be beside each other and are not."""
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


def check_instrument(table: Table, found: Instrument) -> None:
    """Note what sections, prompts and rules must be beside each other and are not."""
    _check_names(table, found)
    if not table.notes.guessed:
        _check_kinds(table, found)


def _check_kinds(table: Table, found: Instrument) -> None:
    """What needs a prompt of a certain kind has one."""
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
