"""Data that travels in a file beside its text: parts that Word keeps and shows to nobody."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from exports.word.xml import DECLARATION

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


@dataclass(frozen=True)
class Enclosed:
    """One piece of data, which nothing in the text is bound to: what is bound is lost in some programs.

    Attributes:
        namespace: What says what it is.
        xml: Its root element, in that namespace.
    """

    namespace: str
    xml: str

    def item(self) -> bytes:
        """The part with the data."""
        return f"{DECLARATION}{self.xml}".encode()

    def properties(self) -> bytes:
        """The part that says what it is, with an id of its own: the same for the same data."""
        own = str(uuid.uuid5(uuid.NAMESPACE_URL, self.namespace + self.xml)).upper()
        return (
            f'{DECLARATION}<ds:datastoreItem xmlns:ds="{_PROPERTIES}" ds:itemID="{{{own}}}">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{self.namespace}"/></ds:schemaRefs></ds:datastoreItem>'
        ).encode()
