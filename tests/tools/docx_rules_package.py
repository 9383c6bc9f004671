"""What Word asks of the file: parts, relationships, ids, and the order of children."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from tests.tools.docx_file import DocxFile, R, W, find, local, value

ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
    " vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em"
    " lang eastAsianLayout specVanish oMath",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked"
    " personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "sdt": "sdtPr sdtEndPr sdtContent",
    "sdtPr": "rPr alias tag id lock placeholder temporary showingPlcHdr dataBinding label tabIndex equation comboBox"
    " date docPartObj docPartList dropDownList picture richText text citation group bibliography",
}
"""The order of children by their parent, from ISO/IEC 29500; what is not listed may stand anywhere."""


def _twice(values: Iterable[str]) -> list[str]:
    return [each for each, count in Counter(values).items() if count > 1]


def content_types(file: DocxFile) -> list[str]:
    """Every part has a type, every type named has its part, no part is there twice."""
    faults = [f"The file holds {name} twice." for name in _twice(file.names)]
    tree = file.trees.get("[Content_Types].xml")
    if tree is None:
        return [*faults, "The file has no [Content_Types].xml."]
    overrides = [each.get("PartName", "").lstrip("/") for each in find(tree, "ct:Override")]
    endings = {each.get("Extension", "").lower() for each in find(tree, "ct:Default")}
    faults += [
        f"A content type is given for {name}, which is not there." for name in overrides if name not in file.parts
    ]
    faults += [f"The content type of {name} is given twice." for name in _twice(overrides)]
    faults += [
        f"{name} has no content type."
        for name in file.parts
        if name != "[Content_Types].xml" and name not in overrides and name.rsplit(".", 1)[-1].lower() not in endings
    ]
    return faults


def relationships(file: DocxFile) -> list[str]:
    """Each leads to a part, only links lead outside, and every id that a part uses is one of its own."""
    faults = []
    known: dict[str, list[str]] = {}
    for source, each, target in file.relationships():
        known.setdefault(source, []).append(each.get("Id", ""))
        if each.get("TargetMode") == "External":
            if not each.get("Type", "").endswith("/hyperlink"):
                faults.append(f"{source or 'The package'} refers to something outside: {each.get('Target')}.")
        elif target not in file.parts:
            faults.append(f"{source or 'The package'} refers to {target}, which is not there.")
    for source, ids in known.items():
        faults += [f"{source or 'The package'} has two relationships {each}." for each in _twice(ids)]
    for name, tree in file.trees.items():
        used = {element.get(f"{R}{each}") for element in tree.iter() for each in ("id", "embed", "link")} - {None}
        faults += [f"{name} uses relationship {each}, which it has not." for each in used - set(known.get(name, []))]
    return faults


def ids(file: DocxFile) -> list[str]:
    """Drawings, bookmarks and content controls have ids that nothing else in the whole file has."""
    faults = []
    starts = file.all("w:bookmarkStart")
    for what, found in (
        ("drawings have the id", [each.get("id", "") for each in file.all("wp:docPr")]),
        ("bookmarks have the id", [value(each, "id") for each in starts]),
        ("bookmarks have the name", [value(each, "name").casefold() for each in starts]),
        ("content controls have the id", [value(each) for each in file.all("w:sdtPr/w:id")]),
        ("styles have the id", [value(each, "styleId") for each in file.all("w:style")]),
    ):
        faults += [f"Two {what} {each}." for each in _twice(found)]
    opened = sorted(value(each, "id") for each in starts)
    if opened != sorted(value(each, "id") for each in file.all("w:bookmarkEnd")):
        faults.append("A bookmark has no beginning or no end.")
    faults += [
        f"The bookmark name {name} is not one that Word keeps."
        for name in (value(each, "name") for each in starts)
        if not re.fullmatch(r"[^\W\d]\w{0,39}", name)
    ]
    return faults


def references(file: DocxFile) -> list[str]:
    """Styles and lists that are used exist, and links lead to bookmarks that exist."""
    styles = {value(each, "styleId") for each in file.all("w:style")}
    used = {
        value(each)
        for each in file.all(
            "*[self::w:pStyle or self::w:rStyle or self::w:tblStyle or self::w:basedOn or self::w:next]"
        )
    }
    lists = {value(each, "numId") for each in file.all("w:num")} | {"0"}
    used_lists = {value(each) for each in file.all("w:numPr/w:numId")}
    abstract = {value(each, "abstractNumId") for each in file.all("w:abstractNum")}
    marks = {value(each, "name") for each in file.all("w:bookmarkStart")}
    wanted = {each for link in file.all("w:hyperlink") if (each := value(link, "anchor"))}
    for code in file.all("w:instrText"):
        if match := re.match(r"\s*(?:PAGE)?REF\s+(\S+)", code.text or ""):
            wanted.add(match[1])
    return [
        *(f"The style {each} is used and does not exist." for each in sorted(used - styles)),
        *(f"The list {each} is used and does not exist." for each in sorted(used_lists - lists)),
        *(
            f"The list definition {each} is used and does not exist."
            for each in sorted({value(each) for each in file.all("w:num/w:abstractNumId")} - abstract)
        ),
        *(f"A link leads to {each}, which nothing is marked as." for each in sorted(wanted - marks)),
    ]


def fields(file: DocxFile) -> list[str]:
    """Every field begins, has its code, and ends, within its part."""
    faults = []
    for name, tree in file.trees.items():
        depth: list[str] = []
        for each in tree.iter(f"{W}fldChar"):
            kind = value(each, "fldCharType")
            if kind == "begin":
                depth.append(kind)
            elif not depth or (kind == "separate" and depth[-1] != "begin"):
                faults.append(f"A field in {name} has a {kind} without a beginning.")
            elif kind == "separate":
                depth[-1] = kind
            else:
                depth.pop()
        if depth:
            faults.append(f"A field in {name} does not end.")
    return faults


def order(file: DocxFile) -> list[str]:
    """Children stand in the order of the schema, each property once."""
    faults = set()
    for name, tree in file.trees.items():
        for parent, names in ORDERS.items():
            ranks = {child: rank for rank, child in enumerate(names.split())}
            for element in tree.iter(f"{W}{parent}"):
                children = [local(child) for child in element if isinstance(child.tag, str)]
                placed = [ranks[child] for child in children if child in ranks]
                if placed != sorted(placed):
                    faults.add(f"In {name}, the children of w:{parent} are out of order: {' '.join(children)}.")
                if parent.endswith("Pr") and parent != "sectPr" and _twice(children):
                    faults.add(f"In {name}, w:{parent} says {_twice(children)[0]} twice.")
    return sorted(faults)


def quiet(file: DocxFile) -> list[str]:
    """The file opens as today's Word, asks nothing, and holds nothing that runs or tells where it was made."""
    faults = []
    modes = [value(each) for each in file.all("w:compatSetting[@w:name='compatibilityMode']")]
    if modes != ["15"]:
        faults.append("The file opens in compatibility mode.")
    if file.all("w:updateFields"):
        faults.append("The file makes Word ask whether to update fields.")
    faults += [f"{name} holds macros." for name in file.parts if "vbaProject" in name]
    for name, part in file.parts.items():
        if re.search(rb"/home/|/root/|/Users/|[A-Za-z]:\\Users|/tmp/|python-docx", part):
            faults.append(f"{name} says where or with what it was made.")
    return faults


RULES = (content_types, relationships, ids, references, fields, order, quiet)
