"""The voice of the client: everybody's words as they may be quoted, and nothing by which the unnamed can be known."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.book import Book
from advisor.records import Client, Engagement, Person, Record
from advisor.records.choices import DocumentKind
from exports.asked import Added, Asked
from exports.error import ExportError
from exports.family import FAMILY
from exports.language import ENGLISH
from exports.preview import Preview, preview
from exports.spoken import Spoken
from exports.voice import counts
from tests import factory
from tests.exports.rich import everything_in, headings, paragraphs, rich_book, text_of
from tests.exports.word.sample import HOSTILE
from tests.factory import ADVICE_ID, TODAY
from tests.sample.in_memory import sample_book
from tests.tools.docx_lint import lint

DANA = "da1a000000000000"
WORDS = "Not before the summer."
TYPED = {kind: text for kind, text in HOSTILE.items() if text.strip() and kind != "surrogate"}
"""What can be recorded as somebody's words."""


def voice(book: Book, scope: type[Engagement] | type[Client] = Client, added: Added | None = None) -> bytes:
    """The voice of a book's first engagement or client, as of today."""
    asked = Asked(book, book.all(scope)[0], TODAY, added or Added())
    return FAMILY[DocumentKind.voice].compose(asked).to_bytes()


def dana(quoted: str, **values: object) -> Person:
    known = {"id": DANA, "client": factory.CLIENT_ID, "name": "Dana Ortiz", "role": "CFO", "quoted": quoted}
    return Person.of(known | values)


def quote(on: str = "2026-02-03", person: str = DANA, **values: object) -> Record:
    return factory.quote(person, on, **({"words": WORDS, "words_are": "exact", "about": "Prices"} | values))


def decision(position: str = "declined", **values: object) -> Record:
    said = {"by": DANA, "words": WORDS, "words_are": "exact"} | values
    return factory.decision(position, "2026-02-03", **said)


def refusal(book: Book) -> str:
    with pytest.raises(ExportError) as refused:
        voice(book)
    return str(refused.value)


# -- how each may be quoted

QUOTED = {
    ("by_name", "exact"): (f"“{WORDS}”", "— Dana Ortiz, CFO · 3 February 2026"),
    ("by_name", "noted"): (WORDS, "— Dana Ortiz, CFO, as we noted it · 3 February 2026"),
    ("by_role", "exact"): (f"“{WORDS}”", "— CFO · 3 February 2026"),
    ("by_role", "noted"): (WORDS, "— CFO, as we noted it · 3 February 2026"),
    ("unattributed", "exact"): (f"“{WORDS}”", "— said to us"),
    ("unattributed", "noted"): (WORDS, "— as we noted it"),
}
ELSEWHERE: dict[str, list[Record]] = {
    "nowhere else": [],
    "deciding without a word": [factory.advice(), decision(words="", id="dec1000000000001")],
    "owning advice": [factory.advice(owner=DANA, given_to=(DANA,))],
    "with other words": [quote("2026-05-06", words="And in autumn?", id="4707e00000000001")],
    "spoken for": [factory.advice(), decision(whose="person", words="I would.", id="dec1000000000002")],
}
CASES = list(itertools.product(QUOTED, ELSEWHERE))


@pytest.mark.parametrize(("how", "elsewhere"), CASES, ids=[f"{a}-{b}-{c}" for (a, b), c in CASES])
def test_words_stand_as_their_person_may_be_quoted_wherever_else_they_are_named(
    how: tuple[str, str], elsewhere: str
) -> None:
    quoted, words_are = how
    content = voice(factory.small_book(dana(quoted), quote(words_are=words_are), *ELSEWHERE[elsewhere]))
    found = [each.strip("\u2068\u2069") for each in plain(content)]
    words, signature = QUOTED[how]
    assert found[found.index(words) + 1] == signature
    assert ("Ortiz" in everything_in(content)) is (quoted == "by_name")
    assert ("CFO" in text_of(content)) is (quoted != "unattributed")


