from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from advisor.changes import Add, Delete, Edit
from advisor.meanwhile import as_it_was, both_texts, changed_by_both, written_by
from advisor.practice import Practice
from advisor.records import Client

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
SEEN = Client(id="c" * 16, name="Northwind", code="NWD", notes="Pays late.")
TEXTS = st.sampled_from(["", "Northwind", "Northwind AG", "Pays late."])
CLIENTS = st.builds(lambda name, notes: SEEN.with_changes(name=name or "?", notes=notes), TEXTS, TEXTS)


def practice_in(folder: Path, who: str = "maria") -> Practice:
    practice = Practice.open(folder / "practice", state=folder / "state", now=lambda: AT, who=who, create=True)
    practice.load()
    return practice


def names(seen: Client, now: Client, mine: Client) -> set[str]:
    return {each.name for each in changed_by_both(seen, now, mine.__dict__)}


@given(CLIENTS, CLIENTS, CLIENTS)
def test_both_are_asked_about_exactly_what_each_has_changed_to_something_else(
    seen: Client, now: Client, mine: Client
) -> None:
    found = names(seen, now, mine)
    assert found == names(seen, mine, now), "whoever comes second is asked the same"
    for name in ("name", "notes"):
        values = [getattr(each, name) for each in (seen, now, mine)]
        assert (name in found) == (len(set(values)) == 3)


@given(TEXTS, st.text(), st.text())
def test_both_versions_of_a_text_hold_all_that_either_says(base: str, theirs: str, mine: str) -> None:
    joined = both_texts(base, f"{base}\n{theirs}", f"{base}\n{mine}")
    assert joined.startswith(f"{base}\n{theirs}")
    assert joined.endswith(mine)
    apart = both_texts(base, theirs, mine)
    assert apart.startswith(theirs)
    assert apart.endswith(mine) or mine.startswith(base)


def test_what_both_go_on_from_stands_in_both_versions_once() -> None:
    assert both_texts("Pays late.", "Pays late.\nA", "Pays late.\nB") == "Pays late.\nA\nB"
    assert both_texts("cat", "cats", "cattle") == "cats\ncattle"
    assert both_texts("", "A", "B") == "A\nB"


def test_each_field_has_the_one_who_wrote_it_last_and_a_record_the_one_who_deleted_it(tmp_path: Path) -> None:
    practice = practice_in(tmp_path)
    practice.record([Add(SEEN)], "one")
    practice.who = "ruth"
    client = practice.book.get(Client, SEEN.id)
    assert client is not None
    practice.record([Edit(client, {"notes": "Pays."})], "two")
    by = written_by(practice.history(), SEEN.id, practice.store.device)
    assert by["name"].signature.startswith("maria, 23 Nov 26 ")
    assert by["notes"].signature.startswith("ruth, 23 Nov 26 ")
    assert by["notes"].place == "the other window"
    practice.who = "dana"
    now = practice.book.get(Client, SEEN.id)
    assert now is not None
    practice.record([Delete(now)], "three")
    by = written_by(practice.history(), SEEN.id, "elsewhere")
    assert by[""].words.startswith("dana, on another computer, 23 Nov 26 ")


def test_a_record_is_found_as_one_commit_left_it(tmp_path: Path) -> None:
    practice = practice_in(tmp_path)
    practice.record([Add(SEEN)], "one")
    first = practice.book.get(Client, SEEN.id)
    assert first is not None
    practice.record([Edit(first, {"notes": "Pays."})], "two")
    assert as_it_was(practice.history(), SEEN, first.rev or "") == first
    assert as_it_was(practice.history(), SEEN, "no such commit") is None
