"""What is recorded. A record type is declared once; forms, lists, exports and help follow from it."""

from advisor.records.advice import (
    AS_GIVEN,
    Correction,
    Decision,
    Event,
    Outcome,
    Progress,
    Recommendation,
    Withdrawal,
)
from advisor.records.base import Dated, Misfit, Problem, Record
from advisor.records.client import Client, Person
from advisor.records.documents import Document, Snooze
from advisor.records.engagement import Engagement
from advisor.records.profile import Profile

#: Every record type by its kind, in the order in which lists and help name them.
TYPES: dict[str, type[Record]] = {
    each.KIND: each
    for each in (
        Profile,
        Client,
        Person,
        Engagement,
        Recommendation,
        Decision,
        Withdrawal,
        Progress,
        Outcome,
        Snooze,
        Document,
    )
}

__all__ = [
    "AS_GIVEN",
    "TYPES",
    "Client",
    "Correction",
    "Dated",
    "Decision",
    "Document",
    "Engagement",
    "Event",
    "Misfit",
    "Outcome",
    "Person",
    "Problem",
    "Profile",
    "Progress",
    "Recommendation",
    "Record",
    "Snooze",
    "Withdrawal",
]
