"""A scope's file made anew from its history, so that it stays so."""

from pathlib import Path

from advisor.store.atomic import flush_folder
from advisor.store.errors import KeptUnfinished
from advisor.store.layout import Layout
from advisor.store.state import State
from advisor.store.tables import SealedStorage
from advisor.system import reason_of


def write_anew(layout: Layout, state: State) -> None:
    """Put a file that says what a state holds in the place of whatever stands there.

    Raises:
        OSError: it could not be put there.
        KeptUnfinished: it is there, and a power cut may bring back the one before.
    """
    path = layout.tables(state.scope)
    storage = SealedStorage(path, state.scope)
    storage.file.meta = state.meta
    storage.write(state.tables)
    must_outlast(layout, path)


def must_outlast(layout: Layout, path: Path) -> None:
    """See that a file that was put in the place of another is there also after a power cut.

    Raises:
        KeptUnfinished: the disk does not say so.
    """
    try:
        flush_folder(path.parent)
    except OSError as error:
        raise KeptUnfinished(
            f"The file {layout.name(path)} was made again, but a power cut may still bring back what stood there "
            f"({reason_of(error)}); advisor check shows whether it did."
        ) from error
