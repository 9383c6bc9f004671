"""Who decided, by the name that the client wrote."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from advisor.records import Client, Person
from advisor.records.choices import Part, Side
from exports.form.understanding import brief


class Decider(NamedTuple):
    """Who decided: the id of a person who is known, or somebody to be added, or neither; and every doubt."""

    by: str = ""
    adds: Person | None = None
    doubts: tuple[str, ...] = ()


def decider(client: Client, people: Sequence[Person], written: str) -> Decider:
    """Who is meant by a name as it stands on the form, such as “Dana Ortiz, CFO”.

    Args:
        client: Whose form it is.
        people: Everybody who is known there, on both sides.
        written: What was written; "" where it was left open.
    """
    if not written:
        return Decider()
    found = [each for each in people if _is_called(each, written)]
    theirs = [each for each in found if each.side is Side.client]
    if len(theirs) == 1:
        return Decider(theirs[0].id, doubts=tuple(_part_of(theirs[0])))
    if theirs:
        return Decider(doubts=(f"Several people are called “{brief(written)}”; nobody is named as who decided.",))
    if found:
        return Decider(doubts=(f"{found[0].name} is on our side; nobody is named as who decided.",))
    name, _, role = (part.strip() for part in written.partition(","))
    adds = Person(client=client.id, name=name or written, role=role if name else "")
    told = f"Nobody called “{brief(adds.name)}” is known at {client.name} yet; they are added with the decision."
    return Decider(adds=adds, doubts=(told,))


def _is_called(person: Person, written: str) -> bool:
    """Whether a name is a person's, with or without what follows a comma, such as the role."""
    wanted = " ".join(person.name.split()).casefold()
    text = " ".join(written.split()).casefold()
    return bool(wanted) and wanted in (text, text.partition(",")[0].strip(), text.partition(" (")[0])


def _part_of(person: Person) -> Iterator[str]:
    if person.part not in (None, Part.decides):
        yield f"As far as is recorded, {person.name} does not decide; it is recorded as the client's position."
