"""What somebody found out of an answer that cannot be recorded as it is, recorded with the form as its evidence."""

from datetime import date
from pathlib import Path

import pytest

from advisor.changes import Refused
from exports.form.plan import Verdict
from exports.form.returning import read_return, record_by_hand
from exports.form.telling import nothing_new
from screens.documents.returned import plan_blocks
from tests.exports.form.returned import FULL, Office, about, says


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.begun(tmp_path)


@pytest.mark.parametrize(
    "unclear", [{"on": "5/6/2026"}, {"position": "Perhaps"}, {"by": "Piet", "on": "soon"}], ids=str
)
def test_it_settles_the_answer_until_it_is_taken_back(office: Office, unclear: dict[str, str]) -> None:
    path = office.comes_back(says(**FULL | unclear))
    plan = read_return(office.practice, path)
    (item,) = plan.unclear
    assert item.decision is not None
    said = item.decision.replaced(position="declined", on=date(2026, 6, 2))
    record_by_hand(office.practice, plan, item, said)
    (decision,), (evidence,) = office.decided(), office.returns()
    assert (decision.form_return, decision.on) == (evidence.id, date(2026, 6, 2))
    assert set(evidence.doubts) >= {f"ACME-1: {each}" for each in (*item.doubts, *item.problems)}
    now = read_return(office.practice, path)
    assert (about(now).verdict, now.unclear, now.says_nothing_new) == (Verdict.known, (), True)
    office.practice.undo()
    assert office.returns() == []
    assert about(read_return(office.practice, path)).verdict is Verdict.blocked


def test_what_is_still_unclear_is_named_where_nothing_else_is_new(office: Office) -> None:
    office.takes_in(says(**FULL | {"on": "5/6/2026"}))
    again = office.plan_of("back.docx")
    assert again.says_nothing_new
    assert nothing_new(again) == "There is nothing new that can be recorded as it is; see about ACME-1."
    assert nothing_new(again) in [block.text.plain for block in plan_blocks(again)]
    (item,) = again.unclear
    assert item.decision is not None
    record_by_hand(office.practice, again, item, item.decision.replaced(on=date(2026, 6, 2)))
    assert nothing_new(office.plan_of("back.docx")) == "There is nothing new to record."


def test_what_breaks_a_rule_is_refused_and_leaves_nothing(office: Office) -> None:
    plan = office.plan(says(**FULL | {"on": "5/6/2026"}))
    (item,) = plan.unclear
    assert item.decision is not None
    with pytest.raises(Refused):
        record_by_hand(office.practice, plan, item, item.decision.replaced(on=date(2030, 1, 1)))
    assert (office.decided(), office.returns()) == ([], [])
