"""Prints the SHA-256 of every kind of document of every weight of data, for another process to compare."""

from __future__ import annotations

from hashlib import sha256

from exports.family import FAMILY
from tests.exports.matrix import WORDS, asked_of, book, composed, scopes


def main() -> None:
    """Print a line for each."""
    for weight in WORDS:
        for kind, each in FAMILY.items():
            for scope in scopes(book(weight), kind):
                document, asked = composed(weight, kind, scope), asked_of(book(weight), kind, scope)
                name = f"{weight} {each.name} {type(scope).__name__}"
                print(name, sha256(document.to_bytes()).hexdigest() if document else "none")
                for ending in each.endings[1:]:
                    assert asked is not None
                    print(name, ending, sha256(each.table(asked, ending)).hexdigest())


if __name__ == "__main__":
    main()
