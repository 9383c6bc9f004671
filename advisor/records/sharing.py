"""What of a record may stand in a client's document: the marked fields, and nothing else."""

from types import SimpleNamespace
from typing import Any

from advisor.records.advice import Recommendation
from advisor.records.base import Record
from advisor.records.choices import Quoting
from advisor.records.client import Person
from advisor.records.fields import fields_of


class NotShared(TypeError):
    """A record was asked for in a client's document although nothing of its type is marked as shared."""


def shared(record: Record) -> Any:  # noqa: ANN401 - the view has exactly the shared fields of its type
    """A view of a record with its shared fields only: reaching for another one is an AttributeError.

    Raises:
        NotShared: When no field of the type is shared, or the record is a draft or entered in error.
    """
    names = [spec.name for spec in fields_of(type(record)) if spec.shared]
    if not names:
        raise NotShared(f"No field of a {record.NAME} may stand in a client's document.")
    if getattr(record, "entered_in_error", ""):
        raise NotShared(f"This {record.NAME} was entered in error and cannot stand in a client's document.")
    if isinstance(record, Recommendation) and record.given_on is None:
        raise NotShared("This recommendation is a draft and cannot stand in a client's document.")
    return SimpleNamespace(**{name: getattr(record, name) for name in names})


def attribution(person: Person | None) -> str | None:
    """How a person's words are signed: a name and role, a role, "" for nobody, or None: not to be quoted."""
    if person is None or person.quoted is Quoting.unattributed:
        return ""
    if person.quoted is Quoting.not_at_all:
        return None
    if person.quoted is Quoting.by_role:
        return person.role
    return ", ".join(part for part in (person.name, person.role) if part)
