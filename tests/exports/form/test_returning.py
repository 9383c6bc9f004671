"""A form that came back, recorded after a yes: one action, with the evidence, and nothing twice."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256

import pytest

from advisor.changes import Add, Refused
from advisor.practice import Practice
from advisor.records import Decision, FormReturn, Person
from advisor.records.choices import DocumentKind, Position, Whose, WordsAre
from advisor.store import Busy, keeper
from exports.error import ExportError
from exports.form.plan import Verdict
from exports.form.returning import read_return, record
from tests.exports.form.returned import DANA, DESK, FULL, OWNER, PRICES, WORK, Office, about, says
from tests.exports.made import make_document
from tests.factory import decision


def test_an_answer_becomes_a_decision_in_the_clients_exact_words(office: Office) -> None:
    office.takes_in(says(**FULL, words="We “will” see.\nThen we act."))
    (decision,) = office.decided()
    assert (decision.recommendation, decision.position, decision.on) == (OWNER.id, Position.adopted, date(2026, 6, 1))
    assert (decision.words, decision.words_are) == ("We “will” see.\nThen we act.", WordsAre.exact)
    assert (decision.by, decision.whose) == (DANA.id, Whose.client)


def test_a_decision_leads_to_the_file_that_it_rests_on(office: Office) -> None:
    path = office.comes_back(says(**FULL))
    record(office.practice, read_return(office.practice, path))
    (decision,), (evidence,) = office.decided(), office.returns()
    assert decision.form_return == evidence.id
    assert evidence.document == office.document().id
    assert (evidence.file, evidence.read_on) == ("back.docx", office.practice.today)
    assert evidence.sha256 == sha256(path.read_bytes()).hexdigest()
    kept = office.home / "practice" / "sent" / evidence.client / f"{evidence.sha256}.docx"
    assert kept.read_bytes() == path.read_bytes()
    assert office.practice.check() == []


def test_all_of_a_form_is_one_action_that_one_undo_takes_back(office: Office) -> None:
    before = len(office.practice.history())
    office.takes_in(says(**FULL) | says("ACME-2", **FULL) | says("ACME-3", position="Declined", on=date(2026, 6, 2)))
    assert len(office.decided()) == 3
    assert len(office.practice.history()) == before + 1
    undone = office.practice.undo()
    assert undone is not None
    assert "back: 3 decisions" in undone.why
    assert (office.decided(), office.returns()) == ([], [])


def test_looking_at_a_form_records_nothing(office: Office) -> None:
    before = len(office.practice.history())
    assert about(office.plan(says(**FULL))).verdict is Verdict.ready
    assert (office.decided(), office.returns(), len(office.practice.history())) == ([], [], before)


def test_somebody_unknown_is_added_with_the_decision_once_that_is_chosen(office: Office) -> None:
    said = says(position="Adopted", by="Piet Hanssen, Head of Sales", on=date(2026, 6, 1))
    said |= says("ACME-2", position="Adopted", by="piet hanssen", on=date(2026, 6, 1))
    assert office.takes_in(said) != ()
    assert office.decided() == []
    added = office.takes_in(said, OWNER)
    (piet,) = [each for each in added if isinstance(each, Person)]
    assert (piet.name, piet.role) == ("Piet Hanssen", "Head of Sales")
    assert [each.by for each in added if isinstance(each, Decision)] == [piet.id]
    assert [type(each) for each in added].count(FormReturn) == 1


def test_what_changed_between_the_look_and_the_yes_is_looked_at_again(office: Office) -> None:
    plan = office.plan(says(**FULL))
    other = Practice.open(office.home / "practice", state=office.home / "state", now=office.calendar, who="Jo")
    other.load()
    record(other, read_return(other, office.comes_back(says(**FULL))))
    with pytest.raises(Refused, match="What is recorded changed meanwhile; read the form again"):
        record(office.practice, plan)
    assert len(office.decided()) == 1
    assert about(office.plan(says(**FULL))).verdict is Verdict.known


def test_nobody_else_decides_between_the_last_look_and_the_recording(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = office.plan(says(**FULL))
    monkeypatch.setattr(keeper, "_LOCK_WAIT", 0.05)
    other = Practice.open(office.home / "practice", state=office.home / "state", now=office.calendar, who="Jo")
    other.load()
    tried: list[str] = []

    def now() -> datetime:
        """At every look at the clock, somebody else tries to decide."""
        try:
            other.record([Add(decision("declined", "2026-06-02", recommendation=OWNER.id))], "by telephone")
        except Busy as error:
            tried.append(str(error))
        return office.calendar()

    office.practice.now = now
    record(office.practice, plan)
    assert tried
    assert [each.position for each in office.decided()] == [Position.adopted]


def test_what_cannot_be_recorded_cannot_be_chosen(office: Office) -> None:
    plan = office.plan(says(position="Perhaps") | says("ACME-2", **FULL))
    with pytest.raises(Refused, match="That answer cannot be recorded as it is"):
        record(office.practice, plan, [OWNER.id, *plan.ready])
    assert (office.decided(), office.returns()) == ([], [])


def test_where_the_file_cannot_be_kept_nothing_is_recorded(office: Office) -> None:
    plan = office.plan(says(**FULL))
    (office.home / "practice" / "sent").write_bytes(b"")
    with pytest.raises(ExportError, match=r"^back\.docx cannot be kept in the practice \(.*\); nothing was recorded"):
        record(office.practice, plan)
    assert (office.decided(), office.returns()) == ([], [])


def test_that_a_form_came_back_empty_is_recorded_once(office: Office) -> None:
    assert office.takes_in({}) != ()
    assert [each.document for each in office.returns()] == [office.document().id]
    plan = office.plan({})
    assert plan.says_nothing_new
    assert record(office.practice, plan).records == ()
    assert len(office.returns()) == 1


def test_a_form_that_asked_nothing_comes_back_too(office: Office) -> None:
    for advice in (OWNER, PRICES, DESK):
        office.adds(decision("declined", "2026-06-02", recommendation=advice.id))
    form = make_document(office.practice, DocumentKind.form, WORK, to=office.home / "none.docx")
    plan = read_return(office.practice, form.path)
    assert (plan.document.id, plan.items) == (form.document.id, ())
    record(office.practice, plan)
    assert [each.document for each in office.returns()] == [form.document.id]
