"""Which records bear a reference, however it is typed."""

from collections.abc import Iterator


class References:
    """The ids of records by the reference that people name them by.

    A reference is borne by one record, but two computers that wrote apart may have given it twice.
    """

    def __init__(self) -> None:
        self._bearers: dict[str, tuple[str, ...]] = {}
        self._shared: set[str] = set()

    def put(self, reference: str, record_id: str) -> None:
        """Let a record be found by its reference; nothing happens where it has none."""
        if not reference:
            return
        name = reference.casefold()
        bearers = self._bearers[name] = (*self._bearers.get(name, ()), record_id)
        if len(bearers) > 1:
            self._shared.add(name)

    def drop(self, reference: str, record_id: str) -> None:
        """Let a record no longer be found by its reference."""
        if not reference:
            return
        name = reference.casefold()
        bearers = self._bearers[name] = tuple(each for each in self._bearers.get(name, ()) if each != record_id)
        if len(bearers) < 2:
            self._shared.discard(name)

    def bearer(self, reference: str) -> str | None:
        """The id of the record that bears a reference, the first of several; None where none does."""
        return next(iter(self._bearers.get(reference.casefold(), ())), None)

    def shared(self) -> Iterator[str]:
        """The ids of the records whose reference another one bears as well, reference by reference."""
        for name in sorted(self._shared):
            yield from self._bearers[name]
