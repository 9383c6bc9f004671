"""A part of a template without what is no business of a client's: who changed what, comments, fields that fetch."""

from __future__ import annotations

import re

from lxml import etree

from exports.word.template.findings import Notes
from exports.word.template.names import MC, OFFICE, VML, W

_DROPPED = {
    **dict.fromkeys(("del", "moveFrom"), "tracked changes, which count as accepted"),
    **dict.fromkeys(("footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef"), "footnotes"),
    "control": "controls that run a program",
    "altChunk": "enclosed files",
    "subDoc": "references to things outside the file",
}
"""Elements that go with all that is in them, by what is told of them."""
_QUIETLY_DROPPED = frozenset(
    W + name
    for name in (
        *("bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "printerSettings", "formProt"),
        *("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "permStart", "permEnd"),
        *("footnotePr", "endnotePr", "placeholder", "docPartObj", "docPartList", "lock", "rsid"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    )
)
_UNWRAPPED = frozenset(W + name for name in ("ins", "moveTo", "smartTag", "customXml"))
_FIELDS = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "STYLEREF", "TITLE", "SUBJECT", "AUTHOR"),
        *("DATE", "TIME", "CREATEDATE", "SAVEDATE"),
    )
)
_LEVEL = "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr".split()
_SIDES = {"start": "left", "end": "right"}
_PROPERTY = re.compile(r":(title|creator|subject|Company)\[1\]$")
_BOUND = {"title": "title", "creator": "author", "subject": "client", "Company": "firm"}


def tidy(tree: etree._Element, notes: Notes) -> None:
    """Take out of a part what says who made it, what fetches something, and what leads to parts that go."""
    _drop_ignorable(tree)
    for each in list(tree.iter()):
        _tidy_attributes(each)
        if each is not tree:
            _tidy_element(each, notes)
    _settle_fields(tree, notes)
    _settle_controls(tree)
    _mend(tree)


def drop(element: etree._Element) -> None:
    """Take an element out of its parent, if it has one."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """Put what stands in an element in its place."""
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = [each for each in element if each.tag not in (f"{W}smartTagPr", f"{W}customXmlPr")]


def _drop_ignorable(tree: etree._Element) -> None:
    """Leave out what the part itself says that a program may pass over, so that nothing has to be declared for it."""
    prefixes = str(tree.attrib.pop(f"{MC}Ignorable", "")).split()
    spaces = {f"{{{tree.nsmap[each]}}}" for each in prefixes if each in tree.nsmap}
    for element in list(tree.iter()):
        if element is not tree and _space(element.tag) in spaces:
            drop(element)
        for name in [each for each in map(str, element.attrib) if _space(each) in spaces]:
            del element.attrib[name]


def _space(name: str) -> str:
    return name[: name.find("}") + 1]


def _tidy_attributes(element: etree._Element) -> None:
    """Leave out who wrote when, and what an old drawing would fetch from elsewhere."""
    fetches = ("src", "href") if element.tag.startswith(VML) else ()
    for name in map(str, list(element.attrib)):
        if name.startswith(f"{W}rsid") or name == f"{OFFICE}href" or name in fetches:
            del element.attrib[name]


def _tidy_element(element: etree._Element, notes: Notes) -> None:
    tag = element.tag
    if not tag.startswith(W):
        return
    name = tag.removeprefix(W)
    if name in _DROPPED:
        if element.getparent() is not None:
            notes.remove(_DROPPED[name])
        drop(element)
    elif name.endswith("Change") or tag in _QUIETLY_DROPPED:
        drop(element)
    elif tag in _UNWRAPPED or (name == "hyperlink" and element.get(f"{W}anchor")):
        unwrap(element)


def _settle_fields(tree: etree._Element, notes: Notes) -> None:
    """Leave what a field shows, and of its code only that of the few that ask nothing but Word itself."""
    for each in list(tree.iter(f"{W}fldSimple")):
        if not _is_harmless(each.get(f"{W}instr", "")):
            notes.remove("fields other than page numbers, dates and titles")
            unwrap(each)
    opened: list[list[etree._Element]] = []
    for each in list(tree.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText")):
        kind = each.get(f"{W}fldCharType")
        if kind == "begin":
            opened.append([])
        if not opened:
            drop(each)
            continue
        opened[-1].append(each)
        if kind == "end":
            _settle_field(opened.pop(), notes)
    for pieces in opened:
        for each in pieces:
            drop(each)


def _settle_field(pieces: list[etree._Element], notes: Notes) -> None:
    if _is_harmless("".join(each.text or "" for each in pieces if each.tag == f"{W}instrText")):
        return
    notes.remove("fields other than page numbers, dates and titles")
    for each in pieces:
        drop(each)


def _is_harmless(code: str) -> bool:
    return (code.split() or [""])[0].upper() in _FIELDS


def _mend(tree: etree._Element) -> None:
    """Put right what LibreOffice writes otherwise than Word reads it by its own schema."""
    for level in tree.iter(f"{W}lvl"):
        level[:] = sorted(level, key=lambda each: _LEVEL.index(name) if (name := each.tag[len(W) :]) in _LEVEL else 0)
        for side in level.iterchildren(f"{W}lvlJc"):
            side.set(f"{W}val", _SIDES.get(side.get(f"{W}val", ""), side.get(f"{W}val", "")))
    for charset in tree.iter(f"{W}charset"):
        charset.attrib.pop(f"{W}characterSet", "")


def _settle_controls(tree: etree._Element) -> None:
    """Fill the controls that show a property of the document as placeholders are filled; none is bound to a part."""
    for binding in list(tree.iter(f"{W}dataBinding")):
        control = next(binding.iterancestors(f"{W}sdt"), None)
        shown = _PROPERTY.search(binding.get(f"{W}xpath", ""))
        drop(binding)
        if control is None or not shown:
            continue
        texts = list(control.iter(f"{W}t"))
        for each in texts:
            each.text = ""
        if texts:
            texts[0].text = f"{{{{{_BOUND[shown[1]]}}}}}"
