"""Word files that others made, read on their terms and with nothing taken on trust.

A returned form or a firm's template may be damaged, may not be a Word document at all, or may have been made to hurt
whoever reads it. `read_package` gives its parts within bounds, or one sentence that says what to do.

| module | what it knows |
| --- | --- |
| `limits` | how much is read at most, and how a file is refused |
| `source` | a path into bytes |
| `recognising` | which other kind of file something is |
| `archive` | the zip file: entries, what they really hold |
| `markup` | XML: measured first, then parsed without entities, network or DTD |
| `parts` | names of parts, their content types, their relationships |
| `package` | what comes out |
"""

from exports.word.foreign.limits import Unreadable
from exports.word.foreign.package import ForeignPackage, bytes_of, read_package
from exports.word.foreign.parts import Relationship

__all__ = ["ForeignPackage", "Relationship", "Unreadable", "bytes_of", "read_package"]
