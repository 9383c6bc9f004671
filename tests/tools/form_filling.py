"""Decision forms filled in as clients do it, in Word and in programs that know less.

Nothing here knows how a form is read. `python -m tests.tools.form_trips` prints what is left after each way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from datetime import date

from tests.tools.docx_file import Element, W, find
from tests.tools.form_file import Form, cell_of, control_of, element, inner_of, remove_all, text_xml, unwrap

Answers = Mapping[tuple[str, str], str | date]
"""What is filled in, by the reference of the recommendation and the name of the field."""
_MONTHS = "January February March April May June July August September October November December".split()


Save = Callable[[bytes], bytes]
"""A form as some program saves it."""


def shown(answer: str | date) -> str:
    """An answer as Word shows it."""
    return answer if isinstance(answer, str) else f"{answer.day} {_MONTHS[answer.month - 1]} {answer.year}"


# -- as Word does it


def in_word(content: bytes, answers: Answers) -> bytes:
    """The form with answers typed and chosen in Word: runs cut to pieces, marked for spelling, several paragraphs."""
    form = Form(content)
    for (reference, field), answer in answers.items():
        control = control_of(form, reference, field)
        _typed(control, shown(answer))
        if isinstance(answer, date):
            find(control, "w:sdtPr/w:date")[0].set(f"{W}fullDate", f"{answer.isoformat()}T00:00:00Z")
    return form.content()


def in_word_tracked(content: bytes, answers: Answers, before: Answers | None = None) -> bytes:
    """The form filled in while Word tracked changes.

    Args:
        content: The form.
        answers: What was typed.
        before: What stood there before, and was replaced; prompts where nothing did.
    """
    form = Form(in_word(content, before or {}))
    for (reference, field), answer in answers.items():
        control = control_of(form, reference, field)
        inner = inner_of(control)
        old = [*inner]
        inner[:] = [_deleted(old), _inserted(shown(answer))]
        for prompt in find(control, "w:sdtPr/w:showingPlcHdr"):
            prompt.getparent().remove(prompt)  # type: ignore[union-attr]
    return form.content()


def showing(content: bytes, reference: str, field: str, text: str) -> bytes:
    """The form with another text shown in a control, and all else as it is: another prompt, or a day written anew."""
    form = Form(content)
    first, *others = find(control_of(form, reference, field), ".//w:t")
    first.text = text
    for each in others:
        each.text = ""
    return form.content()


def _typed(control: Element, text: str) -> None:
    for prompt in find(control, "w:sdtPr/w:showingPlcHdr"):
        prompt.getparent().remove(prompt)  # type: ignore[union-attr]
    inner, lines = inner_of(control), text.split("\n")
    inner[:] = list(_runs(lines[0]))
    if len(lines) > 1:
        _over_paragraphs(control, lines)


def _runs(text: str) -> Iterator[Element]:
    """Text as Word leaves it after some typing."""
    half = len(text) // 2
    yield element(f'<w:r w:rsidR="00A1B2C3">{text_xml(text[:half])}</w:r>')
    yield element('<w:proofErr w:type="spellStart"/>')
    yield element(
        f'<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="place">'
        f'<w:r w:rsidR="00D4E5F6"><w:rPr><w:b/></w:rPr>{text_xml(text[half:])}</w:r></w:smartTag>'
    )
    yield element('<w:proofErr w:type="spellEnd"/>')


def _over_paragraphs(control: Element, lines: list[str]) -> None:
    """What Word makes of a control once a line end was typed into it: it stands around whole paragraphs."""
    paragraph = control.getparent()
    assert paragraph is not None
    inner, cell = inner_of(control), paragraph.getparent()
    assert cell is not None
    marks = [each for each in paragraph if each is not control and not each.tag.endswith("pPr")]
    at = cell.index(paragraph)
    paragraphs = []
    for line in lines:
        copy = element("<w:p/>")
        copy.extend([*deepcopy(find(paragraph, "w:pPr")), *_runs(line)])
        paragraphs.append(copy)
    cell.remove(paragraph)
    inner[:] = paragraphs
    cell[at:at] = [marks[0], control, marks[1]]


def _deleted(elements: list[Element]) -> Element:
    deleted = element('<w:del w:id="9001" w:author="Dana" w:date="2026-12-01T09:00:00Z"/>')
    for each in elements:
        for text in find(each, ".//w:t"):
            text.tag = f"{W}delText"
    deleted.extend(elements)
    return deleted


def _inserted(text: str) -> Element:
    inserted = element('<w:ins w:id="9002" w:author="Dana" w:date="2026-12-01T09:00:00Z"/>')
    inserted.extend(_runs(text))
    return inserted


def around_cells(content: bytes) -> bytes:
    """The form as Word may save it: each control that fills a cell stands around the whole of it."""
    form = Form(content)
    for control in [*form.root.iter(f"{W}sdt")]:
        cell = next(control.iterancestors(f"{W}tc"))
        row = cell.getparent()
        assert row is not None
        at = row.index(cell)
        unwrap(control)
        inner_of(control)[:] = [cell]
        row.insert(at, control)
    return form.content()


# -- as programs do it that know less


def without_tags(content: bytes) -> bytes:
    """The form as a program saves it that keeps controls, and loses what they are called."""
    form = Form(content)
    remove_all(form, "w:sdtPr/w:tag", "w:sdtPr/w:alias", "w:sdtPr/w:id", "w:sdtPr/w:lock")
    return form.content()


def without_controls(content: bytes) -> bytes:
    """The form as a program saves it that knows no controls: what stood in them stays; bookmarks and data go."""
    form = Form(content)
    for control in [*form.root.iter(f"{W}sdt")]:
        unwrap(control)
    remove_all(form, "w:bookmarkStart", "w:bookmarkEnd")
    return form.content(without=("customXml/",))


def with_bookmarks_only(content: bytes) -> bytes:
    """The form as a program saves it that knows no controls, and keeps bookmarks."""
    form = Form(content)
    for control in [*form.root.iter(f"{W}sdt")]:
        unwrap(control)
    return form.content()


def typed_beside(content: bytes, answers: Answers) -> bytes:
    """The form without controls, filled in by whoever types over prompts in plain cells."""
    form = Form(without_controls(content))
    for (reference, field), answer in answers.items():
        cell = cell_of(form, reference, field)
        paragraph = find(cell, "w:p")[0]
        for run in find(paragraph, "w:r"):
            paragraph.remove(run)
        paragraph.extend(_runs(shown(answer)))
    return form.content()


WAYS: dict[str, Callable[[bytes, Answers], bytes]] = {
    "filled in in Word": in_word,
    "filled in in Word, with changes tracked": in_word_tracked,
    "then saved by Word with controls around cells": lambda form, said: around_cells(in_word(form, said)),
    "then saved by a program that loses tags": lambda form, said: without_tags(in_word(form, said)),
    "then saved by one that keeps bookmarks only": lambda form, said: with_bookmarks_only(in_word(form, said)),
    "then saved by one that keeps print only": lambda form, said: without_controls(in_word(form, said)),
    "filled in where only print was left": typed_beside,
}
"""Ways in which a form comes back, that need no other program here."""
