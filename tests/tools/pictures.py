"""Draws the README's pictures from the sample practice: python -m tests.tools.pictures."""

import asyncio
import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.pilot import Pilot

from advisor.practice import Practice
from advisor.records import Engagement
from advisor.records.choices import DocumentKind, DocumentStatus
from advisor.sample import fill
from exports.asked import Added
from exports.making import asked_of, bytes_of
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
#: The page of a report, whose it is, and what the consultant adds to it.
PAGE = "value.png"
REPORT = DocumentKind.value
ENGAGEMENT = "NWD-E1"
ADDED = Added(
    "Dana Ortiz, CFO",
    DocumentStatus.final,
    "Most of it comes from spare parts, and it comes every year. What you have confirmed stands apart from what we "
    "only estimate.",
)
_PAGE_NUMBER, _DOTS_PER_INCH = "2", "100"
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


def page(practice: Practice, folder: Path) -> bytes | None:
    """A page of a report as a .png; None where there is no LibreOffice or no pdftoppm to draw it."""
    if not all(map(shutil.which, ("soffice", "pdftoppm"))):
        return None
    engagement = next(each for each in practice.book.all(Engagement) if each.reference == ENGAGEMENT)
    report = folder / "report.docx"
    report.write_bytes(bytes_of(REPORT, asked_of(practice, REPORT, engagement, added=ADDED)))
    office = ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*office, report.name], cwd=folder, check=True, capture_output=True)
    drawing = ["pdftoppm", "-png", "-singlefile", "-r", _DOTS_PER_INCH, "-f", _PAGE_NUMBER, "report.pdf"]
    return subprocess.run(drawing, cwd=folder, check=True, capture_output=True).stdout


def main() -> None:
    """Make the sample and draw every picture."""
    with TemporaryDirectory(prefix="advisor-pictures-") as name:
        start = Start(Path(name) / "practice", Path(name) / "state", now=now, who=WHO, sample=True)
        practice = Practice.open(start.folder, state=start.state, now=now, who=WHO, create=True)
        fill(practice)
        for file, keys, title in PICTURES:
            (DOCS / f"{file}.svg").write_text(asyncio.run(drawn(start, keys, title)), encoding="utf-8")
            print(f"docs/{file}.svg")
        if content := page(practice, Path(name)):
            (DOCS / PAGE).write_bytes(content)
            print(f"docs/{PAGE}")
        else:
            print(f"docs/{PAGE} is left as it was: drawing it needs LibreOffice and pdftoppm.")


if __name__ == "__main__":
    main()
