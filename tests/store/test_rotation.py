"""Which backups are kept, for any instants."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from advisor.store.rotation import DAILY, HOURLY, LATEST, WEEKLY, backup_name, instant_of, is_due, kept

_BEGIN = datetime(2025, 12, 20, 3, 0, tzinfo=UTC)
_MOST = LATEST + HOURLY + DAILY + WEEKLY
instants = st.integers(0, 400 * 24 * 60).map(lambda minutes: _BEGIN + timedelta(minutes=minutes))
many = st.lists(instants, unique=True, max_size=200)


@given(many)
def test_the_newest_always_stays_and_never_more_than_the_promised_number(found: list[datetime]) -> None:
    keep = kept(found)
    assert keep <= set(found)
    assert len(keep) <= _MOST
    assert not found or max(found) in keep


@given(many)
def test_what_is_kept_is_the_same_whether_it_is_reckoned_once_or_at_each_backup(found: list[datetime]) -> None:
    there: set[datetime] = set()
    for at in sorted(found):
        there = kept({*there, at})
    assert there == kept(found)


def test_a_year_of_backups_each_hour_leaves_hours_days_and_weeks() -> None:
    found = [_BEGIN + timedelta(hours=hour) for hour in range(365 * 24)]
    ages = sorted(found[-1] - at for at in kept(found))
    assert [age for age in ages if age < timedelta(hours=24)] == [timedelta(hours=hour) for hour in range(24)]
    days = {(found[-1] - age).date() for age in ages}
    assert {(found[-1] - timedelta(days=day)).date() for day in range(14)} <= days
    assert timedelta(weeks=24) < ages[-1] < timedelta(weeks=27)


def test_several_within_an_hour_are_kept_so_that_the_one_before_a_mistake_is_there() -> None:
    found = [_BEGIN + timedelta(minutes=minute) for minute in range(4)]
    assert kept(found) == set(found)


@given(instants)
def test_a_name_stands_for_its_instant_and_nothing_else_does(at: datetime) -> None:
    assert instant_of(backup_name(at)) == at
    for name in (f"{at:%Y-%m-%d}.zip", backup_name(at)[:-4], f"x{backup_name(at)}", "aside", ""):
        assert instant_of(name) is None


def test_a_backup_is_due_an_hour_after_the_last_and_one_from_the_future_says_nothing() -> None:
    now = _BEGIN + timedelta(days=1)
    assert is_due([], now)
    assert not is_due([now - timedelta(minutes=59)], now)
    assert is_due([now - timedelta(minutes=60)], now)
    assert is_due([now + timedelta(days=4000), now - timedelta(hours=2)], now)
