"""Today, lists and pages: as text, as JSON, as CSV, and with the client looking on."""

import csv
import io

import pytest

from tests.cli.conftest import Advisor


def test_today_says_why_each_line_is_there(advisor: Advisor) -> None:
    out = advisor.does("today").out
    assert "Waiting for their answer  (1, the oldest 3 days)" in out
    assert "○  awaiting decision  NWD-1  Publish floor prices  Northwind Industries  decide by" in out
    advisor.does("decide", "NWD-1", "adopted")
    assert "Nothing waits." in advisor.does("today").out


def test_lists_take_the_filter_language(advisor: Advisor) -> None:
    def listed(*words: str) -> list[str]:
        return [each["reference"] for each in advisor.does("list", "advice", *words, "--json").json]

    assert listed() == ["NWD-1", "NWD-2"]
    assert listed("standing:draft") == ["NWD-2"]
    assert listed("-standing:draft") == ["NWD-1"]
    assert listed("overdue", "floor") == ["NWD-1"]
    assert listed("-overdue", "client:nwd") == ["NWD-2"]


def test_a_mistake_in_a_filter_is_explained(advisor: Advisor) -> None:
    assert "There are draft, awaiting" in advisor.refuses("list", "advice", "standing:open-ish")
    assert "standing:" in advisor.refuses("list", "people", "standing:draft")


def test_records_of_advice_are_filtered_by_their_advice_and_others_by_words(advisor: Advisor) -> None:
    advisor.does("decide", "NWD-1", "declined")
    assert len(advisor.does("list", "decisions", "floor", "--json").json) == 1
    assert advisor.does("list", "decisions", "bonuses", "--json").json == []
    assert [each["name"] for each in advisor.does("list", "people", "cfo", "--json").json] == ["Dana Ortiz"]
    assert len(advisor.does("list", "people", "client:nwd", "-cfo", "--json").json) == 1


def test_records_without_a_reference_are_named_by_the_start_of_their_id(advisor: Advisor) -> None:
    line = advisor.does("list", "people", "dana").out.splitlines()[1]
    assert "Dana Ortiz" in advisor.does("show", line.split()[0]).out


def test_an_empty_list_says_so_and_is_an_empty_array_for_programs(advisor: Advisor) -> None:
    assert advisor.does("list", "documents").out == "No documents yet.\n"
    assert "match" in advisor.does("list", "advice", "zebra").out
    assert advisor.does("list", "documents", "--json").json == []
    header = advisor.does("list", "documents", "--csv").out.lstrip("\ufeff").split(",")
    assert header[:4] == ["type", "id", "reference", "client"]


def test_csv_has_the_keys_of_json_and_never_a_formula(advisor: Advisor) -> None:
    for title in ("=1+1", "+cmd", "@sum", "\tx", "-minus", "plain"):
        advisor.does("add", "advice", "NWD", "--title", f"{title}", "--value-at-stake", "-5k", "--notes", title)
    text = advisor.does("list", "advice", "--csv").out
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert list(rows[0]) == list(advisor.does("list", "advice", "--json").json[0])
    assert [row["title"] for row in rows[2:]] == ["'=1+1", "'+cmd", "'@sum", "x", "'-minus", "plain"]
    assert {row["value_at_stake"] for row in rows[2:]} == {"-5000"}
    assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for row in rows for cell in row.values())


HOSTILE = "clear\x1b[2J\x9b31m\u202egnp.exe\x07"


def test_nothing_that_was_typed_can_steer_the_terminal(advisor: Advisor) -> None:
    # The door cleans what is typed; what comes from files that others wrote is neutralised when it is shown.
    from advisor.cli import output

    assert output.safe(HOSTILE) == "clear�[2J�31m�gnp.exe�"


@pytest.mark.parametrize("words", [("show", "NWD-1"), ("list", "advice"), ("show", "NWD-1", "--json"), ("history",)])
def test_what_hostile_files_hold_is_harmless_on_every_way_out(advisor: Advisor, words: tuple[str, ...]) -> None:
    path = next((advisor.folder / "clients").glob("*.json"))
    _write_into(advisor, "Publish floor prices", HOSTILE)
    assert "gnp.exe" in path.read_text(encoding="utf-8")
    answer = advisor(*words)
    assert "gnp.exe" in answer.out
    assert not set(answer.out) & {"\x1b", "\x9b", "\u202e", "\x07"}


def _write_into(advisor: Advisor, old: str, new: str) -> None:
    """Put text into a record without the command line, as an import or another program could."""
    from datetime import datetime

    from advisor.changes import Edit
    from advisor.practice import Practice
    from advisor.records import Recommendation

    practice = Practice.open(
        advisor.folder, state=advisor.folder.parent / "s", now=lambda: datetime.now().astimezone(), who="x"
    )
    practice.load()
    advice = next(each for each in practice.book.all(Recommendation) if each.title == old)
    practice.record([Edit(advice, {"title": new}, correction="x")], "x")


def test_a_page_shows_everything_about_advice(advisor: Advisor) -> None:
    advisor.does("decide", "NWD-1", "declined", "--by", "dana", "--words", "Not now.", "--exact", "--reason", "timing")
    out = advisor.does("show", "nwd-1").out
    parts = ("NWD-1 Publish floor prices", "✗ declined", "One floor price per region.", "€\u00a0140,000", "“Not now.”")
    for part in parts:
        assert part in out
    assert "you: 70 % they adopt" in out


def test_pages_of_clients_and_engagements_list_what_belongs_to_them(advisor: Advisor) -> None:
    client = advisor.does("show", "NWD").out
    assert "1 given: 1 open; 1 draft" in client
    assert "NWD-E1" in client
    assert "Ruth Amsel" in client
    assert "NWD-2" in advisor.does("show", "NWD-E1").out


def test_with_a_client_looking_on_nothing_internal_is_shown(advisor: Advisor) -> None:
    advisor.does("add", "client", "--name", "Harbour", "--code", "HAR")
    advisor.does("decide", "NWD-1", "declined", "--by", "ruth", "--words", "her view")
    for words in (("show", "NWD-1"), ("show", "NWD-1", "--json"), ("list", "advice"), ("list", "advice", "--json")):
        out = advisor.does(*words, "--only", "NWD").out
        assert "floor prices" in out
        for secret in ("amused", "70 %", "chance", "her view", "Tie bonuses", "overdue", "slips"):
            assert secret not in out, (words, secret)
    assert [each["code"] for each in advisor.does("list", "clients", "--json", "--only", "NWD").json] == ["NWD"]
    assert "stance" not in advisor.does("list", "people", "--json", "--only", "NWD").out
    assert "day" not in advisor.does("today", "--only", "NWD").out.partition("\n")[2]


def test_what_is_for_us_alone_is_refused_with_a_client_looking_on(advisor: Advisor) -> None:
    assert "client's eyes" in advisor.refuses("list", "snoozes", "--only", "NWD")
    assert "client's eyes" in advisor.refuses("show", "NWD-2", "--only", "NWD")
    assert "ACME" in advisor.refuses("today", "--only", "ACME")
    assert advisor("history", "--only", "NWD").status == 2
    advisor.does("add", "client", "--name", "Harbour", "--code", "HAR")
    assert "HAR" in advisor.refuses("show", "HAR", "--only", "NWD")
