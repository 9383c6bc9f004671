"""The recommendation register: every recommendation of a scope, where it stands, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from advisor.records import Profile
from advisor.standing import State
from exports.asked import Asked
from exports.became import became
from exports.gathering import gather
from exports.language import Language
from exports.material import Advice, Material, Work
from exports.opening import findings, message_and_counts
from exports.report import colophon, report
from exports.status import status_tint, status_words
from exports.word import Cell, Column, Document, Table, Text, Tint, bold, isolated

_NONE = "–"
_AT_A_GLANCE = 12
"""Of more recommendations than this, a table says how many stand where; fewer are told in words."""


def document(asked: Asked) -> Document:
    """The register that is asked for."""
    assert not isinstance(asked.scope, Profile)
    say, material = asked.say, gather(asked.book, asked.scope, asked.as_of)
    made = report(say, material, asked.added, kicker=say("register.kicker"), subtitle=say("register.subtitle"))
    works = [each for each in material.works if each.advice]
    if len(works) > 1:
        made.contents(2)
    made.heading(1, say("register.summary"))
    _summary(made, asked, material)
    if works:
        made.heading(1, say("register.recommendations"))
        made.paragraph(say("register.explained"), keep_next=True)
    for work in works:
        if len(works) > 1:
            made.heading(2, say("advice.engagement", title=work.title, reference=work.reference))
        made.table(_table(say, work, material))
    colophon(say, made, material.digest())
    return made


def _summary(made: Document, asked: Asked, material: Material) -> None:
    """Our message, the counts, and how many stand where."""
    say = asked.say
    message_and_counts(made, say, material, asked.added.message)
    glance = _at_a_glance(say, material)
    if sum(len(work.advice) for work in material.works) > _AT_A_GLANCE and len(glance.rows) > 1:
        made.table(glance)
    findings(made, say, asked.added.found)


def _at_a_glance(say: Language, material: Material) -> Table:
    """How many recommendations stand where, those that wait first."""
    order = list(State)
    standing = sorted(material.advice(), key=lambda each: (order.index(each.state), str(each.position or "")))
    many: Counter[tuple[str, Tint]] = Counter()
    many.update((status_words(say, each), status_tint(each)) for each in standing)
    rows: list[list[Text | Cell]] = [[Cell(words, tint), say.digits(count)] for (words, tint), count in many.items()]
    columns = (Column(say("register.status"), 3.0), Column(say("register.how_many"), 1.0, align="end"))
    return Table(columns, rows, say("register.glance_what"), caption=say("register.glance"))


def _table(say: Language, work: Work, material: Material) -> Table:
    columns = (
        Column(say("register.reference"), 1.05, whole=True),
        Column(say("register.recommendation"), 3.6),
        Column(say("register.owner"), 1.35),
        Column(say("register.status_and_day"), 1.75),
        Column(say("register.became"), 2.5),
    )
    rows = [list(_row(say, each, material)) for each in work.advice]
    return Table(columns, rows, say("register.what", title=work.title), caption=say("register.caption"))


def _row(say: Language, advice: Advice, material: Material) -> Iterator[Text | Cell]:
    decided = advice.decided
    on = say.day(decided.on) if decided and decided.on and advice.state is not State.awaiting else ""
    status = status_words(say, advice)
    yield advice.reference
    yield [bold(isolated(advice.title)), f"\n{_facts(say, advice)}"]
    yield advice.owner or _NONE
    yield Cell(f"{status}\n{on}" if on else status, status_tint(advice))
    yield became(say, advice, material.as_of, material.currency) or _NONE


def _facts(say: Language, advice: Advice) -> str:
    """When it was given, and how much hangs on it."""
    on = say("register.given_on", day=say.day(advice.given_on))
    priority = say("telling.priority", priority=say.label(advice.priority)) if advice.priority else ""
    return say.sentence([say.listed([part for part in (on, priority) if part])])
