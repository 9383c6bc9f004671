"""The advice of a client or of an engagement: where it stands, how far it came, and each piece of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from advisor.counting import Tally, tally
from advisor.records import Client, Engagement, Recommendation
from advisor.value import brought, brought_words
from advisor.words import count
from screens.client.page import Page, day, sentence
from screens.desk import Desk
from screens.plain import is_plain
from screens.review.bars import bar
from screens.rows import short_standing
from screens.widgets.page_register import Piece
from screens.widgets.prose import Block
from screens.widgets.register_rows import Heading, Item, Row, Tone

EMPTY = "Advice that you give this client stands here.  a  adds it."
_BAR = 24


def advice_of(desk: Desk, client: Client) -> list[Recommendation]:
    """The advice of a client that may be seen, by engagement."""
    return [each for engagement in desk.book.engagements_of(client.id) for each in of_engagement(desk, engagement)]


def of_engagement(desk: Desk, engagement: Engagement) -> list[Recommendation]:
    """The advice of an engagement that may be seen."""
    return [each for each in desk.book.advice_of(engagement.id) if desk.sees(each)]


def advice_page(desk: Desk, client: Client) -> Page:
    """All advice of a client, under the engagements that it belongs to."""
    rows: list[Item] = []
    for each in desk.book.engagements_of(client.id):
        if advice := of_engagement(desk, each):
            rows.append(Heading(f"{each.reference}  {each.title}", count(len(advice), "recommendation")))
            rows += advice_rows(desk, advice)
    return Page(head=tuple(how_far(desk, advice_of(desk, client))), rows=tuple(rows), empty=EMPTY)


def advice_rows(desk: Desk, advice: Iterable[Recommendation]) -> Iterator[Row]:
    """Pieces of advice as rows: reference, title, standing, category, given."""
    for each in advice:
        standing = desk.book.standing_of(each, desk.on)
        words = short_standing(standing, beside=bool(desk.beside))
        tones: tuple[Tone, ...] = ("dim", "", "warn" if standing.ringing and not desk.beside else "", "dim", "dim")
        cells = (each.reference or "(draft)", each.title, words, each.category, day(each.given_on) or "not given")
        yield Row(each.id, cells, tones=tones)


def how_far(desk: Desk, advice: list[Recommendation]) -> list[Piece]:
    """How far advice came, and what it brought."""
    pieces: list[Piece] = list(funnel(tally(desk.book.standing_of(each, desk.on) for each in advice)))
    if value := brought_words(brought(desk.book, advice, desk.on), desk.book.profile.currency):
        pieces.append(sentence(value, "Value"))
    return pieces


def funnel(found: Tally) -> list[Block]:
    """Given → settled → adopted → implemented, as counts with bars; the counts say it without the bars."""
    steps = [("given", found.given), ("settled", found.settled), ("adopted", found.taken)]
    steps += [("implemented", found.implemented)]
    blocks = [
        Block(Content.assemble(f"{value:>4}  ", (_bar(value, found.given), "$accent")), name) for name, value in steps
    ]
    rest = [f"{found.declined} declined", f"{found.lapsed} lapsed", f"{found.open} open"]
    rest += (
        [f"{found.withdrawn + found.superseded} withdrawn or superseded"] if found.withdrawn + found.superseded else []
    )
    rest += [count(found.drafts, "draft")] if found.drafts else []
    return [*blocks, Block(Content.styled(" · ".join(rest), "$text-muted"), hang=True)]


def _bar(part: int, whole: int) -> str:
    """A part of a whole as blocks; nothing for nothing."""
    return bar(part / whole, _BAR, plain=is_plain()) if part and whole else ""
