"""Says what a firm's own Word file brings to documents, what it lacks, and what is left out of it."""

import argparse
from pathlib import Path

from advisor.cli.family import Family
from advisor.cli.output import line, say, write_json
from advisor.cli.refusal import Refusal

_CHECK = """Nothing is made or changed. Documents are made in the file that --template names, or in the one that the
practice names as its house template."""


def offer(family: Family) -> None:
    """Add ``template``."""
    kinds = family.under(family.command("template", None, "check a firm's own Word file"), "WHAT")
    check = kinds.command("check", run_check, "say what a house template brings, lacks and loses", epilog=_CHECK)
    check.add_argument("file", metavar="FIRM.docx", help="a Word document or Word template (.docx, .dotx)")
    check.add_argument("--json", action="store_true", help="one JSON object")


def run_check(args: argparse.Namespace) -> int:
    """Explain what a template brings; 1 where it cannot be used."""
    from exports.word.foreign import Unreadable  # read for this command alone
    from exports.word.template import read_template, told

    path = Path(args.file)
    try:
        findings = read_template(path, name=path.name).findings
    except Unreadable as error:
        raise Refusal(str(error)) from error
    if args.json:
        write_json(
            {
                "file": path.name,
                "found": list(findings.found),
                "missing": list(findings.missing),
                "removed": list(findings.removed),
                "placeholders": list(findings.known),
                "unknown_placeholders": list(findings.unknown),
                "report_marked": findings.marked,
            }
        )
        return 0
    say(line(f"{path.name} can be used."))
    for heading, lines in told(findings):
        say()
        say(heading)
        for each in lines:
            say(f"  {line(each)}")
    return 0
