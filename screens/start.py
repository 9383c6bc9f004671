"""What the screens are started on, and how they are opened and left."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple


class Start(NamedTuple):
    """What the program is started on.

    ``now`` is the clock (an aware instant in local time), ``who`` the login name for the history, ``only`` the code of
    the one client to be seen, ``create`` whether to make the practice where there is none.
    """

    folder: Path
    state: Path
    now: Callable[[], datetime]
    who: str
    only: str = ""
    sample: bool = False
    create: bool = False


def run(start: Start) -> int:
    """Open the screens and stay in them until the user leaves.

    Returns:
        The exit status of the program.
    """
    from screens.app import AdvisorApp  # Textual is loaded for the screens alone

    os.environ.setdefault("ESCDELAY", "25")
    os.environ.setdefault("TEXTUAL_FPS", "120")
    gc.disable()  # until the practice is shown: a collection in between takes as long as reading a thousand records
    app = AdvisorApp(start)
    result = app.run()
    return app.return_code or (result or 0)


def collect_again() -> None:
    """Let garbage be collected from now on; what is there by now stays, and is not looked through again."""
    gc.freeze()
    gc.enable()


def warm_up() -> None:
    """Import what the first form and the first save need, while nobody waits for it."""
    import advisor.planning
    import advisor.store.keeper  # noqa: F401
    import screens.doing
    import screens.places.advice
    import screens.places.clients  # noqa: F401
    from advisor.records import TYPES

    for record_type in TYPES.values():
        record_type.of({})  # what checks a type is made when it is first asked
