"""Maps in TOML, and what is said about mistakes in them."""

from pathlib import Path

import pytest

from advisor.imports.cell_dates import DateOrder
from advisor.imports.map_file import MapError, parse_map, read_map
from advisor.imports.mapping import Mapping
from advisor.imports.synonyms import StatusRule

WHOLE = """
sheet = "Register"
[columns]
title = "What we said"
client = "Who"
[identity]
columns = ["No", "Who"]
[title]
words = 9
[missing]
engagement = "Retainer"
[dates]
order = "day-first"
[aliases.client]
"M.N.Z." = "Maritime New Zealand"
[statuses."Closed - ok"]
decision = "adopted"
progress = "implemented"
outcome = "as_hoped"
on = "Closed"
on_missing = "given"
[statuses.Gone]
withdrawal = "withdrawn"
on_missing = "unknown"
[statuses.Open]
"""


def test_a_map_says_everything_that_a_mapping_holds() -> None:
    assert parse_map(WHOLE, "map.toml") == Mapping(
        columns={"title": "What we said", "client": "Who"},
        identity=("No", "Who"),
        aliases={"client": {"M.N.Z.": "Maritime New Zealand"}},
        missing={"engagement": "Retainer"},
        statuses={
            "Closed - ok": StatusRule("adopted", "implemented", "as_hoped", "", "Closed", "given"),
            "Gone": StatusRule(withdrawal="withdrawn", on_missing="unknown"),
            "Open": StatusRule(),
        },
        date_order=DateOrder.day_first,
        title_words=9,
        sheet="Register",
    )


def test_an_empty_map_changes_nothing() -> None:
    assert parse_map("", "map.toml") == Mapping()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[kolumns]\n", "map.toml, line 1: kolumns: not known here; allowed are sheet, columns"),
        (
            '[columns]\nclient = "A"\nclent = "B"\n',
            "map.toml, line 3: columns.clent: not known here; allowed are title",
        ),
        ("[columns]\ntitle = 3\n", "map.toml, line 2: columns.title: must be text in quotation marks"),
        ('columns = "x"\n', "map.toml, line 1: columns: must be a section, [columns]"),
        ('[dates]\norder = "dmy"\n', "line 2: dates.order: “dmy” has no meaning; allowed are day-first, month-first"),
        ('[missing]\ntitle = "x"\n', "line 2: missing.title: not known here; allowed are client, engagement"),
        ("[title]\nwords = 0\n", "line 2: title.words: must be a whole number from 1 to 40"),
        ("[title]\nwords = true\n", "line 2: title.words: must be a whole number from 1 to 40"),
        ('[identity]\ncolumns = "No"\n', "line 2: identity.columns: must be a list of columns"),
        ("[aliases.status]\n", "line 1: aliases.status: not known here; allowed are client"),
        (
            '[statuses.Open]\n\n[statuses."Closed ok"]\n# a remark\ndecision = "adoptd"\n',
            "line 5: statuses.Closed ok.decision: “adoptd” has no meaning; allowed are adopted, in_part",
        ),
        ('[statuses.Open]\nresult = "x"\n', "line 2: statuses.Open.result: not known here; allowed are decision"),
        (
            '[statuses.Done]\ndecision = "adopted"\non_missing = "unknown"\n',
            'line 3: statuses.Done.on_missing: only a withdrawal may be undated; use "given" or "refuse"',
        ),
        ("[columns\n", "map.toml is not a TOML file: Expected ']' at the end of a table declaration (at line 1"),
    ],
)
def test_a_mistake_names_its_line_its_key_and_what_is_allowed(text: str, says: str) -> None:
    with pytest.raises(MapError) as mistake:
        parse_map(text, "map.toml")
    assert says in str(mistake.value)
    assert "\n" not in str(mistake.value)


def test_a_map_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MapError, match="cannot be read"):
        read_map(tmp_path / "none.toml")
    path = tmp_path / "map.toml"
    path.write_bytes(b'sheet = "\xe9"')
    with pytest.raises(MapError, match="is not UTF-8 text"):
        read_map(path)
    path.write_bytes(b'\xef\xbb\xbfsheet = "S"')
    assert read_map(path).sheet == "S"
