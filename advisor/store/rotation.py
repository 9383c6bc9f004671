"""Which backups of a scope are kept: the latest, and the newest of each of the last hours, days and weeks with one."""

from collections.abc import Callable, Collection, Iterable
from datetime import UTC, datetime, timedelta

LATEST, HOURLY, DAILY, WEEKLY = 6, 24, 14, 26

DUE_AFTER = timedelta(hours=1)
"""How old the latest backup is when the next one is made, where something changed since."""

_NAME = "%Y-%m-%dT%H%M%SZ"
_SUFFIX = ".zip"


def backup_name(at: datetime) -> str:
    """The file name of a backup made at an instant, such as ``2026-11-23T140500Z.zip``."""
    return at.astimezone(UTC).strftime(_NAME) + _SUFFIX


def instant_of(name: str) -> datetime | None:
    """The instant that a file name stands for, to the second; None where it is no name of a backup."""
    try:
        at = datetime.strptime(name.removesuffix(_SUFFIX), _NAME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return at if backup_name(at) == name else None


def kept(instants: Iterable[datetime]) -> set[datetime]:
    """The instants whose backups stay: the newest always, and never more than 70."""
    newest_first = sorted(set(instants), reverse=True)
    found = set(newest_first[:LATEST])
    for many, period in ((HOURLY, _hour), (DAILY, _day), (WEEKLY, _week)):
        found |= _newest_of_each(newest_first, many, period)
    return found


def is_due(instants: Collection[datetime], now: datetime) -> bool:
    """Whether the latest backup is old enough for another; one from the future (a clock was wrong) says nothing."""
    latest = max((at for at in instants if at <= now), default=None)
    return latest is None or now - latest >= DUE_AFTER


def _newest_of_each(newest_first: Iterable[datetime], many: int, period: Callable[[datetime], object]) -> set[datetime]:
    newest: dict[object, datetime] = {}
    for at in newest_first:
        if len(newest) < many:
            newest.setdefault(period(at), at)
    return set(newest.values())


def _hour(at: datetime) -> object:
    return at.date(), at.hour


def _day(at: datetime) -> object:
    return at.date()


def _week(at: datetime) -> object:
    return at.isocalendar()[:2]
