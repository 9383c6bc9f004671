"""The list that a form carries beside its text: its code, and what it asks about each recommendation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from exports.form.answers import Field
from exports.form.marks import CODE, NAMESPACE, RECORD, REFERENCE
from exports.word.foreign import ForeignPackage

_ITEM = f"{{{NAMESPACE}}}recommendation"
_RELATED = "/customxml"
_MOST = 5_000
_FIELDS = {each.value: each for each in Field}


@dataclass(frozen=True)
class Listed:
    """A form by its own list: by the id of each recommendation its reference, and the fields that are asked of it."""

    code: str
    references: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)


def listed_in(package: ForeignPackage) -> list[Listed]:
    """The lists that a file carries: one in a form as it was written, none once a program dropped it.

    Raises:
        Unreadable: When a part that says that it is data is none.
    """
    found = []
    for each in package.relationships(package.main):
        if each.part and each.type.lower().endswith(_RELATED):
            root = package.xml(each.part)
            if root.tag == f"{{{NAMESPACE}}}form" and CODE.fullmatch(root.get("code", "")):
                found.append(_listed(root))
    return found


def _listed(root: etree._Element) -> Listed:
    references, fields = dict[str, str](), dict[str, tuple[Field, ...]]()
    for each in root.iterchildren(_ITEM):
        record, reference = each.get("id", ""), each.get("reference", "")
        if not (RECORD.fullmatch(record) and REFERENCE.fullmatch(reference)):
            continue
        references[record] = reference
        fields[record] = tuple(_FIELDS[name] for name in each.get("fields", "").split() if name in _FIELDS)
        if len(references) == _MOST:
            break
    return Listed(root.get("code", ""), references, fields)
