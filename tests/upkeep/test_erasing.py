"""A client destroyed, and a person forgotten, in everything that a program on this device keeps."""

import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from advisor.changes import Add, Edit
from advisor.drafts import Draft, Drafts
from advisor.practice import Practice
from advisor.records import Client, Decision, Document, Engagement, Person, Profile, Recommendation
from advisor.records.choices import Position, Quoting, WordsAre
from advisor.showing import told, told_lines
from advisor.store import Refused, StoreError
from advisor.store.aside import set_aside
from advisor.upkeep import folder_of
from advisor.upkeep.backing_up import back_up, backups
from advisor.upkeep.erasing import destroy, forget, mentions, outside, what_goes
from advisor.upkeep.mending import repair

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
NORTHWIND, HARBOUR = "northwind", "harbour0"
DANA, RUTH = "dana0000", "ruth0000"
NAME, MAIL, PHONE = "Dana Núñez", "dana.nunez@nwd.example", "+49 40 1234567"
INSTEAD = "Person 1 (forgotten)"


@dataclass
class Desk:
    """An open practice, and every folder that may hold anything of it."""

    practice: Practice
    folder: Path
    state: Path
    second: Path

    def again(self) -> Practice:
        """The practice as the next start of the program finds it."""
        return opened(self.folder, self.state)

    def person(self, id: str = DANA) -> Person:
        """Somebody at the client."""
        found = self.practice.book.get(Person, id)
        assert found is not None
        return found

    def advice(self, id: str = "advice01") -> Recommendation:
        """A recommendation."""
        found = self.practice.book.get(Recommendation, id)
        assert found is not None
        return found

    def holding(self, text: str) -> list[str]:
        """Where a text stands in any byte, also within zips and behind the escapes of JSON."""
        places = (self.folder, self.state, self.second)
        paths = [path for place in places for path in sorted(place.rglob("*")) if path.is_file()]
        return [f"{path.name}/{name}" for path in paths for name, raw in pieces(path) if text in unescaped(raw)]


def pieces(path: Path) -> Iterator[tuple[str, bytes]]:
    """A file, or what a zip holds."""
    yield "", path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield name, archive.read(name)


def unescaped(raw: bytes) -> str:
    """Bytes as text, with what JSON escapes as the characters that it stands for."""
    text = raw.decode("utf-8", "replace")
    return text + re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)


