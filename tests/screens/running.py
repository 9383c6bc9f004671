"""The program on a real practice folder, driven by keys, and waited for by conditions."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets._toast import ToastRack

from advisor.changes import Add
from advisor.practice import Practice
from advisor.records import Client, Decision, Engagement, Person, Profile, Progress, Recommendation
from advisor.records.choices import Part, Position, Priority, ProgressState, Quoting, Whose, WordsAre
from screens.app import AdvisorApp
from screens.start import Start

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
SIZES = [(60, 20), (80, 24), (120, 40), (200, 60)]
sizes = pytest.mark.parametrize("size", SIZES, ids=str)

NWD, HAR = "c" * 16, "b" * 16
DANA, RUTH = "d" * 16, "e" * 16
REVIEW, RENEWALS = "f" * 16, "a" * 16


def now() -> datetime:
    """The clock of the tests."""
    return NOW


def opened(folder: Path, *, create: bool = False, clock: Callable[[], datetime] = now) -> Practice:
    """The practice of a test, read."""
    practice = Practice.open(folder / "practice", state=folder / "state", now=clock, who="maria", create=create)
    practice.load()
    return practice


def advice(number: int, title: str, given: str, engagement: str = REVIEW, **values: object) -> Recommendation:
    """A recommendation with an id that tells its number."""
    fields = {"id": f"{number:016x}", "engagement": engagement, "title": title, "given_on": given}
    return Recommendation.of(fields | values)


def small_practice(folder: Path) -> Practice:
    """Two clients, two people, six recommendations, one of them decided and one under way."""
    practice = opened(folder, create=True)
    practice.record([Add(Profile(id="1" * 16, name="Maria Keller", firm="Keller & Partners"))], "settings")
    client = Client(id=NWD, name="Northwind Industries", code="NWD", notes="Pays late.")
    people = [
        Person(id=DANA, client=NWD, name="Dana Ortiz", role="CFO", part=Part.decides, quoted=Quoting.by_name),
        Person(id=RUTH, client=NWD, name="Ruth Amsel", role="COO", part=Part.influences),
    ]
    review = Engagement(id=REVIEW, client=NWD, title="Commercial review", purpose="To stop selling below cost.")
    practice.record([Add(client), *map(Add, people), Add(review)], "client NWD")
    practice.record(
        [
            Add(Client(id=HAR, name="Harbour Software", code="HAR")),
            Add(Engagement(id=RENEWALS, client=HAR, title="Renewals")),
        ],
        "client HAR",
    )
    given = [
        advice(1, "Weekly forecast call", "2026-01-11", advice="Thirty minutes every Monday."),
        advice(2, "Publish floor prices", "2026-09-07", decide_by="2026-10-31", adoption_chance=70, warning="A loss."),
        advice(3, "Tie bonuses to margin", "2026-10-14", priority=Priority.high, given_to=(DANA,)),
        advice(4, "Close the second warehouse", "2026-06-03", notes="They will hate it."),
        advice(5, "Move renewals forward", "2026-02-02", RENEWALS),
    ]
    draft = Recommendation(id=f"{6:016x}", engagement=REVIEW, title="An idea for later")
    practice.record([*map(Add, given), Add(draft)], "advice")
    decided = [
        Decision(
            recommendation=given[0].id,
            on=datetime(2026, 1, 20).date(),
            position=Position.adopted,
            by=DANA,
            whose=Whose.client,
            words="Monday, nine o'clock.",
            words_are=WordsAre.exact,
        ),
        Decision(recommendation=given[3].id, on=datetime(2026, 6, 10).date(), position=Position.declined, by=DANA),
        Decision(recommendation=given[4].id, on=datetime(2026, 2, 9).date(), position=Position.adopted),
    ]
    practice.record([Add(each) for each in decided], "decisions")
    moved = [
        Progress(recommendation=given[4].id, on=on.date(), state=ProgressState.under_way, promised_on=promised.date())
        for on, promised in (
            (datetime(2026, 3, 1), datetime(2026, 9, 1)),
            (datetime(2026, 8, 20), datetime(2026, 11, 1)),
        )
    ]
    practice.record([Add(each) for each in moved], "progress")
    return practice


def app_on(folder: Path, *, only: str = "", sample: bool = False, create: bool = False) -> AdvisorApp:
    """The program on the practice of a test."""
    return AdvisorApp(Start(folder / "practice", folder / "state", now, "maria", only, sample, create))


@asynccontextmanager
async def running(app: AdvisorApp, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[int]]:
    """The program, once everything is read and shown."""
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: app.ready)
        await pilot.pause()
        yield pilot


async def until(pilot: Pilot[int], condition: Callable[[], bool], what: str = "") -> None:
    """Wait until a condition holds.

    Raises:
        TimeoutError: When it does not within thirty seconds; the screen is in the message.
    """
    loop = asyncio.get_running_loop()
    limit = loop.time() + 30
    while not condition():
        if loop.time() > limit:
            raise TimeoutError(f"{what or 'the condition'} did not come true on:\n{screen_text(pilot.app)}")
        await pilot.pause(0.01)


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, and wait until what they did is done."""
    for key in keys:
        await pilot.press(key)
    await pilot.pause()


async def settled(pilot: Pilot[int], app: AdvisorApp) -> None:
    """Wait until the screen says what it has to say: the same keys, and the same picture three times in a row."""
    seen: list[str] = []

    def still() -> bool:
        seen.append(screen_text(app))
        return not app.keys_are_late and len(seen) > 2 and len(set(seen[-3:])) == 1

    await until(pilot, still, "a screen at rest")


async def type_text(pilot: Pilot[int], text: str) -> None:
    """Type a text, faster than anybody can: only the last key is waited for, and the program takes them in turn."""
    for each in text[:-1]:
        pilot.app.post_message(events.Key(_character_to_key(each), each))
    await press(pilot, *map(_character_to_key, text[-1:]))


async def find(pilot: Pilot[int], words: str, *keys: str) -> None:
    """Let a list show only what has these words, and press keys on the first of it."""
    await press(pilot, "slash")
    await type_text(pilot, words)
    await press(pilot, "enter", *keys)


async def rewrite_as_given(pilot: Pilot[int], app: AdvisorApp) -> None:
    """Change the title of NWD-2, which was given, as far as the question whether that corrects it."""
    await find(pilot, "floor", "e")
    await until(pilot, lambda: "Edit NWD-2" in screen_text(app))
    await press(pilot, "end")
    await type_text(pilot, " soon")
    await press(pilot, "f2")
    await until(pilot, lambda: "a correction" in screen_text(app), "the question")


def screen_lines(app: object) -> list[str]:
    """The lines that the screen shows, without styles."""
    screen = app.screen  # type: ignore[attr-defined]
    width, height = screen.size
    strips = screen._compositor.render_strips(screen.size)
    return ["".join(segment.text for segment in strip).rstrip()[:width] for strip in strips[:height]]


def screen_text(app: object) -> str:
    """What the screen shows, as text."""
    return "\n".join(screen_lines(app))


def text_beneath(app: AdvisorApp) -> str:
    """What the screen shows once what was said at its edge is put out of the way; it would hide that for seconds."""
    for each in app.screen.query(ToastRack):
        each.display = False
    return screen_text(app)


def notices(app: AdvisorApp) -> Sequence[str]:
    """What was said at the edge of the screen, oldest first."""
    return [str(each.message) for each in app._notifications]
