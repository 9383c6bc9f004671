"""The package that a document is: named parts, how they refer to each other, and the zip file of both.

The same parts give the same bytes: entries stand in the order they were added and carry no clock and no system.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from posixpath import basename, dirname, relpath

from exports.word.text import attribute
from exports.word.xml import DECLARATION

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
"""The beginning of most kinds of relationship; see `Package.relate`."""
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class _Relationship:
    id: str
    kind: str
    target: str


class Package:
    """Parts by name, such as "word/document.xml", and their relationships."""

    def __init__(self) -> None:
        self._parts: dict[str, tuple[str, bytes]] = {}
        self._relationships: dict[str, list[_Relationship]] = {}

    def add(self, name: str, content_type: str, content: bytes) -> None:
        """Add a part.

        Raises:
            ValueError: When there is a part of that name already.
        """
        if name in self._parts:
            raise ValueError(f"The document has a part {name} already.")
        self._parts[name] = (content_type, content)

    def relate(self, source: str, kind: str, target: str) -> str:
        """Let part `source` ("" for the package itself) refer to part `target`; returns the relationship's id.

        Args:
            source: The name of the part that refers, or "".
            kind: The last word of an Office relationship, such as "styles", or a whole address.
            target: The name of the part that is referred to.
        """
        known = self._relationships.setdefault(source, [])
        identifier = f"rId{len(known) + 1}"
        known.append(_Relationship(identifier, kind if ":" in kind else OFFICE + kind, target))
        return identifier

    def to_bytes(self) -> bytes:
        """The whole package as a zip file."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            self._write(archive, "[Content_Types].xml", self._content_types())
            self._write_relationships(archive, "")
            for name, (_, content) in self._parts.items():
                self._write(archive, name, content)
                self._write_relationships(archive, name)
        return buffer.getvalue()

    def _content_types(self) -> bytes:
        entries = (
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
        )
        for name, (content_type, _) in self._parts.items():
            entries += f'<Override PartName="/{attribute(name)}" ContentType="{attribute(content_type)}"/>'
        return f'{DECLARATION}<Types xmlns="{_CONTENT_TYPES}">{entries}</Types>'.encode()

    def _write_relationships(self, archive: zipfile.ZipFile, source: str) -> None:
        if source not in self._relationships:
            return
        folder = dirname(source)
        entries = "".join(
            f'<Relationship Id="{each.id}" Type="{attribute(each.kind)}"'
            f' Target="{attribute(relpath(each.target, folder or "."))}"/>'
            for each in self._relationships[source]
        )
        content = f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{entries}</Relationships>'.encode()
        prefix = f"{folder}/" if folder else ""
        self._write(archive, f"{prefix}_rels/{basename(source)}.rels", content)

    @staticmethod
    def _write(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
        entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
        entry.create_system = 0
        archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
