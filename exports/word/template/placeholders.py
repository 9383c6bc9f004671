"""Places in a template that are filled in, such as `{{client}}`: names between braces, and no expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from exports.word.text import clean

PLACEHOLDERS = ("client", "title", "firm", "author", "date", "addressee", "reference", "status")
"""The names that are known."""
MARKER = "[[report]]"
"""The paragraph that stands where the report goes."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAME = re.compile(r"\{\{\s*([^{}\s][^{}]{0,40}?)\s*\}\}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def met_in(tree: etree._Element) -> Iterator[str]:
    """The name in each placeholder of a part, in small letters, whether it is known or not."""
    for _, text in _paragraphs(tree):
        yield from (match[1].lower() for match in _NAME.finditer(text))


def text_of(paragraph: etree._Element) -> str:
    """The text of one paragraph, without that of boxes anchored in it."""
    return "".join(each.text or "" for each in _texts(paragraph))


def fill(tree: etree._Element, values: Mapping[str, str]) -> None:
    """Put values in the places of their names; a name without a value stays as it is.

    Word parts what was typed at once into runs, wherever it pleases: the value stands in the run in which the name
    begins, and what is left of the name in the others goes.
    """
    for texts, whole in _paragraphs(tree):
        for match in reversed(list(_NAME.finditer(whole))):
            value = values.get(match[1].lower())
            if value is not None:
                _replace(texts, match.start(), match.end(), clean(value, one_line=True))


def _paragraphs(tree: etree._Element) -> Iterator[tuple[list[etree._Element], str]]:
    for paragraph in tree.iter(f"{_W}p"):
        texts = _texts(paragraph)
        whole = "".join(each.text or "" for each in texts)
        if "{{" in whole:
            yield texts, whole


def _texts(paragraph: etree._Element) -> list[etree._Element]:
    """The `w:t` elements of a paragraph itself, in order."""
    return [each for each in paragraph.iter(f"{_W}t") if next(each.iterancestors(f"{_W}p")) is paragraph]


def _replace(texts: list[etree._Element], start: int, end: int, value: str) -> None:
    at = 0
    for each in texts:
        text = each.text or ""
        first, last = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if first >= last:
            continue
        each.text = text[:first] + value + text[last:]
        each.set(_SPACE, "preserve")
        value = ""
