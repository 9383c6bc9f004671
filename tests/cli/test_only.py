"""What ``--only`` shows: the client's own, and nothing internal, by any command and in any form."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from advisor.changes import Add
from advisor.cli.columns import LISTS
from advisor.cli.machine import local_now
from advisor.practice import Practice
from advisor.records import (
    Answer,
    Client,
    Concern,
    Decision,
    Document,
    Engagement,
    FormReturn,
    Goal,
    Insight,
    Interaction,
    Outcome,
    Person,
    Progress,
    Promise,
    Question,
    Quote,
    Reading,
    Recommendation,
    Record,
    Sitting,
    Snooze,
    Story,
    Withdrawal,
)
from advisor.records.choices import Position, Whose, WordsAre
from advisor.records.fields import fields_of
from tests.cli.conftest import Advisor

MARK = "zq7internal"
ANN, BEA, CYD, DOT, ELI = (f"{letter * 16}" for letter in "abcde")
CLIENT, WORK, GOAL, SAT = "9" * 16, "7" * 16, "6" * 16, "5" * 16
PROMPTS = [{"id": "why", "section": MARK, "asks": MARK, "kind": "text"}]
GIVEN, WAITS, OLDER, DRAFT, LATER, WRONG = (f"{number:016x}" for number in range(1, 7))


def internal(record_type: type[Record]) -> dict[str, object]:
    """The mark in every text that is not shared."""
    left = {"id", "rev", "entered_in_error"}
    return {
        spec.name: (MARK,) if spec.many else MARK
        for spec in fields_of(record_type)
        if not spec.shared
        and not spec.ref
        and not spec.choices
        and spec.kind in ("text", "lines")
        and spec.name not in left
    }


def everywhere(record_type: type[Record], **values: object) -> Record:
    """A record with the mark in every text, shared or not."""
    marked = {
        spec.name: (MARK,) if spec.many else MARK
        for spec in fields_of(record_type)
        if not spec.ref and not spec.choices and spec.kind in ("text", "lines") and not spec.system and not spec.one_of
    }
    return record_type.of(marked | values)


def people() -> list[Record]:
    """One person for each way of being quoted, and one who only stands with advice."""
    ways = {ANN: ("Ann", "by_name"), BEA: ("Bea", "by_role"), CYD: ("Cyd", "unattributed"), DOT: ("Dot", "not_at_all")}
    return [
        Person.of(
            internal(Person)
            | {
                "id": key,
                "client": CLIENT,
                "name": f"{name} Surname{name}",
                "role": f"role of {name}",
                "quoted": way,
                "stance": "opponent",
                "part": "influences",
            }
        )
        for key, (name, way) in ways.items()
    ]


def plant(folder: Path) -> None:
    """A client with something internal wherever it can stand, and another client."""

    def fast_clock() -> datetime:
        return local_now() + timedelta(days=60)

    practice = Practice.open(folder, state=folder.parent / "state", now=fast_clock, who="me", create=True)
    practice.load()
    today = local_now().date()
    ago = today - timedelta(days=400)
    advice: dict[str, dict[str, object]] = {
        GIVEN: {"title": "Grind finer", "given_on": ago, "adoption_chance": 37, "success_chance": 38},
        WAITS: {"title": "Answer us", "given_on": ago, "decide_by": ago + timedelta(days=9)},
        OLDER: {"title": "Grind coarser", "given_on": ago},
        DRAFT: {"title": f"{MARK} draft", "replaces": (GIVEN,)},
        LATER: {"title": f"{MARK} later", "given_on": today + timedelta(days=30), "replaces": (WAITS,)},
        WRONG: {"title": f"{MARK} wrong", "given_on": ago, "entered_in_error": MARK},
    }
    records: list[Record] = [
        Client.of(internal(Client) | {"id": CLIENT, "name": "Quiet Mills", "code": "QUI"}),
        Client(id="8" * 16, name=f"{MARK} Rival", code="RIV"),
        *people(),
        Engagement.of(internal(Engagement) | {"id": WORK, "client": CLIENT, "title": "Mills", "fee": "73737"}),
        *(
            Recommendation.of(internal(Recommendation) | {"id": key, "engagement": WORK} | values)
            for key, values in advice.items()
        ),
    ]
    practice.record([Add(each) for each in records], "planted")
    given: dict[str, object] = {"recommendation": GIVEN, "on": ago + timedelta(days=10)}
    events: list[Record] = [
        Decision.of(
            internal(Decision)
            | given
            | {
                "position": "deferred",
                "by": BEA,
                "whose": "client",
                "words": "Later, said a role",
                "words_are": "exact",
            }
        ),
        Decision.of(
            internal(Decision)
            | given
            | {"position": "adopted", "by": ANN, "whose": "client", "words": "Yes, said a name"}
        ),
        everywhere(Decision, **given, position=Position.declined, by=ANN, whose="person"),
        everywhere(Decision, **given, position="adopted", by=ANN, whose="client", entered_in_error=MARK),
        Progress.of(internal(Progress) | given | {"state": "under_way", "promised_on": ago + timedelta(20)}),
        Progress.of(internal(Progress) | given | {"state": "under_way", "promised_on": ago + timedelta(40)}),
        everywhere(Progress, **given, state="implemented", entered_in_error=MARK),
        Outcome.of(
            internal(Outcome)
            | given
            | {
                "result": "as_hoped",
                "value": "5",
                "value_basis": "confirmed",
                "confirmed_by": DOT,
                "confirmed_on": today,
            }
        ),
        everywhere(Outcome, **given, result="as_hoped", entered_in_error=MARK),
        Decision(
            recommendation=WAITS,
            on=ago + timedelta(2),
            position=Position.deferred,
            by=DOT,
            whose=Whose.client,
            words=f"{MARK} of one who is not quoted",
            words_are=WordsAre.exact,
        ),
        Decision(
            recommendation=OLDER,
            on=ago + timedelta(2),
            position=Position.declined,
            by=CYD,
            whose=Whose.client,
            words="No, said nobody",
            words_are=WordsAre.exact,
        ),
        Withdrawal(recommendation=OLDER, on=ago + timedelta(3), reason=MARK),
        everywhere(Withdrawal, recommendation=WRONG, on=today, entered_in_error=MARK),
        *(everywhere(each, client=CLIENT, on=ago) for each in (Interaction, Concern, Question)),
        everywhere(Insight, client=CLIENT, on=ago, kind="need"),
        everywhere(Story, client=CLIENT, on=ago, kind="success"),
        everywhere(Sitting, client=CLIENT, on=ago, prompts=PROMPTS, instrument=MARK, id=SAT),
        everywhere(Answer, sitting=SAT, prompt="why", words=MARK, on=ago),
        Promise.of(internal(Promise) | {"client": CLIENT, "what": "Send samples", "on": ago, "due": ago}),
        everywhere(Promise, client=CLIENT, on=today + timedelta(30), due=today + timedelta(40)),
        Quote.of(internal(Quote) | {"client": CLIENT, "person": BEA, "words": "Finer, said a role", "on": ago}),
        Quote(client=CLIENT, person=CYD, words="Finer, said nobody", on=ago),
        everywhere(Quote, client=CLIENT, person=DOT, on=ago),
        Goal.of(internal(Goal) | {"id": GOAL, "client": CLIENT, "title": "Less dust", "target": 5, "on": ago}),
        everywhere(Goal, client=CLIENT, whose="practice", target=5, on=ago),
        Reading.of(internal(Reading) | {"goal": GOAL, "value": 7, "on": ago}),
        everywhere(Snooze, client=CLIENT, item=f"no_answer:{LATER}", until=today + timedelta(90)),
        everywhere(Document, client=CLIENT, engagement=WORK, file=MARK, made_on=today),
        everywhere(FormReturn, client=CLIENT, file=MARK, sha256=MARK, doubts=(MARK,), read_on=today),
    ]
    practice.record([Add(each) for each in events], "planted events")


@pytest.fixture
def planted(bare: Advisor) -> Advisor:
    """Commands on a practice in which everything internal bears a mark."""
    plant(bare.folder)
    return bare


def readings(advisor: Advisor) -> dict[tuple[str, ...], str]:
    """What every command that reads gives, in every form, by the words of the command."""
    book = Practice.open(advisor.folder, state=advisor.folder.parent / "state", now=local_now, who="me", create=False)
    book.load()
    commands = [("today",), ("today", "--json")]
    commands += [("list", kind, *form) for kind in LISTS for form in ((), ("--json",), ("--csv",))]
    names = ["practice", *(book.book.short_id(each) for each in book.book)]
    commands += [("show", name, *form) for name in names for form in ((), ("--json",))]
    answers = {words: advisor("--only", "QUI", *words) for words in commands}
    return {words: answer.out + answer.err for words, answer in answers.items()}


def test_nothing_internal_is_read_by_any_command_in_any_form(planted: Advisor) -> None:
    found = readings(planted)
    everything = "\n".join(found.values())
    told = (
        "Yes, said a name",
        "Later, said a role",
        "No, said nobody",
        "Finer, said a role",
        "Send samples",
        "Less dust",
    )
    for shown in ("Grind finer", "Quiet Mills", *told):
        assert shown in everything, shown
    for hidden in (MARK, "37 %", "38 %", "73737", "opponent", "slip", "QUI-4", "QUI-5", "QUI-6", " late"):
        assert [words for words, text in found.items() if hidden in text and hidden not in " ".join(words)] == [], (
            hidden
        )


def test_decisions_stand_with_who_and_what_as_the_person_may_be_quoted(planted: Advisor) -> None:
    commands = [("list", kind, *form) for kind in ("decisions", "outcomes") for form in ((), ("--json",), ("--csv",))]
    ids = [each["id"] for each in planted.does("--only", "QUI", "list", "decisions", "--json").json]
    commands += [("show", name, *form) for name in (*ids, "QUI-1", "QUI-2", "QUI-3") for form in ((), ("--json",))]
    told = {words: planted.does("--only", "QUI", *words).out for words in commands}
    assert "Ann SurnameAnn" in told["show", "QUI-1"]
    assert "role of Bea" in told["show", "QUI-1"]
    for name in ("Bea", "Cyd", "Dot"):
        assert [words for words, text in told.items() if f"Surname{name}" in text] == [], name
    (decision,) = planted.does("--only", "QUI", "show", "QUI-2", "--json").json["records"]
    assert (decision["by"], decision["by_id"], decision["words"], decision["words_are"]) == (None, None, "", "noted")
    (outcome,) = planted.does("--only", "QUI", "list", "outcomes", "--json").json
    assert (outcome["confirmed_by"], outcome["confirmed_by_id"]) == (None, None)


def test_only_what_was_given_is_counted_and_named(planted: Advisor) -> None:
    client = planted.does("--only", "QUI", "show", "QUI", "--json").json
    assert (client["counts"]["given"], client["counts"]["drafts"]) == (3, 0)
    assert [
        each["counts"]["drafts"] for each in planted.does("--only", "QUI", "list", "engagements", "--json").json
    ] == [0]
    references = [each["reference"] for each in planted.does("--only", "QUI", "list", "advice", "--json").json]
    assert references == ["QUI-1", "QUI-2", "QUI-3"]


@pytest.mark.parametrize("words", ["tag:zq7", "-tag:zq7", "slipped", "-slipped", "overdue", "Waiting", "unobserved"])
def test_a_filter_does_not_answer_what_is_internal(planted: Advisor, words: str) -> None:
    for kind in ("advice", "decisions"):
        assert "client's eyes" in planted.refuses("--only", "QUI", "list", kind, words)
    assert planted.does("list", "advice", words).out


@pytest.mark.parametrize("kind", ["clients", "people", "advice", "decisions", "outcomes"])
def test_words_are_not_looked_for_in_what_is_internal(planted: Advisor, kind: str) -> None:
    assert planted.does("--only", "QUI", "list", kind, MARK, "--json").json == []
    assert planted.does("list", kind, MARK, "--json").json


def test_who_said_words_without_a_name_is_not_found_by_asking_for_them(planted: Advisor) -> None:
    (unsigned,) = planted.does("--only", "QUI", "list", "quotes", "nobody", "--json").json
    assert (unsigned["words"], unsigned["on"], unsigned["person_id"]) == ("Finer, said nobody", None, None)
    assert planted.does("--only", "QUI", "list", "quotes", CYD, "--json").json == []
    assert planted.does("list", "quotes", CYD, "--json").json


def test_adoption_shown_by_doing_is_said_to_the_client_too(planted: Advisor) -> None:
    planted.does("progress", "QUI-2", "implemented", "--by-doing")
    assert planted.does("--only", "QUI", "show", "QUI-2", "--json").json["by_doing"] is True
    assert "shown by doing" in planted.does("--only", "QUI", "show", "QUI-2").out
