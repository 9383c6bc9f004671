"""A decision form that came back: read, shown beside what is recorded, and recorded after a yes.

    plan = read_return(practice, path)     # writes nothing
    record(practice, plan)                 # what nothing is doubtful about; or the recommendations that were chosen
    record_by_hand(practice, plan, item, decision)   # what somebody found out about an answer that is not clear

All that is recorded from one form is one action, and one undo takes it back. The file itself is kept in the practice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from advisor.book import Book
from advisor.changes import Add, Refused, new_id
from advisor.past import as_it_was
from advisor.practice import Done, Practice
from advisor.records import Decision, Document, FormReturn, Person, Problem, Recommendation, Record
from advisor.records.choices import DocumentKind
from advisor.store import StoreError
from advisor.store.sent_files import keep
from advisor.system import reason_of
from advisor.upkeep import folder_of
from advisor.words import count
from exports.error import ExportError
from exports.form.answers import Returned
from exports.form.marks import printed
from exports.form.matching import plan as matched
from exports.form.plan import Came, Item, Plan
from exports.form.reading import read_form
from exports.form.sent import as_it_went
from exports.word import clean
from exports.word.foreign import Unreadable, bytes_of

_NAME = 300
_MEANWHILE = "What is recorded changed meanwhile; read the form again, and look at what it would change now."


def read_return(practice: Practice, path: Path) -> Plan:
    """What a returned form comes to; nothing is written.

    Args:
        practice: The practice, loaded.
        path: The file.

    Raises:
        ExportError: When it is no form that can be read, or none of this practice.
        StoreError: When the history cannot be read.
    """
    return plan_for(practice, came_in(path))


def came_in(source: Path | bytes, name: str = "") -> Came:
    """A returned form, read; no practice is needed for that.

    Args:
        source: The file, or its bytes.
        name: What bytes are called.

    Raises:
        ExportError: When it is no form that can be read.
    """
    name = clean(source.name if isinstance(source, Path) else name, one_line=True, limit=_NAME)
    try:
        content = bytes_of(source, name=name) if isinstance(source, Path) else source
        return Came(name, content, sha256(content).hexdigest(), read_form(content, name))
    except Unreadable as error:
        raise ExportError(str(error)) from error


def plan_for(practice: Practice, came: Came) -> Plan:
    """What a form that was read comes to in a practice; nothing is written.

    Raises:
        ExportError: When it is no form of this practice.
        StoreError: When the history cannot be read.
    """
    document = _form_of(practice.book, came.returned)
    if document is None:
        code = f" {printed(came.returned.form)}" if came.returned.form else " of its own"
        raise ExportError(
            f"{came.name} is a decision form, but the code{code} is of none that was made in this practice; "
            "open the practice that made it (--practice DIR), or record what it says by hand."
        )
    try:
        then = as_it_was(practice.store, document.client, document.noted, adding=document.id)
    except StoreError as error:
        words = practice.in_names(str(error))
        raise ExportError(f"What the form said when it was made cannot be told: {words}") from error
    return matched(practice.book, then.book, document, came, practice.now(), as_it_went(practice, document))


def _form_of(book: Book, returned: Returned) -> Document | None:
    """The record of a form: by its code; where that is lost, the last one that asked about all that it answers."""
    forms = [each for each in book.all(Document) if each.kind is DocumentKind.form and each.code]
    if returned.form:
        found = [each for each in forms if each.code == returned.form]
    else:
        found = [each for each in forms if _asks_about_all(book, each, returned)]
    return max(found, key=lambda each: (each.sent_on is not None, each.noted, each.id), default=None)


def _asks_about_all(book: Book, document: Document, returned: Returned) -> bool:
    asked = {each.reference for record in document.about if (each := book.get(Recommendation, record))}
    return bool(returned.answers) and {each.reference for each in returned.answers} <= asked


def record(practice: Practice, plan: Plan, chosen: Collection[str] | None = None) -> Done:
    """Record what a form says, with the evidence: when it was read, from which file, and in spite of which doubts.

    Nothing is written where it says nothing new, and the form came back before. Nobody else writes meanwhile.

    Args:
        practice: The practice.
        plan: What was shown.
        chosen: The ids of the recommendations whose answers are recorded; by default those without a doubt.

    Raises:
        Refused: When one of them cannot be recorded, or what is recorded is not what the plan shows any more.
        ExportError: When the file cannot be kept; nothing is recorded then.
        StoreError: When it cannot be recorded.
    """
    wanted = set(plan.ready if chosen is None else chosen)
    items = [each for each in plan.items if each.advice and each.advice.id in wanted and each.can_be_recorded]
    if len(items) != len(wanted):
        raise Refused([Problem("", "That answer cannot be recorded as it is; choose among those that can be.")])
    why = f"Decision form {printed(plan.document.code)} back: {count(len(items), 'decision')}"
    with practice.alone():
        if plan_for(practice, plan.came) != plan:
            raise Refused([Problem("", _MEANWHILE)])
        if not items and plan.earlier:
            return Done("", why, ())
        _keep(practice, plan)
        return practice.record([Add(each) for each in _records(plan, items, practice.today)], why)


def record_by_hand(
    practice: Practice, plan: Plan, item: Item, decision: Decision, people: Sequence[Person] = ()
) -> Done:
    """Record what somebody found out of an answer that cannot be recorded as it is, with the form as its evidence.

    Args:
        practice: The practice.
        plan: What was shown.
        item: The answer.
        decision: What was decided, as somebody says.
        people: Those who are named in it for the first time.

    Raises:
        Refused: When it cannot be recorded.
        ExportError: When the file cannot be kept; nothing is recorded then.
        StoreError: When it cannot be recorded.
    """
    _keep(practice, plan)
    evidence = _evidence(plan, [item], practice.today)
    why = f"decision on {item.reference}, which decision form {printed(plan.document.code)} left unclear"
    records = (evidence, *people, decision.replaced(form_return=evidence.id))
    return practice.record([Add(each) for each in records], why)


def _keep(practice: Practice, plan: Plan) -> None:
    """Keep the file as it came."""
    try:
        keep(folder_of(practice), plan.client.id, plan.came.content, ".docx")
    except OSError as error:
        told = f"{plan.came.name} cannot be kept in the practice ({reason_of(error)}); nothing was recorded."
        raise ExportError(told) from error


def _evidence(plan: Plan, items: Sequence[Item], today: date) -> FormReturn:
    """When the form was read, from which file, and what was doubtful about the answers that were recorded of it."""
    told = (f"{each.reference}: {doubt}" for each in items for doubt in (*each.doubts, *each.problems))
    return FormReturn(
        id=new_id(),
        client=plan.client.id,
        document=plan.document.id,
        read_on=today,
        file=plan.came.name,
        sha256=plan.came.sha256,
        doubts=(*plan.doubts, *told),
    )


def _records(plan: Plan, items: Sequence[Item], today: date) -> Iterator[Record]:
    """The evidence, everybody who is new, and the decisions, nothing named before it is there."""
    evidence = _evidence(plan, items, today)
    yield evidence
    people = {each.adds.name.casefold(): each.adds.replaced(id=new_id()) for each in items if each.adds}
    yield from people.values()
    for each in items:
        assert each.decision is not None
        by = people[each.adds.name.casefold()].id if each.adds else each.decision.by
        yield each.decision.replaced(by=by, form_return=evidence.id)
