"""Of which sitting a letter to the team is made: the one that was named, or else the latest that is finished."""

from __future__ import annotations

from datetime import date

from advisor.records import Profile, Sitting
from advisor.records.sharing import letter_texts
from exports.asked import Asked
from exports.error import ExportError


def sitting(asked: Asked) -> str:
    """The id of the sitting.

    Raises:
        ExportError: When the one that was named is no letter or not finished, or there is none.
    """
    return written(asked)[0].id


def written(asked: Asked) -> tuple[Sitting, list[str]]:
    """The sitting and the texts of the letter, "" for each that was not written.

    Raises:
        ExportError: When the one that was named is no letter or not finished, or there is none.
    """
    found = _named(asked) if asked.sitting else _latest(asked)
    answers = [each for each in asked.book.answers_of(found.id) if each.on and each.on <= asked.as_of]
    texts = letter_texts(found, answers)
    if not any(texts):
        raise ExportError(f"“{found.title}” has no text yet; answer what it asks first.")
    return found, texts


def _named(asked: Asked) -> Sitting:
    found = asked.book.get(Sitting, asked.sitting)
    if found is None or found not in _of_client(asked):
        raise ExportError("This sitting is not one of the client's; choose another.")
    if not found.letter:
        raise ExportError(f"“{found.title}” is no letter; name a sitting of one, such as “Letter to the team”.")
    if not _finished(found, asked.as_of):
        raise ExportError(f"“{found.title}” is not finished; finish it, then the letter can be made.")
    return found


def _latest(asked: Asked) -> Sitting:
    letters = [each for each in _of_client(asked) if each.letter]
    done = [each for each in letters if _finished(each, asked.as_of)]
    if done:
        return max(done, key=lambda each: (each.finished_on or date.min, each.noted, each.id))
    if letters:
        raise ExportError("The letter to this team is not finished; finish it, then it can be made.")
    raise ExportError(
        "No letter to a team was written for this client; take the questionnaire “Letter to the team” with it first."
    )


def _of_client(asked: Asked) -> list[Sitting]:
    assert not isinstance(asked.scope, Profile)
    client = asked.book.client_of(asked.scope)
    return asked.book.of_scope(Sitting, client.id) if client else []


def _finished(sitting: Sitting, on: date) -> bool:
    return sitting.finished_on is not None and sitting.finished_on <= on
