"""What is the consultant's own is out of reach while a client looks on."""

from pathlib import Path

from advisor.drafts import Drafts
from advisor.records import Client
from exports.asked import Scope
from screens.desk import Desk
from screens.documents.scopes import kinds_of, scope_rows
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
