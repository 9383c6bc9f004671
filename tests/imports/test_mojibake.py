"""Damage and repair of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.imports.mojibake import damage, repair

LETTERS = "abcdefghijklmnopqrstuvwxyz"
ACCENTED = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿāēīōūœšž"
#: Words, each with small letters around what can be damaged, as text has them.
plain_words = st.text(LETTERS, min_size=2, max_size=6)
accented_words = st.builds(lambda a, x, b: a + x + b, plain_words, st.sampled_from(ACCENTED), plain_words)
marked_words = st.builds(
    lambda a, mark, b: a + mark + b,
    plain_words,
    st.sampled_from(["’", " – ", " — ", "… ", " “", "” ", " • ", " € ", "™ "]),
    plain_words,
)
sentences = st.lists(plain_words | accented_words | marked_words, min_size=1, max_size=12).map(" ".join)


@given(sentences)
def test_what_was_damaged_is_repaired_to_what_it_was(text: str) -> None:
    assert repair(damage(text)) == text


@given(sentences)
def test_correct_text_is_never_changed(text: str) -> None:
    assert repair(text) == text


@given(sentences, sentences)
def test_a_damaged_part_is_repaired_beside_a_correct_one(damaged: str, correct: str) -> None:
    assert repair(f"{damage(damaged)} {correct}") == f"{damaged} {correct}"


@given(st.text())
def test_any_text_survives(text: str) -> None:
    repaired = repair(text)
    assert isinstance(repaired, str)
    assert len(repaired) <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        *("“CAFÉ”", "CAFÉ” she said", "”Å”", "Spaß“", "Å–Ä–Ö", "café”…", "naïve»", "the Å’s", "MÊS – 2"),
        *("30 °C", "£5 · 6 ½", "« là »", "ÄÖÜ", "IRMÔ", "10–12 €", "ï¿½"),
    ],
)
def test_capitals_before_a_mark_are_left_alone(text: str) -> None:
    assert repair(text) == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("vesselâ€™s", "vessel’s"),
        ("â€œstopâ€\x9d", "“stop”"),
        ("30Â°C", "30°C"),
        ("â€¢ one", "• one"),
        ("PÅ«tÄ“ka", "Pūtēka"),
        ("KÃ–LN", "KÖLN"),
        ("Ã  la carte", "à la carte"),
        ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет"),
        ("ðŸ˜€", "😀"),
        ("café and cafÃ©", "café and café"),
    ],
)
def test_known_damage_is_repaired(text: str, meant: str) -> None:
    assert repair(text.replace("Ã  ", "Ã\xa0 ")) == meant
