"""What cannot be deleted or changed once it is there: each refusal is one plain sentence."""

import pytest

from advisor.records import Correction, Document, Record
from advisor.rules import problems_of, reasons_to_keep
from tests.factory import CLIENT_ID, TODAY, advice, client, decision, engagement, person, profile, small_book, snooze

DANA = person("Dana Ortiz")
ADOPTED = decision("adopted", "2026-02-01")


def problems(record: Record, before: Record | None = None) -> list[str]:
    book = small_book(advice(), record)
    return [each.words for each in problems_of(book, record, before, TODAY)]


# -- deleting ------------------------------------------------------------------------------------------------


def reasons(record: Record, *others: Record) -> list[str]:
    kept = small_book(*{each.id: each for each in (DANA, advice(), *others)}.values())
    kept.drop(record.id)
    return list(reasons_to_keep(kept, record))


def test_given_advice_is_never_deleted() -> None:
    words = "ACME-1 has been given and stays; mark it as entered in error, or withdraw it."
    assert reasons(advice()) == [words]
    assert reasons(advice(entered_in_error="wrong client")) == [words]
    taken_back = [Correction(on=TODAY, reason="not given after all", was={"given_on": "2026-01-05"})]
    assert reasons(advice(given_on=None, corrections=taken_back)) == [words]


def test_a_draft_and_what_nobody_names_can_be_deleted() -> None:
    assert reasons(advice(given_on=None)) == []
    for record in (DANA, ADOPTED, snooze("no_answer:x", "2026-12-01")):
        assert reasons(record) == []


def test_a_record_that_is_named_stays() -> None:
    assert reasons(DANA, decision("adopted", "2026-02-01", by=DANA.id)) == [
        "Dana Ortiz is named by 1 other record (decision); delete that first."
    ]
    assert reasons(engagement(), advice(id="a2" * 8)) == [
        "ACME-E1 is named by 2 other records (recommendations); delete those first."
    ]
    (words,) = reasons(client())
    assert words.startswith("ACME is named by")
    assert "engagements" in words
    assert "people" in words


def test_the_profile_stays() -> None:
    assert reasons(profile()) == ["The practice's profile cannot be deleted."]


# -- documents and snoozes -----------------------------------------------------------------------------------

MADE = Document.of(
    {"id": "d0" * 8, "client": CLIENT_ID, "engagement": "e119000000000001", "file": "a.docx", "sha256": "ab"}
)


@pytest.mark.parametrize(
    "values", [{"file": "b.docx"}, {"sha256": "cd"}, {"message": "More"}, {"status": "final"}, {"as_of": "2026-11-01"}]
)
def test_a_document_is_kept_as_it_was_made(values: dict[str, object]) -> None:
    assert problems(MADE.with_changes(**values), MADE) == ["A document is kept as it was made."]
    assert problems(MADE.with_changes(sent_on=TODAY), MADE) == []
    assert reasons(MADE) == ["A document is kept as it was made."]


def test_what_is_put_off_comes_back_after_today() -> None:
    kept = snooze("no_answer:x", "2026-11-24")
    assert problems(kept) == []
    early = kept.with_changes(until=TODAY)
    assert problems(early) == ["Give a day after today; it comes back on that day."]
    assert problems(early, kept) == ["Give a day after today; it comes back on that day."]
    assert problems(early.with_changes(reason="they are away"), early) == []
