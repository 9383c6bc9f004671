"""The table styles of a document, as XML."""

from __future__ import annotations

from exports.word.look import BAND, NAVY, RULE, TEAL, shade
from exports.word.style import edge


def _margins(side: int) -> str:
    """The room at the sides of a cell, in twips; above and below, the paragraphs bring their own."""
    edges = (("top", 0), ("left", side), ("bottom", 0), ("right", side))
    return (
        "<w:tblCellMar>" + "".join(f'<w:{name} w:w="{room}" w:type="dxa"/>' for name, room in edges) + "</w:tblCellMar>"
    )


def _table_style(style_id: str, name: str, properties: str, conditional: str = "") -> str:
    return (
        f'<w:style w:type="table" w:styleId="{style_id}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
        f'<w:uiPriority w:val="59"/><w:qFormat/><w:tblPr>{properties}</w:tblPr>{conditional}</w:style>'
    )


TABLE_STYLES: dict[str, str] = {
    "TableNormal": (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_margins(108)}</w:tblPr></w:style>'
    ),
    "Register": _table_style(
        "Register",
        "Register",
        '<w:tblStyleRowBandSize w:val="1"/>'
        + f"<w:tblBorders>{edge('bottom', RULE, 4, 0)}{edge('insideH', RULE, 4, 0)}</w:tblBorders>"
        + _margins(85),
        f'<w:tblStylePr w:type="firstRow"><w:tcPr>{shade(NAVY)}</w:tcPr></w:tblStylePr>'
        f'<w:tblStylePr w:type="band2Horz"><w:tcPr>{shade(BAND)}</w:tcPr></w:tblStylePr>',
    ),
    "Figures": _table_style(
        "Figures",
        "Figures",
        f"<w:tblBorders>{edge('top', TEAL, 12, 0)}{edge('bottom', RULE, 4, 0)}</w:tblBorders>" + _margins(85),
    ),
}
"""Each by its id, the name that tables use."""