def opened(folder: Path, state: Path) -> Practice:
    practice = Practice.open(folder, state=state, now=lambda: NOW, who="Maria Keller", create=True)
    practice.load()
    return practice


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Two clients with advice, a person who is named all over, backups in two places, a draft and bytes set aside."""
    folder, state, second = tmp_path / "practice", tmp_path / "state", tmp_path / "drive"
    second.mkdir()
    practice = opened(folder, state)
    practice.record([Add(Profile(name="Maria Keller", second_backup=str(second)))], "settings")
    for client, code in ((NORTHWIND, "NWD"), (HARBOUR, "HAR")):
        named = Client(id=client, name=f"{client.title()} Works", code=code)
        practice.record([Add(named), Add(Engagement(id=f"{client}1", client=client, title="Review"))], f"client {code}")
    dana = Person(id=DANA, client=NORTHWIND, name=NAME, role="CFO", email=MAIL, phone=PHONE, quoted=Quoting.by_name)
    ruth = Person(id=RUTH, client=NORTHWIND, name="Ruth Amsel")
    practice.record([Add(dana), Add(ruth)], f"person {NAME}")
    advice = Recommendation(
        id="advice01", engagement=f"{NORTHWIND}1", title="Publish prices", given_on=date(2026, 11, 2), given_to=(DANA,),
        notes=f"{NAME} hesitated; her address is {MAIL}. Núñez decides.", tags=("prices", NAME),
    )  # fmt: skip
    other = Recommendation(id="advice02", engagement=f"{HARBOUR}1", title="As with Dana Ortiz elsewhere")
    practice.record([Add(advice), Add(other)], f"import northwind-2026.xlsx for NWD-1 and {NAME}")
    said = Decision(
        id="decided1", recommendation="advice01", on=date(2026, 11, 9), position=Position.adopted, by=DANA,
        words="We will do it in spring.", words_are=WordsAre.exact,
    )  # fmt: skip
    made = Document(
        client=NORTHWIND, engagement=f"{NORTHWIND}1", addressee=NAME, file=f"/docs/Summary for {NAME}.docx",
        made_on=NOW.date(), as_of=NOW.date(),
    )  # fmt: skip
    practice.record([Add(said), Add(made)], "decision on NWD-1")
    back_up(practice)
    practice.record([Edit(practice.book.get(Person, DANA) or dana, {"name": f"{NAME} Lamb"})], f"{NAME} married")
    Drafts(state, folder).keep(
        Draft("a" * 16, "record.edit", "recommendation", NAME, NOW, (NORTHWIND,), ("advice01",), {"notes": NAME})
    )
    stray = folder / "clients" / f"{NORTHWIND} (1).json"
    stray.write_text(json.dumps({"half": f"“{NAME}”", "way": MAIL})[:-3])
    set_aside(folder_of(practice).layout, NORTHWIND, stray, NOW)
    return Desk(practice, folder, state, second)


def test_of_a_forgotten_person_no_name_address_or_number_stands_anywhere(desk: Desk) -> None:
    for each in (NAME, MAIL, PHONE):
        assert len(desk.holding(each)) > 3
    instead = forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb", ["Núñez"])
    assert instead == INSTEAD
    for each in (NAME, MAIL, PHONE, "Lamb", "Núñez"):
        assert desk.holding(each) == []
    assert desk.again().check() == []


@pytest.mark.parametrize("word", ["original", "duplicate", "conflicted"])
def test_somebody_is_forgotten_also_in_a_copy_that_was_set_aside_whatever_its_name_begins_with(
    desk: Desk, word: str
) -> None:
    file = desk.folder / "clients" / f"{NORTHWIND}.json"
    copy = file.with_name(f"{word} {NORTHWIND}.json")
    copy.touch(mode=0o600)
    copy.write_bytes(file.read_bytes())
    repair(desk.practice)
    assert not copy.exists()
    forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb", ["Núñez"])
    assert desk.holding("Núñez") == []


def test_a_draft_and_a_line_that_was_set_aside_keep_what_is_not_the_name(desk: Desk) -> None:
    torn = desk.folder / "history" / NORTHWIND / "0123456789ab.jsonl"
    torn.touch(mode=0o600)
    torn.write_bytes(f'{{"why": "Call {NAME} back'.encode())
    aside = set_aside(folder_of(desk.practice).layout, NORTHWIND, torn, NOW)
    forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb")
    (draft,) = (json.loads(path.read_bytes()) for path in (desk.state / "drafts").rglob("*.json"))
    assert (draft["heading"], draft["texts"]) == (INSTEAD, {"notes": INSTEAD})
    assert aside.read_text("utf-8") == f'{{"why": "Call {INSTEAD} back'


def test_somebody_is_forgotten_also_in_what_an_editor_keeps_beside_its_text(desk: Desk) -> None:
    text = Drafts(desk.state, desk.folder).editor_file("a" * 16)
    text.write_text(f"Ask {NAME}", "utf-8")
    text.with_name("text.txt~").write_text(f"Ask {NAME} first", "utf-8")
    text.with_name(".text.txt.swp").write_bytes(b"b0VIM 9.0\0\0" + f"Ask {NAME}".encode())
    forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb", ["Núñez"])
    assert text.read_text("utf-8") == f"Ask {INSTEAD}"
    assert [path.name for path in sorted(text.parent.iterdir())] == ["text.txt", "text.txt~"]
    assert desk.holding("Núñez") == []


def test_a_forgotten_person_keeps_a_part_and_nothing_that_tells_who_it_was(desk: Desk) -> None:
    forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb")
    person = desk.person()
    assert (person.name, person.role, person.email, person.phone) == (INSTEAD, "", "", "")
    assert person.quoted is Quoting.not_at_all
    assert desk.advice().given_to == (DANA,)
    assert desk.advice().tags == ("prices", INSTEAD)
    assert desk.person(RUTH).name == "Ruth Amsel"


def test_the_clients_own_words_stay(desk: Desk) -> None:
    forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb")
    said = desk.practice.book.get(Decision, "decided1")
    assert said is not None
    assert (said.words, said.by) == ("We will do it in spring.", DANA)


def test_a_last_name_goes_only_when_somebody_says_that_it_means_the_person(desk: Desk) -> None:
    found = mentions(desk.practice, desk.person())
    unsure = {each.text: each for each in found.words if not each.sure}
    assert [each.text for each in unsure["Núñez"].places] == [f"…ss is {MAIL}. Núñez decides."]
    forget(desk.practice, found, f"{NAME} Lamb")
    assert desk.advice().notes == f"{INSTEAD} hesitated; her address is {INSTEAD}. Núñez decides."


def test_a_first_name_that_somebody_else_there_has_is_not_offered(desk: Desk) -> None:
    desk.practice.record([Add(Person(client=NORTHWIND, name="Pia Núñez"))], "another")
    assert "Núñez" not in {each.text for each in mentions(desk.practice, desk.person()).words}


def test_a_number_of_a_few_digits_is_not_taken_out_of_texts(desk: Desk) -> None:
    desk.practice.record([Edit(desk.person(RUTH), {"phone": "12"}), Edit(desk.advice(), {"notes": "12 %"})], "phone")
    forget(desk.practice, mentions(desk.practice, desk.person(RUTH)), "Ruth Amsel")
    assert desk.advice().notes == "12 %"
    assert desk.person(RUTH).phone == ""


def test_every_place_that_names_the_person_is_shown_before(desk: Desk) -> None:
    desk.practice.record([Edit(desk.advice("advice02"), {"notes": f"as {NAME} did"})], "notes")
    found = mentions(desk.practice, desk.person())
    name = next(each for each in found.words if each.text == NAME)
    assert {each.field for each in name.places} == {"Notes", "Tags", "Addressee", "File"}
    assert name.past > 2
    assert [each.text for each in found.elsewhere] == [f"as {NAME} did"]


def test_the_history_says_that_a_person_was_forgotten_and_not_who(desk: Desk) -> None:
    forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb")
    client = desk.practice.book.get(Client, NORTHWIND)
    lines = [line for each in desk.practice.history(client) for line in told_lines(told(desk.practice.book, each))]
    assert any("A person was forgotten; the history of NWD was sealed anew  (Maria Keller" in line for line in lines)
    assert not any("Dana" in line or "erasure" in line for line in lines)


def test_two_forgotten_people_stay_apart(desk: Desk) -> None:
    forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb")
    assert forget(desk.practice, mentions(desk.practice, desk.person(RUTH)), "Ruth Amsel") == "Person 2 (forgotten)"
    assert {desk.person().name, desk.person(RUTH).name} == {INSTEAD, "Person 2 (forgotten)"}


def test_nobody_is_forgotten_by_another_name(desk: Desk) -> None:
    with pytest.raises(Refused, match="nothing was changed"):
        forget(desk.practice, mentions(desk.practice, desk.person()), "Ruth Amsel")
    assert desk.person().name == f"{NAME} Lamb"


def test_a_text_that_would_not_fit_its_field_any_more_stops_the_forgetting(desk: Desk) -> None:
    desk.practice.record([Edit(desk.advice("advice02"), {"notes": "x"})], "notes")
    long = Recommendation(engagement=f"{NORTHWIND}1", title=f"{NAME} {'x' * 280}")
    desk.practice.record([Add(long)], "long")
    with pytest.raises(Refused, match="too long"):
        forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb")
    assert desk.again().check() == []
    assert desk.holding(NAME)


def test_a_program_that_shows_the_name_hears_of_the_forgetting(desk: Desk) -> None:
    other = desk.again()
    forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb")
    assert other.refresh() == {NORTHWIND}
    person = other.book.get(Person, DANA)
    assert person is not None
    assert person.name == INSTEAD


def test_a_form_that_still_holds_the_name_cannot_write_it_back_unseen(desk: Desk) -> None:
    seen = desk.person()
    forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb")
    with pytest.raises(StoreError, match="changed by somebody else"):
        desk.practice.record([Edit(seen, {"role": "CEO"})], "edit")


def test_of_a_destroyed_client_nothing_stands_anywhere_but_its_code(desk: Desk) -> None:
    going = what_goes(desk.practice, "nwd")
    assert (going.code, going.name, going.records["recommendation"]) == ("NWD", "Northwind Works", 1)
    assert going.backups == 2
    destroy(desk.practice, going, "NWD")
    for each in (NAME, MAIL, PHONE, "Northwind Works", "northwind-2026", "Publish prices", "NWD-1"):
        assert desk.holding(each) == []
    assert desk.practice.book.get(Client, NORTHWIND) is None
    assert len(desk.practice.book) == 4
    assert desk.again().check() == []


def test_a_client_is_not_destroyed_by_another_code(desk: Desk) -> None:
    with pytest.raises(Refused, match="nothing was destroyed"):
        destroy(desk.practice, what_goes(desk.practice, "NWD"), "nwd")
    assert desk.practice.book.get(Client, NORTHWIND) is not None


def test_there_is_nothing_to_destroy_under_an_unknown_code(desk: Desk) -> None:
    with pytest.raises(Refused, match="is not the code of a client"):
        what_goes(desk.practice, "XYZ")


def test_a_client_that_cannot_be_read_is_destroyed_by_its_id(desk: Desk) -> None:
    (desk.folder / "clients" / f"{NORTHWIND}.json").write_bytes(b"{")
    practice = desk.again()
    going = what_goes(practice, NORTHWIND)
    destroy(practice, going, NORTHWIND)
    assert practice.troubles == {}
    assert not [path for path in desk.folder.rglob("*northwind*") if path.parent.name != "destroyed"]


def test_what_comes_back_of_a_destroyed_client_goes_by_its_id_and_a_new_client_of_that_code_stays(desk: Desk) -> None:
    file = desk.folder / "clients" / f"{NORTHWIND}.json"
    raw = file.read_bytes()
    destroy(desk.practice, what_goes(desk.practice, "NWD"), "NWD")
    desk.practice.record([Add(Client(name="Another", code="NWD"))], "client NWD")
    file.touch(mode=0o600)
    file.write_bytes(raw)
    (found,) = desk.again().check()
    assert f"advisor destroy {NORTHWIND} removes it" in found.words
    going = what_goes(desk.practice, NORTHWIND)
    assert going.again == (f"clients/{NORTHWIND}.json",)
    destroy(desk.practice, going, "NWD")
    assert [each.name for each in desk.practice.book.all(Client) if each.code == "NWD"] == ["Another"]
    assert desk.again().check() == []


def test_the_files_of_documents_and_what_lies_elsewhere_are_named(desk: Desk) -> None:
    going = what_goes(desk.practice, "NWD")
    lines = outside(going.documents, desk.folder)
    assert lines[0] == f"This document stays where it is: /docs/Summary for {NAME}.docx"
    assert str(desk.folder) in lines[-1]


def test_nothing_is_erased_while_the_second_folder_of_backups_is_away(desk: Desk) -> None:
    desk.second.rename(desk.second.with_name("unplugged"))
    with pytest.raises(StoreError, match="connect it first"):
        destroy(desk.practice, what_goes(desk.practice, "NWD"), "NWD")
    with pytest.raises(StoreError, match="connect it first"):
        forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb")
    assert desk.again().check() == []
    assert desk.person().name == f"{NAME} Lamb"


def second_folder(desk: Desk, named: str) -> None:
    """What the settings say of the second folder for backups."""
    desk.practice.record([Edit(desk.practice.book.profile, {"second_backup": named})], "second folder")


def test_backups_of_a_destroyed_client_go_from_a_second_folder_that_was_out_of_the_settings(desk: Desk) -> None:
    second_folder(desk, "")
    destroy(desk.practice, what_goes(desk.practice, "NWD"), "NWD")
    assert list(desk.second.rglob(f"{NORTHWIND}/*.zip"))
    second_folder(desk, str(desk.second))
    assert "NWD" not in {each.whose for each in backups(desk.practice)}
    assert NORTHWIND not in {each.backup.scope for each in backups(desk.practice)}
    assert back_up(desk.practice).troubles == ()
    assert desk.holding(NAME) == []
    assert list(desk.second.rglob(f"{HARBOUR}/*.zip"))


def test_destroy_finds_a_destroyed_client_also_in_a_second_folder_that_came_back(desk: Desk) -> None:
    second_folder(desk, "")
    destroy(desk.practice, what_goes(desk.practice, "NWD"), "NWD")
    second_folder(desk, str(desk.second))
    going = what_goes(desk.practice, "NWD")
    (again,) = going.again
    assert Path(again).parent.parent == desk.second
    destroy(desk.practice, going, "NWD")
    assert not Path(again).exists()


def test_backups_that_name_a_forgotten_person_go_from_a_second_folder_that_was_out_of_the_settings(
    desk: Desk,
) -> None:
    second_folder(desk, "")
    forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb", ["Núñez"])
    assert desk.holding(NAME)
    second_folder(desk, str(desk.second))
    assert back_up(desk.practice).troubles == ()
    assert desk.holding(NAME) == []
    assert list(desk.second.rglob(f"{NORTHWIND}/*.zip"))


def test_backups_that_were_rewritten_when_somebody_was_forgotten_stay_in_the_second_folder(desk: Desk) -> None:
    names = sorted(path.name for path in desk.second.rglob("*.zip"))
    forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb")
    assert back_up(desk.practice).troubles == ()
    assert set(names) <= {path.name for path in desk.second.rglob("*.zip")}


def test_no_backup_in_the_second_folder_is_let_go_while_the_client_here_is_damaged(desk: Desk) -> None:
    second_folder(desk, "")
    forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb")
    second_folder(desk, str(desk.second))
    for path in (desk.folder / "history" / NORTHWIND).glob("*.jsonl"):
        path.write_bytes(path.read_bytes().replace(b"import", b"imp0rt"))
    names = set(desk.second.rglob(f"{NORTHWIND}/*.zip"))
    back_up(desk.again())
    assert names <= set(desk.second.rglob(f"{NORTHWIND}/*.zip"))


def test_drafts_of_a_client_that_was_destroyed_elsewhere_go_at_the_next_start(desk: Desk, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    for letter, client in (("b", NORTHWIND), ("c", HARBOUR)):
        drafts = Drafts(elsewhere, desk.folder)
        drafts.keep(Draft(letter * 16, "record.edit", "person", "Edit", NOW, (client,)))
    destroy(desk.practice, what_goes(desk.practice, "NWD"), "NWD")
    opened(desk.folder, elsewhere)
    assert [path.name[0] for path in (elsewhere / "drafts").rglob("*.json")] == ["c"]


@pytest.mark.parametrize("destroys", [True, False])
def test_a_draft_that_died_while_it_was_written_goes_with_a_client_and_with_a_name(desk: Desk, destroys: bool) -> None:
    (draft,) = (desk.state / "drafts").rglob("*.json")
    half = draft.with_name(f".{draft.name}.0000.writing")
    half.write_bytes(draft.read_bytes()[:-9])
    if destroys:
        destroy(desk.practice, what_goes(desk.practice, "NWD"), "NWD")
    else:
        forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb", ["Núñez"])
    assert not half.exists()


def test_a_backup_without_the_name_is_whole_and_of_the_same_moment(desk: Desk) -> None:
    shelf = folder_of(desk.practice).layout.backups / NORTHWIND
    names = sorted(path.name for path in shelf.glob("*.zip"))
    forget(desk.practice, mentions(desk.practice, desk.person()), f"{NAME} Lamb")
    assert sorted(path.name for path in shelf.glob("*.zip")) == names
    assert desk.practice.check() == []


def test_a_receipt_that_was_altered_still_keeps_the_client_from_coming_back(desk: Desk) -> None:
    destroy(desk.practice, what_goes(desk.practice, "NWD"), "NWD")
    receipt = desk.folder / "destroyed" / f"{NORTHWIND}.json"
    receipt.write_bytes(receipt.read_bytes().replace(b"NWD", b"XXX"))
    again = desk.again()
    assert again.check()[0].where == f"destroyed/{NORTHWIND}.json"
    assert again.store.scopes() == ["practice", HARBOUR]
