"""The advice in a closing report: what was taken, what was not, what is undecided, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.records.choices import ADOPTED, SETTLED
from exports import telling
from exports.advice_section import set_aside, told_of
from exports.language import Language
from exports.material import Advice, Material
from exports.status import status_tint, status_words
from exports.word import Document, chip
from exports.word.charts import funnel

_PICTURED = 4
"""Fewer recommendations than this are no picture."""


def advice_section(made: Document, say: Language, material: Material) -> None:
    """Add the section; nothing where nothing was advised."""
    given = [each for each in material.advice() if each.counted]
    if not any(work.advice for work in material.works):
        return
    made.heading(1, say("closing.advised"))
    if material.tally.given >= _PICTURED:
        _funnel(made, say, material)
    taken = [each for each in given if each.position in ADOPTED]
    not_taken = [each for each in given if each.position in SETTLED - ADOPTED]
    _group(made, say, material, say("closing.taken"), taken)
    _group(made, say, material, say("closing.not_taken"), not_taken)
    _group(made, say, material, say("closing.undecided"), [each for each in given if each.position not in SETTLED])
    for work in material.works:
        set_aside(made, say, work, 2, material.currency)


def _funnel(made: Document, say: Language, material: Material) -> None:
    """From what was given to what was done, as counts."""
    tally = material.tally
    steps = [
        (say("closing.given"), tally.given),
        (say("closing.answered"), tally.answered),
        (say("closing.adopted"), tally.taken),
        (say("closing.implemented"), tally.implemented),
    ]
    told = say.listed([say("closing.step", step=step, many=say.digits(many)) for step, many in steps])
    chart = funnel(say("closing.how_far"), say("closing.recommendations"), steps)
    made.chart(chart, caption=say("closing.funnel"), message=say.sentence([told]))
    made.table(chart.figures(say("closing.funnel_figures"), lambda many: say.digits(int(many))))


def _group(made: Document, say: Language, material: Material, title: str, advice: Sequence[Advice]) -> None:
    if not advice:
        return
    made.heading(2, title)
    for each in advice:
        made.heading(3, f"{each.reference}  {each.title}", key=each.key)
        how = say.together([telling.given(say, each), telling.taken_back(say, each)])
        made.note([chip(status_words(say, each), status_tint(each)), f"  {how}"], keep_next=True)
        advised = [(say("advice.advice"), each.advice)]
        told_of(made, say, each, material.as_of, material.currency, advised=advised)
