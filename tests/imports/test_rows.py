"""Rows into planned recommendations, by synonyms and by maps."""

import csv
import io
from collections import Counter
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.imports.map_file import parse_map
from advisor.imports.mapping import Mapping
from advisor.imports.rows import PlannedRow, RowPlan, plan_rows
from advisor.imports.synonyms import COLUMNS, STATUSES, plain
from advisor.imports.tables import TableError, read_table

HEADING = ["Ref", "Client", "Project", "Recommendation", "Status", "Date", "Decided on"]
ROW = ["7", "ACME", "Review", "Stop it", "Accepted", "2024-03-01", "2024-03-20"]


def plan(rows: list[list[str]], toml: str = "", heading: list[str] = HEADING) -> RowPlan:
    text = io.StringIO()
    csv.writer(text).writerows([heading, *rows])
    return plan_rows(read_table(text.getvalue().encode(), "advice.csv"), parse_map(toml, "map.toml"))


def one(row: list[str], toml: str = "", heading: list[str] = HEADING) -> PlannedRow:
    done = plan([row], toml, heading)
    assert done.refused == []
    return done.rows[0]


def reason(row: list[str], toml: str = "", heading: list[str] = HEADING) -> str:
    done = plan([row], toml, heading)
    assert done.rows == []
    assert [refusal.number for refusal in done.refused] == [2]
    return done.refused[0].reason


def test_common_columns_need_no_map() -> None:
    row = one(ROW)
    assert (row.number, row.client, row.engagement, row.reference) == (2, "ACME", "Review", "7")
    assert row.fields == {"title": "Stop it", "given_on": date(2024, 3, 1)}
    assert [(event.kind, event.fields) for event in row.events] == [
        ("decision", {"position": "adopted", "words": "", "on": date(2024, 3, 20)})
    ]


def test_no_synonym_means_two_fields() -> None:
    words = Counter(plain(word) for name, known in COLUMNS.items() for word in {name.replace("_", " "), *known})
    assert [word for word, count in words.items() if count > 1] == []


@pytest.mark.parametrize("status", sorted(STATUSES))
def test_every_common_status_gives_what_its_rule_says(status: str) -> None:
    row = one([*ROW[:4], status.title(), *ROW[5:]])
    rule = STATUSES[status]
    said = [rule.decision, rule.progress, rule.outcome, rule.withdrawal]
    assert len(row.events) == sum(1 for key in said if key)


def test_an_unknown_status_is_refused_with_what_to_do() -> None:
    assert '[statuses."Parked"]' in reason([*ROW[:4], "Parked", *ROW[5:]])


def test_the_dates_of_decision_and_closing_go_where_they_belong() -> None:
    heading = [*HEADING, "Closed"]
    row = one([*ROW[:4], "Implemented", *ROW[5:], "2024-09-01"], heading=heading)
    assert [event.fields["on"] for event in row.events] == [date(2024, 3, 20), date(2024, 9, 1)]


def test_a_missing_date_takes_the_day_of_the_advice_and_is_reported() -> None:
    done = plan([[*ROW[:6], ""], ROW])
    assert done.rows[0].events[0].fields["on"] == date(2024, 3, 1)
    assert any(note.startswith("1 row with the status “Accepted” had no date for it") for note in done.notes)


def test_a_decision_without_any_date_is_refused() -> None:
    assert "the status “Accepted” needs a date" in reason([*ROW[:5], "", ""])


def test_a_map_that_does_not_say_otherwise_refuses_a_missing_date() -> None:
    toml = '[statuses.Accepted]\ndecision = "adopted"\non = "Decided on"\n'
    assert "“Decided on” is empty" in reason([*ROW[:6], ""], toml)


def test_an_undated_withdrawal_stays_undated_where_the_map_says_so() -> None:
    toml = '[statuses.Gone]\nwithdrawal = "superseded"\non_missing = "unknown"\n'
    row = one([*ROW[:4], "Gone", "", ""], toml)
    assert row.events[0].fields == {"kind": "superseded", "reason": "the table says “Gone”", "on": None}


def test_a_row_without_client_or_engagement_is_refused_for_both_at_once() -> None:
    assert reason(["7", "", " ", "Stop it", "Open", "", ""]) == "it names no client; it names no engagement"


def test_a_row_without_client_or_engagement_goes_where_the_map_says() -> None:
    toml = '[missing]\nclient = "Nobody"\nengagement = "None"\n'
    done = plan([["7", "", "", "Stop it", "Open", "2024-03-01", ""], ROW], toml)
    assert (done.rows[0].client, done.rows[0].engagement) == ("Nobody", "None")
    assert "1 row named no client: “Nobody” was taken (row 2)." in done.notes


def test_an_alias_joins_two_names() -> None:
    toml = '[aliases.client]\nACME = "Acme Limited"\n'
    assert one(ROW, toml).client == "Acme Limited"
    assert one([ROW[0], " acme ", *ROW[2:]], toml).client == "Acme Limited"


@pytest.mark.parametrize(("said", "meant"), [("High", "high"), ("P1", "critical"), ("zz", "low")])
def test_a_priority_is_understood_or_mapped(said: str, meant: str) -> None:
    row = one([*ROW, said], '[aliases.priority]\nZZ = "low"\n', [*HEADING, "Priority"])
    assert row.fields["priority"] == meant


