"""The scope that was written last, kept as bytes: whoever saves once in a client saves there again.

It spares a save the reading and splitting of a file that it has just written. It is one client, and it is
taken only while the file is the very one that we put there.
"""

from advisor.store.layout import Layout
from advisor.store.state import State, complete, read_state


class Recent:
    """Reads states for a commit, the one written last from memory. To be used under the lock."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._state: State | None = None
        self._mark: object = None

    def read(self, scope: str) -> State:
        """A scope as it stands now, its records left as bytes.

        Raises:
            Damaged: its file or its history is not as it was written.
        """
        # Forgotten while a commit works on it, so that one that fails half way leaves nothing behind.
        state, self._state = self._state, None
        if state is None or state.scope != scope or self._mark != self._now(scope):
            return read_state(self._layout, scope, rows=True)
        complete(self._layout, state)
        return state

    def keep(self, state: State) -> None:
        """Remember a state that was just written."""
        self._mark = self._now(state.scope)
        self._state = state

    def _now(self, scope: str) -> object:
        try:
            found = self._layout.tables(scope).stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size
