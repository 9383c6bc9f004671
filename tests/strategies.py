"""Hypothesis strategies: records of every type from their declarations, and histories of advice."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from advisor.records import (
    Asked,
    Correction,
    Decision,
    Event,
    Fact,
    Interaction,
    Outcome,
    Progress,
    Recommendation,
    Record,
    Withdrawal,
)
from advisor.records.base import Declared
from advisor.records.choices import (
    Position,
    ProgressState,
    PromptKind,
    Result,
    ValueBasis,
    ValueCovers,
    ValuePeriod,
    Whose,
)
from advisor.records.fields import FieldSpec, fields_of
from advisor.text import clean
from tests.factory import ADVICE_ID, ENGAGEMENT_ID

FIRST = date(2026, 1, 1)

#: Text as it is kept, so that reading it back can be asked to be the same.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(clean)
lines = texts.map(lambda text: clean(text, lines=False))
names = lines.filter(bool)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
amounts = st.decimals(Decimal(-10_000_000), Decimal(10_000_000), places=2)
instants = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
_PARTS: dict[type[Declared], st.SearchStrategy[Declared]] = {
    Correction: st.builds(Correction, on=days, reason=texts, was=st.dictionaries(st.just("title"), texts)),
    Asked: st.builds(
        Asked,
        id=names,
        section=lines,
        asks=texts,
        kind=st.sampled_from(PromptKind),
        required=st.booleans(),
        scale=st.lists(lines, max_size=2).map(tuple),
        options=st.lists(names, max_size=2).map(tuple),
    ),
    Fact: st.builds(Fact, name=names, said=texts),
}

_BY_KIND: dict[str, st.SearchStrategy[Any]] = {
    "text": texts,
    "whole": st.integers(1, 100),
    "amount": amounts,
    "date": days,
    "instant": instants,
    "flag": st.booleans(),
}


def values_of(spec: FieldSpec) -> st.SearchStrategy[Any]:
    """Values that a field can hold, its default among them."""
    if spec.part is not None:
        found: st.SearchStrategy[Any] = st.lists(_PARTS[spec.part], max_size=2).map(tuple)
    elif spec.many:
        item = names if spec.long else names.filter(lambda text: not set(text) & set(",;"))
        found = st.lists(item, max_size=3, unique=True).map(tuple)
    elif spec.choices is not None:
        found = st.sampled_from(list(spec.choices))
    elif spec.kind == "text":
        found = texts if spec.long else lines
        found = st.from_regex(r"[A-Z][A-Z0-9]{2}", fullmatch=True) if spec.capitals else found
    else:
        found = _BY_KIND[spec.kind]
    return st.just(spec.default) | found


def records(record_type: type[Record]) -> st.SearchStrategy[Record]:
    """Records of a type with any value in any field."""
    fields = {spec.name: values_of(spec) for spec in fields_of(record_type) if spec.name not in ("id", "rev")}
    return st.fixed_dictionaries(fields).map(record_type.of)


#: Days close enough to each other for records to meet, and to pass every clock.
near_days = st.integers(0, 60).map(lambda number: FIRST + timedelta(days=number * 10))

any_advice = st.builds(
    Recommendation,
    id=st.just(ADVICE_ID),
    engagement=st.just(ENGAGEMENT_ID),
    title=st.just("Advice"),
    given_on=st.none() | near_days,
    decide_by=st.none() | near_days,
)

_common: dict[str, st.SearchStrategy[Any]] = {
    "recommendation": st.just(ADVICE_ID),
    "sequence": st.integers(0, 2),
    "entered_in_error": st.sampled_from(["", "", "", "wrong client"]),
}
_decisions = st.builds(
    Decision,
    on=near_days,
    position=st.sampled_from(Position),
    whose=st.sampled_from([Whose.client, Whose.client, Whose.person]),
    deferred_until=st.none() | near_days,
    **_common,
)
_progress = st.builds(
    Progress, on=near_days, state=st.sampled_from(ProgressState), promised_on=st.none() | near_days, **_common
)
outcomes = st.builds(
    Outcome,
    on=near_days,
    result=st.sampled_from(Result),
    value=st.none() | amounts,
    value_period=st.sampled_from(ValuePeriod),
    value_covers=st.sampled_from(ValueCovers),
    value_basis=st.sampled_from(ValueBasis),
    confirmed_on=st.none() | near_days,
    **_common,
)
withdrawals = st.builds(Withdrawal, on=st.none() | near_days, **_common)


def _numbered(found: list[Event]) -> list[Event]:
    return [each.replaced(id=f"{index:016x}") for index, each in enumerate(found)]


def histories(*, withdrawn: bool = True) -> st.SearchStrategy[list[Event]]:
    """What may happen to advice, in any order, every record with its own id."""
    kinds: list[st.SearchStrategy[Event]] = [_decisions, _progress, outcomes]
    if withdrawn:
        kinds.append(withdrawals)
    return st.lists(st.one_of(kinds), max_size=8).map(_numbered)


#: Contacts in which advice was raised, each with its own id.
contacts = st.lists(st.builds(Interaction, on=st.none() | near_days, took_part=st.booleans()), max_size=4).map(
    lambda found: [each.replaced(id=f"{index:016x}", raised=(ADVICE_ID,)) for index, each in enumerate(found)]
)

outcome_lists = st.lists(outcomes, max_size=6).map(
    lambda found: [each.replaced(id=f"{index:016x}") for index, each in enumerate(found)]
)
