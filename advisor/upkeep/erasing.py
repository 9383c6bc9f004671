"""Destroying a client, and making a person anonymous: for good, in everything that the practice keeps of them.

Neither can be taken back. What lies outside the practice (documents, whole backups elsewhere, copies of a sync
service, e-mail) is beyond reach, and is named.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from advisor.changes import new_id
from advisor.loading import record_of
from advisor.practice import Practice
from advisor.records import TYPES, Document, Misfit, Person
from advisor.records.choices import Quoting
from advisor.showing import called
from advisor.store import ERASURE, Doc, Entry, Refused, StoreError
from advisor.store.erasing import Erasing
from advisor.store.scrub import Scrub
from advisor.store.sent_files import sent_files
from advisor.upkeep import folder_of
from advisor.upkeep.going import Going, reading, what_goes
from advisor.upkeep.mentions import Place, Word, find_word, left_alone, sure_words, unsure_words
from advisor.upkeep.named_again import called_instead, is_forgotten, marks_of
from advisor.upkeep.second_folder import second_shelf
from advisor.words import count

__all__ = [
    "Going",
    "Mentions",
    "destroy",
    "documents_staying",
    "forget",
    "is_forgotten",
    "mentions",
    "outside",
    "what_goes",
]

_KEPT_OF_A_PERSON = ("client", "part", "side", "recorded", "rev")
_TELLING = 4  # letters; a shorter part of a name says little, and stands in too many words


def destroy(practice: Practice, going: Going, typed: str) -> None:
    """Remove a client with everything that is kept of it, and leave a receipt that says so.

    Args:
        practice: The practice.
        going: What goes, as it was shown.
        typed: The client's code, as somebody typed it to say that they mean it.

    Raises:
        Refused: Another code was typed; nothing is destroyed.
        StoreError: Nothing is destroyed, or not all of it yet; the sentence says which.
    """
    if typed.strip() != going.code:
        raise Refused(f"That is not {going.code}; nothing was destroyed.")
    said = f"{count(sum(going.records.values()), 'record')}, {count(going.actions, 'action')} of history"
    why = f"Destroyed {going.code}: {said}, {count(going.backups, 'backup')}"
    if going.again:
        why = f"Destroyed again what came back of {going.code}"
    whole_words = {each: "…" for each in (going.code, going.name) if each}
    scrub = Scrub(whole_words, parts=_names(practice, going))
    _erase(practice, going.scope, why, scrub, {"code": going.code}, destroys=True)


def _names(practice: Practice, going: Going) -> tuple[str, ...]:
    """What reasons of actions over several clients may say of one that goes, beside its code."""
    found = [going.name, *(part for part in going.name.split() if len(part) >= _TELLING)]
    for doc in _docs_ever(practice, going.scope):
        found += [str(doc.get(key, "")) for key in ("name", "title", "email", "phone")]
    return tuple(dict.fromkeys(each for each in found if len(each) >= _TELLING))


def _docs_ever(practice: Practice, scope: str) -> Iterator[Doc]:
    """Every document that a client ever had, as far as its history can be read."""
    try:
        entries = practice.store.history(scope)
    except StoreError:
        entries = []
    for was in (was for entry in entries for was in entry.changes):
        yield from (doc for doc in (was.before, was.after) if doc is not None)


@dataclass(frozen=True)
class Mentions:
    """A person, what they will be called, and where they are named.

    Attributes:
        person: The person.
        code: The client's code.
        called: The name that has to be typed: theirs, or the one that came back of somebody forgotten before.
        instead: What will stand in their place.
        words: The words that mean them, or may.
        elsewhere: Where other clients' records name them; those stay as they are.
    """

    person: Person
    code: str
    called: str
    instead: str
    words: tuple[Word, ...]
    elsewhere: tuple[Place, ...]


def mentions(practice: Practice, person: Person, came_back: str = "") -> Mentions:
    """Where a person is named.

    Args:
        practice: The practice.
        person: The person.
        came_back: The name of somebody who was forgotten before; another computer that had not heard of it may have
            brought it back. Nothing here knows it any more.

    Raises:
        Refused: That name is missing, or belongs to nobody who was forgotten.
        StoreError: The history cannot be read.
    """
    if is_forgotten(person) and not came_back.strip():
        raise Refused(
            f"{person.name} is forgotten already. Where another computer brought the name back, say which name it is: "
            f'advisor forget "{person.name}" --name NAME'
        )
    if came_back and not is_forgotten(person):
        raise Refused(f"{person.name} is not forgotten yet; no other name is needed to do it.")
    called = came_back.strip() or person.name
    book = practice.book
    client = book.client_of(person)
    entries = practice.store.history(person.client)
    instead = _instead(person, entries)
    here = [each for each in book if book.scope_of(each.id) == person.client and each.id != person.id]
    there = [each for each in book if book.scope_of(each.id) != person.client]
    sure = sure_words(person, called, instead, entries)
    unsure = unsure_words(book, person, sure)
    words = [find_word(book, each, here, entries) for each in sure]
    words += [each for text in unsure if _stands(each := find_word(book, text, here, entries, sure))]
    elsewhere = tuple(place for text in sure for place in find_word(book, text, there, ()).places)
    return Mentions(person, client.code if client else "", called, instead, tuple(words), elsewhere)


def _stands(word: Word) -> bool:
    return bool(word.places or word.past)


def _instead(person: Person, entries: Iterable[Entry]) -> str:
    """What a person is called who is forgotten: as before, or by a number that nobody else has in that client."""
    docs = [was.after for entry in entries for was in entry.changes if was.table == ERASURE and was.after]
    numbers = {str(doc.get("person")): int(doc.get("number", 0)) for doc in docs}
    number = numbers.get(person.id, 1 + max(numbers.values(), default=0))
    return person.name if is_forgotten(person) else called_instead(number)


def forget(practice: Practice, found: Mentions, typed: str, also: Collection[str] = ()) -> str:
    """Make a person anonymous in everything that is kept of their client, and seal the history anew.

    Args:
        practice: The practice.
        found: Where they are named, as it was shown.
        typed: The name, as somebody typed it to say that they mean it.
        also: The words among those that are not sure which do mean the person.

    Returns:
        What stands in their place now.

    Raises:
        Refused: Another name was typed, or a text would not fit its field any more; nothing is changed.
        StoreError: Nothing is changed, or not all of it yet; the sentence says which.
    """
    person, instead = found.person, found.instead
    if typed.strip() != found.called:
        raise Refused(f"That is not {found.called}; nothing was changed.")
    words = {each.text: instead for each in found.words if each.sure or each.text in also}
    put = {"name": instead, "quoted": Quoting.not_at_all.value}
    leave = left_alone() | {ERASURE: ("at", "on", "kind", "person", "number", "ends", "salt", "marks", "rev")}
    scrub = Scrub(words, Person.KIND, person.id, _KEPT_OF_A_PERSON, put, leave)
    number = int(instead.split()[1])
    with practice.store.writing():
        practice.refresh()
        _must_fit(practice, person.client, scrub)
        why = f"A person was forgotten; the history of {found.code} was sealed anew"
        marks = marks_of(each.text for each in found.words if each.sure)
        doc = {"kind": "forgotten", "person": person.id, "number": number} | marks
        _erase(practice, person.client, why, scrub, doc, destroys=False)
    return instead


def _must_fit(practice: Practice, scope: str, scrub: Scrub) -> None:
    for table, docs in practice.store.load(scope).tables.items():
        for id, doc in docs.items():
            scrubbed = scrub.doc(table, id, doc)
            if table in TYPES and scrubbed is not None:
                try:
                    record_of(table, id, scrubbed)
                except Misfit as error:
                    record = practice.book.record(id)
                    name = called(practice.book, record) if record else f"{table} {id}"
                    raise Refused(
                        f"A text of {name} would be too long without the name; make it shorter first. "
                        "Nothing was changed."
                    ) from error


def _erase(practice: Practice, scope: str, why: str, scrub: Scrub, doc: dict[str, object], *, destroys: bool) -> None:
    now = practice.now()
    with reading():
        places = tuple(_second_places(practice))
    asked = Erasing(
        id=new_id(),
        scope=scope,
        at=now.astimezone(UTC),
        on=now.date(),
        who=practice.who,
        why=why,
        scrub=scrub,
        doc=doc,
        destroys=destroys,
        places=places,
    )
    try:
        folder_of(practice).erase(asked)
    finally:
        practice.refresh()


def _second_places(practice: Practice) -> Iterator[str]:
    """The second shelf of backups, where anything was ever put there, or nobody can say now.

    Raises:
        StoreError: It cannot be reached now.
    """
    shelf = second_shelf(practice)
    if shelf is None:
        return
    if not shelf.parent.is_dir():
        raise StoreError(
            f"The second backup folder {shelf.parent} is not there now, and the backups in it would stay; connect "
            "it first, or take it out of the settings. Nothing was changed."
        )
    if shelf.is_dir():
        yield str(shelf)


def documents_staying(practice: Practice, client: str) -> list[str]:
    """The files of documents about a client which stay as they are when a person is forgotten: made, and as sent."""
    made = (each.file for each in practice.book.all(Document) if each.client == client and each.file)
    return [*made, *map(str, sent_files(folder_of(practice).layout, client))]


def outside(documents: Iterable[str], folder: Path) -> list[str]:
    """What cannot be reached from here and may still hold what went, in sentences.

    Args:
        documents: The files of documents that were made.
        folder: The practice folder.
    """
    lines = [f"This document stays where it is: {each}" for each in documents]
    lines.append(
        f"Beyond reach are whole backups that you put elsewhere, copies of {folder} that a sync service or another "
        "computer keeps, and what was sent by e-mail. On some disks, above all SSDs, deleted bytes linger for a while."
    )
    return lines
