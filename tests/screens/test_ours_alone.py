"""What is the consultant's own is out of reach while a client looks on."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from advisor.changes import Add
from advisor.drafts import Drafts
from advisor.records import Client, Goal
from advisor.records.choices import GoalEnd
from exports.asked import Scope
from screens.client.goals import goals_page
from screens.desk import Desk
from screens.documents.scopes import kinds_of, scope_rows
from screens.widgets.register_rows import Heading
from tests.screens.running import opened


def desk_on(folder: Path, only: str = "") -> Desk:
    return Desk(opened(folder), Drafts(folder / "state", folder / "practice"), only=only)


def test_a_review_can_be_made_and_not_with_the_client_beside_us(practice_folder: Path) -> None:
    found = {}
    for only in ("", "NWD"):
        desk = desk_on(practice_folder, only)
        client = desk.book.find("NWD")
        assert isinstance(client, Client)
        scopes: tuple[Scope, ...] = (client, *desk.book.engagements_of(client.id), desk.book.profile)
        found[only] = {each.name for scope in scopes for each in kinds_of(desk, scope) if each.internal}
    assert found == {"": {"review", "relationship"}, "NWD": set()}


def test_the_practice_itself_is_no_row_with_the_client_beside_us(practice_folder: Path) -> None:
    rows = {only: [each.key for each in scope_rows(desk_on(practice_folder, only))] for only in ("", "NWD")}
    assert "practice" in rows[""]
    assert "practice" not in rows["NWD"]


@pytest.mark.parametrize(("only", "headings"), [("", ["Ended"]), ("NWD", ["Goals"])])
def test_that_a_goal_was_given_up_is_not_told_with_the_client_beside_us(
    practice_folder: Path, only: str, headings: list[str]
) -> None:
    desk = desk_on(practice_folder, only)
    client = desk.book.find("NWD")
    assert isinstance(client, Client)
    goal = Goal(client=client.id, title="Less dust", target=Decimal(5), on=date(2026, 1, 5))
    desk.practice.record([Add(goal.with_changes(ended=GoalEnd.given_up, ended_on=date(2026, 6, 1)))], "a goal")
    found = [each.title for each in goals_page(desk, client).rows if isinstance(each, Heading)]
    assert found == headings
