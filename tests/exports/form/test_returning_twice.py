"""What was taken in once is not taken in again, whatever was filled in and whichever program saved it since."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.form.returning import came_in, plan_for, record
from tests.exports.form.returned import Office
from tests.tools.form_filling import WAYS

REFERENCES = ("ACME-1", "ACME-2", "ACME-3")
DAYS = st.sampled_from([date(2026, 6, 1), date(2026, 5, 9), date(2026, 9, 9), "2/5/2026", ""])
TEXT = st.sampled_from(["", "The north", "=1+1\n\u202eleft", " , ", "a\u00a0b  c", "\ufeff", "Ünï — ‘x’"])
NAMES = st.sampled_from(["", "Dana Ortiz", "dana ortiz (CFO)", "Jo Lind, COO", ", nobody", "Ruth Amsel", "\u202eX"])
FIELDS = {
    "position": st.sampled_from(
        ["Adopted", "Adopted in part", "Adopted differently", "Deferred", "Declined", "Hm", ""]
    ),
    "on": DAYS,
    "until": DAYS,
    "by": NAMES,
    "takes": TEXT,
    "leaves": TEXT,
    "instead": TEXT,
    "words": TEXT,
}
ANSWERS = st.dictionaries(
    st.tuples(st.sampled_from(REFERENCES), st.sampled_from([*FIELDS])), st.none(), max_size=12
).flatmap(lambda keys: st.fixed_dictionaries({key: FIELDS[key[1]] for key in keys}))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One practice for all examples; each takes back what it recorded."""
    return Office.begun(tmp_path_factory.mktemp("office"))


@settings(max_examples=25, deadline=None)
@given(answers=ANSWERS, way=st.sampled_from([*WAYS]), later=st.sampled_from([*WAYS]))
def test_the_same_answers_again_say_nothing_new(
    office: Office, answers: dict[tuple[str, str], str | date], way: str, later: str
) -> None:
    said = {key: value for key, value in answers.items() if value}
    form = Path(office.form.path).read_bytes()
    plan = plan_for(office.practice, came_in(WAYS[way](form, said), "back.docx"))
    done = record(office.practice, plan, plan.choosable)
    assert len(office.decided()) == len(plan.choosable)
    written = len(office.practice.history())
    for name in (way, later):
        again = plan_for(office.practice, came_in(WAYS[name](form, said), "again.docx"))
        assert (again.choosable, again.says_nothing_new) == ((), True)
        assert record(office.practice, again).id == ""
    assert len(office.practice.history()) == written
    office.practice.undo(done.id)
    assert (office.decided(), office.returns()) == ([], [])
