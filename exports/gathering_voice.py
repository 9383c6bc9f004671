"""From the book to what people at a client said: their quotes, and their words with the decisions.

What somebody says without their name must not lead back to them through the rest of the document, so that such words
have no day, stand after the signed ones in the order of the alphabet, and leave a heading that names who said them, or
advice of which any other text does.
Of an engagement they are only where it ran for a quarter of a year: a shorter one would tell when they were said.
What was answered in a sitting is internal, and no part of this: what may be passed on is kept as a quote.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from advisor.book import Book
from advisor.records import Client, Decision, Engagement, Person, Quote, Sitting
from advisor.records.choices import Position, Side, WordsAre
from advisor.records.quoting import as_quoted, attribution, tells_who
from advisor.records.sharing import shared
from exports.material import Advice, Decided, Material, Quoted
from exports.spoken import Statement, Subject, Voice

_TELLS_NO_DAY = timedelta(days=90)


class _Place(NamedTuple):
    """Where a statement stands: under a recommendation, by its id, or under a title; "" and "" for neither."""

    advice: str = ""
    title: str = ""

    @property
    def alike(self) -> _Place:
        """The same place, however its title is written."""
        return _Place(self.advice, self.title.casefold())


_ANYWHERE = _Place()


class _Said(NamedTuple):
    """A statement, where it stands, and whose it is; None where nobody knows that any more."""

    place: _Place
    statement: Statement
    person: Person | None


def voice(book: Book, scope: Engagement | Client, material: Material) -> Voice:
    """What was said, as it may be quoted, in a document about an engagement or a whole client.

    Args:
        book: The practice.
        scope: What the document is about.
        material: The advice and the decisions of that scope, as of the day that the document speaks of.
    """
    placed: defaultdict[_Place, list[Statement]] = defaultdict(list)
    for said in _told_by_nobody(list(_said(book, scope, material))):
        placed[said.place].append(said.statement)
    advice = [
        Subject(each.title, _ordered(placed[place]), each.reference)
        for each in material.advice()
        if (place := _Place(advice=each.record)) in placed
    ]
    return Voice(_matters(placed, _questions(book, scope)), tuple(advice))


def unsigned(book: Book, scope: Engagement | Client, material: Material) -> list[tuple[Person | None, str]]:
    """Who said what stands without a name or role: for the consultant alone, to look at before it is made.

    Args:
        book: The practice.
        scope: What the document would be about.
        material: The advice and the decisions of that scope.
    """
    said = (each for each in _said(book, scope, material) if not each.statement.quoted.source)
    return [(each.person, each.statement.quoted.words) for each in said]


def is_kept_apart(book: Book, decided: Decided) -> bool:
    """Whether the words with a decision may not stand beside it, since another text there names who said them."""
    record = book.get(Decision, decided.record)
    has_words = record is not None and bool(record.words.strip()) and decided.quoted is None
    return has_words and record is not None and attribution(book.person(record.by)) == ""


def kept_quotes(book: Book, scope: Engagement | Client, material: Material) -> list[Quote]:
    """The quotes of people at the client that bear on a scope, whether or not they may be used.

    Args:
        book: The practice.
        scope: An engagement, or a whole client.
        material: The advice of that scope, as of the last day on which they may have been said.
    """
    client = book.client_of(scope)
    known = book.of_scope(Quote, client.id) if client else []
    said = [each for each in known if each.on and each.on <= material.as_of and each.words.strip()]
    theirs = [each for each in said if _theirs(book, each)]
    if isinstance(scope, Client):
        return theirs
    advice = {each.record for each in material.advice()}
    return [
        each
        for each in theirs
        if each.advice in advice or (not each.advice and _said_within(book, scope, each, material.as_of))
    ]


def _theirs(book: Book, quote: Quote) -> bool:
    person = book.person(quote.person)
    return person is None or person.side is Side.client


def _said_within(book: Book, scope: Engagement, quote: Quote, as_of: date) -> bool:
    """Whether something was said while an engagement ran, and that tells no more than its person would."""
    view, on = shared(scope), quote.on or date.min
    starts, ends = view.starts or date.min, min(view.ends or date.max, as_of)
    if not starts <= on <= ends:
        return False
    found = as_quoted(quote, book.person(quote.person))
    return found is None or bool(found.by) or ends - starts >= _TELLS_NO_DAY


def _said(book: Book, scope: Engagement | Client, material: Material) -> Iterator[_Said]:
    yield from _quotes(book, scope, material)
    for advice in material.advice():
        for decided in advice.decisions:
            if decided.position is not Position.lapsed:  # that nobody answered is told by us
                yield from _decision(book, advice, decided)


def _told_by_nobody(said: Sequence[_Said]) -> Iterator[_Said]:
    """What was said; words without a name stand apart from what others said there that names who said them."""
    together = defaultdict[_Place, list[_Said]](list)
    unsigned = dict[tuple[_Place, str], Person]()
    for each in said:
        together[each.place.alike].append(each)
        if each.person and not each.statement.quoted.source and each.place != _ANYWHERE:
            unsigned[each.place.alike, each.person.id] = each.person
    told = {(place, id_) for (place, id_), person in unsigned.items() if _is_named(person, together[place])}
    for each in said:
        apart = each.person is not None and (each.place.alike, each.person.id) in told
        yield _Said(_ANYWHERE, Statement(each.statement.quoted), each.person) if apart else each


def _is_named(person: Person, said: Iterable[_Said]) -> bool:
    """Whether something that others said names a person, or what it is about."""
    others = (each.statement for each in said if each.person is None or each.person.id != person.id)
    return any(tells_who(text, person) for each in others for text in (each.quoted.words, each.about))


def _quotes(book: Book, scope: Engagement | Client, material: Material) -> Iterator[_Said]:
    titles = {each.record: each.title for each in material.advice()}
    for record in kept_quotes(book, scope, material):
        view, person = shared(record), book.person(record.person)
        if (found := as_quoted(record, person)) is None:
            continue
        about = "" if tells_who(view.about, person) else " ".join(view.about.split())
        bears = view.advice in titles and not tells_who(titles[view.advice], person)
        place = _Place(advice=view.advice) if bears else _Place(title=about)
        statement = Statement(
            quoted=Quoted(found.words, found.exact, found.by),
            named=found.named,
            on=view.on if found.by else None,
            about=about if bears else "",
        )
        yield _Said(place, statement, person)


def _decision(book: Book, advice: Advice, decided: Decided) -> Iterator[_Said]:
    """The words with a decision: under the advice, or apart from it where something there names who said them."""
    record = book.get(Decision, decided.record)
    person = book.person(record.by) if record else None
    if quoted := decided.quoted:
        named = bool(quoted.source) and not decided.by_role
        on = decided.on if quoted.source else None
        yield _Said(_Place(advice=advice.record), Statement(quoted, named, on, decided.position), person)
    elif record and is_kept_apart(book, decided):
        yield _Said(_ANYWHERE, Statement(Quoted(record.words, record.words_are is WordsAre.exact, "")), person)


def _questions(book: Book, scope: Engagement | Client) -> list[str]:
    """What the client is asked in questionnaires, as a title it is compared by, in the order in which it is asked."""
    client = book.client_of(scope)
    taken = book.of_scope(Sitting, client.id) if client else []
    taken = sorted(taken, key=lambda each: (each.instrument, each.version))
    return [" ".join(asked.asks.split()).casefold() for sitting in taken for asked in sitting.prompts]


def _matters(placed: dict[_Place, list[Statement]], questions: Sequence[str]) -> tuple[Subject, ...]:
    """What bears on no recommendation, by title however it is written; what has none is the last.

    One question leads to the next, so that answers stand in the order of what was asked; the others follow by the
    alphabet.
    """
    alike: defaultdict[str, list[_Place]] = defaultdict(list)
    for place in placed:
        if not place.advice:
            alike[place.title.casefold()].append(place)
    titled = [(min(each.title for each in places), places) for _, places in sorted(alike.items())]
    place_of = {question: place for place, question in reversed(list(enumerate(questions)))}
    titled.sort(key=lambda each: (not each[0], place_of.get(each[0].casefold(), len(questions))))
    return tuple(Subject(title, _ordered(said for each in places for said in placed[each])) for title, places in titled)


def _ordered(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Signed words oldest first, the others by the alphabet."""
    return tuple(sorted(statements, key=_order))


def _order(statement: Statement) -> tuple[bool, date, str, str, bool]:
    quoted = statement.quoted
    return not quoted.source, statement.on or date.min, quoted.words.casefold(), quoted.source, quoted.exact
