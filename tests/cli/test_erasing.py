"""``advisor destroy`` and ``advisor forget``: what they show, what has to be typed, and what they leave."""

import builtins
import shlex

import pytest

from advisor.cli import erasing
from tests.cli.conftest import Advisor


def typing(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Sit before the terminal and type answers; what was asked is in the list."""
    asked: list[str] = []
    left = list(answers)

    def answer(question: str) -> str:
        asked.append(question)
        if not left:
            raise EOFError
        return left.pop(0)

    monkeypatch.setattr(erasing, "on_terminal", lambda: True)
    monkeypatch.setattr(builtins, "input", answer)
    return asked


def test_destroy_shows_what_goes_and_does_nothing_before_the_code_is_typed(advisor: Advisor) -> None:
    answer = advisor("destroy", "NWD")
    assert answer.status == 1
    assert "This destroys NWD Northwind Industries: 1 client, 2 people, 1 engagement, 2 recommendations;" in answer.out
    assert answer.err == 'Nothing was changed; advisor destroy NWD --confirm "NWD" does it.\n'
    assert "Northwind" in advisor.does("list", "clients").out


def test_destroy_removes_a_client_after_its_code_was_typed(advisor: Advisor, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = typing(monkeypatch, "NWD")
    out = advisor.does("destroy", "NWD").out
    assert asked == ["Type NWD to do it: "]
    assert "NWD is destroyed." in out
    assert "Beyond reach are" in out
    assert "NWD" not in advisor.does("list", "clients").out
    assert "Destroyed NWD: 6 records, 6 actions of history, 1 backup" in advisor.does("history").out


@pytest.mark.parametrize("answers", [("nwd",), ("yes",), ("",), ()])
def test_destroy_stops_at_anything_but_the_code(
    advisor: Advisor, monkeypatch: pytest.MonkeyPatch, answers: tuple[str, ...]
) -> None:
    typing(monkeypatch, *answers)
    said = advisor.refuses("destroy", "NWD")
    assert said == ("That is not NWD; nothing was destroyed.\n" if answers else "Nothing was changed.\n")
    assert "Northwind" in advisor.does("list", "clients").out


def test_destroy_in_a_script_wants_the_code_twice_and_has_no_yes(advisor: Advisor) -> None:
    assert advisor("destroy", "NWD", "--yes").status == 2
    assert advisor.refuses("destroy", "NWD", "--confirm", "ACME") == "That is not NWD; nothing was destroyed.\n"
    advisor.does("destroy", "nwd", "--confirm", "NWD")
    assert advisor.refuses("destroy", "NWD") == (
        "“NWD” is not the code of a client; advisor list clients shows them.\n"
    )


def test_undo_after_a_client_was_destroyed_has_nothing_to_take_back(advisor: Advisor) -> None:
    advisor.does("destroy", "NWD", "--confirm", "NWD")
    assert "nothing that this computer could take back" in advisor.refuses("undo")
    advisor.does("check")


def test_forget_shows_the_places_and_asks_for_each_word_that_may_mean_somebody_else(
    advisor: Advisor, monkeypatch: pytest.MonkeyPatch
) -> None:
    advisor.does("edit", "NWD-1", "--notes", "Dana Ortiz hesitated. Ask Dana, not Ortiz & Sons.")
    asked = typing(monkeypatch, "y", "n", "Dana Ortiz")
    out = advisor.does("forget", "dana ortiz").out
    assert [each.split("”")[0] for each in asked] == ["Does “Dana", "Does “Ortiz", "Type Dana Ortiz to do it: "]
    assert "recommendation NWD-1 “Publish floor prices”, Notes: Dana Ortiz hesitated." in out
    notes = advisor.does("show", "NWD-1", "--json").json["notes"]
    assert notes == "Person 1 (forgotten) hesitated. Ask Person 1 (forgotten), not Ortiz & Sons."
    advisor.does("check")


def test_forget_in_a_script_takes_the_words_that_it_is_told(advisor: Advisor) -> None:
    advisor.does("edit", "NWD-1", "--notes", "Ask Dana, not Ortiz & Sons.")
    advisor.does("forget", "Dana Ortiz", "--confirm", "Dana Ortiz", "--also", "Dana")
    assert advisor.does("show", "NWD-1", "--json").json["notes"] == "Ask Person 1 (forgotten), not Ortiz & Sons."
    assert "Dana" not in advisor.does("history").out


def test_forget_in_a_script_names_the_words_that_stay_and_how_to_take_them_out(advisor: Advisor) -> None:
    advisor.does("edit", "NWD-1", "--notes", "Ask Dana.")
    out = advisor.does("forget", "Dana Ortiz", "--confirm", "Dana Ortiz").out
    assert "“Dana” still stands in 1 place" in out
    words = shlex.split(next(each for each in out.splitlines() if "“Dana”" in each).partition("advisor ")[2])
    advisor.does(*words, "--confirm", "Dana")
    assert "Dana" not in advisor.does("show", "NWD-1", "--json").out + advisor.does("history").out


def test_forget_refuses_a_word_that_does_not_stand_there(advisor: Advisor) -> None:
    said = advisor.refuses("forget", "Dana Ortiz", "--confirm", "Dana Ortiz", "--also", "Danny")
    assert said.startswith("“Danny” is no first or last name that stands in these records by itself;")


def test_forget_wants_the_name_in_full_and_one_person(advisor: Advisor) -> None:
    said = advisor.refuses("forget", "Dana Ortiz", "--confirm", "Dana")
    assert said == "That is not Dana Ortiz; nothing was changed.\n"
    assert "Nobody here is called “Dana”" in advisor.refuses("forget", "Dana")
    advisor.does("add", "client", "--name", "Acme", "--code", "ACME")
    advisor.does("add", "person", "ACME", "--name", "Dana Ortiz")
    assert "Several people are called “Dana Ortiz”: " in advisor.refuses("forget", "Dana Ortiz")
    advisor.does("forget", "Dana Ortiz", "--client", "ACME", "--confirm", "Dana Ortiz")
    assert "Dana Ortiz" in advisor.does("show", "NWD-1").out


def test_forget_takes_a_name_that_came_back_of_somebody_forgotten_before(advisor: Advisor) -> None:
    advisor.does("forget", "Dana Ortiz", "--confirm", "Dana Ortiz")
    advisor.does("edit", "NWD-1", "--notes", "Dana Ortiz hesitated.")
    said = advisor.refuses("forget", "Dana Ortiz")
    assert 'advisor forget "Person 1 (forgotten)" --name "Dana Ortiz"' in said
    assert "--name NAME" in advisor.refuses("forget", "Person 1 (forgotten)")
    said = advisor.refuses("forget", "Person 1 (forgotten)", "--name", "Dana Ortiz")
    assert said == (
        'Nothing was changed; advisor forget "Person 1 (forgotten)" --name "Dana Ortiz" --confirm "Dana Ortiz" '
        "does it.\n"
    )
    advisor.does("forget", "Person 1 (forgotten)", "--name", "Dana Ortiz", "--confirm", "Dana Ortiz")
    assert advisor.does("show", "NWD-1", "--json").json["notes"] == "Person 1 (forgotten) hesitated."
    advisor.does("check")


def test_neither_can_be_done_while_a_client_looks_on(advisor: Advisor) -> None:
    assert advisor("destroy", "NWD", "--only", "NWD").status == 2
    assert advisor("forget", "Dana Ortiz", "--only", "NWD").status == 2


def test_a_client_that_cannot_be_read_is_destroyed_by_its_id_which_is_said(advisor: Advisor) -> None:
    (file,) = (advisor.folder / "clients").glob("*.json")
    file.write_bytes(b"{")
    said = advisor.refuses("destroy", "NWD", "--confirm", "NWD")
    assert "Northwind Industries (NWD) cannot be read now; advisor check says why." in said
    assert f"advisor destroy {file.stem} destroys it as it is." in said
    advisor.does("destroy", file.stem, "--confirm", file.stem)
    assert not any(b"Northwind" in each.read_bytes() for each in advisor.folder.rglob("*") if each.is_file())
