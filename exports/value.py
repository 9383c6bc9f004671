"""Value delivered: what the advice brought, each amount with how we know of it and who confirmed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.counting import Value
from advisor.records import Profile
from advisor.records.choices import TAKEN_RESULTS
from exports import sentences, telling
from exports.asked import Asked
from exports.figures import value_figures
from exports.gathering import gather
from exports.gathering_worth import worths
from exports.language import Language
from exports.material import Material, digest
from exports.opening import findings, none_given
from exports.report import colophon, report
from exports.value_chart import value_charts
from exports.value_table import value_table
from exports.word import Document
from exports.worth import Amount, Worth

_LONG = 8
"""Of so many recommendations with amounts, the report is long enough for contents."""
_LISTED = 40
"""Up to so many of them stand in the contents one by one."""


def document(asked: Asked) -> Document:
    """The report that is asked for."""
    assert not isinstance(asked.scope, Profile)
    say, material = asked.say, gather(asked.book, asked.scope, asked.as_of)
    known = worths(asked.book, material)
    made = report(say, material, asked.added, kicker=say("value.kicker"), subtitle=say("value.subtitle"))
    if len(known) >= _LONG:
        made.contents(2 if len(known) <= _LISTED else 1)
    made.heading(1, say("value.summary"))
    _summary(made, asked, material, known)
    _brought(made, say, material, known)
    _lost(made, say, material, known)
    _seen(made, say, material, known)
    colophon(say, made, digest((material, known)))
    return made


def _summary(made: Document, asked: Asked, material: Material, known: Sequence[Worth]) -> None:
    """The sums in a sentence, and what they are made of."""
    say, message = asked.say, asked.added.message
    sums = sentences.value(say, material.value, material.currency)
    sums = sums or say("value.none_brought" if known else "value.none", day=say.day(material.as_of))
    made.lead(message if message.strip() else sums)
    if shown := value_figures(say, material.value, material.currency):
        made.figures(shown)
    if message.strip():
        made.paragraph(sums)
    made.paragraph(say.together([_observed(say, material, known), *_explained(say, known)]))
    findings(made, say, asked.added.found)


def _observed(say: Language, material: Material, known: Sequence[Worth]) -> str:
    """Of how much advice it is known what came of it, and to how much of that an amount was put."""
    given, observed = material.tally.given, material.tally.observed
    if not given:
        set_aside = sum(not each.counted for each in material.advice())
        return sentences.counts(say, material.tally, set_aside) or none_given(say, material.as_of)
    if not observed:
        return say("value.nothing_seen")
    number = sentences.number_of(say, given)
    all_seen = "value.both_seen" if given == 2 else "value.all_seen"
    seen = say(all_seen if observed == given else "value.seen", given, many=number(observed), given=number(given))
    priced = "value.all_priced" if len(known) == observed else "value.priced" if known else "value.unpriced"
    return say.together([seen, say(priced, observed, many=number(len(known)))])


def _explained(say: Language, known: Sequence[Worth]) -> Iterator[str]:
    """What stands apart from what, where there is more than one sort of amount, and what is in none."""
    sorts = {sort for each in known for value in (each.advice.value, each.loss) for sort in _sorts(value)}
    if len(sorts) > 1:
        yield say("value.explained_apart")
    if known:
        yield say("value.explained_hoped")


def _sorts(value: Value) -> list[int]:
    return [index for index, part in enumerate(value.parts) if part]


def _brought(made: Document, say: Language, material: Material, known: Sequence[Worth]) -> None:
    """What each recommendation that was taken brought; the sums of the table are those of the summary."""
    rows = [(each.advice, each.advice.value) for each in known if any(each.advice.value.parts)]
    if not rows:
        return
    made.heading(1, say("value.brought"))
    made.table(value_table(say, rows, material.currency, say("value.brought_caption"), say("value.brought_what")))
    value_charts(made, say, rows, material.currency)


def _lost(made: Document, say: Language, material: Material, known: Sequence[Worth]) -> None:
    """What was seen where advice was not taken, by itself."""
    rows = [(each.advice, each.loss) for each in known if any(each.loss.parts)]
    if not rows:
        return
    made.heading(1, say("value.lost"))
    if any(any(each.advice.value.parts) for each in known):
        made.paragraph(say("value.lost_apart"), keep_next=True)
    made.table(value_table(say, rows, material.currency, say("value.lost_caption"), say("value.lost_what")))


def _seen(made: Document, say: Language, material: Material, known: Sequence[Worth]) -> None:
    """Every amount with its evidence, its measure, and who confirmed it when."""
    if not known:
        return
    made.heading(1, say("value.how"))
    for worth in known:
        advice = worth.advice
        made.heading(2, f"{advice.reference}  {advice.title}", key=advice.key)
        decided = telling.decision(say, advice.decided) if advice.decided else ""
        done = telling.state(say, advice.progress) if advice.progress else ""
        made.note(say.together([decided, done]), keep_next=True)
        told = [(say("advice.outcome"), _amount(say, each, material.currency)) for each in worth.amounts]
        made.definitions(told, keep_end=True)


def _amount(say: Language, amount: Amount, currency: str) -> str:
    """One amount as it was seen, and why it is in no sum where it is in none."""
    told = telling.in_full(say, amount.seen, currency)
    if not amount.counts:
        return f"{told}\n\n{say('value.replaced')}"
    saved = amount.seen.result not in TAKEN_RESULTS and amount.seen.value is not None and amount.seen.value > 0
    return f"{told}\n\n{say('value.saved')}" if saved else told
