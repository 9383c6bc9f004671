"""Which letter is meant on the command line: by what is named, or by what is said of it."""

from __future__ import annotations

import argparse
from datetime import date
from typing import Final, NamedTuple

from advisor.cli.refusal import Refusal
from advisor.cli.session import Session, kind_of
from advisor.records import Client, Engagement, Recommendation, Sitting
from advisor.records.choices import DocumentKind
from advisor.standing import State
from advisor.words import label
from exports.family import FAMILY

NAME: Final = "letter"
SUMMARY: Final = "make a letter in Word: to a team, confirming oral advice, or acknowledging declined advice"
_KINDS: Final = {
    "team": DocumentKind.team_letter,
    "oral": DocumentKind.oral_letter,
    "declined": DocumentKind.declined_letter,
}
_SCOPE = (
    "a recommendation's reference, an engagement's, a client's code, or the id of a sitting that is a letter;"
    " of an engagement or a client, the letter is about all advice that fits and was in no such letter sent before;"
    " of oral advice, about what is undecided or was given in the last 30 days"
)
_ABOUT = "which letter; when left out, the one that there is something for: declined advice is acknowledged"


class Letter(NamedTuple):
    """A letter that is meant: its kind, whose it is, and the advice or the sitting that was named."""

    kind: DocumentKind
    scope: Engagement | Client
    about: tuple[str, ...] = ()
    sitting: str = ""


def offer(made: argparse.ArgumentParser) -> None:
    """Add what says which letter is meant."""
    made.add_argument("scope", metavar="SCOPE", help=_SCOPE)
    made.add_argument("--about", dest="letter", choices=sorted(_KINDS), help=_ABOUT)


def letter(desk: Session, name: str, about: str | None, on: date) -> Letter:
    """The letter that is meant.

    Args:
        desk: Who asks.
        name: What was named.
        about: Which letter, as it was typed; None where nothing was said.
        on: The day that it speaks of.

    Raises:
        Refusal: When no letter can be about what was named, or it is not plain which.
    """
    found = desk.find(name)
    kind = _KINDS[about] if about else None
    if isinstance(found, Sitting):
        return _of_sitting(desk, found, kind)
    if isinstance(found, Recommendation):
        return _of_advice(desk, found, kind, on)
    if not isinstance(found, Client | Engagement):
        raise Refusal(f"{name} is {kind_of(found)}; name {_SCOPE.partition(';')[0]}.")
    kind = kind or _only(desk, found, on)
    client = desk.book.client_of(found)
    scope = client if client and not isinstance(found, FAMILY[kind].scopes) else found
    return Letter(kind, scope)


def _of_sitting(desk: Session, found: Sitting, kind: DocumentKind | None) -> Letter:
    client = desk.book.client_of(found)
    if client is None:
        raise Refusal("This sitting is of the practice, and a letter goes to a client; name a sitting with one.")
    if kind not in (None, DocumentKind.team_letter):
        raise Refusal("A sitting is made into a letter to the team; leave --about out.")
    return Letter(DocumentKind.team_letter, client, sitting=found.id)


def _of_advice(desk: Session, found: Recommendation, kind: DocumentKind | None, on: date) -> Letter:
    engagement = desk.book.get(Engagement, found.engagement)
    if engagement is None or kind is DocumentKind.team_letter:
        raise Refusal("A letter to the team is made of a sitting; name one, or a client.")
    if kind is None:
        is_declined = desk.book.standing_of(found, on).state is State.declined
        kind = DocumentKind.declined_letter if is_declined else DocumentKind.oral_letter
    return Letter(kind, engagement, about=(found.id,))


def _only(desk: Session, scope: Engagement | Client, on: date) -> DocumentKind:
    """The one kind of letter that there is something for.

    Raises:
        Refusal: When there is something for none, or for several.
    """
    from exports.asked import Asked
    from exports.error import ExportError

    possible: list[str] = []
    for name, kind in _KINDS.items():
        if not isinstance(scope, FAMILY[kind].scopes):
            continue
        asked = Asked(desk.book, scope, on)
        try:
            FAMILY[kind].about(asked)
            FAMILY[kind].sitting(asked)
        except ExportError:
            continue
        possible.append(name)
    if len(possible) == 1:
        return _KINDS[possible[0]]
    if possible:
        which = " or ".join(f"--about {each} ({label(_KINDS[each])})" for each in possible)
        raise Refusal(f"There is something for several letters; say {which}.")
    raise Refusal("There is nothing to write a letter about: no letter to the team, no oral advice, nothing declined.")
