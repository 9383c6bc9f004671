"""One name for two records: what two computers that gave references apart have made, told apart again.

The record that was made first keeps its name; a later one gets a letter (``NWD-12b``), a later client another code.
Whoever tells them apart comes to the same, so that two computers may both do it.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import count, product
from string import ascii_lowercase

from advisor.book import Book, reference_of
from advisor.codes import numbered
from advisor.records import Client, Engagement, Recommendation, Record
from advisor.store import Change

_LETTERED = re.compile(r"(.*\d)[a-z]*")


def doubled(book: Book, scopes: Iterable[str]) -> list[list[Record]]:
    """The records of some scopes that share a reference or a code, the one made first in front."""
    named: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in book.namesakes():
        if isinstance(record, Client):
            named["", record.code].append(record)
        elif isinstance(record, Engagement | Recommendation):
            named[book.scope_of(record.id) or "", record.reference.casefold()].append(record)
    wanted = set(scopes)
    groups = (sorted(each, key=_made) for each in named.values() if len(each) > 1)
    return [group for group in groups if any(book.scope_of(each.id) in wanted for each in group)]


def telling_apart(book: Book, groups: Sequence[list[Record]]) -> Iterator[tuple[str, list[Change]]]:
    """For each later record of doubles: why it changes, and what the store is to write."""
    if not groups:
        return
    taken = {reference_of(each).casefold() for each in book}
    for first, *later in groups:
        for record in later:
            name = reference_of(record)
            if isinstance(record, Client):
                new = numbered(name, {each.upper() for each in taken})
                yield f"Give the second client {name} the code {new}", list(_recoded(book, record, new))
            else:
                new = _lettered(reference_of(first), taken)
                doc = {"reference": new}
                scope = book.scope_of(record.id) or ""
                yield f"Tell {new} apart from {name}", [Change(scope, record.KIND, record.id, doc, record.rev)]
            taken.add(new.casefold())


def _made(record: Record) -> tuple[object, str]:
    return record.noted, record.id


def _lettered(reference: str, taken: Collection[str]) -> str:
    """The reference with the first letter that is free, from b on: the first of its name stands without."""
    match = _LETTERED.fullmatch(reference)
    stem = match[1] if match else reference
    letters = ("".join(each) for length in count(1) for each in product(ascii_lowercase, repeat=length))
    return next(stem + each for each in letters if each != "a" and (stem + each).casefold() not in taken)


def _recoded(book: Book, client: Client, code: str) -> Iterator[Change]:
    """The client with another code, and all of its references with it; the numbers stay, and are not given again."""
    yield Change(client.id, client.KIND, client.id, {"code": code}, client.rev)
    # A client's own code has no dash, so that only references come here.
    for record in book.kept_in(client.id):
        head, dash, tail = reference_of(record).rpartition("-")
        if head == client.code:
            doc = {"reference": f"{code}{dash}{tail}"}
            yield Change(client.id, record.KIND, record.id, doc, record.rev)
