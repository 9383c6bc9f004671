"""What a summary says of the time since the one before: short sentences, each with a link, and nothing internal."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from advisor.changes import Refused
from advisor.records import Client, Engagement, Outcome, Person, Recommendation, Withdrawal
from advisor.records.choices import DocumentKind, GivenHow, Quoting
from exports.comparing import What
from exports.error import ExportError
from exports.language import ENGLISH
from exports.making import asked_of, bytes_of
from exports.material import Advice, Decided, Done, Seen, Work, compared
from exports.since import LAST, Since
from tests.exports.rich import everything_in, headings, text_of
from tests.exports.sending import CLIENT, OWNER, PRICES, WORK, Desk
from tests.exports.word.sample import HOSTILE
from tests.tools.docx_file import DocxFile, find
from tests.tools.docx_lint import lint

MARK = "zqx"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.begun(tmp_path)


def _made(
    desk: Desk, scope: Engagement | Client = WORK, since: Since | None = None, as_of: date | None = None
) -> bytes:
    found = desk.now(scope)
    assert isinstance(found, Engagement | Client)
    return bytes_of(
        DocumentKind.summary, asked_of(desk.practice, DocumentKind.summary, found, as_of=as_of, since=since)
    )


def _sent(desk: Desk, scope: Engagement | Client = WORK) -> None:
    """A summary that was made and sent on 3 June, and two months that passed since."""
    desk.sends(desk.makes(scope))
    desk.calendar.turn(61)


def _section(content: bytes) -> list[str]:
    """The paragraphs of the section, from its heading to the next of its level."""
    lines = text_of(content).splitlines()
    start = max(at for at, line in enumerate(lines) if line.startswith("What changed since"))
    return lines[start : lines.index("Recommendations", start)]


def test_there_is_no_such_section_where_nothing_was_sent(desk: Desk) -> None:
    desk.makes()
    desk.calendar.turn()
    assert headings(_made(desk))[:3] == ["Summary", "What we ask of you now", "What you asked of us"]
    assert "changed since" not in text_of(_made(desk))


def test_that_nothing_changed_is_said_in_its_place(desk: Desk) -> None:
    _sent(desk)
    content = _made(desk)
    assert [each for each in headings(content) if " " not in each or "since" in each] == [
        "Summary",
        "What changed since our report of 3 June 2026",
        "Recommendations",
    ]
    assert _section(content) == [
        "What changed since our report of 3 June 2026",
        "Nothing has changed since our report of 3 June 2026. What it said still stands.",
    ]


def test_its_first_sentence_stays_on_the_page_of_the_list(desk: Desk) -> None:
    _sent(desk)
    desk.decides("adopted", "2026-07-20", PRICES)
    (said,) = (
        each
        for each in DocxFile(_made(desk)).all("w:p")
        if "there is news of" in "".join(map(str, each.itertext())).lower()
    )
    assert find(said, "w:pPr/w:keepNext")


def test_everything_that_can_change_is_told_in_a_sentence(desk: Desk) -> None:
    (dana,) = desk.adds(Person(client=CLIENT.id, name="Dana Ortiz", role="CFO", quoted=Quoting.by_name))
    stock, wrong = desk.adds(
        Recommendation(engagement=WORK.id, title="Count the stock", given_on=date(2026, 5, 6), warning="Loss."),
        Recommendation(engagement=WORK.id, title="For somebody else", given_on=date(2026, 5, 6)),
    )
    assert isinstance(stock, Recommendation)
    desk.decides("adopted", "2026-05-20", PRICES)
    first = desk.sees("partly", "2026-05-30", PRICES, evidence="One quarter.")
    gone = desk.decides("declined", "2026-05-21", stock)
    _sent(desk)
    desk.decides("adopted", "2026-05-25", OWNER, by=dana.id, words="Gladly.", words_are="exact")
    desk.does("under_way", "2026-07-01", OWNER, promised_on="2026-12-18")
    desk.edits(first, evidence="Two quarters.")
    value = {"value": "131000", "value_covers": "total", "value_basis": "confirmed", "confirmed_by": dana.id}
    desk.adds(Outcome.of({"recommendation": PRICES.id, "result": "as_hoped", "on": "2026-07-20"} | value))
    desk.edits(gone, entered_in_error="It was another client.")
    desk.edits(stock, "It misled.", title="Count the stock every month", because="It is never counted.")
    desk.adds(Withdrawal(recommendation=stock.id, reason="Sold."))
    desk.edits(wrong, entered_in_error="It was another client.")
    new = Recommendation(engagement=WORK.id, title="Price rush orders", given_on=date(2026, 8, 1))
    desk.adds(new.replaced(given_how=GivenHow.report, given_where="Second findings, p. 4", given_to=(dana.id,)))
    desk.edits(WORK, ends="2026-12-31", purpose="Stock grows, and nobody knows why.")
    desk.edits(desk.practice.book.profile, firm="Keller & Daughters")
    content = _made(desk)
    assert _section(content) == [
        "What changed since our report of 3 June 2026",
        "One recommendation is new and there is news of three earlier recommendations.",
        "Of the engagement itself, this changed: its purpose and its dates. The engagement ends on 31 December 2026.",
        "ACME-1  Name one owner. Decision: Adopted on 25 May 2026, decided by Dana Ortiz, CFO. "
        "(Recorded on 3 August 2026.) Progress: Under way, as of 1 July 2026; planned for 18 December 2026.",
        "ACME-2  Publish floor prices. Outcome, restated (the evidence): Partly as hoped on 30 May 2026. "
        "(Recorded on 3 August 2026.) Outcome: As hoped on 20 July 2026. Value: € 131,000 in all so far, "
        "confirmed by Dana Ortiz, CFO, on 20 July 2026.",
        "ACME-3  Count the stock every month. Changed: the title and the reasons. "
        "The decision of 21 May 2026 no longer stands. Withdrawn. (Recorded on 3 August 2026.)",
        "ACME-5  Price rush orders. New. Given on 1 August 2026 in a report (Second findings, p. 4) to Dana Ortiz.",
        "One recommendation no longer stands: ACME-4. Besides, this changed: the name of our firm.",
    ]
    assert lint(content) == []


def test_a_whole_client_is_told_engagement_by_engagement(desk: Desk) -> None:
    _sent(desk, CLIENT)
    (other,) = desk.adds(Engagement(client=CLIENT.id, title="Pricing", starts=date(2026, 6, 20)))
    desk.adds(Recommendation(engagement=other.id, title="Raise them", given_on=date(2026, 7, 1)))
    desk.decides("declined", "2026-07-02")
    content = _made(desk, CLIENT)
    assert _section(content) == [
        "What changed since our report of 3 June 2026",
        "One recommendation is new and there is news of one earlier recommendation.",
        "Pricing (ACME-E2)",
        "The engagement is new.",
        "ACME-3  Raise them. New. Given on 1 July 2026.",
        "Supply review (ACME-E1)",
        "ACME-1  Name one owner. Decision: Declined on 2 July 2026.",
    ]
    assert lint(content) == []


def test_what_was_settled_before_stands_in_the_register_alone(desk: Desk) -> None:
    desk.decides("declined", "2026-05-20")
    _sent(desk)
    whole, since = _made(desk), _made(desk, since=LAST)
    assert "ACME-1 Name one owner" in headings(whole)
    assert "ACME-1 Name one owner" not in headings(since)
    text = text_of(since)
    assert (
        "One recommendation had been settled by 3 June 2026, and nothing about it has changed since: "
        "it stands in the register alone."
    ) in text
    assert text.count("ACME-1") == 1
    assert lint(since) == []


def test_since_a_day_names_the_day(desk: Desk) -> None:
    desk.calendar.turn()
    desk.decides("declined", "2026-06-04")
    content = _made(desk, since=date(2026, 6, 3))
    assert _section(content) == [
        "What changed since 3 June 2026",
        "There is news of one earlier recommendation.",
        "ACME-1  Name one owner. Decision: Declined on 4 June 2026.",
    ]
    assert _section(_made(desk, since=date(2026, 6, 4)))[1:] == ["Nothing has changed since 4 June 2026."]


def test_the_same_records_and_the_same_baseline_give_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    _sent(desk)
    desk.decides("adopted", "2026-05-25")
    other = desk.copied(tmp_path, "other")
    content = _made(desk)
    assert content == _made(desk) == _made(other)
    day = desk.practice.today
    desk.calendar.turn(5)
    assert _made(desk, as_of=day) == content


def test_nothing_internal_and_nothing_of_what_no_longer_stands_is_in_any_part_of_the_file(desk: Desk) -> None:
    (dana,) = desk.adds(Person(client=CLIENT.id, name=f"{MARK} Ortiz", role="CFO", quoted=Quoting.by_name))
    third, wrong = desk.adds(
        Recommendation(engagement=WORK.id, title="Count the stock", given_on=date(2026, 5, 6), warning="Loss."),
        Recommendation(engagement=WORK.id, title=f"{MARK} for somebody else", given_on=date(2026, 5, 6)),
    )
    assert isinstance(third, Recommendation)
    words = {"by": dana.id, "words": f"{MARK} words", "words_are": "exact"}
    said = desk.decides("adopted", "2026-05-25", OWNER, **words, conditions=f"{MARK} conditions")
    desk.decides("deferred", "2026-05-26", PRICES, **words)
    desk.decides("declined", "2026-05-20", third)
    seen = desk.sees("no_harm", "2026-05-30", third, evidence=f"{MARK} evidence")
    desk.edits(PRICES, advice=f"{MARK} advice", correction="At first.")
    _sent(desk)
    desk.edits(said, entered_in_error=f"{MARK} error")
    desk.edits(wrong, entered_in_error=f"{MARK} error")
    desk.edits(dana, name="Nobody", quoted=Quoting.not_at_all, notes=f"{MARK} notes")
    desk.edits(PRICES, advice="Other advice.", notes=f"{MARK} notes", tags=(MARK,), correction=f"{MARK} reason")
    desk.edits(seen, evidence="Other evidence.", lesson=f"{MARK} lesson")
    desk.decides("adopted", "2026-06-30", PRICES)
    desk.does("under_way", "2026-07-01", PRICES, note=f"{MARK} note")
    desk.edits(WORK, fee="7373737", status="paused")
    desk.adds(Recommendation(engagement=WORK.id, title=f"{MARK} draft"))
    for content in (_made(desk), _made(desk, since=LAST), _made(desk, since=date(2026, 6, 3))):
        assert "What changed since" in text_of(content)
        assert MARK not in everything_in(content)
        assert "7373737" not in everything_in(content)


def test_every_field_that_can_say_something_else_has_a_name_in_the_table() -> None:
    told: dict[str, type] = {
        "work": Work,
        "advice": Advice,
        What.decision: Decided,
        What.progress: Done,
        What.outcome: Seen,
    }
    for kind, fields in told.items():
        for name in compared(fields):
            if (kind, name) not in {("work", "advice"), ("advice", "key")}:
                assert ENGLISH(f"since.{kind}.{name}"), (kind, name)
    for name in ("client", "code", "firm", "author", "currency"):
        assert ENGLISH(f"since.about.{name}")
    assert ENGLISH("since.advice.engagement")


def test_whatever_a_title_holds_the_file_is_sound_and_the_section_has_it(desk: Desk) -> None:
    titles = [HOSTILE[each] for each in ("markup", "select", "control", "emoji", "hebrew", "arabic", "formula")]
    _sent(desk)
    for title in titles:
        (advice,) = desk.adds(Recommendation(engagement=WORK.id, title=title, given_on=date(2026, 7, 1)))
        assert isinstance(advice, Recommendation)
        desk.decides("declined", "2026-07-02", advice, conditions=title)
    content = _made(desk)
    section = "\n".join(_section(content))
    assert lint(content) == []
    assert section.count("New. Given on 1 July 2026. Decision: Declined on 2 July 2026.") == len(titles)
    assert "<select>{{client}}</select>" in section
    assert "Seven recommendations are new." in section


def test_what_cannot_be_told_makes_no_document(desk: Desk) -> None:
    with pytest.raises(ExportError, match="No such document was sent before"):
        _made(desk, since=LAST)


def test_a_sent_document_cannot_be_made_to_speak_of_another_day(desk: Desk) -> None:
    """What it is held against rests on that: only the day on which it was sent can change."""
    document = desk.makes()
    with pytest.raises(Refused):
        desk.edits(document, as_of="2026-05-01")
