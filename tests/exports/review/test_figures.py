"""Every figure of a practice review in Word is that of ``advisor review --json``."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from advisor.book import Book
from advisor.records import Client, Engagement
from advisor.records.choices import DocumentKind, Result
from advisor.review import review
from advisor.review.as_json import review_json
from advisor.review.rates import Rate
from advisor.review.wording import interval, percent, rounded
from advisor.search import parse_filter
from exports.asked import Scope
from exports.language import ENGLISH
from tests.exports.made import document_bytes
from tests.exports.rich import paragraphs, rich_book, rows
from tests.factory import TODAY
from tests.sample.in_memory import sample_book

Json = dict[str, Any]
BOOKS = ("sample", "rich")
SCOPES = ("practice", "client", "engagement")
NONE = "–"
TAKEN = {
    "taken": "Taken",
    "abandoned": "Taken up, then abandoned",
    "not_taken": "Declined or lapsed",
    "open": "Still open",
}


@cache
def book_of(name: str) -> Book:
    return sample_book(TODAY) if name == "sample" else rich_book()


def scope_of(book: Book, kind: str) -> tuple[Scope, str]:
    """What the document is about, and the filter that means the same."""
    if kind == "practice":
        return book.profile, ""
    if kind == "client":
        client = book.all(Client)[0]
        return client, f"client:{client.code}"
    engagement = book.all(Engagement)[0]
    return engagement, f"engagement:{engagement.reference}" if engagement.reference else f'"{engagement.title}"'


@cache
def both(name: str, kind: str) -> tuple[bytes, Json]:
    """The document, and the JSON of the same."""
    book = book_of(name)
    scope, typed = scope_of(book, kind)
    found = review(book, TODAY, filter=parse_filter(typed, book, TODAY) if typed else None)
    return document_bytes(DocumentKind.practice_review, book, scope, TODAY), review_json(book, found)


@pytest.fixture(params=[(name, kind) for name in BOOKS for kind in SCOPES], ids="-".join)
def told(request: pytest.FixtureRequest) -> tuple[bytes, Json]:
    return both(*request.param)


def cells(rate: Json) -> list[str]:
    """How a rate of the JSON stands in a row."""
    if not rate["of"]:
        return [f"{rate['count']:,}", "0", NONE, NONE]
    share = percent(rate["count"], rate["of"])
    known = interval(Rate(("x",) * rate["count"], ("x",) * rate["of"]))
    low, high = (int(rate[end] * 100 + 0.5) for end in ("low", "high"))
    assert known == f"{min(low, 99)}–{max(high, 1)} %"
    return [f"{rate['count']:,}", f"{rate['of']:,}", share, known]


def test_the_rates_are_those_of_the_json(told: tuple[bytes, Json]) -> None:
    content, json = told
    rates = json["rates"]
    expected = [
        ["Answered", *cells(rates["response"]), "given"],
        ["Adopted in any form", *cells(rates["adoption"]), "settled: answered or lapsed"],
        ["Adopted in full", *cells(rates["in_full"]), "settled: answered or lapsed"],
        ["Lapsed", *cells(rates["lapsed"]), "settled: answered or lapsed"],
        ["Adopted so far", *cells(rates["adoption_of_given"]), "given"],
        ["Implemented", *cells(rates["implementation"]), "adopted in any form"],
        ["As hoped or better", *cells(rates["worked"]), "implemented, with an outcome"],
        ["Promised date slipped", *cells(json["slips"]["slipped"]), "with a promised date"],
    ]
    assert rows(content, "The same as rates") == expected


@pytest.mark.parametrize(
    ("key", "caption"),
    [("to_answer", "Still without an answer"), ("to_implementation", "Adopted and still not implemented")],
)
def test_the_waiting_is_that_of_the_json(told: tuple[bytes, Json], key: str, caption: str) -> None:
    content, json = told
    curve = json["waiting"][key]
    days = [each for each in (7, 30, 90, 180, 365, 730, 1095, 1825, 3650) if each < curve["longest_days"]]
    shares = []
    for day in [*days, curve["longest_days"]]:
        before = [each["share_waiting"] for each in curve["steps"] if each["days"] <= day]
        shares.append(rounded(before[-1] if before else 1.0))
    assert rows(content, caption) == ([["Still waiting", *shares]] if curve["longest_days"] else [])


def test_the_cohorts_are_those_of_the_json(told: tuple[bytes, Json]) -> None:
    content, json = told
    found = json["cohorts"]
    shown = found["quarters"] if len(found["quarters"]) <= 8 else found["years"]
    expected = []
    for each in shown:
        rate, young = cells(each["implemented"]), f"{each['not_due']:,}" if each["not_due"] else NONE
        if not each["implemented"]["of"]:
            rate = [NONE] * 4
        elif not each["watched"]:
            rate = [*rate[:2], NONE, NONE]
        remark = "" if each["implemented"]["of"] else "not yet due"
        expected.append([each["name"], *rate, young, remark if each["watched"] else "not observed"])
    assert rows(content, "Implemented within 365 days, by when it was given") == expected


def test_the_matrix_is_that_of_the_json(told: tuple[bytes, Json]) -> None:
    content, json = told
    rest = [each for each in json["matrix"] if each["advice"]["count"]]
    expected, last = [], ""
    for each in rest:
        taken = "" if each["taken"] == last else TAKEN[each["taken"]]
        result = ENGLISH.label(Result(each["result"])).capitalize() if each["result"] else "Not observed"
        expected.append([taken, result, f"{each['advice']['count']:,}", f"{each['advice']['of']:,}"])
        last = each["taken"]
    assert [each[:4] for each in rows(content, "The advice matrix")] == expected


def test_the_sums_of_value_are_those_of_the_json(told: tuple[bytes, Json]) -> None:
    content, json = told
    names = {
        "brought": "Brought by advice that was taken",
        "as_warned": "Lost as we had warned",
        "other_losses": "Lost otherwise where advice was not taken",
    }
    keys = ("delivered_once", "delivered_per_year", "estimated_once", "estimated_per_year")
    sums = [(names[key], json["worth"][key]) for key in names if json["worth"][key]["advice"]]
    filled = [key for key in keys if any(Decimal(each[key] or 0) for _, each in sums)]
    expected = []
    for name, each in sums:
        amounts = [Decimal(each[key] or 0) for key in filled]
        told_as = [ENGLISH.money(amount, "EUR").replace("\u00a0", " ") if amount else NONE for amount in amounts]
        expected.append([name, f"{each['advice']:,}", *told_as])
    assert rows(content, "What advice was worth") == expected


@pytest.mark.parametrize(
    ("key", "caption"), [("adoption", "Chances of being adopted"), ("success", "Chances of working")]
)
def test_the_foresight_is_that_of_the_json(told: tuple[bytes, Json], key: str, caption: str) -> None:
    content, json = told
    expected = [
        [f"{each['first']}–{each['last']} %", rounded(each["mean"]), *cells(each["happened"])]
        for each in json["foresight"][key]["bins"]
    ]
    assert rows(content, caption) == expected


def test_the_groups_are_those_of_the_json() -> None:
    content, json = both("sample", "practice")
    for by, caption in (
        ("client", "Adopted, by client"),
        ("year", "Adopted, by the year in which it was given"),
        ("category", "Adopted, by category"),
    ):
        groups = [each for at, each in enumerate(json["breakdowns"][by]) if at < 8 or each["apart"]]
        expected = [[each["name"] or "none named", *cells(each["adoption"])] for each in groups]
        assert [each[:5] for each in rows(content, caption)] == expected


def test_every_sentence_is_one_of_the_review(told: tuple[bytes, Json]) -> None:
    content, json = told
    words = json["words"]
    found = paragraphs(content)
    for key in ("about", "answers", "adoption", "implementation", "worked", "worth", "cohorts", "matrix", "slips"):
        assert words[key].replace("\u00a0", " ") in found
    for key in ("to_answer", "to_implementation", "foresight_of_adoption", "foresight_of_success"):
        assert (words[key] or "Too early to judge: no chance that was stated is resolved yet.") in found
