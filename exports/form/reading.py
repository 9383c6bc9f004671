"""A returned decision form, read: whatever program it went through, and whatever was done to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from advisor.records.choices import Position
from exports.form.answers import AnswerRead, Doubt, DoubtKind, Field, How, Returned
from exports.form.finding import Found, find
from exports.form.gathering import Gathered, code_of, gathered, other_forms
from exports.form.listing import Listed, listed_in
from exports.form.marks import printed, read_printed
from exports.form.understanding import Understood, understood
from exports.form.unread import Unread
from exports.word.foreign import ForeignPackage, Unreadable, read_package
from exports.word.incoming import Reader, has_tracked_changes
from exports.word.seeing import W

_TRUST = tuple(How)
_ALWAYS = tuple(each for each in Field if each is not Field.option)
_RUNNING = ("/header", "/footer")
_MOST_RUNNING = 50
"""How many headers and footers are looked at for the code of the form."""


def read_form(content: bytes, name: str) -> Returned:
    """What a returned form says.

    Args:
        content: The file.
        name: What to call it in messages.

    Raises:
        Unreadable: When it is no Word document that can be read, or no decision form.
    """
    package = read_package(content, name=name)
    reader, root = Reader(package.name), package.xml(package.main)
    if root.tag != f"{W}document":
        raise Unreadable(
            f"{package.name} is kept in another way than Word keeps documents by itself, such as “Strict Open XML”;"
            " open it in Word, save it as a plain Word document (.docx), and use that."
        )
    found, lists = find(root, reader), listed_in(package)
    code = code_of(found, lists, _printed_code(package, reader))
    if not code and not found.places:
        raise Unreadable(
            f"{package.name} is a Word document, but no decision form that Advisor wrote; choose the file that came"
            " back from the client."
        )
    listed = next((each for each in lists if each.code == code), Listed(code))
    advice = gathered(found, listed)
    unread = Unread(root, found, advice, reader)
    answers = tuple(_answer(each, listed, reader, unread) for each in advice)
    doubts = (*_doubts(found, listed, advice, changed=has_tracked_changes(root)), *unread.in_the_file())
    return Returned(code, answers, doubts, unread.around())


def _printed_code(package: ForeignPackage, reader: Reader) -> str:
    """The code in the headers and footers, "" where there is none."""
    running = [each for each in package.relationships(package.main) if each.type.lower().endswith(_RUNNING)]
    for each in running[:_MOST_RUNNING]:
        if each.part and (code := read_printed(reader.read([package.xml(each.part)]).text)):
            return code
    return ""


def _answer(advice: Gathered, listed: Listed, reader: Reader, unread: Unread) -> AnswerRead:
    """What the form says about one recommendation."""
    reference = advice.reference
    read = {name: understood(reference, name, places, reader) for name, places in advice.places.items()}
    doubts = [doubt for name in Field if name in read for doubt in read[name].doubts]
    doubts += (
        Doubt(DoubtKind.missing, reference, name)
        for name in listed.fields.get(advice.record, _ALWAYS)
        if name not in read
    )
    if advice.beneath:
        doubts.append(Doubt(DoubtKind.other_reference, reference, texts=advice.beneath))
    doubts += unread.about(advice)
    if _unfinished(read):
        doubts.append(Doubt(DoubtKind.unfinished, reference, Field.position))
    how = max((each.how for each in read.values()), key=_TRUST.index)
    return AnswerRead(advice.record, reference, how=how, doubts=tuple(doubts), **_said(read))


def _said(read: dict[Field, Understood]) -> dict[str, Any]:
    """What was answered, by the names that it has in an answer."""
    return {name.value: each.answer for name, each in read.items() if isinstance(each.answer, Position | date | str)}


def _unfinished(read: dict[Field, Understood]) -> bool:
    """Whether the decision was left open although something else was filled in."""
    decided = read.get(Field.position)
    if decided is None or decided.answer or decided.doubts:
        return False
    return any(each.answer or each.doubts for each in read.values())


def _doubts(found: Found, listed: Listed, advice: Sequence[Gathered], *, changed: bool) -> Iterator[Doubt]:
    """What is doubtful about the file as a whole."""
    for code in other_forms(found, listed.code):
        yield Doubt(DoubtKind.other_form, texts=(printed(code),))
    if changed:
        yield Doubt(DoubtKind.tracked_changes)
    there = {each.record for each in advice}
    for record, reference in listed.references.items():
        if record not in there:
            yield Doubt(DoubtKind.missing, reference)
