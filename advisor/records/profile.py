"""The practice: the consultant and the defaults for every client."""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from advisor.records.base import Capitals, Days, Line, Problem, Quick, Record, Shared
from advisor.records.currencies import CURRENCIES


class Profile(Record):
    """The consultant's profile and settings."""

    KIND: ClassVar[str] = "practice"
    NAME: ClassVar[str] = "practice"
    PLURAL: ClassVar[str] = "practices"

    name: Annotated[Line, Shared, Quick] = Field("", title="Your name", description="as it signs a document")
    firm: Annotated[Line, Shared, Quick] = Field("", title="Firm", description="as it stands on a cover")
    currency: Annotated[str, Shared, Quick, Capitals] = Field(
        "EUR", title="Currency", description="three letters, such as EUR, USD or GBP", max_length=3
    )
    email: Annotated[Line, Shared] = Field("", title="E-mail")
    cadence_days: Days = Field(30, title="Contact at least every", description="unless a client agreed otherwise")
    follow_up_days: Days = Field(
        180, title="Look at the outcome after", description="counted from implemented, declined or lapsed"
    )
    wait_days: Days = Field(90, title="Wait for an answer", description="before advice counts as unanswered")
    second_backup: Line = Field("", title="Second backup folder", description="on another drive; the whole path")

    def problems(self) -> Iterator[Problem]:
        """A currency is one that exists, and every default of days is there."""
        if not re.fullmatch(r"[A-Z]{3}", self.currency):
            yield Problem("currency", "A currency is three capital letters, such as EUR, USD or GBP.")
        elif self.currency not in CURRENCIES:
            yield Problem("currency", f"{self.currency} is no currency of ISO 4217; give one such as EUR, USD or GBP.")
        for field in ("cadence_days", "follow_up_days", "wait_days"):
            if getattr(self, field) is None:
                yield Problem(field, "Give a number of days; clients and engagements fall back on it.")
