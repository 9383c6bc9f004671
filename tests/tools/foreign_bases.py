"""Templates as firms have them, each with what is hard about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.tools.foreign_base import OLD_BODY, SPACES, UPRIGHT, Base, p, page, shown_logo, style, styles, theme

SECRET = "Zanzibar hidden"
"""Stands wherever a template tells more than it shows."""

_HEADINGS = (
    style(
        "berschrift1",
        "heading 1",
        (
            '<w:pPr><w:keepNext/><w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>'
            '</w:pPr><w:rPr><w:b/><w:color w:val="7A1F2B"/><w:sz w:val="40"/></w:rPr>'
        ),
        on="Standard",
    ),
    style(
        "berschrift2",
        "heading 2",
        (
            '<w:pPr><w:keepNext/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:color w:val="7A1F2B"/>'
            '<w:sz w:val="30"/></w:rPr>'
        ),
        on="Standard",
    ),
    style(
        "berschrift3",
        "heading 3",
        '<w:pPr><w:keepNext/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:i/></w:rPr>',
        on="Standard",
    ),
)
_RUNNING = style(
    "Kopfzeile",
    "header",
    '<w:pPr><w:tabs><w:tab w:val="center" w:pos="4536"/><w:tab w:val="right" w:pos="9072"/></w:tabs></w:pPr>',
    on="Standard",
)
_BULLETS = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:pStyle w:val="Aufzhlungszeichen"/><w:lvlText w:val="▪"/><w:lvlJc w:val="left"/>'
    '<w:pPr><w:ind w:left="357" w:hanging="357"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1">'
    '<w:abstractNumId w:val="0"/></w:num><w:numIdMacAtCleanup w:val="1"/>'
)
_GERMAN = styles(
    *_HEADINGS,
    _RUNNING,
    style("Textkrper", "Body Text", '<w:pPr><w:spacing w:after="120"/></w:pPr>', on="Standard"),
    style("Aufzhlungszeichen", "List Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', on="Standard"),
    style("Lead", "Leitung", "<w:rPr><w:b/></w:rPr>", kind="character"),
    style(
        "NormaleTabelle",
        "Normal Table",
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr>',
        kind="table",
        default=True,
    ),
    style("Absatz-Standardschriftart", "Default Paragraph Font", kind="character", default=True),
)
_PLAIN = Base(styles=styles())


def logo_header() -> Base:
    """An upright letterhead: a logo above each page, the firm below, and a theme with a light colour."""
    return replace(
        _PLAIN,
        theme=theme(),
        logo=True,
        headers={"default": shown_logo(), "first": shown_logo(2)},
        footers={"default": p("Weber &amp; Söhne · {{reference}} · confidential")},
        section=f"{UPRIGHT}<w:titlePg/>",
    )


def landscape() -> Base:
    """A page that lies, after an upright section that brings the header."""
    first = (
        f'<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rIdFirst"/>{UPRIGHT}</w:sectPr></w:pPr></w:p>'
    )
    header = f"<w:hdr {SPACES}>{p('Quarterly review')}</w:hdr>".encode()
    return replace(
        _PLAIN,
        body=f"{p(OLD_BODY)}{first}",
        section=f'{page(16838, 11906, 1418, 1418, 1134, 1418)}<w:cols w:num="2" w:space="708"/>',
        related=[("rIdFirst", "header", "header_first.xml", "")],
        more={"word/header_first.xml": header},
    )


def german() -> Base:
    """What Word in German makes: ids of that language, own headings and bullets, its numbering and a firm's cover."""
    cover = (
        p("Weber &amp; Söhne Beratung")
        + "<w:p><w:r><w:t>{{cli</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>ent}}</w:t></w:r><w:r>"
        '<w:t xml:space="preserve">, {{ Title }}</w:t></w:r></w:p>'
        + p("{{date}} · {{addressee}} · {{status}} · {{project}}")
        + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        + p("[[report]]")
        + p("Printed on paper that was something else before.")
    )
    return Base(
        body=cover, styles=_GERMAN, numbering=_BULLETS, headers={"default": p("{{client}} | Weber", "Kopfzeile")}
    )


