"""What waits for an answer, as people read it: what would change, what must be chosen, and what cannot be taken in."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from advisor.book import Book
from advisor.loading import record_of
from advisor.practice import Practice
from advisor.records import TYPES, Misfit, Record
from advisor.records.fields import FieldSpec, fields_of
from advisor.showing import NOTHING, FieldChange, RecordChange, in_words, record_change
from advisor.store import Doc, Was
from advisor.store.copies import copies
from advisor.store.history import Line
from advisor.store.merge import ABSENT, WHOLE, same
from advisor.store.proposals import Proposal, of_scope
from advisor.store.proposals import Question as Asked
from advisor.upkeep import folder_of
from advisor.upkeep.backing_up import scope_name, whose
from advisor.upkeep.judging import beside, judged, named, needs_reason
from advisor.words import short_date

_HEADINGS = {
    "edit": "The file {where} was changed by another program.",
    "copy": "A sync service made a copy of a file of {whose}: {where}.",
    "apart": "{whose} was changed on two computers at once.",
}
_HERE, _THERE = "this computer", "another computer"
_ON = {_HERE: "on this computer", _THERE: "on another computer"}
_FILES = {"edit": "in the changed file", "copy": "in the copy"}


@dataclass(frozen=True)
class Version:
    """What one side says.

    ``place`` is where that is, ``words`` what it says ("" for nothing), ``by`` who wrote it, and when ("" where
    unknown). ``corrects`` says whether with it given advice is rewritten, so that the reason has to be said.
    """

    place: str
    words: str
    by: str = ""
    corrects: bool = False

    @property
    def origin(self) -> str:
        """Who or where that is, in one go."""
        who, _, when = self.by.rpartition(", ")
        return f"{who}, {_ON[self.place]}, {when}" if who else self.place


@dataclass(frozen=True)
class Question:
    """Something that both sides changed to different things.

    ``key`` names it in the answers, ``record`` is how people know the record, ``label`` the field's (“The whole
    record” where one side deleted it), ``before`` what it said before both.
    """

    key: str
    record: str
    label: str
    before: str
    versions: tuple[Version, ...]


@dataclass(frozen=True)
class Offer:
    """Something that waits for an answer.

    ``kind`` is ``edit`` (another program changed a file), ``copy`` (of a sync service) or ``apart`` (two computers
    recorded it; then there are only questions, and it cannot be declined). ``whose`` is a client's code or “the
    practice”, ``where`` the file (or ""), ``heading`` one sentence. ``records`` is what a yes changes by itself,
    ``given`` what it changes of given advice where the reason of the correction is said, and ``refused`` what it
    leaves out, each in a sentence that says why.
    """

    id: str
    scope: str
    kind: str
    whose: str
    where: str
    heading: str
    records: tuple[RecordChange, ...]
    questions: tuple[Question, ...]
    refused: tuple[str, ...]
    given: tuple[RecordChange, ...] = ()

    @property
    def can_be_declined(self) -> bool:
        """Whether a no is possible; what was recorded on two computers can only be settled."""
        return self.kind != "apart"

    @property
    def may_correct(self) -> bool:
        """Whether some answer rewrites given advice, so that the reason is asked for."""
        return bool(self.given) or any(version.corrects for each in self.questions for version in each.versions)

    def corrects(self, choices: Mapping[str, int]) -> bool:
        """Whether what was chosen rewrites given advice, so that it is taken in only with the reason.

        Args:
            choices: For each question's key, which of its versions is to hold.
        """
        return any(each.versions[choices[each.key]].corrects for each in self.questions if each.key in choices)


def offers(practice: Practice) -> list[Offer]:
    """What waits for an answer, in all clients; of one client only what comes first, for the rest depends on it.

    What is contained in the record already is none: :func:`advisor.upkeep.mending.repair` sets it aside.

    Raises:
        StoreError: The practice is not kept in a folder, or cannot be read now.
    """
    return [offer for offer, _ in offers_and_proposals(practice)]


def offers_and_proposals(practice: Practice) -> Iterator[tuple[Offer, Proposal]]:
    """Each offer with what stands behind it."""
    layout = folder_of(practice).layout
    copied = copies(layout)
    for scope in layout.scopes():
        for proposal in of_scope(layout, scope, copied):
            if not proposal.is_contained:
                yield _offer(practice, proposal), proposal


def _offer(practice: Practice, proposal: Proposal) -> Offer:
    book = beside(practice, proposal)
    name = scope_name(practice, proposal.scope)
    where = folder_of(practice).layout.name(proposal.path) if proposal.path else ""
    everything, refused = judged_changes(book, proposal, practice.today, with_reason=True)
    allowed, _ = judged_changes(book, proposal, practice.today)
    given = [each for each in everything if needs_reason(each) and each not in allowed]
    trouble = (proposal.trouble,) if proposal.trouble else ()
    return Offer(
        id=proposal.token,
        scope=proposal.scope,
        kind=proposal.kind,
        whose=whose(book, proposal.scope),
        where=where,
        heading=_capital(practice.in_names(_HEADINGS[proposal.kind].format(where=where, whose=name))),
        records=tuple(_told(book, each) for each in allowed),
        questions=tuple(_question(practice, book, proposal, each) for each in proposal.questions),
        refused=(*trouble, *refused),
        given=tuple(_told(book, each) for each in given),
    )


def judged_changes(
    book: Book, proposal: Proposal, today: date, *, with_reason: bool = False
) -> tuple[tuple[Was, ...], tuple[str, ...]]:
    """The changes of a proposal that may be taken in, and why others may not; records with questions come later.

    Args:
        book: The practice beside it.
        proposal: What is proposed.
        today: The day of taking in.
        with_reason: Whether the reason of a correction is said, so that given advice may change.
    """
    asked = {each.id for each in proposal.questions}
    alone = [each for each in proposal.changes if each.id not in asked]
    allowed, refused = judged(book, alone, today, by_hand=proposal.by_hand, with_reason=with_reason)
    return (*allowed, *(each for each in proposal.changes if each.id in asked)), refused


def _told(book: Book, was: Was) -> RecordChange:
    """A record's change in words: every key that differs, also what a history leaves untold or no field is for."""
    told = record_change(book, was)
    labels = {spec.name: named(spec) for spec in fields_of(TYPES[was.table])} if was.table in TYPES else {}
    before, after = was.before or {}, was.after or {}
    untold = sorted({*before, *after} - {each.field for each in told.fields} - {"rev"})
    others = tuple(
        FieldChange(name, labels.get(name, f"“{name}”"), _raw(before.get(name)), _raw(after.get(name)))
        for name in untold
        if not same(before.get(name), after.get(name))
    )
    return RecordChange(told.kind, told.id, told.done, told.name, (*told.fields, *others))


