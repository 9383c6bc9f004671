"""Processes of their own to attack: begun quickly, and as alone as a program that a user starts."""

import contextlib
import multiprocessing
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess

_PATIENCE = 120  # seconds for any one process; it takes well under one


def _context() -> multiprocessing.context.BaseContext:
    """Forked from a process that has no thread and has imported everything, where the system can fork."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.tools.attack_deeds", "tests.tools.attack_writer"])
    return context


CONTEXT = _context()


@contextlib.contextmanager
def running(work: Callable[..., object], *args: object) -> Iterator[BaseProcess]:
    """A process that does some work, for the length of a block; none is left behind.

    Args:
        work: A function of a module.
        args: What it is given; like the function, it must be something that can be sent to a process.
    """
    process: BaseProcess = CONTEXT.Process(target=work, args=args)  # type: ignore[attr-defined]
    process.start()
    try:
        yield process
    finally:
        process.kill()
        process.join(_PATIENCE)
        process.close()


def exit_status(work: Callable[..., object], *args: object) -> int:
    """Do some work in a process of its own, and tell how it ended."""
    with running(work, *args) as process:
        process.join(_PATIENCE)
        status = process.exitcode
    assert status is not None, f"{work.__name__} did not end"
    return status
