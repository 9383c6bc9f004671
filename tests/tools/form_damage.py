"""Decision forms made worse: fields and tables that are gone, copied, pasted in from elsewhere, typed over."""

from __future__ import annotations

import re
from copy import deepcopy
from random import Random

from lxml import etree

from tests.tools.docx_file import Element, W, find
from tests.tools.form_file import (
    MAIN,
    Form,
    cell_of,
    control_of,
    element,
    inner_of,
    table_of,
    text_xml,
    unwrap,
)

_CODE = re.compile(rb"[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}")


def with_copy(content: bytes, reference: str) -> bytes:
    """The form with the table of a recommendation in it twice: as it is, and as it was copied."""
    form = Form(content)
    table = table_of(form, reference)
    copy = deepcopy(table)
    for mark in find(copy, ".//w:bookmarkStart | .//w:bookmarkEnd"):
        mark.getparent().remove(mark)  # type: ignore[union-attr]
    table.addnext(copy)
    table.addnext(element("<w:p/>"))
    return form.content()


def without_field(content: bytes, reference: str, field: str) -> bytes:
    """The form without the row of a field."""
    form = Form(content)
    row = next(control_of(form, reference, field).iterancestors(f"{W}tr"))
    row.getparent().remove(row)  # type: ignore[union-attr]
    return form.content()


def without_table(content: bytes, reference: str) -> bytes:
    """The form without the table of a recommendation."""
    form = Form(content)
    table = table_of(form, reference)
    table.getparent().remove(table)  # type: ignore[union-attr]
    return form.content()


def with_table_of(content: bytes, other: bytes, reference: str) -> bytes:
    """The form with a table of another form pasted in."""
    form, source = Form(content), Form(other)
    body = find(form.root, "w:body")[0]
    body.insert(len(body) - 1, deepcopy(table_of(source, reference)))
    return form.content()


def under_other_heading(content: bytes, reference: str, other: str) -> bytes:
    """The form with the reference in a table typed over."""
    form = Form(content)
    for text in find(table_of(form, reference), ".//w:t"):
        text.text = (text.text or "").replace(reference, other)
    return form.content()


def with_row(content: bytes, reference: str, *cells: str) -> bytes:
    """The form with one more row in the table of a recommendation."""
    form = Form(content)
    texts = "".join(f"<w:tc><w:p><w:r>{text_xml(each)}</w:r></w:p></w:tc>" for each in cells)
    table_of(form, reference).append(element(f"<w:tr>{texts}</w:tr>"))
    return form.content()


def with_cell(content: bytes, reference: str, field: str, text: str) -> bytes:
    """The form with one more cell beside a field."""
    form = Form(content)
    cell_of(form, reference, field).addnext(element(f"<w:tc><w:p><w:r>{text_xml(text)}</w:r></w:p></w:tc>"))
    return form.content()


def over_label(content: bytes, reference: str, field: str, text: str) -> bytes:
    """The form with the label of a field typed over."""
    form = Form(content)
    label = cell_of(form, reference, field).getprevious()
    assert label is not None
    first, *others = find(label, ".//w:t")
    first.text = text
    for each in others:
        each.text = ""
    return form.content()


def with_mark(content: bytes, reference: str, field: str, xml: str) -> bytes:
    """The form with something that is no text within the cell of a field, such as a comment."""
    form = Form(content)
    find(cell_of(form, reference, field), ".//w:p")[-1].append(element(f"<w:r>{xml}</w:r>"))
    return form.content()


def with_paragraph(content: bytes, reference: str, text: str) -> bytes:
    """The form with a paragraph below the table of a recommendation."""
    form = Form(content)
    table_of(form, reference).addnext(element(f"<w:p><w:r>{text_xml(text)}</w:r></w:p>"))
    return form.content()


def saying_otherwise(content: bytes, text: str, other: str) -> bytes:
    """The form with something that we printed outside of its tables typed over."""
    form = Form(content)
    for each in find(form.root, "w:body/w:p//w:t"):
        each.text = (each.text or "").replace(text, other)
    return form.content()


