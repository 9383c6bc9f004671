"""What a document would say, and what the record still lacks for it: for the consultant, before it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from advisor.records import Engagement, Profile, Recommendation
from advisor.records.choices import DocumentKind
from advisor.standing import State
from advisor.words import long_date, number, plural, quantity
from exports.asked import Asked
from exports.error import ExportError
from exports.family import FAMILY
from exports.gathering import gather
from exports.gathering_commitments import goals, promises
from exports.gathering_worth import worths
from exports.letters.team_sitting import written
from exports.material import Material
from exports.own_preview import first_words
from exports.sentences import capital, counts, value
from exports.voice_preview import decision_words_lack, names_lack, voice_lacks, voice_says

_NAMED = 6
"""Up to so much advice is named, more of it is counted."""

Clause = tuple[int, str, str]
"""Of how many recommendations something holds, and what, for one and for several."""


class Preview(NamedTuple):
    """A document in a few sentences.

    Attributes:
        says: What it would say: nothing that the client may not know.
        lacks: What is missing from the record for it; for the consultant's eyes alone.
    """

    says: tuple[str, ...]
    lacks: tuple[str, ...] = ()


def preview(asked: Asked, kind: DocumentKind) -> Preview:
    """What a document of a kind would say if it were made now.

    Args:
        asked: The document that would be asked for, with nothing added.
        kind: Its kind.
    """
    if kind in _REVIEWS or isinstance(asked.scope, Profile):
        return _review(asked, kind)
    if kind is DocumentKind.team_letter:
        return _letter(asked)
    material = gather(asked.book, asked.scope, asked.as_of)
    if kind is not DocumentKind.voice and not any(material.advice()):
        return Preview((), ("No recommendation was given yet.", *_sentence(_drafts(asked))))
    tell = _PREVIEWS.get(kind) or (_chosen if FAMILY[kind].choosing else _summary)
    return tell(asked, kind, material)


def _summary(asked: Asked, kind: DocumentKind, material: Material) -> Preview:
    lacks = (*_sentence(_gaps(asked, material)), *_aimless(asked), *_untold(asked, material))
    return Preview(_told(asked, material), lacks)


def _closing(asked: Asked, kind: DocumentKind, material: Material) -> Preview:
    assert not isinstance(asked.scope, Profile)
    aims = len(goals(asked.book, asked.scope, asked.as_of))
    promised = promises(asked.book, asked.scope, asked.as_of)
    open_ = sum(not (each.kept_on or each.broken_on) for each in promised)
    says = [*_told(asked, material)]
    if aims or promised:
        says.append(f"{capital(quantity(aims, 'goal'))} with a measure, {quantity(len(promised), 'promise')}.")
    lacks = [*_sentence(_gaps(asked, material)), *_aimless(asked), *_untold(asked, material)]
    if open_:
        lacks.append(f"{capital(quantity(open_, 'promise'))} {plural(open_, 'is', 'are')} neither kept nor broken.")
    return Preview(tuple(says), tuple(lacks))


def _value(asked: Asked, kind: DocumentKind, material: Material) -> Preview:
    known = worths(asked.book, material)
    amounts = {each.advice.record for each in known}
    seen = [each for each in material.advice() if each.counted and each.outcomes]
    without = sum(each.record not in amounts for each in seen)
    says = value(asked.say, material.value, material.currency)
    unsure = sum(each.counts and not each.seen.confirmed for worth in known for each in worth.amounts)
    lacks = _sentence([(without, "has an outcome without an amount", "have outcomes without an amount")])
    if unsure:
        lacks += (f"{capital(quantity(unsure, 'amount'))} {plural(unsure, 'is', 'are')} not confirmed by the client.",)
    return Preview((says,) if says else (), lacks if says else ("No outcome has an amount yet.", *lacks))


def _voice(asked: Asked, kind: DocumentKind, material: Material) -> Preview:
    assert not isinstance(asked.scope, Profile)
    return Preview(voice_says(asked, asked.scope, material), voice_lacks(asked, asked.scope, material))


def _letter(asked: Asked) -> Preview:
    """A letter that is written as a sitting."""
    try:
        found, texts = written(asked)
    except ExportError as error:
        return Preview((), (str(error),))
    finished = f", finished on {long_date(found.finished_on)}" if found.finished_on else ""
    return Preview((f"“{found.title}”{finished}: {quantity(sum(map(bool, texts)), 'text')}.",))


def _chosen(asked: Asked, kind: DocumentKind, material: Material) -> Preview:
    """A document about some of the advice."""
    try:
        about = FAMILY[kind].about(asked)
    except ExportError as error:
        return Preview((), (str(error),))
    if not about:
        waits = "Nothing waits for a decision." if kind is DocumentKind.form else "There is no advice for it."
        return Preview((), (waits,))
    found = [each for each in map(asked.book.record, about) if isinstance(each, Recommendation)]
    named = f": {asked.say.joined([each.reference for each in found])}" if len(found) <= _NAMED else ""
    silent = sum(not each.advice.strip() for each in found)
    lacks = _sentence([(silent, "says no more than its title", "say no more than their titles")])
    if kind is DocumentKind.declined_letter:
        lacks += (*decision_words_lack(asked, (each for each in material.advice() if each.record in about)),)
    return Preview((f"{capital(quantity(len(found), 'recommendation'))}{named}.",), lacks)


def _review(asked: Asked, kind: DocumentKind) -> Preview:
    """A review of our own: the first that it says."""
    told = first_words(asked, kind)
    return Preview(told) if told else Preview((), ("Nothing is recorded yet that it could speak of.",))


_REVIEWS = (DocumentKind.practice_review, DocumentKind.relationship_review)
_PREVIEWS: dict[DocumentKind, Callable[[Asked, DocumentKind, Material], Preview]] = {
    DocumentKind.closing: _closing,
    DocumentKind.value: _value,
    DocumentKind.voice: _voice,
}


def _told(asked: Asked, material: Material) -> tuple[str, ...]:
    """The counts as the document itself tells them."""
    told = counts(asked.say, material.tally, sum(not each.counted for each in material.advice()))
    return (told,) if told else ()


def _gaps(asked: Asked, material: Material) -> Iterator[Clause]:
    """What the record lacks about the advice."""
    counted = [each for each in material.advice() if each.counted]
    waiting = sum(each.state is State.awaiting for each in counted)
    unseen = sum(each.state is State.implemented and not each.outcomes for each in counted)
    yield waiting, "awaits a decision", "await a decision"
    yield sum(not each.hope.strip() for each in counted), "has no hoped-for outcome", "have no hoped-for outcome"
    yield unseen, "is implemented and has no outcome yet", "are implemented and have no outcome yet"
    yield from _drafts(asked)


def _drafts(asked: Asked) -> Iterator[Clause]:
    assert not isinstance(asked.scope, Profile)
    book, scope = asked.book, asked.scope
    engagements = [scope] if isinstance(scope, Engagement) else book.engagements_of(scope.id)
    advice = [each for engagement in engagements for each in book.advice_of(engagement.id)]
    there = [each for each in advice if not each.entered_in_error]
    drafts = sum(book.standing_of(each, asked.as_of).state is State.draft for each in there)
    yield drafts, "is a draft and stays out", "are drafts and stay out"


def _untold(asked: Asked, material: Material) -> Iterator[str]:
    """Which words, and on how much advice which names, stay out for the sake of who said something."""
    yield from decision_words_lack(asked, material.advice())
    yield from names_lack(asked.book, material.advice())


def _aimless(asked: Asked) -> Iterator[str]:
    """What the engagement does not say of itself."""
    if not isinstance(asked.scope, Engagement):
        return
    missing = [
        words
        for words, text in (("purpose", asked.scope.purpose), ("intended outcomes", asked.scope.intended_outcomes))
        if not text.strip()
    ]
    if missing:
        yield f"The engagement states no {' and no '.join(missing)}."


def _sentence(clauses: Iterable[Clause]) -> tuple[str, ...]:
    """What holds, in one sentence; none where nothing does."""
    parts: list[str] = []
    for many, one, several in clauses:
        if many:
            parts.append(
                f"{quantity(many, 'recommendation') if not parts else number(many)} {plural(many, one, several)}"
            )
    return (f"{capital('; '.join(parts))}.",) if parts else ()
