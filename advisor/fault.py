"""What is said where the program itself is at fault: the places in the code, and nothing that it was working on.

What is printed then is sent to others. The values of variables, and what an error says of them, can be what a client
said in confidence; where it happened and of what kind it was is what helps.
"""

import sys
from collections.abc import Iterator
from types import TracebackType

from advisor import __version__

_WORDS = """Advisor had to stop, by a fault of its own. What you saved is kept.
Please report it with these lines, in which nothing of what you recorded stands:"""


def stand_in_for_tracebacks() -> None:
    """Let whatever ends this process say no more than :func:`report`."""
    sys.excepthook = _tell


def report(error: BaseException) -> str:
    """What to print of an error that nobody expected: its kind and its places in the code, the innermost last."""
    version = ".".join(map(str, sys.version_info[:3]))
    lines = [f"Advisor {__version__}, Python {version}, {sys.platform}", *_chain(error)]
    return "\n".join([_WORDS, *(f"  {line}" for line in lines)])


def _tell(kind: type[BaseException], error: BaseException, places: TracebackType | None) -> None:
    print(report(error), file=sys.stderr)


def _chain(error: BaseException) -> Iterator[str]:
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        yield from _chain(cause)
    place = error.__traceback__
    while place is not None:
        frame = place.tb_frame
        yield f"{frame.f_globals.get('__name__', '?')}, line {place.tb_lineno}, in {frame.f_code.co_name}"
        place = place.tb_next
    yield type(error).__qualname__
