"""The filter language: every key, every flag, and every mistake with what is allowed instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.book import Book
from advisor.records import Event, Recommendation
from advisor.search import FLAGS, KEYS, FilterError, parse_filter
from tests.factory import (
    ADVICE_ID,
    ENGAGEMENT_ID,
    TODAY,
    advice,
    client,
    decision,
    engagement,
    outcome,
    person,
    progress,
    small_book,
)
from tests.strategies import any_advice, histories, names

DANA = person("Dana Ortiz")
NORTH = client(id="c11e000000000002", code="NW", name="Northwind Acme Foods")
TITLED = engagement(id="e119000000000002", client=NORTH.id, reference="NW-E1", title="Acme takeover")
TOLD: list[Event] = [
    decision("in_part", "2026-03-01", recommendation="a2" * 8),
    progress("under_way", "2026-04-01", "2026-05-01", recommendation="a2" * 8),
    progress("under_way", "2026-04-02", "2027-05-01", recommendation="a2" * 8),
    decision("declined", "2026-02-01", recommendation="a3" * 8),
    decision("deferred", "2026-11-01", recommendation="a5" * 8),
]
BOOK = small_book(
    DANA,
    NORTH,
    TITLED,
    advice(id="a1" * 8, priority="high", category="Planning", tags=("cost", "long run"), owner=DANA.id),
    advice(id="a2" * 8, reference="ACME-2", title="Share stock figures", given_on="2026-02-28", priority="low"),
    advice(id="a3" * 8, reference="NW-1", engagement=TITLED.id, title="Close a depot", given_on="2025-12-31"),
    advice(id="a4" * 8, reference="NW-2", engagement=TITLED.id, title="A draft: the depot", given_on=None),
    advice(
        id="a5" * 8,
        reference="NW-12",
        engagement=TITLED.id,
        title="Ask why",
        because="Costs DOUBLED",
        given_on="2026-10-01",
    ),
    *TOLD,
)
ALL = {"ACME-1", "ACME-2", "NW-1", "NW-2", "NW-12"}


def found(text: str, book: Book = BOOK) -> set[str]:
    understood = parse_filter(text, book, TODAY)
    return {each.reference for each in book.advice() if understood.matches(each, book.standing_of(each, TODAY))}


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("", "ACME-1 ACME-2 NW-1 NW-2 NW-12"),
        ("depot", "NW-1 NW-2"),
        ("DEPOT close", "NW-1"),
        ("nw-1", "NW-1 NW-12"),
        ("doubled", "NW-12"),
        ("ortiz", "ACME-1"),
        ("planning", "ACME-1"),
        ("northwind takeover", "NW-1 NW-2 NW-12"),
        ("-depot", "ACME-1 ACME-2 NW-12"),
        ('"stock figures"', "ACME-2"),
        ('"figures stock"', ""),
        ('-"stock figures"', "ACME-1 NW-1 NW-2 NW-12"),
        ('depot "close', "NW-1"),
        ('"a draft: the"', "NW-2"),
        ('-"a draft: the"', "ACME-1 ACME-2 NW-1 NW-12"),
        ('"overdue"', ""),
        ('""', "ACME-1 ACME-2 NW-1 NW-2 NW-12"),
        ("-", "ACME-1 ACME-2 NW-1 NW-2 NW-12"),
        ("client:acme", "ACME-1 ACME-2"),  # the code of one client, although the other's name has it as well
        ("client:acm", "ACME-1 ACME-2 NW-1 NW-2 NW-12"),
        ("client:nw", "NW-1 NW-2 NW-12"),
        ("client:foods", "NW-1 NW-2 NW-12"),
        ("client:acme,nw", "ACME-1 ACME-2 NW-1 NW-2 NW-12"),
        ("-client:acme", "NW-1 NW-2 NW-12"),
        ("CLIENT:Acme", "ACME-1 ACME-2"),
        ("engagement:acme-e1", "ACME-1 ACME-2"),
        ("engagement:supply", "ACME-1 ACME-2"),
        ("engagement:acme", "ACME-1 ACME-2 NW-1 NW-2 NW-12"),
        ("engagement:takeover", "NW-1 NW-2 NW-12"),
        ("standing:awaiting", "ACME-1"),
        ("standing:under-way", "ACME-2"),
        ("standing:under_way,declined", "ACME-2 NW-1"),
        ("standing:in_part", "ACME-2"),
        ("standing:differently", ""),
        ("standing:draft", "NW-2"),
        ("standing:open", "ACME-1 NW-12"),
        ("standing:open,in-part", "ACME-1 ACME-2 NW-12"),
        ("priority:high", "ACME-1"),
        ("priority:high,low", "ACME-1 ACME-2"),
        ("-priority:low", "ACME-1 NW-1 NW-2 NW-12"),
        ("category:plan", "ACME-1"),
        ("owner:dana", "ACME-1"),
        ("tag:cost", "ACME-1"),
        ('tag:"long run"', "ACME-1"),
        ("given:2026", "ACME-1 ACME-2 NW-12"),
        ("given:2026-q1", "ACME-1 ACME-2"),
        ("given:2026Q4", "NW-12"),
        ("given:2025-q4", "NW-1"),
        ("given:2026-02", "ACME-2"),
        ("given:2026-02-28", "ACME-2"),
        ("given:2026-01-05,2026-10", "ACME-1 NW-12"),
        ('given:"31 dec 2025"', "NW-1"),
        ("given:<2026-02-28", "ACME-1 NW-1"),
        ("given:<=2026-02-28", "ACME-1 ACME-2 NW-1"),
        ("given:>2026-02", "NW-12"),
        ("given:>=2026-02", "ACME-2 NW-12"),
        ("given:>2026-q1", "NW-12"),
        ("given:9999-12", ""),
        ("given:<=9999", "ACME-1 ACME-2 NW-1 NW-12"),
        ("given:>=0001", "ACME-1 ACME-2 NW-1 NW-12"),
        ("-given:2026", "NW-1 NW-2"),
        ("overdue", "ACME-1 NW-1"),
        ("waiting", "ACME-1 ACME-2 NW-12"),
        ("slipped", "ACME-2"),
        ("unobserved", "NW-1"),
        ("-Overdue", "ACME-2 NW-2 NW-12"),
        ("depot client:nw -standing:draft", "NW-1"),
    ],
)
def test_a_filter_finds_what_it_says(text: str, references: str) -> None:
    assert found(text) == set(references.split())


def test_what_somebody_looked_at_is_observed() -> None:
    declined = decision("declined", "2026-02-01")
    assert found("unobserved", small_book(advice(), declined)) == {"ACME-1"}
    assert found("unobserved", small_book(advice(), declined, outcome("no_harm", "2026-03-01"))) == set()


def test_every_key_and_flag_is_tried_above() -> None:
    tried = test_a_filter_finds_what_it_says.pytestmark[0].args[1]  # type: ignore[attr-defined]
    words = " ".join(text.casefold() for text, _ in tried)
    assert all(f"{key}:" in words for key in KEYS)
    assert all(flag in words for flag in FLAGS)


@pytest.mark.parametrize(
    ("text", "named", "allowed"),
    [
        ("colour:red", "“colour:”", [*(f"{key}:" for key in KEYS), *FLAGS, "quotation marks"]),
        ("-colour:red", "“colour:”", ["client:", "overdue"]),
        ("client:", "“client:”", ["acme"]),
        ("priority:,", "“priority:”", ["critical, high, medium, low"]),
        (
            "standing:lost",
            "“lost” is not a standing",
            ["draft", "awaiting", "superseded", "in_part", "differently", "open"],
        ),
        ("standing:draft,lost", "“lost”", ["draft"]),
        ("priority:urgent", "“urgent” is not a priority", ["critical, high, medium, low"]),
        ("given:soon", "“given:soon”", ["day, month, quarter or year", "given:2026-q1", "given:<2026-06-01"]),
        ("given:2026-13", "“given:2026-13”", ["month"]),
        ("given:0000", "“given:0000”", ["year"]),
        ("given:<", "“given:<”", ["comparison"]),
        ("given:<<2026", "“given:<<2026”", ["comparison"]),
        ("given:<0001", "“given:<0001”", ["comparison"]),
        ("given:>9999", "“given:>9999”", ["comparison"]),
        ("given:3/4/2027", "“given:3/4/2027”", ["day"]),
    ],
)
def test_a_mistake_is_named_with_what_is_allowed(text: str, named: str, allowed: list[str]) -> None:
    with pytest.raises(FilterError) as refused:
        parse_filter(text, BOOK, TODAY)
    assert named in str(refused.value)
    assert all(each in str(refused.value) for each in allowed)
    assert str(refused.value).endswith(".")


@given(st.text(st.characters()) | st.text("given:<>=-\"' 2026q,standing"))
def test_any_text_is_a_filter_or_an_explained_mistake(text: str) -> None:
    try:
        assert found(text) <= ALL
    except FilterError as refused:
        assert len(str(refused)) > len("“”.")  # noqa: PT017 - either way is right


PARTS = st.sampled_from(
    [
        *FLAGS,
        *("client:acme", "client:a", "engagement:acme-e1", "engagement:review", "standing:open", "standing:in_part"),
        *("standing:declined,lapsed", "priority:high", "priority:low,critical", "category:a", "owner:dana", "tag:x"),
        *("given:2026", "given:2026-q1", "given:<2026-03", "given:>=2026-03-01", "advice", '"two words"'),
    ]
)


@st.composite
def books(draw: st.DrawFn) -> Book:
    """A client with a few pieces of advice, each with a history of its own."""
    dana, kept = person("Dana"), small_book()
    kept.put(kept.scope_of(ENGAGEMENT_ID) or "", dana)
    for index in range(draw(st.integers(1, 4))):
        advice_id = f"{ADVICE_ID[:-1]}{index}"
        values = {
            "id": advice_id,
            "reference": f"ACME-{index}",
            "title": draw(names | st.just("two words")),
            "priority": draw(st.sampled_from([None, "critical", "high", "low"])),
            "category": draw(st.sampled_from(["", "Planning"])),
            "tags": draw(st.sampled_from([(), ("x",), ("y", "xy")])),
            "owner": draw(st.sampled_from(["", dana.id])),
        }
        kept.put(kept.scope_of(ENGAGEMENT_ID) or "", draw(any_advice).with_changes(**values))
        for each in draw(histories()):
            moved = each.replaced(recommendation=advice_id, id=f"{index}{each.id[1:]}")
            kept.put(kept.scope_of(ENGAGEMENT_ID) or "", moved)
    return kept


def everything(book: Book) -> set[str]:
    return {each.reference for each in book.all(Recommendation)}


@given(books(), PARTS)
def test_what_is_negated_finds_all_the_others(book: Book, part: str) -> None:
    assert found(f"-{part}", book) == everything(book) - found(part, book)


@given(books(), st.lists(PARTS | PARTS.map(lambda part: f"-{part}"), max_size=3))
def test_every_part_must_hold_in_whatever_order(book: Book, parts: list[str]) -> None:
    expected = everything(book).intersection(*(found(part, book) for part in parts))
    assert found(" ".join(parts), book) == expected
    assert found(" ".join(reversed(parts)), book) == expected


@given(books(), st.lists(st.sampled_from(["critical", "high", "medium", "low"]), min_size=1))
def test_values_behind_one_key_are_alternatives(book: Book, values: list[str]) -> None:
    assert found(f"priority:{','.join(values)}", book) == set().union(
        *(found(f"priority:{each}", book) for each in values)
    )


@pytest.mark.parametrize("text", ["ortiz", "owner:dana", "-ortiz", "-owner:dana"])
@pytest.mark.parametrize(("shared", "known"), [(False, True), (True, False)])
def test_no_filter_tells_a_client_who_owns_advice_beside_words_without_a_name(
    text: str, *, shared: bool, known: bool
) -> None:
    said = decision("declined", "2026-02-03", by=DANA.id, words="Not now.")
    book = small_book(DANA, advice(owner=DANA.id), said)
    filtered = parse_filter(text, book, TODAY, shared=shared)
    (only,) = book.advice()
    assert filtered.matches(only, book.standing_of(only, TODAY)) is (known != text.startswith("-"))
