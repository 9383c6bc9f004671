"""History, undo, redo and the check from the command line."""

from tests.cli.conftest import Advisor
from tests.tools.attack_calls import FAILURES, Fail, attacked


def test_the_history_of_a_record_says_who_did_what_and_what_it_said_before(advisor: Advisor) -> None:
    advisor.does("edit", "practice", "--name", "Maria Keller")
    advisor.does("edit", "NWD-1", "--decide-by", "2027-01-15", "--owner", "dana", "--priority", "high")
    advisor.does("edit", "NWD-1", "--priority", "")
    out = advisor.does("history", "NWD-1").out
    assert "Edit NWD-1 Publish floor prices  (Maria Keller, " in out
    assert "→ 15 Jan 27" in out
    assert "Owner: nothing → Dana Ortiz" in out
    assert "Priority: high → nothing" in out
    assert "added recommendation NWD-1 “Publish floor prices”" in out


def test_the_history_of_a_client_holds_what_happened_to_its_advice(advisor: Advisor) -> None:
    advisor.does("add", "client", "--name", "Harbour", "--code", "HAR")
    advisor.does("decide", "NWD-1", "adopted")
    whys = [each["why"] for each in advisor.does("history", "NWD", "--json").json["actions"]]
    assert whys[-1] == "Decision on NWD-1: adopted"
    assert all("Harbour" not in each for each in whys)
    assert "Add client Harbour" in advisor.does("history").out


def test_undo_and_redo_say_what_they_took_and_brought_back(advisor: Advisor) -> None:
    advisor.does("decide", "NWD-1", "adopted")
    assert advisor.does("undo").out == "Taken back: Decision on NWD-1: adopted.\n"
    assert advisor.does("redo").out == "Brought back: Decision on NWD-1: adopted.\n"
    assert "nothing to bring back" in advisor.refuses("redo")


def test_the_history_of_advice_says_who_recorded_what_came_of_it(advisor: Advisor) -> None:
    advisor.does("decide", "NWD-1", "adopted")
    for ref in ("NWD-1", "NWD-E1"):
        out = advisor.does("history", ref).out
        assert "Decision on NWD-1: adopted  (" in out
        assert "added decision on NWD-1" in out
    assert "Decision" not in advisor.does("history", "NWD-2").out


def test_undo_does_not_take_a_client_from_under_its_advice(advisor: Advisor) -> None:
    action = next(
        each["id"] for each in advisor.does("history", "--json").json["actions"] if "Northwind" in each["why"]
    )
    assert "delete that first" in advisor.refuses("undo", action[:8])
    assert advisor.does("check")


def test_undo_takes_back_a_named_action_by_the_start_of_its_id(advisor: Advisor) -> None:
    advisor.does("decide", "NWD-1", "adopted")
    advisor.does("edit", "NWD-2", "--notes", "later")
    action = next(
        each["id"] for each in advisor.does("history", "--json").json["actions"] if each["why"].startswith("Decision")
    )
    advisor.does("undo", action[:8])
    assert advisor.does("show", "NWD-1", "--json").json["standing"] == "awaiting"
    assert advisor.does("show", "NWD-2", "--json").json["notes"] == "later"
    assert "already" in advisor.refuses("undo", action[:8])
    assert "No action" in advisor.refuses("undo", "zzzz")


def test_everything_can_be_taken_back_down_to_an_empty_practice(advisor: Advisor) -> None:
    count = len(advisor.does("history", "--json").json["actions"])
    for _ in range(count):
        advisor.does("undo")
    assert advisor.does("list", "clients", "--json").json == []
    assert "nothing" in advisor.refuses("undo")


def test_a_damaged_client_is_told_and_the_rest_is_shown(advisor: Advisor) -> None:
    damaged = next((advisor.folder / "clients").glob("*.json"))
    advisor.does("add", "client", "--name", "Harbour", "--code", "HAR")
    damaged.write_bytes(b"{")
    answer = advisor("list", "clients")
    assert "HAR" in answer.out
    assert answer.err.startswith(
        "The file of Northwind Industries (NWD) is damaged from line 1 on, and cannot be read."
    )


def test_a_client_that_cannot_be_read_now_is_told_and_nothing_ends_in_a_traceback(advisor: Advisor) -> None:
    path = next((advisor.folder / "clients").glob("*.json"))
    path.rename(path.with_suffix(".away"))
    path.mkdir()
    answer = advisor("list", "clients")
    assert answer.status == 0
    assert "The file of Northwind Industries (NWD) cannot be read now" in answer.err
    assert "cannot be read now" in advisor.refuses("undo")
    assert "Add client Northwind" in advisor.does("history").out
    assert "cannot be read now" in advisor("check").out


def test_what_is_kept_but_not_finished_is_told_and_not_refused(advisor: Advisor) -> None:
    table = advisor.folder.parent / "advice.csv"
    table.write_text("Client,Project,Recommendation\nHarbour,Port,Deepen it\nBellweather,Bell,Mend it\n")
    advisor.does("import", "advice", str(table))
    with attacked(Fail(2, FAILURES["ENOSPC"], only=frozenset({"replace"})), advisor.folder):
        answer = advisor.does("undo")
    assert answer.out.startswith("Taken back: ")
    assert "is kept, but could not be written everywhere (the disk is full)" in answer.err
    assert [each["code"] for each in advisor.does("list", "clients", "--json").json] == ["NWD"]


def test_a_damaged_client_stops_neither_the_history_nor_an_undo_of_another(advisor: Advisor) -> None:
    (damaged,) = (path for path in (advisor.folder / "history").iterdir() if path.name != "practice")
    advisor.does("add", "client", "--name", "Harbour", "--code", "HAR")
    (chain,) = damaged.iterdir()
    first, rest = chain.read_bytes().split(b"\n", 1)
    chain.write_bytes(first.replace(b"Northwind", b"Southwind") + b"\n" + rest)
    answer = advisor.does("history")
    assert "Add client Harbour" in answer.out
    assert answer.err.startswith(
        "The history of Northwind Industries (NWD) holds a line that is not as it was written."
    )
    action = advisor.does("history", "HAR", "--json").json["actions"][0]["id"]
    assert "Taken back: Add client Harbour" in advisor.does("undo", action[:8]).out


def test_the_further_lines_of_a_text_are_indented_in_the_history(advisor: Advisor) -> None:
    advisor.does("add", "client", "--name", "Harbour", "--code", "HAR", "--notes", "Port.\nTwo cranes.")
    assert "\n    Notes: Port.\n      Two cranes.\n" in advisor.does("history", "HAR").out


def test_what_stops_a_save_is_told_once(advisor: Advisor) -> None:
    (file,) = (advisor.folder / "clients").glob("*.json")
    file.write_text(file.read_text().replace("Northwind Industries", "Southwind"))
    answer = advisor("edit", "NWD", "--industry", "Mills")
    trouble, refusal = answer.err.splitlines()
    assert trouble.startswith("The file of Southwind (NWD) was changed by another program.")
    assert refusal == "Nothing was saved, for the reason above."
