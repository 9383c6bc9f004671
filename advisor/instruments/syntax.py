"""Why text is not TOML, in words that help somebody who does not know TOML."""

import re

from advisor.instruments.mistakes import Mistake
from advisor.instruments.places import statements

#: What the TOML parser says first of its commonest refusals, and what people can do about them.
_SYNTAX = (
    ("Invalid value", "This is no value.", "Text stands in quotation marks; numbers, true and false without any."),
    (
        "Expected newline or end of document",
        "Something follows the value.",
        'Inside text, write \\" for a quotation mark; what is said about a line comes after #.',
    ),
    ("Illegal character", "The quotation mark is not closed.", 'Text of several lines stands in """ and """.'),
    ("Unterminated string", "The quotation mark is not closed.", 'Text of several lines stands in """ and """.'),
    ("Unclosed array", "The square bracket is not closed.", "Close the list, and part what it holds by commas."),
    ("Cannot overwrite a value", "This key was given before in the same place.", "Keep one of them."),
    ("Expected '='", "A key, an equals sign and a value belong here.", 'Write it like this: title = "…".'),
    ("Unescaped '\\'", "A backslash stands alone.", "Write two for one: \\\\."),
)


def why_not_toml(text: str, refusal: str) -> Mistake:
    """What is wrong with text that is not TOML; whatever follows it could not be read.

    Args:
        text: The text.
        refusal: What the parser says of it.
    """
    begun = next((line for line, _, said in statements(text) if said is None), 0)
    named = re.search(r"\(at line (\d+),", refusal)
    line = int(named[1]) if named else begun
    reason = refusal.partition(" (at ")[0]
    unknown = (f"This is not TOML: {reason[:1].lower()}{reason[1:]}.", "Nothing after it could be read.")
    known = ((what, remedy) for beginning, what, remedy in _SYNTAX if reason.startswith(beginning))
    what, remedy = next(known, unknown)
    if 0 < begun < line:
        what += f" What goes wrong here began in line {begun}."
    return Mistake(line, what, remedy)
