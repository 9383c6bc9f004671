"""What changed since a document was sent: told from the history, whatever was recorded when, and by whom."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.changes import Refused
from advisor.records import Document, Engagement, Person, Recommendation
from advisor.records.choices import Quoting
from advisor.store import StoreError
from advisor.upkeep.backing_up import back_up, back_up_to, backups
from advisor.upkeep.erasing import forget, mentions
from advisor.upkeep.foreseeing import what_would_change
from advisor.upkeep.restoring import restore, restore_into
from exports.comparing import Changes, What
from exports.error import ExportError
from exports.gathering import gather
from exports.material import Material
from exports.since import LAST, Told, baseline, last_sent
from tests.exports.sending import CLIENT, OWNER, PRICES, WORK, Desk

SENT = date(2026, 6, 3)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.begun(tmp_path)


def _sent(desk: Desk) -> Document:
    """A summary that was made and sent on 3 June, and two months that passed since."""
    document = desk.makes()
    desk.sends(document)
    desk.calendar.turn(61)
    return document


def _changes(told: Told | None) -> Changes:
    assert told is not None
    return told.changes


def _said_then(desk: Desk, document: Document) -> Material:
    """What the history says that a document said."""
    before = baseline(desk.practice, desk.like(), None)
    assert before is not None
    scope = before.then.book.get(Engagement, document.engagement)
    assert scope is not None
    return gather(before.then.book, scope, before.as_of)


def test_nothing_is_told_where_nothing_was_sent(desk: Desk) -> None:
    assert desk.tells() is None
    desk.makes()
    desk.calendar.turn()
    assert desk.tells() is None


def test_nothing_changed_where_nothing_was_recorded(desk: Desk) -> None:
    _sent(desk)
    told = desk.tells()
    assert told == Told(SENT, is_report=True, changes=Changes())


def test_what_was_recorded_before_the_document_was_made_was_said_by_it(desk: Desk) -> None:
    desk.decides("adopted", "2026-06-01")
    _sent(desk)
    assert not _changes(desk.tells())


def test_what_was_recorded_between_making_and_sending_is_told(desk: Desk) -> None:
    document = desk.makes()
    desk.decides("adopted", "2026-06-01")
    desk.sends(document)
    (changed,) = _changes(desk.tells()).advice()
    assert [each.what for each in changed.entered] == [What.decision]


def test_new_advice_and_everything_that_happened_to_it_is_told(desk: Desk) -> None:
    _sent(desk)
    new = Recommendation(engagement=WORK.id, title="Count twice", given_on=date(2026, 7, 1), warning="Errors stay.")
    (advice,) = desk.adds(new)
    assert isinstance(advice, Recommendation)
    desk.decides("adopted", "2026-07-02", advice)
    desk.does("implemented", "2026-07-09", advice)
    desk.sees("as_hoped", "2026-07-20", advice, value="1000")
    (changed,) = _changes(desk.tells()).advice()
    assert (changed.advice.reference, changed.is_new, changed.recorded) == ("ACME-3", True, None)
    assert [each.what for each in changed.entered] == [What.decision, What.progress, What.outcome]


def test_a_late_entry_says_when_it_was_recorded(desk: Desk) -> None:
    _sent(desk)
    desk.decides("declined", "2026-05-20")
    (changed,) = _changes(desk.tells()).advice()
    (entered,) = changed.entered
    assert entered.recorded == date(2026, 8, 3)
    desk.calendar.turn()
    assert _changes(desk.tells()) == Changes(changed_works := _changes(desk.tells()).works)
    assert changed_works[0].advice == (changed,)


def test_what_was_recorded_on_its_own_day_is_not_late(desk: Desk) -> None:
    desk.sends(desk.makes())
    desk.decides("declined", "2026-06-03")
    (changed,) = _changes(desk.tells()).advice()
    assert [(each.what, each.recorded) for each in changed.entered] == [(What.decision, None)]


def test_what_was_dated_after_the_day_the_document_spoke_of_is_told_with_its_date_alone(desk: Desk) -> None:
    desk.decides("declined", "2026-06-01")
    desk.sends(desk.makes(as_of=date(2026, 5, 20)))
    desk.calendar.turn()
    told = desk.tells()
    assert told is not None
    (changed,) = told.changes.advice()
    assert told.as_of == date(2026, 5, 20)
    assert [each.recorded for each in changed.entered] == [None]


def test_what_was_recorded_and_taken_back_since_is_no_change(desk: Desk) -> None:
    _sent(desk)
    desk.decides("adopted", "2026-07-01")
    desk.practice.undo()
    assert not _changes(desk.tells())


def test_what_was_said_and_taken_back_since_no_longer_stands(desk: Desk) -> None:
    decision = desk.decides("adopted", "2026-06-01", words="Gladly.")
    _sent(desk)
    desk.edits(decision, entered_in_error="It was another client.")
    (changed,) = _changes(desk.tells()).advice()
    assert [(each.what, each.on) for each in changed.gone] == [(What.decision, date(2026, 6, 1))]
    assert changed.entered == ()


def test_advice_entered_in_error_since_no_longer_stands(desk: Desk) -> None:
    _sent(desk)
    desk.edits(PRICES, entered_in_error="It was another client.")
    assert _changes(desk.tells()) == Changes(gone=("ACME-2",))


def test_a_correction_is_told_with_what_it_corrected(desk: Desk) -> None:
    _sent(desk)
    desk.edits(OWNER, "The title misled.", title="Name two owners", warning="It will slip.")
    (changed,) = _changes(desk.tells()).advice()
    assert changed.restated == ("title", "warning")


def test_what_is_internal_is_no_change(desk: Desk) -> None:
    desk.decides("adopted", "2026-06-01")
    _sent(desk)
    desk.edits(OWNER, notes="They will never do it.", tags=("doubtful",))
    desk.edits(WORK, fee="9000", status="paused")
    desk.edits(CLIENT, notes="Careful.")
    desk.adds(Recommendation(engagement=WORK.id, title="Still a draft"))
    desk.adds(Person(client=CLIENT.id, name="Dana Ortiz", phone="12345"))
    assert not _changes(desk.tells())


def test_the_dates_of_the_engagement_and_the_currency_are_told(desk: Desk) -> None:
    _sent(desk)
    desk.edits(WORK, ends="2026-12-31", purpose="Stock grows, and nobody knows why.")
    desk.edits(desk.practice.book.profile, currency="CHF")
    found = _changes(desk.tells())
    assert [each.restated for each in found.works] == [("purpose", "ends")]
    assert found.about == ("currency",)


def test_each_document_is_held_against_the_last_of_its_own_kind_and_scope(desk: Desk) -> None:
    _sent(desk)
    desk.decides("adopted", "2026-07-01")
    desk.sends(desk.makes(CLIENT))
    desk.sends(desk.makes(kind="closing"))
    desk.sends(desk.makes(about=(OWNER.id,)))
    desk.calendar.turn()
    assert _changes(desk.tells())
    assert not _changes(desk.tells(CLIENT))


def test_the_last_that_was_sent_by_the_day_counts(desk: Desk) -> None:
    first = _sent(desk)
    desk.decides("adopted", "2026-07-01")
    second = desk.makes()
    desk.sends(second)
    desk.calendar.turn(10)
    desk.makes()
    book = desk.practice.book
    assert last_sent(book, desk.like()) == desk.now(second)
    assert last_sent(book, desk.like(as_of=date(2026, 7, 15))) == desk.now(first)
    assert last_sent(book, desk.like(as_of=date(2026, 6, 2))) is None
    assert not _changes(desk.tells())
    assert _changes(desk.tells(as_of=date(2026, 7, 15)))


def test_what_another_computer_had_not_sent_yet_was_not_said(desk: Desk, tmp_path: Path) -> None:
    lap = desk.copied(tmp_path, "lap")
    lap.decides("declined", "2026-06-02")
    _sent(desk)
    assert not _changes(desk.tells())
    desk.gets(lap)
    (changed,) = _changes(desk.tells()).advice()
    assert [(each.what, each.recorded) for each in changed.entered] == [(What.decision, SENT)]


def test_what_was_sent_from_one_computer_is_known_on_the_other(desk: Desk, tmp_path: Path) -> None:
    lap = desk.copied(tmp_path, "lap")
    _sent(desk)
    lap.gets(desk)
    assert lap.tells() == Told(SENT, is_report=True, changes=Changes())
    lap.decides("declined", "2026-07-02")
    desk.gets(lap)
    assert desk.tells() == lap.tells()


def test_whoever_was_forgotten_since_is_nowhere_in_what_was_said_either(desk: Desk) -> None:
    (dana,) = desk.adds(Person(client=CLIENT.id, name="Dana Ortiz", role="CFO", quoted=Quoting.by_name))
    desk.decides("adopted", "2026-06-01", by=dana.id, words="I want that number.")
    _sent(desk)
    assert isinstance(dana, Person)
    forget(desk.practice, mentions(desk.practice, dana), "Dana Ortiz")
    told = desk.tells()
    assert told is not None
    assert "Dana" not in repr(told)
    assert "that number" not in repr(_said_then(desk, desk.like()))


def test_what_was_said_is_known_after_a_restore(desk: Desk) -> None:
    desk.decides("adopted", "2026-06-01")
    _sent(desk)
    said = _said_then(desk, desk.like())
    back_up(desk.practice)
    backup = next(each.backup.path for each in backups(desk.practice) if each.whose == CLIENT.code)
    desk.does("implemented", "2026-07-01")
    assert _changes(desk.tells())
    restore(desk.practice, what_would_change(desk.practice, backup))
    assert not _changes(desk.tells())
    desk.practice.undo()
    assert _changes(desk.tells())
    assert _said_then(desk, desk.like()) == said


def test_what_was_said_is_known_in_a_practice_that_was_put_together_from_a_backup(desk: Desk, tmp_path: Path) -> None:
    _sent(desk)
    desk.decides("declined", "2026-05-20")
    kept = tmp_path / "usb stick"
    kept.mkdir()
    restore_into(tmp_path / "again", back_up_to(desk.practice, kept).path)
    assert Desk.at(tmp_path, "again", desk.calendar).tells() == desk.tells()


# -- since a day


def test_since_a_day_is_held_against_what_was_recorded_by_its_end(desk: Desk) -> None:
    _sent(desk)
    desk.decides("adopted", "2026-07-01")
    desk.calendar.turn(3)
    desk.decides("declined", "2026-07-02", PRICES)
    found = desk.tells(since=date(2026, 8, 3))
    assert found is not None
    assert (found.as_of, found.is_report) == (date(2026, 8, 3), False)
    (changed,) = found.changes.advice()
    assert (changed.advice.reference, changed.entered[0].recorded) == ("ACME-2", date(2026, 8, 6))


def test_what_was_settled_by_then_and_has_not_changed_stands_in_the_register_alone(desk: Desk) -> None:
    desk.decides("declined", "2026-05-20")
    desk.decides("adopted", "2026-05-20", PRICES)
    _sent(desk)
    told, in_full = desk.tells(since=LAST), desk.tells()
    assert told is not None
    assert in_full is not None
    assert told.settled == {OWNER.id, PRICES.id}
    assert not in_full.settled
    desk.does("under_way", "2026-07-01", PRICES, promised_on="2026-12-01")
    assert (told := desk.tells(since=LAST)) is not None
    assert told.settled == {OWNER.id}
    desk.sends(desk.makes())
    assert (told := desk.tells(since=LAST)) is not None
    assert told.settled == {OWNER.id}, "it asks for what is planned, and what is asked for stands in full"


def test_open_advice_and_what_was_settled_since_stand_in_full(desk: Desk) -> None:
    desk.decides("deferred", "2026-05-20", PRICES, deferred_until="2027-01-01")
    _sent(desk)
    desk.decides("declined", "2026-07-20")
    told = desk.tells(since=LAST)
    assert told is not None
    assert told.settled == frozenset()


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (LAST, "No such document was sent before; name a day in place of “last”, or leave it out."),
        (date(2026, 6, 2), "The record says nothing of it as of 2 June 2026; name a later day."),
        (date(2026, 6, 4), "Nothing can have changed since 4 June 2026: the document speaks of 3 June 2026."),
    ],
)
def test_what_cannot_be_told_is_said_in_plain_words(desk: Desk, since: date, words: str) -> None:
    with pytest.raises(ExportError) as caught:
        desk.tells(since=since)
    assert str(caught.value) == words


def test_a_history_that_was_altered_is_named_and_nothing_is_told(desk: Desk) -> None:
    _sent(desk)
    chain = desk.folder / "history" / CLIENT.id / f"{desk.practice.store.device}.jsonl"
    chain.write_bytes(chain.read_bytes().replace(b"Name one owner", b"Name two owners"))
    with pytest.raises(ExportError, match=r"^What changed since then cannot be told: The history of Acme Tools"):
        desk.tells()


# -- whatever happens


_DAYS = st.dates(date(2026, 5, 6), date(2026, 6, 3)).map(date.isoformat)
_ADVICE = st.sampled_from(["owner", "prices"])
_STEP = st.one_of(
    st.tuples(st.just("decides"), st.sampled_from(["adopted", "declined", "deferred"]), _DAYS, _ADVICE),
    st.tuples(st.just("does"), st.sampled_from(["under_way", "implemented"]), _DAYS, _ADVICE),
    st.tuples(st.just("sees"), st.just("no_effect"), _DAYS, _ADVICE),
    st.tuples(st.just("retitles"), st.text("abc", min_size=1, max_size=3), _ADVICE),
    st.tuples(st.just("notes"), st.text("abc", max_size=3), _ADVICE),
    st.tuples(st.just("undoes")),
    st.tuples(st.just("sends")),
)


@settings(max_examples=12, deadline=None)
@given(steps=st.lists(_STEP, min_size=4, max_size=12))
def test_what_a_sent_document_said_is_known_for_ever_and_every_difference_from_it_is_told(
    steps: list[tuple[str, ...]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    desk = Desk.begun(tmp_path_factory.mktemp("any"))
    for advice in (OWNER, PRICES):
        desk.decides("adopted", "2026-05-05", advice)
    said: dict[str, Material] = {}
    for step in [*steps[:2], ("sends",), *steps[2:]]:
        desk.calendar.turn()
        if step == ("sends",):
            made = desk.makes()
            said[made.id] = desk.says()
            desk.sends(made)
        else:
            with suppress(Refused, StoreError):  # such as progress on what was declined, or undoing the client
                _take(desk, *step)
        told, now = desk.tells(), desk.says()
        last = last_sent(desk.practice.book, desk.like())  # an undo may have taken back that the latest was sent
        assert (told is None) == (last is None)
        if last and told:
            assert _said_then(desk, desk.like()).digest() == said[last.id].digest()
            assert bool(told.changes) == (now.works != said[last.id].works)


def _take(desk: Desk, what: str, *values: str) -> None:
    if what == "undoes":
        desk.practice.undo()
        return
    *said, about = values
    advice = {"owner": OWNER, "prices": PRICES}[about]
    if what == "retitles":
        desk.edits(advice, "It misled.", title=said[0])
    elif what == "notes":
        desk.edits(advice, notes=said[0])
    else:
        getattr(desk, what)(*said, advice)
