"""The check of everything that is kept, and the repair of what loses nothing."""

import argparse
from dataclasses import asdict

from advisor.cli.family import Family
from advisor.cli.output import line, say, write_json
from advisor.cli.session import Session, session
from advisor.jsonable import Json
from advisor.records import Client
from advisor.store import Finding
from advisor.words import count

_CHECK = """With --repair, what loses nothing is mended, behind a backup: files that others can read, files and lines
that a program left half written, a client's file whose history is whole, copies that hold nothing new, references
that two computers gave twice. What another program changed, what a sync service copied and what two computers
changed apart is shown and asked, one by one; where nobody sits before a terminal it is only named. --yes takes in
what leaves nothing to choose."""


def offer(family: Family) -> None:
    """Add ``check``."""
    check = family.command("check", run_check, "verify everything that is kept, and mend it", epilog=_CHECK)
    check.add_argument("--repair", action="store_true", help="mend what loses nothing, and ask about the rest")
    check.add_argument("--yes", action="store_true", help="with --repair: take in what leaves nothing to choose")
    check.add_argument("--json", action="store_true", help="one JSON object")


def run_check(args: argparse.Namespace) -> int:
    """Verify everything; 1 where something is wrong or needs a look."""
    from advisor.upkeep.checking import check

    desk = session(args, warns=False)
    repaired: list[str] = []
    if args.repair:
        from advisor.cli.repairing import repaired_and_asked

        repaired = repaired_and_asked(desk, yes=args.yes, quiet=args.json)
    findings = check(desk.practice)
    sound = all(each.severity == "note" for each in findings)
    if args.json:
        write_json(_as_json(desk, sound, findings, repaired))
        return 0 if sound else 1
    for each in findings:
        say(line(f"{each.severity}: {each.where}: {each.words}"))
    if sound:
        clients = len(desk.book.all(Client))
        say(f"Everything is as it was written: {count(clients, 'client')}, {count(len(desk.book), 'record')}.")
    return 0 if sound else 1


def _as_json(desk: Session, sound: bool, findings: list[Finding], repaired: list[str]) -> Json:
    from advisor.upkeep.offers import offers

    return {
        "sound": sound,
        "records": len(desk.book),
        "findings": [{"severity": each.severity, "where": each.where, "words": each.words} for each in findings],
        "repaired": repaired,
        "waiting": [_without_ids(asdict(each)) for each in offers(desk.practice)],
    }


def _without_ids(waiting: Json) -> Json:
    """What waits, without what means something only while the program runs."""
    return {name: value for name, value in waiting.items() if name not in ("id", "scope")}
