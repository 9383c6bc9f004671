"""What a client's document says about its counts, its money and its questions, in whole sentences of English.

Counts are said as counts, never as shares, and agree with their nouns and verbs. Nothing reproaches.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from advisor.counting import Tally, Value
from advisor.words import amount, long_date, number, plural

_NO_BREAK = "\u00a0"
_IN_WORDS = 12
"""Up to so much advice is counted in words; more of it in digits throughout, since sentences should not mix them."""

_Say = Callable[[int], str]


def counts(tally: Tally, set_aside: int) -> str:
    """How much was given, decided, done and seen.

    Args:
        tally: The counts of the advice.
        set_aside: How many more recommendations were taken back before they were decided.
    """
    say = number if tally.given <= _IN_WORDS else "{:,}".format
    said = [
        _given(tally),
        _decided(tally, say),
        _done(tally, say),
        _seen(tally, say),
        _set_aside(tally, set_aside, say),
    ]
    return " ".join(each for each in said if each)


def value(value: Value, currency: str) -> str:
    """What the client has confirmed, and apart from it what we only estimate; "" where there is neither."""
    said = []
    confirmed = (value.delivered_once, value.delivered_per_year)
    if delivered := _sums(*confirmed, currency):
        said.append(f"You have confirmed {delivered} so far.")
    if estimated := _sums(value.estimated_once, value.estimated_per_year, currency, beside=confirmed):
        said.append(f"We estimate {estimated}; this is not confirmed yet.")
    return " ".join(said)


def period(starts: date | None, ends: date | None, as_of: date) -> str:
    """When an engagement runs, or ran, seen from a day; "" where nothing is known."""
    over = ends is not None and ends < as_of
    if starts and ends:
        return f"The engagement {'ran' if over else 'runs'} from {day(starts)} to {day(ends)}."
    if starts:
        return f"The engagement {'begins' if starts > as_of else 'began'} on {day(starts)}."
    return f"The engagement {'ended' if over else 'ends'} on {day(ends)}." if ends else ""


def day(on: date) -> str:
    """A date written out that stays on one line."""
    return long_date(on).replace(" ", _NO_BREAK)


def money(value: Decimal, currency: str) -> str:
    """An amount that keeps its sign beside it."""
    return amount(value, currency).replace(" ", _NO_BREAK)


def joined(parts: Sequence[str]) -> str:
    """Parts as they follow each other in a sentence: "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def capital(text: str) -> str:
    """Text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def _sums(once: Decimal, per_year: Decimal, currency: str, *, beside: Sequence[Decimal] = ()) -> str:
    """Amounts, each as a value or a loss: a further one where `beside` holds one of the same sign."""
    parts = []
    for each, how_often in ((once, ""), (per_year, " per year")):
        if each:
            further = "further " if any(other * each > 0 for other in beside) else ""
            what = "value" if each > 0 else "loss"
            parts.append(f"a {further}{what} of {money(abs(each), currency)}{how_often}")
    return joined(parts) if parts else ""


def _given(tally: Tally) -> str:
    if not tally.given:
        return ""
    return f"{capital(number(tally.given))} {plural(tally.given, 'recommendation was', 'recommendations were')} given."


def _decided(tally: Tally, say: _Say) -> str:
    if tally.given == 1:
        return _only(tally)
    parts = [_taken(tally, say)] if tally.taken else []
    if tally.declined:
        parts.append(_were(tally.declined, tally.given, "declined", say))
    if tally.lapsed:
        parts.append(f"{_many(tally.lapsed, tally.given, say)} {plural(tally.lapsed, 'has', 'have')} lapsed")
    if tally.open:
        parts.append(_open(tally, say))
    return f"{capital('; '.join(parts))}." if parts else ""


def _only(tally: Tally) -> str:
    words = (
        (tally.adopted, "It was adopted."),
        (tally.in_part, "It was adopted in part."),
        (tally.differently, "It was adopted in a different form."),
        (tally.declined, "It was declined."),
        (tally.lapsed, "It has lapsed."),
        (tally.deferred, "It is deferred."),
        (tally.awaiting, "It is open."),
    )
    return next(words for holds, words in words if holds)


def _taken(tally: Tally, say: _Say) -> str:
    forms = [(tally.in_part, "in part"), (tally.differently, "in a different form")]
    said = _were(tally.taken, tally.given, "adopted", say)
    for how_many, form in forms:
        if how_many == tally.taken:
            return f"{said} {form}"
    told = [(how_many, form) for how_many, form in forms if how_many]
    parts = [f"{say(n)}{' of them' if index == 0 else ''} {form}" for index, (n, form) in enumerate(told)]
    return ", ".join([said, joined(parts)]) if parts else said


def _open(tally: Tally, say: _Say) -> str:
    many = _many(tally.open, tally.given, say)
    verb = plural(tally.open, "is", "are")
    if tally.deferred == tally.open:
        return f"{many} {verb} deferred"
    deferred = f", {say(tally.deferred)} of them deferred" if tally.deferred else ""
    return f"{many} {verb} open{deferred}"


def _many(how_many: int, of: int, say: _Say) -> str:
    if how_many < of:
        return say(how_many)
    return "both" if of == 2 else f"all {say(of)}"


def _were(how_many: int, of: int, what: str, say: _Say) -> str:
    return f"{_many(how_many, of, say)} {plural(how_many, 'was', 'were')} {what}"


def _done(tally: Tally, say: _Say) -> str:
    alone = tally.given == 1
    parts = []
    if tally.implemented:
        has = plural(tally.implemented, "has", "have")
        parts.append(f"{'it' if alone else say(tally.implemented)} {has} been implemented")
    if tally.under_way:
        is_ = plural(tally.under_way, "is", "are")
        parts.append(f"{'it' if alone else say(tally.under_way)} {is_} under way")
    return f"{capital(joined(parts))}." if parts else ""


def _seen(tally: Tally, say: _Say) -> str:
    if not tally.observed:
        return ""
    if tally.given == 1:
        return "We have seen what came of it."
    whose = _many(tally.observed, tally.given, say) + ("" if tally.observed == tally.given else " of them")
    return f"For {whose} we have seen what came of it."


def _set_aside(tally: Tally, how_many: int, say: _Say) -> str:
    if not how_many:
        return ""
    more = " more" if tally.given else plural(how_many, " recommendation", " recommendations")
    was = plural(how_many, "was", "were")
    return f"{capital(say(how_many))}{more} {was} withdrawn or replaced before a decision."
