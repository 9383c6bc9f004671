"""Who decided, by the name that the client wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from advisor.records import Client, Person, Profile
from advisor.records.choices import Part, Side
from exports.form.understanding import brief

_APART = re.compile(r"\s*[,(]\s*|\s+[-–—|]\s+")
"""What stands between a name and a role."""
_OTHER = re.compile(r"\W+")


class Decider(NamedTuple):
    """Who decided: the id of a person who is known, or somebody to be added, or neither; and every doubt."""

    by: str = ""
    adds: Person | None = None
    doubts: tuple[str, ...] = ()


def decider(client: Client, people: Sequence[Person], profile: Profile, written: str) -> Decider:
    """Who is meant by a name as it stands on the form, such as “Dana Ortiz, CFO”.

    Args:
        client: Whose form it is.
        people: Everybody who is known there, on both sides.
        profile: Whose practice it is.
        written: What was written; "" where it was left open.
    """
    if not written:
        return Decider()
    if len(_named_in(people, written)) > 1:
        return Decider(doubts=(f"“{brief(written)}” names several people; nobody is named as who decided.",))
    found = [each for each in people if _is_called(each, written)]
    theirs = [each for each in found if each.side is Side.client]
    if len(theirs) == 1:
        return Decider(theirs[0].id, doubts=tuple(_part_of(theirs[0])))
    if theirs:
        return Decider(doubts=(f"Several people are called “{brief(written)}”; nobody is named as who decided.",))
    if found:
        return Decider(doubts=(f"{found[0].name} is on our side; nobody is named as who decided.",))
    if _same(profile.name) in _names_in(written):
        return Decider(doubts=(f"{profile.name} is on our side; nobody is named as who decided.",))
    return _added(client, written)


def _added(client: Client, written: str) -> Decider:
    """Somebody who is not known yet."""
    name, role = _apart(written)
    adds = Person(client=client.id, name=name or written, role=role if name else "")
    as_role = f" as “{brief(adds.role)}”" if adds.role else ""
    told = (
        f"Nobody called “{brief(adds.name)}” is known at {client.name} yet; they are added{as_role} with the decision."
    )
    return Decider(adds=adds, doubts=(told,))


def _is_called(person: Person, written: str) -> bool:
    """Whether a name is a person's, with or without the role, or with the last name first."""
    name, role = _same(person.name), _same(person.role)
    return bool(name) and (name in _names_in(written) or _same(written) == f"{name} {role}")


def _names_in(written: str) -> set[str]:
    """The names that what was written may be: all of it, without the role, and with the last name first."""
    text = _same(written)
    last, _, first = text.partition(",")
    return {text, _apart(text)[0], f"{_apart(first.strip())[0]} {last}"}


def _named_in(people: Sequence[Person], written: str) -> set[str]:
    """The whole names of people that stand anywhere in what was written; "Ann" is none of them in "Ann Lee"."""
    found, left = set[str](), _in_words(written)
    for name in sorted({_in_words(each.name) for each in people}, key=len, reverse=True):
        if name.strip() and name in left:
            found.add(name)
            left = left.replace(name, " | ")
    return found


def _in_words(text: str) -> str:
    """A text as its words, with a blank before and behind each."""
    return f" {_OTHER.sub(' ', _same(text)).strip()} "


def _apart(written: str) -> tuple[str, str]:
    """A name, and the role beside it."""
    name, *role = _APART.split(written, maxsplit=1)
    return name.strip(), "".join(role).rstrip(") ")


def _same(text: str) -> str:
    """A name as it is compared."""
    return " ".join(text.split()).casefold()


def _part_of(person: Person) -> Iterator[str]:
    if person.part not in (None, Part.decides):
        yield f"As far as is recorded, {person.name} does not decide; it is recorded as the client's position."
