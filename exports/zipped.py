"""Files put into one zip file without a clock and a system in it, so that the same files give the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def zipped(files: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of names with their contents, in that order.

    Args:
        files: Each name once, with its content.
        method: How they are packed; one of `zipfile`'s.
    """
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.create_system = 0
            archive.writestr(entry, content, method)
    return whole.getvalue()
