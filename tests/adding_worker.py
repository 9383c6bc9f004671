"""A program that adds clients, run by tests as a process of its own; it ends with the number that was refused."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from advisor.changes import Add, Refused
from advisor.practice import Practice
from advisor.records import Client

CLIENTS = 30


def main() -> int:
    """Add the same clients as every other such program."""
    folder, state = map(Path, sys.argv[1:])
    practice = Practice.open(folder, state=state, now=lambda: datetime.now(UTC), who="Ada")
    practice.load()
    refused = 0
    for number in range(CLIENTS):
        try:
            practice.record([Add(Client(name=f"Client {number}", code=f"CL{number}"))], f"client {number}")
        except Refused:
            refused += 1
    return refused


if __name__ == "__main__":
    sys.exit(main())
