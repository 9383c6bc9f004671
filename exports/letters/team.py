"""The letter to a team: what its leaders need to hear, as it was written down in a sitting."""

from __future__ import annotations

from exports.asked import Asked
from exports.letters.frame import Frame
from exports.letters.team_sitting import written
from exports.opening import paragraphs
from exports.word import Document


def document(asked: Asked) -> Document:
    """The letter that is asked for; salutation and greeting are those that were written.

    Raises:
        ExportError: When no letter is written.
    """
    _, texts = written(asked)
    frame = Frame(asked, title=asked.say("letter.team"), said=texts)
    *body, close = texts
    if not any(body):
        body, close = [close], ""
    for text in body:
        for each in paragraphs(text):
            frame.made.paragraph(each)
    frame.our_words()
    frame.sign(close)
    return frame.made
