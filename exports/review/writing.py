"""The practice review: what the record says of one's own advice, in a page, and then figure by figure."""

from __future__ import annotations

from advisor.review import Rate, Review, sentences
from advisor.review.as_json import review_json
from exports.asked import Asked
from exports.language import Language
from exports.material import digest
from exports.opening import findings
from exports.own_report import own_report
from exports.report import colophon
from exports.review.cohorts import cohorts_section
from exports.review.foresight import foresight_section
from exports.review.groups import groups_section
from exports.review.matrix import matrix_section
from exports.review.open_ends import open_ends, open_ends_section
from exports.review.rates import rates_section
from exports.review.scope import review_of
from exports.review.waiting import waiting_section
from exports.word import Document


def document(asked: Asked) -> Document:
    """The practice review that is asked for."""
    say, book = asked.say, asked.book
    found = review_of(book, asked.scope, asked.as_of, asked.filter)
    currency, ends = book.profile.currency, open_ends(book, found)
    made = own_report(asked, kicker=say("review.kicker"), subtitle=say("review.subtitle"))
    if found.given:
        made.contents(2)
    made.heading(1, say("review.summary"))
    _summary(made, asked, found, currency)
    if found.given:
        rates_section(made, say, found)
        waiting_section(made, say, found)
        cohorts_section(made, say, found.cohorts)
        matrix_section(made, say, found, currency)
        foresight_section(made, say, found)
        groups_section(made, say, found)
        open_ends_section(made, say, ends)
    colophon(say, made, digest((review_json(book, found), ends)))
    return made


def _summary(made: Document, asked: Asked, found: Review, currency: str) -> None:
    """Our own words, or the first sentence; the large figures; what the record says in a few sentences."""
    say, message, rates = asked.say, asked.added.message, found.rates
    answers = sentences.answers(rates) if found.given else say("review.none_given", day=say.day(asked.as_of))
    made.lead(message if message.strip() else answers)
    if found.given:
        if len(shown := _figures(say, found)) > 1:
            made.figures(shown)
        said = [sentences.adoption(rates), sentences.implementation(rates), sentences.worked(rates)]
        made.bullets([*([answers] if message.strip() else []), *said, sentences.worth(found.worth, currency)])
    made.note(sentences.about(found))
    findings(made, say, asked.added.found)


def _figures(say: Language, found: Review) -> list[tuple[str, str]]:
    """How much was given, and how far it came, each as a count of a count."""
    rates = found.rates
    shown = [(say.digits(len(found.given)), say("figures.given", len(found.given)))]
    steps = (
        (rates.adoption, "review.figure_adopted"),
        (rates.implementation, "review.figure_implemented"),
        (rates.worked, "review.figure_worked"),
    )
    return [*shown, *((_of(say, rate), say(key)) for rate, key in steps if rate.of)]


def _of(say: Language, rate: Rate) -> str:
    return say("review.part_of", part=say.digits(rate.count), of=say.digits(rate.of))
