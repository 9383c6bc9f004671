"""Files as they come back from editors, merges, sync services and dying disks; the long runs are under torture."""

from pathlib import Path

from tests.tools.attack_files import corpus, prefixes, single_bytes


def test_every_file_of_the_corpus_is_refused_or_offered_and_its_bytes_stay(tmp_path: Path) -> None:
    tally = corpus(tmp_path, commands_at=15)
    assert tally.clean, "\n".join(tally.lost)
    assert tally.runs > 300


def test_every_prefix_of_a_history_opens_to_a_consistent_state(tmp_path: Path) -> None:
    tally = prefixes(tmp_path, step=41)
    assert tally.clean, "\n".join(tally.lost)


def test_a_changed_byte_anywhere_is_found(tmp_path: Path) -> None:
    tally = single_bytes(tmp_path, times=60)
    assert tally.clean, "\n".join(tally.lost + tally.unreadable)
