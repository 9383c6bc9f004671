"""Records what became of advice: decisions, progress, outcomes, and taking it back."""

import argparse
import sys
from datetime import date

from advisor.changes import Add, Change, Refused, adopted_by_doing, withdrawal
from advisor.cli.family import Family
from advisor.cli.options import add_fields, typed_fields
from advisor.cli.output import fancy, line, say
from advisor.cli.refusal import Refusal
from advisor.cli.session import Session, session
from advisor.practice import Done
from advisor.records import Dated, Decision, Outcome, Progress, Recommendation, Withdrawal
from advisor.records.choices import Position, ProgressState, Result, WordsAre
from advisor.records.fields import field_of
from advisor.rules import default_whose, needs_adoption
from advisor.words import glyph, label, short_date

_QUESTION = "They have not said that they adopt it. Record it as adopted, shown by doing?"
_BOTH_WAYS = (
    "they have not said that they adopt it. --by-doing records it as adopted, shown by doing; "
    "advisor decide records what they said."
)


def offer(family: Family) -> None:
    """Add ``decide``, ``progress``, ``outcome`` and ``withdraw``."""
    decide = family.command(
        "decide",
        run_decide,
        "record the client's decision",
        usage="REF POSITION [--FIELD VALUE …]",
        positional=("position",),
    )
    _advice_and(decide, "position", [each.value.replace("_", "-") for each in Position])
    decide.add_argument("--exact", action="store_true", help="the words are exactly theirs")
    add_fields(decide, Decision, leave=("recommendation", "position"))
    progress = family.command(
        "progress",
        run_progress,
        "record how far the client has come",
        usage="REF STATE [--FIELD VALUE …]",
        positional=("state",),
    )
    _advice_and(progress, "state", [each.value.replace("_", "-") for each in ProgressState])
    progress.add_argument("--by-doing", action="store_true", help="adopted, shown by doing, where they never said so")
    progress.add_argument("--promised", dest="field promised_on", metavar="DATE", help="the same as --promised-on")
    add_fields(progress, Progress, leave=("recommendation", "state"))
    outcome = family.command(
        "outcome",
        run_outcome,
        "record what came of advice",
        usage="REF RESULT [--FIELD VALUE …]",
        positional=("result",),
    )
    _advice_and(outcome, "result", [each.value.replace("_", "-") for each in Result])
    add_fields(outcome, Outcome, leave=("recommendation", "result"))
    withdraw = family.command("withdraw", run_withdraw, "take advice back, or replace it by newer advice")
    withdraw.add_argument("ref", metavar="REF", help="the recommendation")
    withdraw.add_argument("--superseded-by", metavar="REF", help="the newer advice that replaces it")
    withdraw.add_argument("--on", metavar="DATE", default="today", help="the day, or “unknown”; today when left out")
    withdraw.add_argument("--reason", metavar="TEXT", default="", help="why; never in a client's document")


def _advice_and(parser: argparse.ArgumentParser, field: str, choices: list[str]) -> None:
    parser.add_argument("ref", metavar="REF", help="the recommendation")
    parser.add_argument("said", metavar=field.upper(), help=", ".join(choices))


def run_decide(args: argparse.Namespace) -> int:
    """Record a decision."""
    desk = session(args)
    advice = desk.advice(args.ref)
    typed = _today_unless_typed({**typed_fields(args), "position": args.said})
    if args.exact:
        typed["words_are"] = WordsAre.exact.value
    decision = desk.built(Decision, typed, desk.book.client_of(advice), recommendation=advice.id)
    done = _record(
        desk, advice, [Add(decision)], decision, f"Decision on {advice.reference}: {_words(decision.position)}"
    )
    view = decision.whose or default_whose(desk.book.person(decision.by))
    if view.value == "person" and decision.position is not Position.lapsed:
        say("It is one person's view, which is shown and never counted.")
    _say_thought(desk, done)
    return 0