def test_an_unknown_priority_is_refused() -> None:
    assert "none of critical, high, medium, low" in reason([*ROW, "7"], heading=[*HEADING, "Priority"])


def test_an_ambiguous_date_is_refused_with_its_column_unless_the_column_or_the_map_settles_it() -> None:
    row = [*ROW[:4], "Open", "03/04/2024", ""]
    assert "in “Date”, “03/04/2024” can be read as day/month or month/day" in reason(row)
    assert one(row, '[dates]\norder = "month-first"\n').fields["given_on"] == date(2024, 3, 4)
    settled = plan([row, [*ROW[:4], "Open", "25/04/2024", ""]])
    assert [planned.fields["given_on"] for planned in settled.rows] == [date(2024, 4, 3), date(2024, 4, 25)]


def test_a_reply_goes_with_the_decision_or_into_the_notes() -> None:
    heading = [*HEADING, "Reply Text"]
    assert one([*ROW, "We agree."], heading=heading).events[0].fields["words"] == "We agree."
    done = plan([[*ROW[:4], "Open", ROW[5], "", "We shall see."]], heading=heading)
    assert done.rows[0].fields["notes"] == "Reply Text: We shall see."
    assert any("it was put into the notes" in note for note in done.notes)


def test_a_date_that_the_status_does_not_explain_is_reported() -> None:
    done = plan([[*ROW[:4], "Open", *ROW[5:]]])
    assert "1 row had a date in “Decided on” that the status does not explain: left out (row 2)." in done.notes


def test_a_decision_before_the_advice_is_taken_and_reported() -> None:
    done = plan([[*ROW[:5], "2024-03-01", "2024-02-01"]])
    assert len(done.rows) == 1
    assert any("before the advice itself" in note for note in done.notes)


def test_columns_that_nothing_uses_are_named() -> None:
    assert "Not used: “Weather”." in plan([[*ROW, "fine"]], heading=[*HEADING, "Weather"]).notes


def test_a_long_text_gives_its_first_words_as_title_and_stays_whole() -> None:
    text = "One two three four five six, seven eight."
    row = one([*ROW[:3], text, *ROW[4:]], "[title]\nwords = 6\n")
    assert row.fields["title"] == "One two three four five six…"
    assert row.fields["advice"] == text


def test_a_row_without_text_takes_its_number_for_a_title() -> None:
    assert one([*ROW[:3], "", *ROW[4:]]).fields["title"] == "7"


def test_a_title_too_long_for_a_line_loses_nothing() -> None:
    title = "word " * 80
    row = one([*ROW, title], heading=[*HEADING, "Title"])
    assert len(str(row.fields["title"])) <= 300
    assert row.fields["advice"] == f"{title.strip()}\n\nStop it"


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        (
            ["Ref", "Client", "Project"],
            "says what was advised. It has “Ref”, “Client”, “Project”; understood are Title",
        ),
        (["Title", "Project"], "names the client. It has “Title”, “Project”; understood are Client"),
        (["Title", "Client"], "names the engagement. It has “Title”, “Client”; understood are Engagement"),
    ],
)
def test_a_table_that_lacks_what_is_needed_is_refused_as_a_whole(heading: list[str], says: str) -> None:
    with pytest.raises(TableError) as refusal:
        plan([["a"] * len(heading)], heading=heading)
    assert says in str(refusal.value)


def test_a_column_that_the_map_names_and_the_table_lacks_is_refused() -> None:
    with pytest.raises(TableError, match="no column “Customer”, which the map names for client; it has “Ref”"):
        plan([ROW], '[columns]\nclient = "Customer"\ntitle = "Recommendation"\n')


def test_a_row_with_too_many_cells_is_refused_and_the_others_are_not() -> None:
    data = b"Title,Client,Project\nStop, now,ACME,Review\nGo,ACME,Review\n"
    done = plan_rows(read_table(data, "advice.csv"), Mapping())
    assert [refusal.number for refusal in done.refused] == [2]
    assert [row.number for row in done.rows] == [3]


cells = st.sampled_from(["", "a", "b", "ACME", "Open", "2024-03-01"])
tables = st.lists(st.lists(cells, min_size=7, max_size=7).filter(any), min_size=1, max_size=12)


@given(tables)
def test_every_row_is_planned_or_refused_and_identities_are_distinct_and_stable(rows: list[list[str]]) -> None:
    first, second = plan(rows), plan(rows)
    assert first == second
    numbers = [row.number for row in first.rows] + [refusal.number for refusal in first.refused]
    assert sorted(numbers) == list(range(2, len(rows) + 2))
    identities = [row.identity for row in first.rows]
    assert len(set(identities)) == len(identities)


distinct_tables = st.lists(
    st.lists(cells, min_size=7, max_size=7).filter(any),
    min_size=1,
    max_size=12,
    unique_by=lambda row: (*row[:4], row[5]),
)


@given(distinct_tables, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_change_who_they_are(rows: list[list[str]], random: Random) -> None:
    shuffled = rows.copy()
    random.shuffle(shuffled)
    assert {row.identity for row in plan(rows).rows} == {row.identity for row in plan(shuffled).rows}


def test_correcting_a_refused_row_leaves_the_others_as_they_are() -> None:
    before = plan([[*ROW[:4], "Parked", *ROW[5:]], ROW])
    after = plan([ROW, ROW])
    assert before.rows[0].identity == after.rows[1].identity
