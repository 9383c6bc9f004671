"""What a restore would do, and what an erasing would take, in sentences: shown before anybody says yes."""

from collections.abc import Iterator, Mapping

from advisor.records import TYPES
from advisor.upkeep.erasing import Going, Mentions
from advisor.upkeep.foreseeing import How, Prospect, Restoration
from advisor.upkeep.mentions import Word
from advisor.words import count, plural, short_date

_MOST_PLACES = 12
_MOST_NAMES = 3


def prospect_words(found: Restoration) -> Iterator[str]:
    """What a restore would do, a sentence for each client."""
    at = found.at.astimezone()
    yield f"This is the backup of {short_date(at.date())}, {at:%H:%M}."
    for each in found.prospects:
        yield f"{each.name}: {_what(each)}."
        yield from _named(each)
        yield from each.lost


def _named(prospect: Prospect) -> Iterator[str]:
    """The first few records that would change, by their names, and how many more."""
    verbs = {"added": "Brought back", "changed": "Changed back", "deleted": "Taken out"}
    for kind, verb in verbs.items():
        names = prospect.names.get(kind, ())
        if names:
            more = f"; and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
            yield f"{verb}: {'; '.join(names[:_MOST_NAMES])}{more}."


def _what(prospect: Prospect) -> str:
    if prospect.nothing:
        return "everything is as the backup says"
    if prospect.how is How.MADE_AGAIN:
        return "cannot be used as it is, and is made again from all that is left of it"
    if prospect.how is How.BROUGHT:
        return f"is not here, and comes with its history ({_kinds(prospect.added)})"
    parts = (
        ("brings back", prospect.added),
        ("changes back", prospect.changed),
        ("takes out, since they were added later,", prospect.deleted),
    )
    changes = [f"{verb} {_kinds(kinds)}" for verb, kinds in parts if kinds]
    if prospect.regained:
        changes.insert(
            0, f"gets back {count(prospect.regained, 'save')} that only the backup has, as they were recorded"
        )
    return "; ".join(changes)


def _kinds(counted: Mapping[str, int]) -> str:
    """``1 person, 2 recommendations``."""
    known = {kind: number for kind, number in counted.items() if kind in TYPES}
    words = [count(number, TYPES[kind].NAME, TYPES[kind].PLURAL) for kind, number in sorted(known.items())]
    other = sum(counted.values()) - sum(known.values())
    return ", ".join([*words, *([count(other, "other record")] if other else [])])


def going_words(going: Going) -> Iterator[str]:
    """What goes with a client."""
    if going.again:
        yield f"{going.code} was destroyed before, and this came back: {', '.join(going.again)}."
        return
    plurals = {each.NAME: each.PLURAL for each in TYPES.values()}
    kinds = ", ".join(count(many, kind, plurals.get(kind)) for kind, many in going.records.items())
    yield f"This destroys {going.code} {going.name}: {kinds or 'records that cannot be read any more'};"
    yield f"{count(going.actions, 'action')} of history, {count(going.backups, 'backup')}, and drafts."
    yield "Nothing brings it back."


def mention_words(found: Mentions) -> Iterator[str]:
    """Where a person is named by words that mean nobody else, and where they stay named."""
    yield f"This makes {found.called} ({found.code}) anonymous: {found.instead} stands in every place."
    for word in found.words:
        if word.sure and (word.places or word.past):
            yield from places_of(word)
    for place in found.elsewhere[:_MOST_PLACES]:
        yield f"Stays, being another client's: {place.where}, {place.field}: {place.text}"


def places_of(word: Word) -> Iterator[str]:
    """Where a word stands; of many places the rest is counted."""
    lines = f"and {count(word.past, 'line')} of history" if word.past else ""
    yield f"“{word.text}” stands in {count(len(word.places), 'place')} {lines}".rstrip() + ":"
    for place in word.places[:_MOST_PLACES]:
        yield f"  {place.where}, {place.field}: {place.text}"
    if len(word.places) > _MOST_PLACES:
        rest = len(word.places) - _MOST_PLACES
        yield f"  and {rest} more {plural(rest, 'place')}"
