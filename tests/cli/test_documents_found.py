"""The list of documents, narrowed down."""

from pathlib import Path

import pytest

from tests.cli.conftest import Advisor


@pytest.fixture
def made(advisor: Advisor, tmp_path: Path) -> Advisor:
    """A summary of an engagement that is not sent, and a register and a form of the client that are."""
    advisor.does("export", "summary", "NWD-E1", "--message", "It pays", "-o", str(tmp_path / "summary.docx"))
    for kind in ("register", "form"):
        path = str(tmp_path / f"{kind}.docx")
        advisor.does("export", kind, "NWD", "--addressee", "Dana Ortiz", "-o", path)
        advisor.does("sent", path)
    return advisor


def kinds(advisor: Advisor, *words: str) -> list[str]:
    """The kinds that a filter lets through."""
    return sorted(each["kind"] for each in advisor.does("list", "documents", *words, "--json").json)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["engagement:nwd-e1"], ["summary"]),
        (["client:northwind"], ["form", "register", "summary"]),
        (["client:harbour"], []),
        (["kind:form,register"], ["form", "register"]),
        (["sent"], ["form", "register"]),
        (["unsent"], ["summary"]),
        (["out"], ["form"]),
        (["-out", "sent"], ["register"]),
        (["ortiz"], ["form", "register"]),
        (["pays"], ["summary"]),
        (["final"], []),
    ],
    ids=str,
)
def test_documents_are_found_by_what_they_are(made: Advisor, words: list[str], expected: list[str]) -> None:
    assert kinds(made, *words) == expected


def test_a_list_of_documents_shows_the_engagement_and_whether_each_was_sent(made: Advisor) -> None:
    heading, *rows = made.does("list", "documents").out.splitlines()
    assert heading.split()[:6] == ["Ref", "Client", "Engagement", "Kind", "Status", "As"]
    assert [each for each in rows if "NWD-E1" in each and "engagement summary" in each]


def test_a_filter_of_documents_that_is_not_understood_is_refused_in_a_sentence(made: Advisor) -> None:
    told = made.refuses("list", "documents", "standing:open")
    assert told.startswith("“standing:” is not something to filter documents by.")
    assert told.count("\n") == 1