@pytest.mark.parametrize(("elsewhere", "words_are"), list(itertools.product(ELSEWHERE, ["exact", "noted"])))
def test_whoever_is_not_to_be_quoted_is_not(elsewhere: str, words_are: str) -> None:
    others = [quote(person="", words="Ask us again.", id="4707e00000000002"), *ELSEWHERE[elsewhere]]
    content = everything_in(voice(factory.small_book(dana("not_at_all"), quote(words_are=words_are), *others)))
    assert "Ask us again." in content
    for each in (WORDS, "Ortiz", "CFO", "And in autumn?", "I would."):
        assert each not in content


@pytest.mark.parametrize(
    ("quoted", "signature"),
    [
        ("by_name", "— Dana Ortiz, CFO · declined · 3 February 2026"),
        ("by_role", "— CFO · declined · 3 February 2026"),
        ("unattributed", "— said to us · declined"),
    ],
)
def test_words_with_a_decision_stand_under_the_advice_with_what_was_decided(quoted: str, signature: str) -> None:
    content = voice(factory.small_book(dana(quoted), factory.advice(title="Floor prices"), decision()))
    assert headings(content) == ["At a glance", "What you said about our advice", "ACME-1 Floor prices"]
    found = plain(content)
    assert found[found.index(f"“{WORDS}”") + 1] == signature


def plain(content: bytes) -> list[str]:
    """The paragraphs of a document without the marks that only steer the direction of what is filled in."""
    return [each.translate(dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))) for each in paragraphs(content)]


# -- nobody is known by what stands around their words


def test_words_without_a_name_stand_last_and_in_the_order_of_the_alphabet() -> None:
    others = [
        factory.person("Ruth Amsel", id="4074000000000000", quoted="unattributed"),
        quote("2026-01-02", "4074000000000000", words="Zinc."),
        quote("2026-03-02", "4074000000000000", words="Brass."),
        quote("2026-02-01", "4074000000000000", words="Iron."),
    ]
    named = [quote("2026-05-02", words="Late."), quote("2026-04-02", words="Soon.")]
    found = paragraphs(voice(factory.small_book(dana("by_name"), *others, *named)))
    assert [each for each in found if each.startswith("“")] == ["“Soon.”", "“Late.”", "“Brass.”", "“Iron.”", "“Zinc.”"]


def test_answers_stand_in_the_order_of_what_was_asked_and_the_rest_after_them_by_the_alphabet() -> None:
    questions = ["What worries you?", "And what do we do about those worries?", "Do we matter?"]
    prompts = [
        {"id": f"q{number}", "section": "Us", "asks": asks, "kind": "quote"} for number, asks in enumerate(questions)
    ]
    abouts = ["Prices", *reversed(questions), "Costs"]
    said = [quote(words=f"On {about}", about=about, id=factory.new_id()) for about in abouts]
    content = voice(factory.small_book(dana("by_name"), factory.sitting(prompts=prompts), *said))
    assert [each for each in headings(content) if each in abouts] == [*questions, "Costs", "Prices"]


@given(st.permutations(range(5)), st.integers(0, 300))
def test_nothing_in_the_file_tells_when_something_without_a_name_was_said(order: list[int], days: int) -> None:
    def made(days: list[int], shift: int) -> bytes:
        quotes = [
            quote(str(date(2026, 1, 1) + timedelta(shift + day)), words=f"Word {number}.", id=f"{number:016x}")
            for number, day in enumerate(days)
        ]
        return voice(factory.small_book(dana("unattributed"), *quotes))

    assert made(order, days) == made([0, 1, 2, 3, 4], 0)


def test_a_heading_that_names_who_spoke_unnamed_is_not_theirs() -> None:
    advice = [factory.advice(title="Let Ortiz decide"), decision(words="I can.")]
    content = voice(factory.small_book(dana("unattributed"), quote(about="Lunch with Dana"), *advice))
    assert "Lunch" not in text_of(content)
    assert "Ortiz" not in text_of(content)
    assert [each for each in paragraphs(content) if each.startswith("“")] == ["“I can.”", f"“{WORDS}”"]


