"""A decision form that came back, as a deed to be attacked: the file is kept, and what it says is recorded."""

from __future__ import annotations

from datetime import date

from advisor.practice import Practice
from advisor.records import Engagement
from advisor.records.choices import DocumentKind
from advisor.store import StoreError
from advisor.upkeep import folder_of
from exports.asked import Added
from exports.error import ExportError
from exports.form.returning import came_in, plan_for, record
from exports.making import asked_of, make
from tests.tools.attack_deeds import Deed, Place
from tests.tools.form_filling import Answers, in_word

_SAID: Answers = {
    ("NWD-1", "position"): "Adopted",
    ("NWD-1", "on"): date(2026, 11, 20),
    ("NWD-1", "by"): "Jo Lind, COO",
    ("NWD-1", "words"): "We will.",
}


def take_in_form(practice: Practice) -> None:
    """What a returned form says, with somebody new, and the file as evidence.

    Raises:
        StoreError: It was refused in a sentence.
    """
    back = folder_of(practice).layout.root.parent / "back.docx"
    try:
        plan = plan_for(practice, came_in(back))
        record(practice, plan, plan.choosable)
    except ExportError as error:
        raise StoreError(str(error)) from error


def _sent_out(place: Place) -> None:
    """Make a form about the advice that waits, and fill it in."""
    practice = place.open()
    work = practice.book.get(Engagement, "northwind1")
    assert work is not None
    asked = asked_of(practice, DocumentKind.form, work, added=Added("Dana Ortiz"))
    made = make(practice, DocumentKind.form, asked, to=place.scratch / "form.docx")
    (place.scratch / "back.docx").write_bytes(in_word(made.path.read_bytes(), _SAID))


FORMS = [Deed("a form that came back", take_in_form, before=_sent_out)]
