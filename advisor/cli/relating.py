"""Records the relationship: contacts, promises and how they end, and what the client says, needs and aims at."""

import argparse

from advisor.changes import Add, Edit
from advisor.cli.family import Family
from advisor.cli.options import add_field, add_fields, typed_fields
from advisor.cli.output import line, say
from advisor.cli.refusal import Refusal
from advisor.cli.session import Session, kind_of, session
from advisor.finishing import ENDS, finishing
from advisor.records import (
    Client,
    Concern,
    Goal,
    Insight,
    Interaction,
    Profile,
    Promise,
    Question,
    Quote,
    Reading,
    Record,
    Story,
)
from advisor.records.choices import GoalOf, OursOrTheirs
from advisor.records.fields import field_of
from advisor.words import plural, short_date, weekday_date

#: What ``add`` makes with a client, each with the words of its usage.
_ADDED: dict[type[Record], str] = {
    Concern: "--words TEXT [--by NAME] [--FIELD VALUE …]",
    Story: "--kind success|horror --story TEXT [--FIELD VALUE …]",
    Insight: "--kind KIND --what TEXT [--why TEXT] [--FIELD VALUE …]",
    Question: "--question TEXT [--people NAME] [--FIELD VALUE …]",
    Quote: "--person NAME --words TEXT [--FIELD VALUE …]",
    Goal: "--title TITLE --target NUMBER [--start NUMBER] [--FIELD VALUE …]",
}
#: The day on which each may end.
_ENDED_ON = ("kept_on", "broken_on", "resolved_on", "answered_on", "ended_on")
#: Fields that finishing may fill in as well.
_ON_FINISHING = (
    field_of(Promise, "effect"),
    field_of(Concern, "done"),
    field_of(Concern, "reaction"),
    field_of(Question, "answer"),
    field_of(Question, "opened"),
)


def offer(family: Family) -> None:
    """Add ``log``, ``promise`` and ``finish``."""
    log = family.command(
        "log",
        run_log,
        "record a contact with a client",
        usage="CODE TEXT [--with NAME] [--kind KIND] [--on DATE] [--FIELD VALUE …]",
        epilog="Today, and a meeting, unless you say otherwise. --took-part no: a message that nobody answered.",
        positional=("client", "said"),
    )
    log.add_argument("code", metavar="CODE", help="the client's code")
    log.add_argument("text", metavar="TEXT", help="what was said")
    add_fields(log, Interaction, leave=("client", "said"))
    promise = family.command(
        "promise",
        run_promise,
        "record what one side promised the other",
        usage="CODE TEXT --due DATE [--theirs] [--FIELD VALUE …]",
        positional=("client", "what"),
    )
    promise.add_argument("code", metavar="CODE", help="the client's code")
    promise.add_argument("text", metavar="TEXT", help="what is to be done")
    promise.add_argument("--theirs", action="store_true", help="the client's promise to us; ours without")
    add_fields(promise, Promise, leave=("client", "what", "whose"))
    finish = family.command("finish", run_finish, "end a promise, a concern, a question or a goal", day=_ENDED_ON)
    finish.add_argument("id", metavar="ID", help="the start of the id of a promise, concern, question or goal")
    finish.add_argument("--on", metavar="DATE", default="today", help="the day; today when left out")
    finish.add_argument("--broken", action="store_true", help="the promise was broken, or the goal given up")
    for spec in _ON_FINISHING:
        add_field(finish, spec, spec.label)


def offer_kinds(kinds: Family) -> None:
    """Add the kinds of record of the relationship that ``add`` makes."""
    for record_type, usage in _ADDED.items():
        scope = "CODE|practice" if record_type is Goal else "CODE"
        add = kinds.command(
            record_type.KIND, run_add, f"add {kind_of(record_type())} of a client", usage=f"{scope} {usage}"
        )
        add.set_defaults(record_type=record_type)
        whose = "the client's code, or “practice” for the practice as a whole" if record_type is Goal else ""
        add.add_argument("code", metavar=scope, help=whose or "the client's code")
        add_fields(add, record_type, leave=("client",))
    reading = kinds.command(
        "reading", add_reading, "add what the measure of a goal says", usage="GOAL --value NUMBER [--on DATE]"
    )
    reading.add_argument("goal", metavar="GOAL", help="the start of the goal's id")
    add_fields(reading, Reading, leave=("goal",))


