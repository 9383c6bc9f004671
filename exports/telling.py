"""What a client's document says about one recommendation: how it was given, decided, done, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from advisor.records.choices import Position, ProgressState, ValuePeriod
from advisor.standing import State
from exports import sentences
from exports.language import Language
from exports.material import Advice, Decided, Done, Quoted, Seen
from exports.sentences import capital
from exports.word import isolated

_LINE_END = "\n"
_BLANK_LINES = re.compile(r"\n\s*\n")
_APART = "\n\n"


def given(say: Language, advice: Advice) -> str:
    """When, how and to whom: "Given on 3 June 2026 in a report (First findings, p. 6) to Dana Ortiz."."""
    people = say.joined([isolated(name) for name in advice.given_to])
    said = say(
        "telling.given",
        day=say.day(advice.given_on),
        how=say("telling.given_how", how=say.label(advice.given_how)) if advice.given_how else "",
        where=say("telling.given_where", where=isolated(advice.given_where)) if advice.given_where else "",
        to=say("telling.given_to", people=people) if people else "",
    )
    replaces = say("telling.replaces", references=say.joined(advice.replaces)) if advice.replaces else ""
    return say.together([said, replaces])


def taken_back(say: Language, advice: Advice) -> str:
    """That advice was taken back, when, and what stands in its place; "" when it was not."""
    on = _on(say, advice.taken_back_on)
    if advice.state is State.superseded and advice.replaced_by:
        return say("telling.replaced_by", references=say.joined(advice.replaced_by), on=on)
    if advice.state is State.superseded:
        return say("telling.superseded", on=on)
    return say("telling.withdrawn", on=on) if advice.state is State.withdrawn else ""


def facts(say: Language, advice: Advice) -> str:
    """Priority, effort and owner in a sentence; "" where none is known."""
    parts = []
    if advice.priority:
        parts.append(say("telling.priority", priority=say.label(advice.priority)))
    if advice.effort:
        parts.append(say("telling.effort", effort=say.label(advice.effort)))
    if advice.owner:
        parts.append(say("telling.owner", owner=isolated(advice.owner)))
    return say.sentence([say.listed(parts)])


def decision(say: Language, decided: Decided) -> str:
    """One position in a sentence, without the words that were said."""
    on = _on(say, decided.on)
    if decided.position is Position.lapsed:
        return say("telling.lapsed", on=on)
    if decided.in_practice:
        return say("telling.in_practice", on=on)
    signed = decided.quoted is not None and bool(decided.quoted.source)
    said = say(
        "telling.decision",
        position=say.label(decided.position),
        on=on,
        until=say("telling.until", day=say.day(decided.until)) if decided.until else "",
        by="" if signed or not decided.by else say("telling.decided_by", who=named(say, decided.by, decided.by_role)),
    )
    return capital(said)


def open_question(say: Language, advice: Advice, as_of: date) -> str:
    """What stands in the place of a decision while there is none."""
    if advice.decide_by is None:
        return say("telling.open")
    return say("telling.open_late" if advice.decide_by < as_of else "telling.open_by", day=say.day(advice.decide_by))


def terms(say: Language, decided: Decided) -> Iterator[tuple[str, str]]:
    """What belongs to a decision, each with its label."""
    yield say("telling.takes"), decided.takes
    yield say("telling.leaves"), decided.leaves
    yield say("telling.instead"), decided.instead
    yield say("telling.option"), decided.option
    yield say("telling.conditions"), decided.conditions


def earlier(say: Language, decided: Decided) -> str:
    """A position that no longer holds, with what was said, in one paragraph."""
    said, quoted = decision(say, decided), decided.quoted
    if quoted is None:
        return said
    words = isolated(quoted.words)
    return say(
        "telling.earlier",
        decision=said,
        words=say.quoted(words) if quoted.exact else words,
        signature=signature(say, quoted),
    )


def signature(say: Language, quoted: Quoted) -> str:
    """What stands beneath somebody's words: who said them as they may be quoted, and whether we noted them."""
    if quoted.exact:
        return isolated(quoted.source) or say("telling.said_to_us")
    return say("telling.noted_of", who=isolated(quoted.source)) if quoted.source else say("telling.noted")


