"""Why the system refuses something, in plain words: its own are those of programmers, and of whatever language it has.

Everything here ends a sentence or stands in brackets, so that it has no capital and no full stop.
"""

import errno
from typing import Final

_PLAIN: Final = {
    "EACCES": "you have no permission for that",
    "EPERM": "you have no permission for that",
    "EROFS": "the folder can only be read",
    "ENOSPC": "the disk is full",
    "EDQUOT": "the disk has no more room for you",
    "EFBIG": "the file is too large for this disk",
    "EIO": "the disk does not work as it should",
    "ENOENT": "it is not there",
    "EEXIST": "something of that name is there already",
    "ENOTEMPTY": "the folder is not empty",
    "ENOTDIR": "a file stands where a folder is needed",
    "EISDIR": "a folder stands where a file is needed",
    "ENAMETOOLONG": "the name is too long",
    "ELOOP": "the links there lead in a circle",
    "EXDEV": "it lies on another disk",
    "EBUSY": "another program uses it",
    "ETXTBSY": "another program uses it",
    "EMFILE": "too many files are open",
    "ENFILE": "too many files are open",
    "ENOMEM": "there is not enough memory",
    "ENODEV": "the drive is not connected",
    "ENXIO": "the drive is not connected",
    "ENOTCONN": "the drive is not connected",
    "ESTALE": "the network drive does not answer",
    "EHOSTDOWN": "the network drive does not answer",
    "EHOSTUNREACH": "the network drive does not answer",
    "ENETUNREACH": "the network drive does not answer",
    "ETIMEDOUT": "the network drive does not answer",
}
_BY_NUMBER: Final = {getattr(errno, name): words for name, words in _PLAIN.items() if hasattr(errno, name)}

#: What Windows says where another program has a file open; Python calls it a lack of permission.
_HELD_ON_WINDOWS: Final = frozenset({32, 33})


def reason_of(error: OSError) -> str:
    """Why the system refused, as the end of a sentence: ``the disk is full``.

    What we have no words for is told as the system tells it.
    """
    if getattr(error, "winerror", None) in _HELD_ON_WINDOWS:
        return _PLAIN["EBUSY"]
    known = _BY_NUMBER.get(error.errno) if error.errno is not None else None
    return known or f"the system says “{str(error.strerror or error).rstrip('.')}”"
