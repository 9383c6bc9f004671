"""Shows what is recorded: Today, lists, and one record with everything about it."""

import argparse

from advisor.agenda import SECTION_TITLES, Item, Matter, Section, agenda, mark_of, worst_of
from advisor.beside import seen
from advisor.cli import listing, pages
from advisor.cli.columns import LISTS
from advisor.cli.family import Family
from advisor.cli.output import Column, aligned, fancy, heading, say, table, write_csv, write_json
from advisor.cli.refusal import Refusal
from advisor.cli.session import Session, session
from advisor.jsonable import flat, item_json, page_json, record_json
from advisor.records import Record
from advisor.records.fields import fields_of
from advisor.words import count, weekday_date

_LIST_EPILOG = """Filters: words match text; client:acme, engagement:acme-e3, standing:declined, priority:high,critical,
category:, owner:, tag:, given:2026-q1, given:<2026-06-01, overdue, waiting, slipped, unobserved; a minus in front
negates. Decisions, progress, outcomes and withdrawals are filtered by their advice; documents by words, client:,
engagement:, kind:form,letter, sent, unsent, out, draft, final; other lists by words and client:.
"""


def offer(family: Family) -> None:
    """Add ``today``, ``list`` and ``show``."""
    today = family.command("today", run_today, "show what waits today", shared_too=True)
    today.add_argument("--json", action="store_true", help="one JSON object")
    lists = family.command("list", run_list, "list records of one kind", epilog=_LIST_EPILOG, shared_too=True)
    lists.add_argument("what", choices=list(LISTS), metavar="KIND", help=", ".join(LISTS))
    lists.add_argument("filter", nargs="*", metavar="FILTER", help="which of them; all without")
    form = lists.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="an array of JSON objects")
    form.add_argument("--csv", action="store_true", help="a table for spreadsheets, in UTF-8")
    show = family.command("show", run_show, "show one record with everything about it", shared_too=True)
    show.add_argument("ref", metavar="REF", help="a reference, a code, the start of an id, or “practice”")
    show.add_argument("--json", action="store_true", help="one JSON object")


def run_today(args: argparse.Namespace) -> int:
    """Show what waits today."""
    desk = session(args)
    if args.json:
        items = [_seen_item(item_json(each), desk) for each in _items(desk)]
        write_json({"on": desk.today.isoformat(), "items": items})
    else:
        print_today(desk)
    return 0


def _items(desk: Session) -> list[Item]:
    items = agenda(desk.book, desk.today)
    if desk.only is None:
        return items
    return [each for each in items if each.code == desk.only.code and not each.internal]


def _seen_item(item: dict[str, object], desk: Session) -> dict[str, object]:
    """A line of Today; before the client without why it is here and how late: that is for us alone."""
    internal = ("why", "clock", "key", "days", "since") if desk.shared else ()
    return {key: each for key, each in item.items() if key not in internal}


def print_today(desk: Session) -> None:
    """Show Today as text, section by section."""
    firm = desk.book.profile.firm
    heading(" · ".join(part for part in ("Today", weekday_date(desk.today), firm) if part))
    items = _items(desk)
    if not items:
        say("Nothing waits.")
    columns = [Column(""), Column("", drops=2), Column(""), Column("", cuts=True), Column("", cuts=True, drops=1)]
    columns += [Column("", cuts=True)] + ([] if desk.shared else [Column("", right=True)])
    names = _names(desk, items)
    lines = aligned(columns, [_today_row(each, desk, names) for each in items])
    for section in Section:
        here = [(item, text) for item, text in zip(items, lines, strict=True) if item.section is section]
        if here:
            worst = "" if desk.shared else worst_of([item for item, _ in here])
            say()
            heading(f"{SECTION_TITLES[section]}  ({', '.join(filter(None, (str(len(here)), worst)))})")
            for _, text in here:
                say(text)


def _names(desk: Session, items: list[Item]) -> dict[str, str]:
    """The name by which what a line is about can be given on the command line."""
    unnamed = [desk.book.record(each.record) for each in items if not each.reference]
    return listing.short_ids(desk.book, [each for each in unnamed if each])


def _today_row(item: Item, desk: Session, names: dict[str, str]) -> list[str]:
    reference = item.reference or names.get(item.record, "")
    row = [mark_of(item, plain=not fancy()), item.status, reference, item.title, item.client]
    if desk.shared:
        return [*row, item.said]
    return [*row, item.why, item.due_words if item.cause is Matter.promise else item.late]


def run_list(args: argparse.Namespace) -> int:
    """List the records of one kind, filtered."""
    desk = session(args)
    kind = LISTS[args.what]
    _check_shared(desk, kind.record_type)
    filtered = " ".join(each.strip() for each in args.filter)
    records = listing.selected(desk, kind, filtered)
    if args.json or args.csv:
        rows = [record_json(desk.book, each, desk.today, shared=desk.shared) for each in records]
        if args.json:
            write_json(rows)
        else:
            header = list(rows[0]) if rows else listing.keys_of(desk, kind)
            write_csv(header, (list(flat(row)) for row in rows))
        return 0
    if not records:
        say(f"No {kind.record_type.PLURAL}" + (f" match “{filtered}”." if filtered else " yet."))
        return 0
    columns = [each for each in kind.columns if each.shared or not desk.shared]
    names = listing.short_ids(desk.book, records)
    cell_rows = [[column.text(desk, each, names) for column in columns] for each in records]
    table([each.shape for each in columns], cell_rows)
    say()
    say(count(len(records), kind.record_type.NAME, kind.record_type.PLURAL))
    return 0


def _check_shared(desk: Session, record_type: type[Record]) -> None:
    """Refuse, before the client, a type of which nothing may be shown."""
    if desk.shared and not any(spec.shared for spec in fields_of(record_type)):
        raise Refusal(f"Nothing of a {record_type.NAME} is for the client's eyes; leave --only out to see it.")


def run_show(args: argparse.Namespace) -> int:
    """Show one record."""
    desk = session(args)
    record = desk.find(args.ref)
    _check_shared(desk, type(record))
    if desk.shared and not seen(desk.book, record, desk.today):
        raise Refusal(f"{args.ref} is not for the client's eyes; leave --only out to see it.")
    if args.json:
        write_json(page_json(desk.book, record, desk.today, shared=desk.shared))
    else:
        pages.print_page(desk, record)
    return 0
