"""The fixed words that the kit itself writes into a document, as one table per language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What the kit says between the words of its caller; `page` holds `{page}` and `{pages}`."""

    contents: str = "Contents"
    table: str = "Table"
    figure: str = "Figure"
    internal: str = "Internal – not for the client"
    page: str = "Page {page} of {pages}"
    prepared_for: str = "Prepared for"
    prepared_by: str = "Prepared by"
    open_quote: str = "“"
    close_quote: str = "”"


ENGLISH = Words()