def progress(say: Language, advice: Advice) -> str:
    """How far the work is, with its evidence beneath; "" where there is nothing to say."""
    done = advice.progress
    if done is None:
        return say("telling.not_reported") if advice.state is State.adopted else ""
    return _with_evidence(say, state(say, done), done.evidence)


def state(say: Language, done: Done) -> str:
    """How far the work is, in a sentence."""
    if done.state not in (ProgressState.not_started, ProgressState.under_way):
        return capital(say("telling.ended", state=say.label(done.state), on=_on(say, done.on)))
    said = say(
        "telling.going_on",
        state=say.label(done.state),
        seen=say("telling.as_of", day=say.day(done.on)) if done.on else "",
        planned=say("telling.planned", day=say.day(done.planned)) if done.planned else "",
    )
    return capital(said)


def outcome(say: Language, advice: Advice, currency: str) -> str:
    """What came of it: the latest outcome in full, with its evidence, measure and value, and the earlier in brief."""
    if not advice.outcomes:
        return say("telling.not_observed") if advice.state is State.implemented else ""
    *before, seen = advice.outcomes
    told = [in_full(say, seen, currency)]
    if any(each.value is not None for each in before) and not seen.total:
        told.append(sentences.value(say, advice.value, currency, in_all=True))
    if before:
        told.append(say("telling.before_that", results=say.clauses(in_brief(say, each) for each in before)))
    return _APART.join(each for each in told if each)


def in_full(say: Language, seen: Seen, currency: str) -> str:
    """One outcome with its evidence, its measure and its value."""
    on = say("telling.seen_on", day=say.day(seen.on)) if seen.on else ""
    first = capital(say("telling.result", result=say.label(seen.result), on=on))
    told = [_with_evidence(say, first, seen.evidence), _measured(say, seen), worth(say, seen, currency)]
    return _APART.join(each for each in told if each)


def became(say: Language, advice: Advice, currency: str) -> Iterator[str]:
    """What became of advice that was taken back before it was settled, in lines; none where nothing did."""
    yield from (earlier(say, each) for each in advice.decisions)
    if told := progress(say, advice):
        yield say("telling.became_progress", told=_BLANK_LINES.sub(_LINE_END, told))
    if told := outcome(say, advice, currency):
        yield say("telling.became_outcome", told=_BLANK_LINES.sub(_LINE_END, told))


def in_brief(say: Language, seen: Seen) -> str:
    """One outcome and its day, as part of a sentence: "as hoped on 3 June 2026"."""
    return say("telling.in_brief", result=say.label(seen.result), on=_on(say, seen.on))


def _measured(say: Language, seen: Seen) -> str:
    before, after = isolated(seen.before), isolated(seen.after)
    said = [say("telling.before", measure=before)] if before else []
    return say.sentence([*said, say("telling.after", measure=after)] if after else said)


def worth(say: Language, seen: Seen, currency: str) -> str:
    """The value of one outcome: "Value: € 131,000 in all so far, confirmed by Dana Ortiz on 3 June 2026."."""
    if seen.value is None:
        return ""
    amount = say.money(abs(seen.value), currency)
    if seen.period is ValuePeriod.per_year:
        amount = say("telling.per_year", amount=amount)
    if seen.total:
        amount = say("telling.so_far", amount=amount)
    what = "loss" if seen.value < 0 else "value"
    if not seen.confirmed:
        return say(f"telling.{what}_estimated", amount=amount)
    who = named(say, seen.confirmed_by, seen.confirmed_by_role) or say("telling.you")
    if "," in seen.confirmed_by:
        who = say("telling.with_title", who=who)
    return say(f"telling.{what}_confirmed", amount=amount, who=who, on=_on(say, seen.confirmed_on))


def named(say: Language, name: str, by_role: bool) -> str:
    """Whoever may be named, within a sentence: "Dana Ortiz, CFO", "the COO", or ""."""
    return say("telling.by_role", role=isolated(name)) if name and by_role else isolated(name)


def _with_evidence(say: Language, said: str, evidence: str) -> str:
    """A sentence and how we know: in one paragraph, unless the evidence has several of its own."""
    evidence = evidence.strip()
    return f"{said}{_APART}{evidence}" if _LINE_END in evidence else say.together([said, evidence])


def _on(say: Language, day: date | None) -> str:
    return say("telling.on", day=say.day(day)) if day else ""
