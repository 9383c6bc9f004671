"""What the store refuses, each with one plain sentence: what, where, what to do."""

from typing import Any, NamedTuple


class StoreError(Exception):
    """The store refused or failed; ``str(error)`` is a sentence for the user."""


class NotAPractice(StoreError):
    """The folder is not a practice (or, when creating, is already something else)."""


class Gone(NotAPractice):
    """The practice that this device has opened before is not there now, with its folder."""


class Busy(StoreError):
    """Another program held the practice's lock for longer than we wait."""


class ReadOnly(StoreError):
    """The scope can be read but must not be written now; nothing was changed."""


class Damaged(StoreError):
    """A file is not what we wrote and cannot be read safely; its bytes were not touched."""


class Unreadable(StoreError):
    """A file cannot be read now, be it for lack of permission or because another program holds it."""


class KeptUnfinished(StoreError):
    """An action is kept whole, though not yet in every place; whoever writes next finishes it.

    To save it again would record it twice.
    """


class PartlyDone(StoreError):
    """Some of what was asked is done, and stays so; the sentence says what, and what stopped the rest."""


class Refused(StoreError):
    """An action cannot be taken back, because of what happened after it."""


class Clash(NamedTuple):
    """One record that is not as the caller saw it.

    ``stored`` is the document now (None: there is none), ``wanted`` what the caller wished to write
    (None: to delete it), ``expected`` the revision that the caller had seen.
    """

    scope: str
    table: str
    id: str
    expected: str | None
    stored: dict[str, Any] | None
    wanted: dict[str, Any] | None


class Conflict(StoreError):
    """Somebody else changed a record first; nothing of the commit was written."""

    def __init__(self, clashes: tuple[Clash, ...]) -> None:
        many = len(clashes)
        what = "A record was" if many == 1 else f"{many} records were"
        super().__init__(f"{what} changed by somebody else in the meantime; nothing was saved.")
        self.clashes = clashes
