"""The filter of documents, as it is read."""

import pytest

from advisor.document_search import FLAGS, KEYS, Entry, parse, understood
from advisor.search import FilterError

LETTER = Entry(
    "acme\nacme works",
    "acme-e3\nreview of prices",
    "letter confirming oral advice",
    "draft, for dana ortiz\nacme-4 letter.docx",
    frozenset({"draft", "sent"}),
    ("3fa9c1" + "0" * 58, "77aa" + "1" * 60),
)
POSSIBLE = Entry("acme\nacme works", "", "decision form")


def passes(text: str, entry: Entry = LETTER) -> bool:
    """Whether something passes a filter."""
    return all(test(entry) for test in parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Acme",
        "prices dana",
        "letter.docx",
        "oral -summary",
        "conf adv",
        "client:acme kind:form,letter",
        "engagement:acme-e3",
        "sent",
        "sent draft -out",
        "3FA9",
        "77aa1",
        '"oral advice"',
        '-"advice oral"',
    ],
)
def test_it_lets_through_what_it_says(text: str) -> None:
    assert passes(text)


@pytest.mark.parametrize(
    "text",
    [
        "northwind",
        "-acme",
        "kind:form",
        "unsent",
        "not sent",
        "NOT  sent",
        "final",
        "3fa",
        "fa9c1",
        '"sent"',
        "vice",
        "irming",
    ],
)
def test_it_keeps_back_what_it_does_not_say(text: str) -> None:
    assert not passes(text)


@pytest.mark.parametrize("flag", FLAGS)
def test_what_is_yet_to_be_made_is_neither_sent_nor_unsent(flag: str) -> None:
    assert not passes(flag, POSSIBLE)


def test_what_is_not_understood_is_explained_with_all_that_is() -> None:
    with pytest.raises(FilterError) as raised:
        parse("owner:dana")
    for each in (*KEYS, *FLAGS, "owner:"):
        assert each in str(raised.value)


@pytest.mark.parametrize("text", ["acme kind:", "acme whose:dana"])
def test_what_stands_before_a_mistake_holds(text: str) -> None:
    tests, mistake = understood(text)
    assert mistake
    assert [test(LETTER) for test in tests] == [True]
    assert [test(Entry("harbour", "", "decision form")) for test in tests] == [False]


def test_a_mistake_alone_asks_for_nothing() -> None:
    assert understood("kind:")[0] == ()
