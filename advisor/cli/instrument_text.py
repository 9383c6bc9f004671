"""An instrument as text: what it is for, and what it asks, section by section."""

from advisor.cli.output import heading, say, wrapped
from advisor.instruments.definition import Instrument, Prompt, Rules, Whom
from advisor.instruments.facts import FACTS
from advisor.records.choices import PromptKind
from advisor.words import label, quantity

_USED_WITH = {Whom.client: "a client", Whom.practice: "the practice", Whom.either: "a client or the practice"}


def show(instrument: Instrument) -> None:
    """Write a whole instrument."""
    heading(f"{instrument.title} · version {instrument.version} · for {_USED_WITH[instrument.whom]}")
    say(wrapped(instrument.purpose, "", 0))
    if instrument.rules != Rules():
        say(wrapped(_rules(instrument.rules), "", 0))
    number = 0
    for section in instrument.sections:
        say()
        heading(section.title)
        if section.intro:
            say(wrapped(section.intro, "", 0))
        for prompt in section.prompts:
            number += 1
            say()
            _prompt(prompt, number)
    if instrument.closing:
        say()
        heading("At the end")
        say(wrapped(instrument.closing, "", 0))


def _rules(rules: Rules) -> str:
    words = []
    if rules.only_exact_words:
        words.append("Only exact words count.")
    if rules.minimum_people > 1:
        words.append(f"Each question needs {quantity(rules.minimum_people, 'person', 'people')}.")
    if rules.minimum_clients > 1:
        words.append(f"For the practice as a whole, {quantity(rules.minimum_clients, 'client')}.")
    return " ".join(words)


def _prompt(prompt: Prompt, number: int) -> None:
    say(wrapped(prompt.asks, f"{number:>2}", 4))
    say(wrapped(f"{_how(prompt)}{', required' if prompt.required else ''}", "", 4))
    for step, words in prompt.scale.labels if prompt.scale else ():
        say(wrapped(words, f"    {step:>3}", 9))
    for each in prompt.options:
        say(wrapped(each, "    -", 6))
    for name in prompt.facts:
        say(wrapped(FACTS[name].title, "    >", 6))
    if prompt.hint:
        say(wrapped(prompt.hint, "", 4))


def _how(prompt: Prompt) -> str:
    """How a prompt is answered, in words."""
    if prompt.scale is not None:
        return f"a score from {prompt.scale.lowest} to {prompt.scale.highest}"
    words = label(prompt.kind)
    if prompt.kind is PromptKind.choice:
        words = f"one of {quantity(len(prompt.options), 'choice')}"
    elif prompt.kind is PromptKind.checklist:
        words = f"a checklist of {quantity(len(prompt.options), 'point')}"
    if prompt.facts:
        words += f", beneath {quantity(len(prompt.facts), 'fact')} of the record"
    if prompt.becomes:
        words += f", which can become a {prompt.becomes.value}"
    return words
