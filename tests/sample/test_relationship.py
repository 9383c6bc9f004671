"""What the sample tells of the clients themselves: who slips away, who came back, who was heard."""

from collections import Counter
from datetime import date, datetime
from enum import Enum
from pathlib import Path

import pytest

from advisor.agenda import Matter, agenda
from advisor.book import PRACTICE_SCOPE, Book
from advisor.changes import Delete
from advisor.coverage import Coverage, coverage
from advisor.instruments.answering import Given, answering
from advisor.instruments.comparing import Taken, compare
from advisor.instruments.sittings import missing, progress, voices
from advisor.practice import Practice
from advisor.records import (
    Answer,
    Client,
    Concern,
    Goal,
    Insight,
    Interaction,
    Person,
    Promise,
    Question,
    Quote,
    Record,
    Sitting,
    Story,
)
from advisor.records import choices as c
from advisor.relationship.contacts import quiet
from advisor.relationship.goals import courses
from advisor.relationship.index import index, trend
from advisor.relationship.known import MOST_IMPORTANT
from advisor.relationship.promises import PromiseState, state_of
from advisor.sample import fill
from tests.sample.in_memory import sample_book

TODAY = date(2026, 11, 23)
SIX = datetime(2026, 11, 23, 6, 15).astimezone()


@pytest.fixture(scope="module")
def book() -> Book:
    """The sample as of one day."""
    return sample_book(TODAY)


def client(book: Book, code: str) -> Client:
    """A client of the sample."""
    return next(each for each in book.all(Client) if each.code == code)


def sittings(book: Book, scope: str, instrument: str) -> list[Sitting]:
    """The sittings of an instrument with a client or the practice, oldest first."""
    found = [each for each in book.of_scope(Sitting, scope) if each.instrument == instrument]
    return sorted(found, key=lambda each: each.on or date.min)


def voices_of(book: Book, code: str) -> tuple[Sitting, Coverage]:
    """The one sitting of the most important question with a client, and its coverage."""
    (sitting,) = sittings(book, client(book, code).id, MOST_IMPORTANT)
    return sitting, coverage(sitting, *voices(book, sitting, TODAY))


@pytest.mark.parametrize(
    ("record_type", "field", "wanted"),
    [
        (Interaction, "kind", set(c.InteractionKind)),
        (Interaction, "initiative", set(c.OursOrTheirs)),
        (Interaction, "took_part", {True, False}),
        (Promise, "whose", set(c.OursOrTheirs)),
        (Concern, "words_are", set(c.WordsAre)),
        (Story, "kind", set(c.StoryKind)),
        (Story, "about", set(c.StoryAbout)),
        (Story, "failure", set(c.Failure)),
        (Insight, "kind", set(c.InsightKind)),
        (Quote, "words_are", set(c.WordsAre)),
        (Goal, "whose", set(c.GoalOf)),
        (Goal, "ended", {None, *c.GoalEnd}),
        (Answer, "words_are", set(c.WordsAre)),
    ],
)
def test_every_choice_of_the_relationship_occurs(
    book: Book, record_type: type[Record], field: str, wanted: set[Enum | bool | None]
) -> None:
    assert wanted <= {getattr(each, field) for each in book.all(record_type)}


def test_promises_of_both_sides_were_kept_kept_late_and_broken_and_are_open_and_late(book: Book) -> None:
    states = {(each.whose, state_of(each, TODAY)) for each in book.all(Promise)}
    assert {(c.OursOrTheirs.ours, each) for each in PromiseState if each is not PromiseState.open} <= states
    wanted = {PromiseState.kept, PromiseState.broken, PromiseState.late, PromiseState.open}
    assert {(c.OursOrTheirs.theirs, each) for each in wanted} <= states


def test_people_are_quoted_whoever_may_be_and_whoever_may_not(book: Book) -> None:
    people = {each.id: each for each in book.all(Person)}
    assert {people[each.person].quoted for each in book.all(Quote)} == set(c.Quoting)
    assert {people[each.person].quoted for each in book.all(Answer) if each.person} == set(c.Quoting)


def test_bellweather_alone_slips_away_and_its_index_falls(book: Book) -> None:
    slipping = {each.code for each in book.all(Client) if quiet(book, each, TODAY).backsliding}
    assert slipping == {"BEL"}
    found = quiet(book, client(book, "BEL"), TODAY)
    assert found.beyond >= 20
    assert found.fewer
    rb = [each.rb for each in trend(book, client(book, "BEL"), TODAY) if each.rb is not None]
    assert rb == sorted(rb, reverse=True)
    assert rb[0] - rb[-1] >= 5


