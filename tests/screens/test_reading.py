import re
from datetime import date
from pathlib import Path
from typing import Any

from advisor.changes import Add
from advisor.records import Client, Decision, Engagement, Outcome, Person, Progress, Recommendation, Record
from advisor.records.choices import Position, ProgressState, Quoting, Result, Whose, WordsAre
from advisor.records.fields import fields_of
from screens.app import AdvisorApp
from tests.screens.running import (
    DANA,
    REVIEW,
    app_on,
    notices,
    opened,
    press,
    running,
    screen_text,
    type_text,
    until,
)


async def _read(pilot: object, app: AdvisorApp, words: str) -> None:
    await press(pilot, "slash")  # type: ignore[arg-type]
    await type_text(pilot, words)  # type: ignore[arg-type]
    await press(pilot, "enter", "enter")  # type: ignore[arg-type]
    await until(pilot, lambda: app.reads_advice)  # type: ignore[arg-type]


async def test_the_keys_act_on_the_advice_that_is_read(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await _read(pilot, app, "floor")
        await press(pilot, "c", "5", "enter")
        await until(pilot, lambda: "✗ declined" in screen_text(app))


async def test_a_decision_can_be_edited_and_deleted_from_the_advice_that_is_read(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        book = app.desk.book
        await _read(pilot, app, "forecast")
        advice = book.find("NWD-1")
        assert isinstance(advice, Recommendation)
        await press(pilot, "e")
        await until(pilot, lambda: "Edit what of NWD-1?" in screen_text(app))
        await press(pilot, "down", "enter")
        await until(pilot, lambda: "Edit the decision of 20 Jan 26" in screen_text(app))
        await press(pilot, "5", "f2")
        await until(pilot, lambda: book.standing_of(advice, opened(practice_folder).today).state == "declined")
        await press(pilot, "d")
        await until(pilot, lambda: "Delete what of NWD-1?" in screen_text(app))
        await press(pilot, "down", "enter", "y")
        await until(pilot, lambda: not book.events_of(advice.id))


async def test_a_record_entered_in_error_stays_readable_and_counts_nowhere(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        assert app.desk is not None
        book = app.desk.book
        await _read(pilot, app, "forecast")
        advice = book.find("NWD-1")
        assert isinstance(advice, Recommendation)
        await press(pilot, "X", "down", "enter")
        await type_text(pilot, "wrong client")
        await press(pilot, "enter")
        await until(pilot, lambda: "entered in error: wrong client" in screen_text(app))
        assert book.standing_of(advice, app.desk.on).state == "awaiting"


SENTINEL = "zq7internal"


def _internal_values(record_type: type[Record]) -> dict[str, Any]:
    """A sentinel for every text that is not shared and that a person fills in."""
    values: dict[str, Any] = {}
    for spec in fields_of(record_type):
        if spec.shared or spec.system or spec.ref or spec.choices or spec.kind not in ("text", "lines"):
            continue
        values[spec.name] = (SENTINEL,) if spec.many else SENTINEL
    return values


def _plant(folder: Path) -> None:
    """Put something internal wherever it can stand, all of it for one client."""
    practice = opened(folder)
    book = practice.book
    client = Client(id="9" * 16, name="Quiet Mills", code="QUI", **_internal_values(Client))
    person = Person(id="8" * 16, client=client.id, name="Ann", **_internal_values(Person))
    work = Engagement(id="7" * 16, client=client.id, title="Mills", **_internal_values(Engagement))
    given = Recommendation(
        id="6" * 16,
        engagement=work.id,
        title="Grind finer",
        given_on=practice.today,
        adoption_chance=37,
        **_internal_values(Recommendation),
    )
    waits = Recommendation(
        id="4" * 16, engagement=work.id, title="Answer us", given_on=date(2026, 1, 5), decide_by=date(2026, 2, 1)
    )
    draft = Recommendation(id="5" * 16, engagement=work.id, title=f"{SENTINEL} draft")
    role = Person(id="3" * 16, client=client.id, name=f"{SENTINEL} Bea", role="the chair", quoted=Quoting.by_role)
    silent = Person(id="2" * 16, client=client.id, name=f"{SENTINEL} Dot", role="CEO", quoted=Quoting.not_at_all)
    known = (client, person, role, silent, work, given, waits, draft)
    practice.record([Add(each) for each in known], "planted")
    on = practice.today
    words: dict[str, Any] = {"words_are": WordsAre.exact, "whose": Whose.client}
    events: list[Record] = [
        Decision(recommendation=given.id, on=on, position=Position.deferred, by=role.id, words="Soon.", **words),
        Decision(recommendation=given.id, on=on, position=Position.deferred, by=silent.id, words=SENTINEL, **words),
        Decision(recommendation=given.id, on=on, position=Position.adopted, **_internal_values(Decision)),
        Progress(recommendation=given.id, on=on, state=ProgressState.under_way, promised_on=date(2027, 1, 5)),
        Progress(recommendation=given.id, on=on, state=ProgressState.under_way, promised_on=date(2027, 2, 5)),
        Decision(recommendation=given.id, on=on, position=Position.declined, whose=Whose.person, words=SENTINEL),
        Progress(recommendation=given.id, on=on, state=ProgressState.implemented, **_internal_values(Progress)),
        Outcome(recommendation=given.id, on=on, result=Result.as_hoped, **_internal_values(Outcome)),
    ]
    practice.record([Add(each) for each in events], "planted events")
    assert book.find("QUI-1") is not None


async def test_with_a_client_beside_nothing_internal_is_on_any_screen(practice_folder: Path) -> None:
    _plant(practice_folder)
    app = app_on(practice_folder, only="QUI")
    seen = []
    async with running(app, (200, 60)) as pilot:
        seen.append(screen_text(app))
        for keys in (["2"], ["enter"], ["escape"], ["3"], ["enter"], ["escape"], ["question_mark"], ["escape"], ["W"]):
            await press(pilot, *keys)
            await pilot.pause(0.1)
            seen.append(screen_text(app))
        await press(pilot, "F", *SENTINEL[:6])
        await pilot.pause(0.2)
        seen.append(screen_text(app).replace(SENTINEL[:6], "", 1))
        await press(pilot, "escape")
        await press(pilot, "3", "h")
        await pilot.pause(0.2)
        seen.append(screen_text(app))
    everything = "\n".join(seen)
    assert "Grind finer" in everything
    assert "“Soon.”" in everything
    assert "the chair" in everything
    assert "Quiet Mills" in everything
    for internal in (SENTINEL, "37 %", "Northwind", "Harbour", "slip", "no answer"):
        assert internal not in everything, internal
    assert not re.search(r"\blate\b", everything)


async def test_with_a_client_beside_a_filter_does_not_answer_what_is_internal(practice_folder: Path) -> None:
    _plant(practice_folder)
    app = app_on(practice_folder, only="QUI")
    async with running(app, (120, 40)) as pilot:
        await press(pilot, "3", "slash")
        await type_text(pilot, "slipped")
        await until(pilot, lambda: "asks for something internal" in screen_text(app))


async def test_with_a_client_beside_nothing_can_be_changed(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "H")
        await until(pilot, lambda: "beside me" in screen_text(app))
        await press(pilot, "3", "c")
        assert any("nothing is changed" in each for each in notices(app))
        await press(pilot, "H")
        await until(pilot, lambda: "beside me" not in screen_text(app))


async def test_an_unknown_client_code_shows_nothing_at_all(practice_folder: Path) -> None:
    app = app_on(practice_folder, only="NOPE")
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.return_code == 1)
        assert not app.ready


async def test_hostile_text_is_shown_as_text(practice_folder: Path) -> None:
    practice = opened(practice_folder)
    title = "[bold red]Sell[/] the \x1b[31mshop\u202e now"
    practice.record(
        [Add(Recommendation(engagement=REVIEW, title=title, given_on=practice.today, given_to=(DANA,)))], "x"
    )
    app = app_on(practice_folder)
    async with running(app, (200, 60)) as pilot:
        await press(pilot, "3")
        await until(pilot, lambda: "[bold red]Sell[/] the" in screen_text(app))
        assert "\x1b" not in screen_text(app)
        assert "\u202e" not in screen_text(app)