def remote_template() -> Base:
    """A .dotx that fetches another template, pictures and text from elsewhere, and tells who worked on it."""
    settings = (
        '<w:attachedTemplate r:id="rId1"/><w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
        f'<w:docVars><w:docVar w:name="x" w:val="{SECRET}"/></w:docVars><w:rsids>'
        '<w:rsidRoot w:val="00AA11BB"/></w:rsids>'
    )
    fetched = (
        '<w:p w:rsidR="00AA11BB"><w:r><w:drawing>'
        '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="9" cy="9"/>'
        '<wp:docPr id="1" name="x"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
        '<pic:pic><pic:blipFill><a:blip r:link="rIdFar"/></pic:blipFill></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline>"
        '</w:drawing></w:r><w:hyperlink r:id="rIdWeb"><w:r><w:t>weber.example</w:t></w:r></w:hyperlink>'
        '<w:hyperlink r:id="rIdFile"><w:r><w:t xml:space="preserve"> and our files</w:t></w:r></w:hyperlink>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r>'
        '<w:r><w:instrText>PICTURE "http://far.example/a.png"</w:instrText></w:r><w:r>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
        f'<w:ins w:id="1" w:author="{SECRET}"><w:r><w:t xml:space="preserve"> since 1987</w:t></w:r></w:ins>'
        f'<w:del w:id="2" w:author="{SECRET}"><w:r><w:delText>{SECRET}</w:delText></w:r></w:del>'
        '<w:commentRangeStart w:id="3"/><w:r><w:t>.</w:t></w:r><w:commentRangeEnd w:id="3"/>'
        '<w:r><w:commentReference w:id="3"/></w:r></w:p>'
    )
    comments = f'<w:comments {SPACES}><w:comment w:id="3" w:author="{SECRET}">{p(SECRET)}</w:comment></w:comments>'
    custom = f"<Properties xmlns='http://x.example/custom-properties'><!--{SECRET}--></Properties>"
    return replace(
        _PLAIN,
        body=f"{fetched}{p('[[report]]')}",
        settings=settings,
        settings_related=[("rId1", "attachedTemplate", "http://far.example/firm.dotm", "External")],
        related=[
            ("rIdFar", "image", "http://far.example/pixel.png", "External"),
            ("rIdWeb", "hyperlink", "https://weber.example/", "External"),
            ("rIdFile", "hyperlink", "file:///C:/Users/weber/plan.docx", "External"),
            ("rIdComments", "comments", "comments.xml", ""),
        ],
        more={"word/comments.xml": comments.encode(), "docProps/custom.xml": custom.encode()},
        main="template.main",
    )


def right_to_left() -> Base:
    """A template in which everything runs from right to left."""
    return Base(
        styles=styles(*_HEADINGS, font="Arial", paragraph='<w:bidi/><w:jc w:val="left"/>'),
        headers={"default": p("שלום בית", properties="<w:bidi/>")},
        section=f"{UPRIGHT}<w:bidi/>",
    )


def bare() -> Base:
    """A file with a text, and no other part."""
    return Base()


def even_pages() -> Base:
    """Pages on the left with a header of their own, on a narrow page."""
    return replace(
        _PLAIN,
        settings="<w:evenAndOddHeaders/>",
        headers={"default": p("Odd pages"), "even": p("Even pages")},
        section=page(8391, 11906, 1134, 1134, 1134, 1134),
    )


def macros() -> Base:
    """A .docm that was given another name."""
    return replace(_PLAIN, main="macros", more={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})


BASES: dict[str, Callable[[], Base]] = {
    "logo header": logo_header,
    "landscape": landscape,
    "german": german,
    "remote template": remote_template,
    "right to left": right_to_left,
    "bare": bare,
    "even pages": even_pages,
}
"""Templates that can be used, by what is hard about them."""
