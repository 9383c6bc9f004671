"""The lists of a template, with ours after them under numbers of their own."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from exports.word.numbering import numbering_part
from exports.word.template.names import W, value
from exports.word.template.styling import Styling
from exports.word.template.tidying import drop


def first_free(tree: etree._Element | None) -> tuple[int, int]:
    """How much higher than in our own documents the numbers of our lists are here, and those of their definitions."""
    if tree is None:
        return 0, 0
    return _highest(tree, "num", "numId"), _highest(tree, "abstractNum", "abstractNumId")


def merge(tree: etree._Element | None, styling: Styling) -> etree._Element:
    """The lists of a template, and ours.

    Args:
        tree: Its lists, None where it has none; they are added to.
        styling: Which of our styles were brought: a list leads to none but those.
    """
    ours = etree.fromstring(numbering_part())
    lists, definitions = first_free(tree)
    renumber(ours, lists, definitions)
    for each in list(ours.iter(f"{W}pStyle")):
        own = value(each)
        if own in styling.brought:
            each.set(f"{W}val", styling.ids[own])
        else:
            drop(each)
    if tree is None:
        return ours
    for each in list(tree.iterchildren(f"{W}numIdMacAtCleanup")):
        tree.remove(each)
    _drop_dangling(tree)
    add(tree, ours)
    return tree


def renumber(tree: etree._Element, lists: int, definitions: int) -> None:
    """Raise the numbers of lists and of their definitions."""
    for each in tree.iter(f"{W}num", f"{W}abstractNum", f"{W}abstractNumId"):
        for name, by in (("numId", lists), ("abstractNumId", definitions)):
            if number := each.get(f"{W}{name}"):
                each.set(f"{W}{name}", str(int(number) + by))
        if each.tag == f"{W}abstractNumId":
            each.set(f"{W}val", str(int(value(each)) + definitions))


def add(tree: etree._Element, more: Iterable[etree._Element]) -> None:
    """Add definitions after the definitions, and lists after the lists."""
    after = [*tree.iterchildren(f"{W}abstractNum", f"{W}numPicBullet")]
    at = tree.index(after[-1]) + 1 if after else 0
    for each in list(more):
        if each.tag == f"{W}abstractNum":
            tree.insert(at, each)
            at += 1
        else:
            tree.append(each)


def _highest(tree: etree._Element, name: str, attribute: str) -> int:
    numbers = [value(each, attribute) for each in tree.iterchildren(f"{W}{name}")]
    return max((int(each) for each in numbers if each.isdecimal() and len(each) < 10), default=0)


def _drop_dangling(tree: etree._Element) -> None:
    definitions = {value(each, "abstractNumId") for each in tree.iterchildren(f"{W}abstractNum")}
    for each in list(tree.iterchildren(f"{W}num")):
        if value(each.find(f"{W}abstractNumId")) not in definitions:
            tree.remove(each)