def _question(practice: Practice, book: Book, proposal: Proposal, asked: Asked) -> Question:
    spec = _spec(asked)
    current = asked.current or next((each for each in asked.versions if isinstance(each, dict)), {})
    name = record_change(book, Was(proposal.scope, asked.table, asked.id, current, current)).name
    versions = zip(_places(practice, proposal, asked), asked.versions, strict=True)
    beside_it = next((each for each in proposal.changes if (each.table, each.id) == (asked.table, asked.id)), None)
    was = beside_it or Was(proposal.scope, asked.table, asked.id, asked.current, asked.current)

    def corrects(value: Any) -> bool:  # noqa: ANN401 - any JSON value
        return proposal.by_hand and needs_reason(with_choice(was, asked.field, value))

    return Question(
        key=key_of(asked),
        record=name,
        label=spec.label if spec else "The whole record" if asked.field == WHOLE else f"“{asked.field}”",
        before="" if asked.field == WHOLE else _words(book, asked, spec, asked.base),
        versions=tuple(
            Version(place, _words(book, asked, spec, value), by, corrects(value)) for (place, by), value in versions
        ),
    )


def with_choice(was: Was, field: str, value: Any) -> Was:  # noqa: ANN401 - any JSON value
    """A change with the chosen value in it; of a record that one side deleted, gone or as the other has it."""
    return Was(was.scope, was.table, was.id, was.before, _chosen(was, field, value))


def _chosen(was: Was, field: str, value: Any) -> Doc | None:  # noqa: ANN401 - any JSON value
    if field == WHOLE:
        return None if value is None else (was.after or value)
    doc = {**(was.after or {}), field: value}
    return {name: each for name, each in doc.items() if each is not ABSENT}


def key_of(asked: Asked) -> str:
    """How a question is named in the answers."""
    return f"{asked.table}/{asked.id}/{asked.field}"


def _places(practice: Practice, proposal: Proposal, asked: Asked) -> list[tuple[str, str]]:
    """Where each version stands, and who wrote it, and when."""
    if proposal.kind == "apart" or all(line is not None for line in asked.writers):
        return [_writer(practice, line) for line in asked.writers if line is not None]
    return [("as recorded here", ""), (_FILES[proposal.kind], "")]


def _writer(practice: Practice, line: Line) -> tuple[str, str]:
    at = line.action.at.astimezone(practice.now().tzinfo)
    here = line.action.device == practice.store.device
    return _HERE if here else _THERE, f"{line.action.who}, {short_date(at.date())} {at:%H:%M}"


def _spec(asked: Asked) -> FieldSpec | None:
    if asked.table not in TYPES:
        return None
    return next((each for each in fields_of(TYPES[asked.table]) if each.name == asked.field), None)


def _words(book: Book, asked: Asked, spec: FieldSpec | None, value: Any) -> str:  # noqa: ANN401 - any JSON value
    """A version in words, as its field would show it."""
    if asked.field == WHOLE:
        return _whole(book, asked, value)
    if value is ABSENT:
        value = None
    record = _with(asked, value)
    if spec is None or record is None:
        return _raw(value)
    return in_words(book, spec, getattr(record, spec.name))


def _whole(book: Book, asked: Asked, value: Doc | None) -> str:
    if value is None:
        return "deleted"
    told = record_change(book, Was("", asked.table, asked.id, asked.base, value))
    said = "; ".join(f"{each.label}: {each.after or NOTHING}" for each in told.fields)
    return f"kept, with {said}" if said else "kept"


def _with(asked: Asked, value: object) -> Record | None:
    """The record with one value in it, read by its type; None where it does not fit."""
    doc = {**(asked.current or {}), asked.field: value}
    try:
        return record_of(asked.table, asked.id, {name: each for name, each in doc.items() if each is not None})
    except Misfit:
        return None


def _raw(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
