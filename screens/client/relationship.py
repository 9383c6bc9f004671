"""The relationship: contact and silence, promises of both sides, concerns, stories."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.records import Client, Concern, Interaction, Person, Promise, Story
from advisor.records.choices import OursOrTheirs, StoryKind, WordsAre
from advisor.relationship.contacts import quiet
from advisor.relationship.promises import OPEN, PromiseState, promises, state_of
from advisor.words import count, glyph, label, short_date
from screens.client.contact_months import contact_months
from screens.client.page import Page, day, of_client, sentence, warning, who, words_as
from screens.client.reading import reading_of
from screens.desk import Desk
from screens.detail import BLANK
from screens.plain import is_plain
from screens.widgets.page_register import Drawn, Piece
from screens.widgets.prose import Block
from screens.widgets.register_columns import Column
from screens.widgets.register_rows import Heading, Item, Row, Tone

COLUMNS = (
    Column("", 13, priority=9),
    Column("", 20, weight=5, priority=9),
    Column("", 16, weight=1, priority=4),
    Column("", 20, weight=1, priority=6),
    Column("", 9, align="right", priority=8),
)
EMPTY = "What you two owe each other and how often you speak stands here.  i  logs a contact,  m  a promise."
SHARED_EMPTY = "Nothing was promised yet, by either side."

_PROMISE_WORDS = {
    PromiseState.open: "open",
    PromiseState.due: "due",
    PromiseState.late: "late",
    PromiseState.kept: "kept in time",
    PromiseState.kept_late: "kept late",
    PromiseState.broken: "broken",
}
_SHARED_WORDS = _PROMISE_WORDS | dict.fromkeys(OPEN, "open") | dict.fromkeys(("kept", "kept_late"), "kept")
_ORDER = [PromiseState.late, PromiseState.due, PromiseState.open]
_ORDER += [PromiseState.broken, PromiseState.kept_late, PromiseState.kept]


def relationship_page(desk: Desk, client: Client) -> Page:
    """Contact over time and, row by row, what was promised, what worried them, and which stories they tell of us."""
    if desk.beside:
        return promises_page(desk, client)
    contacts = of_client(desk, Interaction, client)
    head: list[Piece] = []
    if contacts:
        head = [Drawn(contact_months(contacts, desk.on)), BLANK]
    head += [*_silence(desk, client), *_promises_in_words(desk, client)]
    rows = [*promise_rows(desk, client), *_concern_rows(desk, client), *_story_rows(desk, client)]
    rows += _contact_rows(desk, contacts)
    return Page(tuple(head), tuple(rows), COLUMNS, EMPTY, about=lambda key: reading_of(desk, key))


def promises_page(desk: Desk, client: Client) -> Page:
    """What both sides promised, as both may see it."""
    rows = tuple(promise_rows(desk, client))
    return Page((), rows, COLUMNS, SHARED_EMPTY, about=lambda key: reading_of(desk, key))


def _silence(desk: Desk, client: Client) -> Iterator[Block]:
    """How long nobody has spoken, beside what is agreed, and whether contacts have become fewer."""
    found = quiet(desk.book, client, desk.on)
    agreed = f"every {count(found.cadence, 'day')}" if found.cadence else "not any more"
    if found.last is None or found.silence is None:
        yield sentence(f"There was no contact yet. Agreed is contact {agreed}.", "Silence")
        return
    ago = f"{count(found.silence, 'day')} ago" if found.silence else "today"
    words = f"Last contact {short_date(found.last)}, {ago}; agreed is contact {agreed}"
    if found.beyond:
        yield warning(f"! {words}: {count(found.beyond, 'day')} beyond it.", "Silence")
    else:
        yield sentence(f"{words}.", "Silence")
    fewer = f"{count(found.recent, 'contact')} in the last 90 days, {found.before} in the 90 before."
    yield Block((warning if found.fewer else sentence)(fewer).text, hang=True)


def _promises_in_words(desk: Desk, client: Client) -> Iterator[Block]:
    """How many promises were kept in time, late, or broken, ours and theirs."""
    name = "Promises"
    for whose, side in ((OursOrTheirs.ours, "ours"), (OursOrTheirs.theirs, "theirs")):
        found = promises(desk.book, client.id, whose, desk.on)
        if found.made:
            parts = [f"{len(found.of(each))} {_PROMISE_WORDS[each]}" for each in _ORDER if found.of(each)]
            words = f"{side}: {', '.join(parts)}"
            told = warning(f"! {words}") if found.late else sentence(words)
            yield Block(told.text, name, hang=True)
            name = ""


def promise_rows(desk: Desk, client: Client) -> Iterator[Item]:
    """The promises of each side: those that are late first, then what is due, what is open, and how the rest ended."""
    made = of_client(desk, Promise, client)
    for whose, ours, title in (
        (OursOrTheirs.ours, True, "Promised by us"),
        (OursOrTheirs.theirs, False, "Promised by them"),
    ):
        found = [(state, each) for each in made if each.whose is whose and (state := state_of(each, desk.on))]
        found.sort(key=lambda pair: (_ORDER.index(pair[0]), pair[1].due or desk.on))
        if found:
            late = sum(state is PromiseState.late for state, _ in found)
            note = f"{late} late" if late and not desk.beside else count(len(found), "promise")
            yield Heading(title, note)
            yield from (_promise_row(desk, each, state, ours=ours) for state, each in found)


def _promise_row(desk: Desk, promise: Promise, state: PromiseState, *, ours: bool) -> Row:
    words = (_SHARED_WORDS if desk.beside else _PROMISE_WORDS)[state]
    if promise.ended_on and promise.ended_on <= desk.on:
        when = f"on {short_date(promise.ended_on)}"
    else:
        when = f"due {day(promise.due)}"
    person = desk.book.person(promise.to if ours else promise.by)
    late = state is PromiseState.late and not desk.beside
    tones: tuple[Tone, ...] = ("warn" if late else "accent", "", "dim", "warn" if late else "dim", "dim")
    mark = "! " if late else ""
    cells = (f"{mark}{words}", promise.what, who(person), when, day(promise.on))
    return Row(promise.id, cells, tones=tones)


def _concern_rows(desk: Desk, client: Client) -> Iterator[Item]:
    """Concerns, the open ones first, each with what we did and how it ended."""
    found = of_client(desk, Concern, client)
    if not found:
        return
    is_open = {each.id: not each.resolved_on or each.resolved_on > desk.on for each in found}
    found.sort(key=lambda each: (not is_open[each.id], -(each.on or desk.on).toordinal()))
    many = sum(is_open.values())
    yield Heading("Concerns", f"{many} open" if many else f"{count(len(found), 'concern')}, all resolved")
    for each in found:
        words = words_as(each.words, exact=each.words_are is WordsAre.exact)
        how = each.reaction or each.done
        ended = "no answer of ours yet" if not each.done else each.done
        if not is_open[each.id] and each.resolved_on:
            ended = f"{short_date(each.resolved_on)}: {how}" if how else f"on {short_date(each.resolved_on)}"
        tones: tuple[Tone, ...] = ("warn" if is_open[each.id] else "accent", "", "dim", "dim", "dim")
        mark = f"{glyph('concern', plain=is_plain())} open" if is_open[each.id] else "resolved"
        yield Row(each.id, (mark, words, who(desk.book.person(each.by)), ended, day(each.on)), tones=tones)


def _story_rows(desk: Desk, client: Client) -> Iterator[Item]:
    """Stories by what they are about, each with where in our organisation it began."""
    found = of_client(desk, Story, client)
    if not found:
        return
    told = [f"{sum(each.kind is kind for each in found)} {name}" for kind, name in _STORY_KINDS]
    yield Heading("Stories they tell of us", ", ".join(each for each in told if not each.startswith("0 ")))
    found.sort(key=lambda each: (each.about.value if each.about else "~", -(each.on or desk.on).toordinal()))
    for each in found:
        about = label(each.about) if each.about else "something else"
        about += f" ({label(each.failure)})" if each.failure else ""
        began = f"began: {each.began}" if each.began else who(desk.book.person(each.by))
        kind = "success" if each.kind is StoryKind.success else "horror"
        story = " ".join(each.story.split())
        tones: tuple[Tone, ...] = ("accent" if each.kind is StoryKind.success else "warn", "", "dim", "dim", "dim")
        yield Row(each.id, (kind, story, about, began, day(each.on)), tones=tones)


_STORY_KINDS = ((StoryKind.success, "of success"), (StoryKind.horror, "of horror"))


def _contact_rows(desk: Desk, contacts: list[Interaction]) -> Iterator[Item]:
    """Contacts and attempts at one, newest first."""
    if contacts:
        met = sum(each.took_part for each in contacts)
        unanswered = f", {len(contacts) - met} without an answer" if met < len(contacts) else ""
        yield Heading("Contacts", f"{count(met, 'contact')}{unanswered}")
        yield from (contact_row(desk, each) for each in reversed(contacts))


def contact_row(desk: Desk, contact: Interaction) -> Row:
    """A contact as a row: kind, what was said, with whom, whose initiative."""
    people = [each for each in map(desk.book.person, contact.people) if each]
    words = " ".join((contact.said or contact.asked).split())
    began = {OursOrTheirs.ours: "begun by us", OursOrTheirs.theirs: "begun by them"}
    side = began[contact.initiative] if contact.initiative else ""
    side = side if contact.took_part else "no answer"
    tones: tuple[Tone, ...] = ("accent", "", "dim", "dim" if contact.took_part else "warn", "dim")
    return Row(contact.id, (label(contact.kind), words, _names(people), side, day(contact.on)), tones=tones)


def _names(people: list[Person]) -> str:
    return ", ".join(each.name for each in people)
