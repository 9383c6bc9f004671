"""A shim over the calls by which a program touches files: it sees every one of them, and may stop or spoil it.

Only calls on what lies in the watched folders count, so that the interpreter may read its own files in peace.
"""

import builtins
import contextlib
import errno
import io
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from unittest import mock

WRITING = frozenset("create write fsync ftruncate replace rename unlink remove mkdir rmdir chmod".split())
"""The calls that can leave something behind; the others only look."""

_BY_PATH = "unlink remove mkdir rmdir chmod stat listdir scandir".split()
_BY_HANDLE = "fsync ftruncate close".split()
_MOVING = "replace rename".split()
_MADE = os.O_CREAT

DIED = 9
"""The exit status of a process that died at a call."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call on a watched path: ``open`` is ``create`` where it may make the file.

    ``target`` is where something is moved to, ``data`` what is written (or, for ``ftruncate``, nothing) and
    ``at`` the byte from which it is written, or to which it is cut.
    """

    name: str
    path: Path
    target: Path | None = None
    data: bytes = b""
    at: int = 0


Perform = Callable[[bytes], Any]
"""Does what the caller asked for; a write writes the bytes that it is given."""


class Policy(Protocol):
    """What is done at each call."""

    def __call__(self, call: Call, perform: Perform) -> object:
        """Perform it, or not."""
        ...


@dataclass
class Count:
    """Performs every call and keeps them."""

    calls: list[Call] = field(default_factory=list)

    def __call__(self, call: Call, perform: Perform) -> object:
        """Perform it and remember it."""
        done = perform(call.data)
        self.calls.append(call)
        return done


@dataclass
class Die:
    """Ends the process before the n-th call that can leave something behind; with ``half``, half through a write."""

    at: int
    half: bool = False

    def __call__(self, call: Call, perform: Perform) -> object:
        """Perform it or die."""
        if call.name in WRITING:
            self.at -= 1
            if self.at == 0:
                if self.half and call.name == "write":
                    perform(call.data[: len(call.data) // 2])
                os._exit(DIED)
        return perform(call.data)


@dataclass
class Fail:
    """Lets the n-th call fail, of all or of the named ones; with ``half``, a write has written half by then.

    ``met`` is the name of the call that failed.
    """

    at: int
    error: Callable[[], BaseException]
    half: bool = False
    only: frozenset[str] = frozenset()
    met: str = ""

    @property
    def happened(self) -> bool:
        """Whether it came to the n-th call."""
        return self.at <= 0

    def __call__(self, call: Call, perform: Perform) -> object:
        """Perform it or fail."""
        if not self.only or call.name in self.only:
            self.at -= 1
            if self.at == 0:
                self.met = call.name
                if call.name == "close":
                    perform(b"")  # a close that reports an error has closed
                elif self.half and call.name == "write":
                    perform(call.data[: len(call.data) // 2])
                raise self.error()
        return perform(call.data)


FAILURES: dict[str, Callable[[], BaseException]] = {
    "EIO": lambda: OSError(errno.EIO, "Input/output error"),
    "ENOSPC": lambda: OSError(errno.ENOSPC, "No space left on device"),
    "EACCES": lambda: PermissionError(errno.EACCES, "Permission denied"),
    "KeyboardInterrupt": KeyboardInterrupt,
    "MemoryError": MemoryError,
}


class _Shim:
    """The stand-ins for the calls, with the handles that were opened through them."""

    def __init__(self, folders: tuple[Path, ...], policy: Policy) -> None:
        self._folders = tuple(str(folder) for folder in folders)
        self._policy = policy
        self._handles: dict[int, Path] = {}
        self._one_at_a_time = threading.RLock()

    def stand_ins(self) -> Iterator[tuple[Any, str, Any]]:
        """Each module, the name in it, and what is to stand there."""
        yield os, "open", self._open(os.open)
        yield os, "write", self._write(os.write)
        for name in _BY_PATH:
            yield os, name, self._by_path(name, getattr(os, name))
        for name in _BY_HANDLE:
            yield os, name, self._by_handle(name, getattr(os, name))
        for name in _MOVING:
            yield os, name, self._moving(name, getattr(os, name))
        for module in (io, builtins):
            yield module, "open", self._by_path("open", io.open)

    def _meet(self, call: Call, perform: Perform) -> Any:  # noqa: ANN401  (whatever the call gives)
        with self._one_at_a_time:
            return self._policy(call, perform)

    def _watched(self, path: object) -> Path | None:
        if isinstance(path, str | os.PathLike) and os.fspath(path).startswith(self._folders):
            return Path(path)
        return None

    def _open(self, real: Callable[..., int]) -> Callable[..., int]:
        def stand_in(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:  # noqa: ANN401
            watched = self._watched(path)
            if watched is None:
                return real(path, flags, *args, **kwargs)
            name = "create" if flags & _MADE and not os.path.lexists(path) else "open"
            handle: int = self._meet(Call(name, watched), lambda _: real(path, flags, *args, **kwargs))
            self._handles[handle] = watched
            return handle

        return stand_in

    def _write(self, real: Callable[..., int]) -> Callable[..., int]:
        def stand_in(handle: int, data: Any) -> int:  # noqa: ANN401
            path = self._handles.get(handle)
            if path is None:
                return real(handle, data)
            call = Call("write", path, data=bytes(data), at=os.lseek(handle, 0, os.SEEK_CUR))
            written: int = self._meet(call, lambda part: real(handle, part))
            return written

        return stand_in

    def _by_handle(self, name: str, real: Callable[..., None]) -> Callable[..., None]:
        def stand_in(handle: int, *args: int) -> None:
            path = self._handles.get(handle)
            if path is None:
                real(handle, *args)
                return
            if name == "close":
                del self._handles[handle]
            self._meet(Call(name, path, at=args[0] if args else 0), lambda _: real(handle, *args))

        return stand_in

    def _by_path(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def stand_in(path: Any = ".", *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
            watched = self._watched(path)
            if watched is None:
                return real(path, *args, **kwargs)
            return self._meet(Call(name, watched), lambda _: real(path, *args, **kwargs))

        return stand_in

    def _moving(self, name: str, real: Callable[..., None]) -> Callable[..., None]:
        def stand_in(source: Any, target: Any, **kwargs: Any) -> None:  # noqa: ANN401
            watched = self._watched(source)
            if watched is None:
                real(source, target, **kwargs)
                return
            self._meet(Call(name, watched, Path(target)), lambda _: real(source, target, **kwargs))

        return stand_in


@contextlib.contextmanager
def attacked(policy: Policy, *folders: Path) -> Iterator[None]:
    """Let a policy stand between the program and some folders for the length of a block.

    Args:
        policy: What is done at each call.
        folders: Absolute paths; everything in them is watched.
    """
    with contextlib.ExitStack() as stand_ins:
        for module, name, stand_in in list(_Shim(folders, policy).stand_ins()):
            stand_ins.enter_context(mock.patch.object(module, name, stand_in))
        yield
