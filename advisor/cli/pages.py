"""One record as a page of text: what it says, where it stands, and what belongs to it."""

from collections.abc import Iterable

from advisor.agenda import why_words
from advisor.beside import texts_as_quoted, visible, without_unseen
from advisor.book import reference_of
from advisor.cli import listing
from advisor.cli.columns import LISTS
from advisor.cli.output import fancy, heading, line, say, table, wrapped
from advisor.cli.relationship_text import print_relationship
from advisor.cli.session import Session
from advisor.cli.sitting_text import print_sitting
from advisor.counting import Tally, tally
from advisor.jsonable import of_client
from advisor.records import Client, Dated, Engagement, Goal, Recommendation, Record, Sitting
from advisor.records.fields import fields_of
from advisor.showing import in_words
from advisor.timeline import moments_of, slip_words
from advisor.value import brought, brought_words
from advisor.words import glyph, label, short_date

_INDENT = 27
_LATEST = 10  # of each kind of record of the relationship; a page of everything would bury what is new
_DAY = 11
_FIRST = frozenset({"title", "name", "reference", "code"})
_UNSEEN = frozenset(
    {"id", "rev", "recorded", "sequence", "source", "corrections", "engagement", "given_on", "given_to", "prompts"}
)
_TOLD_AS_HISTORY = frozenset({"adoption_chance_on", "success_chance_on", "given_how", "given_where"})


def print_page(desk: Session, record: Record) -> None:
    """Show a record as text."""
    name = str(getattr(record, "title", "") or getattr(record, "name", ""))
    if isinstance(record, Dated):
        advice = desk.book.get(Recommendation, record.recommendation)
        name = f"{record.NAME} on {advice.reference} {advice.title}" if advice else record.NAME
    heading(line("  ".join(part for part in (reference_of(record), name) if part) or record.NAME.capitalize()))
    if isinstance(record, Recommendation):
        _print_standing(desk, record)
    _print_fields(desk, record)
    if isinstance(record, Recommendation):
        _print_history(desk, record)
    elif isinstance(record, Engagement):
        _print_advice(desk, desk.book.advice_of(record.id))
    elif isinstance(record, Client):
        _print_client(desk, record)
    elif isinstance(record, Goal):
        _print_readings(desk, record)
    elif isinstance(record, Sitting):
        print_sitting(desk, record)


def _print_standing(desk: Session, advice: Recommendation) -> None:
    """The line under the title: standing, position, and what is late."""
    book, today = desk.book, desk.today
    found = book.standing_of(advice, today)
    state = f"{glyph(found.state.value, plain=not fancy())} {label(found.state)}"
    parts = [state + (f" since {short_date(found.since)}" if found.since else "")]
    if found.position is not None and label(found.position) != label(found.state):
        parts.append(label(found.position))
    if advice.entered_in_error:
        parts = [f"entered in error: {advice.entered_in_error}"]
    elif not desk.shared:
        parts += [f"! {why_words(advice, each, found, today)}" for each in found.ringing]
        parts += [each for each in [slip_words(book, advice, today)] if each]
    say(" · ".join(line(each) for each in parts))
    engagement, client = book.engagement_of(advice), book.client_of(advice)
    if engagement and client:
        say(line(f"{client.name} · {engagement.reference} {engagement.title}"))
    say()


def _print_fields(desk: Session, record: Record) -> None:
    """What the record says, field by field; what says nothing is left out."""
    hidden = _UNSEEN | _TOLD_AS_HISTORY if isinstance(record, Recommendation) else _UNSEEN - {"engagement"}
    quoted = texts_as_quoted(desk.book, record) if desk.shared else {}
    for spec in fields_of(type(record)):
        value = getattr(record, spec.name)
        if desk.shared:
            value = without_unseen(desk.book, spec, value, desk.today)
        internal = desk.shared and not spec.shared
        if spec.name in hidden or spec.name in _FIRST or internal or spec.name.endswith("_recorded") or value is False:
            continue
        text = quoted.get(spec.name, in_words(desk.book, spec, value))
        if text:
            say(wrapped(text, spec.label, _INDENT))