def _say_thought(desk: Session, done: Done) -> None:
    """Say what had been thought, where an action shows what came of it."""
    from advisor.review.thought import thought_of  # read once something is recorded

    words = thought_of(desk.book, done.records, desk.today)
    if words:
        say(words)


def run_progress(args: argparse.Namespace) -> int:
    """Record progress; where nobody said yes, with the adoption that it shows, after a yes."""
    desk = session(args)
    advice = desk.advice(args.ref)
    typed = _today_unless_typed({**typed_fields(args), "state": args.said})
    progress = desk.built(Progress, typed, desk.book.client_of(advice), recommendation=advice.id)
    changes: list[Change] = []
    if advice.given_on and not advice.entered_in_error and needs_adoption(desk.book, advice, progress):
        if not args.by_doing and not _says_yes(_QUESTION):
            raise Refusal(f"Nothing was recorded: {_BOTH_WAYS}")
        changes.append(Add(adopted_by_doing(progress)))
    changes.append(Add(progress))
    _record(desk, advice, changes, progress, f"Progress on {advice.reference}: {_words(progress.state)}")
    return 0


def _says_yes(question: str) -> bool:
    """Ask somebody at a terminal; where nobody sits there, the answer is no."""
    if sys.stdin is None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def run_outcome(args: argparse.Namespace) -> int:
    """Record an outcome."""
    desk = session(args)
    advice = desk.advice(args.ref)
    typed = _today_unless_typed({**typed_fields(args), "result": args.said})
    outcome = desk.built(Outcome, typed, desk.book.client_of(advice), recommendation=advice.id)
    done = _record(desk, advice, [Add(outcome)], outcome, f"Outcome of {advice.reference}: {_words(outcome.result)}")
    _say_thought(desk, done)
    return 0


def run_withdraw(args: argparse.Namespace) -> int:
    """Withdraw advice, or supersede it by other advice."""
    desk = session(args)
    advice = desk.advice(args.ref)
    newer = desk.advice(args.superseded_by) if args.superseded_by else None
    day = _day_or_unknown(desk, args.on)
    changes = withdrawal([advice], args.reason.strip(), day, by=newer)
    why = f"Supersede {advice.reference} by {newer.reference}" if newer else f"Withdraw {advice.reference}"
    desk.record(changes, why)
    how = f"superseded by {newer.reference}" if newer else "withdrawn"
    say(line(f"{advice.reference} {advice.title}: {how}{f', {short_date(day)}' if day else ', the day unknown'}."))
    return 0


def _day_or_unknown(desk: Session, text: str) -> date | None:
    """The day that was typed, None for an unknown one.

    Raises:
        Refused: When it cannot be read.
    """
    if text.strip().casefold() == "unknown":
        return None
    read = desk.reader().read(Withdrawal, {"on": text})
    if read.problems:
        raise Refused(read.problems)
    day: date | None = read.values["on"]
    return day


def _today_unless_typed(typed: dict[str, str | list[str]]) -> dict[str, str | list[str]]:
    return {"on": "today", **typed}


def _record(desk: Session, advice: Recommendation, changes: list[Change], record: Dated, why: str) -> Done:
    """Record, and say what was recorded and where the advice stands now."""
    done = desk.record(changes, why)
    spec = next(field_of(type(record), each) for each in ("position", "state", "result") if hasattr(record, each))
    day = getattr(record, "on", None)
    by = desk.book.person(getattr(record, "by", ""))
    parts = [f"{advice.reference} {advice.title}: {_words(getattr(record, spec.name))}"]
    parts += [short_date(day)] if day else []
    parts += [by.name] if by else []
    if any(isinstance(each, Add) and getattr(each.record, "by_doing", False) for each in changes):
        parts.append("and with it: adopted, shown by doing")
    say(line(", ".join(parts) + "."))
    now = desk.book.standing_of(advice, desk.today)
    say(f"It now stands at {glyph(now.state.value, plain=not fancy())} {label(now.state)}.")
    return done


def _words(choice: Position | ProgressState | Result | None) -> str:
    return label(choice) if choice else ""
