"""The paragraph and character styles of a document, declared once each.

A block names a style and brings almost no formatting of its own, so that a firm can restyle a whole document.
"""

from __future__ import annotations

from dataclasses import replace

from exports.word.letter_styles import LETTER_STYLES
from exports.word.look import GROUND, INK, MUTED, NAVY, RULE, TEAL, TEXT_WIDTH, WHITE, Tint
from exports.word.numbering import BULLETS, HEADINGS, STEPS
from exports.word.style import Style, edge

# The borders in the colour of the ground are padding: the ground reaches as far as the border does.
_CALLOUT = (
    edge("top", GROUND, 4, 7) + edge("left", TEAL, 36, 10) + edge("bottom", GROUND, 4, 7) + edge("right", GROUND, 4, 8)
)
_CALLOUT_INDENT = (295, 170, 0)
_LIST_INDENT = (369, 0, 369)
# Beside labels: where the text of a definition begins, and the bar a little to its right.
_ASIDE = (2041, 397, 0)
_QUOTE = Style(
    "Quote",
    next="QuoteSource",
    size=22,
    colour=NAVY,
    italic=True,
    spacing=(140, 0, 276),
    indent=(397, 397, 0),
    keep_next=True,
    keep_lines=True,
    borders=edge("left", TEAL, 12, 12),
    priority=22,
)
_SOURCE = Style(
    "Quote Source",
    next="BodyText",
    size=18,
    colour=MUTED,
    spacing=(0, 180, 264),
    indent=(397, 397, 0),
    borders=edge("left", TEAL, 12, 12),
    priority=22,
)


def _contents_tabs(number_at: int) -> str:
    return f'<w:tab w:val="left" w:pos="{number_at}"/><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/>'


