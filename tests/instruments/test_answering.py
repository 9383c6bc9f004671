"""What was said in a sitting becomes answers and quotes, in one action that undo takes back whole."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from advisor.changes import Add
from advisor.coverage import coverage
from advisor.instruments.answering import Given, Key, answering, without_person
from advisor.instruments.ending import held_up, state_of
from advisor.instruments.sittings import begun
from advisor.practice import Practice
from advisor.records import Answer, Quote, Sitting
from advisor.records.choices import WordsAre
from advisor.store import Conflict
from tests.factory import CLIENT_ID, NOW, TODAY, client, new_id
from tests.instruments.answering import PEOPLE, everybody, reply, said, shipped_one, sitting_of

DANA = PEOPLE[0]
EXACT = Given("They call back.", exact=True)


@pytest.fixture
def practice(tmp_path: Path) -> Practice:
    """A client and five people."""
    practice = Practice.open(
        tmp_path / "practice", state=tmp_path / "state", now=lambda: NOW, who="Mara Lind", create=True
    )
    practice.load()
    practice.record([Add(client())], "Acme")
    practice.record([Add(each) for each in PEOPLE], "People")
    return practice


def new(practice: Practice, id: str = "most-important-question") -> Sitting:
    """A sitting that is not recorded yet."""
    return begun(shipped_one(id), CLIENT_ID, practice.book, TODAY).replaced(id=new_id())


def seen(practice: Practice, sitting: Sitting) -> dict[Key, Answer]:
    """The answers as they are now."""
    return {(each.prompt, each.person): each for each in practice.book.answers_of(sitting.id)}


def give(practice: Practice, sitting: Sitting, given: Mapping[Key, Given]) -> None:
    """Record what was said."""
    practice.record(answering(practice.book, sitting, given, seen(practice, sitting), TODAY), "sitting")


def test_a_sitting_is_recorded_with_its_first_answers_and_undone_with_them(practice: Practice) -> None:
    sitting = new(practice)
    give(practice, sitting, {("use", DANA.id): EXACT, ("why", DANA.id): Given("She likes it.")})
    assert practice.book.get(Sitting, sitting.id) is not None
    assert len(practice.book.answers_of(sitting.id)) == 2
    practice.undo()
    assert practice.book.get(Sitting, sitting.id) is None
    assert practice.book.all(Quote) == []


def test_nothing_said_records_nothing(practice: Practice) -> None:
    assert answering(practice.book, new(practice), {("use", DANA.id): Given("  ")}, {}, TODAY) == []


def test_exact_words_become_a_quote_about_the_question_and_noted_ones_do_not(practice: Practice) -> None:
    sitting = new(practice)
    give(practice, sitting, {("use", DANA.id): EXACT, ("why", DANA.id): Given("She likes it.")})
    [quote] = practice.book.all(Quote)
    assert (quote.person, quote.words, quote.words_are) == (DANA.id, "They call back.", WordsAre.exact)
    assert quote.about == "How do you use what we do for you?"


def test_a_quote_goes_with_its_answer(practice: Practice) -> None:
    sitting, key = new(practice), ("use", DANA.id)
    give(practice, sitting, {key: EXACT})
    give(practice, sitting, {key: Given("They call back within the hour.", exact=True)})
    assert [each.words for each in practice.book.all(Quote)] == ["They call back within the hour."]
    give(practice, sitting, {key: Given("They call back within the hour.")})
    assert practice.book.all(Quote) == []
    give(practice, sitting, {key: EXACT})
    give(practice, sitting, {key: Given()})
    assert (practice.book.all(Quote), practice.book.answers_of(sitting.id)) == ([], [])


def test_the_same_words_again_change_nothing(practice: Practice) -> None:
    sitting = new(practice)
    give(practice, sitting, {("use", DANA.id): EXACT})
    assert answering(practice.book, sitting, {("use", DANA.id): EXACT}, seen(practice, sitting), TODAY) == []


def test_what_somebody_else_has_changed_meanwhile_is_not_written_over(practice: Practice) -> None:
    sitting = new(practice, "crisis-mitigation")
    give(practice, sitting, {("happened", ""): Given("The plant stands still.")})
    before = seen(practice, sitting)
    give(practice, sitting, {("happened", ""): Given("The plant burns.")})
    with pytest.raises(Conflict):
        practice.record(
            answering(practice.book, sitting, {("happened", ""): Given("All is well.")}, before, TODAY), "x"
        )


def test_a_person_taken_out_takes_answers_and_quotes_along_and_coverage_says_so(practice: Practice) -> None:
    sitting = new(practice)
    give(practice, sitting, {(each.id, who.id): EXACT for each in sitting.prompts for who in PEOPLE})
    assert coverage(sitting, practice.book.answers_of(sitting.id), PEOPLE).complete
    practice.record(without_person(practice.book, sitting, DANA.id), "without Dana")
    found = coverage(sitting, practice.book.answers_of(sitting.id), PEOPLE)
    assert (found.given, found.of, found.complete) == (36, 45, False)
    assert len(practice.book.all(Quote)) == 36


def test_a_sitting_without_what_is_required_cannot_be_finished() -> None:
    sitting = sitting_of("facing-the-music")
    assert held_up(sitting, []) == ("Nothing is answered yet.",)
    assert held_up(sitting, [reply(sitting, "stop", words="The weekly list.")])[0] == (
        "“What do the numbers say?” has no answer yet, and is needed."
    )
    required = [reply(sitting, each.id, words="So.") for each in sitting.prompts if each.required]
    assert held_up(sitting, required) == ()


def test_too_few_voices_stand_against_nothing_but_it_is_incomplete() -> None:
    sitting = sitting_of("most-important-question")
    assert held_up(sitting, [said(sitting, "use", DANA)]) == ()
    done = sitting.replaced(finished_on=TODAY + timedelta(days=1))
    assert state_of(done, [said(sitting, "use", DANA)], PEOPLE).endswith("incomplete")
    assert state_of(done, everybody(sitting, *PEOPLE), PEOPLE).endswith(", complete")
    assert state_of(sitting, [said(sitting, "use", DANA)], PEOPLE) == "1 of 45 answers"
