"""The answers of a returned form beside what is recorded: old and new, and what is doubtful about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from advisor.book import PRACTICE_SCOPE, Book
from advisor.changes import Add, Refused
from advisor.planning import planned
from advisor.records import Decision, Document, FormReturn, Recommendation
from advisor.records.choices import Position, Whose, WordsAre
from exports.form.answers import AnswerRead, Doubt, DoubtKind, Field, Returned
from exports.form.beside import Beside, newer, odd_fields, outdated
from exports.form.deciders import Decider, decider
from exports.form.doubting import told
from exports.form.known import is_known
from exports.form.plan import Came, Item, Plan, Verdict
from exports.form.sent import differences

_UNCLEAR = frozenset({DoubtKind.duplicated, DoubtKind.not_a_choice, DoubtKind.ambiguous_date, DoubtKind.not_a_date})
"""Doubts that leave open what the field says."""
_BY_HAND = "record it by hand once you know."


def plan(book: Book, then: Book, document: Document, came: Came, now: datetime, went: Returned | None = None) -> Plan:
    """What a returned form comes to; the book is left as it is, and no other thread may change it meanwhile.

    Args:
        book: The practice.
        then: The client's records as they stood when the form was made.
        document: The form as it went out.
        came: The form as it came back.
        now: The instant; its day is that of decisions whose date was left open.
        went: What the form said as it went out, where that is known.
    """
    client = book.client_of(document)
    assert client is not None
    own = Book()  # tried out in a book of its own, so that nobody sees what is not so yet
    for scope in (PRACTICE_SCOPE, client.id):
        own.replace_scope(scope, list(book.kept_in(scope)))
    beside = Beside(own, then, document, client, now, came.sha256, lost_code=not came.returned.form)
    returns = sorted(
        (each for each in own.all(FormReturn) if each.document == document.id), key=lambda each: each.noted
    )
    return Plan(
        came,
        client,
        document,
        tuple(_items(beside, came.returned.answers)),
        tuple(_file_doubts(beside, came, went)),
        same=next((each for each in returns if each.sha256 == came.sha256), None),
        earlier=next(iter(returns), None),
    )


def _items(beside: Beside, answers: tuple[AnswerRead, ...]) -> Iterator[Item]:
    """An item for each answer, in the order in which the form asks."""
    matched = [(each, beside.advice_of(each)) for each in answers]
    order = {record: place for place, record in enumerate(beside.document.about)}
    matched.sort(key=lambda each: order.get(each[1].id, len(order)) if each[1] else len(order))
    often = Counter(advice.id for _, advice in matched if advice)
    for answer, advice in matched:
        if advice is None:
            yield _unasked(answer)
        else:
            yield _item(beside, answer, advice, twice=often[advice.id] > 1)


def _unasked(answer: AnswerRead) -> Item:
    doubts = tuple(told(each) for each in answer.doubts)
    reference = answer.reference or "A recommendation"
    if answer.empty:
        return Item(reference, answer, Verdict.empty)
    problem = f"{reference} is not among what this form asked about; {_BY_HAND}"
    return Item(reference, answer, Verdict.blocked, doubts=doubts, problems=(problem,))


def _item(beside: Beside, answer: AnswerRead, advice: Recommendation, *, twice: bool) -> Item:
    before = beside.book.standing_of(advice, beside.today).decision
    if answer.empty:
        return Item(advice.reference, answer, Verdict.empty, advice, before)
    who = decider(beside.client, beside.book.people_of(beside.client.id), beside.book.profile, answer.by)
    decision = _decision(beside, answer, advice, who)
    if is_known(beside, answer, decision, who):
        return Item(advice.reference, answer, Verdict.known, advice, before, decision)
    doubts = (*(told(each) for each in answer.doubts), *who.doubts, *_doubts(beside, answer, advice, decision))
    item = Item(advice.reference, answer, Verdict.ready, advice, before, decision, who.adds, doubts)
    problems = tuple(_problems(beside, item, twice=twice))
    verdict = Verdict.blocked if problems else Verdict.doubtful if doubts else Verdict.ready
    return replace(item, verdict=verdict, problems=problems)


def _decision(beside: Beside, answer: AnswerRead, advice: Recommendation, who: Decider) -> Decision:
    """The decision as far as the form says it; what the client wrote is exactly theirs."""
    return Decision.of(
        {
            "recommendation": advice.id,
            "position": answer.position,
            "on": answer.on or (None if _is_unclear(answer, Field.on) else beside.today),
            "by": who.by,
            "whose": Whose.client,
            "takes": answer.takes,
            "leaves": answer.leaves,
            "instead": answer.instead,
            "deferred_until": answer.until,
            "option_chosen": answer.option,
            "words": answer.words,
            "words_are": WordsAre.exact if answer.words else WordsAre.noted,
        }
    )


def _problems(beside: Beside, item: Item, *, twice: bool) -> Iterator[str]:
    """Why an answer cannot be recorded as it is."""
    answer = item.answer
    if twice:
        yield f"It stands in the form more than once, under different names; {_BY_HAND}"
    if answer.position is None:
        yield f"What was decided cannot be read from it; {_BY_HAND}"
    elif _is_unclear(answer, Field.on):
        yield f"The day of the decision is not clear; {_BY_HAND}"
    elif _is_unclear(answer, Field.until) and answer.position is Position.deferred:
        yield f"Until when it is deferred is not clear; {_BY_HAND}"
    else:
        yield from _breaches(beside, item)


def _breaches(beside: Beside, item: Item) -> Iterator[str]:
    """The rules of the record that an answer would break."""
    new = [Add(each) for each in (item.adds, item.decision) if each]
    try:
        planned(beside.book, new, beside.now, {})
    except Refused as refused:
        yield from (each.words for each in refused.problems)


def _is_unclear(answer: AnswerRead, field: Field) -> bool:
    """Whether something stands in a field of which nobody can tell what it says."""
    return any(each.field is field and each.kind in _UNCLEAR for each in answer.doubts)


def _doubts(beside: Beside, answer: AnswerRead, advice: Recommendation, decision: Decision) -> Iterator[str]:
    """What is doubtful about an answer beside what is recorded."""
    if beside.lost_code:
        yield "The form has lost its code; what it answers was found by the references alone."
    if answer.reference and answer.reference != advice.reference:
        yield f"The form calls it {answer.reference}."
    if answer.on is None and answer.position and not _is_unclear(answer, Field.on):
        yield "No date was filled in; it is recorded as of today."
    yield from odd_fields(decision)
    yield from outdated(beside, advice)
    yield from newer(beside, decision)


def _file_doubts(beside: Beside, came: Came, went: Returned | None) -> Iterator[str]:
    """What is doubtful about the file, with every recommendation that is gone from it."""
    doubts = list(came.returned.doubts)
    missing = {each.reference for each in doubts if each.kind is DoubtKind.missing}
    there = {advice.id for each in came.returned.answers if (advice := beside.advice_of(each))}
    for record in beside.document.about:
        advice = beside.book.get(Recommendation, record)
        if advice and record not in there and advice.reference not in missing:
            doubts.append(Doubt(DoubtKind.missing, advice.reference))
    doubts += differences(went, came.returned) if went else ()
    yield from map(told, doubts)
    if went is None:
        yield "The form as it went out is no longer there, so that what was written outside of its fields is not told."
