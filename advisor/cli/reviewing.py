"""Shows the review of the consultant's own record."""

import argparse
from datetime import date

from advisor.cli.family import Family
from advisor.cli.output import write_json
from advisor.cli.refusal import Refusal
from advisor.cli.session import Session, session
from advisor.dates import parse_date

_EPILOG = """The filter is that of the lists; words in it, and the figures, go by the as-of day. It is for your eyes
only: no document for a client has any of it. advisor list advice FILTER shows what the figures count."""


def offer(family: Family) -> None:
    """Add ``review``."""
    parser = family.command(
        "review", run_review, "show which advice is taken, whether it works, and how well you judged", epilog=_EPILOG
    )
    parser.add_argument("filter", nargs="*", metavar="FILTER", help="which advice; all without")
    parser.add_argument("--as-of", metavar="DATE", default="today", help="the day it speaks of; today when left out")
    parser.add_argument(
        "--mature-days", metavar="N", default="365", help="how many days advice has to be implemented (365)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run_review(args: argparse.Namespace) -> int:
    """Show the review as text or as JSON."""
    from advisor.cli import review_text  # read for this alone, as what it is made of
    from advisor.review import LONGEST_DAYS, review
    from advisor.review.as_json import review_json
    from advisor.search import parse_filter

    desk = session(args)
    on = _as_of(desk, args.as_of)
    days = int(args.mature_days) if args.mature_days.isdecimal() else 0
    if not 1 <= days <= LONGEST_DAYS:
        raise Refusal(f"--mature-days: Give a whole number of days from 1 to {LONGEST_DAYS:,}.")
    text = " ".join(each.strip() for each in args.filter)
    found = review(desk.book, on, days, parse_filter(text, desk.book, on) if text else None)
    if args.json:
        write_json(review_json(desk.book, found))
    else:
        review_text.show(desk.book, found)
    return 0


def _as_of(desk: Session, typed: str) -> date:
    """The day that was typed.

    Raises:
        Refusal: When it is no day, or is still to come.
    """
    try:
        on = parse_date(typed, desk.today)
    except ValueError as error:
        raise Refusal(f"--as-of: {error}") from error
    if on > desk.today:
        raise Refusal("--as-of: That day is still to come; nothing can be said of it yet.")
    return on
