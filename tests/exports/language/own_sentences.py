"""What a document of the consultant's own says in English by intent: the sentences that the screens say too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.review.as_json import review_json
from advisor.review.comparisons import nothing_to_compare, remark
from advisor.value import brought_words
from exports.asked import Asked
from exports.review.scope import review_of

_WRITTEN = ("\u00a0", " ")


def without_sentences(said: Iterable[str], asked: Asked) -> Iterator[str]:
    """Texts of a document without those sentences; a heading, a caption and a label are none of them."""
    known = sorted({_plain(each) for each in _sentences(asked) if each.strip()}, key=len, reverse=True)
    for text in said:
        left = _plain(text)
        for each in known:
            left = left.replace(each, " ")
        yield left


def _plain(text: str) -> str:
    return " ".join(text.replace(*_WRITTEN).split())


def _sentences(asked: Asked) -> Iterator[str]:
    book, on = asked.book, asked.as_of
    found = review_of(book, asked.scope, on)
    yield from review_json(book, found)["words"].values()
    yield from (remark(group) for each in found.breakdowns for group in each.groups)
    yield nothing_to_compare([each for each in found.breakdowns if not each.is_comparison] or found.breakdowns)
    amounts = [amount for each in found.matrix.cells for amount in (each.value, each.loss)]
    yield from (part for each in amounts for part in brought_words(each, book.profile.currency).split(" · "))
