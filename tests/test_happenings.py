from datetime import date, timedelta
from pathlib import Path

from advisor.happenings import KINDS, happenings
from advisor.records import Client, FormReturn, Goal, Interaction, Sitting
from tests.factory import CLIENT_ID, book_of, client
from tests.screens.client.rich_practice import rich_practice
from tests.screens.running import NWD

TODAY = date(2026, 11, 23)


def test_the_timeline_tells_everything_newest_first_and_nothing_of_later(tmp_path: Path) -> None:
    book = rich_practice(tmp_path).book
    client = book.get(Client, NWD)
    assert client is not None
    found = happenings(book, client, TODAY)
    days = [each.on for each in found if each.on]
    assert days == sorted(days, reverse=True)
    assert {each.kind for each in found} <= set(KINDS)
    assert {"contact", "promise", "concern", "story", "insight", "question", "quote", "goal", "reading"} <= {
        each.kind for each in found
    }
    told = {each.record for each in found}
    relationship = [each for each in book.kept_in(NWD) if isinstance(each, Interaction | Goal | Sitting)]
    assert {each.id for each in relationship} <= told
    kept = [each.words.partition(":")[0] for each in found if "Report on the south" in each.words]
    assert kept == ["kept late", "we promised"]
    past = TODAY - timedelta(days=120)
    assert happenings(book, client, past) == [each for each in found if each.on is None or each.on <= past]


def test_a_form_that_came_back_is_told_with_what_was_doubtful_about_it() -> None:
    back = FormReturn.of(
        {
            "id": "f0e1000000000001",
            "client": CLIENT_ID,
            "read_on": "2026-02-03",
            "file": "b.docx",
            "doubts": ["No date"],
        }
    )
    book = book_of(client(), back)
    (found,) = happenings(book, book.all(Client)[0], TODAY)
    assert (found.on, found.kind, found.about, found.more) == (date(2026, 2, 3), "document", "b.docx", "No date")
