"""Word files of others put together part by part, by no program of ours."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.tools.raw_zip import Item, archive

OLD_BODY = "Zanzibar old body"
"""Stands in the text of every template, and in no document that is made in one without a marker."""
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = {
    "word/styles.xml": f"{_TYPE}.styles+xml",
    "word/numbering.xml": f"{_TYPE}.numbering+xml",
    "word/settings.xml": f"{_TYPE}.settings+xml",
    "word/comments.xml": f"{_TYPE}.comments+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "word/vbaProject.bin": "application/vnd.ms-office.vbaProject",
}


def page(width: int, height: int, *margins: int) -> str:
    """A page in twips: the paper, and the margins at top, right, bottom and left."""
    top, right, bottom, left = margins
    lies = ' w:orient="landscape"' if width > height else ""
    return (
        f'<w:pgSz w:w="{width}" w:h="{height}"{lies}/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}"'
        f' w:left="{left}" w:header="567" w:footer="567" w:gutter="0"/>'
    )


UPRIGHT = page(11906, 16838, 1985, 1418, 1418, 1985)


@dataclass(frozen=True)
class Base:
    """A template to be made: what stands in its parts as XML; parts without content are left out."""

    body: str = f"<w:p><w:r><w:t>{OLD_BODY}</w:t></w:r></w:p>"
    section: str = UPRIGHT
    styles: str = ""
    numbering: str = ""
    settings: str = ""
    theme: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    footers: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, bytes] = field(default_factory=dict)
    related: Sequence[tuple[str, str, str, str]] = ()
    settings_related: Sequence[tuple[str, str, str, str]] = ()
    logo: bool = False
    main: str = "document.main"

    def file(self) -> bytes:
        """The template as a file."""
        parts: dict[str, bytes] = {}
        related = list(self.related)
        references = ""
        for tag, runnings in (("header", self.headers), ("footer", self.footers)):
            for kind, content in runnings.items():
                name = f"{tag}_{kind}"
                root = "hdr" if tag == "header" else "ftr"
                parts[f"word/{name}.xml"] = f"<w:{root} {SPACES}>{content}</w:{root}>".encode()
                related.append((f"rIdOwn{name}", tag, f"{name}.xml", ""))
                references += f'<w:{tag}Reference w:type="{kind}" r:id="rIdOwn{name}"/>'
                if self.logo and "r:embed" in content:
                    parts[f"word/_rels/{name}.xml.rels"] = _relationships([("rId1", "image", "media/logo.png", "")])
        if self.logo:
            parts["word/media/logo.png"] = picture()
        for name, root, content in (
            ("styles", "styles", self.styles),
            ("numbering", "numbering", self.numbering),
            ("settings", "settings", self.settings),
        ):
            if content:
                parts[f"word/{name}.xml"] = f"<w:{root} {SPACES}>{content}</w:{root}>".encode()
                related.append((f"rIdPart{name}", name, f"{name}.xml", ""))
        if self.theme:
            parts["word/theme/theme1.xml"] = self.theme.encode()
            related.append(("rIdTheme", "theme", "theme/theme1.xml", ""))
        if self.settings_related:
            parts["word/_rels/settings.xml.rels"] = _relationships(self.settings_related)
        parts |= self.more
        section = f"<w:sectPr>{references}{self.section}</w:sectPr>"
        text = f"<w:document {SPACES}><w:body>{self.body}{section}</w:body></w:document>"
        return _file(text, parts, related, self.main)


def _file(text: str, parts: Mapping[str, bytes], related: Sequence[tuple[str, str, str, str]], main: str) -> bytes:
    types = {name: _TYPES[name] for name in parts if name in _TYPES}
    types |= {name: f"{_TYPE}.header+xml" for name in parts if name.startswith("word/header")}
    types |= {name: f"{_TYPE}.footer+xml" for name in parts if name.startswith("word/footer")}
    types["word/document.xml"] = (
        "application/vnd.ms-word.document.macroEnabled.main+xml" if main == "macros" else f"{_TYPE}.{main}+xml"
    )
    said = "".join(f'<Override PartName="/{name}" ContentType="{each}"/>' for name, each in types.items())
    listed = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{said}</Types>'
    )
    own = [("rId1", "officeDocument", "word/document.xml", "")]
    own += [("rId2", "custom-properties", "docProps/custom.xml", "")] if "docProps/custom.xml" in parts else []
    files = {
        "[Content_Types].xml": listed.encode(),
        "_rels/.rels": _relationships(own),
        "word/document.xml": text.encode(),
        "word/_rels/document.xml.rels": _relationships(related),
        **parts,
    }
    return archive([Item(name, content) for name, content in files.items()])


def _relationships(each: Sequence[tuple[str, str, str, str]]) -> bytes:
    listed = "".join(
        f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"'
        f"{f' TargetMode={chr(34)}{mode}{chr(34)}' if mode else ''}/>"
        for id_, kind, target, mode in each
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'.encode()


def picture() -> bytes:
    """A small red picture (.png)."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + b"\xb0\x20\x30" * 24 for _ in range(8))
    head = struct.pack(">2I5B", 24, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def p(text: str, style: str = "", *, properties: str = "") -> str:
    """A paragraph."""
    said = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    return f'<w:p><w:pPr>{said}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def shown_logo(number: int = 1, *, described: bool = False) -> str:
    """A paragraph with the logo; its drawing has an id that one of ours has, too."""
    said = ' descr="The firm"' if described else ""
    return (
        '<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1080000" cy="360000"/>'
        f'<wp:docPr id="{number}" name="Logo"{said}/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData'
        ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="0"'
        ' name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/>'
        '</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1080000" cy="360000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )


def style(
    style_id: str, name: str, properties: str = "", *, kind: str = "paragraph", default: bool = False, on: str = ""
) -> str:
    """A style; `properties` are its `w:pPr` and `w:rPr`."""
    based = f'<w:basedOn w:val="{on}"/>' if on else ""
    first = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="{kind}"{first} w:styleId="{style_id}"><w:name w:val="{name}"/>{based}{properties}</w:style>'
    )


def styles(*more: str, font: str = "Georgia", size: int = 22, paragraph: str = "") -> str:
    """The styles of a template: defaults, an own body text, and more."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/><w:sz w:val="{size}"/>'
        '<w:lang w:val="de-DE"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    normal = style("Standard", "Normal", f"<w:pPr>{paragraph}</w:pPr>" if paragraph else "", default=True)
    return defaults + normal + "".join(more)


def theme(accent: str = "FFC000", dark: str = "7A1F2B") -> str:
    """A theme with one strong colour, too light for text, and a dark one."""
    named = {"dk1": "000000", "lt1": "FFFFFF", "dk2": dark, "lt2": "F3ECE4", "hlink": "0000FF", "folHlink": "800080"}
    named |= {"accent1": accent} | {
        f"accent{n}": each for n, each in enumerate(("5B9BD5", "70AD47", "C00000", "A5A5A5", "264478"), 2)
    }
    order = ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    colours = "".join(f'<a:{each}><a:srgbClr val="{named[each]}"/></a:{each}>' for each in order)
    font = '<a:latin typeface="Georgia"/><a:ea typeface=""/><a:cs typeface=""/>'
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Firm"><a:themeElements>'
        f'<a:clrScheme name="Firm">{colours}</a:clrScheme><a:fontScheme name="Firm"><a:majorFont>{font}</a:majorFont>'
        f'<a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name="Firm"><a:fillStyleLst>{plain * 3}'
        f"</a:fillStyleLst><a:lnStyleLst>{f'<a:ln w={chr(34)}9525{chr(34)}>{plain}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )
