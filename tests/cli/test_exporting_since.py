"""What changed since a document was sent, asked for from the command line."""

from datetime import datetime
from pathlib import Path

import pytest

from advisor.changes import Edit
from advisor.practice import Practice
from advisor.records import Document
from tests.cli.conftest import Advisor
from tests.exports.rich import headings, text_of


@pytest.fixture
def sent(advisor: Advisor, tmp_path: Path) -> Advisor:
    """Commands on a practice in which advice was declined, and a summary made and sent."""
    advisor.does("decide", "NWD-1", "declined", "--on", "-5d")
    advisor.does("export", "summary", "NWD-E1", "-o", str(tmp_path / "first.docx"))
    elsewhere = tmp_path / "elsewhere"
    practice = Practice.open(advisor.folder, state=elsewhere, now=lambda: datetime.now().astimezone(), who="Mara Lind")
    practice.load()
    (document,) = practice.book.all(Document)
    practice.record([Edit(document, {"sent_on": document.made_on})], "sent")
    return advisor


def _summary(advisor: Advisor, out: Path, *words: str) -> bytes:
    advisor.does("export", "summary", "NWD-E1", "-o", str(out), *words)
    return out.read_bytes()


def test_the_next_summary_says_what_changed(sent: Advisor, tmp_path: Path) -> None:
    assert "Nothing has changed since our report of" in text_of(_summary(sent, tmp_path / "a.docx"))
    sent.does("outcome", "NWD-1", "harm-came", "--on", "-1d", "--evidence", "An order was lost.")
    text = text_of(_summary(sent, tmp_path / "b.docx"))
    assert "There is news of one earlier recommendation." in text
    assert "NWD-1  Publish floor prices. Outcome: Harm came on" in text


def test_what_was_settled_before_is_left_to_the_register_where_that_is_asked(sent: Advisor, tmp_path: Path) -> None:
    title = "NWD-1 Publish floor prices"
    assert title in headings(_summary(sent, tmp_path / "a.docx"))
    for since in ("last", "today"):
        content = _summary(sent, tmp_path / f"{since}.docx", "--since", since)
        assert title not in headings(content)
        assert "stands in the register alone" in text_of(content)


def test_what_cannot_be_told_is_refused_in_one_sentence(advisor: Advisor) -> None:
    said = advisor.refuses("export", "summary", "NWD-E1", "--since", "last")
    assert said == "No such document was sent before; name a day in place of “last”, or leave it out.\n"
    assert advisor.refuses("export", "summary", "NWD-E1", "--since", "3/4/2027").startswith("--since: ")
    assert "name a later day" in advisor.refuses("export", "summary", "NWD-E1", "--since", "-9y")
    assert "Nothing can have changed" in advisor.refuses("export", "summary", "NWD-E1", "--since", "+1w")
    assert advisor.does("list", "documents", "--json").json == []


def test_only_what_tells_changes_offers_it(advisor: Advisor) -> None:
    answer = advisor("export", "form", "NWD-E1", "--since", "last")
    assert answer.status == 2
