"""The practice: the consultant and the defaults for every client."""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar

from advisor.records.base import Problem, Record
from advisor.records.currencies import CURRENCIES
from advisor.records.marks import Bounds, Capitals, Days, Line, Quick, Shared, field


class Profile(Record):
    """The consultant's profile and settings."""

    KIND: ClassVar[str] = "practice"
    NAME: ClassVar[str] = "practice"
    PLURAL: ClassVar[str] = "practices"

    name: Annotated[Line, Shared, Quick] = field("", title="Your name", hint="as it signs a document")
    firm: Annotated[Line, Shared, Quick] = field("", title="Firm", hint="as it stands on a cover")
    currency: Annotated[str, Shared, Quick, Capitals, Bounds(max_length=3)] = field(
        "EUR", title="Currency", hint="three letters, such as EUR, USD or GBP"
    )
    email: Annotated[Line, Shared] = field("", title="E-mail")
    cadence_days: Days = field(30, title="Contact at least every", hint="unless a client agreed otherwise")
    follow_up_days: Days = field(
        180, title="Look at the outcome after", hint="counted from implemented, declined or lapsed"
    )
    wait_days: Days = field(90, title="Wait for an answer", hint="before advice counts as unanswered")
    template: Line = field("", title="House template", hint="a firm's own .docx or .dotx; the whole path")
    language: Line = field("en", title="Language of documents", hint="two letters, such as en")
    second_backup: Line = field("", title="Second backup folder", hint="on another drive; the whole path")

    def problems(self) -> Iterator[Problem]:
        """A currency is one that exists, and every default of days is there."""
        if not re.fullmatch(r"[A-Z]{3}", self.currency):
            yield Problem("currency", "A currency is three capital letters, such as EUR, USD or GBP.")
        elif self.currency not in CURRENCIES:
            yield Problem("currency", f"{self.currency} is no currency of ISO 4217; give one such as EUR, USD or GBP.")
        if not re.fullmatch(r"[a-z]{2}", self.language):
            yield Problem("language", "A language is two small letters, such as en.")
        for name in ("cadence_days", "follow_up_days", "wait_days"):
            if getattr(self, name) is None:
                yield Problem(name, "Give a number of days; clients and engagements fall back on it.")
