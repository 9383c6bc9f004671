"""Records as rows of a register."""

from __future__ import annotations

from advisor.book import Book
from advisor.records import Recommendation
from advisor.standing import Standing
from advisor.words import glyph, label, short_date
from screens.plain import is_plain
from screens.widgets.register import Register
from screens.widgets.register_rows import Row, Tone

_SHORT = {"awaiting": "awaiting", "implemented": "implemented"}


def short_standing(standing: Standing, *, beside: bool = False) -> str:
    """A standing for a narrow column: glyph, word, and ``!`` when something is late, unless a client sits beside."""
    key = standing.state.value
    if key == "adopted" and standing.position is not None:
        key = standing.position.value
    words = _SHORT.get(key) or (label(standing.state) if key == standing.state.value else key.replace("_", " "))
    late = " !" if standing.ringing and not beside else ""
    return f"{glyph(key, plain=is_plain())} {words}{late}"


def advice_row(book: Book, advice: Recommendation, standing: Standing, *, beside: bool = False) -> Row:
    """A recommendation as a row: reference, title, client, standing, given."""
    client, engagement = book.client_of(advice), book.engagement_of(advice)
    more = [advice.advice, advice.because, advice.category, *(() if beside else advice.tags)]
    more += [engagement.title, engagement.reference] if engagement else []
    more.append(_owner(book, advice, beside=beside))
    more += [client.code] if client else []
    warn: Tone = "warn" if standing.ringing and not beside else ""
    return Row(
        advice.id,
        (
            advice.reference or "(draft)",
            advice.title,
            client.name if client else "",
            short_standing(standing, beside=beside),
            short_date(advice.given_on) if advice.given_on else "not given",
        ),
        more="\n".join(more),
        tones=("dim", "", "dim", warn, "dim"),
    )


def _owner(book: Book, advice: Recommendation, *, beside: bool) -> str:
    if beside:
        from advisor.beside import gives_away  # a program starts for ourselves, and is waited for

        if gives_away(book, advice, [advice.owner]):
            return ""
    owner = book.person(advice.owner)
    return owner.name if owner else ""


def selected_keys(register: Register) -> list[str]:
    """The keys of the marked rows that are shown, in their order; without marks, of the row under the cursor."""
    if register.marks:
        return [each for each in register.shown_keys if each in register.marks]
    return [register.cursor_key] if register.cursor_key else []
