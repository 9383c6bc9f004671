"""The closing report: what was intended and reached, advised and taken, promised and kept, and what remains open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from advisor.records import Profile
from advisor.standing import State
from exports import sentences
from exports.asked import Asked
from exports.asking import Ask, asks
from exports.closing_advice import advice_section
from exports.closing_goals import intended_section
from exports.closing_promises import open_promises, promise_section
from exports.commitments import Promise
from exports.figures import figures
from exports.gathering import gather
from exports.gathering_commitments import goals, promises
from exports.language import Language
from exports.material import Material, digest
from exports.opening import findings, none_given, paragraphs, requests
from exports.report import colophon, report
from exports.value_table import value_table
from exports.word import Document


def document(asked: Asked) -> Document:
    """The closing report that is asked for."""
    assert not isinstance(asked.scope, Profile)
    say, material = asked.say, gather(asked.book, asked.scope, asked.as_of)
    pursued = goals(asked.book, asked.scope, asked.as_of)
    promised = promises(asked.book, asked.scope, asked.as_of)
    made = report(say, material, asked.added, kicker=say("closing.kicker"), subtitle=say("closing.subtitle"))
    made.contents(2)
    made.heading(1, say("closing.summary"))
    _summary(made, asked, material)
    intended_section(made, say, material, pursued)
    advice_section(made, say, material)
    promise_section(made, say, promised)
    _value(made, say, material)
    made.heading(1, say("closing.open"))
    _open(made, say, material, promised)
    if last := paragraphs(asked.added.message):
        made.heading(1, say("closing.last_word"))
        for each in last:
            made.paragraph(each)
    colophon(say, made, digest((material, pursued, promised)))
    return made


def _summary(made: Document, asked: Asked, material: Material) -> None:
    say = asked.say
    counts = sentences.counts(say, material.tally, sum(not each.counted for each in material.advice()))
    made.lead(counts or none_given(say, material.as_of))
    if shown := figures(say, material):
        made.figures(shown)
    if worth := sentences.value(say, material.value, material.currency):
        made.paragraph(worth)
    findings(made, say, asked.added.found)


def _value(made: Document, say: Language, material: Material) -> None:
    """What the advice brought, with the recommendations that the sums are of."""
    rows = [(each, each.value) for each in material.advice() if each.counted and any(each.value.parts)]
    if not (rows or material.tally.implemented):
        return
    made.heading(1, say("closing.value"))
    if not rows:
        made.paragraph(say("value.none", day=say.day(material.as_of)))
        return
    made.paragraph(sentences.value(say, material.value, material.currency), keep_next=True)
    made.table(value_table(say, rows, material.currency, say("value.brought_caption"), say("value.brought_what")))


def _open(made: Document, say: Language, material: Material, promised: Sequence[Promise]) -> None:
    """What we ask of the client still, and what either side has yet to keep."""
    asked = asks(list(material.advice()), material.as_of)
    pending = [each for each in promised if each.open]
    unasked = _unasked(say, material, asked)
    if not (asked or pending or unasked):
        made.paragraph(say("closing.nothing_open"))
        return
    if asked:
        made.heading(2, say("opening.asks"))
        requests(made, say, asked, "closing.more_asked")
    made.paragraph(unasked)
    open_promises(made, say, pending, material.as_of)


def _unasked(say: Language, material: Material, asked: Sequence[Ask]) -> str:
    """How much more is not at its end although nothing is asked about it: put off, or adopted and not done yet."""
    about = {each.advice.record for each in asked}
    left = Counter(each.state for each in material.advice() if each.counted and each.record not in about)
    waits = ((left[State.deferred], "deferred"), (left[State.adopted] + left[State.under_way], "undone"))
    parts = [say(f"closing.left_{how}", many, many=say.number(many)) for many, how in waits if many]
    if not parts:
        return ""
    above = say("closing.left_above", sum(many for many, _ in waits))
    told = say("closing.left_besides", left=say.joined(parts)) if asked else say.joined(parts)
    return say.together([say.sentence([told]), above])
