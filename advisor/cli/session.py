"""An open practice for the length of one command: what is found in it, read for it, and recorded."""

import argparse
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from advisor.book import Book, reference_of
from advisor.changes import Change, Refused
from advisor.cli.machine import local_now, login
from advisor.cli.output import warn
from advisor.cli.place import Place, place
from advisor.cli.refusal import Refusal
from advisor.dates import parse_date
from advisor.entry import Reader
from advisor.practice import Done, Practice
from advisor.records import Client, Engagement, Misfit, Problem, Profile, Recommendation, Record
from advisor.records.choices import EngagementStatus
from advisor.store import Gone, NotAPractice, ReadOnly

R = TypeVar("R", bound=Record)
Typed = Mapping[str, str | Sequence[str]]


class Session:
    """One command's practice, with every record read.

    Args:
        where: The folders.
        create: Whether to make the practice where there is none.
        only: The code of the one client to be seen; "" for everything.
        warns: Whether to say what is wrong; a check has it among what it finds.
    """

    def __init__(self, where: Place, *, create: bool = False, only: str = "", warns: bool = True) -> None:
        self.practice = _opened(where, create)
        self.practice.load()
        self.book: Book = self.practice.book
        self.practice.who = self.book.profile.name or self.practice.who
        self.today = self.practice.today
        self.only = self._one_client(only) if only else None
        self._warned: set[str] = set()
        if warns:
            self.warn_of_troubles()

    @property
    def shared(self) -> bool:
        """Whether a client looks on, so that nothing internal may be shown."""
        return self.only is not None

    def _one_client(self, code: str) -> Client:
        found = self.book.find(code)
        if not isinstance(found, Client):
            known = ", ".join(sorted(each.code for each in self.book.all(Client))) or "none yet"
            raise Refusal(f"“{code}” is not the code of a client. There are: {known}.")
        return found

    # -- finding ---------------------------------------------------------------------------------------------

    def find(self, name: str) -> Record:
        """The record that was named, by reference, code, or the beginning of its id.

        Raises:
            Refusal: When there is none, or more than one.
        """
        if name.strip().casefold() == Profile.KIND:
            return self.book.profile
        found = self.book.find(name)
        if found is None or (self.only is not None and self.book.client_of(found) != self.only):
            raise Refusal(self._unread(name) or f"Nothing here is called “{name}”. {self._known()}")
        return found

    def _unread(self, name: str) -> str:
        """That what was named is of a client which cannot be read now; "" where it is not, or a client looks on."""
        code = name.strip().partition("-")[0].upper()
        scopes = (each for each in self.practice.store.scopes() if each in self.practice.troubles)
        unread = filter(None, (self.practice.name_of(each) for each in scopes if self.book.get(Client, each) is None))
        called = next((each for each in unread if each == code or each.endswith(f"({code})")), "")
        if self.only is not None or not called:
            return ""
        return f"“{name}” is of {called}, which cannot be read now; advisor check says what is wrong with it."

    def _known(self) -> str:
        codes = sorted(each.code for each in self.book.all(Client))
        if not codes:
            return "Nothing is recorded yet."
        example = codes[0]
        return f"Give a reference such as {example}-1 or {example}-E1, a client's code, or the start of an id."

    def advice(self, name: str) -> Recommendation:
        """The recommendation that was named.

        Raises:
            Refusal: When there is none, or it is something else.
        """
        found = self.find(name)
        if not isinstance(found, Recommendation):
            raise Refusal(f"{reference_of(found) or name} is {kind_of(found)}; name a recommendation, such as ACME-12.")
        return found

    def client(self, name: str) -> Client:
        """The client that was named.

        Raises:
            Refusal: When there is none, or it is something else.
        """
        found = self.book.find(name)
        if isinstance(found, Client):
            return found
        known = ", ".join(sorted(each.code for each in self.book.all(Client))) or "none yet"
        raise Refusal(self._unread(name) or f"“{name}” is not the code of a client. There are: {known}.")

    def engagement(self, scope: str) -> Engagement:
        """The engagement that a scope means: by its reference, or the one active engagement of a client.

        Raises:
            Refusal: When the scope means none, or could mean several.
        """
        found = self.book.find(scope)
        if isinstance(found, Engagement):
            return found
        client = self.client(scope)
        engagements = self.book.engagements_of(client.id)
        active = [each for each in engagements if each.status is EngagementStatus.active]
        if len(active) == 1:
            return active[0]
        if not active:
            raise Refusal(
                f"{client.code} has no active engagement; advisor add engagement {client.code} --title … makes one."
            )
        listed = "; ".join(f"{each.reference} {each.title}" for each in active)
        raise Refusal(f"{client.code} has {len(active)} active engagements; name one of them: {listed}.")

    # -- reading what was typed ------------------------------------------------------------------------------

    def reader(self, client: Client | None = None) -> Reader:
        """Reads typed text beside the people and advice of a client."""
        return Reader(self.book, self.today, client.id if client else "")

    def day(self, text: str) -> date:
        """The day that was typed.

        Raises:
            Refused: When it cannot be read.
        """
        try:
            return parse_date(text, self.today)
        except ValueError as error:
            raise problem("on", str(error)) from error

    def typed_values(self, record: Record, typed: Typed) -> dict[str, Any]:
        """The values of a record that were typed, read beside its client.

        Raises:
            Refused: With everything that cannot be read.
        """
        read = self.reader(self.book.client_of(record)).read(type(record), typed)
        if read.problems:
            raise Refused(read.problems)
        return dict(read.values)

    def built(self, record_type: type[R], typed: Typed, beside: Client | None, /, **values: object) -> R:
        """A new record from typed text, read beside a client, and given values.

        Raises:
            Refused: With everything that is wrong with it, at once.
        """
        read = self.reader(beside).read(record_type, typed)
        problems = list(read.problems)
        try:
            record = record_type.of({**values, **read.values})
        except Misfit as error:
            raise Refused([*problems, *error.problems]) from error
        if problems:
            named = {each.field for each in problems}
            raise Refused([*problems, *(each for each in record.problems() if each.field not in named)])
        return record

    # -- writing ---------------------------------------------------------------------------------------------

    def record(self, changes: Sequence[Change], why: str) -> Done:
        """Record one action by the one door."""
        with self.telling_once():
            done = self.practice.record(changes, why)
        self.settle()
        return done

    @contextmanager
    def telling_once(self) -> Iterator[None]:
        """Name no trouble in full that was told when the practice was opened, where it stops what is done within."""
        try:
            yield
        except ReadOnly as error:
            if any(str(error).endswith(words) for words in self._warned):
                raise Refusal("Nothing was saved, for the reason above.") from error
            raise

    def settle(self) -> None:
        """After something was written: say what is wrong, and back up what is due. Commands that read write nothing."""
        from advisor.upkeep.backing_up import back_up_if_due  # only those who wrote wait for it

        self.warn_of_troubles()
        for words in back_up_if_due(self.practice).troubles:
            warn(words)

    def warn_of_troubles(self) -> None:
        """Say what is wrong with the practice; where a client looks on, only what is wrong with theirs."""
        troubles, only = self.practice.troubles, self.only
        self.warn(words for scope, words in troubles.items() if only is None or scope.endswith(only.id))

    def warn(self, troubles: Iterable[str]) -> None:
        """Say what is wrong, each trouble once."""
        for words in troubles:
            if words not in self._warned:
                warn(words)
                self._warned.add(words)


def _opened(where: Place, create: bool) -> Practice:
    try:
        practice = Practice.open(where.folder, state=where.state, now=local_now, who=login(), create=create)
    except Gone:  # says itself what to do
        raise
    except NotAPractice as error:
        raise Refusal(f"{error} {_how_to_begin(where.folder)}") from error
    if practice.is_new:
        warn(f"A new practice was made in {where.folder}.")
    return practice


def _how_to_begin(folder: Path) -> str:
    if folder.is_dir() and any(folder.iterdir()):
        return "Choose another with --practice DIR."
    return "advisor add client --name … makes one there; --practice DIR names another; advisor demo shows a sample."


def session(args: argparse.Namespace, *, create: bool = False, warns: bool = True) -> Session:
    """The practice that the options of a command name.

    Raises:
        Refusal, StoreError: With one sentence, where there is none or it cannot be used.
    """
    return Session(place(args.practice), create=create, only=args.only or "", warns=warns)


def kind_of(record: Record) -> str:
    """What a record is, in a sentence: ``an engagement``."""
    return f"{'an' if record.NAME[0] in 'aeiou' else 'a'} {record.NAME}"


def problem(field: str, words: str) -> Refused:
    """A refusal of one field in plain words."""
    return Refused([Problem(field, words)])
