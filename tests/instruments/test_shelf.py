"""The instruments that ship, and a consultant's own beside them."""

import re
from pathlib import Path

import pytest

from advisor.instruments.definition import Instrument, Whom
from advisor.instruments.facts import FACTS
from advisor.instruments.shelf import FOLDER, shelf, shipped
from advisor.records.choices import PromptKind
from tests.instruments.test_reading import HEAD, PROMPT

OWN = HEAD + PROMPT + 'kind = "text"\n'


def own(practice: Path, name: str, text: str) -> Path:
    """A file among the consultant's own instruments."""
    (practice / FOLDER).mkdir(exist_ok=True)
    file = practice / FOLDER / name
    file.write_text(text, encoding="utf-8")
    return file


# -- those that ship


def test_seven_instruments_ship_and_each_can_be_found(tmp_path: Path) -> None:
    assert [each.title for each in shipped()] == [
        "The most important question",
        "Facing the music",
        "The hard part",
        "Customer-facing blueprint",
        "Consulting stance",
        "Crisis mitigation",
        "Letter to the team",
    ]
    assert all(shelf(tmp_path).find(each.id) is each for each in shipped())


@pytest.mark.parametrize("instrument", shipped(), ids=lambda each: each.id)
def test_a_shipped_instrument_says_something_before_each_section_and_at_its_end(instrument: Instrument) -> None:
    assert instrument.purpose
    assert instrument.closing
    assert all(each.intro for each in instrument.sections)
    assert len({each.asks for each in instrument.prompts() if each.asks != "By when?"}) > 5


@pytest.mark.parametrize("instrument", shipped(), ids=lambda each: each.id)
def test_words_that_ship_are_typeset_as_the_rest_of_the_program(instrument: Instrument) -> None:
    words = [instrument.purpose, instrument.closing, *(each.intro for each in instrument.sections)]
    words += [text for each in instrument.prompts() for text in (each.asks, each.hint, *each.options) if text]
    assert [each for each in words if re.search(r"[\"`]|\.\.\.| - |  |!", each)] == []
    assert [each for each in words if each[0].islower()] == []


def test_the_most_important_question_asks_nine_questions_of_five_people_in_exact_words() -> None:
    found = shipped()[0]
    assert len(found.questions()) == len(list(found.prompts())) == 9
    assert (found.rules.minimum_people, found.rules.minimum_clients) == (5, 5)
    assert found.rules.only_exact_words


def test_facing_the_music_opens_with_measured_facts_and_ends_with_the_day_of_the_next_look() -> None:
    found = shipped()[1]
    assert next(found.prompts()).facts
    assert [each.title for each in found.sections] == ["Be open to the facts", "Be willing to change", "Be vigilant"]
    assert [each.id for each in found.sections[-1].prompts if each.again] == ["again"]


def test_the_stance_scores_nine_targets_of_the_practice_from_one_to_five() -> None:
    found = shipped()[4]
    scores = [each.scale for each in found.prompts() if each.scale]
    assert found.whom is Whom.practice
    assert [(each.lowest, each.highest) for each in scores] == [(1, 5)] * 9


def test_crisis_mitigation_ends_with_seven_keys_to_tick() -> None:
    *_, keys = shipped()[5].prompts()
    assert (keys.kind, len(keys.options)) == (PromptKind.checklist, 7)


def test_the_blueprint_turns_three_goals_and_a_first_step_into_records() -> None:
    found = shipped()[3]
    assert [each.becomes for each in found.prompts() if each.becomes] == ["goal", "goal", "goal", "promise"]


def test_the_letter_is_made_of_texts_alone() -> None:
    assert [each.id for each in shipped() if each.letter] == ["letter-to-the-team"]
    assert {each.kind for each in shipped()[6].prompts()} == {PromptKind.text}


def test_every_fact_has_a_title_of_its_own() -> None:
    assert len({each.title for each in FACTS.values()}) == len(FACTS)


# -- the consultant's own


def test_an_own_instrument_stands_behind_those_that_ship(tmp_path: Path) -> None:
    file = own(tmp_path, "after.toml", OWN)
    found = shelf(tmp_path)
    assert [(each.instrument.title, each.path) for each in found.own] == [("After the project", file)]
    assert found.instruments() == (*shipped(), found.own[0].instrument)
    assert found.find("after-the-project") is found.own[0].instrument
    assert found.find("nothing-of-this-name") is None


def test_a_broken_instrument_is_named_with_its_mistakes_and_hides_no_other(tmp_path: Path) -> None:
    own(tmp_path, "after.toml", OWN)
    file = own(tmp_path, "broken.toml", OWN.replace("asks", "ask").replace("kind", "knid"))
    found = shelf(tmp_path)
    assert [each.instrument.title for each in found.own] == ["After the project"]
    [broken] = found.broken
    assert broken.path == file
    assert [str(each) for each in broken.mistakes] == [
        "line 12: The key “ask” is not known here. Did you mean “asks”?",
        "line 13: The key “knid” is not known here. Did you mean “kind”?",
    ]


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (OWN, "after.toml"),
        (OWN.replace("after-the-project", "consulting-stance"), "an instrument that ships with the program"),
    ],
)
def test_an_id_that_is_taken_is_told(text: str, whose: str, tmp_path: Path) -> None:
    own(tmp_path, "after.toml", OWN)
    own(tmp_path, "later.toml", text)
    [broken] = shelf(tmp_path).broken
    assert broken.path.name == "later.toml"
    assert f"is already that of {whose}." in str(broken.mistakes[0])


def test_what_is_no_instrument_file_is_passed_over(tmp_path: Path) -> None:
    for name in ("notes.txt", ".after.toml", "after.toml~"):
        own(tmp_path, name, OWN)
    found = shelf(tmp_path)
    assert (found.own, found.broken) == ((), ())


def test_a_practice_that_is_not_there_has_the_shipped_ones(tmp_path: Path) -> None:
    assert shelf(tmp_path / "none").instruments() == shipped()
