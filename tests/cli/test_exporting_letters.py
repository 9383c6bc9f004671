"""Letters, made from the command line."""

import io
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Advisor


def subject(path: Path) -> str:
    """What stands above the text of a letter."""
    lines = docx.Document(io.BytesIO(path.read_bytes())).paragraphs
    (found,) = [each.text for each in lines if each.style is not None and each.style.name == "Letter Subject"]
    return "".join(each for each in found if each not in "\u2066\u2067\u2068\u2069")


def given_orally(advisor: Advisor, title: str = "Ask before you discount") -> str:
    """The reference of advice that was given in a meeting."""
    added = ("add", "advice", "NWD-E1", "--title", title, "--given-on", "2026-03-02", "--given-how", "meeting")
    advisor.does(*added)
    (found,) = [each for each in advisor.does("list", "advice", "--json").json if each["title"] == title]
    return str(found["reference"])


def declined(advisor: Advisor) -> str:
    """The reference of oral advice that was declined."""
    reference = given_orally(advisor, "Sell the boat")
    advisor.does("decide", reference, "declined", "--on", "2026-03-09")
    return reference


def test_of_oral_advice_a_letter_confirms_it_and_bears_its_reference(advisor: Advisor, tmp_path: Path) -> None:
    reference = given_orally(advisor)
    advisor.does("export", "letter", reference, "-o", str(tmp_path))
    (made,) = tmp_path.glob(f"{reference} oral-letter *.docx")
    assert subject(made) == f"What we advised: Ask before you discount ({reference})"
    (document,) = advisor.does("list", "documents", "--json").json
    assert (document["kind"], document["about"]) == ("oral_letter", [reference])


def test_of_declined_advice_a_letter_acknowledges_it_unless_another_is_asked_for(
    advisor: Advisor, tmp_path: Path
) -> None:
    reference = declined(advisor)
    for name, words in (("plain", ()), ("oral", ("--about", "oral"))):
        advisor.does("export", "letter", reference, *words, "-o", str(tmp_path / f"{name}.docx"))
    assert subject(tmp_path / "plain.docx").startswith("Your decision on our advice: Sell the boat")
    assert subject(tmp_path / "oral.docx").startswith("What we advised: Sell the boat")


def test_of_a_client_it_is_asked_which_letter_where_it_is_not_plain(advisor: Advisor, tmp_path: Path) -> None:
    given_orally(advisor)
    declined(advisor)
    target = tmp_path / "letter.docx"
    told = advisor.refuses("export", "letter", "NWD", "-o", str(target))
    assert "--about oral (letter confirming oral advice) or --about declined" in told
    assert told.count("\n") == 1
    advisor.does("export", "letter", "NWD", "--about", "declined", "-o", str(target))
    assert subject(target).startswith("Your decision")


def test_letters_about_different_advice_never_take_each_others_place_or_words(advisor: Advisor, tmp_path: Path) -> None:
    target = tmp_path / "letter.docx"
    first, second = given_orally(advisor), given_orally(advisor, "Sell the boat")
    advisor.does("export", "letter", first, "--message", "About the discount.", "-o", str(target))
    advisor.does("export", "letter", second, "-o", str(target))
    assert subject(tmp_path / "letter v2.docx").endswith(f"({second})")
    documents = {each["about"][0]: each for each in advisor.does("list", "documents", "--json").json}
    assert (documents[first]["message"], documents[second]["message"]) == ("About the discount.", "")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("NWD", "--about", "team"), "No letter to a team was written for this client"),
        (("NWD-1", "--about", "team"), "A letter to the team is made of a sitting"),
        (("practice",), "name a recommendation's reference, an engagement's, a client's code"),
        (("XYZZY",), "Nothing here is called"),
    ],
)
def test_what_no_letter_can_be_about_is_refused_in_a_sentence(
    advisor: Advisor, tmp_path: Path, typed: tuple[str, ...], words: str
) -> None:
    told = advisor.refuses("export", "letter", *typed, "-o", str(tmp_path / "letter.docx"))
    assert words in told
    assert told.count("\n") == 1
    assert list(tmp_path.glob("*.docx")) == []
