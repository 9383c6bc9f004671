"""What each kind of prompt is answered with."""

from collections.abc import Iterator, Sequence

from textual.widget import Widget

from advisor.records import Asked
from advisor.records.choices import PromptKind, WordsAre
from advisor.words import label
from screens.sitting.picks import Picks
from screens.widgets.fields_choice import ChoiceInput
from screens.widgets.fields_line import LineInput
from screens.widgets.fields_long import LongInput

#: How a person's words are, in the order of the digits.
ARE = (label(WordsAre.exact), label(WordsAre.noted))
_DIGITS = 9


def controls(asked: Asked, text: str, *, exact: bool) -> list[Widget]:
    """The controls of a prompt with what stands in them; the first one holds the answer.

    Args:
        asked: The prompt.
        text: What stands there, as it is typed; what is chosen line by line.
        exact: Whether words of a person are exact.
    """
    match asked.kind:
        case PromptKind.quote:
            return [LongInput(text), ChoiceInput(ARE, ARE[not exact])]
        case PromptKind.text:
            return [LongInput(text)]
        case PromptKind.date:
            return [LineInput(text, hint="fri, +2w, 12 dec", width=24, afresh=True)]
        case PromptKind.score:
            return [Picks(list(_steps(asked)), [text] if text else [])]
        case _:
            several = asked.kind is PromptKind.checklist
            return [Picks(list(_options(asked.options)), text.split("\n"), several=several)]


def _steps(asked: Asked) -> Iterator[tuple[str, str, str]]:
    highest = asked.lowest + len(asked.scale) - 1
    for score, words in enumerate(asked.scale, asked.lowest):
        key = str(score) if score <= _DIGITS else "0" if score == _DIGITS + 1 == highest and asked.lowest else ""
        yield key, str(score), f"{score}  {words}" if key != str(score) else words


def _options(options: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    for number, words in enumerate(options, 1):
        yield str(number) if number <= _DIGITS else "", words, words


def keys_of(asked: Asked) -> str:
    """Which keys answer a prompt of this kind, in a few words, and what its star means."""
    return _keys_of(asked) + (" · * needed" if asked.required else "")


def _keys_of(asked: Asked) -> str:
    match asked.kind:
        case PromptKind.quote:
            return "tab then 1 2: exact or noted · F4 editor"
        case PromptKind.text:
            return "F4 editor"
        case PromptKind.date:
            return "enter on"
        case PromptKind.checklist:
            return "space or digit ticks · enter on"
        case _:
            return "digit or arrows · enter on"
