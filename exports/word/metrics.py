"""How wide text is in our font, so that the contents can name pages before Word has seen the document."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import east_asian_width, normalize

EM = 2048
LINE = (1536 + 512 + 452) / EM
"""The height of a single-spaced line, in ems: ascent, descent and gap."""

# Advance widths of the characters from space to tilde, in 2048ths of an em.
_REGULAR = (
    *(463, 667, 821, 1020, 1038, 1464, 1397, 452, 621, 621, 1020, 1020, 511, 627, 517, 791),
    *(1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 548, 548, 1020, 1020, 1020, 949),
    *(1831, 1185, 1114, 1092, 1260, 1000, 941, 1292, 1276, 516, 653, 1064, 861, 1751, 1322, 1356),
    *(1058, 1378, 1112, 941, 998, 1314, 1162, 1822, 1063, 998, 959, 628, 791, 628, 1020, 1020),
    *(596, 981, 1076, 866, 1076, 1019, 625, 964, 1076, 470, 490, 931, 470, 1636, 1076, 1080),
    *(1076, 1076, 714, 801, 686, 1076, 925, 1464, 887, 927, 809, 644, 943, 644, 1020),
)
_BOLD = (
    *(463, 667, 898, 1020, 1038, 1493, 1443, 478, 638, 638, 1020, 1020, 528, 627, 547, 880),
    *(1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 565, 565, 1020, 1020, 1020, 949),
    *(1840, 1241, 1148, 1084, 1291, 999, 940, 1305, 1292, 546, 678, 1120, 866, 1790, 1349, 1385),
    *(1090, 1405, 1153, 968, 1014, 1337, 1211, 1856, 1128, 1064, 979, 665, 880, 665, 1020, 1020),
    *(615, 1011, 1099, 857, 1099, 1031, 648, 971, 1099, 503, 523, 983, 503, 1666, 1099, 1101),
    *(1099, 1099, 728, 817, 710, 1099, 969, 1526, 941, 970, 814, 704, 973, 704, 1020),
)
_OTHERS = {"\u00a0": 463, "–": 1020, "—": 1854, "’": 511, "‘": 511, "“": 857, "”": 857, "•": 1020, "·": 517}
_TAB = 1134
_OTHER = 1038


@lru_cache(maxsize=16_384)
def word_width(word: str, bold: bool) -> int:
    """The width of some text on one line, in 2048ths of an em."""
    return sum(map(_character_bold if bold else _character_regular, word))


@lru_cache(maxsize=4096)
def _character_regular(character: str) -> int:
    return _character(character, _REGULAR)


@lru_cache(maxsize=4096)
def _character_bold(character: str) -> int:
    return _character(character, _BOLD)


def _character(character: str, widths: tuple[int, ...]) -> int:
    if " " <= character <= "~":
        return widths[ord(character) - 32]
    if character == "\t":
        return _TAB
    base = normalize("NFD", character)[0]
    if " " <= base <= "~":
        return widths[ord(base) - 32]
    return _OTHERS.get(character, EM if east_asian_width(character) in "WF" else _OTHER)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is, in twips; `size` is the type size in twips."""
    return word_width(text, bold) * size / EM


def shortened(text: str, room: float, size: float) -> str:
    """As much of a line of text as has room, in twips, with an ellipsis where it was cut."""
    if width(text, size) <= room:
        return text
    text = text[: int(room)]  # no character is narrower than a twip
    while text and width(f"{text}…", size) > room:
        text = text[:-1].rstrip()
    return f"{text}…"


def lines(text: str, width: float, size: float, *, bold: bool) -> int:
    """How many lines `text` takes.

    Args:
        text: Clean text; each line end in it begins a line.
        width: The room for a line, in twips.
        size: The type size, in twips.
        bold: Whether the type is bold.
    """
    room = max(width / size * EM, EM)
    return sum(_wrapped(line, room, bold) for line in text.split("\n"))


def _wrapped(line: str, room: float, bold: bool) -> int:
    space = _REGULAR[0]
    # Shorter than the room even if every character were as wide as the widest.
    if len(line) * _BOLD[55] < room:
        return 1
    count, used = 1, -float(space)
    for word in line.split(" "):
        width = word_width(word, bold)
        used += space + width
        if used > room:
            overflow = int(width // room)
            count += 1 + overflow if used > width else overflow
            used = width - overflow * room
    return count
