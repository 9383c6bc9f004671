"""What makes a page a letter: who writes, to whom, when and about what; and the place for a signature."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exports.word.ids import Ids
from exports.word.paragraphs import paragraph
from exports.word.text import clean, isolated


@dataclass(frozen=True)
class Letterhead:
    """The top of a letter; what is empty has no line.

    Attributes:
        sender: Who writes: the firm, or the person where there is none.
        beneath: What stands beneath that: the person, how they can be reached.
        marks: What is to be seen first, such as that it is confidential.
        to: The lines of the addressee.
        date: The date, written out.
        reference: What it is filed under.
        subject: What it is about.
    """

    sender: str
    beneath: str = ""
    marks: str = ""
    to: Sequence[str] = ()
    date: str = ""
    reference: str = ""
    subject: str = ""

    def xml(self, ids: Ids) -> str:
        """The paragraphs of the letterhead."""
        lines = ((style, text) for style, raw in self._lines() if (text := clean(raw, one_line=True).strip()))
        return "".join(paragraph(ids, style, text) for style, text in lines)

    def _lines(self) -> Iterator[tuple[str, str]]:
        yield "LetterSender", isolated(self.sender)
        yield "LetterContact", self.beneath or self.sender
        yield "LetterMarks", self.marks
        yield from (("LetterAddress", isolated(line)) for line in self.to)
        yield "LetterDate", self.date
        yield "LetterReference", self.reference
        yield "LetterSubject", self.subject


def signature_xml(ids: Ids, greeting: str, lines: Sequence[str]) -> str:
    """The end of a letter: the greeting, room to sign, and beneath the line who signs.

    Args:
        ids: The registry of the document.
        greeting: The last words before the signature, "" for none.
        lines: The name, and what stands beneath it.
    """
    first, *more = [isolated(each) for each in lines if each.strip()] or [""]
    told = [paragraph(ids, "LetterGreeting", clean(greeting))] if greeting.strip() else []
    told.append(paragraph(ids, "LetterSignature", clean(first, one_line=True)))
    told += [paragraph(ids, "LetterSigner", clean(each, one_line=True)) for each in more]
    return "".join(told)
