"""A clock for practices of tests: it stands where somebody turned it, and no two instants are the same."""

from datetime import UTC, datetime, timedelta


class Calendar:
    """The morning of a day; each look is a second later.

    Args:
        start: The first instant, aware.
    """

    def __init__(self, start: datetime = datetime(2026, 6, 3, 9, 0, tzinfo=UTC)) -> None:
        self._day = start
        self._looks = 0

    def __call__(self) -> datetime:
        """Now."""
        self._looks += 1
        return self._day + timedelta(seconds=self._looks)

    def turn(self, days: int = 1) -> None:
        """Let days pass."""
        self._day += timedelta(days=days)
