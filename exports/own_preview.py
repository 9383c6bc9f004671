"""What a review of our own would say first, as it is told before it is made."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.records import Client
from advisor.records.choices import DocumentKind
from advisor.relationship.contacts import Quiet, quiet
from advisor.relationship.index import index
from advisor.relationship.sentences import index_words, quiet_words
from advisor.review.sentences import adoption, answers
from exports.asked import Asked
from exports.language import Language
from exports.review.scope import review_of


def first_words(asked: Asked, kind: DocumentKind) -> tuple[str, ...]:
    """The first sentences of a review of our own.

    Args:
        asked: The review that would be asked for.
        kind: Its kind.
    """
    if kind is not DocumentKind.relationship_review:
        rates = review_of(asked.book, asked.scope, asked.as_of).rates
        return (answers(rates), adoption(rates)) if rates.response.of else ()
    if isinstance(asked.scope, Client):
        index_now = index(asked.book, asked.scope, asked.as_of)
        return (index_words(index_now), quiet_words(quiet(asked.book, asked.scope, asked.as_of)))
    silences = [quiet(asked.book, each, asked.as_of) for each in asked.book.all(Client)]
    return (slipping_words(asked.say, silences),) if silences else ()


def slipping_words(say: Language, silences: Sequence[Quiet]) -> str:
    """How many relationships are slipping away, of those in which there was a contact.

    Args:
        say: The language.
        silences: How long each client has been silent.
    """
    if not silences:
        return say("relationship.no_client")
    known = [each for each in silences if each.last]
    if not known:
        return say("relationship.no_contact_yet")
    slipping = sum(each.backsliding for each in known)
    return say("relationship.slip", slipping, many=say.digits(slipping), all=say.digits(len(known)))
