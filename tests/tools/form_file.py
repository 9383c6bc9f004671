"""A decision form opened to be changed, known by what everybody sees of it: references, labels, the ends of tags."""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

from tests.tools.docx_file import Element, W, find, value

MAIN = "word/document.xml"


class Form:
    """A form, opened to be changed."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts[MAIN])

    def content(self, without: tuple[str, ...] = ()) -> bytes:
        """The file as it is now, without the parts whose names begin so, and without what refers to them."""
        self.parts[MAIN] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        whole = BytesIO()
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in self.parts.items():
                if not name.startswith(without):
                    archive.writestr(name, _forgetting(part, without) if name.endswith((".rels", "].xml")) else part)
        return whole.getvalue()


def _forgetting(part: bytes, names: tuple[str, ...]) -> bytes:
    root = etree.fromstring(part)
    for each in [*root]:
        if any(name in each.get("Target", "") + each.get("PartName", "") for name in names):
            root.remove(each)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def table_of(form: Form, reference: str) -> Element:
    """The table that is headed by a reference."""
    return next(
        each
        for each in form.root.iter(f"{W}tbl")
        if "".join(text.text or "" for text in find(each, "w:tr[1]//w:t")).split()[-1] == reference
    )


def control_of(form: Form, reference: str, field: str) -> Element:
    """The control of a field."""
    controls = table_of(form, reference).iter(f"{W}sdt")
    return next(each for each in controls if value(find(each, "w:sdtPr/w:tag")[0]).endswith(f":{field}"))


#: The labels of the fields, as whoever fills in the form reads them.
LABELS = {
    "position": "Decision",
    "option": "Option chosen",
    "on": "Date",
    "by": "Decided by",
    "takes": "What you take",
    "leaves": "What you leave",
    "instead": "What you do instead",
    "until": "Deferred until",
    "words": "In your own words",
}


def cell_of(form: Form, reference: str, field: str) -> Element:
    """The cell beside a label."""
    for row in find(table_of(form, reference), "w:tr"):
        cells = find(row, "w:tc")
        if "".join(text.text or "" for text in find(cells[0], ".//w:t")) == LABELS[field]:
            return cells[-1]
    raise LookupError(field)


def inner_of(control: Element) -> Element:
    """What stands in a control."""
    return find(control, "w:sdtContent")[0]


def remove_all(form: Form, *paths: str) -> None:
    """Take out every element on one of some paths."""
    for path in paths:
        for each in find(form.root, f".//{path}"):
            each.getparent().remove(each)  # type: ignore[union-attr]


def unwrap(control: Element) -> None:
    """Take a control away from around what stands in it."""
    parent = control.getparent()
    assert parent is not None
    at = parent.index(control)
    parent[at : at + 1] = [*inner_of(control)]


def text_xml(text: str) -> str:
    """Text in a run, as XML."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return "<w:br/>".join(f'<w:t xml:space="preserve">{line}</w:t>' for line in escaped.split("\n"))


def element(xml: str) -> Element:
    """One element, of `w:` XML."""
    return etree.fromstring(f'<x xmlns:w="{W[1:-1]}">{xml}</x>')[0]
