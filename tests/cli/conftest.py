"""A practice on disk, written by the command line itself, and ways to run commands on it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from advisor.cli import main


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the command printed
        """Standard output as JSON."""
        return json.loads(self.out)


class Advisor:
    """Runs commands in this process, on one practice folder."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capture = capture

    def __call__(self, *words: str) -> Answer:
        """Run one command, whatever comes of it."""
        self._capture.readouterr()
        status = main(["--practice", str(self.folder), *words])
        out, err = self._capture.readouterr()
        return Answer(status, out, err)

    def does(self, *words: str) -> Answer:
        """Run one command that must be done."""
        answer = self(*words)
        assert answer.status == 0, answer.err
        return answer

    def refuses(self, *words: str) -> str:
        """Run one command that must be refused; returns what it says."""
        answer = self(*words)
        assert answer.status == 1, answer
        assert answer.err.strip()
        return answer.err


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the folders of whoever runs it."""
    for name in ("DATA", "STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.delenv("ADVISOR_PRACTICE", raising=False)


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Advisor:
    """Commands on a practice that is not there yet."""
    return Advisor(tmp_path / "practice", capsys)


@pytest.fixture
def advisor(bare: Advisor) -> Advisor:
    """Commands on a practice with a client, two people, an engagement, and advice given (1) and drafted (2)."""
    bare.does("add", "client", "--name", "Northwind Industries", "--code", "NWD", "--industry", "Pumps")
    bare.does("add", "person", "NWD", "--name", "Dana Ortiz", "--role", "CFO", "--part", "decides")
    bare.does("add", "person", "NWD", "--name", "Ruth Amsel", "--role", "COO", "--part", "influences")
    bare.does("add", "engagement", "NWD", "--title", "Commercial review", "--starts", "-1y")
    bare.does(
        *("add", "advice", "NWD", "--title", "Publish floor prices", "--advice", "One floor price per region."),
        *("--given", "-100d", "--given-to", "dana", "--adoption-chance", "70", "--success-chance", "80"),
        *("--decide-by", "-3d", "--value-at-stake", "140k", "--notes", "Piet was not amused", "--warning", "Losses."),
    )
    bare.does("add", "advice", "NWD-E1", "--title", "Tie bonuses to margin")
    return bare
