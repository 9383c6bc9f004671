"""Records of the relationship on the disk: kept, read again, taken back, brought back, checked, erased."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from advisor.changes import Add, Delete, Refused
from advisor.practice import Practice
from advisor.records import Person, Record, Sitting
from advisor.records.fields import fields_of
from advisor.related import RELATED
from advisor.showing import told, told_lines
from advisor.soundness import dangling, unsound
from advisor.upkeep.erasing import destroy, forget, mentions, what_goes
from tests import factory
from tests.factory import ADVICE_ID, CLIENT_ID, SITTING_ID

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
DANA = factory.person("Dana Ortiz", id="da7a000000000001", email="dana@acme.example")


def everything() -> list[Record]:
    """One of each kind, naming Dana wherever people are named."""
    return [
        factory.interaction("2026-02-01", people=[DANA.id], raised=[ADVICE_ID]),
        factory.promise("2026-02-01", to=DANA.id),
        factory.concern("2026-02-01", by=DANA.id),
        factory.story("2026-02-01", by=DANA.id),
        factory.insight("2026-02-01", by=DANA.id),
        factory.question("2026-02-01", people=[DANA.id]),
        factory.quote(DANA.id, "2026-02-01", advice=ADVICE_ID),
        factory.goal(),
        factory.reading("2026-02-01", "13"),
        factory.sitting(facts=[{"name": "contacts", "said": "Two contacts"}]),
        factory.answer("matters", person=DANA.id, words="You do", words_are="exact"),
    ]


def with_name(record: Record) -> Record:
    """The record with Dana's name in every text that people type, and in what a sitting asked."""
    texts = {
        spec.name: ("of Dana Ortiz",) if spec.many else "said of Dana Ortiz there"
        for spec in fields_of(type(record))
        if spec.kind in ("text", "lines") and not spec.ref and not spec.system
    }
    if isinstance(record, Sitting):
        asked = [each.replaced(asks="What does Dana Ortiz want?") for each in record.prompts]
        facts = [{"name": "contacts", "said": "Two contacts with Dana Ortiz"}]
        return record.with_changes(**texts, prompts=[each.values for each in asked], facts=facts)
    return record.with_changes(**texts) if record.KIND != "answer" else record.with_changes(words=texts["words"])


@dataclass
class Desk:
    """A practice in a folder, with a client that has everything."""

    practice: Practice
    folder: Path
    state: Path

    def again(self) -> Practice:
        """The practice as another start of the program reads it."""
        return opened(self.folder, self.state)

    def holding(self, text: str) -> list[str]:
        """The files in which a text stands, also behind the escapes of JSON."""
        return [
            path.name
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and text in re.sub(rb"\\u00(..)", rb"\1", path.read_bytes()).decode("utf-8", "replace")
        ]


def opened(folder: Path, state: Path) -> Practice:
    practice = Practice.open(folder, state=state, now=lambda: NOW, who="Maria Keller", create=True)
    practice.load()
    return practice


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    practice = opened(tmp_path / "practice", tmp_path / "state")
    practice.record(
        [Add(each) for each in (factory.client(), DANA, factory.engagement(), factory.advice(reference=""))],
        "Take on Acme",
    )
    return Desk(practice, tmp_path / "practice", tmp_path / "state")


def kept(practice: Practice) -> dict[str, Record]:
    return {each.id: each for each in practice.book if each.KIND in RELATED}


def test_everything_is_kept_with_its_client_and_read_again_as_it_was(desk: Desk) -> None:
    records = everything()
    assert {each.KIND for each in records} == set(RELATED)
    desk.practice.record([Add(each) for each in records], "Relate")
    assert {desk.practice.book.scope_of(each.id) for each in records} == {CLIENT_ID}
    assert kept(desk.again()) == kept(desk.practice)
    for each in records:
        assert kept(desk.practice)[each.id].replaced(rev=None, recorded=None) == each


def test_what_is_the_practices_own_is_kept_there_with_what_belongs_to_it(desk: Desk) -> None:
    records = [
        factory.goal(client="", whose="practice"),
        factory.reading("2026-02-01", "13"),
        factory.sitting(client=""),
        factory.answer("trust", score=3),
    ]
    desk.practice.record([Add(each) for each in records], "For ourselves")
    assert {desk.practice.book.scope_of(each.id) for each in records} == {"practice"}
    assert kept(desk.again()) == kept(desk.practice)


def test_one_undo_takes_all_of_it_back_and_redo_brings_it_all_again(desk: Desk) -> None:
    done = desk.practice.record([Add(each) for each in everything()], "Relate")
    before = kept(desk.practice)
    desk.practice.undo(done.id)
    assert kept(desk.practice) == kept(desk.again()) == {}
    desk.practice.redo()
    assert {name: each.replaced(rev=None) for name, each in kept(desk.practice).items()} == {
        name: each.replaced(rev=None) for name, each in before.items()
    }


def test_the_history_tells_each_of_them_in_words(desk: Desk) -> None:
    desk.practice.record([Add(each) for each in everything()], "Relate")
    entry = desk.practice.store.history(CLIENT_ID)[-1]
    lines = "\n".join(told_lines(told(desk.practice.book, entry)))
    for words in (
        "added interaction “They would rather wait for the budget”",
        "With: Dana Ortiz",
        "Advice raised: ACME-1",
        "added promise “Send the price list”",
        "Due: 1 Feb 26",
        "Target: 18",
        "Do we really matter to you?",
        "Two contacts",
    ):
        assert words in lines


def test_a_sitting_and_its_answers_are_deleted_by_one_action_in_any_order(desk: Desk) -> None:
    desk.practice.record([Add(each) for each in everything()], "Relate")
    book = desk.practice.book
    held = book.get(Sitting, SITTING_ID)
    assert held is not None
    with pytest.raises(Refused, match="named by 1 other record"):
        desk.practice.record([Delete(held)], "Delete")
    desk.practice.record([Delete(held), *map(Delete, book.answers_of(SITTING_ID))], "Delete")
    assert SITTING_ID not in kept(desk.again())
    assert book.answers_of(SITTING_ID) == desk.again().book.answers_of(SITTING_ID) == []


def test_a_reference_that_leads_nowhere_is_found_in_each_of_them(desk: Desk) -> None:
    desk.practice.record([Add(each) for each in everything()], "Relate")
    book = desk.practice.book
    assert list(unsound(book)) == []
    book.drop(DANA.id)
    naming = {"interaction", "promise", "concern", "story", "insight", "question", "quote", "answer"}
    assert {record.KIND for record, _, _ in dangling(book)} == naming


def test_a_name_is_forgotten_in_every_text_and_in_what_was_asked(desk: Desk) -> None:
    records = [with_name(each) for each in everything()]
    desk.practice.record([Add(each) for each in records], "Relate")
    book = desk.practice.book
    found = mentions(desk.practice, DANA)
    named = {place.where.partition(" ")[0] for word in found.words for place in word.places if word.sure}
    assert named >= set(RELATED)
    forget(desk.practice, found, DANA.name)
    assert desk.holding("Ortiz") == []
    there = book.get(Person, DANA.id)
    assert there is not None
    assert there.name == "Person 1 (forgotten)"
    assert len(kept(desk.again())) == len(records)
    assert list(unsound(desk.again().book)) == []


def test_a_client_is_destroyed_with_all_of_it(desk: Desk) -> None:
    desk.practice.record([Add(with_name(each)) for each in everything()], "Relate")
    destroy(desk.practice, what_goes(desk.practice, "ACME"), "ACME")
    assert kept(desk.practice) == kept(desk.again()) == {}
    assert desk.holding("Ortiz") == []
