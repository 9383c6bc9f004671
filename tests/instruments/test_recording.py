"""Sittings on a real folder: what an instrument asks is what the record takes, and it can be read again."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from advisor.changes import Add, Delete
from advisor.coverage import coverage, missing_voices
from advisor.instruments.definition import Instrument, Whom
from advisor.instruments.shelf import shipped
from advisor.instruments.sittings import begun, missing, progress, voices
from advisor.practice import Practice
from advisor.records import Answer, Asked, Person, Sitting
from advisor.records.choices import PromptKind
from tests.factory import CLIENT_ID, NOW, TODAY, client
from tests.instruments.answering import PEOPLE, everybody, shipped_one

Open = Callable[[], Practice]


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    """Opens a practice as a program that starts would; at first it has a client and five people."""

    def start() -> Practice:
        folder, state = tmp_path / "practice", tmp_path / "state"
        practice = Practice.open(folder, state=state, now=lambda: NOW, who="Mara Lind", create=True)
        practice.load()
        return practice

    first = start()
    first.record([Add(client())], "Acme")
    first.record([Add(each) for each in PEOPLE], "People")
    return start


def take(practice: Practice, instrument: Instrument) -> Sitting:
    """Begin a sitting and record it."""
    scope = "" if instrument.whom is Whom.practice else CLIENT_ID
    [sitting] = practice.record([Add(begun(instrument, scope, practice.book, TODAY))], instrument.title).records
    assert isinstance(sitting, Sitting)
    return sitting


def fitting(sitting: Sitting, asked: Asked) -> Answer:
    """An answer of the kind that a prompt wants."""
    values: dict[PromptKind, dict[str, object]] = {
        PromptKind.score: {"score": asked.lowest + len(asked.scale) - 1},
        PromptKind.text: {"words": "So it is."},
        PromptKind.date: {"day": TODAY + timedelta(days=90)},
        PromptKind.choice: {"chosen": asked.options[:1]},
        PromptKind.checklist: {"chosen": asked.options},
    }
    return Answer.of({"sitting": sitting.id, "prompt": asked.id, "on": TODAY} | values[asked.kind])


@pytest.mark.parametrize("instrument", [each for each in shipped() if not each.questions()], ids=lambda each: each.id)
def test_every_shipped_instrument_is_taken_interrupted_and_gone_on_with(opened: Open, instrument: Instrument) -> None:
    practice = opened()
    sitting = take(practice, instrument)
    half = len(sitting.prompts) // 2
    for asked in sitting.prompts[:half]:
        practice.record([Add(fitting(sitting, asked))], asked.asks)
    again = opened()
    found = again.book.get(Sitting, sitting.id)
    assert found is not None
    assert found.prompts == begun(instrument, sitting.client, again.book, TODAY).prompts
    assert progress(found, again.book.answers_of(found.id)).next == sitting.prompts[half]
    again.record([Add(fitting(found, asked)) for asked in found.prompts[half:]], "The rest")
    answers = again.book.answers_of(found.id)
    assert progress(found, answers).next is None
    assert missing(found, answers, PEOPLE) == ()


def test_five_people_answer_nine_questions_then_one_is_removed_and_coverage_says_so(opened: Open) -> None:
    practice = opened()
    sitting = take(practice, shipped_one("most-important-question"))
    practice.record([Add(each) for each in everybody(sitting, *PEOPLE)], "Interviews")
    assert coverage(sitting, *voices(practice.book, sitting, TODAY)).complete
    gone = practice.book.get(Person, PEOPLE[0].id)
    assert gone is not None
    theirs = [each for each in practice.book.answers_of(sitting.id) if each.person == gone.id]
    practice.record([Delete(each) for each in (*theirs, gone)], "Dana left")
    found = coverage(sitting, *voices(opened().book, sitting, TODAY))
    assert missing_voices(found) == ("Each of the nine questions needs one more person.",)
    practice.undo()
    assert coverage(sitting, *voices(opened().book, sitting, TODAY)).complete
