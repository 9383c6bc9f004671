"""The styles of a letter: the sender, the address, the subject, and the end with its line to sign on."""

from __future__ import annotations

from exports.word.look import MUTED, NAVY, TEAL
from exports.word.style import Style, edge

LETTER_STYLES: dict[str, Style] = {
    "LetterSender": Style(
        "Letter Sender",
        next="LetterContact",
        size=32,
        colour=NAVY,
        bold=True,
        heading_font=True,
        spacing=(0, 40, 240),
        keep_next=True,
        priority=13,
    ),
    "LetterContact": Style(
        "Letter Contact",
        size=18,
        colour=MUTED,
        spacing=(0, 640, 252),
        borders=edge("bottom", TEAL, 12, 8),
        padding=(0, 170),
        priority=13,
    ),
    "LetterMarks": Style(
        "Letter Marks", next="LetterAddress", size=18, colour=MUTED, bold=True, spacing=(0, 120, 252), priority=13
    ),
    "LetterAddress": Style("Letter Address", spacing=(0, 0, 264), turns=True, priority=13),
    "LetterDate": Style("Letter Date", next="LetterSubject", spacing=(560, 0, 264), priority=13),
    "LetterReference": Style(
        "Letter Reference", next="LetterSubject", size=18, colour=MUTED, spacing=(20, 320, 252), priority=13
    ),
    "LetterSubject": Style(
        "Letter Subject",
        next="BodyText",
        size=24,
        colour=NAVY,
        bold=True,
        spacing=(0, 240, 252),
        keep_next=True,
        keep_lines=True,
        turns=True,
        priority=13,
    ),
    "LetterTopic": Style(
        "Letter Topic",
        next="BodyText",
        size=22,
        colour=NAVY,
        bold=True,
        spacing=(220, 80, 252),
        keep_next=True,
        keep_lines=True,
        turns=True,
        outline=0,
        priority=13,
    ),
    "LetterGreeting": Style(
        "Letter Greeting", next="LetterSignature", spacing=(240, 0, 276), keep_next=True, turns=True, priority=14
    ),
    "LetterSignature": Style(
        "Letter Signature",
        next="LetterSigner",
        bold=True,
        spacing=(900, 0, 264),
        indent=(0, 5600, 0),
        keep_next=True,
        keep_lines=True,
        borders=edge("top", MUTED, 4, 4),
        padding=(90, 0),
        priority=14,
    ),
    "LetterSigner": Style("Letter Signer", colour=MUTED, spacing=(0, 0, 264), keep_lines=True, priority=14),
}
"""Each by its id, in the order in which a letter uses them."""
