"""What the voice of a client would say, and what the consultant should know of it, before it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from advisor.book import Book
from advisor.records import Client, Engagement, Person, Sitting
from advisor.records.choices import PromptKind
from advisor.records.quoting import as_quoted, tells_who
from advisor.words import number, plural, quantity
from exports.asked import Asked
from exports.gathering_voice import is_kept_apart, kept_quotes, unsigned, voice
from exports.material import Advice, Material
from exports.sentences import capital
from exports.spoken import counted
from exports.voice import counts


def voice_says(asked: Asked, scope: Engagement | Client, material: Material) -> tuple[str, ...]:
    """How much it would say; nothing where it could not be made."""
    found = counted(voice(asked.book, scope, material).statements())
    return (counts(asked.say, found),) if found.all else ()


def voice_lacks(asked: Asked, scope: Engagement | Client, material: Material) -> tuple[str, ...]:
    """What stays out of it, and what in it may tell who said something: for the consultant's eyes alone."""
    book = asked.book
    quotes = kept_quotes(book, scope, material)
    lacks = [
        *_kept_back(sum(as_quoted(each, book.person(each.person)) is None for each in quotes)),
        *_confided(_answers(book, scope, asked.as_of)),
        *_given_away(unsigned(book, scope, material)),
    ]
    if not quotes and not any(voice(book, scope, material).statements()):
        lacks.insert(0, "No words of theirs are kept yet.")
    return tuple(lacks)


def decision_words_lack(asked: Asked, advice: Iterable[Advice]) -> Iterator[str]:
    """Which words with decisions on some advice stay out, and which tell who said them: for the consultant's eyes."""
    book = asked.book
    decisions = [decided for each in advice for decided in each.decisions]
    if many := sum(is_kept_apart(book, each) for each in decisions):
        what = plural(many, "the words with one decision stay", f"the words with {number(many)} decisions stay")
        yield f"{capital(what)} out: a text beside them names who said them, who is not to be named."
    quoted = [(book.person(each.who), each.quoted.words) for each in decisions if each.quoted]
    yield from _telling_themselves(quoted)


def names_lack(book: Book, advice: Iterable[Advice]) -> Iterator[str]:
    """On how much advice names stay out that would tell whose words stand there: for the consultant's eyes alone."""
    if many := sum(_lacks_names(book, each) for each in advice):
        stand, it = plural(many, "stands", "stand"), plural(many, "it", "them")
        yield (
            f"{capital(quantity(many, 'recommendation'))} {stand} without the names of those who own {it} or were "
            f"given {it}: they would tell whose words stand there."
        )


def _lacks_names(book: Book, advice: Advice) -> bool:
    """Whether somebody who has a name is not named with advice that they own or were given."""
    untold = (*(() if advice.given_to else advice.whom), *(() if advice.owner else (advice.who,)))
    return any(person.name for each in untold if (person := book.person(each)))


def _kept_back(quotes: int) -> Iterator[str]:
    if quotes:
        who = plural(quotes, "the person", "whoever said them")
        yield f"{capital(quantity(quotes, 'quote'))} may not be used: {who} is not to be quoted."


def _confided(answers: int) -> Iterator[str]:
    if answers:
        stay = plural(answers, "stays out; keep as a quote what", "stay out; keep as quotes what")
        yield f"{capital(quantity(answers, 'answer'))} to questionnaires {stay} may be passed on."


def _given_away(unsigned: Sequence[tuple[Person | None, str]]) -> Iterator[str]:
    """That the words, or the want of others, tell whose they are."""
    yield from _telling_themselves(unsigned)
    if unsigned and len({person.id if person else "" for person, _ in unsigned}) == 1 and unsigned[0][0]:
        yield "Whatever stands without a name is from one person, who may be guessed."


def _telling_themselves(said: Sequence[tuple[Person | None, str]]) -> Iterator[str]:
    telling = sum(tells_who(words, person) for person, words in said)
    if telling:
        tell = plural(telling, "tells", "tell")
        yield f"{capital(quantity(telling, 'statement'))} without a name {tell} in the words themselves who said it."


def _answers(book: Book, scope: Engagement | Client, on: date) -> int:
    """How many answers people at the client gave in their words by a day."""
    client = book.client_of(scope)
    sittings = book.of_scope(Sitting, client.id) if client else []
    asked = {each.id: {one.id for one in each.prompts if one.kind is PromptKind.quote} for each in sittings}
    given = (answer for each in sittings for answer in book.answers_of(each.id))
    return sum(each.prompt in asked[each.sitting] and each.on is not None and each.on <= on for each in given)
