"""Words taken out of what is kept: all of them, only them, and nothing changes when it is done again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.store.history import verified
from advisor.store.scrub import Scrub
from tests.store.helpers import ACME, BOLT, Practice, commit, new

NAME = "José Núñez"
SCRUB = Scrub({NAME: "Person 1 (forgotten)"}, "person", "p1", ("rev",), {"name": "Person 1 (forgotten)"})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("José Núñez agreed.", "Person 1 (forgotten) agreed."),
        ("asked José\nNúñez", "asked Person 1 (forgotten)"),
        ("José Nu\u0301n\u0303ez", "Person 1 (forgotten)"),
        ("José Núñez's plan", "Person 1 (forgotten)'s plan"),
        ("José Núñezov agreed.", "José Núñezov agreed."),
        ("josé núñez", "josé núñez"),
    ],
)
def test_a_name_goes_as_whole_words_however_it_is_spaced_and_composed(before: str, after: str) -> None:
    assert SCRUB.text(before) == after


def test_what_goes_in_parts_goes_in_capitals_and_names_of_files() -> None:
    scrub = Scrub({"NWD": "…"}, parts=("Northwind",))
    assert scrub.text("Import NORTHWIND_2026.xlsx, NWD-12 and NWDX-1") == "Import …_2026.xlsx, …-12 and NWDX-1"


@given(st.sampled_from(["plain", "ascii", "hex"]), st.sampled_from(["", "\n", "x ", "“", "\\"]))
def test_a_name_goes_from_bytes_that_nobody_can_read_however_json_escapes_it(how: str, before: str) -> None:
    escaped = {
        "plain": json.dumps(before + NAME, ensure_ascii=False),
        "ascii": json.dumps(before + NAME),
        "hex": json.dumps(before)[:-1] + "".join(f"\\u{ord(each):04X}" for each in NAME) + '"',
    }[how]
    found = SCRUB.anything(f'{{"broken": {escaped}'.encode())
    assert found is not None
    assert json.loads(found[11:]) == before + "Person 1 (forgotten)"


def test_bytes_that_are_no_text_are_not_vouched_for() -> None:
    assert SCRUB.anything(NAME.encode("latin-1")) is None


def test_only_the_record_of_the_person_is_emptied_and_what_is_no_text_is_left() -> None:
    scrub = Scrub({"May": "Person 1"}, "person", "p1", ("rev", "client"), {"name": "Person 1"}, {"advice": ("status",)})
    assert scrub.doc("person", "p1", {"rev": "r", "client": "c", "name": "May", "odd": "May"}) == {
        "rev": "r",
        "client": "c",
        "name": "Person 1",
    }
    given = {"status": "May", "tags": ["May", 1], "corrections": [{"was": {"title": "ask May"}}], "n": None}
    assert scrub.doc("advice", "a1", given) == {
        "status": "May",
        "tags": ["Person 1", 1],
        "corrections": [{"was": {"title": "ask Person 1"}}],
        "n": None,
    }


def test_a_history_is_sealed_anew_and_keeps_all_but_the_words(practice: Practice) -> None:
    for at in range(4):
        commit(practice.store, new(f"r{at}", {"title": f"With {NAME} {at}"}), why=f"Add {NAME}")
    raw = practice.chain().read_bytes()
    scrubbed = SCRUB.chain(raw)
    assert NAME.encode() not in scrubbed
    assert SCRUB.chain(scrubbed) == scrubbed
    layout = practice.store.layout
    before, after = (list(verified(layout, ACME, practice.store.device, each)) for each in (raw, scrubbed))
    assert [(each.n, each.action.id, each.action.at, each.heads) for each in before] == [
        (each.n, each.action.id, each.action.at, each.heads) for each in after
    ]
    assert [each.previous for each in after] == ["", *(each.digest for each in after[:-1])]
    assert after[-1].changes[0].after == {"rev": after[-1].action.id, "title": "With Person 1 (forgotten) 3"}


def test_the_file_of_a_client_scrubbed_twice_is_what_it_is_scrubbed_once(practice: Practice) -> None:
    commit(practice.store, new("one", {"title": f"With {NAME}"}), new("other", {"title": NAME}, scope=BOLT))
    scrubbed = SCRUB.file(practice.file().read_bytes())
    assert NAME.encode() not in scrubbed
    assert SCRUB.file(scrubbed) == scrubbed


def test_a_history_in_which_no_reason_changes_keeps_its_bytes(practice: Practice) -> None:
    id = commit(practice.store, new("one", {"title": NAME}), why="Note").id
    raw = practice.chain().read_bytes()
    assert SCRUB.reasons(raw, frozenset({id})) is raw
