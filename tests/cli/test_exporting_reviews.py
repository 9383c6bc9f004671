"""The consultant's own documents, made from the command line."""

import io
import re
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


@pytest.mark.parametrize("kind", KINDS)
def test_without_a_scope_a_review_is_of_the_whole_practice(advisor: Advisor, tmp_path: Path, kind: str) -> None:
    whole, left_out = tmp_path / "whole.docx", tmp_path / "left out.docx"
    advisor.does("export", kind, "practice", "-o", str(whole))
    advisor.does("export", kind, "-o", str(left_out))
    assert left_out.read_bytes() == whole.read_bytes()


@pytest.mark.parametrize("typed", [("standing:open",), ("client:nwd", "-priority:low"), ("-slipped",)])
def test_a_filter_narrows_a_practice_review_which_names_it(
    advisor: Advisor, tmp_path: Path, typed: tuple[str, ...]
) -> None:
    target = tmp_path / "own.docx"
    advisor.does("export", "review", *typed, "-o", str(target))
    words, found = advisor.does("review", *typed, "--json").json["words"], said(target)
    assert any(each.startswith("Practice review") and " ".join(typed) in each for each in found)
    for key in ("answers", "about"):
        assert words[key].replace("\u00a0", " ") in found
    assert advisor.does("list", "documents", "--json").json[0]["filter"] == " ".join(typed)


def test_reviews_of_two_filters_never_take_each_others_place(advisor: Advisor, tmp_path: Path) -> None:
    for typed in ("standing:open", "client:nwd"):
        advisor.does("export", "review", typed, "-o", str(tmp_path / "own.docx"))
    advisor.does("export", "review", "standing:open", "-o", str(tmp_path))
    assert sorted(re.sub(r"[0-9-]{10}", "DAY", each.name) for each in tmp_path.glob("*.docx")) == [
        "own v2.docx",
        "own.docx",
        "standing-open review DAY.docx",
    ]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("review", "standing:open", "XYZZY"), "no advice matches it"),
        (("review", "colour:red"), "is not something to filter by"),
        (("review", "NWD-1"), "name practice for all of it, a client's code or an engagement's reference."),
        (("relationship", "standing:open"), "Nothing here is called"),
        (("relationship", "NWD-E1"), "A relationship review is of a whole client or the practice, never of an eng"),
        (
            ("summary", "practice"),
            "An engagement summary is of an engagement or a whole client, never of the practice.",
        ),
    ],
)
def test_what_a_document_cannot_be_about_is_refused_in_a_sentence(
    advisor: Advisor, tmp_path: Path, typed: tuple[str, ...], words: str
) -> None:
    told = advisor.refuses("export", *typed, "-o", str(tmp_path / "own.docx"))
    assert words in told
    assert told.count("\n") == 1
    assert list(tmp_path.glob("*.docx")) == []
