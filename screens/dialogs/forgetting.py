"""A person made anonymous: where they are named, which words mean them, and the name typed out."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from advisor.upkeep.erasing import Mentions
from advisor.upkeep.telling import mention_words, places_of
from screens.dialogs.typed_out import AskTyped
from screens.widgets.fields import FieldRow
from screens.widgets.fields_choice import ChoiceInput


class AskForget(AskTyped):
    """Shows where a person is named, asks about words that may mean somebody else, and wants the name typed out.

    Args:
        found: Where the person is named.
        keep: Makes them anonymous, with the words that mean them as well.
    """

    AUTO_FOCUS = "ChoiceInput, .field-text LineInput"
    WIDTH: ClassVar[int] = 100

    def __init__(self, found: Mentions, keep: Callable[[str, Sequence[str]], Awaitable[str]]) -> None:
        async def do_it(typed: str) -> str:
            return await keep(typed, self.also)

        super().__init__(f"Forget {found.called}", list(mention_words(found)), found.called, do_it)
        self._unsure = [each for each in found.words if not each.sure]

    def compose_body(self) -> ComposeResult:
        """Where they are named, the words to be asked about, and the line to type into."""
        yield from self.compose_question()
        for index, word in enumerate(self._unsure):
            yield Static(Content("\n".join(places_of(word))), classes="text")
            yield FieldRow(f"word-{index}", "That is them", ChoiceInput(("no", "yes"), "no"))
        yield from self.compose_word()

    @property
    def also(self) -> list[str]:
        """The words of which somebody said that they mean the person."""
        return [each.text for index, each in enumerate(self._unsure) if self.row(f"word-{index}").typed == "yes"]