def _print_history(desk: Session, advice: Recommendation) -> None:
    """What happened to advice, newest first."""
    moments = moments_of(desk.book, advice, desk.today if desk.shared else None, shared=desk.shared)
    if moments:
        say()
        heading("History")
    for each in moments:
        day = short_date(each.on).rjust(_DAY - 2) if each.on else "?".rjust(_DAY - 2)
        say(wrapped(_glyphs(each.head), day, _DAY))
        for detail in (*each.lines, *each.private_lines):
            say(wrapped(detail, "", _DAY))


def _glyphs(text: str) -> str:
    return text if fancy() else text.encode("ascii", "replace").decode()


def _print_client(desk: Session, client: Client) -> None:
    engagements = desk.book.engagements_of(client.id)
    advice = [each for engagement in engagements for each in desk.book.advice_of(engagement.id)]
    _print_counts(desk, visible(desk.book, advice, desk.today, shared=desk.shared))
    if not desk.shared:
        print_relationship(desk, client)
    _print_list(desk, "engagements", engagements, "Engagements")
    _print_list(desk, "people", desk.book.people_of(client.id), "People")
    for each in of_client(shared=desk.shared):
        found = visible(desk.book, desk.book.of_scope(each, client.id), desk.today, shared=desk.shared)
        _print_list(desk, each.PLURAL, found[-_LATEST:], each.PLURAL.capitalize())
        if len(found) > _LATEST:
            say(f"… and {len(found) - _LATEST} before these: advisor list {each.PLURAL} client:{client.code}")


def _print_readings(desk: Session, goal: Goal) -> None:
    readings = visible(desk.book, desk.book.readings_of(goal.id), desk.today, shared=desk.shared)
    _print_list(desk, "readings", readings, "Readings")


def _print_advice(desk: Session, advice: list[Recommendation]) -> None:
    shown = visible(desk.book, advice, desk.today, shared=desk.shared)
    _print_counts(desk, shown)
    _print_list(desk, "advice", shown, "Advice")


def _print_counts(desk: Session, advice: list[Recommendation]) -> None:
    """How the advice stands in numbers, and what it brought."""
    counts = tally(desk.book.standing_of(each, desk.today) for each in advice)
    if counts.given or counts.drafts:
        say(wrapped(tally_words(counts, drafts=not desk.shared), "Advice", _INDENT))
    if value := brought_words(brought(desk.book, advice, desk.today), desk.book.profile.currency):
        say(wrapped(value, "Value", _INDENT))


def _print_list(desk: Session, name: str, records: Iterable[Record], title: str) -> None:
    found = list(records)
    if not found:
        return
    say()
    heading(title)
    names = listing.short_ids(desk.book, found)
    columns = [each for each in LISTS[name].columns if each.shared or not desk.shared]
    table([each.shape for each in columns], [[each.text(desk, record, names) for each in columns] for record in found])


def tally_words(counts: Tally, *, drafts: bool = True) -> str:
    """Counts of advice as a sentence: ``18 given: 10 adopted, 2 declined, 6 open; 6 implemented``."""
    parts = [(counts.taken, "adopted"), (counts.declined, "declined"), (counts.lapsed, "lapsed"), (counts.open, "open")]
    told = ", ".join(f"{number} {word}" for number, word in parts if number)
    tail = [(counts.implemented, "implemented"), (counts.withdrawn, "withdrawn"), (counts.superseded, "superseded")]
    tail += [(counts.drafts, "drafts" if counts.drafts != 1 else "draft")] if drafts else []
    rest = ", ".join(f"{number} {word}" for number, word in tail if number)
    return "; ".join(part for part in (f"{counts.given} given" + (f": {told}" if told else ""), rest) if part)
