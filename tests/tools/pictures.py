"""Draws the README's pictures from the sample practice: python -m tests.tools.pictures."""

import asyncio
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from advisor.practice import Practice
from advisor.sample import fill
from screens.app import AdvisorApp
from screens.start import Start

DOCS = Path(__file__).parents[2] / "docs"
SIZE = (120, 40)
WHO = "Maria Keller"
#: Each picture, the keys that lead to it from the start, and its title.
PICTURES = (
    ("today", (), "What waits today"),
    ("advice", ("3",), "The register of advice"),
    ("client", ("2", "G", *"kkkkkkk", "enter"), "A client's page"),
    ("decision", ("3", "c"), "Recording a decision"),
    ("review", ("4", "down", "down"), "The review"),
    ("documents", ("3", "5"), "What can be made, and what was sent"),
)
_ADDRESSES = re.compile(r"@font-face \{.*?\}\s*|<!--.*?-->\s*", re.DOTALL)
"""Fonts to fetch, and a comment that names the maker: nothing in a picture leads anywhere."""


def now() -> datetime:
    """The same morning in every picture."""
    return datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


async def drawn(start: Start, keys: Sequence[str], title: str) -> str:
    """The screen after some keys, as SVG that fetches nothing."""
    app = AdvisorApp(start)
    async with app.run_test(size=SIZE) as pilot:
        await _settled(app, pilot)
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
            await pilot.pause(0.3)  # until a detail that waits for the cursor to rest is shown
        svg = _ADDRESSES.sub("", app.export_screenshot(title=f"Advisor: {title}"))
        return svg.replace("<svg ", '<svg xml:space="preserve" ', 1)  # some viewers drop spaces before a line


async def _settled(app: AdvisorApp, pilot: Pilot[int]) -> None:
    """Wait until the practice has been read and shown."""
    while not app.ready:
        await pilot.pause(0.05)
    await app.workers.wait_for_complete()
    await pilot.pause()


def main() -> None:
    """Make the sample and draw every picture."""
    with TemporaryDirectory(prefix="advisor-pictures-") as name:
        start = Start(Path(name) / "practice", Path(name) / "state", now=now, who=WHO, sample=True)
        fill(Practice.open(start.folder, state=start.state, now=now, who=WHO, create=True))
        for file, keys, title in PICTURES:
            (DOCS / f"{file}.svg").write_text(asyncio.run(drawn(start, keys, title)), encoding="utf-8")
            print(f"docs/{file}.svg")


if __name__ == "__main__":
    main()
