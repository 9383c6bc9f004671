"""Whose words may stand before a client: how they are signed, and that nothing beside them tells whose they are."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from advisor.records.advice import Decision
from advisor.records.base import Record
from advisor.records.choices import Position, Quoting, Whose, WordsAre
from advisor.records.client import Person
from advisor.records.fields import fields_of
from advisor.records.relationship import Quote

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Quoted:
    """Who said or decided something, and their words, as far as the client may see them; "" where nothing may stand.

    ``exact`` says that the words stand in quotation marks, ``named`` that ``by`` tells who it was, and not just a role.
    """

    by: str
    words: str
    exact: bool
    named: bool


def attribution(person: Person | None) -> str | None:
    """How a person's words are signed: a name and role, a role, "" for nobody, or None: not to be quoted."""
    if person is None or person.quoted is Quoting.unattributed:
        return ""
    if person.quoted is Quoting.not_at_all:
        return None
    if person.quoted is Quoting.by_role:
        return person.role
    return ", ".join(part for part in (person.name, person.role) if part)


def as_quoted(quote: Quote, person: Person | None) -> Quoted | None:
    """A person's words as that person may be quoted; None where they may not be.

    Args:
        quote: The words.
        person: Whose they are; None where nobody knows any more.
    """
    signed = attribution(person)
    if signed is None:
        return None
    named = person is not None and person.quoted is Quoting.by_name
    return Quoted(signed, quote.words, quote.words_are is WordsAre.exact, named)


def are_shown(decision: Decision) -> bool:
    """Whether the words of a decision may be shown at all: not those of one person's view, nor of an error."""
    return bool(decision.words.strip()) and decision.whose is not Whose.person and not decision.entered_in_error


def _are_somebodys(decision: Decision) -> bool:
    """Whether words are shown that may be somebody's: that nobody answered is told by us, as we noted it."""
    ours = decision.position is Position.lapsed and not decision.by and decision.words_are is not WordsAre.exact
    return are_shown(decision) and not ours


def tells_who(text: str, person: Person | None) -> bool:
    """Whether a text has a name or the role of somebody whose words stand without either.

    A name counts with a capital, so that "will" is none of Will's; where a text has no capitals at all, without one.
    """
    if not text or person is None or attribution(person) != "":
        return False
    words, small = _WORD.findall(text), text.islower()
    said = {each.casefold() for each in words if small or not each.islower()}
    if any(each.casefold() in said for each in _names(person)):
        return True
    role, told = _WORD.findall(person.role.casefold()), [each.casefold() for each in words]
    return bool(role) and any(told[at : at + len(role)] == role for at in range(len(told)))


def _names(person: Person) -> Iterator[str]:
    """The parts of a name by which somebody is known: not "van", and no initial."""
    parts = [each for each in _WORD.findall(person.name) if not each.islower()]
    yield from [each for each in parts if len(each) > 1 or not each.isascii()] or parts


@cache
def _text_fields(record_type: type[Record]) -> tuple[tuple[str, bool], ...]:
    """The shared fields of a type that hold texts of ours, and whether they hold several."""
    texts = (each for each in fields_of(record_type) if each.kind in ("text", "lines") and each.ref is None)
    return tuple((each.name, each.many) for each in texts if each.shared and not each.system and each.name != "words")


class WithAdvice:
    """What the client reads of who decided on a piece of advice, and who may be named with it.

    Words that stand without a name must not lead back to whoever said them: neither through the names that stand with
    the advice, nor through a text of ours beside them, nor through what the same person decided by name on that day.

    Args:
        decisions: Every decision on the advice that is told.
        told: The advice itself and everything that is told of it, to look for names in its texts.
        person_of: Finds a person by id.
        speaks_on: Whether a person's words without a name stand with other advice on a day.
    """

    def __init__(
        self,
        decisions: Iterable[Decision],
        told: Iterable[Record],
        person_of: Callable[[str], Person | None],
        speaks_on: Callable[[str, date | None], bool],
    ) -> None:
        self._decisions = list(decisions)
        self._told = list(told)
        self._person_of, self._speaks_on = person_of, speaks_on
        self._told_by_a_text: dict[str, bool] = {}

    def quoted(self, decision: Decision) -> Quoted:
        """A decision as its person may be quoted.

        Whoever may not be named with their words still stands by name where they said nothing, but not beside other
        decisions that have such words: the name would give away whose they are.

        Args:
            decision: One of the decisions.
        """
        person = self._person_of(decision.by)
        signed = self._signed(decision)
        words = decision.words if signed is not None else ""
        by, named = signed or "", person is not None and person.quoted is Quoting.by_name
        if not by and person is not None and person.quoted is not Quoting.by_role and not self._is_veiled(decision):
            by, named = person.name, True
        return Quoted(by, words, bool(words) and decision.words_are is WordsAre.exact, named)

    def gives_away(self, people: Iterable[str]) -> bool:
        """Whether people who are named with the advice would be taken for those whose words stand there.

        Words without any source would be taken for those of whoever is named; words with a role give away only its
        holder.

        Args:
            people: The ids of those who would be named: to whom it was given, who owns it.
        """
        names = set(people)
        return any(not role or each.by in names for each, role in self._without_a_name())

    def owner(self, person_id: str) -> str:
        """How the owner of the advice stands with it: by name, or by the role that words of theirs are signed by there.

        Args:
            person_id: The id of the owner, "" for none.
        """
        owner = self._person_of(person_id)
        if owner is None or not self.gives_away([person_id]):
            return owner.name if owner else ""
        return owner.role if all(role for _, role in self._without_a_name()) else ""

    def _without_a_name(self) -> Iterator[tuple[Decision, str]]:
        """The decisions whose words stand there without a name, each with the role that they are signed by, if any."""
        for each in filter(_are_somebodys, self._decisions):
            signed, person = self._signed(each), self._person_of(each.by)
            if signed == "" or (signed and person is not None and person.quoted is Quoting.by_role):
                yield each, signed

    def _signed(self, decision: Decision) -> str | None:
        """How the words of a decision are signed; None where they may not stand here, since a text tells whose."""
        person = self._person_of(decision.by)
        signed = attribution(person)
        return None if signed == "" and person and are_shown(decision) and self._is_told(person) else signed

    def _is_told(self, person: Person) -> bool:
        """Whether a text that stands with the advice names somebody whose words would stand without a name."""
        if person.id not in self._told_by_a_text:
            self._told_by_a_text[person.id] = any(tells_who(text, person) for text in self._texts(person.id))
        return self._told_by_a_text[person.id]

    def _texts(self, person: str) -> Iterator[str]:
        """The texts that stand with the advice, and what others said about it."""
        for record in self._told:
            for name, many in _text_fields(type(record)):  # type: ignore[arg-type]  # a class is hashable
                value = getattr(record, name)
                yield from value if many else (value,) if value else ()
        yield from (each.words for each in self._decisions if each.by != person and are_shown(each))

    def _is_veiled(self, decision: Decision) -> bool:
        """Whether the name of who decided would give away whose words stand without one."""
        spoken = filter(_are_somebodys, (decision, *self._decisions))
        return any(not attribution(self._person_of(each.by)) for each in spoken) or self._is_told_elsewhere(decision)

    def _is_told_elsewhere(self, decision: Decision) -> bool:
        unsigned = attribution(self._person_of(decision.by)) == ""
        return unsigned and self._speaks_on(decision.by, decision.on)