def test_harbour_came_back_after_its_concern_was_met(book: Book) -> None:
    harbour = client(book, "HAR")
    concern = min(book.of_scope(Concern, harbour.id), key=lambda each: each.on or date.max)
    assert concern.on
    assert concern.resolved_on
    assert all((concern.done, concern.reaction))
    then, now = index(book, harbour, concern.on).rb, index(book, harbour, TODAY).rb
    assert then is not None
    assert now is not None
    assert now - then >= 15


def test_st_elmo_has_answered_the_nine_questions_and_northwind_lacks_two_people(book: Book) -> None:
    sitting, found = voices_of(book, "STE")
    assert sitting.finished_on
    assert (found.complete, found.given, len(found.people)) == (True, 45, 5)
    sitting, found = voices_of(book, "NWD")
    assert sitting.finished_on is None
    assert {each.lacks for each in found.questions} == {2}
    assert any(each.noted for each in found.questions)


def test_of_every_other_sitting_that_was_finished_nothing_is_missing(book: Book) -> None:
    finished = [each for each in book.all(Sitting) if each.finished_on]
    assert len(finished) >= 8
    assert [missing(each, *voices(book, each, TODAY)) for each in finished] == [()] * len(finished)


def test_the_music_was_faced_twice_and_the_stance_taken_twice_so_that_they_compare(book: Book) -> None:
    for scope, instrument in ((client(book, "HAR").id, "facing-the-music"), (PRACTICE_SCOPE, "consulting-stance")):
        pair = [Taken(each, tuple(book.answers_of(each.id))) for each in sittings(book, scope, instrument)]
        assert len(pair) == 2
        compared = compare(*pair)
        assert all(each.alike for each in compared)
        assert any(each.moved for each in compared)


def test_a_plan_out_of_a_crisis_was_begun_and_waits(book: Book) -> None:
    (plan,) = sittings(book, client(book, "HAR").id, "crisis-mitigation")
    done = progress(plan, book.answers_of(plan.id))
    assert plan.finished_on is None
    assert 0 < done.answered < done.of


def test_goals_are_on_track_and_behind_and_one_was_never_read(book: Book) -> None:
    found = [each for client in book.all(Client) for each in courses(book, client.id, TODAY)]
    assert {each.on_track for each in found} == {True, False, None}
    assert any(each.read_on is None for each in found)
    assert sum(len(each.points) == 5 for each in found) >= 2
    assert {each.on_track for each in courses(book, PRACTICE_SCOPE, TODAY)} == {True, False}


def test_what_changed_stays_readable_and_questions_are_open_and_answered(book: Book) -> None:
    replaced = [each for each in book.all(Insight) if each.replaces]
    assert len(replaced) >= 4
    assert all(book.get(Insight, each.replaces) for each in replaced)
    assert Counter(bool(each.answer) for each in book.all(Question))[True] >= 6
    assert any(not each.answer for each in book.all(Question))


def test_everything_of_the_relationship_calls_in_today(book: Book) -> None:
    found = {each.cause for each in agenda(book, TODAY) if isinstance(each.cause, Matter)}
    assert found == set(Matter) - {Matter.backslide}


def test_a_sitting_opens_with_the_facts_of_its_day(tmp_path: Path) -> None:
    practice = Practice.open(tmp_path / "p", state=tmp_path / "s", now=lambda: SIX, who="Maria", create=True)
    fill(practice)
    music = sittings(practice.book, client(practice.book, "HAR").id, "facing-the-music")
    facts = [{each.name: each.said for each in sitting.facts} for sitting in music]
    assert all(facts)
    assert facts[0] != facts[1]
    assert all(each.facts for each in sittings(practice.book, PRACTICE_SCOPE, "consulting-stance"))


def test_exact_words_of_a_sitting_are_quotes_that_go_with_their_answers_as_in_the_program(book: Book) -> None:
    clients = [each for each in book.all(Sitting) if each.client]
    exact = 0
    for sitting in clients:
        for answer in book.answers_of(sitting.id):
            key = (answer.prompt, answer.person)
            undone = answering(book, sitting, {key: Given()}, {key: answer}, TODAY)
            became = [each.record for each in undone if isinstance(each, Delete) and isinstance(each.record, Quote)]
            wanted = bool(answer.person) and answer.words_are is c.WordsAre.exact
            assert [each.words for each in became] == [answer.words] * wanted
            exact += wanted
    assert exact > 60
