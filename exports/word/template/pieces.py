"""The parts of a template that a document is made of: tidied, and related to nothing but each other and to links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from exports.word.foreign import ForeignPackage, Relationship, Unreadable
from exports.word.template.findings import Notes
from exports.word.template.names import VML, A, R, W
from exports.word.template.tidying import drop, tidy, unwrap
from exports.word.text import attribute

_LINKS = ("http://", "https://", "mailto:")
_PICTURES = {
    "image/png": "png",
    "image/jpeg": "jpeg",
    "image/gif": "gif",
    "image/bmp": "bmp",
    "image/tiff": "tiff",
    "image/x-emf": "emf",
    "image/x-wmf": "wmf",
}
_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedfont"
_DRAWN = (f"{W}drawing", f"{W}pict", f"{W}object")
_TOLD = {
    "attachedTemplate": "a reference to another template",
    "image": "pictures that are not in the file, or of an odd kind",
    "oleObject": "objects of other programs",
    "package": "objects of other programs",
    "control": "controls that run a program",
    "mailMergeSource": "a source of addresses for letters",
    "mailMergeHeaderSource": "a source of addresses for letters",
    "subDocument": "references to things outside the file",
    "aFChunk": "enclosed files",
    "comments": "comments",
    "glossaryDocument": "building blocks",
    "customXml": "enclosed data",
    "printerSettings": "settings of a printer",
    "recipientData": "a source of addresses for letters",
}


@dataclass(frozen=True)
class Media:
    """A picture or a font: its name in a document, its content type, and what it holds."""

    name: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Related:
    """What a piece refers to by an id: media, or else an address to which a link leads."""

    id: str
    kind: str
    media: Media | None = None
    link: str = ""


@dataclass(frozen=True)
class Piece:
    """A tidied part as bytes, with what it refers to."""

    content: bytes
    related: tuple[Related, ...] = ()

    def tree(self) -> etree._Element:
        """A new tree of it."""
        return etree.fromstring(self.content)


class Pieces:
    """Takes parts out of a template; a picture that several of them show is taken once."""

    def __init__(self, package: ForeignPackage, notes: Notes) -> None:
        self.package = package
        self.notes = notes
        self._media: dict[str, Media] = {}
        self._lists = self._known_lists()

    def part(self, kind: str) -> str | None:
        """The part of a kind, such as "styles", that the text refers to."""
        return next((each.part for each in self._of(self.package.main) if _kind(each) == kind and each.part), None)

    def parts(self, *kinds: str) -> Iterator[tuple[str, str, str]]:
        """The id of the relationship, the kind and the part of everything of these kinds that the text refers to."""
        return (
            (each.id, _kind(each), each.part)
            for each in self._of(self.package.main)
            if _kind(each) in kinds and each.part
        )

    def take(self, part: str, *, keeps: frozenset[str] = frozenset()) -> tuple[etree._Element, tuple[Related, ...]]:
        """The tree of a part, tidied, and what it refers to.

        Args:
            part: Its name.
            keeps: The ids of relationships to parts that are taken by themselves.

        Raises:
            Unreadable: When it is no part that could be written anew.
        """
        tree = self.package.xml(part)
        tidy(tree, self.notes)
        self._drop_unknown_lists(tree)
        related = []
        for each in self._of(part):
            if each.id in keeps:
                continue
            kept = self._related(each)
            if kept:
                related.append(kept)
            elif told := _told(each):
                self.notes.remove(told)
        _drop_uses(tree, keeps | {each.id for each in related})
        used = {value for element in tree.iter() for name, value in element.items() if str(name).startswith(R)}
        self._refuse_unwritable(tree, part)
        return tree, tuple(each for each in related if each.id in used)

    def _known_lists(self) -> frozenset[str]:
        """The numbers of the lists that are there, and that of none."""
        part = self.part("numbering")
        lists = self.package.xml(part).iterchildren(f"{W}num") if part else ()
        return frozenset(("0", *(each.get(f"{W}numId", "") for each in lists)))

    def _drop_unknown_lists(self, tree: etree._Element) -> None:
        """Take out what refers to a list that is not there, which would be one of ours once they are brought."""
        for each in list(tree.iter(f"{W}numId")):
            properties = each.getparent()
            if properties is not None and each.get(f"{W}val") not in self._lists:
                drop(properties)

    def _refuse_unwritable(self, tree: etree._Element, part: str) -> None:
        """Refuse a tree with a namespace that is no address: it can be read beside other faults, and not written."""
        try:
            for each in {uri for element in tree.iter() for uri in element.nsmap.values()}:
                etree.fromstring(f'<part xmlns="{attribute(each)}"/>')
        except etree.XMLSyntaxError as error:
            where = f"{self.package.name} is damaged ({part})"
            raise Unreadable(f"{where}; open it in Word, save it anew, and use that file.") from error

    def _of(self, part: str) -> tuple[Relationship, ...]:
        return self.package.relationships(part)

    def _related(self, each: Relationship) -> Related | None:
        kind = _kind(each)
        if each.external:
            is_link = kind == "hyperlink" and each.target.lower().startswith(_LINKS)
            return Related(each.id, each.type, link=each.target) if is_link else None
        media = self._taken(each.part) if each.part and kind in ("image", "font") else None
        return Related(each.id, each.type, media=media) if media else None

    def _taken(self, part: str) -> Media | None:
        if part not in self._media:
            said = self.package.content_type(part)
            number = len(self._media) + 1
            if said in _PICTURES:
                name = f"word/media/template{number}.{_PICTURES[said]}"
            elif said == _FONT:
                name = f"word/fonts/template{number}.odttf"
            else:
                return None
            self._media[part] = Media(name, said, self.package.parts[part])
        return self._media[part]


def _kind(each: Relationship) -> str:
    return each.type.rpartition("/")[2]


def _told(each: Relationship) -> str:
    """What is told of a relationship that is not kept, "" for what belongs to every file and is made anew."""
    kind = _kind(each)
    if kind in _TOLD:
        return _TOLD[kind]
    if each.external:
        return "links to files" if kind == "hyperlink" else "references to things outside the file"
    return ""


def _drop_uses(tree: etree._Element, kept: frozenset[str] | set[str]) -> None:
    """Take out what refers to something that is not kept, as much around it as has no sense without."""
    for element in list(tree.iter()):
        for name, value in element.items():
            if str(name).startswith(R) and value not in kept:
                _drop_use(element, str(name))


def _drop_use(element: etree._Element, attribute: str) -> None:
    if element.tag == f"{W}hyperlink":
        unwrap(element)
    elif element.tag in (f"{A}hlinkClick", f"{A}hlinkHover", f"{A}hlinkMouseOver"):
        drop(element)
    elif attribute == f"{R}link" and element.get(f"{R}embed"):
        del element.attrib[attribute]
    elif (extension := next(element.iterancestors(f"{A}ext"), None)) is not None:
        drop(extension)
    else:
        drop(next(element.iterancestors(*_DRAWN), element))


def is_empty(tree: etree._Element) -> bool:
    """Whether a header or a footer shows nothing at all."""
    if any((each.text or "").strip() for each in tree.iter(f"{W}t")):
        return False
    return next(tree.iter(*_DRAWN, f"{W}fldSimple", f"{W}instrText", f"{VML}shape"), None) is None
