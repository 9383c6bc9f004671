"""A name is had from whatever is left of a scope that cannot be read."""

from advisor.store.backups import back_up_scope
from tests.store.helpers import ACME, AT, Practice, commit, new


def _damage_file(practice: Practice) -> None:
    practice.file().write_bytes(b"{")


def _damage_history(practice: Practice) -> None:
    first, rest = practice.chain().read_bytes().split(b"\n", 1)
    practice.chain().write_bytes(first.replace(b"Acme", b"Ecma") + b"\n" + rest)


def _glimpsed(practice: Practice) -> object:
    found = practice.again().glimpse(ACME, "advice", "one")
    return found and found["name"]


def test_a_record_is_glimpsed_in_the_file_in_the_history_and_in_the_latest_backup(practice: Practice) -> None:
    made = commit(practice.store, new("one", {"name": "Acme"}))
    commit(practice.store, new("one", {"name": "Acme Works"})._replace(expects=made.id))
    back_up_scope(practice.store, ACME, AT)
    _damage_history(practice)
    assert _glimpsed(practice) == "Acme Works"
    _damage_file(practice)
    assert _glimpsed(practice) == "Acme Works"


def test_the_history_tells_the_latest_that_its_sound_lines_say(practice: Practice) -> None:
    made = commit(practice.store, new("one", {"name": "Acme"}))
    commit(practice.store, new("one", {"name": "Acme Works"})._replace(expects=made.id))
    _damage_file(practice)
    assert _glimpsed(practice) == "Acme Works"
    practice.chain().write_bytes(practice.chain().read_bytes().replace(b"Works", b"Wirks"))
    assert _glimpsed(practice) == "Acme"


def test_where_nothing_is_left_nothing_is_glimpsed(practice: Practice) -> None:
    commit(practice.store, new("one", {"name": "Acme"}))
    _damage_file(practice)
    _damage_history(practice)
    assert _glimpsed(practice) is None
