"""Clients and the people in an engagement, at the client and on our side."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from advisor.records import choices as c
from advisor.records.base import Capitals, Days, Fixed, Line, Problem, Quick, Record, Ref, Shared, Text

CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}")


class Client(Record):
    """An organisation that is advised."""

    KIND: ClassVar[str] = "client"
    NAME: ClassVar[str] = "client"
    PLURAL: ClassVar[str] = "clients"

    name: Annotated[Line, Shared, Quick] = Field("", title="Name")
    code: Annotated[str, Shared, Quick, Fixed, Capitals] = Field(
        "", title="Code", description="2 to 8 capitals and digits; starts every reference", max_length=8
    )
    industry: Annotated[Line, Shared, Quick] = Field("", title="Industry")
    since: Annotated[date | None, Shared] = Field(None, title="Client since")
    status: c.ClientStatus = Field(c.ClientStatus.active, title="Status")
    cadence_days: Days = Field(None, title="Contact at least every")
    better_relationship: Text = Field(
        "", title="A better relationship", description="what it could accomplish, for them and for us"
    )
    notes: Text = Field("", title="Notes")

    def problems(self) -> Iterator[Problem]:
        """A client needs a name and a well-formed code."""
        if not self.name:
            yield Problem("name", "Give the client a name.")
        if not CODE.fullmatch(self.code):
            yield Problem("code", "A code is 2 to 8 capitals or digits and starts with a capital, such as ACME.")


class Person(Record):
    """Somebody at the client or on our side."""

    KIND: ClassVar[str] = "person"
    NAME: ClassVar[str] = "person"
    PLURAL: ClassVar[str] = "people"

    client: Annotated[str, Ref("client"), Fixed] = Field("", title="Client")
    name: Annotated[Line, Shared, Quick] = Field("", title="Name")
    role: Annotated[Line, Shared, Quick] = Field("", title="Role", description="such as CFO")
    part: Annotated[c.Part | None, Quick] = Field(None, title="Part in decisions")
    stance: c.Stance | None = Field(None, title="Stance")
    quoted: Annotated[c.Quoting, Quick] = Field(
        c.Quoting.unattributed, title="May be quoted", description="how their words may stand in a document"
    )
    side: c.Side = Field(c.Side.client, title="Side")
    email: Line = Field("", title="E-mail")
    phone: Line = Field("", title="Phone")

    def problems(self) -> Iterator[Problem]:
        """A person needs a name and a client."""
        if not self.name:
            yield Problem("name", "Give the person a name.")
        if not self.client:
            yield Problem("client", "Say at which client.")
