"""`word/styles.xml` and `word/fontTable.xml`: every style of ours, and the font that they are set in."""

from __future__ import annotations

from exports.word.look import FONT
from exports.word.style import MINOR_FONT
from exports.word.styles import STYLES
from exports.word.table_styles import TABLE_STYLES
from exports.word.text import attribute
from exports.word.xml import W, part

_NO_LIST = (
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)


def styles_part(language: str) -> bytes:
    """The whole `word/styles.xml` for a text in `language`, such as "en-GB"."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{MINOR_FONT}<w:sz w:val="21"/><w:szCs w:val="21"/>'
        f'<w:lang w:val="{attribute(language)}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    styles = "".join(style.xml(style_id) for style_id, style in STYLES.items())
    return part("styles", W, defaults + styles + "".join(TABLE_STYLES.values()) + _NO_LIST)


def fonts_part() -> bytes:
    """`word/fontTable.xml`: the font, and what to take where it is missing."""
    return part(
        "fonts",
        W,
        f'<w:font w:name="{FONT}"><w:altName w:val="Carlito"/><w:panose1 w:val="020F0502020204030204"/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>',
    )
