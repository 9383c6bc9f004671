"""Every kind of document, of whatever it can be about and in whatever base: a sound file, whatever it is made of."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from advisor.records.choices import DocumentKind
from exports.family import FAMILY
from tests.exports.matrix import WHOLE, WORDS, book, composed, scopes
from tests.exports.word.template.documents import NAMES, VALUES, template
from tests.tools.docx_lint import lint
from tests.tools.ooxml_validator import MISSING, faults, validator

_KINDS, _WEIGHTS = list(FAMILY), list(WORDS)
_READ_BY_MICROSOFT = _WEIGHTS if WHOLE else ["sample", "hostile"]
"""Half a second a file: of little and of nothing, the lint alone reads every one."""


def made(kind: DocumentKind, weight: str, base: str = "") -> dict[str, bytes]:
    """The documents of a kind in a firm's base or in our own, by names that say what each is about."""
    about = {type(scope).__name__: composed(weight, kind, scope) for scope in scopes(book(weight), kind)}
    house = template(base) if base else None
    name = f"{weight} {base}".strip().replace(" ", "-")
    return {f"{name}-{scope}.docx": each.to_bytes(house, VALUES) for scope, each in about.items() if each}


def pairs() -> Iterator[tuple[DocumentKind, str, str]]:
    """Kinds, firms' bases and weights such that each of any two meets each; or everything with everything."""
    for row, kind in enumerate(_KINDS):
        for column, base in enumerate(NAMES):
            for number, weight in enumerate(_WEIGHTS):
                if WHOLE or (row + column) % len(_WEIGHTS) == number:
                    yield kind, base, weight


@pytest.mark.parametrize("weight", _WEIGHTS)
@pytest.mark.parametrize("kind", _KINDS)
def test_every_kind_of_document_is_a_sound_file(kind: DocumentKind, weight: str) -> None:
    found = made(kind, weight)
    assert found or weight != "sample"  # there is something of everything in the sample, and not of a letter elsewhere
    assert {name: faulty for name, content in found.items() if (faulty := lint(content))} == {}


@pytest.mark.parametrize(("kind", "base", "weight"), list(pairs()))
def test_every_kind_of_document_is_a_sound_file_in_the_bases_of_firms(
    kind: DocumentKind, base: str, weight: str
) -> None:
    found = made(kind, weight, base)
    assert {name: faulty for name, content in found.items() if (faulty := lint(content))} == {}


@pytest.mark.skipif(validator() is None, reason=MISSING)
@pytest.mark.parametrize("kind", _KINDS)
def test_microsoft_finds_no_fault_in_any_kind_of_document(kind: DocumentKind) -> None:
    found: dict[str, bytes] = {}
    for weight in _READ_BY_MICROSOFT:
        found |= made(kind, weight)
    for base in NAMES if WHOLE else [NAMES[_KINDS.index(kind) % len(NAMES)]]:
        found |= made(kind, "rich", base)
    assert faults(found) == []
