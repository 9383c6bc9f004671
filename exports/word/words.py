"""The fixed words that the kit itself writes into a document, in the language that its caller writes in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What the kit says between the words of its caller.

    `page` holds `{page}` and `{pages}`, `table` and `figure` hold `{number}`, and the `prepared_` two `{name}`.
    """

    contents: str
    table: str
    figure: str
    internal: str
    page: str
    prepared_for: str
    prepared_by: str
    open_quote: str
    close_quote: str