@pytest.mark.parametrize("signed", [{"words": "Dana is right."}, {"words": "Yes.", "about": "What Dana wants"}])
def test_words_without_a_name_stand_apart_from_what_others_said_of_who_said_them(signed: dict[str, object]) -> None:
    ruth = factory.person("Ruth Amsel", id="4074000000000000", quoted="by_name")
    said = [quote(advice=ADVICE_ID), quote(**{"person": ruth.id, "advice": ADVICE_ID} | signed)]  # type: ignore[arg-type]
    known = [dana("unattributed"), ruth, factory.advice(title="Floor prices"), *said]
    content = voice(factory.small_book(*known))
    assert headings(content) == [
        "At a glance",
        "What you told us",
        "What you said about our advice",
        "ACME-1 Floor prices",
    ]
    found = plain(content)
    assert found.index(f"“{WORDS}”") < found.index("What you said about our advice")


def test_words_that_a_text_beside_their_decision_would_tell_stand_apart_from_it() -> None:
    advice = factory.advice(title="Floor prices", because="Ortiz wants them.")
    content = voice(factory.small_book(dana("unattributed"), advice, decision()))
    assert headings(content) == ["At a glance", "What you told us"]
    found = plain(content)
    assert found[found.index(f"“{WORDS}”") + 1] == "— said to us"


@pytest.mark.parametrize(
    ("quoted", "starts", "ends", "stands"),
    [
        ("unattributed", "2026-02-01", "2026-02-05", False),
        ("unattributed", "2026-11-18", "2027-03-31", False),
        ("unattributed", "2026-02-01", "2026-06-30", True),
        ("unattributed", "2026-02-01", None, True),
        ("unattributed", None, None, True),
        ("by_role", "2026-02-01", "2026-02-05", True),
        ("by_name", "2026-02-01", "2026-02-05", True),
    ],
)
def test_a_short_engagement_does_not_tell_when_something_without_a_name_was_said(
    quoted: str, starts: str | None, ends: str | None, stands: bool
) -> None:
    engagement = factory.engagement(starts=starts, ends=ends)
    known = [factory.profile(), factory.client(), engagement, dana(quoted), quote(starts or "2026-02-03")]
    book = factory.book_of(*known, quote(person="", words="Always.", advice=ADVICE_ID), factory.advice())
    assert (WORDS in text_of(voice(book, Engagement))) is stands
    assert WORDS in text_of(voice(book))


# -- what stands in it


def test_a_quote_stands_by_what_it_bears_on_however_that_is_written() -> None:
    book = factory.small_book(
        dana("by_name"),
        factory.advice(title="Floor prices"),
        quote(words="One.", about="Prices"),
        quote(words="Two.", about="  prices "),
        quote(words="Three.", about="Deliveries"),
        quote(words="Four.", about=""),
        quote(words="Five.", about="Courage", advice=ADVICE_ID),
    )
    content = voice(book)
    assert headings(content) == [
        "At a glance",
        "What you told us",
        "Deliveries",
        "Prices",
        "Besides",
        "What you said about our advice",
        "ACME-1 Floor prices",
    ]
    spoken = [each for each in paragraphs(content) if each.startswith("“")]
    assert spoken == ["“Three.”", "“One.”", "“Two.”", "“Four.”", "“Five.”"]
    assert "— Dana Ortiz, CFO · 3 February 2026 · Courage" in plain(content)


