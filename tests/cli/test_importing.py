"""Tables taken in from the command line, small ones and the Commission's real one."""

from collections import Counter
from pathlib import Path

import pytest

from advisor.words import count
from tests.cli.conftest import Advisor

TABLE = """Recommendation,Client,Project,Date,Status
Publish floor prices,Northwind,Review,2026-05-04,adopted
Close the warehouse,Northwind,Review,2026-05-04,declined
Hire a controller,,Review,2026-05-04,open
Split the bill,Harbour,Coaching,2026-06-01,implemented
"""
ROOT = Path(__file__).parents[2]
TAIC = ROOT.parent / "shared" / "data" / "taic" / "TAIC_recommendations_04_04_2024.xlsx"


@pytest.fixture
def table(tmp_path: Path) -> str:
    """A small table with one row that names no client."""
    path = tmp_path / "advice.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def test_a_table_is_one_action_that_one_undo_takes_back(bare: Advisor, table: str) -> None:
    answer = bare.does("import", "advice", table)
    assert "3 recommendations, 2 new clients, 2 new engagements, 4 records" in answer.out
    assert "Row 4 is not taken: it names no client." in answer.err
    standings = {each["title"]: each["standing"] for each in bare.does("list", "advice", "--json").json}
    assert standings == {
        "Publish floor prices": "adopted",
        "Close the warehouse": "declined",
        "Split the bill": "implemented",
    }
    assert "Import advice.csv" in bare.does("undo").out
    assert bare.does("list", "clients", "--json").json == []


def test_the_same_file_twice_adds_nothing_and_says_so(bare: Advisor, table: str) -> None:
    bare.does("import", "advice", table)
    answer = bare.does("import", "advice", table)
    assert "3 rows were taken before and left alone." in answer.out
    assert "nothing new" in answer.out
    assert len(bare.does("history", "--json").json["actions"]) == 1


def test_after_an_undo_the_file_can_be_taken_in_again(bare: Advisor, table: str) -> None:
    bare.does("import", "advice", table)
    bare.does("undo")
    bare.does("import", "advice", table)
    assert len(bare.does("list", "advice", "--json").json) == 3


def test_a_dry_run_shows_counts_first_rows_and_refusals_and_records_nothing(advisor: Advisor, table: str) -> None:
    answer = advisor.does("import", "advice", table, "--dry-run")
    assert "3 recommendations, 2 new clients" in answer.out
    assert "would be recorded" in answer.out
    assert "Split the bill" in answer.out
    assert "Row 4" in answer.err
    assert len(advisor.does("list", "clients", "--json").json) == 1


def test_a_dry_run_makes_no_practice(bare: Advisor, table: str) -> None:
    answer = bare.does("import", "advice", table, "--dry-run")
    assert "3 recommendations" in answer.out
    assert not bare.folder.exists()


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "empty"), (b"A,B\n1,2\n", "No column"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "")]
)
def test_a_table_that_cannot_be_read_is_one_sentence(bare: Advisor, tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    answer = bare.refuses("import", "advice", str(path))
    assert said in answer
    assert len(answer.splitlines()) == 1
    assert not bare.folder.exists()


def test_a_missing_file_and_a_bad_map_are_refused(bare: Advisor, table: str, tmp_path: Path) -> None:
    assert "There is no file" in bare.refuses("import", "advice", str(tmp_path / "none.xlsx"))
    (tmp_path / "map.toml").write_text("[colums]\ntitle = 'x'\n")
    assert "colums" in bare.refuses("import", "advice", table, "--map", str(tmp_path / "map.toml"))


@pytest.mark.skipif(not TAIC.exists(), reason="the Commission's table is test input beside the project, and not here")
def test_the_commissions_table_comes_in_whole_and_goes_back_whole(bare: Advisor) -> None:
    words = ("import", "advice", str(TAIC), "--map", str(ROOT / "tests" / "data" / "taic.toml"))
    answer = bare.does(*words)
    assert "Row" not in answer.err
    standings = Counter(each["standing"] for each in bare.does("list", "advice", "--json").json)
    assert standings == {"implemented": 1178, "withdrawn": 379, "superseded": 25, "awaiting": 610}
    assert f"{count(2192, 'row')} were taken before" in bare.does(*words).out
    assert bare.does("check").status == 0
    bare.does("undo")
    assert bare.does("list", "advice", "--json").json == []
