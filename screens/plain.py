"""Whether the terminal shows only plain ASCII characters."""

import locale
import sys
from functools import cache


@cache
def is_plain() -> bool:
    """True where the terminal's encoding has no box drawing or symbols; every glyph then has a fallback."""
    encoding = (getattr(sys.__stdout__, "encoding", "") or locale.getpreferredencoding(False)).casefold()
    return "utf" not in encoding
