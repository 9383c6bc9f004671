"""Questionnaires on the command line: the list, one of them as text, and what is wrong in one's own."""

import subprocess
import sys
from pathlib import Path

import pytest

from advisor.instruments.facts import FACTS
from advisor.instruments.shelf import shipped
from advisor.records.choices import PromptKind
from tests.cli.conftest import Advisor
from tests.instruments.test_shelf import OWN, own

README = Path(__file__).parents[2] / "README.md"


def example() -> str:
    """The instrument that the README shows."""
    section = README.read_text(encoding="utf-8").partition("### Write a questionnaire of your own\n")[2]
    return section.partition("```toml\n")[2].partition("```")[0]


def test_the_shipped_instruments_are_listed_before_there_is_a_practice(bare: Advisor) -> None:
    found = bare.does("instrument", "list")
    assert "the-hard-part" in found.out
    assert len(found.out.splitlines()) == 8
    assert not bare.folder.exists()


def test_an_own_instrument_is_listed_with_its_file_and_a_broken_one_with_its_mistakes(advisor: Advisor) -> None:
    own(advisor.folder, "after.toml", OWN)
    own(advisor.folder, "broken.toml", OWN.replace("asks", "ask"))
    found = advisor.does("instrument", "list")
    assert "after.toml" in found.out
    assert found.err.splitlines() == [
        "broken.toml cannot be used; 1 mistake:",
        "line 12: The key “ask” is not known here. Did you mean “asks”?",
    ]
    told = advisor.does("instrument", "list", "--json").json
    assert [each["file"] for each in told["instruments"]] == [None] * 7 + ["after.toml"]
    assert [each["mistakes"][0]["line"] for each in told["broken"]] == [12]


@pytest.mark.parametrize(
    ("id", "words"),
    [
        (
            "most-important-question",
            ["Each question needs five people", " 9  Do we really matter to you?", "At the end"],
        ),
        (
            "facing-the-music",
            [" facts of the record, required", "    > What they answered", "a day, required"],
        ),
        (
            "crisis-mitigation",
            ["a checklist of seven points", "    - Candour", "      5  it threatens the organisation"],
        ),
        ("customer-blueprint", ["which can become a goal, required", "one of four choices"]),
    ],
)
def test_an_instrument_is_shown_as_it_is_asked(id: str, words: list[str], bare: Advisor) -> None:
    found = bare.does("instrument", "show", id).out
    assert [each for each in words if each not in found] == []


def test_an_instrument_that_does_not_exist_is_refused_with_those_that_do(bare: Advisor) -> None:
    assert "There are: most-important-question," in bare.refuses("instrument", "show", "least-important-question")


def test_a_self_written_instrument_with_two_mistakes_is_explained_mended_and_used(
    advisor: Advisor, tmp_path: Path
) -> None:
    file = tmp_path / "after.toml"
    file.write_text(OWN.replace("whom", "whmo").replace('"text"', '"txt"'), encoding="utf-8")
    assert advisor.refuses("instrument", "check", str(file)).splitlines() == [
        "after.toml cannot be used; 2 mistakes:",
        "line 4: The key “whmo” is not known here. Did you mean “whom”?",
        "line 13: “txt” is no kind. Did you mean “text”?",
    ]
    file.write_text(OWN, encoding="utf-8")
    assert advisor.does("instrument", "check", str(file)).out == (
        "after.toml can be used: “After the project”, 1 section, 1 prompt.\n"
    )
    own(advisor.folder, "after.toml", file.read_text(encoding="utf-8"))
    assert "What was best?" in advisor.does("instrument", "show", "after-the-project").out


def test_the_example_of_the_readme_is_an_instrument(bare: Advisor, tmp_path: Path) -> None:
    (tmp_path / "example.toml").write_text(example(), encoding="utf-8")
    assert "can be used" in bare.does("instrument", "check", str(tmp_path / "example.toml")).out


def test_the_readme_names_every_kind_fact_and_shipped_instrument() -> None:
    text = README.read_text(encoding="utf-8").partition("### Write a questionnaire of your own\n")[2]
    section = " ".join(text.partition("\n## ")[0].split())
    names = [*(f"`{each}`" for each in (*PromptKind, *FACTS)), *(each.title for each in shipped())]
    assert [each for each in names if each not in section] == []


def test_own_instruments_do_not_disturb_the_check_of_a_practice(advisor: Advisor) -> None:
    own(advisor.folder, "after.toml", OWN)
    own(advisor.folder, "broken.toml", "nothing")
    assert "Everything is as it was written" in advisor.does("check").out


def test_instruments_are_not_for_the_eyes_of_a_client(advisor: Advisor) -> None:
    assert advisor("--only", "NWD", "instrument", "list").status == 2


LOADED = """
import sys
from advisor.cli import main
main(sys.argv[1:])
print(any(name.startswith("advisor.instruments") for name in sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize(("words", "loads"), [(["today"], "False"), (["instrument", "list"], "True")])
def test_only_who_asks_for_instruments_loads_them(advisor: Advisor, words: list[str], loads: str) -> None:
    command = [sys.executable, "-c", LOADED, "--practice", str(advisor.folder), *words]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert done.stderr.splitlines()[-1] == loads
