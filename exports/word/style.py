"""One style of a document, and its XML with every child in the order of the schema."""

from __future__ import annotations

from dataclasses import dataclass

from exports.word.look import GROUND, TEAL, colour, shade

MAJOR_FONT = (
    '<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia"'
    ' w:hAnsiTheme="majorHAnsi" w:cstheme="majorBidi"/>'
)
MINOR_FONT = MAJOR_FONT.replace("major", "minor")


@dataclass(frozen=True)
class Style:
    """A paragraph or character style; lengths in twips, `size` in half points, 0 or "" for what is inherited.

    `spacing` is (before, after, line); a line of 240 is single spacing. `indent` is (left, right, hanging).
    `numbering` is (list, level). `borders` and `tabs` are ready-made XML; `padding` is the height that the borders
    above and below add. `turns` lets a paragraph run from right to left when its text does; a style with a border,
    a number or a label at its left stays as it is.
    """

    name: str
    kind: str = "paragraph"
    based_on: str = "Normal"
    next: str = ""
    size: int = 0
    colour: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    heading_font: bool = False
    spacing: tuple[int, int, int] | None = None
    indent: tuple[int, int, int] | None = None
    keep_next: bool = False
    keep_lines: bool = False
    turns: bool = False
    numbering: tuple[int, int] | None = None
    borders: str = ""
    padding: tuple[int, int] = (0, 0)
    ground: str = ""
    tabs: str = ""
    outline: int | None = None
    priority: int = 99

    def paragraph_properties(self) -> str:
        """The content of the style's `w:pPr`, in schema order."""
        xml = "<w:keepNext/>" if self.keep_next else ""
        xml += "<w:keepLines/>" if self.keep_lines else ""
        if self.numbering:
            xml += f'<w:numPr><w:ilvl w:val="{self.numbering[1]}"/><w:numId w:val="{self.numbering[0]}"/></w:numPr>'
        xml += f"<w:pBdr>{self.borders}</w:pBdr>" if self.borders else ""
        xml += shade(self.ground) if self.ground else ""
        xml += f"<w:tabs>{self.tabs}</w:tabs>" if self.tabs else ""
        if self.spacing:
            before, after, line = self.spacing
            xml += f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'
        if self.indent:
            left, right, hanging = self.indent
            xml += f'<w:ind w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>'
        xml += f'<w:outlineLvl w:val="{self.outline}"/>' if self.outline is not None else ""
        return xml

    def run_properties(self) -> str:
        """The content of the style's `w:rPr`, in schema order."""
        xml = MAJOR_FONT if self.heading_font else ""
        xml += "<w:b/><w:bCs/>" if self.bold else ""
        xml += "<w:i/><w:iCs/>" if self.italic else ""
        xml += colour(self.colour) if self.colour else ""
        xml += f'<w:sz w:val="{self.size}"/><w:szCs w:val="{self.size}"/>' if self.size else ""
        xml += '<w:u w:val="single"/>' if self.underline else ""
        return xml

    def xml(self, style_id: str) -> str:
        """The `w:style` element."""
        default = ' w:default="1"' if style_id in ("Normal", "DefaultParagraphFont") else ""
        body = f'<w:name w:val="{self.name}"/>'
        if not default:
            body += f'<w:basedOn w:val="{self.based_on}"/>'
        body += f'<w:next w:val="{self.next}"/>' if self.next else ""
        body += f'<w:uiPriority w:val="{self.priority}"/>'
        body += "<w:semiHidden/><w:unhideWhenUsed/>" if style_id == "DefaultParagraphFont" else "<w:qFormat/>"
        if paragraph := self.paragraph_properties():
            body += f"<w:pPr>{paragraph}</w:pPr>"
        if run := self.run_properties():
            body += f"<w:rPr>{run}</w:rPr>"
        return f'<w:style w:type="{self.kind}"{default} w:styleId="{style_id}">{body}</w:style>'


def edge(side: str, value: str, size: int, space: int) -> str:
    """A border: the side, its colour, its width in eighths of a point, and its distance in points."""
    theme = {TEAL: ' w:themeColor="accent1"', GROUND: ' w:themeColor="background2"'}.get(value, "")
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{value}"{theme}/>'
