"""What a client's document says about one recommendation: how it was given, decided, done, and what came of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from advisor.records.choices import Position, ProgressState, ValuePeriod
from advisor.standing import State
from advisor.words import label
from exports import sentences
from exports.material import Advice, Decided, Done, Quoted, Seen
from exports.sentences import capital, joined
from exports.word import ENGLISH, isolated

_LINE_END = "\n"
_BLANK_LINES = re.compile(r"\n\s*\n")
_APART = "\n\n"


def given(advice: Advice) -> str:
    """When, how and to whom: "Given on 3 June 2026 in a report (First findings, p. 6) to Dana Ortiz."."""
    said = f"Given on {sentences.day(advice.given_on)}"
    if advice.given_how:
        said += f" {label(advice.given_how)}"
    if advice.given_where:
        said += f" ({isolated(advice.given_where)})"
    if advice.given_to:
        said += f" to {joined([isolated(name) for name in advice.given_to])}"
    said += "."
    if advice.replaces:
        said += f" It replaces {joined(advice.replaces)}."
    return said


def taken_back(advice: Advice) -> str:
    """That advice was taken back, when, and what stands in its place; "" when it was not."""
    on = _on(advice.taken_back_on)
    if advice.state is State.superseded and advice.replaced_by:
        return f"Replaced by {joined(advice.replaced_by)}{on}."
    if advice.state in (State.withdrawn, State.superseded):
        return f"{'Withdrawn' if advice.state is State.withdrawn else 'Replaced by newer advice'}{on}."
    return ""


def facts(advice: Advice) -> str:
    """Priority, effort and owner in a sentence; "" where none is known."""
    parts = []
    if advice.priority:
        parts.append(f"{label(advice.priority)} priority")
    if advice.effort:
        parts.append(f"{label(advice.effort)} effort")
    if advice.owner:
        parts.append(f"owner {isolated(advice.owner)}")
    return f"{capital(', '.join(parts))}." if parts else ""


def decision(decided: Decided) -> str:
    """One position in a sentence, without the words that were said."""
    on = _on(decided.on)
    if decided.position is Position.lapsed:
        return f"Lapsed{on}, without a decision."
    if decided.in_practice:
        return f"Adopted in practice{on}."
    until = f" until {sentences.day(decided.until)}" if decided.until else ""
    signed = decided.quoted is not None and bool(decided.quoted.source)
    by = f", decided by {isolated(decided.by)}" if decided.by and not signed else ""
    return f"{capital(label(decided.position))}{on}{until}{by}."


def open_question(advice: Advice, as_of: date) -> str:
    """What stands in the place of a decision while there is none."""
    if advice.decide_by is None:
        return "Open."
    asked = "was" if advice.decide_by < as_of else "is"
    return f"Open; a decision {asked} asked for by {sentences.day(advice.decide_by)}."


def terms(decided: Decided) -> Iterator[tuple[str, str]]:
    """What belongs to a decision, each with its label."""
    yield "Taken up", decided.takes
    yield "Left aside", decided.leaves
    yield "Instead", decided.instead
    yield "Option chosen", decided.option
    yield "Conditions", decided.conditions


def earlier(decided: Decided) -> str:
    """A position that no longer holds, with what was said, in one paragraph."""
    said = decision(decided)
    if decided.quoted:
        words, marks = isolated(decided.quoted.words), decided.quoted.exact
        said += f" {ENGLISH.open_quote}{words}{ENGLISH.close_quote}" if marks else f" {words}"
        said += f" — {signature(decided.quoted)}"
    return said


def signature(quoted: Quoted) -> str:
    """What stands beneath somebody's words: who said them as they may be quoted, and whether we noted them."""
    if quoted.exact:
        return isolated(quoted.source) if quoted.source else "said to us"
    return f"{isolated(quoted.source)}, as we noted it" if quoted.source else "as we noted it"


def progress(advice: Advice) -> str:
    """How far the work is, with its evidence beneath; "" where there is nothing to say."""
    done = advice.progress
    if done is None:
        return "Not reported yet." if advice.state is State.adopted else ""
    return _with_evidence(f"{_state(done)}.", done.evidence)


def _state(done: Done) -> str:
    said = capital(label(done.state))
    if done.state in (ProgressState.not_started, ProgressState.under_way):
        seen = f", as of {sentences.day(done.on)}" if done.on else ""
        return said + seen + (f"; planned for {sentences.day(done.planned)}" if done.planned else "")
    return said + _on(done.on)


def outcome(advice: Advice, currency: str) -> str:
    """What came of it: the latest outcome in full, with its evidence, measure and value, and the earlier in brief."""
    if not advice.outcomes:
        return "Not observed yet." if advice.state is State.implemented else ""
    *before, seen = advice.outcomes
    first = f"{capital(label(seen.result))}{f', seen on {sentences.day(seen.on)}' if seen.on else ''}."
    said = [_with_evidence(first, seen.evidence), _measured(seen), _worth(seen, currency)]
    if any(each.value is not None for each in before) and not seen.total:
        said.append(_all_worth(advice, currency))
    if before:
        told = [f"{label(each.result)}{_on(each.on)}" for each in before]
        said.append(f"Before that: {'; '.join(told)}.")
    return _APART.join(each for each in said if each)


def became(advice: Advice, currency: str) -> Iterator[str]:
    """What became of advice that was taken back before it was settled, in lines; none where nothing did."""
    yield from (earlier(each) for each in advice.decisions)
    for what, told in (("Progress", progress(advice)), ("Outcome", outcome(advice, currency))):
        if told:
            yield f"{what}: {_BLANK_LINES.sub(_LINE_END, told)}"


def _measured(seen: Seen) -> str:
    before, after = isolated(seen.before), isolated(seen.after)
    parts = [f"{when}: {measure}" for when, measure in (("before", before), ("after", after)) if measure]
    return f"{capital('; '.join(parts))}." if parts else ""


def _worth(seen: Seen, currency: str) -> str:
    """The value of one outcome: "Value: € 131,000 in all so far, confirmed by Dana Ortiz on 3 June 2026."."""
    if seen.value is None:
        return ""
    said = f"{'Loss' if seen.value < 0 else 'Value'}: {sentences.money(abs(seen.value), currency)}"
    said += " per year" if seen.period is ValuePeriod.per_year else ""
    said += " in all so far" if seen.total else ""
    if not seen.confirmed:
        return f"{said}, by our own estimate."
    who = isolated(seen.confirmed_by) or "you"
    return f"{said}, confirmed by {who}{',' if ',' in who else ''}{_on(seen.confirmed_on)}."


def _all_worth(advice: Advice, currency: str) -> str:
    said = sentences.value(advice.value, currency)
    return f"In all: {said[:1].lower()}{said[1:]}" if said else ""


def _with_evidence(said: str, evidence: str) -> str:
    """A sentence and how we know: in one paragraph, unless the evidence has several of its own."""
    evidence = evidence.strip()
    if not evidence:
        return said
    return f"{said}{_APART if _LINE_END in evidence else ' '}{evidence}"


def _on(day: date | None) -> str:
    return f" on {sentences.day(day)}" if day else ""
