"""Destroys a client, and makes a person anonymous, each for good and after a word that nobody types by accident."""

import argparse
from collections.abc import Iterator

from advisor.cli.family import Family
from advisor.cli.opening import on_terminal
from advisor.cli.output import line, safe, say
from advisor.cli.refusal import Refusal
from advisor.cli.session import Session, session
from advisor.records import Person
from advisor.upkeep import folder_of
from advisor.upkeep.erasing import (
    Mentions,
    destroy,
    documents_staying,
    forget,
    is_forgotten,
    mentions,
    outside,
    what_goes,
)
from advisor.upkeep.mentions import Word
from advisor.upkeep.telling import going_words, mention_words, places_of
from advisor.words import count

_FORGET = """The whole name goes wherever it stands. A first or last name that stands by itself may mean somebody else:
it is asked about, and goes with --also WORD. With --confirm it stays, and is named with the command that takes it
out."""


def offer(family: Family) -> None:
    """Add ``destroy`` and ``forget``."""
    destroying = family.command("destroy", run_destroy, "remove a client with everything that is kept of it, for good")
    destroying.add_argument("code", metavar="CODE", help="the client's code")
    destroying.add_argument("--confirm", metavar="CODE", help="the code once more, where nobody can be asked")
    forgetting = family.command(
        "forget", run_forget, "make a person anonymous in everything that is kept, for good", epilog=_FORGET
    )
    forgetting.add_argument("person", metavar="PERSON", help="the name, or the start of the id")
    forgetting.add_argument("--client", metavar="CODE", help="at which client, where several have such a person")
    forgetting.add_argument(
        "--also", metavar="WORD", action="append", default=[], help="a first or last name that goes, too"
    )
    forgetting.add_argument(
        "--name", metavar="NAME", default="", help="the name that came back of somebody who was forgotten before"
    )
    forgetting.add_argument("--confirm", metavar="NAME", help="the name in full, where nobody can be asked")


def run_destroy(args: argparse.Namespace) -> int:
    """Destroy a client."""
    desk = session(args)
    going = what_goes(desk.practice, args.code)
    if args.confirm is None:
        for each in going_words(going):
            say(each)
    destroy(desk.practice, going, _confirmed(args.confirm, going.code, f"advisor destroy {args.code}"))
    say(f"{going.code} is destroyed. A receipt stays in the history of the practice; it says nothing of what went.")
    for each in outside(going.documents, folder_of(desk.practice).layout.root):
        say(each)
    return 0


def run_forget(args: argparse.Namespace) -> int:
    """Make a person anonymous."""
    desk = session(args)
    person = _person(desk, args.person, args.client)
    found = mentions(desk.practice, person, args.name)
    _known(found, args.also)
    also = _asked(found, args.also) if args.confirm is None else args.also
    typed = _confirmed(args.confirm, found.called, _command(args))
    instead = forget(desk.practice, found, typed, also)
    say(f"{instead} stands now where {found.code} named that person; the history is sealed anew, and says so.")
    for each in _staying(found, also, instead):
        say(line(each))
    documents = documents_staying(desk.practice, person.client)
    for each in outside(documents, folder_of(desk.practice).layout.root):
        say(each)
    return 0


def _staying(found: Mentions, also: list[str], instead: str) -> Iterator[str]:
    """The words that may mean somebody else and still stand there, each with the command that takes it out."""
    for word in found.words:
        if word.sure or word.text in also:
            continue
        stands = count(len(word.places), "place") + (f" and {count(word.past, 'line')} of history" if word.past else "")
        command = f'advisor forget "{instead}" --client {found.code} --name "{word.text}"'
        yield f"“{word.text}” still stands in {stands}; where it means that person, this takes it out: {command}"


def _command(args: argparse.Namespace) -> str:
    return f'advisor forget "{args.person}" --name "{args.name}"' if args.name else f"advisor forget {args.person}"


def _person(desk: Session, name: str, code: str | None) -> Person:
    """The one person who was named.

    Raises:
        Refusal: When there is none, or more than one.
    """
    found = desk.book.find(name)
    if isinstance(found, Person):
        return found
    client = desk.client(code) if code else None
    people = [each for each in desk.book.all(Person) if client is None or each.client == client.id]
    named = [each for each in people if each.name.casefold() == name.strip().casefold()]
    if len(named) == 1:
        return named[0]
    if not named:
        again = next(
            (
                f' If it is the name of somebody forgotten: advisor forget "{each.name}" --name "{name}"'
                for each in people
                if is_forgotten(each)
            ),
            "",
        )
        raise Refusal(
            f"Nobody here is called “{name}”; give the whole name. advisor list people shows everybody.{again}"
        )
    listed = "; ".join(f"{_code(desk, each)} ({desk.book.short_id(each)})" for each in named)
    raise Refusal(f"Several people are called “{name}”: {listed}. Give --client CODE, or the id.")


def _code(desk: Session, person: Person) -> str:
    client = desk.book.client_of(person)
    return client.code if client else "?"


def _known(found: Mentions, also: list[str]) -> None:
    """Refuse a word that nobody was asked about.

    Raises:
        Refusal: With the words that there are.
    """
    unsure = [each.text for each in found.words if not each.sure]
    for each in also:
        if each not in unsure:
            there = f"there are: {', '.join(unsure)}" if unsure else "there is none"
            raise Refusal(f"“{each}” is no first or last name that stands in these records by itself; {there}.")


def _asked(found: Mentions, also: list[str]) -> list[str]:
    """Show where a person is named; the words beside the sure ones that go, as far as somebody can be asked."""
    for each in mention_words(found):
        say(_fitting(each))
    return [word.text for word in found.words if not word.sure and (word.text in also or _means(word, found.called))]


def _means(word: Word, called: str) -> bool:
    for each in places_of(word):
        say(_fitting(each))
    if not on_terminal():
        say(f"--also {word.text} makes it go, too.")
        return False
    return _typed(f"Does “{word.text}” mean {called} in all of these? y or n: ").casefold() in ("y", "yes")


def _confirmed(given: str | None, wanted: str, command: str) -> str:
    """What somebody typed to say that they mean it.

    Raises:
        Refusal: When nobody can be asked.
    """
    if given is not None:
        return given
    if not on_terminal():
        raise Refusal(f'Nothing was changed; {command} --confirm "{wanted}" does it.')
    return _typed(f"Type {wanted} to do it: ")


def _typed(question: str) -> str:
    try:
        return input(safe(question)).strip()
    except EOFError as error:
        raise Refusal("Nothing was changed.") from error


def _fitting(text: str) -> str:
    """One line, with the blanks that it begins with."""
    return " " * (len(text) - len(text.lstrip(" "))) + line(text)
