"""The command line: the one place that wires records, screens and documents together."""

import gc
import os
import sys
from collections.abc import Sequence

from advisor.fault import stand_in_for_tracebacks


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: The words after ``advisor``; those of this process when None.

    Returns:
        0 when it was done, 1 when it was refused (with one line on standard error), 2 for wrong use.
    """
    if argv is None:
        stand_in_for_tracebacks()
        gc.disable()  # a command is over before it has made garbage worth looking for; the screens turn it on again
    # No plugin of pydantic is ours, and looking for one reads the metadata of every installed package.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        from advisor.cli.running import run  # imported here, so that ctrl+c is answered from the first moment on

        return run(sys.argv[1:] if argv is None else argv)
    except KeyboardInterrupt:
        return 1
