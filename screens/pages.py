"""What the pages of a client and of an engagement say: a head of text, and rows that can be opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from advisor.agenda import SECTION_TITLES, agenda, worst_of
from advisor.book import Book
from advisor.counting import Tally, tally
from advisor.records import Client, Document, Engagement, Person, Recommendation
from advisor.value import brought, brought_words
from advisor.words import amount, count, label, short_date
from screens.desk import Desk
from screens.detail import BLANK, safe
from screens.rows import short_standing
from screens.widgets.prose import Block
from screens.widgets.register_rows import Heading, Row

BAR = 24


@dataclass(frozen=True)
class Page:
    """A page: its title, the text at its head, and its rows; row keys are record ids."""

    title: str
    head: list[Block]
    rows: list[Heading | Row]


def _bar(part: int, whole: int) -> str:
    """A part of a whole as blocks; something is always seen of what is not nothing."""
    if not part or not whole:
        return ""
    return "█" * max(round(BAR * part / whole), 1)


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


def client_page(desk: Desk, client: Client) -> Page:
    """A client: who they are, where the advice stands, what waits, and everything under it."""
    book = desk.book
    engagements = book.engagements_of(client.id)
    advice = [each for engagement in engagements for each in book.advice_of(engagement.id) if desk.sees(each)]
    found = tally(book.standing_of(each, desk.on) for each in advice)
    facts = [client.industry, f"client since {short_date(client.since)}" if client.since else ""]
    facts += [] if desk.beside else [label(client.status)]
    blocks = [_facts(facts), BLANK, *funnel(found)]
    if value := brought_words(brought(book, advice, desk.on), book.profile.currency):
        blocks.append(Block(Content(value), "Value"))
    if not desk.beside:
        blocks += _waiting_lines(desk, client)
        blocks += [Block(Content(safe(client.better_relationship)), "Aim")] if client.better_relationship else []
        blocks += [Block(Content(safe(client.notes)), "Notes")] if client.notes else []
    return Page(f"{client.name} · {client.code}", blocks, list(_client_rows(desk, client)))


def _facts(facts: list[str]) -> Block:
    return Block(Content.styled(safe(" · ".join(filter(None, facts))), "$text-muted"))


def _waiting_lines(desk: Desk, client: Client) -> list[Block]:
    """What of this client waits, a line for each section of Today."""
    blocks: list[Block] = []
    items = [each for each in agenda(desk.book, desk.on) if each.code == client.code]
    for section in dict.fromkeys(each.section for each in items):
        members = [each for each in items if each.section is section]
        worst = f"the oldest {members[0].reference}, {members[0].late}" if members[0].reference else worst_of(members)
        words = ", ".join(filter(None, (count(len(members), "item"), worst)))
        blocks.append(Block(Content.styled(f"{SECTION_TITLES[section]}: {words}", "$text-warning"), hang=True))
    return blocks


def _client_rows(desk: Desk, client: Client) -> Iterator[Heading | Row]:
    book = desk.book
    engagements = book.engagements_of(client.id)
    yield Heading("Engagements", count(len(engagements), "engagement"))
    for each in engagements:
        yield engagement_row(desk, each)
    people = book.people_of(client.id)
    if people and not desk.beside:
        yield Heading("People", count(len(people), "person", "people"))
        yield from (_person_row(each) for each in people)
    yield from _document_rows(desk, client.id, "")
    for each in engagements:
        advice = [one for one in book.advice_of(each.id) if desk.sees(one)]
        if advice:
            yield Heading(f"{each.reference}  {each.title}", count(len(advice), "recommendation"))
            yield from (_advice_line(book, one, desk) for one in advice)


def engagement_row(desk: Desk, engagement: Engagement) -> Row:
    """An engagement as a row: reference, title, status, counts."""
    advice = [each for each in desk.book.advice_of(engagement.id) if desk.sees(each)]
    found = tally(desk.book.standing_of(each, desk.on) for each in advice)
    counts = f"{found.given} given, {found.open} open"
    status = "" if desk.beside else label(engagement.status)
    starts = short_date(engagement.starts) if engagement.starts else ""
    return Row(engagement.id, (engagement.reference, engagement.title, status, counts, starts), tones=("dim",))


def _person_row(person: Person) -> Row:
    part = label(person.part) if person.part else ""
    stance = label(person.stance) if person.stance else ""
    quoted = f"quoted {label(person.quoted)}"
    name = ", ".join(filter(None, (person.name, person.role)))
    return Row(person.id, ("", name, part, quoted, stance), tones=("", "", "dim", "dim", "dim"))


def _advice_line(book: Book, advice: Recommendation, desk: Desk) -> Row:
    standing = book.standing_of(advice, desk.on)
    given = short_date(advice.given_on) if advice.given_on else "not given"
    words = short_standing(standing, beside=bool(desk.beside))
    return Row(advice.id, (advice.reference, advice.title, words, advice.category, given), tones=("dim",))


def _document_rows(desk: Desk, client_id: str, engagement_id: str) -> Iterator[Heading | Row]:
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
        made_on = short_date(each.made_on) if each.made_on else ""
        name = f"{label(each.kind)} for {each.addressee}" if each.addressee else label(each.kind)
        yield Row(each.id, ("", name, label(each.status), as_of, made_on), tones=("", "", "dim", "dim", "dim"))


def engagement_page(desk: Desk, engagement: Engagement) -> Page:
    """An engagement: why, what it is for, where its advice stands, and the advice itself."""
    book = desk.book
    advice = [each for each in book.advice_of(engagement.id) if desk.sees(each)]
    found = tally(book.standing_of(each, desk.on) for each in advice)
    client = book.get(Client, engagement.client)
    dates = " to ".join(short_date(each) for each in (engagement.starts, engagement.ends) if each)
    facts = [client.name if client else "", label(engagement.kind) if engagement.kind else "", dates]
    facts += [] if desk.beside else [label(engagement.status)]
    if engagement.fee is not None and not desk.beside:
        facts.append(f"fee {amount(engagement.fee, book.profile.currency)}")
    blocks = [_facts(facts), BLANK]
    blocks += [Block(Content(safe(engagement.purpose)), "Purpose")] if engagement.purpose else []
    if engagement.intended_outcomes:
        outcomes = "\n".join(f"– {each}" for each in engagement.intended_outcomes.split("\n") if each.strip())
        blocks.append(Block(Content(safe(outcomes)), "Intended"))
    blocks += [BLANK, *funnel(found)] if len(blocks) > 2 else funnel(found)
    if value := brought_words(brought(book, advice, desk.on), book.profile.currency):
        blocks.append(Block(Content(value), "Value"))
    rows: list[Heading | Row] = []
    if advice:
        rows.append(Heading("Recommendations", count(len(advice), "recommendation")))
        rows += [_advice_line(book, each, desk) for each in advice]
    rows += _document_rows(desk, engagement.client, engagement.id)
    return Page(f"{engagement.reference} {engagement.title}", blocks, rows)
