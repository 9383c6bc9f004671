"""A Word file that somebody else made, as a package of parts within bounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from lxml import etree

from exports.word.foreign.archive import parts_of
from exports.word.foreign.limits import Flaw, Unreadable, damaged, odd
from exports.word.foreign.markup import Tally, measure, tree
from exports.word.foreign.parts import (
    TYPES_PART,
    Relationship,
    content_types,
    key_of,
    relationships_in,
    relationships_part,
    shown,
)
from exports.word.foreign.recognising import refuse_other_archives, refuse_other_documents, refuse_other_files
from exports.word.foreign.source import content_of

_MAIN = "/officedocument"
_STRICT = "http://purl.oclc.org/ooxml/"
_WORD = ("wordprocessingml.", "ms-word.")
_MACROS = ("vbaproject", "macroenabled")


@dataclass(frozen=True)
class ForeignPackage:
    """The parts of a Word file. Each that says it is XML is proper XML, without a document type, and within the limits.

    `parts` has the content of each part by its name, which is as in the archive: ``word/document.xml``. `main` is the
    name of the part with the text. `types` has the content types that are known, in small letters.
    """

    name: str
    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    main: str = ""
    _names: Mapping[str, str] = field(default_factory=dict, repr=False)
    _measured: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def has_macros(self) -> bool:
        """Whether it brings a program of its own, or says that it may."""
        said = any(mark in each for each in self.types.values() for mark in _MACROS)
        return said or any(name.rpartition("/")[2].lower().startswith("vbaproject") for name in self.parts)

    def content_type(self, part: str) -> str:
        """What a part is said to be, in small letters; "" where nothing is said."""
        return self.types.get(part, "")

    def xml(self, part: str) -> etree._Element:
        """The root element of a part: a new tree on every call, in which each node is an element.

        Raises:
            Unreadable: When there is no such part, or it cannot be read.
        """
        try:
            return _tree(self.parts, part, measured=part in self._measured)
        except Flaw as flaw:
            raise Unreadable(f"{self.name} {flaw}") from flaw

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """What a part refers to, in the order of its list; "" is the package itself.

        Raises:
            Unreadable: When the list cannot be read.
        """
        try:
            return _relationships(self.parts, self._names, part)
        except Flaw as flaw:
            raise Unreadable(f"{self.name} {flaw}") from flaw


def bytes_of(path: Path, *, name: str) -> bytes:
    """All of a file that is to be read as a package, for whoever also wants its digest.

    Raises:
        Unreadable: When it is no file, or cannot be read.
    """
    try:
        return content_of(path)
    except Flaw as flaw:
        raise Unreadable(f"{shown(name) or 'The file'} {flaw}") from flaw


def read_package(content: bytes | Path, *, name: str) -> ForeignPackage:
    """Read a Word document or template that somebody else made.

    Args:
        content: The file, or where it is.
        name: What to call it in messages.

    Raises:
        Unreadable: When it is no Word document, is damaged, or is larger or more intricate than any that is read.
    """
    name = shown(name) or "The file"
    try:
        return _read(content_of(content) if isinstance(content, Path) else content, name)
    except Flaw as flaw:
        raise Unreadable(f"{name} {flaw}") from flaw
    except MemoryError as error:
        raise Unreadable(f"{name} needs more memory than there is; close other programs, and try again.") from error


def _read(content: bytes, name: str) -> ForeignPackage:
    refuse_other_files(content)
    parts = parts_of(content)
    refuse_other_archives(parts)
    names = {key_of(each): each for each in parts}
    types_part = names[key_of(TYPES_PART)]
    types = content_types(_tree(parts, types_part), parts)
    tally = Tally()
    measured = frozenset(each for each in parts if each == types_part or _is_xml(each, types))
    for each in parts:
        if each in measured:
            measure(parts[each], shown(each), tally)
    return ForeignPackage(
        name,
        MappingProxyType(parts),
        MappingProxyType(types),
        _main(parts, names, types),
        MappingProxyType(names),
        measured,
    )


def _tree(parts: Mapping[str, bytes], part: str, *, measured: bool = False) -> etree._Element:
    if part not in parts:
        raise damaged(f"{shown(part)} is missing")
    return tree(parts[part], shown(part), measured=measured)


def _is_xml(part: str, types: Mapping[str, str]) -> bool:
    if part.lower().endswith((".xml", ".rels")):
        return True
    said = types.get(part, "")
    return said.endswith("xml") and not said.startswith("image/")  # a drawing (.svg) may have a document type


def _relationships(parts: Mapping[str, bytes], names: Mapping[str, str], part: str) -> tuple[Relationship, ...]:
    listed = names.get(key_of(relationships_part(part)))
    return tuple(relationships_in(_tree(parts, listed), part, names)) if listed else ()


def _main(parts: Mapping[str, bytes], names: Mapping[str, str], types: Mapping[str, str]) -> str:
    """The part with the text of the document, by what the package itself refers to."""
    found = [each for each in _relationships(parts, names, "") if each.type.lower().endswith(_MAIN)]
    if len(found) > 1:
        raise odd("more than one text")
    main = found[0].part if found else None
    if main is None:
        raise damaged("its text is missing")
    said = types.get(main, "")
    refuse_other_documents(said)
    if not said.endswith("main+xml") or not any(mark in said for mark in _WORD):
        raise odd(f"its text is not said to be one, {shown(main)}")
    if found[0].type.startswith(_STRICT):
        raise Flaw(
            "is a “Strict Open XML Document”; open it in Word, save it as a plain Word document (.docx), and use that."
        )
    return main
