"""A form that came back: what is read of it, and every doubt."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.records.choices import Position
from exports.asked import Added, Asked
from exports.form.answers import AnswerRead, Doubt, DoubtKind, Field, How, Returned
from exports.form.doubting import told as sentence
from exports.form.marks import printed
from exports.form.reading import read_form
from exports.form.writing import document
from exports.word import clean
from exports.word.foreign import Unreadable
from tests import factory
from tests.exports.rich import engagement_of, made, rich_book
from tests.factory import TODAY
from tests.tools import form_damage as damage
from tests.tools import form_filling as filling
from tests.tools.form_filling import in_word, in_word_tracked
from tests.tools.form_trips import SAID, a_form, told

FORM = a_form()
UNFINISHED = Doubt(DoubtKind.unfinished, "ACME-4", Field.position)
REFERENCES = ["ACME-4", "ACME-9", "ACME-10", "ACME-13"]
HOW = {
    "filled in in Word": How.tag,
    "filled in in Word, with changes tracked": How.tag,
    "then saved by Word with controls around cells": How.tag,
    "then saved by a program that loses tags": How.bookmark,
    "then saved by one that keeps bookmarks only": How.bookmark,
    "then saved by one that keeps print only": How.printed,
    "filled in where only print was left": How.printed,
}


def read(content: bytes) -> Returned:
    return read_form(content, "returned.docx")


def about(content: bytes, reference: str = "ACME-4") -> AnswerRead:
    return next(each for each in read(content).answers if each.reference == reference)


def typed(reference: str, **fields: str | date) -> bytes:
    """The form with some fields of one recommendation filled in in Word."""
    return in_word(FORM, {(reference, name): value for name, value in fields.items()})


# -- there and back


@pytest.mark.parametrize("way", filling.WAYS)
def test_every_answer_comes_back_as_it_was_given(way: str) -> None:
    returned = read(filling.WAYS[way](FORM, SAID))
    assert told(returned) == SAID
    assert {each.how for each in returned.answers} == {HOW[way]}
    assert [each.reference for each in returned.answers] == REFERENCES
    assert returned.form == read(FORM).form != ""
    assert returned.around == read(FORM).around != ()
    assert [doubt for each in returned.answers for doubt in each.doubts] == []


def test_a_form_that_was_not_filled_in_says_nothing_and_has_no_doubt() -> None:
    for content in (FORM, filling.without_tags(FORM), filling.without_controls(FORM)):
        returned = read(content)
        assert [each.empty for each in returned.answers] == [True] * 4
        assert returned.doubts == ()


def test_records_are_known_by_their_ids_as_long_as_anything_names_them() -> None:
    ids = [each.recommendation for each in read(FORM).answers]
    assert all(ids)
    assert [each.recommendation for each in read(filling.without_tags(FORM)).answers] == ids
    without_list = damage.without_parts(FORM, "customXml/")
    assert [(each.recommendation, each.reference) for each in read(without_list).answers] == list(
        zip(ids, REFERENCES, strict=True)
    )
    assert [each.recommendation for each in read(filling.without_controls(FORM)).answers] == [""] * 4


LEGAL = st.characters(codec="utf-8", exclude_characters="\r", exclude_categories=("Cs", "Cc", "Cn"))


@settings(max_examples=40)
@given(text=st.text(LEGAL, max_size=60), way=st.sampled_from([each for each in filling.WAYS if "print" not in each]))
def test_whatever_is_typed_comes_back_as_clean_text(text: str, way: str) -> None:
    answer = about(filling.WAYS[way](FORM, {("ACME-4", "words"): text}))
    assert answer.words == clean(text).strip()


# -- what a field says


def test_what_word_holds_of_a_date_counts_where_it_is_shown_in_a_language_that_we_do_not_know() -> None:
    answer = about(shown_as("3 de diciembre de 2026"))
    assert (answer.on, answer.doubts) == (date(2026, 12, 3), ())


def test_what_word_holds_of_a_date_says_which_of_two_days_is_meant() -> None:
    answer = about(shown_as("3/12/2026"))
    assert (answer.on, answer.doubts) == (date(2026, 12, 3), ())


def test_a_date_that_was_typed_over_does_not_count_as_what_word_still_holds() -> None:
    days = (date(2026, 12, 3), date(2026, 12, 5))
    answer = about(shown_as("5 December 2026"))
    doubt = Doubt(DoubtKind.ambiguous_date, "ACME-4", Field.on, ("5 December 2026",), days)
    assert (answer.on, answer.doubts) == (None, (doubt,))


def shown_as(text: str) -> bytes:
    """The form with 3 December 2026 chosen as a date, and shown as some text."""
    return filling.showing(typed("ACME-4", position="Adopted", on=date(2026, 12, 3)), "ACME-4", "on", text)


@pytest.mark.parametrize(
    ("field", "text", "kind", "dates"),
    [
        ("position", "Adopted, partly", DoubtKind.not_a_choice, ()),
        ("position", "Lapsed", DoubtKind.not_a_choice, ()),
        ("on", "3/4/2027", DoubtKind.ambiguous_date, (date(2027, 3, 4), date(2027, 4, 3))),
        ("until", "in spring", DoubtKind.not_a_date, ()),
    ],
)
def test_what_cannot_be_understood_is_a_doubt_and_no_guess(
    field: str, text: str, kind: DoubtKind, dates: tuple[date, ...]
) -> None:
    answer = about(typed("ACME-4", **{field: text}))
    assert answer.doubts[0] == Doubt(kind, "ACME-4", Field(field), (text,), dates)
    assert getattr(answer, field) is None


def test_a_decision_that_was_left_open_beside_something_filled_in_is_a_doubt() -> None:
    assert about(typed("ACME-4", by="Dana Ortiz")).doubts == (UNFINISHED,)
    assert about(typed("ACME-4", by="Dana Ortiz", position="Adopted")).doubts == ()


def test_a_text_that_is_longer_than_is_kept_is_cut_and_says_so() -> None:
    answer = about(typed("ACME-4", position="Adopted", by="D" * 301, words="w" * 100_001))
    assert (len(answer.by), len(answer.words)) == (300, 100_000)
    assert [each.kind for each in answer.doubts] == [DoubtKind.too_long] * 2


def test_an_option_comes_back_as_it_is_printed() -> None:
    book = factory.small_book(factory.advice(options=("On the screen", "In a report & by mail")))
    form = document(Asked(book, engagement_of(book), TODAY)).to_bytes()
    answer = about(in_word(form, {("ACME-1", "option"): "In a report & by mail"}), "ACME-1")
    assert answer.option == "In a report & by mail"


def test_a_prompt_of_words_own_counts_as_left_open_and_an_unknown_one_is_said() -> None:
    english = filling.showing(FORM, "ACME-4", "words", "Click or tap here to enter text.")
    assert about(english).empty
    spanish = "Haga clic aquí para escribir texto."
    doubt = Doubt(DoubtKind.shown_as_prompt, "ACME-4", Field.words, (spanish,))
    assert about(filling.showing(FORM, "ACME-4", "words", spanish)).doubts[0] == doubt


# -- tracked changes


def test_what_was_inserted_counts_and_what_was_deleted_does_not() -> None:
    before = {("ACME-4", "position"): "Adopted"}
    returned = read(in_word_tracked(FORM, {("ACME-4", "position"): "Declined"}, before))
    answer = returned.answers[0]
    assert answer.position is Position.declined
    assert answer.doubts == (Doubt(DoubtKind.tracked_changes, "ACME-4", Field.position, ("Adopted",)),)
    assert returned.doubts == (Doubt(DoubtKind.tracked_changes),)


def test_a_prompt_that_was_typed_over_with_changes_tracked_is_no_doubt_about_the_answer() -> None:
    returned = read(in_word_tracked(FORM, {("ACME-4", "position"): "Declined"}))
    assert (returned.answers[0].position, returned.answers[0].doubts) == (Position.declined, ())


# -- made worse


def test_a_field_that_is_gone_is_missing_and_the_others_are_read() -> None:
    for without in (lambda form: form, filling.without_controls):
        form = without(damage.without_field(typed("ACME-4", position="Adopted"), "ACME-4", "takes"))
        assert about(form).position is Position.adopted
        assert about(form).doubts == (Doubt(DoubtKind.missing, "ACME-4", Field.takes),)


def test_a_recommendation_that_is_gone_is_missing() -> None:
    returned = read(damage.without_table(FORM, "ACME-9"))
    assert [each.reference for each in returned.answers] == ["ACME-4", "ACME-10", "ACME-13"]
    assert returned.doubts == (Doubt(DoubtKind.missing, "ACME-9"),)


def test_a_table_that_is_there_twice_with_the_same_answers_is_read_once() -> None:
    form = damage.with_copy(typed("ACME-4", position="Adopted"), "ACME-4")
    assert [each.reference for each in read(form).answers] == REFERENCES
    assert (about(form).position, about(form).doubts) == (Position.adopted, ())


def test_a_copy_that_was_not_filled_in_says_nothing() -> None:
    form = in_word(damage.with_copy(FORM, "ACME-4"), {("ACME-4", "position"): "Adopted"})
    assert (about(form).position, about(form).doubts) == (Position.adopted, ())


@pytest.mark.parametrize("save", [lambda form: form, filling.without_controls], ids=["controls", "print"])
def test_two_copies_with_different_answers_are_a_doubt_and_neither_counts(save: filling.Save) -> None:
    form = damage.with_copy(typed("ACME-4", position="Adopted", by="Dana"), "ACME-4")
    form = save(in_word(form, {("ACME-4", "position"): "Declined"}))
    doubt = Doubt(DoubtKind.duplicated, "ACME-4", Field.position, ("Declined", "Adopted"))
    assert (about(form).position, about(form).by, about(form).doubts) == (None, "Dana", (doubt,))


def test_answers_of_another_form_are_named_and_not_read() -> None:
    book = rich_book()
    other = document(Asked(book, engagement_of(book), TODAY, Added("Somebody else")))
    pasted = in_word(other.to_bytes(), {("ACME-4", "position"): "Declined"})
    returned = read(damage.with_table_of(typed("ACME-4", position="Adopted"), pasted, "ACME-4"))
    assert returned.answers[0].position is Position.adopted
    assert returned.doubts == (Doubt(DoubtKind.other_form, texts=(printed(other.code),)),)


def test_an_answer_beneath_another_reference_is_a_doubt() -> None:
    form = damage.under_other_heading(typed("ACME-4", position="Adopted"), "ACME-4", "ACME-7")
    assert about(form).doubts == (Doubt(DoubtKind.other_reference, "ACME-4", texts=("ACME-7",)),)


def test_an_answer_that_was_struck_through_does_not_count() -> None:
    doubt = Doubt(DoubtKind.tracked_changes, "ACME-4", Field.position, ("Adopted",))
    answer = about(damage.struck(typed("ACME-4", position="Adopted"), "ACME-4", "position"))
    assert (answer.position, answer.doubts) == (None, (doubt,))


@pytest.mark.parametrize("field", ["position", "on", "words"])
def test_a_control_that_stands_around_its_row_says_what_stands_beside_the_label(field: str) -> None:
    filled = typed("ACME-4", position="Adopted", on=date(2026, 12, 3), words="We will")
    answer = about(damage.around_row(filled, "ACME-4", field))
    assert (answer.position, answer.on, answer.words) == (Position.adopted, date(2026, 12, 3), "We will")
    assert answer.doubts == ()


# -- what is written beside the fields


@pytest.mark.parametrize(
    ("hurt", "texts"),
    [
        (lambda form: damage.with_row(form, "ACME-4", "Condition", "If the board agrees"), 2),
        (lambda form: damage.with_cell(form, "ACME-4", "position", "Declined"), 1),
        (lambda form: damage.over_label(form, "ACME-4", "position", "Decision: if the board agrees"), 1),
    ],
    ids=["another row", "another cell", "in the label"],
)
def test_what_is_written_in_the_table_beside_the_fields_is_a_doubt(hurt: filling.Save, texts: int) -> None:
    answer = about(hurt(typed("ACME-4", position="Adopted")))
    assert [(each.kind, len(each.texts)) for each in answer.doubts] == [(DoubtKind.elsewhere, texts)]


@pytest.mark.parametrize(
    ("xml", "what"),
    [
        ('<w:commentReference w:id="1"/>', "a comment"),
        ('<w:footnoteReference w:id="2"/>', "a footnote"),
        ('<w:endnoteReference w:id="2"/>', "an endnote"),
        ("<w:drawing/>", "a picture"),
    ],
)
def test_what_is_no_text_is_a_doubt_about_the_recommendation_beside_which_it_stands(xml: str, what: str) -> None:
    returned = read(damage.with_mark(typed("ACME-4", position="Adopted"), "ACME-4", "by", xml))
    assert returned.answers[0].doubts == (Doubt(DoubtKind.aside, "ACME-4", texts=(what,)),)
    assert [each.doubts for each in returned.answers[1:]] == [()] * 3


def test_a_comment_elsewhere_is_a_doubt_about_the_file_and_a_picture_may_be_the_firms_own() -> None:
    form = damage.with_mark_at_the_end(typed("ACME-4", position="Adopted"), '<w:commentReference w:id="1"/>')
    assert read(form).doubts == (Doubt(DoubtKind.aside, texts=("a comment",)),)
    assert read(damage.with_mark_at_the_end(FORM, "<w:drawing/>")).doubts == ()


def test_a_form_without_its_list_has_its_code_still() -> None:
    assert read(damage.without_parts(FORM, "customXml/")).form == read(FORM).form
    assert read(filling.without_controls(FORM)).form == read(FORM).form


# -- made to do harm

NONSENSE = b"""<form xmlns='urn:advisor:decision-form:1' code='000000000000'>
<recommendation id='../../etc' reference='ACME-4'/><recommendation id='a' reference='no'/><recommendation/></form>"""


def test_a_form_whose_list_is_nonsense_is_read_by_its_fields() -> None:
    for part in (b"<form xmlns='urn:advisor:decision-form:1' code='../..'/>", b"<b/>", NONSENSE):
        returned = read(damage.with_part(typed("ACME-4", position="Adopted"), "customXml/item1.xml", part))
        assert returned.form == read(FORM).form
        assert returned.answers[0].position is Position.adopted


@pytest.mark.parametrize("seed", range(20))
def test_a_form_whose_elements_were_shaken_is_read_or_refused_and_every_doubt_has_its_sentence(seed: int) -> None:
    random = Random(seed)
    filled = in_word_tracked(FORM, SAID)
    for _ in range(5):
        with suppress(Unreadable):
            returned = read(damage.shaken(filled, random))
            doubts = [*returned.doubts, *(doubt for each in returned.answers for doubt in each.doubts)]
            assert all(sentence(each).endswith(".") for each in doubts)


# -- no form at all


def test_a_word_document_that_is_no_form_is_refused_in_a_sentence() -> None:
    summary = made(rich_book(), Added())
    with pytest.raises(Unreadable, match=r"^summary\.docx is a Word document, but no decision form"):
        read_form(summary, "summary.docx")


def test_a_form_whose_text_is_of_another_kind_is_refused_and_not_taken_for_an_empty_one() -> None:
    with pytest.raises(Unreadable, match=r"“Strict Open XML”; open it in Word, save it as a plain Word document"):
        read(damage.in_strict_xml(typed("ACME-4", position="Adopted")))


def test_what_is_no_word_document_is_refused_in_a_sentence() -> None:
    with pytest.raises(Unreadable, match=r"^scan\.docx is a PDF"):
        read_form(b"%PDF-1.7\n", "scan.docx")


def test_a_form_with_far_more_fields_than_any_is_refused() -> None:
    mark = '<w:bookmarkStart w:name="_f000000000000_a_words"/>'
    with pytest.raises(Unreadable, match="more intricate than anything that people fill in"):
        read(damage.with_xml(FORM, mark * 20_000))
