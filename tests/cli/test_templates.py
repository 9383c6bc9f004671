"""House templates on the command line: checked, named once or for one document, and refused in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Advisor
from tests.cli.test_exporting import words_of
from tests.tools.foreign_bases import german, logo_header, macros


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    """A template with a cover, German style ids, and a placeholder that nobody knows."""
    path = tmp_path / "firm.docx"
    path.write_bytes(german().file())
    return path


def test_a_check_says_what_is_found_missing_and_filled_in(advisor: Advisor, firm: Path) -> None:
    said = advisor.does("template", "check", str(firm)).out
    assert said.startswith("firm.docx can be used.\n\nFound\n  The page: 210 × 297 mm, upright")
    assert "\nMissing\n  A footer: ours stands there.\n" in said
    assert "\nFilled in\n  {{client}}\n" in said
    assert "\nStays as it is\n  {{project}} is not known; there are {{client}}, " in said


def test_a_check_as_json_is_one_object(advisor: Advisor, firm: Path) -> None:
    said = advisor.does("template", "check", str(firm), "--json").json
    assert (said["file"], said["report_marked"]) == ("firm.docx", True)
    assert said["unknown_placeholders"] == ["project"]
    assert set(said) == {"file", "report_marked", "found", "missing", "removed", "placeholders", "unknown_placeholders"}


def test_a_template_with_macros_is_refused_in_one_sentence(advisor: Advisor, tmp_path: Path) -> None:
    (tmp_path / "firm.docx").write_bytes(macros().file())
    said = advisor.refuses("template", "check", str(tmp_path / "firm.docx"))
    assert said.startswith("firm.docx brings macros")
    assert said.count("\n") == 1


def test_a_document_is_made_in_the_template_of_the_practice_or_another_or_none(
    advisor: Advisor, firm: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.dotx"
    other.write_bytes(logo_header().file())
    advisor.does("edit", "practice", "--template", str(firm))

    def made(*more: str) -> str:
        target = tmp_path / f"{len(more)}{'-'.join(Path(each).name for each in more)}.docx"
        advisor.does("export", "summary", "NWD-E1", "-o", str(target), "--addressee", "Dana Ortiz", *more)
        return words_of(target.read_bytes())

    assert "Weber &amp; Söhne Beratung" in made()
    assert "Dana Ortiz · Draft · {{project}}" in made()
    assert "Weber" not in made("--template", str(other))
    assert 'w:pStyle w:val="Heading1"' in made("--template", "none")
    assert 'w:pStyle w:val="Heading1"' not in made()


def test_a_template_that_is_gone_or_bad_makes_nothing(advisor: Advisor, tmp_path: Path) -> None:
    bad, target = tmp_path / "bad.docx", tmp_path / "out.docx"
    bad.write_bytes(b"%PDF-1.7")
    for template, why in ((bad, "bad.docx is a PDF"), (tmp_path / "gone.docx", "gone.docx is not there")):
        said = advisor.refuses("export", "summary", "NWD-E1", "-o", str(target), "--template", str(template))
        assert said.startswith(f"The house template cannot be used: {why}")
        assert said.count("\n") == 1
    assert not target.exists()
    assert advisor.does("list", "documents", "--json").json == []


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("firm.docx", "Give the whole path of the file, from the root of the drive on."),
        ("~nobody-here/firm.docx", "The house template cannot be used: ~nobody-here/firm.docx has no place"),
        ("{folder}/gone.docx", "The house template cannot be used: gone.docx is not there"),
        ("{folder}/bad.docx", "The house template cannot be used: bad.docx is a PDF"),
        ("{folder}", "The house template cannot be used: "),
    ],
)
def test_a_practice_names_no_template_that_cannot_be_used(
    advisor: Advisor, tmp_path: Path, typed: str, why: str
) -> None:
    (tmp_path / "bad.docx").write_bytes(b"%PDF-1.7")
    said = advisor.refuses("edit", "practice", "--template", typed.format(folder=tmp_path))
    assert why in said
    assert said.count("\n") == 1
    assert advisor.does("show", "practice", "--json").json["template"] == ""


def test_a_practice_names_no_language_without_a_table(advisor: Advisor) -> None:
    assert "Documents are not written in “de” yet; choose one of en." in advisor.refuses(
        "edit", "practice", "--language", "de"
    )


def test_a_setting_is_changed_while_the_template_is_out(advisor: Advisor, firm: Path) -> None:
    advisor.does("edit", "practice", "--template", str(firm))
    firm.unlink()
    advisor.does("edit", "practice", "--firm", "Keller Advisory")
    advisor.does("edit", "practice", "--template", "")


def test_a_table_needs_no_template(advisor: Advisor, firm: Path, tmp_path: Path) -> None:
    advisor.does("edit", "practice", "--template", str(firm))
    firm.unlink()
    advisor.does("export", "register", "NWD", "-o", str(tmp_path / "register.csv"))
