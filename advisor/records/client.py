"""Clients and the people in an engagement, at the client and on our side."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from advisor.records import choices as c
from advisor.records.base import Problem, Record
from advisor.records.marks import Bounds, Capitals, Days, Fixed, Line, Quick, Ref, Shared, Text, field

CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}")


class Client(Record):
    """An organisation that is advised."""

    KIND: ClassVar[str] = "client"
    NAME: ClassVar[str] = "client"
    PLURAL: ClassVar[str] = "clients"

    name: Annotated[Line, Shared, Quick] = field("", title="Name")
    code: Annotated[str, Shared, Quick, Fixed, Capitals, Bounds(max_length=8)] = field(
        "", title="Code", hint="2 to 8 capitals and digits; starts every reference"
    )
    industry: Annotated[Line, Shared, Quick] = field("", title="Industry")
    since: Annotated[date | None, Shared] = field(None, title="Client since")
    status: c.ClientStatus = field(c.ClientStatus.active, title="Status")
    cadence_days: Days = field(None, title="Contact at least every")
    better_relationship: Text = field(
        "", title="A better relationship", hint="what it could accomplish, for them and for us"
    )
    notes: Text = field("", title="Notes")

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
    HOME: ClassVar[str] = "client"

    client: Annotated[str, Ref("client"), Fixed] = field("", title="Client")
    name: Annotated[Line, Shared, Quick] = field("", title="Name")
    role: Annotated[Line, Shared, Quick] = field("", title="Role", hint="such as CFO")
    part: Annotated[c.Part | None, Quick] = field(None, title="Part in decisions")
    stance: c.Stance | None = field(None, title="Stance")
    quoted: Annotated[c.Quoting, Quick] = field(
        c.Quoting.unattributed, title="May be quoted", hint="how their words may stand in a document"
    )
    side: c.Side = field(c.Side.client, title="Side")
    email: Line = field("", title="E-mail")
    phone: Line = field("", title="Phone")

    def problems(self) -> Iterator[Problem]:
        """A person needs a name and a client."""
        if not self.name:
            yield Problem("name", "Give the person a name.")
        if not self.client:
            yield Problem("client", "Say at which client.")
