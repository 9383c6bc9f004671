"""Changes and deletes what is recorded."""

import argparse

from advisor.book import reference_of
from advisor.changes import LETTING_GO, Add, Change, Edit, Refused, deletion, let_go
from advisor.cli.family import Family
from advisor.cli.options import add_fields_of_any, typed_fields
from advisor.cli.output import line, say
from advisor.cli.refusal import Refusal
from advisor.cli.session import Session, kind_of, problem, session
from advisor.records import TYPES, Dated, Engagement, Person, Problem, Profile, Recommendation, Record
from advisor.records.choices import EngagementStatus
from advisor.rules import reasons_to_keep
from advisor.text import clean
from advisor.words import count, label, short_date

_EPILOG = """Each option changes one field; an empty text takes out what it says. Given advice asks which it is: a
correction (--correction says why; the earlier text is kept), or new advice that replaces it (advisor add advice)."""


def offer(family: Family) -> None:
    """Add ``edit`` and ``delete``."""
    edit = family.command("edit", run_edit, "change what is recorded", usage="REF --FIELD VALUE …", epilog=_EPILOG)
    edit.add_argument("ref", metavar="REF", help="a reference, a code, the start of an id, or “practice”")
    edit.add_argument("--correction", metavar="REASON", default="", help="why given advice is corrected")
    edit.add_argument("--entered-in-error", metavar="REASON", help="mark it so: it then counts nowhere")
    edit.add_argument(
        "--open-items", choices=LETTING_GO, help="what becomes of the open advice of an engagement that is closed"
    )
    add_fields_of_any(edit, TYPES.values())
    delete = family.command("delete", run_delete, "delete a record")
    delete.add_argument("ref", metavar="REF", help="a reference, a code, or the start of an id")
    delete.add_argument("--yes", action="store_true", help="do it; without, it is only said what would be deleted")


def run_edit(args: argparse.Namespace) -> int:
    """Change fields of a record."""
    desk = session(args)
    record = desk.find(args.ref)
    values = _values(desk, record, args)
    if not values:
        raise Refusal("Nothing to change was named; give a field, such as --title TEXT (see advisor edit --help).")
    name = _name(desk, record)
    if isinstance(record, Profile):
        _check_settings(desk, values)
    change: Change = Edit(record, values, args.correction)
    if isinstance(record, Profile) and not record.id:
        change = Add(record.with_changes(**values))
    changes = [change]
    if isinstance(record, Engagement):
        changes += _closing(desk, record, values, args.open_items)
    try:
        desk.record(changes, f"Edit {name}")
    except Refused as refused:
        raise Refused([_with_both_ways(desk, record, each) for each in refused.problems]) from refused
    say(line(f"{name[:1].upper()}{name[1:]} is changed."))
    if len(changes) > 1:
        say(f"{count(len(changes) - 1, 'open recommendation')} recorded as {args.open_items}.")
    return 0


def _values(desk: Session, record: Record, args: argparse.Namespace) -> dict[str, object]:
    """The values that were typed, read beside the client of the record.

    Raises:
        Refused: With everything that cannot be read.
    """
    values: dict[str, object] = desk.typed_values(record, typed_fields(args))
    if args.entered_in_error is not None:
        if not isinstance(record, Recommendation | Dated):
            raise problem("entered_in_error", f"That is for advice and its records; {kind_of(record)} can be deleted.")
        values["entered_in_error"] = clean(args.entered_in_error)
    return values


def _check_settings(desk: Session, values: dict[str, object]) -> None:
    """Look whether what is set for the practice is there and can be used, before it is recorded.

    Raises:
        Refused: With the reason for each that cannot.
    """
    from advisor.upkeep.second_folder import make_second_folder  # hardly ever wanted, as is Word
    from exports.house import refuse_settings

    refuse_settings(values)
    make_second_folder(desk.practice, str(values.get("second_backup") or ""))


def _with_both_ways(desk: Session, record: Record, found: Problem) -> Problem:
    """A problem as it is; where given advice would change, with the command for new advice beside it."""
    if found.field != "correction" or not isinstance(record, Recommendation):
        return found
    engagement = desk.book.engagement_of(record)
    scope = engagement.reference if engagement else "SCOPE"
    command = f"advisor add advice {scope} --title … --given DATE --replaces {record.reference}"
    return Problem(found.field, f"{found.words.removesuffix('.')}: {command}.")


def _closing(desk: Session, engagement: Engagement, values: dict[str, object], what: str | None) -> list[Change]:
    """What becomes of the open advice of an engagement that is being closed.

    Raises:
        Refusal: When nobody said what.
    """
    closes = values.get("status") is EngagementStatus.closed and engagement.status is not EngagementStatus.closed
    if not closes:
        return []
    book, today = desk.book, desk.today
    open_advice = [each for each in book.advice_of(engagement.id) if book.standing_of(each, today).open]
    if open_advice and what is None:
        listed = "\n".join(f"  {each.reference}  {each.title}" for each in open_advice)
        raise Refusal(
            f"Still open in {engagement.reference}, {count(len(open_advice), 'recommendation')}:\n{listed}\n"
            f"Say what becomes of them: --open-items {', '.join(LETTING_GO)}."
        )
    return [change for each in open_advice for change in let_go(each, what or "leave", today)]


def run_delete(args: argparse.Namespace) -> int:
    """Delete a record, after a yes on the command line."""
    desk = session(args)
    record = desk.find(args.ref)
    name = _name(desk, record)
    changes = deletion(desk.book, record)
    reasons = list(reasons_to_keep(desk.book, record, [each.record.id for each in changes]))
    if reasons:
        raise Refusal("\n".join(reasons))
    if not args.yes:
        command = f"advisor delete {args.ref} --yes"
        with_it = f" with {count(len(changes) - 1, 'answer')}" if len(changes) > 1 else ""
        raise Refusal(f"This would delete {name}{with_it}. Nothing was deleted; {command} does it.")
    desk.record(changes, f"Delete {name}")
    say(line(f"{name[:1].upper()}{name[1:]} is deleted; advisor undo brings it back."))
    return 0


def _name(desk: Session, record: Record) -> str:
    """What a record is called in a sentence: ``NWD-14 Floor prices``, ``the decision of 3 Jun 26 on NWD-14``."""
    if isinstance(record, Profile):
        return "the practice"
    if isinstance(record, Dated):
        advice = desk.book.record(record.recommendation)
        day = getattr(record, "on", None)
        what = getattr(record, "position", None) or getattr(record, "state", None) or getattr(record, "result", None)
        when = f" of {short_date(day)}" if day else ""
        told = f" ({label(what)})" if what else ""
        return f"the {record.NAME}{when} on {reference_of(advice) if advice else '?'}{told}"
    if reference_of(record) or isinstance(record, Person):
        return f"{reference_of(record)} {record.headline}".strip()
    return f"the {record.NAME} “{record.headline}”" if record.headline else f"the {record.NAME}"
