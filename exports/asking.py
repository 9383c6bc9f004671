"""What we ask of the client now: open decisions, deferrals that ran out, and work that was promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from advisor.records.choices import Position
from advisor.standing import State
from exports.language import Language
from exports.material import Advice
from exports.word import Text, bold, isolated, link


@dataclass(frozen=True)
class Ask:
    """One request about `advice`: the key of its phrase, and the day that it names."""

    advice: Advice
    phrase: str
    day: date | None = None


def asks(advice: Sequence[Advice], as_of: date) -> list[Ask]:
    """Everything that waits for the client on a day: decisions first, then deferrals, then work; each by its date.

    Nothing is asked about advice that was taken back, and a date that has passed is named without a reproach.
    """
    found = [(rank, day, ask) for each in advice for rank, day, ask in _ask(each, as_of)]
    found.sort(key=lambda each: each[:2])
    return [ask for _, _, ask in found]


def request(say: Language, ask: Ask) -> Text:
    """A request in a sentence, with a link to what it is about."""
    title, reference = bold(isolated(ask.advice.title)), link(ask.advice.reference, ask.advice.key)
    about = say.spread("asking.advice", title=[title], reference=[reference])
    return say.spread(ask.phrase, advice=about, day=[say.day(ask.day) if ask.day else ""])


def _ask(advice: Advice, as_of: date) -> list[tuple[int, date, Ask]]:
    done, decided = advice.progress, advice.decided
    if advice.state is State.awaiting:
        return [(0, advice.decide_by or date.max, _to_decide(advice, as_of))]
    if advice.state is State.deferred and decided and decided.position is Position.deferred:
        until = decided.until or date.max
        return [(1, until, Ask(advice, "asking.come_back", until))] if until <= as_of else []
    if advice.state in (State.adopted, State.under_way) and done and done.planned:
        late = done.planned < as_of
        return [(2, done.planned, Ask(advice, "asking.report" if late else "asking.finish", done.planned))]
    return []


def _to_decide(advice: Advice, as_of: date) -> Ask:
    if advice.decide_by is None:
        return Ask(advice, "asking.decide")
    return Ask(advice, "asking.decide_late" if advice.decide_by < as_of else "asking.decide_by", advice.decide_by)
