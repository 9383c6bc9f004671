"""The place Review on a practice: its figures, what they open, and when it is there."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from advisor.changes import Add, Refused
from advisor.records import Client, Decision, Engagement, Profile, Recommendation
from advisor.records.choices import Position
from advisor.review import Review
from screens.app import AdvisorApp
from screens.places.advice import AdvicePlace
from screens.places.review import Asked, ReviewPlace
from tests.screens.running import (
    HAR,
    NOW,
    RENEWALS,
    app_on,
    find,
    notices,
    opened,
    press,
    running,
    screen_text,
    sizes,
    type_text,
    until,
)


def _place(app: AdvisorApp) -> ReviewPlace:
    return app.screen_stack[0].query_one(ReviewPlace)


async def _fresh(pilot: Pilot[int], app: AdvisorApp) -> Review:
    """Wait for the review of what is there now."""
    await until(pilot, lambda: app.place == "review" and _place(app).is_fresh, "a fresh review")
    await pilot.pause()
    found = _place(app).found
    assert found is not None
    return found


async def _reviewing(pilot: Pilot[int], app: AdvisorApp) -> Review:
    await press(pilot, "4")
    return await _fresh(pilot, app)


def _register(app: AdvisorApp) -> AdvicePlace:
    return app.screen_stack[0].query_one(AdvicePlace)


async def _in_register(pilot: Pilot[int], app: AdvisorApp) -> list[str]:
    """Open the figure under the cursor, once it is reckoned; what the register then shows."""
    await _fresh(pilot, app)
    await press(pilot, "enter")
    await until(pilot, lambda: app.place == "advice")
    await pilot.pause()
    return _register(app).register.shown_keys


@sizes
async def test_the_review_shows_its_figures_at_every_size(practice_folder: Path, size: tuple[int, int]) -> None:
    app = app_on(practice_folder)
    async with running(app, size) as pilot:
        await _reviewing(pilot, app)
        shown = screen_text(app)
        assert "4 Review" in shown
        assert "From given to worked" in shown
        assert "[5]" in shown, "the cursor stands on what was given"


async def test_a_figure_of_each_section_opens_exactly_what_it_counts_and_esc_comes_back_to_it(
    practice_folder: Path,
) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await _reviewing(pilot, app)
        page = _place(app).page
        last_of_each = {each.place: each for each in page.stops if each.figure.ids}
        for stop in last_of_each.values():
            page.move_to(stop.figure.key)
            assert set(await _in_register(pilot, app)) == set(stop.figure.ids)
            assert stop.figure.title in screen_text(app)
            await press(pilot, "escape")
            await until(pilot, lambda: app.place == "review")
            assert page.figure == stop.figure
            assert app.focused is page


async def test_the_filter_of_the_register_waits_while_a_figure_is_open(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await press(pilot, "slash", *"owner", "enter")
        await _reviewing(pilot, app)
        assert len(await _in_register(pilot, app)) == 5
        await press(pilot, "slash", *"floor")
        await until(pilot, lambda: _register(app).register.shown == 1)
        await press(pilot, "escape")
        assert app.place == "advice"
        assert _register(app).register.shown == 5
        await press(pilot, "escape")
        await until(pilot, lambda: app.place == "review")
        await press(pilot, "3")
        await until(pilot, lambda: app.place == "advice")
        assert "/ owner" in screen_text(app)
        assert _register(app).register.shown == 0


async def test_3_shows_the_whole_register_again(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await _reviewing(pilot, app)
        assert len(await _in_register(pilot, app)) == 5
        await press(pilot, "3")
        await until(pilot, lambda: _register(app).register.shown == 6)
        await press(pilot, "escape")
        await until(pilot, lambda: app.place == "today")


async def test_the_filter_narrows_the_review_and_esc_drops_it(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await _reviewing(pilot, app)
        await find(pilot, "client:har")
        found = await _fresh(pilot, app)
        assert len(found.given) == 1
        assert "Review · client:har" in screen_text(app)
        assert app.focused is _place(app).page
        await press(pilot, "escape")
        assert len((await _fresh(pilot, app)).given) == 5
        assert app.place == "review"


async def test_a_mistake_in_the_filter_is_explained_and_the_review_is_of_everything(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await _reviewing(pilot, app)
        await press(pilot, "slash")
        await type_text(pilot, "standing:undecided")
        await until(pilot, lambda: "is not a standing" in screen_text(app))
        assert len((await _fresh(pilot, app)).given) == 5


async def test_a_filter_that_lets_nothing_through_says_so(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await _reviewing(pilot, app)
        await press(pilot, "slash", *"zebra", "enter")
        await until(pilot, lambda: "No given recommendation that counts matches “zebra”." in screen_text(app))
        await press(pilot, "enter")
        assert any("no figure here" in each for each in notices(app))


async def test_a_past_day_has_its_own_review(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await _reviewing(pilot, app)
        await press(pilot, "A")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await type_text(pilot, "2026-02-05")
        await press(pilot, "enter")
        await until(pilot, lambda: app.desk is not None and app.desk.as_of is not None)
        assert len((await _fresh(pilot, app)).given) == 2
        assert "as of 5 Feb 26" in screen_text(app)
        assert len(await _in_register(pilot, app)) == 2


async def test_the_days_that_advice_has_can_be_changed(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app, (200, 60)) as pilot:
        await _reviewing(pilot, app)
        await press(pilot, "D")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await type_text(pilot, "0")
        await press(pilot, "enter")
        await until(pilot, lambda: "“0” is not a number of days" in screen_text(app))
        await type_text(pilot, "100")
        await press(pilot, "enter")
        await until(pilot, lambda: len(app.screen_stack) == 1)
        found = await _fresh(pilot, app)
        assert found.cohorts.days == 100
        assert "Implemented within 100 days" in screen_text(app)


async def test_what_is_recorded_is_in_the_review_at_once(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        before = await _reviewing(pilot, app)
        assert app.desk is not None
        advice = app.desk.book.find("NWD-2")
        assert isinstance(advice, Recommendation)
        other = opened(practice_folder)
        other.record([Add(Decision(recommendation=advice.id, on=NOW.date(), position=Position.declined))], "decided")
        await until(pilot, lambda: advice.id in _answered(app))
        assert advice.id not in before.rates.response.hits


def _answered(app: AdvisorApp) -> tuple[str, ...]:
    found = _place(app).found
    return found.rates.response.hits if found else ()


async def test_a_review_that_was_overtaken_is_not_shown(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        overtaken, place = await _reviewing(pilot, app), _place(app)
        assert app.desk is not None
        asked = Asked(NOW.date(), place.mature_days, "", app.desk.book.changes)
        advice = app.desk.book.find("NWD-2")
        assert isinstance(advice, Recommendation)
        app.desk.practice.record(
            [Add(Decision(recommendation=advice.id, on=NOW.date(), position=Position.declined))], "decided"
        )
        assert not place.is_fresh
        await press(pilot, "enter")
        assert app.place == "review"
        assert any("reckoned anew" in each for each in notices(app))
        place.post_message(ReviewPlace.Reckoned(asked, overtaken))
        await until(pilot, lambda: advice.id in _answered(app))


async def test_a_save_that_was_refused_leaves_figures_that_open(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await _reviewing(pilot, app)
        assert app.desk is not None
        with pytest.raises(Refused):
            app.desk.practice.record([Add(Client(name="Again", code="HAR"))], "a code that is taken")
        assert not _place(app).is_fresh
        await press(pilot, "enter")
        await _fresh(pilot, app)
        assert len(await _in_register(pilot, app)) == 5


async def test_the_keys_lead_to_every_section_and_figure(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app, (80, 24)) as pilot:
        await _reviewing(pilot, app)
        page = _place(app).page
        places = {each.key for each in page.sections}
        seen = set()
        for _ in places:
            assert page.section is not None
            seen.add(page.section.key)
            await press(pilot, "tab")
        assert seen == places
        await press(pilot, "g")
        reached = set()
        lines = {each.y for each in page.stops}
        for _ in lines:
            reached |= {each.y for each in page.stops if each.figure is page.figure}
            await press(pilot, "j")
        assert reached == lines
        await press(pilot, "g", "down", "right")
        assert page.figure is not None
        assert page.figure.key == "answered.among"
        await press(pilot, "left", "k", "G", "pageup", "pagedown", "shift+tab")


async def test_y_copies_the_sentences_of_the_section(practice_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await _reviewing(pilot, app)
        copied: list[str] = []
        monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
        await press(pilot, "y")
        await until(pilot, lambda: bool(copied))
        assert copied[0].startswith("Of 5 recommendations given, 3 were answered")


async def test_without_given_advice_there_is_no_review_and_4_says_why(tmp_path: Path) -> None:
    practice = opened(tmp_path, create=True)
    client = Client(id=HAR, name="Harbour Software", code="HAR")
    engagement = Engagement(id=RENEWALS, client=HAR, title="Renewals")
    draft = Recommendation(engagement=RENEWALS, title="An idea for later")
    practice.record([Add(Profile(name="Maria Keller")), Add(client), Add(engagement), Add(draft)], "a draft")
    app = app_on(tmp_path)
    async with running(app) as pilot:
        assert "4 Review" not in screen_text(app)
        await press(pilot, "4")
        assert app.place == "today"
        assert any("no recommendation was given yet" in each for each in notices(app))


async def test_with_a_client_beside_there_is_no_review(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await _reviewing(pilot, app)
        await press(pilot, "H")
        await until(pilot, lambda: len(app.screen_stack) == 2)
        await press(pilot, "enter")
        await until(pilot, lambda: app.desk is not None and bool(app.desk.beside))
        await until(pilot, lambda: app.place == "today")
        assert "Review" not in screen_text(app)
        await press(pilot, "4")
        assert app.place == "today"
        assert any("for your eyes only" in each for each in notices(app))


async def test_with_a_client_beside_what_a_figure_counted_is_no_longer_told_apart(practice_folder: Path) -> None:
    app = app_on(practice_folder)
    async with running(app) as pilot:
        await _reviewing(pilot, app)
        await press(pilot, "down")
        await _in_register(pilot, app)
        await press(pilot, "H")
        await until(pilot, lambda: app.desk is not None and bool(app.desk.beside))
        await pilot.pause()
        assert "Review" not in screen_text(app)
        await press(pilot, "escape")
        await until(pilot, lambda: app.place == "today")


async def test_opened_for_one_client_there_is_no_review(practice_folder: Path) -> None:
    app = app_on(practice_folder, only="HAR")
    async with running(app) as pilot:
        assert app.desk is not None
        assert app.desk.beside == HAR
        assert "4 Review" not in screen_text(app)
        await press(pilot, "4")
        assert app.place == "today"