STYLES: dict[str, Style] = {
    "Normal": Style("Normal", size=21, colour=INK, spacing=(0, 0, 264), priority=0),
    "DefaultParagraphFont": Style("Default Paragraph Font", kind="character", priority=1),
    "BodyText": Style("Body Text", spacing=(0, 140, 276), turns=True, priority=1),
    "Lead": Style(
        "Lead", next="BodyText", size=26, colour=NAVY, spacing=(0, 220, 288), keep_lines=True, turns=True, priority=2
    ),
    "Note": Style("Note", size=18, colour=MUTED, spacing=(0, 100, 252), turns=True, priority=3),
    "Heading1": Style(
        "heading 1",
        next="BodyText",
        size=36,
        colour=NAVY,
        bold=True,
        heading_font=True,
        spacing=(480, 160, 240),
        keep_next=True,
        keep_lines=True,
        numbering=(HEADINGS, 0),
        indent=(624, 0, 624),
        outline=0,
        priority=9,
    ),
    "Heading2": Style(
        "heading 2",
        next="BodyText",
        size=27,
        colour=TEAL,
        bold=True,
        heading_font=True,
        spacing=(320, 100, 240),
        keep_next=True,
        keep_lines=True,
        numbering=(HEADINGS, 1),
        indent=(624, 0, 624),
        outline=1,
        priority=9,
    ),
    "Heading3": Style(
        "heading 3",
        next="BodyText",
        size=23,
        colour=NAVY,
        bold=True,
        heading_font=True,
        spacing=(260, 80, 240),
        keep_next=True,
        keep_lines=True,
        numbering=(HEADINGS, 2),
        indent=(737, 0, 737),
        outline=2,
        priority=9,
    ),
    "Title": Style(
        "Title",
        next="Subtitle",
        size=68,
        colour=NAVY,
        bold=True,
        heading_font=True,
        spacing=(0, 140, 216),
        keep_next=True,
        keep_lines=True,
        priority=10,
    ),
    "Subtitle": Style("Subtitle", size=32, colour=TEAL, spacing=(0, 360, 252), priority=11),
    "CoverFirm": Style(
        "Cover Firm",
        size=36,
        colour=NAVY,
        bold=True,
        heading_font=True,
        spacing=(0, 4300, 240),
        indent=(820, 0, 0),
        priority=12,
    ),
    "CoverKicker": Style("Cover Kicker", next="Title", size=22, colour=MUTED, spacing=(0, 100, 240), priority=12),
    "CoverText": Style("Cover Text", size=22, colour=MUTED, spacing=(0, 40, 276), priority=12),
    "TOCHeading": Style(
        "TOC Heading",
        size=36,
        colour=NAVY,
        bold=True,
        heading_font=True,
        spacing=(0, 240, 240),
        keep_next=True,
        priority=39,
    ),
    "TOC1": Style(
        "toc 1",
        colour=NAVY,
        bold=True,
        spacing=(180, 40, 252),
        indent=(567, 0, 567),
        tabs=_contents_tabs(567),
        priority=39,
    ),
    "TOC2": Style("toc 2", spacing=(0, 40, 252), indent=(1247, 0, 680), tabs=_contents_tabs(1247), priority=39),
    "TOC3": Style("toc 3", spacing=(0, 40, 252), indent=(2041, 0, 794), tabs=_contents_tabs(2041), priority=39),
    "ListBullet": Style("List Bullet", spacing=(0, 70, 264), indent=_LIST_INDENT, numbering=(BULLETS, 0), priority=20),
    "ListNumber": Style("List Number", spacing=(0, 70, 264), indent=_LIST_INDENT, numbering=(STEPS, 0), priority=20),
    "CalloutTitle": Style(
        "Callout Title",
        next="Callout",
        colour=TEAL,
        bold=True,
        spacing=(200, 0, 264),
        indent=_CALLOUT_INDENT,
        keep_next=True,
        keep_lines=True,
        borders=_CALLOUT,
        padding=(150, 0),
        ground=GROUND,
        priority=21,
    ),
    "Callout": Style(
        "Callout",
        next="BodyText",
        spacing=(0, 0, 264),
        indent=_CALLOUT_INDENT,
        keep_lines=True,
        borders=_CALLOUT,
        padding=(0, 150),
        ground=GROUND,
        priority=21,
    ),
    "Quote": _QUOTE,
    "QuoteSource": _SOURCE,
    "AsideQuote": replace(_QUOTE, name="Aside Quote", next="AsideSource", indent=_ASIDE),
    "AsideSource": replace(_SOURCE, name="Aside Source", indent=_ASIDE),
    "Definition": Style(
        "Definition",
        spacing=(0, 90, 264),
        indent=(1814, 0, 1814),
        tabs='<w:tab w:val="left" w:pos="1814"/>',
        priority=23,
    ),
    "FigureValue": Style(
        "Figure Value",
        next="FigureLabel",
        size=48,
        colour=TEAL,
        bold=True,
        heading_font=True,
        spacing=(80, 0, 216),
        keep_next=True,
        priority=24,
    ),
    "FigureLabel": Style("Figure Label", size=18, colour=MUTED, spacing=(0, 100, 240), priority=24),
    "Caption": Style(
        "caption",
        size=18,
        colour=MUTED,
        bold=True,
        spacing=(200, 80, 240),
        keep_next=True,
        keep_lines=True,
        priority=35,
    ),
    "TableHead": Style(
        "Table Head", size=18, colour=WHITE, bold=True, spacing=(50, 50, 240), keep_next=True, priority=36
    ),
    "TableText": Style("Table Text", size=18, spacing=(50, 50, 240), turns=True, priority=36),
    "Figure": Style("Figure", next="BodyText", spacing=(0, 120, 240), keep_lines=True, priority=35),
    "Spacer": Style("Spacer", size=12, spacing=(0, 60, 240), priority=37),
    "Colophon": Style(
        "Colophon",
        size=17,
        colour=MUTED,
        spacing=(0, 30, 252),
        borders=edge("top", RULE, 4, 8),
        keep_lines=True,
        priority=38,
    ),
    **LETTER_STYLES,
    "Header": Style(
        "header",
        size=17,
        colour=MUTED,
        spacing=(0, 0, 240),
        tabs=f'<w:tab w:val="right" w:pos="{TEXT_WIDTH}"/>',
        priority=40,
    ),
    "Internal": Style(
        "Internal",
        size=18,
        bold=True,
        spacing=(60, 0, 240),
        keep_lines=True,
        borders=edge("top", Tint.BAD.value, 4, 3) + edge("bottom", Tint.BAD.value, 4, 3),
        padding=(70, 70),
        ground=Tint.BAD.value,
        priority=40,
    ),
    "Footer": Style(
        "footer",
        size=17,
        colour=MUTED,
        spacing=(0, 0, 240),
        borders=edge("top", RULE, 4, 8),
        tabs=f'<w:tab w:val="right" w:pos="{TEXT_WIDTH}"/>',
        priority=40,
    ),
    "PlaceholderText": Style(
        "Placeholder Text", kind="character", based_on="DefaultParagraphFont", colour=MUTED, priority=99
    ),
    "Strong": Style("Strong", kind="character", based_on="DefaultParagraphFont", bold=True, priority=22),
    "Hyperlink": Style(
        "Hyperlink", kind="character", based_on="DefaultParagraphFont", colour=TEAL, underline=True, priority=41
    ),
    "DefinitionLabel": Style(
        "Definition Label", kind="character", based_on="DefaultParagraphFont", colour=TEAL, bold=True, priority=23
    ),
}
"""Every paragraph and character style by its id, the name that the blocks use."""
