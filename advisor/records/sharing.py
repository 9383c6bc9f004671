"""What of a record may stand in a client's document: the marked fields, and nothing else."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from advisor.records.advice import Recommendation
from advisor.records.base import Record
from advisor.records.choices import PromptKind
from advisor.records.fields import fields_of
from advisor.records.instruments import Answer, Sitting


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


def letter_texts(sitting: Sitting, answers: Iterable[Answer]) -> list[str]:
    """What a letter says that was written as a sitting: its texts, in the order in which they were asked for.

    A text that was not written is "", so that the last one is the close that was asked for last, or none.

    Args:
        sitting: The sitting.
        answers: Its answers.

    Raises:
        NotShared: When the sitting is no letter, or not finished.
    """
    if not sitting.letter or sitting.finished_on is None:
        raise NotShared("Only the texts of a finished letter may stand in a client's document.")
    written = {each.prompt: each.words for each in answers}
    return [written.get(each.id, "").strip() for each in sitting.prompts if each.kind is PromptKind.text]
