"""The package that a document is, as python-docx has it: our base, a body, parts beside it, and its bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package
from docx.parts.document import DocumentPart

from exports.word.base import settings_part, theme_part
from exports.word.numbering import numbering_part
from exports.word.style_parts import fonts_part, styles_part
from exports.word.xml import DRAWING, R, W, part
from exports.zipped import zipped

_MARK = b"<!--the blocks-->"


class BodiedPart(DocumentPart):
    """A main part whose blocks stay the bytes that they are.

    A tree of the 340,000 elements of a long summary takes 80 MB, and nothing needs it: the blocks go into the file
    where the mark stands.
    """

    blocks: tuple[bytes, ...] = ()

    @property
    def blob(self) -> bytes:
        """The part as it stands in the file."""
        before, after = super().blob.split(_MARK)
        return b"".join((before, *self.blocks, after))


def opened(base: bytes, body: Iterable[bytes]) -> BodiedPart:
    """The main part of the document in the file `base`, with `body` in the place of its own.

    Args:
        base: A .docx file.
        body: Blocks as XML in UTF-8; a section still has to follow them.
    """
    package = Package.open(BytesIO(base))
    own = package.main_document_part
    frame = part("document", f"{W} {R} {DRAWING}", f"<w:body>{_MARK.decode()}</w:body>")
    main: BodiedPart = BodiedPart.load(own.partname, own.content_type, frame, package)
    main.blocks = tuple(body)
    for each in own.rels.values():
        target = each.target_ref if each.is_external else each.target_part
        main.load_rel(each.reltype, target, each.rId, each.is_external)
    for each in package.rels.values():
        if each.target_part is own:
            package.load_rel(each.reltype, main, each.rId)
            break
    return main


@lru_cache(maxsize=8)
def base_file(language: str) -> bytes:
    """A .docx file without text that has all that our documents in `language`, such as "en-GB", have in common."""
    package = Package()
    content = part("document", W, "<w:body/>")
    main = add_part(package, "word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, content)
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    kinds, types = RELATIONSHIP_TYPE, CONTENT_TYPE
    for name, kind, content_type, content in (
        ("styles", kinds.STYLES, types.WML_STYLES, styles_part(language)),
        ("numbering", kinds.NUMBERING, types.WML_NUMBERING, numbering_part()),
        ("settings", kinds.SETTINGS, types.WML_SETTINGS, settings_part(language)),
        ("fontTable", kinds.FONT_TABLE, types.WML_FONT_TABLE, fonts_part()),
        ("theme/theme1", kinds.THEME, types.OFC_THEME, theme_part()),
    ):
        main.relate_to(add_part(package, f"word/{name}.xml", content_type, content), kind)
    return to_bytes(package)


def add_part(package: OpcPackage, name: str, content_type: str, content: bytes) -> Part:
    """A new part of `package`, such as "word/footer1.xml"; it is kept once another part or the package relates to it.

    Raises:
        ValueError: When there is a part of that name already.
    """
    uri = PackURI(f"/{name}")
    if any(each.partname == uri for each in package.iter_parts()):
        raise ValueError(f"The document has a part {name} already.")
    return Part(uri, content_type, content, package)  # type: ignore[arg-type]  # any package of python-docx is one for it


def to_bytes(package: OpcPackage) -> bytes:
    """The package as a .docx file without a clock and a system in it, so that the same parts give the same bytes."""
    saved = BytesIO()
    package.save(saved)
    with zipfile.ZipFile(saved) as source:
        return zipped((name, source.read(name)) for name in source.namelist())
