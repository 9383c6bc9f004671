"""The places of a returned form, put together by recommendation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from exports.form.answers import Field, How
from exports.form.finding import Found, Place
from exports.form.listing import Listed

_TRUST = {how: rank for rank, how in enumerate(How)}


@dataclass
class Gathered:
    """Everything of one recommendation in a returned form.

    Attributes:
        record: The id of the recommendation, "" where only its reference is to be read.
        reference: Its reference, "" where only its id is to be read.
        places: Where each of its fields was found in the most trusted way.
        beneath: The references of others beneath which its fields stand.
    """

    record: str
    reference: str
    places: dict[Field, list[Place]] = field(default_factory=dict)
    beneath: tuple[str, ...] = ()


def code_of(found: Found, lists: Sequence[Listed], printed: str) -> str:
    """The code of a form: that of most of its fields, else that of its list, else the one that is printed on it.

    Args:
        found: Its fields.
        lists: The lists that it carries.
        printed: The code that is printed on it, "" for none.
    """
    listed = [each.code for each in lists]
    counted = Counter(each.form for each in found.places if each.form)
    if counted:
        return max(counted, key=lambda code: (counted[code], code in listed, code))
    return listed[0] if listed else printed


def gathered(found: Found, listed: Listed) -> list[Gathered]:
    """Each recommendation of a form, in the order of the file; what is of other forms is left out."""
    by_reference = {reference: record for record, reference in listed.references.items()}
    marked = _marked(found)
    advice: dict[str, Gathered] = {}
    for place in sorted(found.places, key=lambda each: each.table):
        if place.form not in ("", listed.code):
            continue
        printed = found.references.get(place.table, "")
        record = place.record
        if place.how is How.printed:
            forms = {form for form, _ in marked[place.table]}
            if forms and listed.code not in forms:
                continue
            own = {record for form, record in marked[place.table] if form == listed.code}
            record = own.pop() if len(own) == 1 else by_reference.get(printed, "")
        reference = listed.references.get(record) or printed
        one = advice.setdefault(record or reference, Gathered(record, reference))
        one.places.setdefault(place.field, []).append(place)
        if printed and printed != one.reference and printed not in one.beneath:
            one.beneath += (printed,)
    for one in advice.values():
        one.places = {name: _trusted(places) for name, places in one.places.items()}
    return list(advice.values())


def other_forms(found: Found, code: str) -> Iterator[str]:
    """The codes of the other forms that some fields are of."""
    yield from sorted({each.form for each in found.places} - {"", code})


def _marked(found: Found) -> dict[int, set[tuple[str, str]]]:
    """By the place of each table: the forms and recommendations that are marked in it."""
    marked = defaultdict[int, set[tuple[str, str]]](set)
    for each in found.places:
        if each.form:
            marked[each.table].add((each.form, each.record))
    return marked


def _trusted(places: Sequence[Place]) -> list[Place]:
    """Those that were found in the most trusted way."""
    best = min(_TRUST[each.how] for each in places)
    return [each for each in places if _TRUST[each.how] == best]
