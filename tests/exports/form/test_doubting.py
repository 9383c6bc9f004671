"""Every doubt has its sentence."""

from __future__ import annotations

from datetime import date

import pytest

from exports.form.answers import Doubt, DoubtKind, Field
from exports.form.doubting import told

SAID = [
    (Doubt(DoubtKind.missing, "ACME-4"), "ACME-4 is gone from the form; nothing is recorded about it."),
    (
        Doubt(DoubtKind.missing, "ACME-4", Field.takes),
        "The field “What you take” is gone from the form; it counts as left open.",
    ),
    (
        Doubt(DoubtKind.duplicated, "ACME-4", Field.position, ("Adopted", "Declined")),
        "“Decision” stands there more than once, with different answers: “Adopted”, “Declined”.",
    ),
    (
        Doubt(DoubtKind.not_a_choice, "ACME-4", Field.position, ("Maybe",)),
        "“Maybe” is none of the five decisions; ask what was meant.",
    ),
    (Doubt(DoubtKind.unfinished, "ACME-4"), "Something was filled in, but no decision was chosen."),
    (
        Doubt(DoubtKind.ambiguous_date, "ACME-4", Field.on, ("3/4/2027",), (date(2027, 3, 4), date(2027, 4, 3))),
        "“3/4/2027” beside “Date” may mean 4 March 2027 or 3 April 2027; say which.",
    ),
    (
        Doubt(DoubtKind.not_a_date, "ACME-4", Field.until, ("spring",)),
        "“spring” beside “Deferred until” is not a date that can be read; say which day it is.",
    ),
    (
        Doubt(DoubtKind.too_long, "ACME-4", Field.words, ("Well …",)),
        "What stands beside “In your own words” is longer than can be kept; only its beginning is.",
    ),
    (
        Doubt(DoubtKind.shown_as_prompt, "ACME-4", Field.by, ("Haga clic",)),
        "“Haga clic” beside “Decided by” seems to be a prompt of Word; it counts as left open.",
    ),
    (
        Doubt(DoubtKind.tracked_changes),
        "Changes were tracked and not accepted; what was inserted counts, what was deleted does not.",
    ),
    (
        Doubt(DoubtKind.tracked_changes, "ACME-4", Field.position, ("Adopted",)),
        "Beside “Decision”, “Adopted” was struck out; what stands there now counts.",
    ),
    (
        Doubt(DoubtKind.other_reference, "ACME-4", texts=("ACME-9",)),
        "The answer about ACME-4 stands in the table of ACME-9; ask which is meant.",
    ),
    (
        Doubt(DoubtKind.elsewhere, "ACME-4", texts=("If the board agrees",)),
        "Something else is written in its table, and is not read: “If the board agrees”; see whether it matters.",
    ),
    (
        Doubt(DoubtKind.aside, "ACME-4", texts=("a comment", "a picture")),
        "There is a comment and a picture in its table, and nothing of that is read; look at it in Word.",
    ),
    (
        Doubt(DoubtKind.aside, texts=("a comment",)),
        "There is a comment in the file, and nothing of that is read; look at it in Word.",
    ),
    (
        Doubt(DoubtKind.added, texts=("If the board agrees.",)),
        "Outside of the fields, “If the board agrees.” was written into it since it went out.",
    ),
    (
        Doubt(DoubtKind.changed, texts=("Publish floor prices",)),
        "“Publish floor prices” stood in it when it went out, and is gone or changed; see what they decided on.",
    ),
    (
        Doubt(DoubtKind.other_form, texts=("3A7C-91D2-0B4E",)),
        "Answers of another form, 3A7C-91D2-0B4E, stand in it too; they are not read.",
    ),
]


@pytest.mark.parametrize(("doubt", "sentence"), SAID)
def test_a_doubt_is_told(doubt: Doubt, sentence: str) -> None:
    assert told(doubt) == sentence


def test_no_kind_of_doubt_is_left_without_a_sentence() -> None:
    assert {doubt.kind for doubt, _ in SAID} == set(DoubtKind)
