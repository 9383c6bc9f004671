"""What a form that came back comes to beside the record: every row of what can be doubtful, made by a tool."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from advisor.changes import Edit
from advisor.practice import Practice
from advisor.records import Client, Engagement, Person, Recommendation, Withdrawal
from advisor.records.choices import DocumentKind, Part, Position, Side
from exports.error import ExportError
from exports.form.plan import Verdict
from exports.form.returning import came_in, plan_for, read_return
from tests.calendar import Calendar
from tests.exports.form.returned import CLIENT, FULL, OWNER, RUTH, WORK, Office, about, says
from tests.exports.made import make_document
from tests.factory import decision, progress
from tests.tools import form_damage as damage
from tests.tools import form_filling as filling
from tests.tools.form_filling import Answers, Save, in_word, in_word_tracked

JUNE = date(2026, 6, 1)


def decided(office: Office, position: str, on: str, **values: object) -> None:
    """Record what the client decided otherwise than by the form."""
    office.adds(decision(position, on, recommendation=OWNER.id, **values))


# -- a sound form


@pytest.mark.parametrize("way", filling.WAYS)
def test_whatever_program_it_went_through_the_same_is_recorded(office: Office, way: str) -> None:
    said = says(**FULL, words="Yes") | says("ACME-3", position="Deferred", on=JUNE, until=date(2026, 9, 1))
    form = filling.WAYS[way](office.form.path.read_bytes(), said)
    plan = plan_for(office.practice, came_in(form, "back.docx"))
    assert [each.reference for each in plan.items] == ["ACME-1", "ACME-2", "ACME-3"]
    assert [each.verdict for each in plan.items] == [Verdict.ready, Verdict.empty, Verdict.ready]
    assert [each.decision.on if each.decision else None for each in plan.items] == [JUNE, None, JUNE]
    deferred = about(plan, "ACME-3").decision
    assert deferred is not None
    assert (deferred.position, deferred.deferred_until) == (Position.deferred, date(2026, 9, 1))
    assert [each for each in plan.doubts if "tracked" not in each] == []


def test_old_and_new_stand_side_by_side(office: Office) -> None:
    decided(office, "deferred", "2026-05-20", deferred_until="2026-06-02")
    form = make_document(office.practice, DocumentKind.form, WORK, to=office.home / "later.docx")
    plan = plan_for(office.practice, came_in(in_word(form.path.read_bytes(), says(**FULL)), "back.docx"))
    item = about(plan)
    assert item.verdict is Verdict.ready
    assert item.before is not None
    assert item.decision is not None
    assert (item.before.position, item.decision.position) == (Position.deferred, Position.adopted)


# -- doubts about what stands in the file


DAMAGED: dict[str, tuple[Answers, Save, Verdict, str]] = {
    "a missing field": (
        says(**FULL),
        lambda form: damage.without_field(form, "ACME-1", "words"),
        Verdict.doubtful,
        "The field “In your own words” is gone from the form; it counts as left open.",
    ),
    "a field that is there twice": (
        says(**FULL),
        lambda form: in_word(damage.with_copy(form, "ACME-1"), says(position="Declined")),
        Verdict.blocked,
        "“Decision” stands there more than once, with different answers: “Declined”, “Adopted”.",
    ),
    "not a choice": (
        says(**FULL | {"position": "Adopted, mostly"}),
        bytes,
        Verdict.blocked,
        "“Adopted, mostly” is none of the five decisions; ask what was meant.",
    ),
    "an ambiguous date": (
        says(**FULL | {"on": "5/6/2026"}),
        bytes,
        Verdict.blocked,
        "“5/6/2026” beside “Date” may mean 6 May 2026 or 5 June 2026; say which.",
    ),
    "no date": (
        says(position="Adopted"),
        bytes,
        Verdict.doubtful,
        "No date was filled in; it is recorded as of today.",
    ),
    "tracked changes": (
        says(**FULL),
        lambda form: in_word_tracked(form, says(position="Declined"), says(position="Adopted")),
        Verdict.doubtful,
        "Beside “Decision”, “Adopted” was struck out; what stands there now counts.",
    ),
    "another reference": (
        says(**FULL),
        lambda form: damage.under_other_heading(form, "ACME-1", "ACME-7"),
        Verdict.doubtful,
        "The answer about ACME-1 stands in the table of ACME-7; ask which is meant.",
    ),
    "until when, in words": (
        says(position="Deferred", on=JUNE, until="after summer"),
        bytes,
        Verdict.blocked,
        "“after summer” beside “Deferred until” is not a date that can be read; say which day it is.",
    ),
}


@pytest.mark.parametrize("row", DAMAGED)
def test_a_doubt_about_the_file_is_told_and_its_answer_is_not_recorded_by_itself(office: Office, row: str) -> None:
    answers, save, verdict, sentence = DAMAGED[row]
    plan = office.plan(answers, save)
    assert about(plan).verdict is verdict
    assert sentence in about(plan).doubts
    assert plan.ready == ()


def test_what_cannot_be_told_is_not_filled_in_by_a_guess(office: Office) -> None:
    item = about(office.plan(says(**FULL | {"on": "5/6/2026"})))
    assert item.decision is not None
    assert (item.decision.position, item.decision.on) == (Position.adopted, None)
    assert item.problems == ("The day of the decision is not clear; record it by hand once you know.",)


@pytest.mark.parametrize("list_is_there", [True, False])
def test_a_recommendation_that_is_gone_is_told_and_the_others_are_recorded(office: Office, list_is_there: bool) -> None:
    def torn(form: bytes) -> bytes:
        form = damage.without_table(form, "ACME-2")
        return form if list_is_there else damage.without_parts(form, "customXml/")

    plan = office.plan(says(**FULL), torn)
    assert plan.doubts == ("ACME-2 is gone from the form; nothing is recorded about it.",)
    assert plan.ready == (OWNER.id,)


def test_answers_of_another_form_that_were_pasted_in_are_not_recorded(office: Office) -> None:
    other = make_document(office.practice, DocumentKind.form, WORK, to=office.home / "other.docx", addressee="Ruth")
    pasted = in_word(other.path.read_bytes(), says("ACME-2", **FULL))
    plan = office.plan(says(**FULL), lambda form: damage.with_table_of(form, pasted, "ACME-2"))
    assert plan.ready == (OWNER.id,)
    assert [each.split(",")[0] for each in plan.doubts] == ["Answers of another form"]


def test_a_form_that_lost_its_code_is_known_by_its_references_and_all_of_it_is_doubtful(office: Office) -> None:
    plan = office.plan(says(**FULL), lambda form: damage.without_code(filling.without_controls(form)))
    assert plan.document.id == office.document().id
    item = about(plan)
    assert item.verdict is Verdict.doubtful
    assert item.doubts == ("The form has lost its code; what it answers was found by the references alone.",)


# -- forms of others


def test_a_form_of_another_practice_is_refused(office: Office, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    other = Practice.open(folder / "p", state=folder / "s", now=Calendar(), who="Jo", create=True)
    other.load()
    with pytest.raises(ExportError, match=r"^back\.docx is a decision form, but the code [0-9A-F-]{14} is of none"):
        read_return(other, office.comes_back(says(**FULL)))


def test_a_form_of_another_client_is_recorded_with_that_client_alone(office: Office) -> None:
    harbour = Client(id="4a4b000000000000", name="Harbour", code="HAR")
    work = Engagement(id="e200000000000000", client=harbour.id, title="Coaching")
    office.adds(harbour, work, Recommendation(engagement=work.id, title="Split the bill", given_on=date(2026, 5, 4)))
    form = make_document(office.practice, DocumentKind.form, work, to=office.home / "har.docx")
    content = in_word(form.path.read_bytes(), says("HAR-1", position="Adopted", on=JUNE))
    plan = plan_for(office.practice, came_in(content, "har.docx"))
    assert (plan.client.code, [each.reference for each in plan.items]) == ("HAR", ["HAR-1"])


# -- the record beside it


def test_an_older_form_after_a_newer_decision_is_a_doubt(office: Office) -> None:
    decided(office, "declined", "2026-06-02")
    item = about(office.plan(says(**FULL)))
    assert item.verdict is Verdict.doubtful
    assert item.doubts == ("A later decision stands: “declined” of 2 June 2026; it goes on counting.",)


def test_a_decision_that_was_recorded_since_the_form_was_made_is_a_doubt(office: Office) -> None:
    decided(office, "declined", "2026-05-20")
    item = about(office.plan(says(**FULL)))
    assert item.verdict is Verdict.doubtful
    assert item.doubts == ("Since the form was made, “declined” of 20 May 2026 was recorded.",)


def test_a_persons_view_and_an_entry_in_error_are_no_newer_decision(office: Office) -> None:
    decided(office, "declined", "2026-06-02", by=RUTH.id, whose="person")
    decided(office, "declined", "2026-06-02", entered_in_error="wrong client")
    assert about(office.plan(says(**FULL))).verdict is Verdict.ready


def test_advice_that_was_changed_since_the_form_went_out_is_a_doubt(office: Office) -> None:
    now = office.practice.book.get(Recommendation, OWNER.id)
    assert now is not None
    office.practice.record([Edit(now, {"title": "Name two owners", "notes": "hm"}, "One was too few")], "correct")
    item = about(office.plan(says(**FULL)))
    assert item.verdict is Verdict.doubtful
    told = "The advice was changed since the form was made: “Title”. They decided on what the form says."
    assert item.doubts == (told,)


def test_advice_that_was_withdrawn_since_is_a_doubt(office: Office) -> None:
    office.adds(Withdrawal(recommendation=OWNER.id, on=date(2026, 6, 2), reason="sold"))
    assert about(office.plan(says(**FULL))).doubts == ("The advice was withdrawn on 2 June 2026.",)


def test_what_is_filled_in_beside_the_wrong_position_is_kept_and_told(office: Office) -> None:
    item = about(office.plan(says(**FULL, takes="The north")))
    assert item.doubts == ("“They take” is filled in, which does not go with “adopted”.",)
    assert item.decision is not None
    assert item.decision.takes == "The north"


RULES: dict[str, tuple[dict[str, str | date], str]] = {
    "in part without what": ({"position": "Adopted in part", "on": JUNE}, "Say what they take."),
    "a day to come": (
        {"position": "Adopted", "on": date(2027, 1, 5)},
        "That day is still to come; record it when it has happened.",
    ),
    "before it was given": (
        {"position": "Adopted", "on": date(2026, 5, 1)},
        "That is before the advice was given (4 May 26).",
    ),
}


@pytest.mark.parametrize("row", RULES)
def test_what_the_rules_of_the_record_forbid_cannot_be_chosen(office: Office, row: str) -> None:
    fields, sentence = RULES[row]
    plan = office.plan(says(**fields))
    assert (about(plan).verdict, about(plan).problems) == (Verdict.blocked, (sentence,))
    assert plan.choosable == ()


def test_an_option_is_taken_as_it_was_offered(office: Office) -> None:
    item = about(office.plan(says("ACME-2", **FULL, option="In a report")), "ACME-2")
    assert item.decision is not None
    assert (item.verdict, item.decision.option_chosen) == (Verdict.ready, "In a report")
    other = about(office.plan(says("ACME-2", **FULL, option="By telephone")), "ACME-2")
    assert other.problems == ("That is not one of the options (On the screen; In a report).",)


def test_trying_what_the_rules_say_leaves_the_record_as_it_is(office: Office) -> None:
    before = office.practice.book.changes
    office.plan(says(**FULL) | says("ACME-2", position="Adopted in part", on=JUNE))
    assert office.practice.book.changes == before


# -- who decided


@pytest.mark.parametrize(
    "written",
    [
        *("Dana Ortiz", "dana  ortiz", "Dana Ortiz, CFO", "Dana Ortiz (CFO)"),
        *("Dana Ortiz – CFO", "Dana Ortiz CFO", "Ortiz, Dana"),
    ],
)
def test_who_decided_is_known_with_or_without_their_role(office: Office, written: str) -> None:
    item = about(office.plan(says(**FULL | {"by": written})))
    assert (item.verdict, item.adds) == (Verdict.ready, None)
    assert item.decision is not None
    assert item.decision.by == "da1a000000000000"


def _ours() -> list[Person]:
    return [Person(client=CLIENT.id, name="Maria Keller", side=Side.ours)]


def _twice() -> list[Person]:
    return [Person(client=CLIENT.id, name="Piet Hanssen", part=Part.decides) for _ in range(2)]


@pytest.mark.parametrize(
    ("people", "written", "sentence"),
    [
        (
            list,
            "Ruth Amsel",
            "As far as is recorded, Ruth Amsel does not decide; it is recorded as the client's position.",
        ),
        (
            list,
            "Jo Lind, COO",
            "Nobody called “Jo Lind” is known at Acme Tools yet; they are added as “COO” with the decision.",
        ),
        (
            list,
            "Jo Lind – COO",
            "Nobody called “Jo Lind” is known at Acme Tools yet; they are added as “COO” with the decision.",
        ),
        (list, "Keller, Maria", "Maria Keller is on our side; nobody is named as who decided."),
        (list, "Maria Keller", "Maria Keller is on our side; nobody is named as who decided."),
        (
            list,
            "Dana Ortiz, Ruth Amsel",
            "“Dana Ortiz, Ruth Amsel” names several people; nobody is named as who decided.",
        ),
        (
            list,
            "Dana Ortiz and Ruth Amsel",
            "“Dana Ortiz and Ruth Amsel” names several people; nobody is named as who decided.",
        ),
        (_ours, "Maria Keller", "Maria Keller is on our side; nobody is named as who decided."),
        (_twice, "Piet Hanssen", "Several people are called “Piet Hanssen”; nobody is named as who decided."),
    ],
)
def test_a_doubt_about_who_decided(
    office: Office, people: Callable[[], list[Person]], written: str, sentence: str
) -> None:
    for each in people():
        office.adds(each)
    item = about(office.plan(says(**FULL | {"by": written})))
    assert (item.verdict, item.doubts) == (Verdict.doubtful, (sentence,))


# -- what is known already


def test_what_was_recorded_by_hand_already_is_nothing_new(office: Office) -> None:
    decided(office, "adopted", "2026-06-01", by="da1a000000000000", words="By telephone")
    assert about(office.plan(says(**FULL))).verdict is Verdict.known
    assert about(office.plan(says(**FULL, words="In writing"))).verdict is Verdict.doubtful


def test_what_was_asked_about_and_recorded_by_hand_is_known_on_the_form(office: Office) -> None:
    unclear = says(**FULL | {"on": "5/6/2026"})
    assert about(office.plan(unclear)).verdict is Verdict.blocked
    decided(office, "adopted", "2026-05-06", by="da1a000000000000")
    assert about(office.plan(unclear)).verdict is Verdict.known


def test_an_old_copy_says_nothing_new_where_the_rules_would_forbid_it_now(office: Office) -> None:
    said = says(position="Deferred", on=JUNE)
    office.takes_in(said)
    decided(office, "adopted", "2026-06-02")
    office.adds(progress("implemented", "2026-06-03", recommendation=OWNER.id))
    advice = office.practice.book.get(Recommendation, OWNER.id)
    assert advice is not None
    office.practice.record([Edit(advice, {"entered_in_error": "wrong client"})], "error")
    assert about(office.plan(said)).verdict is Verdict.known


def test_another_answer_on_the_same_form_is_new_and_doubtful(office: Office) -> None:
    office.takes_in(says(**FULL))
    item = about(office.plan(says(**FULL | {"position": "Declined", "on": date(2026, 6, 2)})))
    assert item.verdict is Verdict.doubtful
    assert item.doubts == ("Since the form was made, “adopted” of 1 June 2026 was recorded.",)


def test_an_old_copy_of_a_form_says_nothing_new_after_a_later_decision(office: Office) -> None:
    office.takes_in(says(**FULL))
    decided(office, "declined", "2026-06-03")
    assert about(office.plan(says(**FULL))).verdict is Verdict.known


def test_a_date_that_was_left_open_is_not_new_on_another_day(office: Office) -> None:
    office.takes_in(says(position="Adopted"), OWNER)
    office.calendar.turn(3)
    assert about(office.plan(says(position="Adopted"))).verdict is Verdict.known


def test_an_answer_about_what_the_form_never_asked_is_told_and_not_recorded(office: Office) -> None:
    form = make_document(office.practice, DocumentKind.form, WORK, to=office.home / "two.docx", about=(OWNER.id,))
    content = in_word(office.form.path.read_bytes(), says("ACME-2", **FULL))
    made_up = damage.with_code(content, office.document().code, form.document.code)
    plan = plan_for(office.practice, came_in(made_up, "back.docx"))
    item = about(plan, "ACME-2")
    assert plan.document.id == form.document.id
    assert (item.verdict, item.advice) == (Verdict.blocked, None)
    assert item.problems == ("ACME-2 is not among what this form asked about; record it by hand once you know.",)
    assert plan.choosable == ()
