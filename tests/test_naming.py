import pytest

from advisor.naming import client_name, in_names, with_name
from advisor.records import Client

CASTELL = "6c35a5ab97d54b85"
_NAMES = {CASTELL: "Castell Logistics (CAS)"}


def name_of(scope: str) -> str:
    return _NAMES.get(scope, "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (f"The file clients/{CASTELL}.json is damaged.", "The file of Castell Logistics (CAS) is damaged."),
        (f"clients/{CASTELL}.json cannot be read now.", "The file of Castell Logistics (CAS) cannot be read now."),
        (
            f"It stands in the history history/{CASTELL}/0123456789ab.jsonl.",
            "It stands in the history of Castell Logistics (CAS).",
        ),
        (f"See history/{CASTELL}.", "See the history of Castell Logistics (CAS)."),
        ("The file practice.json is damaged.", "The practice's own file is damaged."),
        ("history/practice/0123456789ab.jsonl ends.", "The practice's own history ends."),
    ],
)
def test_a_sentence_of_the_store_names_the_client_and_not_the_file(words: str, told: str) -> None:
    assert in_names(words, name_of) == told


@pytest.mark.parametrize(
    "words",
    [
        "The file clients/0000000000unknown.json is damaged.",
        f"clients/{CASTELL} (1).json is a copy.",
        f"clients/{CASTELL}.json.bak does not belong to the practice.",
        f"advisor restore backups/{CASTELL}/2026-11-23T093000Z.zip",
        f"history/{CASTELL}/aside does not belong here.",
        "my-practice.json is not ours.",
        f"/elsewhere/clients/{CASTELL}.json is not ours.",
    ],
)
def test_what_has_to_be_found_or_typed_keeps_its_path(words: str) -> None:
    assert in_names(words, name_of) == words


def test_a_place_says_whose_it_is_and_where_it_lies() -> None:
    assert with_name(f"clients/{CASTELL}.json", name_of) == f"Castell Logistics (CAS), clients/{CASTELL}.json"
    assert with_name(f"backups/{CASTELL}/a.zip", name_of) == f"Castell Logistics (CAS), backups/{CASTELL}/a.zip"
    assert with_name("practice.json", name_of) == "The practice's own records, practice.json"
    assert with_name("CAS-18", name_of) == "CAS-18"


def test_a_client_is_called_by_what_is_known_of_it() -> None:
    assert client_name(Client(name="Castell Logistics", code="CAS")) == "Castell Logistics (CAS)"
    assert client_name(Client(code="CAS")) == "CAS"
    assert client_name(Client()) == ""