def run_log(args: argparse.Namespace) -> int:
    """Record a contact, or an attempt at one."""
    desk = session(args, create=True)
    client = desk.client(args.code)
    typed = {"on": "today", **typed_fields(args), "said": args.text}
    contact = desk.built(Interaction, typed, client, client=client.id)
    done = desk.record([Add(contact)], f"Log {client.code}: {contact.headline}")
    day = weekday_date(contact.on) if contact.on else ""
    what = "Contact" if contact.took_part else "Attempt at a contact"
    say(line(f"{what} with {client.name} on {day} is recorded ({desk.book.short_id(done.records[0])})."))
    return 0


def run_promise(args: argparse.Namespace) -> int:
    """Record a promise."""
    desk = session(args, create=True)
    client = desk.client(args.code)
    whose = OursOrTheirs.theirs if args.theirs else OursOrTheirs.ours
    typed = {"on": "today", **typed_fields(args), "what": args.text}
    promise = desk.built(Promise, typed, client, client=client.id, whose=whose)
    side = "Their promise" if args.theirs else "Our promise"
    done = desk.record([Add(promise)], f"{side}, {client.code}: {promise.headline}")
    due = f", due {weekday_date(promise.due)}," if promise.due else ""
    name = f"{side} “{promise.headline}”{due} is recorded ({desk.book.short_id(done.records[0])})."
    say(line(name))
    return 0


def run_finish(args: argparse.Namespace) -> int:
    """Finish a promise, a concern, a question or a goal."""
    desk = session(args)
    record = desk.find(args.id)
    change = finishing(record, desk.day(args.on), broken=args.broken)
    beside = desk.typed_values(record, typed_fields(args))
    how = ENDS[type(record)][args.broken]
    desk.record([Edit(record, change.values | beside)], f"{record.NAME.capitalize()} {how}: {record.headline}")
    say(line(f"The {record.NAME} “{record.headline}” is recorded as {how} on {short_date(desk.day(args.on))}."))
    return 0


def run_add(args: argparse.Namespace) -> int:
    """Add a record of the relationship to a client, or a goal to the practice."""
    desk = session(args, create=True)
    record_type: type[Record] = args.record_type
    client = _owner(desk, args.code, record_type)
    typed = {"on": "today", **typed_fields(args)}
    values: dict[str, object] = {"client": client.id} if client else {"whose": GoalOf.practice}
    record = desk.built(record_type, typed, client, **values)
    done = desk.record([Add(record)], f"Add {record.NAME}: {record.headline}")
    where = f" of {client.name}" if client else " of the practice"
    short = desk.book.short_id(done.records[0])
    say(line(f"The {record.NAME} “{record.headline}”{where} is recorded ({short})."))
    return 0


def _owner(desk: Session, code: str, record_type: type[Record]) -> Client | None:
    if record_type is Goal and code.strip().casefold() == Profile.KIND:
        return None
    return desk.client(code)


def add_reading(args: argparse.Namespace) -> int:
    """Add a reading to a goal."""
    desk = session(args)
    goal = desk.find(args.goal)
    if not isinstance(goal, Goal):
        raise Refusal(f"{args.goal} is {kind_of(goal)}; name a goal by the start of its id (advisor list goals).")
    typed = {"on": "today", **typed_fields(args)}
    reading = desk.built(Reading, typed, desk.book.client_of(goal), goal=goal.id)
    done = desk.record([Add(reading)], f"Read {goal.title}")
    many = len(desk.book.readings_of(goal.id))
    short = desk.book.short_id(done.records[0])
    say(line(f"“{goal.title}” has {many} {plural(many, 'reading')} ({short})."))
    return 0