def with_mark_at_the_end(content: bytes, xml: str) -> bytes:
    """The form with something that is no text below everything else."""
    form = Form(content)
    body = find(form.root, "w:body")[0]
    body.insert(len(body) - 1, element(f"<w:p><w:r>{xml}</w:r></w:p>"))
    return form.content()


def struck(content: bytes, reference: str, field: str) -> bytes:
    """The form with an answer struck through by hand."""
    form = Form(content)
    for run in find(control_of(form, reference, field), ".//w:r"):
        properties = find(run, "w:rPr") or [element("<w:rPr/>")]
        properties[0].append(element("<w:strike/>"))
        run.insert(0, properties[0])
    return form.content()


def around_row(content: bytes, reference: str, field: str) -> bytes:
    """The form with the control of a field around all of its row, as programs may save it."""
    form = Form(content)
    control = control_of(form, reference, field)
    row = next(control.iterancestors(f"{W}tr"))
    unwrap(control)
    row.addprevious(control)
    inner_of(control)[:] = [row]
    return form.content()


def in_strict_xml(content: bytes) -> bytes:
    """The form with its text in the namespace of “Strict Open XML”, and everything else as it was."""
    form = Form(content)
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    form.root = etree.fromstring(etree.tostring(form.root).replace(W[1:-1].encode(), strict))
    return form.content()


def with_xml(content: bytes, xml: str) -> bytes:
    """The form with anything below everything else."""
    form = Form(content)
    body = find(form.root, "w:body")[0]
    body[len(body) - 1 : len(body) - 1] = [*element(f"<w:body>{xml}</w:body>")]
    return form.content()


def without_parts(content: bytes, start: str) -> bytes:
    """The form without the parts whose names begin so."""
    form = Form(content)
    return form.content(without=(start,))


def without_code(content: bytes) -> bytes:
    """The form with its code gone from what runs along every page."""
    form = Form(content)
    for name in form.parts:
        if name.startswith(("word/header", "word/footer")):
            form.parts[name] = _CODE.sub(b"", form.parts[name])
    return form.content()


def with_code(content: bytes, old: str, new: str) -> bytes:
    """The form with another code wherever its own stands, as somebody would make it up."""
    form = Form(content)
    pairs = [(each.encode(), other.encode()) for each, other in ((old, new), (_printed(old), _printed(new)))]
    form.parts[MAIN] = etree.tostring(form.root)
    for name in form.parts:
        for each, other in pairs:
            form.parts[name] = form.parts[name].replace(each, other)
    form.root = etree.fromstring(form.parts[MAIN])
    return form.content()


def _printed(code: str) -> str:
    return "-".join(code[start : start + 4] for start in (0, 4, 8)).upper()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The form with another content in one of its parts."""
    form = Form(content)
    form.parts[name] = part
    return form.content()


def shaken(content: bytes, random: Random) -> bytes:
    """The form with some of its elements taken out, copied elsewhere, moved, or with other texts and attributes."""
    form = Form(content)
    elements = [each for each in form.root.iter() if each.getparent() is not None]
    for _ in range(random.randint(1, 25)):
        one, other = random.choice(elements), random.choice(elements)
        random.choice(_SHAKES)(one, other, random)
    return form.content()


def _take_out(one: Element, _: Element, __: Random) -> None:
    if (parent := one.getparent()) is not None:
        parent.remove(one)


def _copy(one: Element, other: Element, _: Random) -> None:
    other.append(deepcopy(one))


def _move(one: Element, other: Element, _: Random) -> None:
    if one is not other and one not in other.iterancestors():
        other.append(one)


def _say_otherwise(one: Element, _: Element, random: Random) -> None:
    one.text = random.choice(("", "3/4/27", "x" * 500, "Adopted", "ACME-9"))


def _name_otherwise(one: Element, _: Element, random: Random) -> None:
    for name in one.attrib:
        one.attrib[name] = random.choice(("", "0", "-1", f"advisor:{'0' * 12}:a:words", f"_f{'0' * 12}_a_on"))


_SHAKES = (_take_out, _copy, _move, _say_otherwise, _name_otherwise)
