"""What a client's document says about its counts, its money and its questions, in whole sentences.

Counts are said as counts, never as shares, and agree with their nouns and verbs. Nothing reproaches.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal

from advisor.counting import Tally, Value
from exports.language import Language

_IN_WORDS = 12
"""Up to so much advice is counted in words; more of it in digits throughout, since sentences should not mix them."""


def counts(say: Language, tally: Tally, set_aside: int) -> str:
    """How much was given, decided, done and seen.

    Args:
        say: The language.
        tally: The counts of the advice.
        set_aside: How many more recommendations were taken back before they were decided.
    """
    return _Counted(say, tally).all(set_aside)


def number_of(say: Language, given: int) -> Callable[[int], str]:
    """How counts are written beside so much advice: all of them in words, or all in digits."""
    return say.number if given <= _IN_WORDS else say.digits


def value(say: Language, value: Value, currency: str, *, in_all: bool = False) -> str:
    """What the client has confirmed, and apart from it what we only estimate; "" where there is neither.

    Args:
        say: The language.
        value: The sums.
        currency: What they are in.
        in_all: Whether these are the sums of what was told one by one before.
    """
    confirmed = (value.delivered_once, value.delivered_per_year)
    delivered = _sums(say, *confirmed, currency)
    estimated = _sums(say, value.estimated_once, value.estimated_per_year, currency, beside=confirmed)
    said = [("confirmed", delivered), ("estimated", estimated)]
    told = [(what, sums) for what, sums in said if sums]
    return say.together(
        say(f"worth.in_all_{what}" if in_all and not index else f"worth.{what}", sums=sums)
        for index, (what, sums) in enumerate(told)
    )


def period(say: Language, starts: date | None, ends: date | None, as_of: date) -> str:
    """When an engagement runs, or ran, seen from a day; "" where nothing is known."""
    over = ends is not None and ends < as_of
    if starts and ends:
        return say("period.ran" if over else "period.runs", starts=say.day(starts), ends=say.day(ends))
    if starts:
        return say("period.begins" if starts > as_of else "period.began", starts=say.day(starts))
    return say("period.ended" if over else "period.ends", ends=say.day(ends)) if ends else ""


def capital(text: str) -> str:
    """Text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def _sums(say: Language, once: Decimal, per_year: Decimal, currency: str, *, beside: Sequence[Decimal] = ()) -> str:
    """Amounts, each as a value or a loss: a further one where `beside` holds one of the same sign."""
    parts = []
    for each, how_often in ((once, ""), (per_year, "_per_year")):
        if each:
            further = "further_" if any(other * each > 0 for other in beside) else ""
            what = "value" if each > 0 else "loss"
            parts.append(say(f"worth.{further}{what}{how_often}", money=say.money(abs(each), currency)))
    return say.joined(parts)


class _Counted:
    """The counts of some advice, told in one language."""

    def __init__(self, say: Language, tally: Tally) -> None:
        self.say, self.tally = say, tally
        self.number = number_of(say, tally.given)

    def all(self, set_aside: int) -> str:
        """Everything, in sentences."""
        return self.say.together([self._given(), self._decided(), self._done(), self._seen(), self._aside(set_aside)])

    def _given(self) -> str:
        given = self.tally.given
        return capital(self.say("counts.given", given, many=self.say.number(given))) if given else ""

    def _decided(self) -> str:
        tally = self.tally
        if tally.given == 1:
            return self._only()
        parts = [self._taken()] if tally.taken else []
        if tally.declined:
            parts.append(self._of_all("counts.declined", tally.declined))
        if tally.lapsed:
            parts.append(self._of_all("counts.lapsed", tally.lapsed))
        if tally.open:
            parts.append(self._open())
        return self.say.sentence(parts)

    def _only(self) -> str:
        tally = self.tally
        words = (
            (tally.adopted, "counts.it_adopted"),
            (tally.in_part, "counts.it_in_part"),
            (tally.differently, "counts.it_differently"),
            (tally.declined, "counts.it_declined"),
            (tally.lapsed, "counts.it_lapsed"),
            (tally.deferred, "counts.it_deferred"),
            (tally.awaiting, "counts.it_open"),
        )
        return next(self.say(key) for holds, key in words if holds)

    def _taken(self) -> str:
        forms = [(self.tally.in_part, "in_part"), (self.tally.differently, "differently")]
        for how_many, form in forms:
            if how_many == self.tally.taken:
                return self._of_all(f"counts.taken_{form}", how_many)
        said = self._of_all("counts.taken", self.tally.taken)
        told = [(how_many, form) for how_many, form in forms if how_many]
        parts = [
            self._of_them(f"counts.{'also' if index else 'of_them'}_{form}", how_many)
            for index, (how_many, form) in enumerate(told)
        ]
        return self.say.listed([said, self.say.joined(parts)])

    def _open(self) -> str:
        tally = self.tally
        if tally.deferred == tally.open:
            return self._of_all("counts.deferred", tally.open)
        said = self._of_all("counts.open", tally.open)
        return self.say.listed([said, self._of_them("counts.of_them_deferred", tally.deferred)])

    def _of_all(self, key: str, how_many: int) -> str:
        """A clause about so many of all that were given."""
        return self.say(key, how_many, many=self._many(how_many))

    def _of_them(self, key: str, how_many: int) -> str:
        """A clause about so many of those just spoken of; "" for none."""
        return self.say(key, how_many, many=self.number(how_many)) if how_many else ""

    def _many(self, how_many: int) -> str:
        if how_many < self.tally.given:
            return self.number(how_many)
        key = "counts.both" if how_many == 2 else "counts.all"
        return self.say(key, how_many, many=self.number(how_many))

    def _done(self) -> str:
        return self.say.sentence([self.say.joined([each for each in self._doings() if each])])

    def _doings(self) -> list[str]:
        told = ((self.tally.implemented, "implemented"), (self.tally.under_way, "under_way"))
        if self.tally.given == 1:
            return [self.say(f"counts.it_{what}") for how_many, what in told if how_many]
        return [self._of_all(f"counts.{what}", how_many) for how_many, what in told if how_many]

    def _seen(self) -> str:
        seen = self.tally.observed
        if not seen:
            return ""
        if self.tally.given == 1:
            return self.say("counts.it_seen")
        return self._of_all("counts.all_seen" if seen == self.tally.given else "counts.seen", seen)

    def _aside(self, how_many: int) -> str:
        return capital(self._of_them("counts.more_aside" if self.tally.given else "counts.aside", how_many))
