"""The settings of a document in a template: ours, and of the template's those that its pages look by."""

from __future__ import annotations

from lxml import etree

from exports.word.base import settings_part
from exports.word.template.names import W
from exports.word.template.sections import has

_KEPT = frozenset(
    (
        *("mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
        *("gutterAtTop", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit", "hyphenationZone"),
        *("doNotHyphenateCaps", "evenAndOddHeaders", "clrSchemeMapping", "embedTrueTypeFonts", "saveSubsetFonts"),
    )
)
_ORDER = (
    *("zoom", "embedTrueTypeFonts", "saveSubsetFonts", "mirrorMargins", "alignBordersAndEdges"),
    *("bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop", "autoHyphenation"),
    *("consecutiveHyphenLimit", "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders"),
    *("characterSpacingControl", "compat", "themeFontLang", "clrSchemeMapping", "decimalSymbol", "listSeparator"),
)
_PROTECTED = ("documentProtection", "writeProtection", "readModeInkLockDown")


def settings(theirs: etree._Element | None, language: str) -> bytes:
    """`word/settings.xml`.

    Args:
        theirs: The settings of the template, None where it has none.
        language: The language of the document, such as "en-GB".
    """
    tree = etree.fromstring(settings_part(language))
    found = {} if theirs is None else {each.tag: each for each in theirs if each.tag.removeprefix(W) in _KEPT}
    found = {each.tag: each for each in tree} | found
    tree[:] = [found[W + name] for name in _ORDER if W + name in found]
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def is_protected(theirs: etree._Element | None) -> bool:
    """Whether the settings of a template keep people from writing in it."""
    return theirs is not None and any(theirs.find(f"{W}{name}") is not None for name in _PROTECTED)


def has_even_pages(theirs: etree._Element | None) -> bool:
    """Whether pages on the left have headers of their own."""
    return theirs is not None and has(theirs, "evenAndOddHeaders")
