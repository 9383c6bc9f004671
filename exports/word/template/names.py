"""The names that elements and attributes of a Word file have in lxml, what an element says, and it as bytes."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VML = "{urn:schemas-microsoft-com:vml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"


def value(element: etree._Element | None, name: str = "val") -> str:
    """A `w:` attribute of an element, "" where either is missing."""
    return "" if element is None else element.get(f"{W}{name}", "")


def is_on(element: etree._Element | None) -> bool:
    """Whether an element switches something on: it is there, and does not say off."""
    return element is not None and value(element) not in ("0", "false", "off")


def as_bytes(element: etree._Element) -> bytes:
    """An element as XML in UTF-8, every letter as itself."""
    return etree.tostring(element, encoding="unicode", with_tail=False).encode()
