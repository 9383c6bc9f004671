"""A practice on disk of which documents are made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from advisor.changes import Add
from advisor.practice import Practice
from advisor.records import Client, Engagement, Profile, Recommendation
from exports.making import Made
from tests.exports.made import make_summary

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
NAME = "ACME-E1 summary 2026-11-23.docx"
"""The file of a summary of the one engagement, made today."""


@pytest.fixture
def opened(tmp_path: Path) -> Callable[[], Practice]:
    """Opens the practice of a test, again and again, as a program that starts would."""

    seconds = count()

    def now() -> datetime:
        return NOW + timedelta(seconds=next(seconds))

    def start() -> Practice:
        folder, state = tmp_path / "practice", tmp_path / "state"
        practice = Practice.open(folder, state=state, now=now, who="Maria Keller", create=True)
        practice.load()
        return practice

    return start


@pytest.fixture
def practice(opened: Callable[[], Practice]) -> Practice:
    """A practice with one client, one engagement and one recommendation."""
    practice = opened()
    practice.record([Add(Profile(name="Maria Keller", firm="Keller & Partners"))], "profile")
    client = Client(id="acme000000000000", name="Acme Tools", code="ACME")
    engagement = Engagement(id="e100000000000000", client=client.id, title="Supply review")
    advice = Recommendation(engagement=engagement.id, title="Name one owner", given_on=TODAY - timedelta(days=10))
    practice.record([Add(client), Add(engagement), Add(advice)], "Acme")
    return practice


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def engagement(practice: Practice) -> Engagement:
    """The one engagement."""
    return practice.book.all(Engagement)[0]


def make(practice: Practice, to: Path, **values: str) -> Made:
    """A summary of the one engagement."""
    return make_summary(practice, engagement(practice), to=to, **values)


def advise(practice: Practice, title: str = "Publish floor prices") -> None:
    """Record one more recommendation, so that the next summary is another."""
    practice.record([Add(Recommendation(engagement=engagement(practice).id, title=title, given_on=TODAY))], title)
