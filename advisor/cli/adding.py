"""Adds clients, people, engagements, advice, and what puts off a line of Today."""

import argparse

from advisor.agenda import agenda
from advisor.changes import Add
from advisor.cli import relating
from advisor.cli.family import Family
from advisor.cli.options import add_fields, typed_fields
from advisor.cli.output import line, say
from advisor.cli.refusal import Refusal
from advisor.cli.session import Session, session
from advisor.codes import code_for
from advisor.practice import Done
from advisor.records import Client, Engagement, Person, Recommendation, Snooze
from advisor.words import weekday_date


def offer(family: Family) -> None:
    """Add ``add`` and the kinds of record that it makes."""
    add = family.command("add", None, "add a client, a person, an engagement, advice, a concern, a goal, …")
    kinds = family.under(add, "KIND")
    client = kinds.command(
        "client",
        add_client,
        "add a client; its code is made from its name where none is given",
        usage="--name NAME [--FIELD VALUE …]",
    )
    add_fields(client, Client)
    person = kinds.command(
        "person",
        add_person,
        "add somebody at a client, or on our side there",
        usage="CODE --name NAME [--FIELD VALUE …]",
    )
    person.add_argument("code", metavar="CODE", help="the client's code")
    add_fields(person, Person, leave=("client",))
    engagement = kinds.command(
        "engagement", add_engagement, "add an engagement for a client", usage="CODE --title TITLE [--FIELD VALUE …]"
    )
    engagement.add_argument("code", metavar="CODE", help="the client's code")
    add_fields(engagement, Engagement, leave=("client",))
    advice = kinds.command(
        "advice",
        add_advice,
        "add a recommendation",
        usage="SCOPE --title TITLE [--given DATE] [--FIELD VALUE …]",
        epilog="Without --given it is a draft, which no document shows.",
    )
    advice.add_argument(
        "scope", metavar="SCOPE", help="an engagement's reference, or the code of a client with one active engagement"
    )
    add_fields(advice, Recommendation, leave=("engagement",))
    relating.offer_kinds(kinds)
    snooze = kinds.command("snooze", add_snooze, "put off what Today says about a record")
    snooze.add_argument("ref", metavar="REF", help="a reference, a code, or the start of an id")
    add_fields(snooze, Snooze, leave=("client",))


def add_client(args: argparse.Namespace) -> int:
    """Add a client, with a code from its name where none was typed."""
    desk = session(args, create=True)
    typed = typed_fields(args)
    name, code = str(typed.get("name", "")), str(typed.get("code", "")).strip().upper()
    if not code and name.strip():
        _refuse_namesake(desk, name)
        code = code_for(name, {each.code for each in desk.book.all(Client)})
    client = desk.built(Client, {**typed, "code": code}, None)
    desk.record([Add(client)], f"Add client {client.name}")
    say(line(f"{client.code} {client.name} is recorded."))
    return 0


def _refuse_namesake(desk: Session, name: str) -> None:
    """Ask for a code where a client has the name already: it is rather the same one, typed again.

    Raises:
        Refusal: When there is such a client.
    """
    for each in desk.book.all(Client):
        if _alike(each.name, name):
            raise Refusal(f"There is a client called {each.name} already ({each.code}); give --code to add another.")


def _alike(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def add_person(args: argparse.Namespace) -> int:
    """Add a person to a client."""
    desk = session(args, create=True)
    client = desk.client(args.code)
    person = desk.built(Person, typed_fields(args), client, client=client.id)
    for each in desk.book.people_of(client.id):
        if _alike(each.name, person.name) and _alike(each.role, person.role):
            role = f", {each.role}," if each.role else ""
            raise Refusal(
                f"{each.name}{role} is recorded at {client.name} already ({desk.book.short_id(each)}); "
                "another --role tells somebody of the same name apart."
            )
    done = desk.record([Add(person)], f"Add {person.name}")
    role = f", {person.role}" if person.role else ""
    say(line(f"{person.name}{role} at {client.name} is recorded ({desk.book.short_id(done.records[0])})."))
    return 0


def add_engagement(args: argparse.Namespace) -> int:
    """Add an engagement to a client."""
    desk = session(args, create=True)
    client = desk.client(args.code)
    engagement = desk.built(Engagement, typed_fields(args), client, client=client.id)
    done = desk.record([Add(engagement)], f"Add engagement {engagement.title}")
    say(line(f"{_reference(desk, done)} {engagement.title} is recorded."))
    return 0


def add_advice(args: argparse.Namespace) -> int:
    """Add a recommendation to an engagement."""
    desk = session(args, create=True)
    engagement = desk.engagement(args.scope)
    advice = desk.built(Recommendation, typed_fields(args), desk.book.client_of(engagement), engagement=engagement.id)
    done = desk.record([Add(advice)], f"Add advice: {advice.title}")
    reference = _reference(desk, done)
    say(line(f"{reference} {advice.title} is recorded in {engagement.reference} {engagement.title}."))
    if advice.given_on is None:
        say(f"{reference} is kept as a draft; advisor edit {reference} --given DATE says when it was given.")
    for old in advice.replaces:
        say(line(f"{desk.book.short_id(desk.book.record(old) or advice)} is superseded by it."))
    return 0


def _reference(desk: Session, done: Done) -> str:
    return desk.book.short_id(done.records[0])


def add_snooze(args: argparse.Namespace) -> int:
    """Put off the line of Today about a recommendation, a promise, a client or whatever else waits there."""
    desk = session(args, create=True)
    about = desk.find(args.ref)
    name = desk.book.short_id(about)
    item = next((each for each in agenda(desk.book, desk.today) if each.record == about.id), None)
    if item is None:
        raise Refusal(f"Today says nothing about {name}, so there is nothing to put off.")
    client = desk.book.client_of(about)
    values = {"client": client.id if client else "", "item": item.key}
    snooze = desk.built(Snooze, typed_fields(args), client, **values)
    desk.record([Add(snooze)], f"Put off {name}")
    if snooze.until:
        say(f"{name} is put off until {weekday_date(snooze.until)}.")
    return 0
