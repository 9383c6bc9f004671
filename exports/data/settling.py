"""The last hand on a workbook: what openpyxl lets depend on the moment, or puts in an order of its own."""

from __future__ import annotations

import re
import zipfile
from datetime import datetime
from io import BytesIO

from lxml import etree

from exports.zipped import zipped

_PROPERTIES = "docProps/core.xml"
_MODIFIED = re.compile(rb"(?<=W3CDTF\">)[^<]*(?=</dcterms:modified>)")  # set to the clock while it is saved
_STYLES = "xl/styles.xml"
_OF_A_FONT = ("b", "i", "strike", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme")


def settled(saved: bytes, at: datetime) -> bytes:
    """A workbook without a clock and a system in it, so that the same cells give the same bytes.

    Args:
        saved: The file as openpyxl saves it.
        at: What stands in it in the place of the clock.
    """
    with zipfile.ZipFile(BytesIO(saved)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts[_PROPERTIES] = _MODIFIED.sub(f"{at.isoformat()}Z".encode(), parts[_PROPERTIES])
    parts[_STYLES] = _in_order(parts[_STYLES])
    return zipped(parts.items())


def _in_order(styles: bytes) -> bytes:
    """The styles with what is said of a font in the order of the schema; openpyxl has one of its own."""
    tree = etree.fromstring(styles)
    for font in tree.iterfind(".//{*}font"):
        font[:] = sorted(font, key=lambda each: _OF_A_FONT.index(etree.QName(each).localname))
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
