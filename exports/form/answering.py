"""The table in which a recommendation is answered: a row for each field, with its label and its control."""

from __future__ import annotations

from exports.form.answers import Field
from exports.form.marks import POSITIONS, Mark, fields_of, name, tag
from exports.language import Language
from exports.material import Advice
from exports.word import bold
from exports.word.controls import Choice, Control, Day, Kind, Words
from exports.word.ids import Ids
from exports.word.look import GROUND, NAVY, TEXT_WIDTH, shade
from exports.word.paragraphs import Setting, paragraph
from exports.word.tables import table_xml, widths

_SHARES = (1.0, 3.2)
_ROOMY = 1100
"""How high the field for the client's own words is at least, in twips."""
_TITLE = 60
"""How many characters Word shows above a control that is clicked."""
_TOGETHER = Setting(keep_next=True)
_LAST = Setting()


def answers(ids: Ids, say: Language, code: str, advice: Advice) -> str:
    """The table, as XML.

    Args:
        ids: The registry of the document.
        say: The language of the form.
        code: The code of the form.
        advice: What is answered.
    """
    columns = widths(_SHARES, TEXT_WIDTH)
    rows = [_head(ids, say("form.head", reference=advice.reference))]
    for field in fields_of(advice):
        control = _control(say, Mark(code, advice.record, field), advice)
        rows.append(_row(ids, columns, say(f"form.{field}"), control, last=field is Field.words))
    description = say("form.answers", reference=advice.reference, title=advice.title)
    return table_xml("Register", columns, description, "".join(rows))


def _head(ids: Ids, text: str) -> str:
    return (
        "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr><w:tc><w:tcPr>"
        f'<w:tcW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:gridSpan w:val="{len(_SHARES)}"/>{shade(NAVY)}</w:tcPr>'
        f"{paragraph(ids, 'TableHead', text)}</w:tc></w:tr>"
    )


def _row(ids: Ids, columns: list[int], label: str, control: Control, *, last: bool) -> str:
    setting = _LAST if last else _TOGETHER
    height = f'<w:trHeight w:val="{_ROOMY}" w:hRule="atLeast"/>' if last else ""
    return (
        f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>"
        f'<w:tc><w:tcPr><w:tcW w:w="{columns[0]}" w:type="dxa"/>{shade(GROUND)}</w:tcPr>'
        f"{paragraph(ids, 'TableText', bold(label), setting)}</w:tc>"
        f'<w:tc><w:tcPr><w:tcW w:w="{columns[1]}" w:type="dxa"/></w:tcPr>'
        f"{paragraph(ids, 'TableText', '', setting, before=control.xml(ids))}</w:tc></w:tr>"
    )


def _control(say: Language, mark: Mark, advice: Advice) -> Control:
    field = mark.field
    title = f"{advice.reference}: {say(f'form.{field}')}"
    return Control(_kind(say, field, advice), title[:_TITLE], tag(mark), name(mark), say(f"form.{field}.prompt"))


def _kind(say: Language, field: Field, advice: Advice) -> Kind:
    if field is Field.position:
        return Choice([(_capital(say.label(each)), each.value) for each in POSITIONS])
    if field is Field.option:
        return Choice([(each, each) for each in dict.fromkeys(advice.options)])
    return Day(say.tag) if field in (Field.on, Field.until) else Words()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
