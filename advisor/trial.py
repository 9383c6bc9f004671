"""A book changed for the length of a block, so that rules see changes beside everything else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from advisor.book import Book
from advisor.records import Record

#: Puts a record, by scope and id, to what it would be; None takes it out.
Put = Callable[[str, str, Record | None], None]


@contextmanager
def trial(book: Book) -> Iterator[Put]:
    """Change a book; at the end of the block it is again as it was."""
    undo: list[tuple[str, str, Record | None]] = []

    def put(scope: str, record_id: str, after: Record | None) -> None:
        undo.append((book.scope_of(record_id) or scope, record_id, book.record(record_id)))
        if after is None:
            book.drop(record_id)
        else:
            book.put(scope, after)

    try:
        yield put
    finally:
        for scope, record_id, was in reversed(undo):
            if was is None:
                book.drop(record_id)
            else:
                book.put(scope, was)
