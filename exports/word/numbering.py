"""The lists of a document: numbered headings, bullets and steps, each bound to its styles."""

from __future__ import annotations

from exports.word.look import TEAL, colour
from exports.word.xml import W, part

HEADINGS, BULLETS, STEPS = 1, 2, 3
"""The lists by the number that a paragraph refers to; numbers after these are further runs of steps."""

_HEADING_INDENTS = (624, 624, 737)


def numbering_part() -> bytes:
    """`word/numbering.xml`, with one list of each kind."""
    lists = "".join(_list(number, number) for number in (HEADINGS, BULLETS, STEPS))
    return part("numbering", W, _headings() + _bullets() + _steps() + lists)


def further_lists(runs_of_steps: int) -> bytes:
    """A `w:numbering` with what a document needs beside `numbering_part`.

    Args:
        runs_of_steps: How many numbered lists the document has; each begins at 1, as list `STEPS`, `STEPS + 1`, ….
    """
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    lists = (_list(number, STEPS, restart) for number in range(STEPS + 1, STEPS + runs_of_steps))
    return part("numbering", W, "".join(lists))


def _list(number: int, abstract: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def _level(level: int, form: str, text: str, style: str, indent: int, look: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{indent}" w:hanging="{indent}"/></w:pPr>'
        + (f"<w:rPr>{look}</w:rPr>" if look else "")
        + "</w:lvl>"
    )


def _abstract(number: int, kind: str, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="{kind}"/>{levels}</w:abstractNum>'


def _headings() -> str:
    texts = ("%1", "%1.%2", "%1.%2.%3")
    levels = "".join(
        _level(level, "decimal", text, f"Heading{level + 1}", _HEADING_INDENTS[level])
        for level, text in enumerate(texts)
    )
    return _abstract(HEADINGS, "multilevel", levels)


def _bullets() -> str:
    return _abstract(BULLETS, "singleLevel", _level(0, "bullet", "•", "ListBullet", 369, colour(TEAL)))


def _steps() -> str:
    look = f"<w:b/><w:bCs/>{colour(TEAL)}"
    return _abstract(STEPS, "singleLevel", _level(0, "decimal", "%1.", "ListNumber", 369, look))
