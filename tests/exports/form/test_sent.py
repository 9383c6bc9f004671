"""A returned form beside the form as it went out."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.upkeep.sending import mark_sent
from exports.form.plan import Verdict
from tests.exports.form.returned import FULL, Office, about, says
from tests.tools import form_damage as damage

ADDED = "Outside of the fields, “Only if the board agrees.” was written into it since it went out."
CHANGED = "“ACME-1 Name one owner” stood in it when it went out, and is gone or changed; see what they decided on."


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.begun(tmp_path)


def _condition(form: bytes) -> bytes:
    return damage.with_paragraph(form, "ACME-1", "Only if the board agrees.")


def test_what_was_written_outside_of_the_fields_is_told(office: Office) -> None:
    plan = office.plan(says(**FULL), _condition)
    assert plan.doubts == (ADDED,)
    assert about(plan).verdict is Verdict.ready


def test_what_we_said_and_somebody_changed_is_told_as_it_went_out(office: Office) -> None:
    plan = office.plan(says(**FULL), lambda form: damage.saying_otherwise(form, "one owner", "two owners"))
    assert plan.doubts[1:] == (CHANGED,)
    assert "two owners” was written into it" in plan.doubts[0]


def test_the_form_that_was_sent_counts_where_it_was_finished_by_hand(office: Office) -> None:
    made = office.form.path
    made.write_bytes(_condition(made.read_bytes()))
    mark_sent(office.practice, office.document(), office.practice.today)
    plan = office.plan(says(**FULL))
    made.unlink()
    assert plan.doubts == office.plan_of("back.docx").doubts == ()


def test_that_a_form_is_there_no_more_as_it_was_made_is_said(office: Office) -> None:
    back = office.comes_back(says(**FULL), _condition)
    office.form.path.write_bytes(b"something else")
    (doubt,) = office.plan_of(back.name).doubts
    assert doubt.startswith("The form as it went out is no longer there")
