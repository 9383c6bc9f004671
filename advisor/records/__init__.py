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
from advisor.records.documents import Document, FormReturn, Snooze
from advisor.records.engagement import Engagement
from advisor.records.goals import Goal, Reading
from advisor.records.instruments import Answer, Asked, Fact, Sitting
from advisor.records.profile import Profile
from advisor.records.relationship import (
    Concern,
    Insight,
    Interaction,
    OfClient,
    Promise,
    Question,
    Quote,
    Story,
)

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
        Interaction,
        Promise,
        Concern,
        Story,
        Insight,
        Question,
        Quote,
        Goal,
        Reading,
        Sitting,
        Answer,
        Snooze,
        Document,
        FormReturn,
    )
}

__all__ = [
    "AS_GIVEN",
    "TYPES",
    "Answer",
    "Asked",
    "Client",
    "Concern",
    "Correction",
    "Dated",
    "Decision",
    "Document",
    "Engagement",
    "Event",
    "Fact",
    "FormReturn",
    "Goal",
    "Insight",
    "Interaction",
    "Misfit",
    "OfClient",
    "Outcome",
    "Person",
    "Problem",
    "Profile",
    "Progress",
    "Promise",
    "Question",
    "Quote",
    "Reading",
    "Recommendation",
    "Record",
    "Sitting",
    "Snooze",
    "Story",
    "Withdrawal",
]
