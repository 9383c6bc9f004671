"""``advisor review``: text that fits a terminal, JSON with every numerator, and what it refuses."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Advisor
from tests.tools.review_words import ALIKE, AMOUNTS, KEYS, RATE

GOLDEN = Path(__file__).parent / "golden" / "review.json"


@pytest.fixture
def practice(advisor: Advisor) -> Advisor:
    """A practice with advice adopted and implemented, declined, and open."""
    advisor.does("decide", "NWD-1", "adopted", "--on", "-90d", "--by", "dana")
    advisor.does("progress", "NWD-1", "implemented", "--on", "-60d")
    advisor.does("outcome", "NWD-1", "as-hoped", "--on", "-30d", "--value", "5k")
    for title in ("Move the depot", "Halve the catalogue"):
        advisor.does("add", "advice", "NWD", "--title", title, "--given", "-50d", "--priority", "low")
    advisor.does("decide", "NWD-3", "declined", "--on", "-40d")
    return advisor


def test_the_text_has_every_section_and_fits_eighty_columns(practice: Advisor) -> None:
    lines = practice.does("review").out.splitlines()
    assert lines[0].startswith("Review · as of ")
    for title in (
        "From given to worked",
        "Implemented within 365 days, by when it was given",
        "Still waiting for the first answer",
        "Adopted, still waiting to be implemented",
        "What came of it",
        "Foresight: will they adopt it?",
        "Foresight: will it work?",
        "Adopted, by priority",
        "Not compared yet",
        "About these figures",
    ):
        assert title in lines
    assert max(map(len, lines)) <= 80
    text = " ".join(line.strip() for line in lines)
    assert "Of 2 recommendations settled, 1 was adopted (50 %, 95 % interval 9–91 %); none lapsed." in text
    assert "By client, category, reason, year and kind of engagement there is nothing to compare yet" in text
    assert "Too early to judge: 0 of the 30 resolved chances that are needed." in text


def test_a_bar_is_never_full_where_something_is_missing(practice: Advisor) -> None:
    [given, answered, *_] = [line for line in practice.does("review").out.splitlines() if "█" in line]
    assert re.search(r"given +3  █{20}$", given)
    assert re.search(r"answered +2  █{13}·{7}  67 % of 3 given", answered)


def test_what_is_implemented_and_not_observed_is_not_shown_as_none_that_worked(advisor: Advisor) -> None:
    advisor.does("decide", "NWD-1", "adopted", "--on", "-90d", "--by", "dana")
    advisor.does("progress", "NWD-1", "implemented", "--on", "-60d")
    assert re.search(r"^  worked +not observed$", advisor.does("review").out, re.MULTILINE)


def test_bars_are_plain_where_the_output_cannot_show_blocks(practice: Advisor) -> None:
    words = [sys.executable, "-m", "advisor", "--practice", str(practice.folder), "review"]
    done = subprocess.run(words, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert b"#############.......  67 % of 3 given" in done.stdout
    assert b"? 5,000" not in done.stdout
    assert b"EUR 5,000" in done.stdout


def test_a_filter_a_past_day_and_another_maturity_narrow_it(practice: Advisor) -> None:
    assert practice.does("review", "priority:low", "--json").json["rates"]["adoption"]["of"] == 1
    assert practice.does("review", "-priority:low", "--json").json["rates"]["adoption"]["count"] == 1
    past = practice.does("review", "--as-of", "-45d", "--json").json
    assert (past["given"], past["rates"]["adoption"]["of"], past["rates"]["implementation"]["count"]) == (3, 1, 1)
    young = practice.does("review", "--mature-days", "80", "--json").json
    assert (young["cohorts"]["all"]["implemented"]["of"], young["cohorts"]["all"]["not_due"]) == (1, 2)


def test_nothing_to_review_is_said_plainly(bare: Advisor, practice: Advisor) -> None:
    assert "No given recommendation that counts matches “nothing here”." in practice.does("review", "nothing here").out
    text = practice.does("review", "--as-of", "2020-01-01").out
    assert "No recommendation that counts had been given by that day." in text
    assert practice.does("review", "--as-of", "2020-01-01", "--json").json["rates"]["adoption"] == {
        "count": 0,
        "of": 0,
        "low": None,
        "high": None,
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as-of", "+1d"], "still to come"),
        (["--as-of", "soon"], "is not a date"),
        (["--mature-days", "0"], "a whole number of days from 1 to 3,660"),
        (["--mature-days", "a year"], "a whole number of days from 1 to 3,660"),
        (["colour:red"], "is not something to filter by"),
    ],
)
def test_what_cannot_be_reviewed_is_refused_with_the_reason(practice: Advisor, words: list[str], said: str) -> None:
    assert said in practice.refuses("review", *words)


def test_the_review_is_for_our_eyes_only(practice: Advisor) -> None:
    answer = practice("--only", "NWD", "review")
    assert (answer.status, answer.out) == (2, "")


def paths(shape: dict[str, Any], path: str = "") -> dict[str, str]:
    """Every key of a golden file by its path, with ``rate`` or ``amounts`` for these objects."""
    keys = shape.get("keys", {})
    for name, alike in (("rate", RATE), ("amounts", AMOUNTS)):
        if tuple(keys) == alike:
            return {path: name}
    if keys:
        return {
            each: what
            for key, inner in keys.items()
            for each, what in paths(inner, f"{path}.{key}" if path else key).items()
        }
    if "items" in shape:
        return paths(shape["items"], f"{path}[]")
    return {path: ""}


def test_the_page_of_json_keys_describes_every_key_of_the_review() -> None:
    found: dict[str, str] = {}
    for path, what in paths(json.loads(GOLDEN.read_text(encoding="utf-8"))).items():
        for pattern, common in ALIKE.items():
            path = re.sub(pattern, common, path)
        found[path] = what
    assert found.keys() == KEYS.keys()
    described = {path: what for path, (what, _) in KEYS.items() if what in ("rate", "amounts")}
    assert described == {path: what for path, what in found.items() if what}


LOADED = """
import sys
from advisor.cli import main
main(sys.argv[1:])
print(any(name.startswith("advisor.review") for name in sys.modules), file=sys.stderr)
"""


@pytest.mark.parametrize(("command", "loads"), [("today", "False"), ("review", "True")])
def test_only_the_review_loads_the_review(practice: Advisor, command: str, loads: str) -> None:
    words = [sys.executable, "-c", LOADED, "--practice", str(practice.folder), command]
    done = subprocess.run(words, capture_output=True, check=True, encoding="utf-8")
    assert done.stderr.splitlines()[-1] == loads
