"""A .docx file opened for the lint: its parts, and what the rules ask of them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from posixpath import dirname, join, normpath

from lxml import etree

Element = etree._Element

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
}
W = f"{{{NAMES['w']}}}"
R = f"{{{NAMES['r']}}}"


class DocxFile:
    """The parts of a file as bytes, and those that are XML as trees.

    Raises:
        zipfile.BadZipFile, etree.XMLSyntaxError: When it is no package of XML parts.
    """

    def __init__(self, content: bytes) -> None:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
        with zipfile.ZipFile(BytesIO(content)) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
        self.trees: dict[str, Element] = {
            name: etree.fromstring(part, parser)
            for name, part in self.parts.items()
            if name.endswith((".xml", ".rels"))
        }

    @property
    def body(self) -> Element:
        """The `w:body` of the document."""
        return self.all("w:body", "word/document.xml")[0]

    def all(self, path: str, part: str = "") -> list[Element]:
        """The elements at any depth on an XPath below `//`, in one part or over all parts in order."""
        trees = [self.trees[part]] if part else self.trees.values()
        return [element for tree in trees for element in find(tree, f"//{path}")]

    def relationships(self) -> Iterator[tuple[str, Element, str]]:
        """The part that refers ("" for the package), the relationship, and the name of the part it leads to."""
        for name, tree in self.trees.items():
            if not name.endswith(".rels"):
                continue
            folder = dirname(dirname(name))
            source = join(folder, name.rsplit("/", 1)[-1].removesuffix(".rels"))
            for each in find(tree, "rel:Relationship"):
                target = each.get("Target", "")
                yield source, each, target[1:] if target.startswith("/") else normpath(join(folder, target))


def find(element: Element, path: str) -> list[Element]:
    """The elements that an XPath finds."""
    found = element.xpath(path, namespaces=NAMES)
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, Element)]


def value(element: Element | None, name: str = "val") -> str:
    """A `w:` attribute of an element, "" when either is missing."""
    return "" if element is None else element.get(f"{W}{name}", "")


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname
