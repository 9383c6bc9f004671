"""What a reader asks of the file: tables that can be followed, headings that lead, colours that can be read."""

from __future__ import annotations

from tests.tools.docx_file import DocxFile, Element, W, find, local, value

CONTRAST = 4.5
_WHITE = "FFFFFF"


def tables(file: DocxFile) -> list[str]:
    """Each has a description, a header that repeats, rows that stay whole, and cells that fill its grid."""
    faults = []
    for number, table in enumerate(file.all("w:tbl"), 1):
        rows = find(table, "w:tr")
        if not value(next(iter(find(table, "w:tblPr/w:tblDescription")), None)).strip():
            faults.append(f"Table {number} has no description.")
        # In a table of one row there is nothing that could repeat.
        if len(rows) > 1 and not find(rows[0], "w:trPr/w:tblHeader"):
            faults.append(f"The header row of table {number} does not repeat.")
        if any(not find(row, "w:trPr/w:cantSplit") for row in rows):
            faults.append(f"Rows of table {number} can split.")
        columns = len(find(table, "w:tblGrid/w:gridCol"))
        if any(_span(row) != columns for row in rows):
            faults.append(f"A row of table {number} does not fill its {columns} columns.")
        if any(not len(cell) or local(cell[-1]) != "p" for cell in find(table, "w:tr/w:tc")):
            faults.append(f"A cell of table {number} does not end with a paragraph.")
        after = table.getnext()
        if after is not None and local(after) == "tbl":
            faults.append(f"Table {number} runs into the next one.")
    return faults


def _span(row: Element) -> int:
    spans = [next(iter(find(cell, "w:tcPr/w:gridSpan")), None) for cell in find(row, "w:tc")]
    return sum(int(value(span) or 1) for span in spans)


def headings(file: DocxFile) -> list[str]:
    """No level is skipped, none is empty, and each stays with what follows."""
    faults = []
    levels = {
        value(style, "styleId"): int(value(outline[0]))
        for style in file.all("w:style")
        if (outline := find(style, "w:pPr/w:outlineLvl"))
    }
    styles = {value(each, "styleId"): each for each in file.all("w:style")}
    keeping = {each for each in styles if _keeps_next(styles, each)}
    faults += [f"The style {style} can be parted from what follows it." for style in sorted(levels.keys() - keeping)]
    above = -1
    for paragraph in file.body.iter(f"{W}p"):
        style = value(next(iter(find(paragraph, "w:pPr/w:pStyle")), None))
        if style not in levels:
            continue
        text = "".join(each.text or "" for each in find(paragraph, ".//w:t"))
        if levels[style] > above + 1:
            faults.append(f"The heading “{text}” skips a level.")
        if not text.strip():
            faults.append("A heading has no text.")
        above = levels[style]
    return faults


def _keeps_next(styles: dict[str, Element], style: str) -> bool:
    while style in styles:
        if find(styles[style], "w:pPr/w:keepNext"):
            return True
        style = value(next(iter(find(styles[style], "w:basedOn")), None))
    return False


def drawings(file: DocxFile) -> list[str]:
    """Every picture says what it shows, or that it is decoration."""
    return [
        f"Drawing {each.get('id')} has no text for those who do not see it."
        for each in file.all("wp:docPr")
        if not each.get("descr") and not any(local(inner) == "decorative" for inner in each.iter())
    ]


def properties(file: DocxFile) -> list[str]:
    """The core properties are complete."""
    tree = file.trees.get("docProps/core.xml")
    if tree is None:
        return ["The file has no core properties."]
    wanted = (
        *("dc:title", "dc:subject", "dc:creator", "dc:language", "cp:lastModifiedBy"),
        *("dcterms:created", "dcterms:modified"),
    )
    return [
        f"The property {name} is not set."
        for name in wanted
        if not "".join(each.text or "" for each in find(tree, name)).strip()
    ]


def contrast(file: DocxFile) -> list[str]:
    """Text stands out from its ground by 4.5 : 1 at least, in every paragraph, cell and run."""
    styles = {value(each, "styleId"): each for each in file.all("w:style")}
    faults = set()
    for name in ("word/document.xml", *(name for name in file.trees if "header" in name or "footer" in name)):
        for paragraph in file.trees[name].iter(f"{W}p"):
            style = value(next(iter(find(paragraph, "w:pPr/w:pStyle")), None)) or "Normal"
            ground = _fill(find(paragraph, "w:pPr")) or _inherited(styles, style, "shd", "fill")
            ground = ground or _fill(find(paragraph, "ancestor::w:tc[1]/w:tcPr")) or _WHITE
            for run in find(paragraph, ".//w:r[w:t]"):
                own = value(next(iter(find(run, "w:rPr/w:rStyle")), None))
                text = value(next(iter(find(run, "w:rPr/w:color")), None))
                text = text or _inherited(styles, own, "color", "val") or _inherited(styles, style, "color", "val")
                pair = (text or "000000", _fill(find(run, "w:rPr")) or ground)
                if ratio(*pair) < CONTRAST:
                    faults.add(f"Text in {pair[0]} on {pair[1]} has a contrast of {ratio(*pair):.1f} only ({style}).")
    return sorted(faults)


def _fill(owners: list[Element]) -> str:
    fills = [value(each, "fill") for owner in owners for each in find(owner, "w:shd")]
    return next((fill for fill in fills if fill != "auto"), "")


def _inherited(styles: dict[str, Element], style: str, element: str, attribute: str) -> str:
    while style in styles:
        found = find(styles[style], f"w:pPr/w:{element} | w:rPr/w:{element}")
        if found and value(found[0], attribute) not in ("", "auto"):
            return value(found[0], attribute)
        style = value(next(iter(find(styles[style], "w:basedOn")), None))
    return ""


def ratio(one: str, other: str) -> float:
    """The contrast of two colours of six hex digits, from 1 to 21, as WCAG 2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


RULES = (tables, headings, drawings, properties, contrast)
