"""What a table may be at most, and how one that cannot be read is refused."""

MAX_BYTES = 50 * 1024 * 1024
MAX_ROWS = 200_000
MAX_COLUMNS = 500


class TableError(ValueError):
    """A table that cannot be taken; its message is one plain sentence for the user."""


def too_many_rows(name: str) -> TableError:
    """Return the refusal of a table that is too long."""
    return TableError(f"{name} has more than {MAX_ROWS:,} rows; split it into smaller files.")


def too_many_columns(name: str) -> TableError:
    """Return the refusal of a table that is too wide."""
    return TableError(f"{name} has more than {MAX_COLUMNS} columns; keep the ones that matter.")
