"""A client with everything that a page can show, on top of the small practice."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from advisor.changes import Add
from advisor.practice import Practice
from advisor.records import (
    Answer,
    Asked,
    Concern,
    Goal,
    Insight,
    Interaction,
    Promise,
    Question,
    Quote,
    Reading,
    Record,
    Sitting,
    Story,
)
from advisor.records.choices import (
    Failure,
    InsightKind,
    InteractionKind,
    OursOrTheirs,
    PromptKind,
    StoryAbout,
    StoryKind,
    WordsAre,
)
from tests.screens.running import DANA, NWD, RUTH, small_practice

NEED_OLD, NEED = "2" * 16, "3" * 16
MARGIN, SERVICE = "4" * 16, "5" * 16
SITTING = "6" * 16
LATE_PROMISE, THEIR_PROMISE = "7" * 16, "8" * 16


def day(text: str) -> date:
    """A day of this year, such as ``11-05``."""
    return date.fromisoformat(f"2026-{text}")


def rich_practice(folder: Path) -> Practice:
    """The small practice, and with Northwind everything that a relationship has."""
    practice = small_practice(folder)
    for records in (_contacts(), _promises(), _worries(), _insights(), _words(), _goals(), _sitting()):
        practice.record([Add(each) for each in records], "relationship")
    return practice


def _contacts() -> list[Record]:
    days = ["01-11", "01-20", "02-04", "03-03", "03-24", "05-12", "06-02", "06-10", "08-20", "09-07", "10-14"]
    met = [
        Interaction(
            client=NWD,
            on=day(each),
            kind=InteractionKind.meeting if number % 2 else InteractionKind.call,
            people=(DANA, RUTH) if number < 7 else (DANA,),
            said=f"What we spoke of in talk {number}.",
            initiative=OursOrTheirs.theirs if number % 3 == 0 else OursOrTheirs.ours,
        )
        for number, each in enumerate(days)
    ]
    unanswered = Interaction(
        client=NWD, on=day("11-02"), kind=InteractionKind.message, took_part=False, said="Asked for a date."
    )
    return [*met, unanswered]


def _promises() -> list[Record]:
    def promise(what: str, made: str, due: str, **more: object) -> Record:
        return Promise.of({"client": NWD, "what": what, "on": day(made), "due": day(due)} | more)

    return [
        promise("Send the price study", "10-14", "11-19", id=LATE_PROMISE, to=DANA),
        promise("Introduce the logistics partner", "11-02", "12-15"),
        promise("Draft the bonus plan", "03-03", "03-20", kept_on=day("03-18")),
        promise("Report on the south", "05-12", "06-01", kept_on=day("06-09")),
        promise("Visit the Lisbon plant", "06-02", "07-01", broken_on=day("07-15")),
        promise("Share the order data", "09-07", "10-01", id=THEIR_PROMISE, whose=OursOrTheirs.theirs, by=RUTH),
    ]


def _worries() -> list[Record]:
    return [
        Concern(
            client=NWD, words="You talk to my people before you talk to me.", words_are=WordsAre.exact, by=RUTH,
            on=day("10-20"),
        ),
        Concern(
            client=NWD, words="The first report came late", by=DANA, on=day("06-03"), done="Called on the same day.",
            resolved_on=day("06-10"), reaction="She was glad we said so first.",
        ),
        Story(
            client=NWD, kind=StoryKind.success, story="They brought the Monday call, and we kept it.", by=DANA,
            about=StoryAbout.something_new, began="the analysts", on=day("06-10"),
        ),
        Story(
            client=NWD, kind=StoryKind.horror, story="The report came nine days late.", failure=Failure.late,
            about=StoryAbout.promise_failed, began="the back office", on=day("06-12"), by=RUTH,
        ),
    ]  # fmt: skip


def _insights() -> list[Record]:
    return [
        Insight(
            id=NEED_OLD, client=NWD, kind=InsightKind.need, what="Cheaper transport", why="Fuel", on=day("02-04"),
            by=RUTH,
        ),
        Insight(
            id=NEED, client=NWD, kind=InsightKind.need, what="Transport that arrives when promised",
            why="Two customers left", on=day("09-07"), by=DANA, replaces=NEED_OLD,
        ),
        Insight(client=NWD, kind=InsightKind.trend, what="Buyers order in smaller lots", on=day("05-12")),
        Insight(client=NWD, kind=InsightKind.opportunity, what="Nobody serves the islands", on=day("10-14")),
    ]  # fmt: skip


def _words() -> list[Record]:
    return [
        Quote(client=NWD, person=DANA, words="The floor holds, or I do not sleep.", on=day("10-14")),
        Quote(client=NWD, person=RUTH, words="Fine, for now", words_are=WordsAre.noted, on=day("10-12")),
        Question(client=NWD, question="Who loses if the floor holds?", people=(DANA,), on=day("09-07"),
                 answer="The two who sold below it.", answered_on=day("10-14")),
        Question(client=NWD, question="What would you stop, if you could stop one thing?", people=(RUTH,),
                 on=day("10-14")),
    ]  # fmt: skip


def _goals() -> list[Record]:
    def goal(goal_id: str, title: str, start: str, target: str) -> Record:
        values = {"client": NWD, "id": goal_id, "title": title, "unit": "%", "measure": "share of all orders"}
        values |= {"start": start, "target": target}
        return Goal.of(values | {"on": day("01-11"), "due": day("12-31")})

    readings = [("02-28", 42), ("05-31", 48), ("08-31", 55), ("11-10", 61)]
    return [
        goal(MARGIN, "Orders above the floor", "40", "60"),
        goal(SERVICE, "Deliveries on the promised day", "70", "95"),
        *(Reading(goal=MARGIN, value=Decimal(value), on=day(on)) for on, value in readings),
        Reading(goal=SERVICE, value=Decimal(74), on=day("10-31"), note="After the move."),
    ]


def _sitting() -> list[Record]:
    questions = ("How do you use what we do?", "What worries you?", "Do we really matter to you, and why?")
    prompts = tuple(
        Asked(id=f"q{number}", section="Questions", asks=each, kind=PromptKind.quote)
        for number, each in enumerate(questions)
    )
    sitting = Sitting(
        id=SITTING, client=NWD, instrument="most-important-question", version=1, title="The most important question",
        on=day("10-14"), prompts=prompts, minimum_people=2, only_exact_words=True,
    )  # fmt: skip

    def answer(prompt: str, person: str, words: str, are: WordsAre = WordsAre.exact) -> Record:
        return Answer(sitting=SITTING, prompt=prompt, person=person, words=words, words_are=are, on=day("10-14"))

    return [
        sitting,
        answer("q0", DANA, "On Mondays, before anybody else is in."),
        answer("q0", RUTH, "I read the summary."),
        answer("q1", DANA, "That it stops when you leave."),
        answer("q1", RUTH, "Costs", WordsAre.noted),
    ]
