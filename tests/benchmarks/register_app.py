"""A register of 30,000 rows under an input, for the bench."""

import gc
from random import Random

from textual.app import App, ComposeResult
from textual.widgets import Input

from screens.widgets.register import Register
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Row

ROWS = 30_000
WORDS = (
    "publish floor prices region deal desk renewals supplier warehouse forecast pipeline margin bonuses "
    "quarterly interviews logistics partner steering budget owner training energy northern central review"
).split()
STANDINGS = ("○ awaiting", "… deferred", "✗ declined", "✓ adopted", "▸ under way", "■ implemented")


def rows(count: int = ROWS) -> list[Row]:
    """The same rows at every call: reference, title, client, standing, date."""
    random = Random(14)
    return [
        Row(
            f"r{number}",
            (
                f"{random.choice(('NWD', 'BEL', 'HAR'))}-{number}",
                " ".join(random.choices(WORDS, k=6)).capitalize(),
                random.choice(("Northwind", "Bellweather", "Harbour")),
                random.choice(STANDINGS),
                f"{random.randint(1, 28)} Sep {random.randint(20, 26)}",
            ),
        )
        for number in range(count)
    ]


class RegisterApp(App[None]):
    """The bench's screen: `/` goes to the filter, tab to the list."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        """An input, and the register below it."""
        yield Input(id="filter")
        yield Register(
            [
                Column("Ref", 9),
                Column("Advice", 20, weight=1),
                Column("Client", 12),
                Column("Standing", 14),
                Column("Given", 9, align="right"),
            ],
            empty="Nothing matches. esc clears the filter.",
        )

    def on_mount(self) -> None:
        """Fill the register, and let it follow the filter."""
        register = self.query_one(Register)
        register.set_rows(rows())
        register.focus()
        gc.collect()
        gc.freeze()  # what is loaded stays: without this, collections halt a key now and then
        self.watch(self.query_one(Input), "value", register.search, init=False)


if __name__ == "__main__":
    RegisterApp().run()
