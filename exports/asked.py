"""What is asked for when a document is made: of what, as of when, and what is added to the record."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.book import Book
from advisor.records import Client, Engagement, Profile
from advisor.records.choices import DocumentStatus
from exports.language import ENGLISH, Language

if TYPE_CHECKING:
    from exports.since import Baseline

Scope = Engagement | Client | Profile
"""What a document is about: one engagement, all of a client, or the practice itself."""


@dataclass(frozen=True)
class Added:
    """What is added to the record when a document is made: for whom, how final, and our own words."""

    addressee: str = ""
    status: DocumentStatus = DocumentStatus.draft
    message: str = ""
    found: str = ""


@dataclass(frozen=True)
class Asked:
    """One document that is asked for.

    Args:
        book: The practice.
        scope: What it is about.
        as_of: The day it speaks of.
        added: What is added to the record.
        about: The ids of the recommendations it is about, where it is not about all of the scope.
        filter: What the advice of the practice is narrowed by, as it was typed; "" for all of it.
        sitting: The id of the sitting that it is made of, "" for the latest that fits.
        say: The language it is written in.
        template: The firm's own Word file that it is made in; None for our own look.
        since: What it is held against, to tell what changed; None where nothing like it was sent before.
    """

    book: Book
    scope: Scope
    as_of: date
    added: Added = field(default_factory=Added)
    about: tuple[str, ...] = ()
    filter: str = ""
    sitting: str = ""
    say: Language = ENGLISH
    since: Baseline | None = None
    template: Path | None = None
