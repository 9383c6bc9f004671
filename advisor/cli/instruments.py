"""Lists and shows instruments, and explains what is wrong in one's own."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.cli.family import Family
from advisor.cli.output import Column, line, say, table, warn, write_json
from advisor.cli.place import place
from advisor.cli.refusal import Refusal
from advisor.words import count

if TYPE_CHECKING:
    from advisor.instruments.definition import Instrument
    from advisor.instruments.mistakes import Mistake
    from advisor.instruments.shelf import Broken, Shelf

_CHECK = """Every mistake is told with its line and with what to do. An instrument is used once its file lies in the
folder instruments of the practice; the README says how to write one."""


def offer(family: Family) -> None:
    """Add ``instrument``."""
    kinds = family.under(family.command("instrument", None, "list, show or check questionnaires"), "WHAT")
    listing = kinds.command("list", run_list, "list the instruments that ship and your own")
    listing.add_argument("--json", action="store_true", help="one JSON object")
    show = kinds.command("show", run_show, "show what an instrument asks, section by section")
    show.add_argument("id", metavar="ID", help="its id, as advisor instrument list says it")
    check = kinds.command("check", run_check, "explain every mistake in the file of an instrument", epilog=_CHECK)
    check.add_argument("file", metavar="FILE.toml", help="the file")


def _shelf(args: argparse.Namespace) -> "Shelf":
    from advisor.instruments.shelf import shelf  # read for these commands alone, with what it is made of

    return shelf(place(args.practice).folder)


def run_list(args: argparse.Namespace) -> int:
    """List all instruments; a broken file is named on standard error, or in the JSON."""
    found = _shelf(args)
    files = {each.instrument.id: each.path.name for each in found.own}
    if args.json:
        write_json(
            {
                "instruments": [_as_json(each, files.get(each.id)) for each in found.instruments()],
                "broken": [_broken_json(each) for each in found.broken],
            }
        )
        return 0
    rows = [_row(each, files.get(each.id, "shipped")) for each in found.instruments()]
    table(
        [Column("Id"), Column("Title", cuts=True), Column("For"), Column("Asks", right=True), Column("File")],
        rows,
    )
    for broken in found.broken:
        warn(f"{line(broken.path.name)} cannot be used; {count(len(broken.mistakes), 'mistake')}:")
        _tell(broken.mistakes)
    return 0


def _row(instrument: "Instrument", file: str) -> list[str]:
    return [instrument.id, instrument.title, instrument.whom.value, str(len(list(instrument.prompts()))), file]


def _as_json(instrument: "Instrument", file: str | None) -> dict[str, object]:
    return {
        "id": instrument.id,
        "title": instrument.title,
        "version": instrument.version,
        "whom": instrument.whom.value,
        "purpose": instrument.purpose,
        "prompts": len(list(instrument.prompts())),
        "minimum_people": instrument.rules.minimum_people,
        "minimum_clients": instrument.rules.minimum_clients,
        "only_exact_words": instrument.rules.only_exact_words,
        "letter": instrument.letter,
        "file": file,
    }


def _broken_json(broken: "Broken") -> dict[str, object]:
    mistakes = [{"line": each.line, "what": each.what, "remedy": each.remedy} for each in broken.mistakes]
    return {"file": broken.path.name, "mistakes": mistakes}


def run_show(args: argparse.Namespace) -> int:
    """Show one instrument as it is asked."""
    from advisor.cli import instrument_text

    found = _shelf(args)
    instrument = found.find(args.id)
    if instrument is None:
        known = ", ".join(each.id for each in found.instruments())
        raise Refusal(f"There is no instrument “{args.id}”. There are: {known}.")
    instrument_text.show(instrument)
    return 0


def run_check(args: argparse.Namespace) -> int:
    """Explain every mistake in a file; 1 where there is one."""
    from advisor.instruments.mistakes import InstrumentError
    from advisor.instruments.reading import read_instrument

    path = Path(args.file)
    try:
        found = read_instrument(path)
    except InstrumentError as error:
        warn(f"{line(path.name)} cannot be used; {count(len(error.mistakes), 'mistake')}:")
        _tell(error.mistakes)
        return 1
    sections, prompts = count(len(found.sections), "section"), count(len(list(found.prompts())), "prompt")
    say(f"{line(path.name)} can be used: “{found.title}”, {sections}, {prompts}.")
    return 0


def _tell(mistakes: "tuple[Mistake, ...]") -> None:
    for each in mistakes:
        warn(line(str(each)))
