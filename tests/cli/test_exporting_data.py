"""The calendar and the tables made from the command line."""

import csv
import json
import os
import stat
from pathlib import Path

import openpyxl
import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator

from tests.cli.conftest import Advisor


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for everything that is made, of a user of this test alone."""
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(tmp_path / "Documents"))
    return tmp_path / "Documents" / "Advisor"


def uids(content: bytes) -> set[str]:
    return {str(each["uid"]) for each in Calendar.from_ical(content).walk("VEVENT")}


def test_a_calendar_is_written_and_nothing_is_recorded(advisor: Advisor, tmp_path: Path) -> None:
    target = tmp_path / "due.ics"
    before = advisor.does("history", "--json").out
    said = advisor.does("export", "calendar", "-o", str(target)).out
    assert said == f"{target} is written: 2 entries, for yourself alone.\n"
    assert b"Northwind Industries: decision on NWD-1 due" in target.read_bytes().replace(b"\r\n ", b"")
    assert advisor.does("history", "--json").out == before
    assert os.name == "nt" or stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_calendar_that_is_written_again_takes_its_own_place(advisor: Advisor, tmp_path: Path) -> None:
    target = tmp_path / "due.ics"
    advisor.does("export", "calendar", "-o", str(target))
    before = uids(target.read_bytes())
    advisor.does("promise", "NWD", "Send the price list", "--due", "+1w")
    advisor.does("export", "calendar", "-o", str(target))
    assert before < uids(target.read_bytes())
    assert [each.name for each in tmp_path.glob("*.ics")] == ["due.ics"]


def test_a_calendar_of_somebody_else_is_never_replaced(advisor: Advisor, tmp_path: Path) -> None:
    target = tmp_path / "due.ics"
    target.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//Somebody//EN\r\nEND:VCALENDAR\r\n")
    before = target.read_bytes()
    assert "due v2.ics is written" in advisor.does("export", "calendar", "NWD", "-o", str(target)).out
    assert target.read_bytes() == before


def test_what_is_made_by_itself_stands_beside_the_documents(advisor: Advisor, home: Path) -> None:
    for words in (("calendar", "NWD"), ("data", "NWD-E1"), ("calendar",), ("data", "standing:awaiting")):
        advisor.does("export", *words)
    names = sorted(path.relative_to(home).as_posix() for path in home.rglob("*.*"))
    day = json.loads(advisor.does("today", "--json").out)["on"]
    assert names == [
        "NWD/NWD calendar.ics",
        f"NWD/NWD-E1 data {day}.xlsx",
        "Our practice/calendar.ics",
        f"Our practice/selection data {day}.xlsx",
    ]


def test_the_name_of_the_file_decides_what_is_written(advisor: Advisor, tmp_path: Path) -> None:
    said = advisor.does("export", "data", "-o", str(tmp_path / "all.xlsx")).out
    assert said == f"{tmp_path / 'all.xlsx'} is written: 6 records. It is internal: not for a client.\n"
    sheet = openpyxl.load_workbook(tmp_path / "all.xlsx")["Recommendations"]
    assert "Publish floor prices" in {cell.value for cell in sheet[2]}
    advisor.does("export", "data", "-o", str(tmp_path / "all.json"))
    found = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert Draft202012Validator(found["schema"]).is_valid(found)
    assert len(found["records"]["recommendation"]) == 2
    advisor.does("export", "data", "-o", str(tmp_path / "all"))
    with (tmp_path / "all" / "recommendations.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(each["reference"], each["notes"]) for each in rows] == [("NWD-1", "Piet was not amused"), ("NWD-2", "")]
    names = {path.name for path in (tmp_path / "all").iterdir()}
    assert names == {f"{each}.csv" for each in ("clients", "people", "engagements", "recommendations")}


def test_json_goes_to_output(advisor: Advisor) -> None:
    found = advisor.does("export", "data", "NWD", "--json").json
    assert found == advisor.does("export", "data", "NWD", "-o", "-").json
    assert (found["scope"], len(found["records"]["person"])) == ("NWD", 2)


def test_tables_are_never_written_over_what_is_there(advisor: Advisor, tmp_path: Path) -> None:
    target, folder = tmp_path / "all.xlsx", tmp_path / "tables"
    target.write_bytes(b"my own notes")
    folder.mkdir()
    (folder / "people.csv").write_text("mine")
    assert "all v2.xlsx is written" in advisor.does("export", "data", "-o", str(target)).out
    advisor.does("export", "data", "-o", str(folder))
    advisor.does("export", "data", "-o", str(folder))
    assert target.read_bytes() == b"my own notes"
    assert (folder / "people.csv").read_text() == "mine"
    assert len([each for each in folder.iterdir() if each.is_dir()]) == 2


def test_the_same_once_more_is_the_same_file(advisor: Advisor, tmp_path: Path) -> None:
    for name in ("all.xlsx", "all.json"):
        for _ in range(2):
            advisor.does("export", "data", "-o", str(tmp_path / name))
    assert sorted(path.name for path in tmp_path.glob("all*")) == ["all.json", "all.xlsx"]


def test_a_text_that_no_cell_holds_is_told(advisor: Advisor, tmp_path: Path) -> None:
    advisor.does("edit", "NWD-1", "--notes", "x" * 40_000)
    answer = advisor.does("export", "data", "-o", str(tmp_path / "all.xlsx"))
    assert answer.err == (
        "1 text is longer than a cell of Excel holds, and cut there; as JSON and as .csv they are whole.\n"
    )
    assert advisor.does("export", "data", "-o", str(tmp_path / "all.json")).err == ""


@pytest.mark.parametrize("before", [(), ("client:nwd",)])
def test_a_minus_negates_a_part_of_the_filter(advisor: Advisor, before: tuple[str, ...]) -> None:
    listed = advisor.does("list", "advice", *before, "-priority:high", "--json").json
    assert listed
    for typed in ((*before, "-priority:high", "-o", "-"), (*before, "--json", "-priority:high")):
        found = advisor.does("export", "data", *typed).json["records"]["recommendation"]
        assert {each["reference"] for each in found} == {each["reference"] for each in listed}


def test_what_cannot_be_written_is_refused_in_one_sentence(advisor: Advisor, tmp_path: Path) -> None:
    (tmp_path / "f.txt").write_text("mine")
    for words in (
        ("data", "-o", str(tmp_path / "gone" / "x.xlsx")),
        ("data", "-o", str(tmp_path / "f.txt" / "x")),
        ("data", "-o", str(tmp_path / "x.pdf")),
        ("data", "-o", str(tmp_path / f"{'x' * 300}.json")),
        ("data", "--json", "-o", str(tmp_path / "x.json")),
        ("data", "NOBODY"),
        ("data", "NWD-1"),
        ("data", "standing:nowhere"),
        ("calendar", "-o", str(tmp_path / "x.txt")),
        ("calendar", "-o", str(tmp_path / "gone" / "x.ics")),
        ("calendar", "NWD-E9"),
    ):
        assert advisor.refuses("export", *words).count("\n") == 1, words
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(("x", "."))] == []


def test_none_of_it_is_made_while_a_client_looks_on(advisor: Advisor) -> None:
    for what in ("calendar", "data"):
        answer = advisor("export", what, "--only", "NWD")
        assert answer.status == 2
        assert "anything internal" in answer.err


def test_an_empty_practice_has_an_empty_calendar_and_no_tables(advisor: Advisor, tmp_path: Path) -> None:
    advisor.does("destroy", "NWD", "--confirm", "NWD")
    assert "0 entries" in advisor.does("export", "calendar", "-o", str(tmp_path / "x.ics")).out
    assert "nothing to write" in advisor.refuses("export", "data", "-o", str(tmp_path / "x.xlsx"))
    assert "nothing to write" in advisor.refuses("export", "data", "-o", str(tmp_path / "x"))


def test_a_register_is_a_table_where_its_name_says_so(advisor: Advisor, tmp_path: Path) -> None:
    advisor.does("export", "register", "NWD", "-o", str(tmp_path / "a.docx"), "--message", "Please decide.")
    advisor.does("export", "register", "NWD", "-o", str(tmp_path / "a.xlsx"), "--addressee", "Dana Ortiz")
    said = advisor.does("export", "register", "NWD-E1", "-o", str(tmp_path / "a.CSV"), "--status", "final").out
    assert said == f"{tmp_path / 'a.CSV'} is made (final).\n"
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Register"]
    assert [cell.value for cell in sheet["C"]] == ["Recommendation", "Publish floor prices"]
    with (tmp_path / "a.CSV").open(encoding="utf-8-sig", newline="") as file:
        assert [each["Status"] for each in csv.DictReader(file)] == ["Awaiting decision"]
    made = {Path(each["file"]).suffix: each for each in advisor.does("list", "documents", "--json").json}
    assert {each["kind"] for each in made.values()} == {"register"}
    assert (made[".xlsx"]["message"], made[".xlsx"]["addressee"]) == ("", "Dana Ortiz")
    advisor.does("export", "register", "NWD", "-o", str(tmp_path / "b.docx"))
    messages = [each["message"] for each in advisor.does("list", "documents", "--json").json]
    assert sorted(messages) == ["", "", "Please decide.", "Please decide."]


def test_a_table_takes_no_message_and_another_kind_is_no_table(advisor: Advisor, tmp_path: Path) -> None:
    target = str(tmp_path / "a.xlsx")
    assert "no place for a message" in advisor.refuses("export", "register", "NWD", "-o", target, "--message", "Hm.")
    assert "let the name end in .docx, or" in advisor.refuses("export", "summary", "NWD", "-o", target)
    assert ".docx or .xlsx or .csv" in advisor.refuses("export", "register", "NWD", "-o", f"{target}.pdf")
    assert list(tmp_path.glob("a.*")) == []


def test_a_register_that_was_changed_since_is_never_replaced(advisor: Advisor, tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    advisor.does("export", "register", "NWD", "-o", str(target))
    target.write_bytes(b"their own notes")
    assert "a v2.csv is made" in advisor.does("export", "register", "NWD", "-o", str(target)).out
    assert target.read_bytes() == b"their own notes"


def test_a_folder_gets_a_word_document_whatever_it_is_called(advisor: Advisor, tmp_path: Path) -> None:
    (tmp_path / "tables.csv").mkdir()
    advisor.does("export", "register", "NWD", "-o", str(tmp_path / "tables.csv"))
    (made,) = (tmp_path / "tables.csv").iterdir()
    assert made.suffix == ".docx"
    assert made.read_bytes().startswith(b"PK")