def test_the_words_of_an_engagement_are_those_on_its_advice_and_those_said_while_it_ran() -> None:
    other = {"id": "e" * 16, "reference": "ACME-E2", "starts": "2026-07-01", "ends": "2026-12-31"}
    book = factory.book_of(
        factory.profile(),
        factory.client(),
        factory.engagement(starts="2026-01-01", ends="2026-06-30"),
        factory.engagement(**other),
        dana("by_name"),
        factory.advice(),
        factory.advice(id="ad00000000000009", reference="ACME-2", engagement="e" * 16),
        quote("2026-03-01", words="While it ran."),
        quote("2026-08-01", words="Later."),
        quote("2026-09-01", words="Later, on its advice.", advice=ADVICE_ID),
        quote("2026-04-01", words="On other advice.", advice="ad00000000000009"),
    )
    spoken = [each for each in paragraphs(voice(book, Engagement)) if each.startswith("“")]
    assert spoken == ["“While it ran.”", "“Later, on its advice.”"]
    assert len([each for each in paragraphs(voice(book)) if each.startswith("“")]) == 4


def test_words_of_ours_of_a_later_day_on_a_draft_or_that_nobody_answered_are_not_theirs() -> None:
    ours = factory.person("Maria Keller", id="3a71a00000000000", side="ours", quoted="by_name")
    hidden = factory.advice(title="A draft", given_on=None)
    book = factory.small_book(
        dana("by_name"),
        ours,
        hidden,
        factory.advice(id="ad00000000000009", reference="ACME-2", title="Dropped"),
        factory.decision("lapsed", "2026-03-01", words="Nobody spoke of it.", recommendation="ad00000000000009"),
        quote(person="3a71a00000000000", words="We said so."),
        quote("2026-12-24", words="Tomorrow."),
        quote(words="On the draft.", advice=ADVICE_ID),
    )
    content = voice(book)
    assert [each for each in paragraphs(content) if each.startswith("“")] == ["“On the draft.”"]
    for each in ("A draft", "Dropped", "Nobody spoke", "We said so", "Tomorrow"):
        assert each not in everything_in(content)


def test_what_was_answered_in_a_sitting_stays_between_them_and_us() -> None:
    sitting, answer = factory.sitting(), factory.answer("matters", person=DANA, words="You do.", words_are="exact")
    assert "No words of theirs are kept" in refusal(factory.small_book(dana("by_name"), sitting, answer))
    plainly = factory.small_book(dana("by_name"), quote(id="4707e00000000003"))
    asked = factory.small_book(dana("by_name"), quote(id="4707e00000000003"), sitting, answer)
    assert voice(asked) == voice(plainly)


@pytest.mark.parametrize(
    ("spoken", "told"),
    [
        (Spoken(1, 1, 0, 1, 0, 0), "One statement stands here."),
        (
            Spoken(2, 2, 0, 0, 0, 2),
            "Two statements stand here. Both are word for word. Both stand without a name.",
        ),
        (
            Spoken(5, 4, 1, 2, 1, 2),
            "Five statements stand here. Four are word for word; one is as we noted it. Two are signed with a name; "
            "one is signed with a role; two stand without a name.",
        ),
        (
            Spoken(20, 0, 20, 20, 0, 0),
            "20 statements stand here. All 20 are as we noted them. All 20 are signed with a name.",
        ),
    ],
)
def test_how_much_was_said_is_told_in_counts(spoken: Spoken, told: str) -> None:
    assert counts(ENGLISH, spoken) == told


def test_our_message_leads_and_what_we_found_follows() -> None:
    content = voice(rich_book(), added=Added(message="We listened.", found="You want prices.\n\nYou want them soon."))
    found = paragraphs(content)
    assert found.index("We listened.") < next(n for n, each in enumerate(found) if "statements stand here" in each)
    assert "What we found" in headings(content)
    assert "You want them soon." in found


# -- much, little, nothing, and worse


def test_much_is_told_with_a_list_of_what_it_bears_on() -> None:
    quotes = [quote(words=f"Word {number}.", about=f"Matter {number:03}") for number in range(300)]
    content = voice(factory.small_book(dana("by_name"), *quotes))
    assert lint(content) == []
    assert len([each for each in paragraphs(content) if each.startswith("“Word")]) == 300


