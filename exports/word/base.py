"""The base of every document: theme, settings, header and footer, made here and not taken from a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from exports.word.look import (
    FONT,
    FOOTER_DISTANCE,
    GROUND,
    HEADER_DISTANCE,
    INK,
    MARGIN_BOTTOM,
    MARGIN_SIDE,
    MARGIN_TOP,
    NAVY,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    TEAL,
    TEXT_WIDTH,
    WHITE,
)
from exports.word.metrics import shortened, width
from exports.word.styles import STYLES
from exports.word.text import Span, attribute, clean, isolated, run
from exports.word.words import Words
from exports.word.xml import DECLARATION, R, W, part

_RUNNING_SIZE = STYLES["Header"].size * 10
_GAP = 400


@dataclass(frozen=True)
class About:
    """What a document says of itself: in its properties, its header and its footer.

    `on` is the day the document speaks of; it stands as created and modified, so that the same content gives the
    same file. `confidential` is printed at the right of the header, "" for nothing. `internal` marks every page as not
    for the client.
    """

    title: str
    client: str
    firm: str
    author: str
    on: date
    subject: str
    language: str
    confidential: str = ""
    internal: bool = False


def app_properties(firm: str) -> bytes:
    """`docProps/app.xml`: the firm, and nothing of the machine."""
    return (
        f"{DECLARATION}<Properties"
        ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Company>{attribute(firm)}</Company></Properties>"
    ).encode()


def settings_part(language: str) -> bytes:
    """`word/settings.xml`: today's Word, no compatibility mode, and nothing that asks a question on opening."""
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    )
    return part(
        "settings",
        W,
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{compatibility}</w:compat>"
        f'<w:themeFontLang w:val="{attribute(language)}" w:bidi="ar-SA"/>'
        '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1"'
        ' w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6"'
        ' w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>',
    )


def theme_part() -> bytes:
    """`word/theme/theme1.xml`: our colours and font, so that charts and pasted tables follow them."""
    colours = (
        ("dk1", INK),
        ("lt1", WHITE),
        ("dk2", NAVY),
        ("lt2", GROUND),
        ("accent1", TEAL),
        ("accent2", NAVY),
        ("accent3", "B26A00"),
        ("accent4", "A63D40"),
        ("accent5", "4A7FB0"),
        ("accent6", "6B7682"),
        ("hlink", TEAL),
        ("folHlink", "5A4A78"),
    )
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours)
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface="Arial"/>'
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{plain}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Report">'
        f'<a:themeElements><a:clrScheme name="Report">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Report"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="Report"><a:fillStyleLst>{plain * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    ).encode()


def header_part(about: About, words: Words, room: int = TEXT_WIDTH) -> bytes:
    """`word/header1.xml`: client and title, cut to one line, and at the right how confidential the document is.

    An internal document says so in a band beneath. `room` is the width for text, in twips.
    """
    return part("hdr", W, running_line(about, room) + (band(words) if about.internal else ""))


def running_line(about: About, room: int = TEXT_WIDTH) -> str:
    """The paragraph of a header: client and title, and at the right how confidential the document is."""
    right = _fitting(clean(about.confidential, one_line=True), room / 2)
    left = "  |  ".join(isolated(name) for name in (about.client, about.title) if name)
    left = _fitting(left, room - width(right, _RUNNING_SIZE))
    return _running("Header", left, run(Span(right)))


def cover_header_part(words: Words) -> bytes:
    """The header of the cover of an internal document, which is nothing but the band."""
    return part("hdr", W, band(words))


def footer_part(firm: str, words: Words, room: int = TEXT_WIDTH) -> bytes:
    """`word/footer1.xml`: the firm at the left, the page and how many there are at the right."""
    fields = {"{page}": _field("PAGE"), "{pages}": _field("NUMPAGES")}
    pages = "".join(fields.get(piece) or run(Span(piece)) for piece in re.split(r"(\{pages?\})", words.page) if piece)
    return part("ftr", W, _running("Footer", _fitting(isolated(firm), room / 2), pages))


def band(words: Words) -> str:
    """The paragraph that says of a page that it is not for the client."""
    text = run(Span(clean(words.internal, one_line=True)))
    return f'<w:p><w:pPr><w:pStyle w:val="Internal"/><w:jc w:val="center"/></w:pPr>{text}</w:p>'


def _fitting(text: str, room: float) -> str:
    return shortened(text, room - _GAP, _RUNNING_SIZE)


def _running(style: str, left: str, right: str) -> str:
    """One line: text at the left, runs as XML at the right."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(Span(left))}<w:r><w:tab/></w:r>{right}</w:p>'


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def section(header: str, footer: str, *, bare_first: bool, cover_header: str = "") -> str:
    """The `w:sectPr` at the end of the body.

    Args:
        header: The id of the relationship to the header.
        footer: The id of the relationship to the footer.
        bare_first: Whether the first page is a cover or begins a letter, and has neither.
        cover_header: The id of the relationship to a header that the cover has after all, "" for none.
    """
    first = f'<w:headerReference w:type="first" r:id="{cover_header}"/>' if cover_header else ""
    return (
        f'<w:sectPr {W} {R}><w:headerReference w:type="default" r:id="{header}"/>{first}'
        f'<w:footerReference w:type="default" r:id="{footer}"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{MARGIN_TOP}" w:right="{MARGIN_SIDE}" w:bottom="{MARGIN_BOTTOM}"'
        f' w:left="{MARGIN_SIDE}" w:header="{HEADER_DISTANCE}" w:footer="{FOOTER_DISTANCE}" w:gutter="0"/>'
        '<w:cols w:space="708"/>' + ("<w:titlePg/>" if bare_first else "") + "</w:sectPr>"
    )
