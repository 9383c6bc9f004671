"""The consultant's own documents, made from the command line."""

import io
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Advisor

KINDS = ("review", "relationship")


def said(path: Path) -> list[str]:
    return [each.text.replace("\u00a0", " ") for each in docx.Document(io.BytesIO(path.read_bytes())).paragraphs]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scope", ["practice", "NWD"])
def test_a_review_is_made_and_kept_among_the_documents(advisor: Advisor, tmp_path: Path, kind: str, scope: str) -> None:
    target = tmp_path / "own.docx"
    assert advisor.does("export", kind, scope, "-o", str(target)).out == f"{target} is made (draft).\n"
    (document,) = advisor.does("list", "documents", "--json").json
    assert (document["kind"], document["file"]) == (f"{'practice' if kind == 'review' else kind}_review", str(target))


@pytest.mark.parametrize("scope", ["practice", "NWD", "NWD-E1"])
def test_a_practice_review_says_what_advisor_review_says(advisor: Advisor, tmp_path: Path, scope: str) -> None:
    target = tmp_path / "own.docx"
    typed = {"practice": (), "NWD": ("client:NWD",), "NWD-E1": ("engagement:NWD-E1",)}[scope]
    advisor.does("export", "review", scope, "-o", str(target))
    words = advisor.does("review", *typed, "--json").json["words"]
    found = said(target)
    for key in ("answers", "adoption", "implementation", "worked", "to_answer", "matrix", "about"):
        assert words[key].replace("\u00a0", " ") in found


@pytest.mark.parametrize("kind", KINDS)
def test_while_a_client_looks_on_nothing_of_ours_is_made(advisor: Advisor, tmp_path: Path, kind: str) -> None:
    target = tmp_path / "own.docx"
    answer = advisor("--only", "NWD", "export", kind, "NWD", "-o", str(target))
    assert (answer.status, answer.out) == (2, "")
    assert "--only shows one client without anything internal" in answer.err
    assert not target.exists()


def test_a_relationship_is_with_a_client_and_not_of_an_engagement(advisor: Advisor, tmp_path: Path) -> None:
    told = advisor.refuses("export", "relationship", "NWD-E1", "-o", str(tmp_path / "own.docx"))
    assert told.count("\n") == 1
    assert list(tmp_path.glob("*.docx")) == []
