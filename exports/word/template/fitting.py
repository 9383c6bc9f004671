"""The blocks of a document, as they are written for our own base, made to stand in a template.

They are rewritten as text: every tag of them is ours, and in what people typed no `<` is left as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from exports.word.look import PAGE_HEIGHT, TEXT_WIDTH
from exports.word.template.colours import Colours
from exports.word.template.sections import Page
from exports.word.template.styling import Styling

_EMU_PER_TWIP = 635
_REFERENCE = re.compile(r'<w:(pStyle|rStyle|tblStyle|numId) w:val="([^"]*)"/>')
_WIDTH = re.compile(r'<w:tr>|<w:tblGrid>|(<w:(?:tblW|gridCol|tcW) w:w=")(\d+)"')
_CHART = re.compile(r'(<wp:inline [^>]*><wp:extent cx=")(\d+)(" cy=")(\d+)"')
_TABBED = re.compile(r'<w:pPr><w:pStyle w:val="(TOC[123])"/></w:pPr>')
_PROPERTIES = re.compile(r"<w:pPr>(.*?)</w:pPr>")
_AFTER_DIRECTION = re.compile(r"<w:(?:spacing|ind|jc)\b|$")
_NUMBERS_AT = {"TOC1": 567, "TOC2": 1247, "TOC3": 2041}
_TALL = round(PAGE_HEIGHT * 25.4 / 1440 * 36_000)
"""How tall the band on a cover of ours is."""


@dataclass(frozen=True)
class Fit:
    """What differs between our own base and a template.

    Attributes:
        styling: The styles that stand for ours.
        lists: How much higher the numbers of our lists are.
        page: The page.
        colours: The colours.
        tabs: Where the template's own styles of contents have their stops, by our ids.
        from_right: Whether its text runs from right to left unless it says otherwise.
    """

    styling: Styling
    lists: int
    page: Page
    colours: Colours
    tabs: Mapping[str, Sequence[int]]
    from_right: bool

    def blocks(self, blocks: Iterable[bytes]) -> list[bytes]:
        """Blocks of ours for the template."""
        return [self.block(each.decode()).encode() for each in blocks]

    def block(self, xml: str) -> str:
        """One block of ours, or another part made of our blocks, for the template."""
        xml = _TABBED.sub(self._tabbed, xml)
        xml = _REFERENCE.sub(self._reference, xml)
        if "<w:tbl>" in xml:
            xml = _Widths(self.page.width / TEXT_WIDTH).scaled(xml)
        if "<w:drawing>" in xml:
            xml = self.colours.in_drawing(self._drawn(xml))
        if self.from_right:
            xml = _PROPERTIES.sub(_turned, xml)
        return self.colours.in_text(xml)

    def _tabbed(self, match: re.Match[str]) -> str:
        style = match[1]
        if style in self.styling.brought:
            return match[0]
        stops = "".join(f'<w:tab w:val="clear" w:pos="{at}"/>' for at in self.tabs.get(style, ()))
        stops += f'<w:tab w:val="left" w:pos="{_NUMBERS_AT[style]}"/>'
        stops += f'<w:tab w:val="right" w:leader="dot" w:pos="{self.page.width}"/>'
        return f'<w:pPr><w:pStyle w:val="{style}"/><w:tabs>{stops}</w:tabs></w:pPr>'

    def _reference(self, match: re.Match[str]) -> str:
        tag, value = match.groups()
        if tag == "numId":
            return f'<w:numId w:val="{int(value) + self.lists if value != "0" else 0}"/>'
        return f'<w:{tag} w:val="{self.styling.ids[value]}"/>'

    def _drawn(self, xml: str) -> str:
        width, height = self.page.width * _EMU_PER_TWIP, self.page.height * _EMU_PER_TWIP
        xml = _CHART.sub(lambda match: f'{match[1]}{width}{match[3]}{min(int(match[4]), height * 9 // 10)}"', xml)
        return xml.replace(f'cy="{_TALL}"', f'cy="{self.page.paper_height * _EMU_PER_TWIP}"')


class _Widths:
    """Scales the widths of tables so that those of a row add up to what the whole is scaled to."""

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self._edge = 0

    def scaled(self, xml: str) -> str:
        return _WIDTH.sub(self._width, xml)

    def _width(self, match: re.Match[str]) -> str:
        if match[1] is None:
            self._edge = 0
            return match[0]
        width = int(match[2])
        if "tblW" in match[1]:
            return f'{match[1]}{round(width * self._scale)}"'
        left, self._edge = self._edge, self._edge + width
        return f'{match[1]}{round(self._edge * self._scale) - round(left * self._scale)}"'


def _turned(match: re.Match[str]) -> str:
    """The properties of a paragraph of ours that runs from left to right where others do not."""
    properties = match[1]
    if "<w:bidi/>" not in properties:
        at = _AFTER_DIRECTION.search(properties)
        assert at is not None
        properties = f'{properties[: at.start()]}<w:bidi w:val="0"/>{properties[at.start() :]}'
        properties += "" if "<w:jc " in properties else '<w:jc w:val="left"/>'
    return f"<w:pPr>{properties}</w:pPr>"