@pytest.mark.parametrize("text", TYPED.values(), ids=list(TYPED))
def test_whatever_was_typed_stays_text(text: str) -> None:
    people = [dana("by_name", name=text[:200], role=text[:100])]
    said = [quote(words=text, about=text[:200]), quote(words=text, words_are="noted", advice=ADVICE_ID)]
    book = factory.small_book(*people, factory.advice(title=text[:200]), *said, decision(words=text))
    assert lint(voice(book, added=Added(text[:200], message=text, found=text))) == []


def test_the_same_records_give_the_same_file_in_whatever_order_they_are_kept() -> None:
    ruth = factory.person("Ruth Amsel", id="4074000000000000", role="COO", quoted="by_role")
    unsigned = [quote(words=f"Word {number}.") for number in range(4)]
    signed = [quote(person=ruth.id, words=f"Role {number}.") for number in range(4)]
    records = [dana("unattributed"), ruth, *unsigned, *signed]
    assert voice(factory.small_book(*records)) == voice(factory.small_book(*reversed(records)))


def test_where_no_words_are_kept_it_is_refused_in_a_sentence_that_says_what_to_do() -> None:
    said = "No words of theirs are kept; keep what they say as a quote, or with their decision, and make it then."
    assert refusal(factory.small_book()) == said
    assert refusal(factory.small_book(factory.advice(), decision(words=""))) == said


def test_where_nobody_may_be_quoted_it_is_refused_in_a_sentence_that_says_why() -> None:
    book = factory.small_book(dana("not_at_all"), quote())
    assert refusal(book).startswith("Nobody whose words are kept may be quoted; ask them")


def test_everybody_in_the_sample_who_may_be_quoted_is() -> None:
    book = sample_book(TODAY)
    for client in book.all(Client):
        asked = Asked(book, client, TODAY)
        content = FAMILY[DocumentKind.voice].compose(replace(asked, added=Added("Everybody"))).to_bytes()
        assert lint(content) == []
        for person in book.people_of(client.id):
            if person.quoted in ("not_at_all", "unattributed"):
                assert f"— {person.name}" not in text_of(content)


# -- what is told of it before it is made


def told(book: Book) -> Preview:
    return preview(Asked(book, book.all(Client)[0], TODAY), DocumentKind.voice)


def test_what_is_told_before_stands_in_the_document() -> None:
    book = rich_book()
    (says,) = told(book).says
    assert says in paragraphs(voice(book))


def test_where_nothing_could_stand_that_is_told_and_no_more() -> None:
    assert told(factory.small_book()) == Preview((), ("No words of theirs are kept yet.",))
    kept_back = told(factory.small_book(dana("not_at_all"), quote()))
    assert kept_back == Preview((), ("One quote may not be used: the person is not to be quoted.",))
    both = told(factory.small_book(dana("not_at_all"), quote(), quote()))
    assert both == Preview((), ("Two quotes may not be used: whoever said them is not to be quoted.",))


def test_answers_that_stay_out_are_told() -> None:
    answers = [factory.answer("matters", person=DANA, words="You do."), factory.answer("trust", score=4)]
    found = told(factory.small_book(dana("by_name"), quote(), factory.sitting(), *answers))
    assert found.lacks == ("One answer to questionnaires stays out; keep as a quote what may be passed on.",)


def test_words_that_tell_who_said_them_and_a_single_unnamed_person_are_told() -> None:
    ruth = factory.person("Ruth Amsel", id="4074000000000000", quoted="unattributed")
    own = quote(words="They call me Dana the axe.")
    guessed = "Whatever stands without a name is from one person, who may be guessed."
    naming = "One statement without a name tells in the words themselves who said it."
    assert told(factory.small_book(dana("unattributed"), own)).lacks == (naming, guessed)
    assert told(factory.small_book(dana("unattributed"), own, ruth, quote(person=ruth.id))).lacks == (naming,)
    assert told(factory.small_book(dana("by_name"), own)).lacks == ()
