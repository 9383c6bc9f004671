"""How people are quoted, and what would tell who said something that stands without a name."""

import pytest

from advisor.records import Person
from advisor.records.choices import Quoting
from advisor.records.quoting import Quoted, as_quoted, attribution, tells_who
from tests.factory import person, quote


@pytest.mark.parametrize(
    ("quoted", "role", "signed"),
    [
        (Quoting.by_name, "CFO", "Dana Ortiz, CFO"),
        (Quoting.by_name, "", "Dana Ortiz"),
        (Quoting.by_role, "CFO", "CFO"),
        (Quoting.by_role, "", ""),
        (Quoting.unattributed, "CFO", ""),
        (Quoting.not_at_all, "CFO", None),
    ],
)
def test_words_are_signed_as_the_person_may_be_quoted(quoted: Quoting, role: str, signed: str | None) -> None:
    assert attribution(person(role=role, quoted=quoted)) == signed


def test_words_of_nobody_and_of_a_new_person_stand_without_a_name() -> None:
    assert attribution(None) == ""
    assert Person().quoted is Quoting.unattributed


@pytest.mark.parametrize(
    ("quoted", "told"),
    [
        (Quoting.by_name, Quoted("Dana Ortiz, CFO", "Now I sleep at night", exact=True, named=True)),
        (Quoting.by_role, Quoted("CFO", "Now I sleep at night", exact=True, named=False)),
        (Quoting.unattributed, Quoted("", "Now I sleep at night", exact=True, named=False)),
        (Quoting.not_at_all, None),
    ],
)
def test_a_quote_stands_as_its_person_may_be_quoted(quoted: Quoting, told: Quoted | None) -> None:
    dana = person("Dana Ortiz", role="CFO", quoted=quoted)
    assert as_quoted(quote(dana.id, "2026-02-01"), dana) == told


def test_what_was_only_noted_is_no_exact_quote_and_a_person_who_is_gone_is_not_named() -> None:
    assert as_quoted(quote("gone", "2026-02-01", words_are="noted"), None) == Quoted(
        "", "Now I sleep at night", exact=False, named=False
    )


@pytest.mark.parametrize(
    ("text", "quoted", "values", "tells"),
    [
        ("lunch with dana", "unattributed", {}, True),
        ("They will do it", "unattributed", {"name": "Will Page"}, False),
        ("Will does it", "unattributed", {"name": "Will Page"}, True),
        ("Plan F", "unattributed", {"name": "John F. Kerr"}, False),
        ("Lunch with Dana", "unattributed", {}, True),
        ("What ORTIZ wants", "unattributed", {}, True),
        ("The CFO's budget", "unattributed", {}, True),
        ("The CFO's budget", "by_role", {}, False),
        ("Lunch with Dana", "by_role", {}, False),
        ("Lunch with Dana", "by_role", {"role": ""}, True),
        ("Lunch with Dana", "by_name", {}, False),
        ("Sales prices", "unattributed", {"role": "Head of Sales"}, False),
        ("From the head of sales", "unattributed", {"role": "Head of Sales"}, True),
        ("The van at the gate", "unattributed", {"name": "Piet van der Meer"}, False),
        ("王伟", "unattributed", {"name": "王伟"}, True),
        ("Danaides", "unattributed", {}, False),
        ("", "unattributed", {"role": "–"}, False),
    ],
)
def test_a_text_tells_who_spoke_by_name_or_by_role_where_neither_is_to_stand(
    text: str, quoted: str, values: dict[str, object], tells: bool
) -> None:
    found = person("Dana Ortiz", role="CFO", quoted=quoted).with_changes(**values)
    assert tells_who(text, found) is tells
    assert not tells_who(text, None)
