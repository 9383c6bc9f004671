"""Engagements and documents as rows, and an engagement's own page."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.counting import tally
from advisor.records import Client, Document, Engagement
from advisor.words import amount, count, label, short_date
from screens.client.advice import advice_rows, how_far, of_engagement
from screens.client.page import Page, day, facts, sentence
from screens.desk import Desk
from screens.detail import BLANK
from screens.widgets.page_register import Piece
from screens.widgets.register_rows import Heading, Item, Row

_EMPTY = "Advice of this engagement stands here.  a  adds it."


def engagement_page(desk: Desk, engagement: Engagement) -> Page:
    """An engagement: why, what it is for, where its advice stands, and the advice itself."""
    advice = of_engagement(desk, engagement)
    head: list[Piece] = [_facts(desk, engagement), BLANK]
    if engagement.purpose:
        head.append(sentence(engagement.purpose, "Purpose"))
    if engagement.intended_outcomes:
        outcomes = "\n".join(f"– {each}" for each in engagement.intended_outcomes.split("\n") if each.strip())
        head.append(sentence(outcomes, "Intended"))
    head += [BLANK] if len(head) > 2 else []
    head += how_far(desk, advice)
    rows: list[Item] = []
    if advice:
        rows = [Heading("Recommendations", count(len(advice), "recommendation")), *advice_rows(desk, advice)]
    rows += document_rows(desk, engagement.client, engagement.id)
    return Page(head=tuple(head), rows=tuple(rows), empty=_EMPTY)


def _facts(desk: Desk, engagement: Engagement) -> Piece:
    client = desk.book.get(Client, engagement.client)
    dates = " to ".join(short_date(each) for each in (engagement.starts, engagement.ends) if each)
    parts = [client.name if client else "", label(engagement.kind) if engagement.kind else "", dates]
    parts += [] if desk.beside else [label(engagement.status)]
    if engagement.fee is not None and not desk.beside:
        parts.append(f"fee {amount(engagement.fee, desk.book.profile.currency)}")
    return facts(parts)


def engagement_row(desk: Desk, engagement: Engagement) -> Row:
    """An engagement as a row: reference, title, status, counts."""
    found = tally(desk.book.standing_of(each, desk.on) for each in of_engagement(desk, engagement))
    counts = f"{found.given} given, {found.open} open"
    status = "" if desk.beside else label(engagement.status)
    cells = (engagement.reference, engagement.title, status, counts, day(engagement.starts))
    return Row(engagement.id, cells, tones=("dim",))


def document_rows(desk: Desk, client_id: str, engagement_id: str = "") -> Iterator[Item]:
    """The documents made for a client, or for one engagement, newest first."""
    if desk.beside:
        return
    made = [each for each in desk.book.all(Document) if each.client == client_id]
    made = [each for each in made if not engagement_id or each.engagement == engagement_id]
    if not made:
        return
    yield Heading("Documents", count(len(made), "document"))
    for each in sorted(made, key=lambda one: (str(one.made_on), str(one.recorded)), reverse=True):
        as_of = f"as of {short_date(each.as_of)}" if each.as_of else ""
        name = f"{label(each.kind)} for {each.addressee}" if each.addressee else label(each.kind)
        cells = ("", name, label(each.status), as_of, day(each.made_on))
        yield Row(each.id, cells, tones=("", "", "dim", "dim", "dim"))
