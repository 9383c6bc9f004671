"""Real recommendations: those of New Zealand's Transport Accident Investigation Commission."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from advisor.imports.map_file import read_map
from advisor.imports.mojibake import repair
from advisor.imports.rows import RowPlan, plan_rows
from advisor.imports.tables import Table, read_table

PROJECT = Path(__file__).parents[2]
DATA = PROJECT / ".." / "shared" / "data" / "taic"
MAP = PROJECT / "tests" / "data" / "taic.toml"

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the Commission's table is not here: it is no part of the project"
)


@pytest.fixture(scope="module")
def table() -> Table:
    return read_table(DATA / "TAIC_recommendations_04_04_2024.xlsx", sheet=read_map(MAP).sheet)


@pytest.fixture(scope="module")
def plan(table: Table) -> RowPlan:
    return plan_rows(table, read_map(MAP))


def test_every_row_comes_in(plan: RowPlan) -> None:
    assert len(plan.rows) == 2192
    assert plan.refused == []
    assert len({row.identity for row in plan.rows}) == 2192


def test_what_became_of_them_is_as_counted_by_hand(plan: RowPlan) -> None:
    ends = Counter(
        tuple(
            (event.kind, event.fields.get("position") or event.fields.get("state") or event.fields.get("kind"))
            for event in row.events
        )
        for row in plan.rows
    )
    assert ends == {
        (("decision", "adopted"), ("progress", "implemented")): 1178,
        (("withdrawal", "withdrawn"),): 379,
        (("withdrawal", "superseded"),): 25,
        (): 610,
    }


def test_two_names_of_one_recipient_are_joined(table: Table, plan: RowPlan) -> None:
    before = {row.cells["Recipient"] for row in table.rows} - {None}
    after = {row.client for row in plan.rows}
    assert len(before) == 285
    assert before - after == {"MNZ"}
    assert after - before == {"Unknown recipient"}


def test_what_was_assumed_is_reported(plan: RowPlan) -> None:
    said = "\n".join(plan.notes)
    for words in (
        "3 rows with the status “Closed acceptable” had no date for it: the day of the advice was taken",
        "2 rows with the status “Closed superseded” had no date for it: the day of the advice was taken",
        "31 rows named no client: “Unknown recipient” was taken",
        "61 rows named no engagement: “No inquiry named” was taken",
        "101 rows did not say when the advice was given",
    ):
        assert words in said


def test_advice_spans_the_years_and_no_undated_row_is_awaiting(plan: RowPlan) -> None:
    days = [row.fields["given_on"] for row in plan.rows if "given_on" in row.fields]
    assert (min(map(str, days)), max(map(str, days))) == ("1980-05-30", "2024-02-22")
    assert all(row.events for row in plan.rows if "given_on" not in row.fields)
    assert plan.rows[0].fields["given_on"] == date(2024, 2, 22)


@pytest.mark.parametrize("name", ["TAIC_recommendations_04_04_2024.xlsx", "recommendation_responses.csv"])
def test_no_damage_is_left_in_the_text(name: str) -> None:
    texts = [cell for row in read_table(DATA / name).rows for cell in row.cells.values() if isinstance(cell, str)]
    assert len(texts) > 10_000
    left = [text for text in texts if repair(text) != text or "â€" in text or "Â" in text or "_x000D_" in text]
    assert left == []


def test_the_table_of_replies_has_all_its_rows() -> None:
    table = read_table(DATA / "recommendation_responses.csv")
    assert len(table.rows) == 1756
    assert not any(row.problem for row in table.rows)
