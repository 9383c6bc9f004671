"""How good a judge the consultant is: what was said beforehand, beside what happened."""

from __future__ import annotations

from advisor.review import Review, comparisons
from advisor.review.foresight import Bin, Foresight
from advisor.review.wording import rounded, whole
from exports.language import Language
from exports.review.rates import rate_cells, rate_columns
from exports.word import Chart, Column, Document, Table
from exports.word.charts import Look, Series, columns


def foresight_section(made: Document, say: Language, found: Review) -> None:
    """Add the section.

    Args:
        made: The document.
        say: The language.
        found: The review.
    """
    made.heading(1, say("review.foresight"))
    told = (
        ("review.will_adopt", found.adoption, comparisons.foresight_of_adoption(found.adoption)),
        ("review.will_work", found.success, comparisons.foresight_of_success(found.success)),
    )
    for key, each, words in told:
        made.heading(2, say(key))
        made.paragraph(words or say("review.no_chance"), keep_next=bool(each.bins))
        if len(each.bins) > 1 and not each.too_early:
            made.chart(_chart(say, each), caption=say(f"{key}_picture"), message=words)
        if each.bins:
            made.table(_table(say, each, say(f"{key}_table")))


def _chart(say: Language, found: Foresight) -> Chart:
    said = Series(say("review.said"), [whole(each.mean) for each in found.bins], Look.SOFT)
    true = Series(say("review.came_true"), [whole(each.happened.share or 0.0) for each in found.bins], Look.MAIN)
    return columns(say("review.chance"), [_chance(each) for each in found.bins], [said, true], percent=True)


def _table(say: Language, found: Foresight, caption: str) -> Table:
    titles = (
        Column(say("review.chance"), 1.2, whole=True),
        Column(say("review.on_average"), 1.1, align="end", whole=True),
        *rate_columns(say),
    )
    rows = [(_chance(each), rounded(each.mean), *rate_cells(say, each.happened)) for each in found.bins]
    return Table(titles, rows, say("review.foresight_what"), caption=caption, together=True)


def _chance(bin: Bin) -> str:
    return f"{bin.first}–{bin.last}\u00a0%"
